from datetime import date

import pytest

from briefviewer.app.listing import Listing
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Facet, Filters
from tests.brief.fake_store import a_store, an_event, harbours

STORE = harbours()
AUTUMN = DayRange(date(2025, 9, 1), date(2025, 11, 30))
SCENARIOS = Filters(include={Facet.KIND: (("scenario",),)})


def listing(filters: Filters | None = None) -> Listing:
    return Listing(STORE, filters or Filters())


def listed(found: Listing) -> list[str]:
    return [event.id for event in STORE.events(found.selection.rows)]


def test_what_is_asked_twice_is_answered_once() -> None:
    found = listing(Filters(range=AUTUMN))
    before = found.selection, found.ranged, found.counts
    assert not found.narrow(Filters())
    assert not found.set_range(AUTUMN)
    assert all(one is other for one, other in zip(before, (found.selection, found.ranged, found.counts), strict=True))
    assert found.set_range(None)
    assert found.selection is before[0]
    assert found.ranged is found.selection
    assert found.counts is before[2]
    assert found.narrow(SCENARIOS)
    assert listed(found) == ["storm"]
    assert found.ranged is found.selection


def test_the_range_is_apart_from_the_filters() -> None:
    found = listing(Filters(range=AUTUMN, text=("harbour",)))
    assert (found.filters, found.range) == (Filters(text=("harbour",)), AUTUMN)
    assert found.brief_filters == Filters(range=AUTUMN, text=("harbour",))
    assert len(found.ranged) < len(found.selection)


def test_counts_follow_the_other_facets() -> None:
    found = listing(SCENARIOS)
    kinds, boards = (STORE.columns.vocabulary[each] for each in (Facet.KIND, Facet.BOARD))
    assert found.counts[Facet.KIND][kinds.index("summit")] == 7
    assert found.counts[Facet.BOARD][boards.index("timeline")] == 0


def test_counts_obey_the_text() -> None:
    found = listing(Filters(text=("toll",)))
    assert found.counts[Facet.BOARD].sum() == 1
    found.narrow(Filters(text=("toll",), exclude={Facet.BOARD: ("scenarios",)}))
    assert found.counts[Facet.BOARD].sum() == 1
    found.narrow(Filters(text=("no such word",)))
    assert found.counts[Facet.BOARD].sum() == 0


def test_another_store_is_asked_anew() -> None:
    found = listing()
    assert len(found.selection) == found.counts[Facet.BOARD].sum() == len(STORE.columns) > 1
    found.look_at(a_store(an_event("toll")))
    assert len(found.selection) == len(found.ranged) == found.counts[Facet.BOARD].sum() == 1


@pytest.mark.parametrize(("by", "at"), [(1, 3), (-1, 1), (2, 4), (-9, 0), (99, -1), (0, 2)])
def test_beside_a_listed_event_are_others_no_farther_than_the_ends(by: int, at: int) -> None:
    order = listed(listing())
    assert listing().beside(EventId(order[2]), by) == order[at]


def test_from_no_event_the_way_begins_at_an_end() -> None:
    order = listed(listing())
    assert (listing().beside(None, 1), listing().beside(None, -1)) == (order[0], order[-1])
    assert listing().beside(EventId("nobody"), 1) == order[0]


def test_beside_an_event_that_is_not_listed_are_its_neighbours() -> None:
    order = listed(listing())
    found = listing(Filters(text=("open",)))
    kept = listed(found)
    assert "closure" not in kept
    later = [each for each in kept if order.index(each) > order.index("closure")]
    earlier = [each for each in kept if order.index(each) < order.index("closure")]
    assert found.beside(EventId("closure"), 1) == later[0]
    assert found.beside(EventId("closure"), -1) == (earlier or later)[-1 if earlier else 0]


def test_beside_nothing_is_nothing() -> None:
    assert listing(Filters(text=("no such word",))).beside(EventId("closure"), 1) is None
