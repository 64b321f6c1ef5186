"""The strip below: everything in it, the window always there to be taken hold of."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.folds import Fold, Folds
from briefviewer.timeline.overview import LEAST_WINDOW, Overview, overview_of
from briefviewer.timeline.scale import Scale
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement

ARRANGEMENT = an_arrangement(
    [an_event(f"e{year}", on=f"{year}-06-01", kind="summit") for year in (2003, 2010, 2024, 2025)]
    + [an_event("more", on="2025-06-01", kind="summit")]
)


def strip(first: str, last: str, days: tuple[float, float] | None = None) -> Overview:
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return overview_of(ARRANGEMENT, Scale(float(start), float(end), 140.0, 1000.0), days, 146.0, 992.0)


def test_all_events_are_in_it() -> None:
    found = strip("2024-01-01", "2025-12-31")
    assert len(found.bars) == 4
    assert max(share for _, share in found.bars) == 1.0
    assert next(text for _, text in found.years) == "2004"


def test_window_is_where_the_view_is() -> None:
    found = strip("2010-01-01", "2020-01-01")
    assert found.scale.invert(found.window_x0) == pytest.approx(date(2010, 1, 1).toordinal())
    assert found.scale.invert(found.window_x1) == pytest.approx(date(2020, 1, 1).toordinal())


def test_range_is_shown_too() -> None:
    days = (float(date(2024, 1, 1).toordinal()), float(date(2025, 1, 1).toordinal()))
    found = strip("2010-01-01", "2020-01-01", days)
    assert found.range == (found.scale.x(days[0]), found.scale.x(days[1]))


def test_view_far_outside_does_not_crush_the_events() -> None:
    found = strip("0100-01-01", "0101-01-01")
    assert found.bars[-1][0] - found.bars[0][0] > 100


def test_nothing_to_show() -> None:
    found = overview_of(an_arrangement([]), Scale(739_000.0, 739_100.0, 140.0, 1000.0), None, 146.0, 992.0)
    assert found.bars == ()


@settings(max_examples=80, deadline=None)
@given(st.floats(1, 3_600_000), st.floats(0.1, 500_000))
def test_window_can_always_be_taken_hold_of(start: float, span: float) -> None:
    view = Scale(start, start + span, 140.0, 1000.0).limited()
    found = overview_of(ARRANGEMENT, view, None, 146.0, 992.0)
    assert found.window_x0 >= 146.0
    assert found.window_x1 <= 992.0 + 1e-6
    assert found.window_x1 - found.window_x0 >= LEAST_WINDOW - 1e-6


def test_strip_is_folded_as_the_view_is() -> None:
    folds = Folds((Fold(float(date(2003, 9, 1).toordinal()), float(date(2010, 3, 1).toordinal()), 30.0),))
    view = Scale(float(date(2010, 1, 1).toordinal()), float(date(2025, 12, 31).toordinal()), 140.0, 1000.0, folds)
    even = overview_of(ARRANGEMENT, Scale(view.start, view.end, 140.0, 1000.0), None, 146.0, 992.0)
    folded = overview_of(ARRANGEMENT, view, None, 146.0, 992.0)
    assert len(folded.bars) == len(even.bars) == 4
    assert folded.bars[1][0] < even.bars[1][0]
    for (x, _), year in zip(folded.bars, (2003, 2010, 2024, 2025), strict=True):
        assert abs(folded.scale.x(float(date(year, 6, 1).toordinal())) - x) < 6
