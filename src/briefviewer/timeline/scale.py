"""Time ⇄ x. Time is days as a float: day ``d`` (a proleptic ordinal) begins at ``d`` and ends at ``d + 1``."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

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

    @property
    def span(self) -> float:
        """Days in view."""
        return self.end - self.start

    @property
    def px_per_day(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / (self.end - self.start)

    def x(self, time: float) -> float:
        """Where a time stands.

        >>> Scale(0.0, 10.0, 100.0, 200.0).x(5.0)
        150.0
        """
        return self.left + (time - self.start) * self.px_per_day

    def xs(self, times: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where many times stand."""
        return self.left + (times - self.start) * self.px_per_day

    def invert(self, x: float) -> float:
        """The time at an x."""
        return self.start + (x - self.left) / self.px_per_day

    def zoomed(self, factor: float, at_x: float) -> "Scale":
        """Closer (factor above 1) or further off, the time at ``at_x`` staying where it is as long as limits allow."""
        anchor = self.invert(at_x)
        span = min(max(self.span / factor, SHORTEST_SPAN), LAST_TIME - FIRST_TIME)
        start = anchor - (at_x - self.left) / (self.right - self.left) * span
        return replace(self, start=start, end=start + span).limited()

    def panned(self, dx: float) -> "Scale":
        """Moved so that what stood at x stands at x − dx."""
        days = dx / self.px_per_day
        return replace(self, start=self.start + days, end=self.end + days).limited()

    def limited(self) -> "Scale":
        """The same stretch, moved and cut into the years a calendar here can hold."""
        span = min(max(self.span, SHORTEST_SPAN), LAST_TIME - FIRST_TIME)
        start = min(max(self.start, FIRST_TIME), LAST_TIME - span)
        if (start, start + span) == (self.start, self.end):
            return self
        return replace(self, start=start, end=start + span)
