"""Where a tall figure is cut: lanes stay whole where that fills the page, rows always."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.brief.figure_pages import EMPTY_SHARE, LEAST_PX, Stretch, stretches, window
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.lanes import Lane
from briefviewer.timeline.measure import REGULAR
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.strokes import Box, Clip, Line, Text

TOP, ROW = 78.0, 20.0
FIRST, BETWEEN, BELOW = 900.0, 1000.0, 80.0


def lanes_of(*rows: int) -> list[LaneBand]:
    """Lanes of so many rows, each with a foot of 10 under them."""
    bands: list[LaneBand] = []
    y = TOP
    for n, count in enumerate(rows):
        height = max(count * ROW + 10, LEAST_PX)
        lane = Lane(f"l{n}", f"Lane {n}", 1)
        bands.append(LaneBand(n, lane, y, height, count, y, ROW, 10.0, (lane.label,), "1", None))
        y += height
    return bands


def cut(bands: list[LaneBand]) -> list[Stretch]:
    return stretches(bands, bands[-1].bottom, FIRST, BETWEEN, BELOW)


def test_what_fits_is_one_page() -> None:
    assert cut(lanes_of(10, 20)) == [Stretch(TOP, TOP + 620)]


def test_a_page_ends_with_a_lane_where_that_leaves_little_empty() -> None:
    first, second = cut(lanes_of(20, 21, 20))
    assert first.bottom == TOP + 410 + 430
    assert second.lane is None


def test_a_lane_is_cut_between_rows_where_the_page_would_end_half_empty() -> None:
    first, second = cut(lanes_of(20, 40, 5))
    assert first.bottom == TOP + 410 + 24 * ROW
    assert (first.bottom - TOP) > FIRST * (1 - EMPTY_SHARE)
    assert second.lane is not None
    assert second.lane.index == 1


def test_the_last_page_has_room_for_what_stands_below() -> None:
    found = cut(lanes_of(20, 23))
    assert len(found) == 2
    assert found[-1].bottom - found[-1].top >= LEAST_PX


def test_the_last_page_may_have_one_low_lane() -> None:
    *bands, last = lanes_of(20, 20, 1)
    last = replace(last, height=40.0)
    assert [each.top for each in cut([*bands, last])] == [TOP, last.top]


@given(st.lists(st.integers(1, 120), min_size=1, max_size=30))
def test_nothing_is_lost_and_no_row_is_cut(rows: list[int]) -> None:
    bands = lanes_of(*rows)
    found = cut(bands)
    assert found[0].top == TOP
    assert found[-1].bottom == bands[-1].bottom
    edges = {band.bottom for band in bands} | {band.row_top + n * ROW for band in bands for n in range(1, band.rows)}
    for n, (one, other) in enumerate(pairwise(found)):
        assert one.bottom == other.top
        assert one.bottom in edges
        assert LEAST_PX <= one.bottom - one.top <= (BETWEEN if n else FIRST)
    assert found[-1].bottom - found[-1].top <= (BETWEEN if len(found) > 1 else FIRST) - BELOW


@given(st.lists(st.integers(4, 120), min_size=4, max_size=30))
def test_no_page_of_lanes_with_many_rows_ends_much_too_early(rows: list[int]) -> None:
    for one in cut(lanes_of(*rows))[1:-2]:
        assert one.bottom - one.top >= BETWEEN - max(BETWEEN * EMPTY_SHARE, 2 * LEAST_PX + 2 * ROW)


def test_a_lane_that_goes_on_is_told() -> None:
    bands = lanes_of(200)
    assert [each.lane for each in cut(bands)] == [None, *bands * 4]


@pytest.mark.parametrize(("baseline", "is_seen"), [(190.0, False), (195.0, False), (260.0, True), (405.0, False)])
def test_words_stand_on_one_page_alone(baseline: float, is_seen: bool) -> None:
    words = Text(10, baseline, "Both harbours", 10, REGULAR, "#000000")
    seen = window([words], TOP, Stretch(195.0, 395.0))
    assert seen == ((words._replace(baseline=baseline - 195 + TOP),) if is_seen else ())


def test_what_runs_through_all_lanes_is_cut_to_the_page() -> None:
    line, ground = Line(5, 60, 5, 900, "#000000"), Box(0, TOP, 100, 800)
    clip = Clip(Rect(0, TOP, 100, 800))
    assert window([line, ground, clip], TOP, Stretch(195.0, 395.0)) == (
        line._replace(y1=TOP + 200),
        ground._replace(height=200.0),
        Clip(Rect(0, TOP, 100, 200)),
    )


def test_the_ruler_stands_on_every_page() -> None:
    year = Text(10, 20, "2025", 10, REGULAR, "#000000")
    assert window([year], TOP, Stretch(195.0, 395.0)) == (year,)


def test_a_bar_that_only_touches_the_cut_is_left_to_its_own_page() -> None:
    bar = Box(10, 180, 50, 15.5)
    assert window([bar], TOP, Stretch(195.0, 395.0)) == ()
