"""What a timeline shows, and how it is laid: events, lanes, size, what is looked at; the scene settled once a change.

``moving`` builds on it, and ``view_model`` on both: one plain object with one callback.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from briefviewer.columns.events import EventColumns
from briefviewer.columns.select import Selection, range_certainties
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange
from briefviewer.domain.library import Library
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.arcs import Relations, Tie, ties_of
from briefviewer.timeline.arrangement import Arrangement, busiest
from briefviewer.timeline.attention import Attention, Chosen, ids_of, rows_of
from briefviewer.timeline.bands import MOST_ROWS, Fit
from briefviewer.timeline.beside import BesideSpec, DateText
from briefviewer.timeline.brushed import Brush
from briefviewer.timeline.folds import NO_FOLDS
from briefviewer.timeline.ground import Ground
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.marks import axis_rows, marks_of
from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.scale import FIRST_TIME, LAST_TIME, Scale
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.words import Words


class Change(StrEnum):
    """What the callback tells."""

    VIEWPORT = "viewport"
    SELECTION = "selection"
    RANGE = "range"
    CONTENT = "content"
    HOVER = "hover"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, in days."""

    start: float
    end: float


class ShownTimeline:
    """What is shown.

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
        self._beside = BesideSpec()
        self._date_text: DateText | None = None
        self._relations: Relations = lambda event: ()
        self._tied: tuple[EventId, tuple[Tie, ...]] | None = None
        self._size = (800.0, 600.0)
        self._span = Span(*_around(today))
        self._home: tuple[float, float] | None = None
        self._scroll = 0.0
        self._selected: tuple[EventId, ...] = ()
        self._chosen: Chosen | None = None
        self._latest: int | None = None
        self._attention: Attention | None = None
        self._hovered: EventId | None = None
        self._brush: Brush | None = None
        self._has_focus = False
        self._arrangement: Arrangement | None = None
        self._of_all: Arrangement | None = None
        self._scene: Scene | None = None

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
            self._ground, self._of_all = Ground(columns, library), None
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
                self._arrangement = self._arrangement.with_lanes(spec) if self._arrangement is not None else None
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

    @property
    def beside(self) -> BesideSpec:
        """What of the boards beside the axis is folded or open."""
        return self._beside

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
    def scale(self) -> Scale:
        """Time and x of the axis."""
        arrangement = self.arrangement
        folds = arrangement.folds if arrangement is not None else NO_FOLDS
        return Scale(self._span.start, self._span.end, self._palette.space("lane_header"), self._size[0], folds)

    @property
    def arrangement(self) -> Arrangement | None:
        """Lanes and shapes of what is shown; None before anything is."""
        if self._arrangement is None and self._ground is not None and self._selection is not None:
            made = Arrangement(
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
            self._arrangement = self._kept(made)
        return self._arrangement

    def _kept(self, made: Arrangement) -> Arrangement:
        """The arrangement of all events is kept: whoever takes a filter back finds it as it was."""
        if not made.is_of_all:
            return made
        if self._of_all is None or not self._of_all.is_like(made):
            self._of_all = made
        self._of_all.spec = made.spec
        return self._of_all

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
                beside=self._beside,
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
            chosen = self._chosen_rows()
            focused = self._latest if self._has_focus else None
            self._attention = Attention(chosen, self._row_of(self._hovered), focused, self._latest)
        return self._attention

    def _chosen_rows(self) -> Chosen:
        if self._chosen is None:
            assert self._columns is not None
            self._chosen = Chosen(rows_of(self._columns, self._selected))
            self._latest = self._row_of(self._selected[-1] if self._selected else None)
        return self._chosen

    def _row_of(self, event: EventId | None) -> int | None:
        return self._columns.rows_by_id.get(event) if event is not None and self._columns is not None else None

    def usual_span(self) -> tuple[float, float]:
        """Where a view of what is shown should begin."""
        assert self._columns is not None
        assert self._selection is not None
        marks = marks_of(self._columns, axis_rows(self._columns, self._selection.rows))
        return busiest(marks) or _around(self._today)

    def _count_range(self) -> None:
        if self._brush is None or self._columns is None or self._selection is None:
            return
        found = range_certainties(self._columns, DayRange(self._brush.first, self._brush.last))[self._selection.rows]
        self._brush = replace(self._brush, certain=int((found == 2).sum()), possible=int((found == 1).sum()))

    def _tell(self, change: Change) -> None:
        self._scene = None
        self._changed(change)


def _around(today: date | None) -> tuple[float, float]:
    middle = float(today.toordinal()) if today else 739_000.0
    return middle - 365.0, middle + 90.0
