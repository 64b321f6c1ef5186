"""Stretches of time by the million: how many are in view, how many begin between two times, none looked at singly.

Starts and ends stand in order; then every count is two binary searches, however many there are.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

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
        return self.starts if self._is_in_order else np.sort(self.starts)

    @cached_property
    def _is_in_order(self) -> bool:
        """Whether the starts rise already, as they mostly do; those of events with an unknown start do not."""
        return bool((self.starts[:-1] <= self.starts[1:]).all())

    @cached_property
    def sorted_ends(self) -> Times:
        """All ends, rising."""
        return np.sort(self.ends)

    @cached_property
    def _order(self) -> Positions:
        """Numbers by start: many times dearer than the sorted starts alone, and not needed to count."""
        return np.arange(len(self.starts)) if self._is_in_order else np.argsort(self.starts, kind="stable")

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
        return int(np.searchsorted(self.sorted_ends, time, "right"))

    def between(self, start: float, end: float) -> Positions:
        """Which of them (numbers into ``places``) have any part after ``start`` and before ``end``, in order."""
        found = []
        for longest, starts, ends, numbers in self._by_length:
            first, last = np.searchsorted(starts, (start - longest, end), "left")
            found.append(numbers[first:last][ends[first:last] > start])
        return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def beginning(self, start: float, end: float, most: int | None = None) -> Positions:
        """Which of them (numbers into ``places``) begin at ``start`` or later and before ``end``, in order.

        Args:
            most: No more than so many, the first to begin.
        """
        first, last = np.searchsorted(self.sorted_starts, (start, end), "left")
        return np.sort(self._order[first : last if most is None else min(last, first + most)])

    @cached_property
    def _by_length(self) -> tuple[tuple[float, Times, Times, Positions], ...]:
        """They in classes of about the same length: the longest of a class, then starts, ends and numbers by start.

        What runs into a view from before it is among the few that began less than its length before.
        """
        starts = self.sorted_starts
        lengths = self.ends[self._order] - starts
        classes = np.frexp(np.maximum(lengths, 1.0))[1].astype(np.int8)
        by_class = np.argsort(classes, kind="stable")  # small numbers are sorted by their digits, in one go
        bounds = np.concatenate([[0], np.cumsum(np.bincount(classes))]).tolist()
        found = []
        for first, end in pairwise(bounds):
            if end > first:
                some = by_class[first:end]
                numbers = self._order[some]
                found.append((float(lengths[some].max()), starts[some], self.ends[numbers], numbers))
        return tuple(found)
