"""The figure's matter: its days, its signs, what it does not show."""

from datetime import date

from briefviewer.brief.model import Head
from briefviewer.brief.timeline_part import timeline
from briefviewer.domain.facet import DayRange, Filters
from tests.brief.fake_store import a_store, an_event
from tests.brief.packets import scope_of

HEAD = Head("timeline", "1", "Timeline")


def test_the_range_is_the_figure() -> None:
    section = timeline(scope_of(filters=Filters(range=DayRange(date(2025, 8, 1), date(2025, 12, 31)))), HEAD)
    assert section is not None
    assert section.shown == (date(2025, 8, 1).toordinal(), date(2026, 1, 1).toordinal())


def test_what_lies_outside_is_counted() -> None:
    section = timeline(scope_of(), HEAD)
    assert section is not None
    assert section.caption.endswith("1 event lies outside these dates.")


def test_the_alternative_tells_the_events() -> None:
    section = timeline(scope_of(a_store(an_event())), HEAD)
    assert section is not None
    assert section.alternative == "Timeline of 1 event, earliest first. 25 August 2025: Both harbours open"
    assert [mark.label for mark in section.legend] == ["Summit"]
    assert section.numbers == ((0, 1),)


def test_without_a_date_there_is_no_figure() -> None:
    assert timeline(scope_of(a_store(an_event(when=None))), HEAD) is None
