"""Time ⇄ x. Time is days as a float: day ``d`` (a proleptic ordinal) begins at ``d`` and ends at ``d + 1``.

Where long empty stretches are folded, x is even in folded time; every question here is still asked in time.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefviewer.timeline.folds import NO_FOLDS, Folds

FIRST_TIME = float(date.min.toordinal())
LAST_TIME = float(date.max.toordinal() + 1)
SHORTEST_SPAN = 1 / 48
"""Half an hour: nobody looks closer, and minutes can still be told."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time laid on a stretch of x, device-independent pixels."""

    start: float
    end: float
    left: float
    right: float
    folds: Folds = NO_FOLDS

    @property
    def span(self) -> float:
        """Days in view; what is folded counts as what is kept of it."""
        return self.flat(self.end) - self.flat(self.start)

    @property
    def px_per_day(self) -> float:
        """Pixels a day, where nothing is folded."""
        return (self.right - self.left) / self.span

    def flat(self, time: float) -> float:
        """The folded time of a time: x is even in it."""
        return self.folds.flat(time)

    def x(self, time: float) -> float:
        """Where a time stands.

        >>> Scale(0.0, 10.0, 100.0, 200.0).x(5.0)
        150.0
        """
        if not self.folds:
            return self.left + (time - self.start) * (self.right - self.left) / (self.end - self.start)
        return self.left + (self.flat(time) - self.flat(self.start)) * self.px_per_day

    def xs(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where many times stand."""
        return self.left + (self.folds.flats(times) - self.flat(self.start)) * self.px_per_day

    def invert(self, x: float) -> float:
        """The time at an x."""
        return self.folds.unfolded(self.flat(self.start) + (x - self.left) / self.px_per_day)

    def zoomed(self, factor: float, at_x: float) -> "Scale":
        """Closer (factor above 1) or further off, the time at ``at_x`` staying where it is as long as limits allow."""
        span = min(max(self.span / factor, SHORTEST_SPAN), LAST_TIME - FIRST_TIME)
        anchor = self.flat(self.start) + (at_x - self.left) / self.px_per_day
        start = anchor - (at_x - self.left) / (self.right - self.left) * span
        return self._over(start, start + span)

    def panned(self, dx: float) -> "Scale":
        """Moved so that what stood at x stands at x − dx."""
        start = self.flat(self.start) + dx / self.px_per_day
        return self._over(start, start + self.span)

    def _over(self, start: float, end: float) -> "Scale":
        """A stretch of folded time, within the calendar."""
        return replace(self, start=self.folds.unfolded(start), end=self.folds.unfolded(end)).limited()

    def limited(self) -> "Scale":
        """The same stretch, moved and cut into the years a calendar here can hold."""
        first, last = self.flat(FIRST_TIME), self.flat(LAST_TIME)
        begins, ends = self.flat(self.start), self.flat(self.end)
        span = min(max(ends - begins, SHORTEST_SPAN), last - first)
        start = min(max(begins, first), last - span)
        if (start, start + span) == (begins, ends):
            return self
        return replace(self, start=self.folds.unfolded(start), end=self.folds.unfolded(start + span))
