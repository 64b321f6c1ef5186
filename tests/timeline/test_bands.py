"""Lanes in their places: below each other, high enough for rows and header, all in a picture."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.bands import CLOSER_PX, MOST_ROWS, Fit, LaneBand, LaneNeed, lay_bands
from briefviewer.timeline.lanes import Lane, LaneSpec
from briefviewer.timeline.measure import counted_letters
from tests.timeline.arrangements import LIGHT


def laid(
    needs: list[tuple[int, int]],
    available: float,
    fit: Fit,
    folded: frozenset[str] = frozenset(),
    label: str = "Lane",
    rows: dict[str, int] | None = None,
) -> tuple[tuple[LaneBand, ...], float]:
    lanes = [Lane(f"k{index}", label, events) for index, (_, events) in enumerate(needs)]
    wishes = [LaneNeed(rows, events) for rows, events in needs]
    spec = LaneSpec(folded=folded, rows=rows or {})
    return lay_bands(lanes, wishes, spec, 50.0, available, fit, LIGHT, counted_letters)


def test_rows_as_needed_where_there_is_room() -> None:
    bands, _ = laid([(1, 1), (4, 9), (2, 2)], 2000, Fit.SCROLL)
    assert [band.rows for band in bands] == [1, 4, 2]


def test_lanes_have_the_rows_they_need_and_are_scrolled() -> None:
    bands, height = laid([(8, 20)] * 6, 700, Fit.SCROLL)
    assert {band.rows for band in bands} == {8}
    assert height > 700


def test_rows_move_closer_before_lanes_are_scrolled() -> None:
    far, height = laid([(4, 9)] * 4, 2000, Fit.SCROLL)
    near, closer = laid([(4, 9)] * 4, height * 0.7, Fit.SCROLL)
    assert closer < height
    assert far[0].row_height > near[0].row_height >= LIGHT.space("row") - CLOSER_PX[-1]


def test_no_lane_takes_the_page_for_itself() -> None:
    bands, _ = laid([(40, 90)] * 6, 480, Fit.SCROLL)
    assert all(band.height < 0.85 * 480 for band in bands)


def test_on_a_low_page_lanes_share_so_that_four_are_seen() -> None:
    needs = [(5, 11), (9, 12), (9, 14), (2, 5), (6, 10)]
    low, _ = laid(needs, 455, Fit.SCROLL)
    assert low[3].bottom <= 50 + 455
    assert min(band.rows for band in low[:3]) >= 4
    high, _ = laid(needs, 700, Fit.SCROLL)
    assert [band.rows for band in high] == [5, 9, 9, 2, 6]
    given, _ = laid(needs, 455, Fit.SCROLL, rows={"k1": 9})
    assert given[1].rows == 9


def test_lane_keeps_the_rows_given_by_hand() -> None:
    bands, _ = laid([(3, 9), (3, 9), (3, 9)], 900, Fit.SCROLL, rows={"k0": 1, "k1": 12})
    assert [band.rows for band in bands] == [1, 12, 3]
    assert bands[1].height > 10 * (LIGHT.space("row") - CLOSER_PX[-1])


def test_folded_lane_stays_folded_whatever_its_rows() -> None:
    bands, _ = laid([(3, 9)], 900, Fit.SCROLL, frozenset({"k0"}), rows={"k0": 7})
    assert bands[0].rows == 0


def test_picture_shows_every_lane_and_deals_rows_fairly() -> None:
    bands, height = laid([(8, 20), (2, 2), (8, 20)], 330, Fit.ALL)
    assert height <= 330
    assert min(band.rows for band in bands) >= 1
    assert abs(bands[0].rows - bands[2].rows) <= 1


def test_lanes_fill_the_page() -> None:
    _, height = laid([(3, 3)] * 4, 460, Fit.ALL)
    assert height == pytest.approx(460, abs=1)


def test_folded_lane_has_a_header_and_a_foot() -> None:
    bands, _ = laid([(4, 4), (4, 4)], 1000, Fit.SCROLL, frozenset({"k0"}))
    assert (bands[0].rows, bands[1].rows) == (0, 4)
    assert 0 < bands[0].foot < bands[0].height < bands[1].height


def test_foot_only_where_somebody_may_be_without_a_row() -> None:
    bands, _ = laid([(3, 3), (3, 4)], 1000, Fit.SCROLL)
    assert [band.foot > 0 for band in bands] == [False, True]


def test_long_names_wrap() -> None:
    bands, _ = laid([(1, 1)], 1000, Fit.SCROLL, label="A lane with quite a long name indeed")
    assert len(bands[0].header) == 2


def test_a_count_below_takes_no_room_from_the_name() -> None:
    bands, _ = laid([(6, 1_234_567)], 900, Fit.SCROLL, label="United States")
    assert (bands[0].header, bands[0].count_inline_x) == (("United States",), None)


def test_a_tall_lane_tells_a_long_name_in_three_lines() -> None:
    label = "South Korea – United States"
    tall, _ = laid([(6, 1_234_567)], 900, Fit.SCROLL, label=label)
    assert " ".join(tall[0].header) == label
    low, _ = laid([(1, 2)] * 30, 300, Fit.SCROLL, label=label)
    assert len(low[0].header) <= 2


def test_no_lanes() -> None:
    assert laid([], 100, Fit.ALL) == ((), 0.0)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 50)), min_size=1, max_size=14),
    st.floats(60, 1500),
    st.sampled_from(list(Fit)),
)
def test_bands_touch_and_hold_their_rows(needs: list[tuple[int, int]], available: float, fit: Fit) -> None:
    bands, height = laid(needs, available, fit)
    assert bands[0].top == 50.0
    assert sum(band.height for band in bands) == pytest.approx(height)
    for one, other in pairwise(bands):
        assert one.bottom == pytest.approx(other.top)
    for band in bands:
        assert 1 <= band.rows <= MOST_ROWS
        assert band.row_top >= band.top
        assert band.row_top + band.rows * band.row_height + band.foot <= band.bottom + 0.01
