"""Entries: dates as honest as their source, signs hollow where nothing happened, every claim with its excerpt."""

from dataclasses import replace
from datetime import date

from briefviewer.brief.entries import boards, chronology, entry
from briefviewer.brief.model import Entry, Head, words_of
from briefviewer.domain.event import (
    Attribution,
    Board,
    Event,
    ExternalDate,
    Figure,
    Qualifier,
    RelationType,
    Role,
    Status,
)
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.library import ActorId
from briefviewer.domain.time import Basis, parse_edtf
from tests.brief.fake_store import a_store, an_event
from tests.brief.packets import scope_of

HEAD = Head("chronology", "2", "Chronology")


def entry_of(event: Event, filters: Filters | None = None) -> Entry:
    return entry(scope_of(a_store(event), filters), event)


def test_an_entry_tells_date_title_kind_and_citation() -> None:
    made = entry_of(an_event())
    assert (made.date, made.date_notes, made.flag) == ("25 August 2025", ("exact day",), "")
    assert made.kind == "Summit · occurred · Quayside"
    assert [words_of(line) for line in made.citations] == ["[E1] Quay 2025, ¶ 7 · supports"]
    assert made.citations[0][0].target == "#e1"
    assert (made.mark.hue, made.mark.glyph, made.mark.hollow) == ("blue", "circle", False)


def test_what_is_derived_or_known_from_outside_says_so() -> None:
    derived = replace(an_event(when="2025-10~"), basis=Basis.DERIVED)
    assert entry_of(derived).date_notes == ("approximate", "derived from context")
    outside = replace(an_event(when=None), external=ExternalDate(parse_edtf("2025-10-29"), "A gazette."))
    made = entry_of(outside)
    assert made.date == "undated"
    assert made.date_notes == ("29 October 2025 (not from the documents)",)
    assert "A gazette." in [words_of(fact.line) for fact in made.details]


def test_the_date_of_a_judgement_is_that_of_its_document() -> None:
    judged = replace(an_event(role=Role.ATTESTED), basis=Basis.DERIVED)
    assert entry_of(replace(judged, board=Board.ASSESSMENTS)).date_notes == ("so at the time of writing",)
    assert entry_of(judged).date_notes == ("exact day", "derived from context")
    assert entry_of(judged).flag == "so at the time of writing"


def test_what_has_not_happened_is_hollow_and_named() -> None:
    made = entry_of(an_event(when="2026", status=Status.EXPECTED, role=Role.FORECAST))
    assert made.mark.hollow
    assert made.flag == "forecast"


def test_what_only_may_be_in_range_is_called_possible() -> None:
    filters = Filters(range=DayRange(date(2025, 8, 1), date(2025, 8, 31)))
    assert entry_of(an_event(when="2025-08~"), filters).flag == "possible"


def test_figures_sources_and_notes_are_told() -> None:
    figure = Figure("Tolls", 15, "percent", Qualifier.ABOUT, (Attribution(ActorId("north")),))
    event = replace(an_event(), figures=(figure,), attributed_to=(Attribution(ActorId("south")),), notes=("A doubt.",))
    told = {fact.label: words_of(fact.line) for fact in entry_of(event).details}
    assert told["Figures"] == "Tolls: about 15 % (by Northport)"
    assert told["Source"] == "Reported by Southport, via the author."
    assert told["Note"] == "A doubt."
    assert told["Actors"] == "Northport, Southport"


def test_an_event_related_twice_is_named_once() -> None:
    types = (RelationType.FOLLOWS, RelationType.CORROBORATES)
    one = an_event("one", "2025-08-01")
    other = an_event("other", "2025-08-02", relations=[(each, "one") for each in types])
    scope = scope_of(a_store(one, other))
    (told,) = [fact.line for fact in entry(scope, scope.events[1]).details if fact.label == "Relations"]
    assert words_of(told) == "follows, corroborates [1] " + one.title


def test_relations_link_to_entries() -> None:
    section = chronology(scope_of(), HEAD)
    closure = next(each for group in section.groups for each in group.entries if "closes" in each.title)
    line = next(fact.line for fact in closure.details if fact.label == "Relations")
    assert words_of(line) == "contradicts [3] Both harbours open; superseded by [5] About October it opens again"


def test_a_chronology_without_dates_says_so() -> None:
    section = chronology(scope_of(a_store(an_event(when=None))), HEAD)
    assert section.groups == ()
    assert section.note


def test_boards_have_their_own_headings() -> None:
    section = boards(scope_of(), Head("boards", "3", "Beside"))
    assert [group.head.title for group in section.groups] == ["Scenarios", "Undated"]
    assert all(each.mark.hollow for group in section.groups for each in group.entries)
