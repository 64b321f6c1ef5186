from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_hits_have_their_words_in_context(say: Say, small: Path) -> None:
    said = say("search", small, "leaders", "--json")
    first = said.json["hits"][0]
    assert first["id"] == "summit"
    start, end = first["marks"][0]
    assert first["context"][start:end].lower() == "leaders"


@pytest.mark.parametrize("query", ["주한미군", "미군", "한국"])
def test_korean_names_find_events(say: Say, small: Path, query: str) -> None:
    assert any(hit["kind"] == "event" for hit in say("search", small, query, "--json").json["hits"])


@pytest.mark.parametrize("query", ['"', "NEAR(", "a AND", "*", "-", "col:x", "\x00", "((((", "'; drop table"])
def test_odd_queries_are_only_words(say: Say, small: Path, query: str) -> None:
    assert say("search", small, query, "--json").code == 0


def test_nothing_found_is_said(say: Say, small: Path) -> None:
    said = say("search", small, "zebra")
    assert (said.code, said.out) == (0, "")
    assert said.err


def test_operators_narrow_and_all_events_are_counted(say: Say, small: Path) -> None:
    said = say("search", small, "actor:rok -actor:usfk", "--json")
    assert [(hit["kind"], hit["id"]) for hit in said.json["hits"]] == [("event", "summit")]
    assert said.json["events"] == 1
    assert say("search", small, "leaders -august", "--json").json["hits"] == []


def test_what_may_have_been_meant_is_said(say: Say, small: Path) -> None:
    said = say("search", small, "leadres", "--lang", "en")
    assert (said.code, said.out) == (0, "")
    assert "Did you mean" in said.err


def test_a_date_finds_events_of_its_time(say: Say, small: Path) -> None:
    found = say("search", small, "August 2025", "--json").json["hits"]
    assert [(hit["id"], hit["field"]) for hit in found if hit["field"] == "when"] == [
        ("summit", "when"),
        ("troops", "when"),
    ]


def test_korean_names_of_kinds_find_the_kind_and_its_events(say: Say, small: Path) -> None:
    found = [(hit["kind"], hit["id"]) for hit in say("search", small, "정상회담", "--json").json["hits"]]
    assert found[0] == ("kind", "summit")
    assert ("event", "summit") in found
