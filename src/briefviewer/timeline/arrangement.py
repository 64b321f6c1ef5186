"""What of a timeline does not change while the view zooms and pans: lanes, shapes in time, and the rows given out.

Made once for a selection, then asked at every frame. It remembers what it worked out and depends on nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np

from briefviewer.columns.events import EventColumns, Rows
from briefviewer.columns.select import IN_DOUBT, Selection
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import KindId, Library
from briefviewer.timeline.bands import MOST_ROWS, LaneNeed
from briefviewer.timeline.crowds import Crowd, Times
from briefviewer.timeline.lanes import LaneSpec, LaneTable, Positions, lane_table
from briefviewer.timeline.marks import Marks, axis_rows, beside_rows, extent, marks_of
from briefviewer.timeline.measure import REGULAR, MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.rows import Footprint, RowPacking
from briefviewer.timeline.sources import DocumentSpan, document_spans
from briefviewer.words import Words

MOST_PACKED = 1500
"""Lanes with more events than this get rows only for what is in view."""
LONGEST_LABEL = 340.0
"""A title wider than this (pixels) does not ask for room; its short form does."""
STUB_PX = 56.0
"""How far an unknown end is dotted on."""
ARROW_PX = 44.0
"""How far an open end reaches past today."""
BESIDE_DAYS = 60


@dataclass
class Arrangement:
    """The timeline of one selection.

    Args:
        home: The stretch of time (days) from which rows are given out.
        axis_px: The width of the axis at home.
        today: Where open ends leave off being known; None if nobody says.
    """

    columns: EventColumns
    library: Library
    selection: Selection
    spec: LaneSpec
    words: Words
    palette: Palette
    measure: MeasureText
    home: tuple[float, float]
    axis_px: float
    today: date | None
    _packings: dict[tuple[int, int], RowPacking] = field(default_factory=dict)

    @cached_property
    def table(self) -> LaneTable:
        """Lanes, and who stands in which."""
        rows = axis_rows(self.columns, self.selection.rows)
        return lane_table(self.columns, self.library, rows, self.spec, self.words)

    @cached_property
    def marks(self) -> Marks:
        """Shapes in time, beside ``table.rows``."""
        return marks_of(self.columns, self.table.rows)

    @cached_property
    def extent(self) -> tuple[float, float] | None:
        """The stretch of time that has marks."""
        return extent(self.marks)

    @cached_property
    def beside(self) -> Rows:
        """The rows that stand beside the axis."""
        return beside_rows(self.columns, self.selection.rows)

    @cached_property
    def documents(self) -> tuple[DocumentSpan, ...]:
        """Issue dates and coverage."""
        return document_spans(self.columns, self.library)

    @cached_property
    def horizon(self) -> float:
        """The time up to which what is open is drawn as going on."""
        if self.today is not None:
            return float(self.today.toordinal() + 1)
        return self.extent[1] + BESIDE_DAYS if self.extent else 0.0

    @cached_property
    def members(self) -> tuple[Positions, ...]:
        """For each lane the places of the events drawn whole in it, in order."""
        order = np.argsort(self.table.home, kind="stable")
        homes = self.table.home[order]
        bounds = np.searchsorted(homes, np.arange(len(self.table.lanes) + 1))
        return tuple(order[start:end] for start, end in pairwise(bounds))

    @cached_property
    def visitors(self) -> tuple[Positions, ...]:
        """For each lane the places of the events that stand in it as a tick."""
        return tuple(
            self.table.visitors[self.table.visited == lane].astype(np.int64) for lane in range(len(self.table.lanes))
        )

    @cached_property
    def ends(self) -> tuple[Times, Times]:
        """Finite start and end of every mark, open ends drawn to the horizon."""
        marks = self.marks
        low = self.extent[0] if self.extent else 0.0
        starts = np.where(np.isfinite(marks.outer_start), marks.outer_start, low - 36_500)
        starts = np.where(np.isfinite(starts), starts, marks.core_end)
        ends = np.where(np.isfinite(marks.outer_end), marks.outer_end, np.maximum(self.horizon, starts))
        return starts, ends

    @cached_property
    def crowds(self) -> tuple[Crowd, ...]:
        """The stretches of time of each lane's members."""
        starts, ends = self.ends
        return tuple(Crowd(members, starts[members], ends[members]) for members in self.members)

    @cached_property
    def visits(self) -> tuple[Times, ...]:
        """For each lane the times of its ticks, beside ``visitors``."""
        starts, ends = self.ends
        return tuple((starts[each] + np.minimum(ends[each], starts[each] + 1)) / 2 for each in self.visitors)

    @cached_property
    def sorted_starts(self) -> Times:
        """When the marks begin, rising."""
        return np.sort(self.ends[0])

    @cached_property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Hue and glyph by kind code."""
        found = []
        for key in self.columns.vocabulary[Facet.KIND]:
            kind = self.library.kinds.get(KindId(key))
            found.append((kind.hue, kind.glyph) if kind else ("slate", "circle"))
        return tuple(found)

    def look(self, row: int) -> tuple[str, str]:
        """Hue and glyph of a row."""
        code = int(self.columns.kind[row])
        return self.kinds[code] if 0 <= code < len(self.kinds) else ("slate", "circle")

    def is_possible(self, row: int) -> bool:
        """Whether range or as-of only call a row possible."""
        selection = self.selection
        return any(
            clock is not None and bool(clock[row] == IN_DOUBT) for clock in (selection.in_range, selection.as_of)
        )

    @property
    def home_px_per_day(self) -> float:
        """The zoom from which rows are given out."""
        return self.axis_px / (self.home[1] - self.home[0])

    @cached_property
    def needs(self) -> tuple[LaneNeed, ...]:
        """What each lane asks for, at home."""
        needs = []
        for lane, members in enumerate(self.members):
            rows = 4 if len(members) > MOST_PACKED else self.packing(lane, MOST_ROWS).used
            needs.append(LaneNeed(max(1, rows), len(members)))
        return tuple(needs)

    def packing(self, lane: int, rows: int) -> RowPacking:
        """The rows of a lane that has few enough events to give every one a place."""
        key = (lane, rows)
        if key not in self._packings:
            footprints = [self.footprint(int(place)) for place in self.members[lane]]
            self._packings[key] = RowPacking(footprints, self.home_px_per_day, rows)
        return self._packings[key]

    def footprint(self, place: int) -> Footprint:
        """What the event at a place takes of its row."""
        marks = self.marks
        starts, ends = self.ends
        glyph = self.palette.space("glyph")
        gap = self.palette.space("label_gap")
        label = self.label_width(int(marks.rows[place])) + gap
        start, end = float(starts[place]), float(ends[place])
        head = STUB_PX if marks.unknown_start[place] else 2.0
        tail = STUB_PX if marks.unknown_end[place] else ARROW_PX if marks.open_end[place] else 2.0
        if marks.is_bar[place]:
            return Footprint(start, end, start, 2.0, glyph + 3 * gap, head, tail, label)
        return Footprint(start, end, (start + end) / 2, glyph / 2 + 2, glyph / 2 + gap, 1.0, 1.0, label)

    def label_width(self, row: int) -> float:
        """How much room the words of a row ask for."""
        size = self.palette.size("label")
        width = self.measure(self.columns.titles[row], size, REGULAR)
        if width <= LONGEST_LABEL:
            return width
        return min(self.measure(self.columns.shorts[row], size, REGULAR), LONGEST_LABEL)

    @cached_property
    def events_by_kind_code(self) -> Mapping[int, int]:
        """How many marks there are of each kind, for the legend."""
        codes, counts = np.unique(self.columns.kind[self.table.rows], return_counts=True)
        return dict(zip(codes.tolist(), counts.tolist(), strict=True))


def busiest(marks: Marks) -> tuple[float, float] | None:
    """Where a view should begin: the stretch of time that holds at least half of all marks and most for its length.

    A store whose events are spread evenly gets all of it. Some air is left at either side. None without marks.
    """
    starts = np.where(np.isfinite(marks.outer_start), marks.outer_start, marks.core_end)
    starts = np.sort(starts[np.isfinite(starts)])
    if not len(starts):
        return None
    best = (-1.0, 0.0, 0.0)
    for share in np.linspace(0.5, 1.0, 26):
        count = max(1, int(np.ceil(len(starts) * share)))
        spans = starts[count - 1 :] - starts[: len(starts) - count + 1]
        first = int(np.argmin(spans))
        score = float(share) / (float(spans[first]) + 30.0) ** 0.2
        if score > best[0]:
            best = (score, float(starts[first]), float(starts[first + count - 1]) + 1)
    _, start, end = best
    air = max((end - start) * 0.08, 15.0)
    return start - air, end + air
