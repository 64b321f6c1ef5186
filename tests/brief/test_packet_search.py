"""Search in a packet finds what a store's search finds."""

import pytest

from briefviewer.brief.packet_search import Findable, findable_events, findable_names, found
from briefviewer.domain.search import HitKind
from briefviewer.store.fulltext import terms_of
from tests.brief.fake_store import LIBRARY, harbours

EVENTS = tuple(
    findable_events(
        harbours().all_events, {each.id: harbours().excerpts(each.id) for each in harbours().all_events}, LIBRARY
    )
)
NAMES = tuple(findable_names(LIBRARY))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("harbour closes", {"closure"}),
        ("clos", {"closure", "storm"}),
        ("clo harbour", set()),
        ('"harbour union"', {"founding"}),
        ('"union harbour"', set()),
        ("봉쇄", {"siege"}),
        ("북항 개방", {"siege"}),
        ("2500nothing", set()),
        ("", set()),
        ('"', set()),
    ],
)
def test_every_term_must_stand_somewhere(query: str, ids: set[str]) -> None:
    named = [Findable(each.kind, each.id, each.title, {"title": each.fields["title"]}) for each in EVENTS]
    assert {hit.id for hit in found(query, named, 50)} == ids


def test_terms_may_stand_in_different_fields() -> None:
    assert {hit.id for hit in found("union Northport trade", EVENTS, 50)} == {"founding", "next"}


def test_a_mixed_word_needs_both_its_scripts() -> None:
    place = Findable(HitKind.EVENT, "a", "A", {"title": "APEC에서"})
    assert place.hit(terms_of("APEC에서"))
    assert place.hit(terms_of("APEC만")) is None


def test_an_actor_called_just_so_comes_first() -> None:
    hits = found("북항", (*EVENTS, *NAMES), 3)
    assert (hits[0].kind, hits[0].id) == (HitKind.ACTOR, "north")
    assert len(hits) == 3


def test_a_finding_shows_its_words() -> None:
    seen = found("seen", EVENTS[:1], 5)[0]
    assert seen.field == "passages"
    assert {seen.context[mark.start : mark.end] for mark in seen.marks} == {"seen"}


def test_no_room_no_findings() -> None:
    assert found("harbour", EVENTS, 0) == ()


def test_a_minus_leaves_out() -> None:
    every = {hit.id for hit in found("Northport", EVENTS, 50)}
    without = {hit.id for hit in found("Northport -union", EVENTS, 50)}
    assert without < every
    assert found("-harbour", EVENTS, 50) == ()


def test_an_amount_is_found_however_it_is_written() -> None:
    place = Findable(HitKind.EVENT, "a", "A", {"title": "A toll of 15%, USD 350 billion in all"})
    assert place.hit(terms_of("15 percent 3,500억"))
    assert place.hit(terms_of("toll -15퍼센트")) is None
    assert place.hit(terms_of("16%")) is None
