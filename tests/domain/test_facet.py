from dataclasses import replace
from datetime import date

import pytest

from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated

RANGE = DayRange(date(2025, 8, 1), None)


@pytest.mark.parametrize(
    ("range_", "asked", "rule"),
    [
        (None, None, Undated.WITH),
        (RANGE, None, Undated.WITHOUT),
        (RANGE, Undated.WITH, Undated.WITH),
        (None, Undated.ONLY, Undated.ONLY),
    ],
)
def test_a_range_leaves_the_undated_out_unless_somebody_asks(
    range_: DayRange | None, asked: Undated | None, rule: Undated
) -> None:
    assert Filters(range=range_, undated=asked).undated_rule is rule


def test_a_facet_is_set_free_in_both_directions_and_alone() -> None:
    filters = Filters(
        include={Facet.KIND: (("summit",),), Facet.ACTOR: (("usa", "rok"),)},
        exclude={Facet.KIND: ("study",), Facet.THEME: ("trade",)},
        range=RANGE,
    )
    free = filters.without(Facet.KIND)
    assert free == Filters(include={Facet.ACTOR: (("usa", "rok"),)}, exclude={Facet.THEME: ("trade",)}, range=RANGE)
    assert free.without(Facet.STATUS) == free


@pytest.mark.parametrize(
    "filters",
    [
        Filters(include={Facet.KIND: (("summit",),)}),
        Filters(exclude={Facet.KIND: ("summit",)}),
        Filters(range=RANGE),
        Filters(text=("tariff",)),
        Filters(as_of=date(2025, 3, 1)),
    ],
)
def test_any_narrowing_is_one(filters: Filters) -> None:
    assert not filters.is_empty


def test_nothing_chosen_narrows_nothing() -> None:
    assert Filters().is_empty
    assert Filters(include={Facet.KIND: ()}, exclude={Facet.KIND: ()}, as_of_mode=AsOfMode.HAPPENED).is_empty


def test_values_in_another_order_ask_for_the_same() -> None:
    one = Filters({Facet.ACTOR: (("a", "b"), ("c",)), Facet.KIND: ()}, {Facet.THEME: ("x", "y")}, text=("p", "q"))
    other = Filters({Facet.ACTOR: (("c",), ("b", "a"), ("c",))}, {Facet.THEME: ("y", "x")}, text=("q", "p"))
    assert one.asks_like(other)
    assert not one.asks_like(replace(other, text=("p",)))
    assert not one.asks_like(replace(other, include={Facet.ACTOR: (("a",), ("b",), ("c",))}))
    assert not one.asks_like(replace(other, as_of=date(2025, 3, 1)))
