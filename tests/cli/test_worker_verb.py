from collections.abc import Callable

from tests.cli.conftest import Said


def test_the_worker_is_hidden(say: Callable[..., Said]) -> None:
    assert "worker" not in say("--help").out
    assert say("worker", "no-such").code == 2
