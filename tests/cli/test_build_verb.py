from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said


def test_build_tells_what_it_indexed(say: Callable[..., Said], small: Path) -> None:
    assert say("build", small, "--json").json["counts"]["events"] == 3
    assert "3" in say("build", small).out
