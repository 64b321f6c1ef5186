"""What the timeline shows and how it answers: viewport, history, selection, range. A plain object with one callback.

Widgets call methods and repaint when told to; whoever has no window can drive the same object.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from briefviewer.columns.events import EventColumns, Rows
from briefviewer.columns.select import Selection, range_certainties
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange
from briefviewer.domain.library import Library
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.arcs import Relations, Tie, ties_of
from briefviewer.timeline.arrangement import Arrangement, busiest
from briefviewer.timeline.attention import Attention, Chosen, ids_of, rows_of
from briefviewer.timeline.bands import MOST_ROWS, Fit
from briefviewer.timeline.beside import DateText
from briefviewer.timeline.counted import counted_at, counted_in
from briefviewer.timeline.folds import NO_FOLDS
from briefviewer.timeline.ground import Ground
from briefviewer.timeline.hits import Hit, events_in, hit, shape_of
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.marks import axis_rows, extent, marks_of
from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.scale import FIRST_TIME, LAST_TIME, Scale
from briefviewer.timeline.scene import Brush, Scene, Viewport, build
from briefviewer.timeline.shapes import Rect
from briefviewer.words import Words

AIR = 0.04
"""How much of the view stays free at either side of what was fitted into it."""
LEAST_FIT_DAYS = 14.0
MOST_HISTORY = 200
KEPT_IN_SIGHT = 0.06
"""So much of the axis, at least, keeps something on it while the view is panned."""
EDGE_PX = 24.0
"""What is scrolled to keeps so far from the edge."""


class Change(StrEnum):
    """What the callback tells."""

    VIEWPORT = "viewport"
    SELECTION = "selection"
    RANGE = "range"
    CONTENT = "content"
    HOVER = "hover"


class Move(StrEnum):
    """Kinds of moving about; one after another of the same kind is one step of the history."""

    ZOOM = "zoom"
    PAN = "pan"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, in days."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the view history: the stretch at its other end, and what was noted with it."""

    span: Span
    note: object | None = None


class TimelineViewModel:
    """The state of one timeline.

    Args:
        changed: Called after each change with what changed; setters that change nothing call nothing.
    """

    def __init__(
        self,
        palette: Palette,
        measure: MeasureText,
        words: Words,
        today: date | None,
        changed: Callable[[Change], None] = lambda change: None,
    ) -> None:
        self._palette = palette
        self._measure = measure
        self._words = words
        self._today = today
        self._changed = changed
        self._columns: EventColumns | None = None
        self._ground: Ground | None = None
        self._selection: Selection | None = None
        self._spec = LaneSpec()
        self._specs: dict[LaneBy, LaneSpec] = {}
        self._is_folding = False
        self._date_text: DateText | None = None
        self._relations: Relations = lambda event: ()
        self._tied: tuple[EventId, tuple[Tie, ...]] | None = None
        self._size = (800.0, 600.0)
        self._span = Span(*_around(today))
        self._home: tuple[float, float] | None = None
        self._scroll = 0.0
        self._back: list[Step] = []
        self._forward: list[Step] = []
        self._last_move: Move | None = None
        self._selected: tuple[EventId, ...] = ()
        self._chosen: Chosen | None = None
        self._attention: Attention | None = None
        self._hovered: EventId | None = None
        self._brush: Brush | None = None
        self._has_focus = False
        self._arrangement: Arrangement | None = None
        self._scene: Scene | None = None

    # What is shown

    def show(
        self,
        columns: EventColumns,
        library: Library,
        selection: Selection,
        date_text: DateText | None,
        relations: Relations = lambda event: (),
    ) -> None:
        """Show the events of a selection; the first time the view goes to where most of them are."""
        self._relations, self._tied = relations, None
        self._chosen = self._attention = None
        is_first = self._columns is None
        if self._ground is None or self._ground.columns is not columns or self._ground.library is not library:
            self._ground = Ground(columns, library)
        self._columns, self._selection, self._date_text = columns, selection, date_text
        self._arrangement = None
        if is_first:
            self._home = self.usual_span()
            self._span = Span(*self._home)
        self._count_range()
        self._tell(Change.CONTENT)
        if is_first:
            self._tell(Change.VIEWPORT)

    def restyle(self, palette: Palette, measure: MeasureText, words: Words) -> None:
        """Another theme or language."""
        self._palette, self._measure, self._words = palette, measure, words
        self._arrangement = None
        self._tell(Change.CONTENT)

    def set_lanes(self, spec: LaneSpec) -> None:
        """Lanes by something else, or some of them folded or hidden."""
        if spec != self._spec:
            self._specs[self._spec.by] = self._spec
            if spec.has_same_lanes(self._spec) and self._arrangement is not None:
                self._arrangement.spec = spec  # lanes of other heights: who stands in them stays
            else:
                self._scroll = 0.0
                self._arrangement = None
            self._spec = spec
            self._tell(Change.CONTENT)

    def lanes_by(self, by: LaneBy) -> None:
        """Lanes by something else, as they were when they were last by that."""
        if by is not self._spec.by:
            self.set_lanes(self._specs.get(by, LaneSpec(by)))

    @property
    def all_lanes(self) -> tuple[LaneSpec, ...]:
        """The lanes of each sort that has been looked at, as they were left."""
        return tuple({**self._specs, self._spec.by: self._spec}.values())

    def remember_lanes(self, specs: Sequence[LaneSpec]) -> None:
        """Take lanes of some sorts as they were left another time."""
        for spec in specs:
            self._specs[spec.by] = spec
            if spec.by is self._spec.by:
                self.set_lanes(spec)

    def toggle_fold(self, key: str) -> None:
        """Fold a lane, or unfold it."""
        self.set_lanes(replace(self._spec, folded=self._spec.folded ^ {key}))

    def give_rows(self, key: str, rows: int | None) -> None:
        """Give a lane so many rows; None, and it has again as many as it needs."""
        given = {each: count for each, count in self._spec.rows.items() if each != key}
        if rows is not None:
            given[key] = min(max(1, rows), MOST_ROWS)
        self.set_lanes(replace(self._spec, rows=given, folded=self._spec.folded - {key}))

    def set_folding(self, is_folding: bool) -> None:
        """Fold long empty stretches of time, or show all time evenly; what is in view stays about the same."""
        if is_folding != self._is_folding:
            self._is_folding = is_folding
            self._arrangement = None
            self._tell(Change.CONTENT)

    @property
    def is_folding(self) -> bool:
        """Whether long empty stretches of time are folded."""
        return self._is_folding

    def hide_lane(self, key: str) -> None:
        """Take a lane out of sight; the last one stays."""
        arrangement = self.arrangement
        if arrangement is not None and len(arrangement.table.lanes) > 1:
            self.set_lanes(replace(self._spec, hidden=self._spec.hidden | {key}))

    def show_all_lanes(self) -> None:
        """No lane is hidden."""
        self.set_lanes(replace(self._spec, hidden=frozenset()))

    def move_lane(self, key: str, place: int) -> None:
        """Put a lane at a place among those shown; the others keep their order."""
        arrangement = self.arrangement
        keys = [lane.key for lane in arrangement.table.lanes] if arrangement is not None else []
        if key not in keys:
            return
        others = [each for each in keys if each != key]
        place = min(max(place, 0), len(others))
        order = (*others[:place], key, *others[place:])
        if list(order) != keys:
            scroll = self._scroll
            self.set_lanes(replace(self._spec, order=order))
            self._scroll = scroll

    def place_in_lane(self, event: EventId) -> tuple[int, int, str] | None:
        """Which of how many an event is in the lane it is drawn whole in, and the lane's name; None beside the axis."""
        arrangement = self.arrangement
        row = self._row_of(event)
        found = arrangement.place_of(row) if arrangement is not None and row is not None else None
        if arrangement is None or found is None or arrangement.table.home[found] < 0:
            return None
        table = arrangement.table
        lane = int(table.home[found])
        members = arrangement.members[lane]
        return int(np.searchsorted(members, found)) + 1, len(members), table.lanes[lane].label

    def events_of_lane(self, key: str) -> tuple[EventId, ...]:
        """The events drawn whole in a lane, in order."""
        arrangement = self.arrangement
        if arrangement is None or self._columns is None:
            return ()
        for index, lane in enumerate(arrangement.table.lanes):
            if lane.key == key:
                return ids_of(self._columns, arrangement.table.rows[arrangement.members[index]])
        return ()

    def resize(self, width: float, height: float) -> None:
        """The widget has another size, in device-independent pixels."""
        width = max(width, self._palette.space("lane_header") + 80)
        if (width, height) != self._size:
            if width != self._size[0]:
                self._arrangement = None
            self._size = (width, height)
            self._scene = None
            self._tell(Change.CONTENT)

    @property
    def lanes(self) -> LaneSpec:
        """The lanes asked for."""
        return self._spec

    @property
    def span(self) -> tuple[float, float]:
        """The stretch of time in view, in days."""
        return self._span.start, self._span.end

    @property
    def days(self) -> tuple[date, date]:
        """First and last day in view."""
        first = min(max(self._span.start, FIRST_TIME), LAST_TIME - 1)
        last = min(max(self._span.end, FIRST_TIME + 1), LAST_TIME)
        return date.fromordinal(int(first)), date.fromordinal(max(int(first), int(np.ceil(last)) - 1))

    @property
    def scroll(self) -> float:
        """How far down the lanes are scrolled, in pixels."""
        return self._scroll

    @property
    def arrangement(self) -> Arrangement | None:
        """Lanes and shapes of what is shown; None before anything is."""
        if self._arrangement is None and self._ground is not None and self._selection is not None:
            self._arrangement = Arrangement(
                ground=self._ground,
                selection=self._selection,
                spec=self._spec,
                words=self._words,
                palette=self._palette,
                measure=self._measure,
                home=self._home or self.span,
                axis_px=self._size[0] - self._palette.space("lane_header"),
                today=self._today,
                is_folding=self._is_folding,
            )
        return self._arrangement

    @property
    def scene(self) -> Scene | None:
        """Everything placed; settled once a change."""
        arrangement = self.arrangement
        if self._scene is None and arrangement is not None:
            viewport = Viewport(self._span.start, self._span.end, self._size[0], self._size[1], self._scroll)
            self._scene = build(
                arrangement,
                viewport,
                fit=Fit.SCROLL,
                brush=self._brush,
                attention=self._looked_at(),
                ties=self._ties(),
                date_text=self._date_text,
            )
            most = max(0.0, self._scene.content_height - self._scene.regions.lanes.height)
            self._scroll = min(self._scroll, most)
        return self._scene

    def _ties(self) -> tuple[Tie, ...]:
        """What the event chosen last has to do with others; asked once for it."""
        event = self._selected[-1] if self._selected else None
        if event is None or self._columns is None:
            return ()
        if self._tied is None or self._tied[0] != event:
            is_known = event in self._columns.rows_by_id
            self._tied = event, ties_of(event, self._relations(event)) if is_known else ()
        return self._tied[1]

    def _looked_at(self) -> Attention:
        """What the user looks at, as rows; looked up once a change."""
        if self._attention is None:
            focused = self._selected[-1] if self._has_focus and self._selected else None
            self._attention = Attention(self._chosen_rows(), self._row_of(self._hovered), self._row_of(focused))
        return self._attention

    def _chosen_rows(self) -> Chosen:
        if self._chosen is None:
            assert self._columns is not None
            self._chosen = Chosen(rows_of(self._columns, self._selected))
        return self._chosen

    def _row_of(self, event: EventId | None) -> int | None:
        return self._columns.rows_by_id.get(event) if event is not None and self._columns is not None else None

    def usual_span(self) -> tuple[float, float]:
        """Where a view of what is shown should begin."""
        assert self._columns is not None
        assert self._selection is not None
        marks = marks_of(self._columns, axis_rows(self._columns, self._selection.rows))
        return busiest(marks) or _around(self._today)

    # Moving about

    @property
    def scale(self) -> Scale:
        """Time and x of the axis."""
        arrangement = self.arrangement
        folds = arrangement.folds if arrangement is not None else NO_FOLDS
        return Scale(self._span.start, self._span.end, self._palette.space("lane_header"), self._size[0], folds)

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Closer or further off, anchored at an x; in the middle without one."""
        scale = self.scale
        x = (scale.left + scale.right) / 2 if at_x is None else min(max(at_x, scale.left), scale.right)
        moved = scale.zoomed(factor, x)
        self._move(Span(moved.start, moved.end), Move.ZOOM)

    def zoomed(self, start: float, end: float, factor: float) -> tuple[float, float]:
        """A stretch of time, closer or further off around its middle."""
        scale = replace(self.scale, start=start, end=end)
        moved = scale.zoomed(factor, (scale.left + scale.right) / 2)
        return moved.start, moved.end

    def panned(self, start: float, end: float, share: float) -> tuple[float, float]:
        """A stretch of time, moved by a share of its own width."""
        scale = replace(self.scale, start=start, end=end)
        moved = self._held(scale, scale.panned(share * (scale.right - scale.left)))
        return moved.start, moved.end

    def pan(self, dx: float) -> None:
        """The view moves to later times by so many pixels, but never away from all there is."""
        moved = self._held(self.scale, self.scale.panned(dx))
        self._move(Span(moved.start, moved.end), Move.PAN)

    def _held(self, before: Scale, moved: Scale) -> Scale:
        """A pan as far as something stays in sight; one that comes back from further off is free."""
        arrangement = self.arrangement
        whole = arrangement.extent if arrangement is not None else None
        if arrangement is None or whole is None:
            return moved
        edge = (before.right - before.left) * KEPT_IN_SIGHT
        first, last = moved.x(whole[0]), moved.x(max(whole[1], arrangement.horizon))
        way = before.x(moved.start) - before.left
        if way < 0 and first > before.right - edge:
            return moved.panned(min(first - (before.right - edge), -way))
        if way > 0 and last < before.left + edge:
            return moved.panned(-min(before.left + edge - last, way))
        return moved

    def glide_to(self, start: float, end: float) -> None:
        """One step of a moving picture: the view is set and nothing enters the history."""
        self._set_span(Span(start, end))

    def remember(self, move: Move = Move.JUMP, note: object | None = None) -> None:
        """Put the view as it is into the history, unless the same kind of move has just done so.

        Args:
            note: What ``back`` and ``forward`` hand out when they take this step again.
        """
        if move is Move.JUMP or move is not self._last_move:
            self._back = [*self._back[-MOST_HISTORY:], Step(self._span, note)]
            self._forward = []
        self._last_move = move

    def rest(self) -> None:
        """A movement is over; the next one is a step of its own."""
        self._last_move = None

    def go_to(self, start: float, end: float) -> None:
        """Show a stretch of time."""
        self._move(Span(start, end), Move.JUMP)

    def span_of_all(self) -> tuple[float, float]:
        """All events with a little air around them; what has no end does not stretch it."""
        arrangement = self.arrangement
        whole = arrangement.extent if arrangement else None
        return _with_air(whole) if whole else self.span

    def span_of(self, events: Sequence[EventId]) -> tuple[float, float] | None:
        """Some events with a little air around them; None if none of them stands on the axis."""
        if self._columns is None:
            return None
        rows = self._chosen_rows().rows if events is self._selected else rows_of(self._columns, events)
        on_axis = axis_rows(self._columns, rows)
        whole = extent(marks_of(self._columns, on_axis)) if len(on_axis) else None
        return _with_air(whole) if whole else None

    def fit_all(self) -> None:
        """Show everything."""
        self.go_to(*self.span_of_all())

    def fit_selection(self) -> None:
        """Show the selected events from end to end."""
        found = self.span_of(self._selected)
        if found is not None:
            self.go_to(*found)

    @property
    def can_go_back(self) -> bool:
        """Whether there is an earlier view."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a later view."""
        return bool(self._forward)

    def back(self) -> object | None:
        """The view before this one; what was noted with the step."""
        return self._retrace(self._back, self._forward)

    def forward(self) -> object | None:
        """The view that *back* left; what was noted with the step."""
        return self._retrace(self._forward, self._back)

    def _retrace(self, taken: list[Step], left: list[Step]) -> object | None:
        if not taken:
            return None
        step = taken.pop()
        left.append(Step(self._span, step.note))
        self._last_move = None
        self._set_span(step.span)
        return step.note

    def scroll_by(self, dy: float) -> None:
        """Lanes move up by so many pixels."""
        self.scroll_to(self._scroll + dy)

    def scroll_to(self, y: float) -> None:
        """Lanes are scrolled down so far."""
        scene = self.scene
        most = max(0.0, scene.content_height - scene.regions.lanes.height) if scene else 0.0
        y = min(max(0.0, y), most)
        if y != self._scroll:
            self._scroll = y
            self._tell(Change.VIEWPORT)

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
        """Select the next (1) or previous (−1) event in order and bring it into view."""
        rows = self._axis_rows()
        if not len(rows) or self._columns is None:
            return None
        current = self._row_of(self._selected[-1]) if self._selected else None
        place = 0 if by > 0 else len(rows) - 1
        if current is not None:
            # Beside the axis, or filtered out: go on from where it would stand.
            found = int(np.searchsorted(rows, current))
            is_there = found < len(rows) and rows[found] == current
            place = found + by if is_there else found + min(by, 0)
        return self._select_and_show(int(rows[min(max(place, 0), len(rows) - 1)]))

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

    def _select_and_show(self, row: int) -> EventId:
        assert self._columns is not None
        event = EventId(self._columns.ids[row])
        self.select([event])
        self.reveal(event)
        return event

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

    def _count_range(self) -> None:
        if self._brush is None or self._columns is None or self._selection is None:
            return
        found = range_certainties(self._columns, DayRange(self._brush.first, self._brush.last))[self._selection.rows]
        self._brush = replace(self._brush, certain=int((found == 2).sum()), possible=int((found == 1).sum()))

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

    # Inside

    def _move(self, span: Span, move: Move) -> None:
        limited = replace(self.scale, start=span.start, end=span.end).limited()
        span = Span(limited.start, limited.end)
        if span != self._span:
            self.remember(move)
            self._set_span(span)

    def _set_span(self, span: Span) -> None:
        if span != self._span:
            self._span = span
            self._tell(Change.VIEWPORT)

    def _tell(self, change: Change) -> None:
        self._scene = None
        self._changed(change)


def _with_air(whole: tuple[float, float]) -> tuple[float, float]:
    start, end = whole
    if end - start < LEAST_FIT_DAYS:
        middle = (start + end) / 2
        start, end = middle - LEAST_FIT_DAYS / 2, middle + LEAST_FIT_DAYS / 2
    air = (end - start) * AIR
    return start - air, end + air


def _around(today: date | None) -> tuple[float, float]:
    middle = float(today.toordinal()) if today else 739_000.0
    return middle - 365.0, middle + 90.0


def _day(time: float) -> date:
    return date.fromordinal(int(min(max(time, FIRST_TIME), LAST_TIME - 1)))
