"""The figure's matter: its days, its signs, what it does not show."""

from dataclasses import replace
from datetime import date

from briefviewer.brief.model import Head
from briefviewer.brief.timeline_part import MOST_FLAGS, timeline
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import ExternalDate
from briefviewer.domain.facet import DayRange, Filters, Undated
from briefviewer.domain.library import ThemeId
from briefviewer.domain.time import parse_edtf
from briefviewer.domain.view import LaneBy
from tests.brief.fake_store import LIBRARY, REPORT, a_store, an_event, evidence_at
from tests.brief.packets import CHOICE, scope_of

HEAD = Head("timeline", "1", "Timeline")
AUTUMN = DayRange(date(2025, 8, 1), date(2025, 12, 31))


def test_the_range_is_the_figure() -> None:
    section = timeline(scope_of(filters=Filters(range=AUTUMN)), HEAD)
    assert section is not None
    assert section.shown == (date(2025, 8, 1).toordinal(), date(2026, 1, 1).toordinal())


def test_what_lies_outside_is_counted() -> None:
    section = timeline(scope_of(), HEAD)
    assert section is not None
    assert section.caption.endswith("1 event lies outside these dates.")


def test_the_figure_holds_what_lies_in_its_days_and_no_lane_without_it() -> None:
    inside = an_event("inside", "2025-09-03")
    abroad = replace(
        an_event("abroad", None), external=ExternalDate(parse_edtf("2001-05-05"), ""), themes=(ThemeId("war"),)
    )
    scope = scope_of(a_store(inside, abroad), Filters(range=AUTUMN, undated=Undated.WITH))
    section = timeline(scope, HEAD)
    assert section is not None
    assert section.selection.rows.tolist() == [scope.row(inside.id)]
    assert "outside these dates" not in section.caption, "it is told as undated, not as an event of 2001"


def test_the_alternative_tells_the_events() -> None:
    section = timeline(scope_of(a_store(an_event())), HEAD)
    assert section is not None
    assert section.alternative == "Timeline of 1 event, earliest first. 25 August 2025: Both harbours open"
    assert [mark.label for mark in section.legend] == ["Summit"]
    assert section.numbers == ((0, 1),)


def test_without_a_date_there_is_no_figure() -> None:
    assert timeline(scope_of(a_store(an_event(when=None))), HEAD) is None


def test_a_caption_names_no_flag_that_the_figure_does_not_show() -> None:
    early = Filters(range=DayRange(date(2025, 8, 1), date(2025, 8, 31)))
    for filters, is_told in ((early, False), (Filters(range=AUTUMN), True)):
        section = timeline(scope_of(a_store(an_event()), filters), HEAD)
        assert section is not None
        assert ("Flags: " in section.caption) is is_told


def test_a_caption_tells_of_ticks_where_events_stand_in_several_lanes() -> None:
    several = replace(an_event(), themes=(ThemeId("war"), ThemeId("trade")))
    for event, lanes, is_told in (
        (an_event(), LaneBy.THEME, False),
        (several, LaneBy.THEME, True),
        (several, LaneBy.KIND, False),
        (an_event(actors=("north", "south")), LaneBy.ACTOR, True),
    ):
        section = timeline(scope_of(a_store(event), choice=replace(CHOICE, lanes=lanes)), HEAD)
        assert section is not None
        assert section.caption.startswith("Figure 1. ")
        assert ("Small ticks" in section.caption) is is_told


def test_a_caption_names_few_of_many_documents() -> None:
    report = LIBRARY.documents[REPORT]
    documents = {
        DocumentId(f"d{n:02}"): replace(report, id=DocumentId(f"d{n:02}"), authors=(f"Author {n}",)) for n in range(12)
    }
    events = [
        replace(an_event(f"e{n:02}"), evidence=(replace(evidence_at(0, 9), document=id_),))
        for n, id_ in enumerate(documents)
    ]
    store = replace(a_store(*events), library=replace(LIBRARY, documents=documents))
    section = timeline(scope_of(store, Filters(range=AUTUMN)), HEAD)
    assert section is not None
    flags = section.caption.split("Flags: ")[1].split(".")[0].split("; ")
    assert len(flags) == MOST_FLAGS + 1
    assert flags[-1] == "and 4 more documents"
