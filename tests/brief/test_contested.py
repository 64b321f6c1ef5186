"""Open and contested points: both sides, once."""

from briefviewer.brief.contested import contested
from briefviewer.brief.model import Head, words_of
from briefviewer.domain.evidence import Stance
from tests.brief.fake_store import REPORT, a_store, an_event, evidence_at
from tests.brief.packets import scope_of

HEAD = Head("contested", "4", "Open")


def test_a_contradiction_shows_both_sides_once() -> None:
    section = contested(scope_of(), HEAD)
    assert section is not None
    contradictions, overtaken = section.groups
    (point,) = contradictions.points
    assert point.relation == "Contradicts"
    assert {words_of(side.title) for side in point.sides} == {
        "[3] Both harbours open",
        "[4] The north closes its harbour",
    }
    assert all(side.citations and side.told for side in point.sides)
    (later,) = overtaken.points
    assert [words_of(side.title) for side in later.sides] == [
        "[4] The north closes its harbour",
        "[5] About October it opens again",
    ]


def test_evidence_against_an_event_makes_it_contested() -> None:
    store = a_store(an_event(evidence=[evidence_at(0, 9), evidence_at(10, 19, REPORT, Stance.DISPUTES)]))
    section = contested(scope_of(store), HEAD)
    assert section is not None
    ((group),) = section.groups
    assert group.head.title == "Disputed"
    told, against = group.points[0].sides
    assert words_of(told.citations[0]).endswith("supports")
    assert words_of(against.citations[0]).endswith("disputes")


def test_where_all_agree_there_is_no_section() -> None:
    assert contested(scope_of(a_store(an_event())), HEAD) is None
