"""How a timeline is moved about: zoom and pan, jumps, scrolling, and the history of views."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from briefviewer.domain.event import EventId
from briefviewer.timeline.attention import rows_of
from briefviewer.timeline.hints import outside_of
from briefviewer.timeline.marks import axis_rows, extent, marks_of
from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.shown import Change, ShownTimeline, Span
from briefviewer.words import Words

AIR = 0.04
"""How much of the view stays free at either side of what was fitted into it."""
LEAST_FIT_DAYS = 14.0
MOST_HISTORY = 200
KEPT_IN_SIGHT = 0.06
"""So much of the axis, at least, keeps something on it while the view is panned."""


class Move(StrEnum):
    """Kinds of moving about; one after another of the same kind is one step of the history."""

    ZOOM = "zoom"
    PAN = "pan"
    JUMP = "jump"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the view history: the stretch at its other end, and what was noted with it."""

    span: Span
    note: object | None = None


class MovingTimeline(ShownTimeline):
    """A timeline whose view moves."""

    def __init__(
        self,
        palette: Palette,
        measure: MeasureText,
        words: Words,
        today: date | None,
        changed: Callable[[Change], None] = lambda change: None,
    ) -> None:
        super().__init__(palette, measure, words, today, changed)
        self._back: list[Step] = []
        self._forward: list[Step] = []
        self._last_move: Move | None = None

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

    def nearest_outside(self, direction: int) -> float | None:
        """When the nearest event is that lies wholly after the view (1) or before it (−1); None if there is none."""
        arrangement = self.arrangement
        if arrangement is None:
            return None
        found = outside_of(arrangement, range(len(arrangement.table.lanes)), self.scale, has_ticks=False)
        return found.first if direction > 0 else found.last

    def span_of(self, events: Sequence[EventId]) -> tuple[float, float] | None:
        """Some events with a little air around them; None if none of them stands on the axis."""
        whole = self.extent_of(events)
        return _with_air(whole) if whole else None

    def extent_of(self, events: Sequence[EventId]) -> tuple[float, float] | None:
        """The stretch of time of some events; None if none of them stands on the axis."""
        if self._columns is None:
            return None
        rows = self._chosen_rows().rows if events is self._selected else rows_of(self._columns, events)
        on_axis = axis_rows(self._columns, rows)
        return extent(marks_of(self._columns, on_axis)) if len(on_axis) else None

    def fit_all(self) -> None:
        """Show everything."""
        self.go_to(*self.span_of_all())

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

    def show_lane(self, key: str) -> None:
        """Scroll until a lane begins at the top, or as far as there is anything below."""
        scene = self.scene
        if scene is not None:
            for top in [band.top for band in scene.bands if band.lane.key == key]:
                self.scroll_by(top - scene.regions.lanes.y)

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


def _with_air(whole: tuple[float, float]) -> tuple[float, float]:
    start, end = whole
    if end - start < LEAST_FIT_DAYS:
        middle = (start + end) / 2
        start, end = middle - LEAST_FIT_DAYS / 2, middle + LEAST_FIT_DAYS / 2
    air = (end - start) * AIR
    return start - air, end + air
