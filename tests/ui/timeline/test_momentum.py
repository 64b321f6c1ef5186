"""A flick rolls on, slows down, and stops when told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.ui.timeline.momentum import LEAST_SPEED, MOST_SPEED, SLOWING_MS, Momentum


def flicked(step: float = 12.0, pause: float = 0.0) -> Momentum:
    momentum = Momentum()
    for now in range(0, 80, 8):
        momentum.moved(step, -step / 2, float(now))
    momentum.released(72.0 + pause)
    return momentum


def test_flick_rolls_on_as_fast_as_the_fingers_were() -> None:
    dx, dy = flicked().rolled(8.0)
    assert dx == pytest.approx(12.0, rel=0.1)
    assert dy == pytest.approx(-6.0, rel=0.1)


def test_rolls_slower_and_slower_and_stands_still() -> None:
    momentum = flicked()
    ways = []
    while momentum.is_rolling:
        ways.append(momentum.rolled(16.0)[0])
    assert ways == sorted(ways, reverse=True)
    assert len(ways) < 200
    assert momentum.rolled(16.0) == (0.0, 0.0)


def test_fingers_that_rested_before_they_left_leave_nothing() -> None:
    assert not flicked(pause=200.0).is_rolling


def test_stopped_at_once() -> None:
    momentum = flicked()
    momentum.stop()
    assert not momentum.is_rolling
    assert momentum.rolled(16.0) == (0.0, 0.0)


def test_one_touch_is_no_flick() -> None:
    momentum = Momentum()
    momentum.moved(50.0, 0.0, 0.0)
    assert not momentum.released(8.0)


@settings(deadline=None)
@given(st.lists(st.floats(-400, 400), min_size=2, max_size=12), st.floats(1, 100))
def test_no_flick_rolls_for_ever(steps: list[float], passed: float) -> None:
    momentum = Momentum()
    for place, step in enumerate(steps):
        momentum.moved(step, step, place * 8.0)
    momentum.released(len(steps) * 8.0)
    whole = sum(momentum.rolled(passed)[0] for _ in range(2000))
    assert abs(whole) <= MOST_SPEED * SLOWING_MS + 1
    assert not momentum.is_rolling or passed * 2000 < 10 * SLOWING_MS
    assert LEAST_SPEED > 0
