"""Counts for crowds: all are counted, cells stay where they are while the view pans."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.density import CELL_PX, LEAST_PX, CellGrid, DensityCell, histogram, short_count
from briefviewer.timeline.scale import Scale


def wide(text: str) -> float:
    return 7.0 * len(text)


SCALE = Scale(739_000.0, 739_400.0, 100.0, 900.0)


def cells(scale: Scale, starts: list[float], prefix: str = "") -> tuple[DensityCell, ...]:
    return CellGrid(scale, wide).counted(np.array(starts, dtype=np.float64), prefix)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(738_900.0, 739_399.9), max_size=60))
def test_nobody_is_lost(starts: list[float]) -> None:
    found = cells(SCALE, starts)
    assert sum(cell.events for cell in found) == len(starts)
    assert all(100.0 <= cell.x0 < cell.x1 <= 900.0 for cell in found)
    assert all(one.x1 <= other.x0 + 1e-6 for one, other in pairwise(found))


def test_cells_are_wide_enough_and_anchored_in_time() -> None:
    starts = [739_100.0, 739_101.0, 739_300.0]
    here = cells(SCALE, starts)
    panned = cells(SCALE.panned(13.0), starts)
    assert [cell.start for cell in here] == [cell.start for cell in panned]
    assert all(cell.x1 - cell.x0 >= CELL_PX - 1e-6 for cell in here[1:-1])


def test_cell_cut_by_the_edge_joins_its_neighbour() -> None:
    for dx in range(0, 60, 3):
        found = cells(SCALE.panned(float(dx)), [738_900.0, 739_500.0])
        assert all(cell.x1 - cell.x0 >= LEAST_PX for cell in found)
        assert sum(cell.events for cell in found) == 2


def test_count_is_in_the_middle_or_not_said() -> None:
    (cell,) = cells(SCALE, [739_100.0], "+")
    assert cell.text == "+1"
    assert cell.text_x == pytest.approx((cell.x0 + cell.x1) / 2 - 7)
    (mute,) = CellGrid(SCALE, lambda text: 1000.0).counted(np.array([739_100.0]))
    assert mute.text_x is None


def test_share_is_of_the_densest_however_wide_a_cell_is() -> None:
    days = [739_000.5 + day for day in range(400)]
    for dx in range(0, 60, 7):
        scale = SCALE.panned(float(dx))
        evenly = cells(scale, [day for day in days if scale.start <= day < scale.end])
        widths = {round(cell.x1 - cell.x0) for cell in evenly}
        assert min(cell.share for cell in evenly[:-1]) > 0.85
        if dx:
            assert len(widths) > 1


def test_share_is_of_the_fullest() -> None:
    found = cells(SCALE, [739_100.0, 739_100.0, 739_300.0])
    assert [(cell.events, cell.share) for cell in found] == [(2, 1.0), (1, 0.5)]


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0"), (999, "999"), (1000, "1.0k"), (9_949, "9.9k"), (9_950, "10k"), (999_499, "999k"), (1_250_000, "1.2M")],
)
def test_short_counts(count: int, text: str) -> None:
    assert short_count(count) == text


def test_histogram_counts_what_is_in_view() -> None:
    found = histogram(SCALE, np.array([738_000.0, 739_000.0, 739_399.0, 740_000.0]), 4.0)
    assert len(found) == 200
    assert (found[0], found[-1], found.sum()) == (1, 1, 2)
