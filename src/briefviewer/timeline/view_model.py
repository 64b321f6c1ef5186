"""How a timeline answers: selecting, stepping from event to event, the range, pointing. One object with one callback.

Widgets call methods and repaint when told to; whoever has no window can drive the same object. What it shows and how it
is moved about stand in ``shown`` and ``moving``.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from briefviewer.columns.events import Rows
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange
from briefviewer.timeline.beside import BesideSpec, beside_order
from briefviewer.timeline.brushed import Brush
from briefviewer.timeline.counted import counted_at, counted_in
from briefviewer.timeline.hits import Hit, events_in, hit, shape_of
from briefviewer.timeline.marks import axis_rows, extent, marks_of
from briefviewer.timeline.moving import MovingTimeline
from briefviewer.timeline.scale import FIRST_TIME, LAST_TIME
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.shown import Change
from briefviewer.timeline.undated import Board

EDGE_PX = 24.0
"""What is scrolled to keeps so far from the edge."""


class TimelineViewModel(MovingTimeline):
    """The state of one timeline, and all that can be asked of it."""

    def fit_selection(self) -> None:
        """Show the selected events from end to end."""
        found = self.span_of(self._selected)
        if found is not None:
            self.go_to(*found)

    # Selecting

    @property
    def selected(self) -> tuple[EventId, ...]:
        """The selected events, the last one chosen at the end."""
        return self._selected

    def select(self, events: Sequence[EventId]) -> None:
        """Select these and no others."""
        chosen = tuple(dict.fromkeys(events))
        if chosen != self._selected:
            self._selected, self._chosen, self._attention = chosen, None, None
            self._tell(Change.SELECTION)
            self._bring_chip_in()

    def is_selected(self, event: EventId) -> bool:
        """Whether an event is selected."""
        row = self._row_of(event)
        return row is not None and row in self._chosen_rows()

    def toggle(self, event: EventId) -> None:
        """Add an event to the selection, or take it out."""
        if event in self._selected:
            self.select([each for each in self._selected if each != event])
        else:
            self.select([*self._selected, event])

    def hover(self, event: EventId | None) -> None:
        """The pointer is over an event, or over none."""
        if event != self._hovered:
            self._hovered, self._attention = event, None
            self._tell(Change.HOVER)

    def set_focus(self, has_focus: bool) -> None:
        """Whether the keyboard is here; the selected event is then marked as having it."""
        if has_focus != self._has_focus:
            self._has_focus, self._attention = has_focus, None
            self._tell(Change.HOVER)

    def step(self, by: int) -> EventId | None:
        """Select the next (1) or previous (−1) event and bring it into view: along the axis, then board by board."""
        axis, beside = self._axis_rows(), self._beside_rows()
        count = len(axis) + len(beside)
        if not count:
            return None
        current = self._row_of(self._selected[-1]) if self._selected else None
        place = 0 if by > 0 else len(axis) - 1
        if current is not None:
            found = int(np.searchsorted(axis, np.int32(current)))
            at = np.flatnonzero(beside == current)
            if found < len(axis) and axis[found] == current:
                place = found + by
            elif len(at):
                place = len(axis) + int(at[0]) + by
            else:  # filtered out: go on from where it would stand
                place = found + min(by, 0)
        place = min(max(place, 0), count - 1)
        return self._select_and_show(int(axis[place] if place < len(axis) else beside[place - len(axis)]))

    def first(self) -> EventId | None:
        """Select the first event."""
        rows = self._axis_rows()
        return self._select_and_show(int(rows[0])) if len(rows) else None

    def last(self) -> EventId | None:
        """Select the last event."""
        rows = self._axis_rows()
        return self._select_and_show(int(rows[-1])) if len(rows) else None

    def reveal(self, event: EventId) -> None:
        """Bring an event into view, moving no more than needed."""
        found = self.span_of([event])
        if found is None:
            return
        start, end = found
        width = self._span.end - self._span.start
        middle = (start + end) / 2
        if start >= self._span.start and end <= self._span.end:
            self._reveal_lane(event)
            return
        overlaps = min(end, self._span.end) - max(start, self._span.start)
        if overlaps < min(0.25 * width, end - start):
            self.go_to(middle - width / 2, middle + width / 2)
        self._reveal_lane(event)

    def _reveal_lane(self, event: EventId) -> None:
        """Unfold the lane of an event, or show it again, and scroll to where the event stands in it."""
        arrangement = self.arrangement
        row = self._row_of(event)
        place = arrangement.place_of(row) if arrangement is not None and row is not None else None
        if arrangement is None or place is None:
            return
        if arrangement.table.home[place] < 0:
            self.show_all_lanes()
            arrangement = self.arrangement
            assert arrangement is not None
        key = arrangement.table.lanes[int(arrangement.table.home[place])].key
        if key in self._spec.folded:
            self.toggle_fold(key)
        scene = self.scene
        if scene is None:
            return
        band = scene.bands[int(arrangement.table.home[place])]
        lanes = scene.regions.lanes
        shape = shape_of(scene, event)
        top, bottom = (shape.y - EDGE_PX, shape.bottom + EDGE_PX) if shape is not None else (band.top, band.bottom)
        if band.height <= lanes.height:
            top, bottom = band.top, band.bottom
        if top < lanes.y:
            self.scroll_by(top - lanes.y)
        elif bottom > lanes.bottom:
            self.scroll_by(min(bottom - lanes.bottom, top - lanes.y))

    def _axis_rows(self) -> Rows:
        arrangement = self.arrangement
        return arrangement.table.rows if arrangement is not None else np.zeros(0, dtype=np.int32)

    def _beside_rows(self) -> Rows:
        """The rows that stand beside the axis and on it not even as a mark, board by board."""
        arrangement = self.arrangement
        if arrangement is None:
            return np.zeros(0, dtype=np.int32)

        def found() -> Rows:
            rows = beside_order(arrangement)
            return rows[~np.isin(rows, arrangement.table.rows)]

        return arrangement.memory.once("beside", found)

    def _select_and_show(self, row: int) -> EventId:
        assert self._columns is not None
        event = EventId(self._columns.ids[row])
        self.select([event])
        self.reveal(event)
        return event

    # Beside the axis

    def set_beside(self, spec: BesideSpec) -> None:
        """Fold or open boards otherwise."""
        if spec != self._beside:
            self._beside = spec
            self._tell(Change.CONTENT)

    @property
    def is_beside_folded(self) -> bool:
        """Whether what stands beside the axis is a line of names, by hand or for want of height."""
        scene = self.scene
        return scene is not None and any(board.is_name for board in scene.boards)

    def toggle_beside(self) -> None:
        """Fold what stands beside the axis to a line of names, or show it with its chips."""
        self.set_beside(BesideSpec(is_folded=not self.is_beside_folded))

    def toggle_board(self, key: str) -> None:
        """Open a board, so that all it has can be seen, or close it again."""
        is_open = self._beside.opened == key
        self.set_beside(replace(self._beside, opened=None if is_open else key, first=0))
        if not is_open:
            self._bring_chip_in()

    def scroll_board(self, by: int) -> None:
        """Scroll the open board down by so many lines."""
        board = self._open_board()
        if board is not None:
            first = min(max(0, board.first + by), board.lines - board.shown)
            self.set_beside(replace(self._beside, first=first))

    def _open_board(self) -> Board | None:
        scene = self.scene if self.beside.opened is not None else None
        return next((board for board in scene.boards if board.is_open), None) if scene is not None else None

    def _bring_chip_in(self) -> None:
        """Scroll the open board to the event selected last, if it is one of its."""
        board = self._open_board()
        line = board.line_of.get(self._selected[-1]) if board is not None and self._selected else None
        if board is None or line is None:
            return
        first = min(max(board.first, line - board.shown + 1), line)
        self.set_beside(replace(self._beside, first=first))

    # The range

    @property
    def brush(self) -> Brush | None:
        """The briefing range with its counts."""
        return self._brush

    @property
    def range(self) -> DayRange | None:
        """The briefing range."""
        return DayRange(self._brush.first, self._brush.last) if self._brush else None

    def set_range(self, first: date, last: date) -> None:
        """Brush a range, both days inclusive, in either order."""
        first, last = min(first, last), max(first, last)
        if self._brush is None or (self._brush.first, self._brush.last) != (first, last):
            self._brush = Brush(first, last)
            self._count_range()
            self._tell(Change.RANGE)

    def clear_range(self) -> None:
        """No range."""
        if self._brush is not None:
            self._brush = None
            self._tell(Change.RANGE)

    def range_from_selection(self) -> None:
        """The range from the first to the last day of the selected events."""
        if self._columns is None:
            return
        on_axis = axis_rows(self._columns, self._chosen_rows().rows)
        whole = extent(marks_of(self._columns, on_axis)) if len(on_axis) else None
        if whole is not None:
            self.set_range(_day(whole[0]), _day(whole[1] - 1))

    def drag_range(self, anchor_x: float, x: float) -> None:
        """Brush from one x to another, whole days."""
        self.set_range(self.day_at(anchor_x), self.day_at(x))

    def day_at(self, x: float) -> date:
        """The day at an x."""
        return _day(self.scale.invert(x))

    # Pointing

    def hit(self, x: float, y: float) -> Hit | None:
        """What stands at a point; None before anything is shown."""
        scene = self.scene
        return hit(scene, x, y) if scene is not None else None

    def counted_at(self, x: float, y: float) -> tuple[EventId, ...]:
        """The events that the count at a point stands for."""
        scene, arrangement = self.scene, self.arrangement
        return counted_at(arrangement, scene, x, y) if scene is not None and arrangement is not None else ()

    def events_in(self, area: Rect) -> tuple[EventId, ...]:
        """The events that an area touches, drawn or counted."""
        scene, arrangement = self.scene, self.arrangement
        if scene is None or arrangement is None:
            return ()
        return tuple(dict.fromkeys((*events_in(scene, area), *counted_in(arrangement, scene, area))))


def _day(time: float) -> date:
    return date.fromordinal(int(min(max(time, FIRST_TIME), LAST_TIME - 1)))
