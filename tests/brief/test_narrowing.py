"""A selection within a selection lets through what both let through."""

from datetime import date

import pytest

from briefviewer.brief.narrowing import within
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from tests.brief.fake_store import harbours

AUTUMN = DayRange(date(2025, 8, 1), date(2025, 12, 31))
WITH = Undated.WITH

PAIRS = [
    (Filters(range=AUTUMN, undated=WITH), Filters(undated=WITH)),
    (Filters(range=AUTUMN, undated=WITH), Filters(range=DayRange(date(2025, 9, 1), None), undated=WITH)),
    (Filters(range=AUTUMN, undated=Undated.WITHOUT), Filters(undated=WITH)),
    (Filters({Facet.KIND: (("summit",), ("scenario",))}, undated=WITH), Filters({Facet.KIND: (("scenario",),)})),
    (Filters({Facet.ACTOR: (("north",),)}, undated=WITH), Filters({Facet.ACTOR: (("south",),)})),
    (Filters(exclude={Facet.KIND: ("summit",)}, undated=WITH), Filters(exclude={Facet.BOARD: ("outlook",)})),
    (Filters(text=("harbour",), undated=WITH), Filters(text=("north",), undated=WITH)),
    (Filters(as_of=date(2025, 9, 1), as_of_mode=AsOfMode.HAPPENED, undated=WITH), Filters(undated=WITH)),
]


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_what_both_let_through_is_let_through(outer: Filters, inner: Filters) -> None:
    store = harbours()
    both = set(store.select(outer).rows.tolist()) & set(store.select(inner).rows.tolist())
    found = set(store.select(within(outer, inner)).rows.tolist())
    assert found == both


def test_nothing_within_a_selection_is_that_selection() -> None:
    outer = Filters({Facet.KIND: (("summit",),)}, {Facet.ACTOR: ("north",)}, AUTUMN, ("x",), date(2025, 1, 1))
    assert within(outer, Filters()) == outer
    assert within(Filters(), outer) == outer


def test_of_two_days_by_one_clock_the_earlier_stands() -> None:
    early, late = Filters(as_of=date(2025, 1, 1)), Filters(as_of=date(2025, 6, 1))
    assert within(early, late).as_of == within(late, early).as_of == date(2025, 1, 1)


def test_ranges_without_a_day_in_common_stay_what_was_asked() -> None:
    asked = DayRange(date(2024, 1, 1), date(2024, 2, 1))
    assert within(Filters(range=AUTUMN), Filters(range=asked)).range == asked
