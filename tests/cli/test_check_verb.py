from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_a_sound_store(say: Say, small: Path) -> None:
    said = say("check", small, "--json")
    assert said.code == 0
    assert said.json["ok"] is True
    assert said.json["counts"] == {"events": 3, "documents": 1, "actors": 3, "themes": 1, "evidence": 2}
    assert said.json["unverified"] == 0
    assert said.json["problems"] == []


def test_all_problems_with_their_places(say: Say, small: Path) -> None:
    events = small / "events" / "events.yaml"
    text = (
        events.read_text()
        .replace('when: "2025-08-25"', 'when: "2025-08-35"')
        .replace("themes: [trade]", "themes: [tride]")
    )
    events.write_text(text)
    said = say("check", small, "--json")
    assert said.code == 1
    places = {(each["file"], each["field"]) for each in said.json["problems"]}
    assert ("events/events.yaml", "when") in places
    assert all(each["line"] > 0 and each["column"] > 0 and each["message"] for each in said.json["problems"])
    told = say("check", small)
    assert told.code == 1
    assert "events/events.yaml:4:" in told.err


def test_the_store_that_ships_is_sound(say: Say, seeds: Path) -> None:
    said = say("check", seeds, "--json")
    assert said.json["problems"] == []
    assert said.code == 0
