"""Time and x: inverse of each other, anchored, within the calendar."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.folds import Fold, Folds
from briefviewer.timeline.scale import FIRST_TIME, LAST_TIME, SHORTEST_SPAN, Scale

SCALES = st.builds(
    lambda start, span: Scale(start, start + span, 100.0, 900.0).limited(),
    st.floats(FIRST_TIME, LAST_TIME - 1),
    st.floats(SHORTEST_SPAN, 800_000),
)


@settings(deadline=None)
@given(SCALES, st.floats(100, 900))
def test_invert_is_the_inverse_of_x(scale: Scale, x: float) -> None:
    assert scale.x(scale.invert(x)) == pytest.approx(x, abs=1e-3)


@settings(deadline=None)
@given(SCALES, st.floats(0.01, 100), st.floats(100, 900))
def test_zoom_keeps_what_is_under_the_pointer(scale: Scale, factor: float, x: float) -> None:
    zoomed = scale.zoomed(factor, x)
    assert FIRST_TIME <= zoomed.start < zoomed.end <= LAST_TIME + 1e-6
    if zoomed.start > FIRST_TIME and zoomed.end < LAST_TIME:
        assert zoomed.x(scale.invert(x)) == pytest.approx(x, abs=0.5)


@settings(deadline=None)
@given(SCALES, st.floats(-5000, 5000))
def test_pan_moves_and_keeps_the_zoom(scale: Scale, dx: float) -> None:
    panned = scale.panned(dx)
    assert panned.span == pytest.approx(scale.span, rel=1e-6, abs=1e-6)
    if panned.start > FIRST_TIME and panned.end < LAST_TIME:
        assert panned.invert(500) == pytest.approx(scale.invert(500 + dx), abs=scale.span * 1e-6 + 1e-6)


def test_many_at_once_agree_with_one() -> None:
    scale = Scale(0.0, 10.0, 0.0, 100.0)
    times = np.array([0.0, 2.5, 10.0])
    assert scale.xs(times).tolist() == [scale.x(time) for time in times]


def test_limits_leave_a_lawful_stretch_alone() -> None:
    scale = Scale(700_000.0, 700_100.0, 0.0, 1.0)
    assert scale.limited() is scale


def test_limits_of_zoom() -> None:
    scale = Scale(700_000.0, 700_001.0, 0.0, 100.0)
    assert scale.zoomed(1e9, 50.0).span == pytest.approx(SHORTEST_SPAN)
    assert scale.zoomed(1e-9, 50.0).span == pytest.approx(LAST_TIME - FIRST_TIME)


FOLDED = st.builds(
    lambda start, span, gap, length, kept: Scale(
        start, start + span, 100.0, 900.0, Folds((Fold(start + gap, start + gap + length, kept),))
    ).limited(),
    st.floats(700_000, 730_000),
    st.floats(10, 40_000),
    st.floats(-3000, 3000),
    st.floats(60, 20_000),
    st.floats(2, 50),
)


@settings(deadline=None)
@given(FOLDED, st.floats(100, 900))
def test_invert_is_the_inverse_of_x_where_time_is_folded(scale: Scale, x: float) -> None:
    assert scale.x(scale.invert(x)) == pytest.approx(x, abs=0.01)


@settings(deadline=None)
@given(FOLDED, st.lists(st.floats(690_000, 800_000), min_size=2, max_size=10))
def test_later_stands_further_right_where_time_is_folded(scale: Scale, times: list[float]) -> None:
    xs = [scale.x(time) for time in sorted(times)]
    assert xs == sorted(xs)
    assert scale.xs(np.array(sorted(times))).tolist() == pytest.approx(xs)


@settings(deadline=None)
@given(FOLDED, st.floats(0.05, 20), st.floats(100, 900))
def test_zoom_keeps_what_is_under_the_pointer_where_time_is_folded(scale: Scale, factor: float, x: float) -> None:
    zoomed = scale.zoomed(factor, x)
    if zoomed.start > FIRST_TIME and zoomed.end < LAST_TIME:
        assert zoomed.x(scale.invert(x)) == pytest.approx(x, abs=0.5)


@settings(deadline=None)
@given(FOLDED, st.floats(-900, 900))
def test_pan_moves_evenly_where_time_is_folded(scale: Scale, dx: float) -> None:
    panned = scale.panned(dx)
    if panned.start > FIRST_TIME and panned.end < LAST_TIME:
        assert panned.x(scale.invert(500.0)) == pytest.approx(500.0 - dx, abs=0.5)
