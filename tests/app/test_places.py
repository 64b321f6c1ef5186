import pytest

from briefviewer.app import places
from briefviewer.app.places import Place, Places, ReaderPage
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId

START = Place(document=DocumentId("report"))
A, B, C = (Place(event=EventId(each)) for each in "abc")


def at(*gone: Place) -> Places:
    found = Places(A)
    for each in gone:
        found.go(each)
    return found


def test_back_and_forward_lead_where_the_reader_stood() -> None:
    reader = at(B, C)
    assert (reader.here, reader.can_go_back, reader.can_go_forward) == (C, True, False)
    assert reader.step(-1)
    assert (reader.here, reader.can_go_back, reader.can_go_forward) == (B, True, True)
    assert reader.step(-1)
    assert (reader.here, reader.can_go_back, reader.can_go_forward) == (A, False, True)
    assert not reader.step(-1)
    assert reader.step(2)
    assert reader.here == C
    assert not reader.step(1)


def test_going_elsewhere_forgets_what_lay_ahead() -> None:
    reader = at(B)
    reader.step(-1)
    assert reader.go(C)
    assert not reader.can_go_forward
    assert reader.step(-1)
    assert reader.here == A


def test_going_where_one_stands_is_going_nowhere() -> None:
    reader = at(B)
    reader.step(-1)
    assert not reader.go(A)
    assert reader.can_go_forward


def test_a_start_without_an_event_is_left_for_good_unless_the_page_turns() -> None:
    reader = Places(START)
    assert reader.go(A)
    assert not reader.can_go_back
    reader = Places(START)
    reader.go(Place(ReaderPage.LIST))
    assert reader.can_go_back


def test_the_oldest_places_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOST_PLACES", 2)
    reader = at(B, C)
    assert reader.step(-1)
    assert reader.here == B
    assert not reader.can_go_back


def test_what_is_no_more_is_let_go() -> None:
    reader = at(B, Place(ReaderPage.DOCUMENT, EventId("a"), DocumentId("gone")), C)
    reader.keep({"a", "b"}, {"report"}, START)
    assert reader.here == B
    assert not reader.can_go_forward
    reader.keep(set(), set(), START)
    assert reader.here == START
    assert not reader.can_go_back
