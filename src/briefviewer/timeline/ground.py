"""What of a timeline holds whatever is selected: the shapes in time of all that may stand on the axis, in order.

Worked out once for a store. A selection takes its part of it by number: a filter over a million events sorts nothing.
"""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.events import EventColumns, Rows
from briefviewer.domain.library import Library
from briefviewer.timeline.marks import Marks, Times, axis_rows, marks_of
from briefviewer.timeline.sources import DocumentSpan, document_spans

Places = NDArray[np.int64]
"""Numbers into ``Ground.rows``."""
BEFORE_ALL_DAYS = 36_500
"""So long before everything else an open start is taken to be."""


@dataclass
class Ground:
    """The axis of a whole store. Times stand beside ``rows``."""

    columns: EventColumns
    library: Library
    _ends: dict[float, Times] = field(default_factory=dict)

    @cached_property
    def rows(self) -> Rows:
        """All rows that leave a mark on the axis."""
        return axis_rows(self.columns, np.arange(len(self.columns), dtype=np.int32))

    @cached_property
    def _place_of(self) -> NDArray[np.int32]:
        places = np.full(len(self.columns), -1, dtype=np.int32)
        places[self.rows] = np.arange(len(self.rows), dtype=np.int32)
        return places

    def places(self, rows: Rows) -> Places:
        """Where those of some rows stand that leave a mark, in their order."""
        found = self._place_of[rows]
        return found[found >= 0].astype(np.int64)

    @cached_property
    def marks(self) -> Marks:
        """Their shapes."""
        return marks_of(self.columns, self.rows)

    def marks_at(self, numbers: Places, places: Places | None = None) -> Marks:
        """The shapes of some of those at some places, or of all; numbers are into ``places``."""
        return self.marks.at(numbers if places is None else places.take(numbers))

    @cached_property
    def documents(self) -> tuple[DocumentSpan, ...]:
        """Issue dates and coverage."""
        return document_spans(self.columns, self.library)

    @cached_property
    def bounds(self) -> tuple[Times, Times]:
        """The first and the last time that is known of each."""
        marks = self.marks
        times = np.stack([marks.outer_start, marks.core_start, marks.core_end, marks.outer_end])
        known = np.isfinite(times)
        return np.where(known, times, np.inf).min(axis=0), np.where(known, times, -np.inf).max(axis=0)

    def extent(self, places: Places | None = None) -> tuple[float, float] | None:
        """The stretch of time with marks in it, of some or of all; open ends do not stretch it. None without marks."""
        first, last = self.bounds if places is None else (times.take(places) for times in self.bounds)
        return (float(first.min()), float(last.max())) if len(first) else None

    @cached_property
    def starts(self) -> Times:
        """When each begins; open starts lie long before everything else."""
        whole = self.extent()
        low = whole[0] if whole else 0.0
        starts = self.marks.outer_start
        return np.where(np.isfinite(starts), starts, low - BEFORE_ALL_DAYS)

    def ends(self, horizon: float) -> Times:
        """When each is over, later than it begins; what is open goes on to the horizon, for a day at least."""
        if horizon not in self._ends:
            ends = self.marks.outer_end
            self._ends = {horizon: np.where(np.isfinite(ends), ends, np.maximum(horizon, self.starts + 1))}
        return self._ends[horizon]
