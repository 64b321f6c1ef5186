from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_one_event_whole(say: Say, small: Path) -> None:
    said = say("show", small, "summit")
    assert "25 August 2025" in said.out
    assert "15" in said.out
    assert "The leaders met in August." in said.out
    assert "Troops abroad" in said.out
    assert say("show", small, "summit", "--json").json["event"]["id"] == "summit"


def test_an_unknown_event_is_wrong_usage(say: Say, small: Path) -> None:
    said = say("show", small, "sumit")
    assert said.code == 2
    assert "sumit" in said.err
