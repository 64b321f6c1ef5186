"""Long empty stretches of time, taken together: a piecewise linear, rising map of time, and its inverse.

Folded time is counted in days too. Outside the folds a day is a day; inside one, many days are as one. With nothing
folded both are the same.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Times = NDArray[np.float64]

LEAST_SHARE = 0.06
"""An empty stretch is long from this share of the whole on …"""
LEAST_DAYS = 45.0
"""… and from so many days on."""
KEPT_SHARE = 0.009
"""What a folded stretch still takes, as a share of all that is not folded."""
AIR_SHARE = 0.12
"""So much of an empty stretch, at either end, stays as it is …"""
MOST_AIR = 30.0
"""… but no more than so many days."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A stretch of time in which nothing begins or ends, shown as ``kept`` days."""

    start: float
    end: float
    kept: float

    @property
    def days(self) -> float:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True)
class Folds:
    """Folds beside each other, rising, none touching another.

    >>> folds = Folds((Fold(100.0, 200.0, 10.0),))
    >>> folds.flat(100.0), folds.flat(150.0), folds.flat(200.0), folds.flat(300.0)
    (100.0, 105.0, 110.0, 210.0)
    >>> folds.unfolded(105.0)
    150.0
    """

    each: tuple[Fold, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.each)

    @cached_property
    def _knees(self) -> tuple[list[float], list[float], list[float], list[float]]:
        """Times where the slope changes, folded times there, and the slope behind each, both ways."""
        times, flats, slopes = [0.0], [0.0], [1.0]
        for fold in self.each:
            start = flats[-1] + (fold.start - times[-1]) * slopes[-1]
            times += [fold.start, fold.end]
            flats += [start, start + fold.kept]
            slopes += [fold.kept / fold.days, 1.0]
        return times, flats, slopes, [1.0 / slope for slope in slopes]

    def flat(self, time: float) -> float:
        """The folded time of a time."""
        if not self.each:
            return time
        times, flats, slopes, _ = self._knees
        at = max(0, bisect_right(times, time) - 1)
        return flats[at] + (time - times[at]) * slopes[at]

    def unfolded(self, flat: float) -> float:
        """The time of a folded time."""
        if not self.each:
            return flat
        times, flats, _, inverse = self._knees
        at = max(0, bisect_right(flats, flat) - 1)
        return times[at] + (flat - flats[at]) * inverse[at]

    def flats(self, times: Times) -> Times:
        """The folded times of many times."""
        return self._mapped(times, *self._knees[:3]) if self.each else times

    def all_unfolded(self, flats: Times) -> Times:
        """The times of many folded times."""
        if not self.each:
            return flats
        times, knees, _, inverse = self._knees
        return self._mapped(flats, knees, times, inverse)

    @staticmethod
    def _mapped(values: Times, knees: Sequence[float], images: Sequence[float], slopes: Sequence[float]) -> Times:
        at = np.maximum(0, np.searchsorted(np.array(knees), values, "right") - 1)
        mapped: Times = np.array(images)[at] + (values - np.array(knees)[at]) * np.array(slopes)[at]
        return mapped

    def next_from(self, time: float) -> Fold | None:
        """The first fold that begins at a time or later."""
        return next((fold for fold in self.each if fold.start >= time), None)

    def around(self, time: float) -> Fold | None:
        """The fold in which a time lies; None if in none."""
        for fold in self.each:
            if fold.start < time < fold.end:
                return fold
        return None


NO_FOLDS = Folds()


def folds_of(times: Iterable[float]) -> Folds:
    """The folds of a timeline on which something begins or ends at these times; none where no stretch is long.

    Args:
        times: In any order; what is not finite does not count.
    """
    at = np.unique(np.fromiter(times, dtype=np.float64))
    at = at[np.isfinite(at)]
    if len(at) < 2:
        return NO_FOLDS
    least = max(LEAST_DAYS, LEAST_SHARE * float(at[-1] - at[0]))
    gaps = np.diff(at)
    long = np.flatnonzero(gaps >= least).tolist()
    if not long:
        return NO_FOLDS
    kept = max(2.0, KEPT_SHARE * float(at[-1] - at[0] - gaps[long].sum()))
    folds = []
    for index in long:
        air = min(MOST_AIR, AIR_SHARE * float(gaps[index]))
        start, end = float(at[index]) + air, float(at[index + 1]) - air
        if end - start > 2 * kept:
            folds.append(Fold(start, end, kept))
    return Folds(tuple(folds))
