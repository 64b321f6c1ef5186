"""Folded time rises with time and can be unfolded; only long empty stretches are folded."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.folds import LEAST_DAYS, NO_FOLDS, Fold, Folds, folds_of

DAYS = st.floats(1, 3_600_000)
FOLDS = st.lists(st.tuples(st.floats(1, 4000), st.floats(2, 90_000), st.floats(0.05, 0.95)), max_size=6).map(
    lambda each: _folds(each)
)


def _folds(parts: list[tuple[float, float, float]]) -> Folds:
    folds, at = [], 700_000.0
    for gap, length, share in parts:
        start = at + gap
        at = start + length
        folds.append(Fold(start, at, length * share))
    return Folds(tuple(folds))


@settings(deadline=None)
@given(FOLDS, DAYS)
def test_unfolding_is_the_inverse(folds: Folds, time: float) -> None:
    assert folds.unfolded(folds.flat(time)) == pytest.approx(time, abs=1e-4)
    assert folds.flat(folds.unfolded(time)) == pytest.approx(time, abs=1e-4)


@settings(deadline=None)
@given(FOLDS, st.lists(DAYS, min_size=2, max_size=20))
def test_order_is_kept(folds: Folds, times: list[float]) -> None:
    flats = [folds.flat(time) for time in sorted(set(times))]
    assert all(one <= other for one, other in pairwise(flats))


@settings(deadline=None)
@given(FOLDS, st.lists(DAYS, max_size=20))
def test_many_at_once_agree_with_one(folds: Folds, times: list[float]) -> None:
    at = np.array(times, dtype=np.float64)
    assert folds.flats(at).tolist() == pytest.approx([folds.flat(time) for time in times])
    assert folds.all_unfolded(at).tolist() == pytest.approx([folds.unfolded(time) for time in times])


@settings(deadline=None)
@given(st.lists(st.floats(700_000, 740_000), max_size=30))
def test_nothing_that_happens_is_folded_away(times: list[float]) -> None:
    folds = folds_of(times)
    for time in times:
        assert folds.around(time) is None
    for fold in folds.each:
        assert fold.days > LEAST_DAYS / 2
        assert fold.kept < fold.days
    for one, other in pairwise(folds.each):
        assert one.end < other.start


def test_long_empty_stretch_is_folded_and_a_short_one_is_not() -> None:
    folds = folds_of([0.0, 1000.0, 1010.0, 1030.0, 1060.0])
    assert len(folds.each) == 1
    assert 0.0 < folds.each[0].start < 100.0
    assert 900.0 < folds.each[0].end < 1000.0


def test_infinite_times_and_a_lonely_one_fold_nothing() -> None:
    assert folds_of([np.inf, 3.0, -np.inf]) is NO_FOLDS
    assert folds_of([]) is NO_FOLDS
    assert not NO_FOLDS
