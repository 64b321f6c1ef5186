"""Stretches of time by the million: how many are in view, how many begin between two times, none looked at singly.

Starts and ends are sorted once; then every count is two binary searches, however many there are.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefviewer.timeline.lanes import Positions

Times = NDArray[np.float64]


@dataclass(frozen=True)
class Crowd:
    """Some stretches of time, each with its place in a longer list; ``starts`` and ``ends`` stand beside ``places``."""

    places: Positions
    starts: Times
    ends: Times

    @cached_property
    def sorted_starts(self) -> Times:
        """All starts, rising."""
        return np.sort(self.starts)

    @cached_property
    def _sorted_ends(self) -> Times:
        return np.sort(self.ends)

    def __len__(self) -> int:
        return len(self.places)

    def count_between(self, start: float, end: float) -> int:
        """How many have any part after ``start`` and before ``end``."""
        return self.count_begun(end) - self.count_over(start)

    def count_begun(self, time: float) -> int:
        """How many begin before a time."""
        return int(np.searchsorted(self.sorted_starts, time, "left"))

    def count_over(self, time: float) -> int:
        """How many are over at a time."""
        return int(np.searchsorted(self._sorted_ends, time, "right"))

    def between(self, start: float, end: float) -> Positions:
        """Which of them (numbers into ``places``) have any part after ``start`` and before ``end``, in order."""
        return np.flatnonzero((self.ends > start) & (self.starts < end))
