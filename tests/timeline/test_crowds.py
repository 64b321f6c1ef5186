"""Counting without looking at each agrees with looking at each."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.crowds import Crowd
from briefviewer.timeline.density import CellGrid
from briefviewer.timeline.scale import Scale

STRETCHES = st.lists(st.tuples(st.floats(-500, 1500), st.floats(0, 900)), max_size=60)
SCALE = Scale(0.0, 1000.0, 100.0, 900.0)


def crowd(stretches: list[tuple[float, float]]) -> Crowd:
    starts = np.array([start for start, _ in stretches], dtype=np.float64)
    ends = starts + np.array([length for _, length in stretches], dtype=np.float64)
    return Crowd(np.arange(len(stretches)), starts, ends)


@settings(max_examples=100, deadline=None)
@given(STRETCHES, st.floats(-600, 1600), st.floats(0.1, 700))
def test_count_is_that_of_those_found(stretches: list[tuple[float, float]], start: float, length: float) -> None:
    found = crowd(stretches)
    assert found.count_between(start, start + length) == len(found.between(start, start + length))


@settings(max_examples=100, deadline=None)
@given(STRETCHES, st.floats(-600, 1600), st.floats(0.1, 700))
def test_those_found_are_those_that_meet_the_view(
    stretches: list[tuple[float, float]], start: float, length: float
) -> None:
    found, end = crowd(stretches), start + length
    meeting = np.flatnonzero((found.ends > start) & (found.starts < end))
    assert found.between(start, end).tolist() == meeting.tolist()
    begun = np.flatnonzero((found.starts >= start) & (found.starts < end))
    assert found.beginning(start, end).tolist() == begun.tolist()
    first = np.argsort(found.starts[begun], kind="stable")[:3]
    assert found.beginning(start, end, 3).tolist() == sorted(begun[first].tolist())


@settings(max_examples=100, deadline=None)
@given(STRETCHES)
def test_cells_of_a_crowd_are_those_of_its_members_in_view(stretches: list[tuple[float, float]]) -> None:
    whole = crowd(
        [(start, length + 0.01) for start, length in stretches]
    )  # as on the ground, where all end later than they begin
    seen = whole.between(SCALE.start, SCALE.end)
    grid = CellGrid(SCALE, lambda text: 7.0 * len(text))
    over, begun = whole.count_over(SCALE.start), whole.count_begun(SCALE.end)
    assert grid.between(whole.sorted_starts, over, begun) == grid.counted(whole.starts[seen])
    # Those that run into the view may be told apart from those that begin in it.
    before = whole.count_begun(SCALE.start)
    apart = grid.between(whole.sorted_starts, before, begun)
    assert apart == grid.counted(whole.starts[seen][whole.starts[seen] >= SCALE.start])
    assert sum(cell.events for cell in apart) + before - over == len(seen)


def test_nobody_is_nobody() -> None:
    assert len(crowd([])) == 0
    assert crowd([]).count_between(0.0, 1.0) == 0
