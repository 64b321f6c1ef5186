"""The matter of a packet: groups of the chronology, boards apart, what the as-of clock hides."""

from datetime import date

from briefviewer.domain.event import Board, EventId, RelationType, Role
from briefviewer.domain.facet import DayRange, Filters, Undated
from briefviewer.domain.time import Precision
from tests.brief.fake_store import LETTER, a_store, an_event, evidence_at, harbours
from tests.brief.packets import scope_of

AUTUMN = Filters(range=DayRange(date(2025, 8, 1), date(2025, 12, 31)), undated=Undated.WITH)


def test_what_began_before_the_range_comes_first() -> None:
    (first, events), *rest = scope_of(filters=AUTUMN).chronology
    assert first.before
    assert [event.id for event in events] == ["siege"]
    assert not any(key.before for key, _ in rest)


def test_events_stand_under_the_month_of_their_earliest_start() -> None:
    keys = {event.id: key for key, events in scope_of(filters=AUTUMN).chronology for event in events}
    assert (keys[EventId("opening")].year, keys[EventId("opening")].month) == (2025, 8)
    assert (keys[EventId("reopening")].year, keys[EventId("reopening")].month) == (2025, 9)


def test_what_is_about_a_year_stands_under_that_year() -> None:
    ((key, _),) = scope_of(a_store(an_event("about", "2024~"))).chronology
    assert (key.year, key.month, key.precision) == (2024, 0, Precision.YEAR)


def test_what_only_may_have_begun_before_the_range_is_told_apart() -> None:
    october = Filters(range=DayRange(date(2025, 10, 1), date(2025, 10, 31)), undated=Undated.WITH)
    store = a_store(an_event("year", "2025"), an_event("summer", "2025-07/.."), an_event("day", "2025-10-02"))
    keys = [(key.before, key.perhaps) for key, _ in scope_of(store, october).chronology]
    assert keys == [(True, False), (True, True), (False, False)]


def test_a_year_has_a_heading_of_its_own_before_its_months() -> None:
    store = a_store(an_event("a", "2025"), an_event("b", "2025-01-02"), an_event("c", "201X"), an_event("d", "19XX"))
    keys = [(key.year, key.month) for key, _ in scope_of(store).chronology]
    assert keys == [(1900, 0), (2010, 0), (2025, 0), (2025, 1)]


def test_a_start_nobody_knows_is_no_month() -> None:
    ((key, _),) = scope_of(a_store(an_event("a", "../2025"))).chronology
    assert key.before
    assert key.year == 0


def test_boards_stand_apart_and_undated_events_with_them() -> None:
    boards = {board: [event.id for event in events] for board, events in scope_of().boards}
    assert boards == {Board.SCENARIOS: ["storm"], Board.UNDATED: ["toll"]}


def test_numbers_follow_the_page() -> None:
    numbers = scope_of(filters=AUTUMN).numbers
    assert numbers[EventId("siege")] == 1
    assert sorted(numbers.values()) == list(range(1, 7))


def test_an_event_that_only_may_be_in_range_is_possible() -> None:
    scope = scope_of(a_store(an_event("a", "2025-08~"), an_event("b", "2025-08-25")), AUTUMN)
    assert scope.is_possible(EventId("a"))
    assert not scope.is_possible(EventId("b"))


def test_what_was_not_yet_out_is_not_cited_and_its_relations_are_not_told() -> None:
    early = an_event("early", "2024-12-01", evidence=[evidence_at(0, 50, LETTER), evidence_at(60, 90)])
    late = an_event("late", "2024-12-02", relations=[(RelationType.CONTRADICTS, "early")])
    scope = scope_of(a_store(early, late), Filters(as_of=date(2025, 3, 1), undated=Undated.WITH))
    assert [event.id for event in scope.events] == ["early"]
    assert len(scope.excerpts(scope.events[0])) == 1
    assert list(scope.relations(scope.events[0])) == []


def test_relations_are_told_from_both_sides() -> None:
    scope = scope_of(harbours())
    found = [(relation.type, other.id) for relation, other in scope.relations(scope.by_id[EventId("closure")])]
    assert (RelationType.CONTRADICTS, "opening") in found
    assert (RelationType.SUPERSEDED_BY, "reopening") in found


def test_an_attested_event_keeps_its_role() -> None:
    scope = scope_of(a_store(an_event("a", "2025-10-31", role=Role.ATTESTED)))
    assert scope.events[0].role is Role.ATTESTED
