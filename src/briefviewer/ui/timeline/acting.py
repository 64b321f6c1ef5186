"""What the timeline can be asked to do, by menu, palette, key or another pane; ``canvas`` is how it looks and hears."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from briefviewer.domain.event import EventId
from briefviewer.timeline.legend import kinds_in, legend_of
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.gliding import Gliding
from briefviewer.ui.timeline.legend_popup import PAD_PX, WIDTH_PX, LegendPopup
from briefviewer.ui.timeline.spoken import SpokenTimeline
from briefviewer.words.dates import long_date
from briefviewer.words.sources import full_citation

KEY_ZOOM = 1.5
KEY_PAN = 0.16
"""Share of the view that one key press pans."""


class ActingTimeline(SpokenTimeline):
    """The timeline as others drive it.

    Signals carry domain values: ``selection_changed`` a tuple of event ids, ``event_activated`` one of them,
    ``range_changed`` a ``DayRange`` or None, ``viewport_changed`` first and last day in view, ``document_activated`` a
    document's id, ``more_activated`` a board whose events are to be listed, ``step_retraced`` what was noted with a
    step of the view history and whether it was taken back.
    """

    _gliding: Gliding
    _theme: Theme

    selection_changed = Signal(object)
    event_activated = Signal(str)
    range_changed = Signal(object)
    viewport_changed = Signal(object, object)
    document_activated = Signal(str)
    more_activated = Signal(str)
    step_retraced = Signal(object, bool)

    def zoom_in(self) -> None:
        """Closer, around the middle."""
        self._gliding.zoom(KEY_ZOOM)

    def zoom_out(self) -> None:
        """Further off."""
        self._gliding.zoom(1 / KEY_ZOOM)

    def pan_earlier(self, share: float = KEY_PAN) -> None:
        """To the left."""
        self._gliding.pan(-share)

    def pan_later(self, share: float = KEY_PAN) -> None:
        """To the right."""
        self._gliding.pan(share)

    def fit_all(self) -> None:
        """Show everything."""
        self._gliding.to(*self.view_model.span_of_all())

    def fit_usual(self) -> None:
        """Show where most events are, as at the start."""
        self._gliding.to(*self.view_model.usual_span())

    def go_outside(self, direction: int) -> None:
        """To the nearest event after what is in view (1) or before it (−1)."""
        time = self.view_model.nearest_outside(direction)
        if time is not None:
            self.follow_hint(time)

    def follow_hint(self, time: float, lane: str = "") -> None:
        """Bring a time (days) into the middle, or scroll to a lane by its key."""
        if lane:
            self.view_model.show_lane(lane)
        else:
            self._gliding.center(time)

    def zoom_into(self, start: float, end: float) -> None:
        """Show a stretch of time, in days."""
        self._gliding.to(start, end)

    def focus_selection(self) -> None:
        """Bring the selection into the middle; again, and it fills the view; once more, and all is shown.

        Without one on the axis: everything; again, and it is where most events are.
        """
        start, end = self._gliding.aim
        whole = self.view_model.extent_of(self.view_model.selected)
        found = self.view_model.span_of(self.view_model.selected)
        if whole is None or found is None:
            is_all = _is_near((start, end), self.view_model.span_of_all())
            (self.fit_usual if is_all else self.fit_all)()
            return
        if _is_near((start, end), found):
            self.fit_all()
            return
        middle, width = (found[0] + found[1]) / 2, end - start
        is_centred = abs((start + end) / 2 - middle) < width * 0.01
        if is_centred or whole[1] - whole[0] > width:
            self._gliding.to(*found)
        else:
            self._gliding.to(middle - width / 2, middle + width / 2)

    def next_event(self) -> None:
        """Select the next event in order."""
        self._gliding.stop()
        self.view_model.step(1)

    def previous_event(self) -> None:
        """Select the previous event in order."""
        self._gliding.stop()
        self.view_model.step(-1)

    def first_event(self) -> None:
        """Select the first event."""
        self._gliding.stop()
        self.view_model.first()

    def last_event(self) -> None:
        """Select the last event."""
        self._gliding.stop()
        self.view_model.last()

    def view_back(self) -> None:
        """The view before this one."""
        self._gliding.stop()
        note = self.view_model.back()
        if note is not None:
            self.step_retraced.emit(note, True)

    def view_forward(self) -> None:
        """The view after this one."""
        self._gliding.stop()
        note = self.view_model.forward()
        if note is not None:
            self.step_retraced.emit(note, False)

    def range_from_selection(self) -> None:
        """Brush from the first to the last day of the selected events."""
        self.view_model.range_from_selection()

    def clear(self) -> None:
        """Take back one thing: the range, else the selection."""
        if self.view_model.brush is not None:
            self.view_model.clear_range()
        else:
            self.view_model.select(())

    def select_events(self, events: Sequence[EventId]) -> None:
        """Select some events, and bring the last of them out of its count."""
        self.view_model.select(events)
        if len(events) == 1:
            self.view_model.reveal(events[0])

    def give_rows(self, lane: str, rows: int | None) -> None:
        """Give a lane so many rows; None, and it has again as many as it needs."""
        self.view_model.give_rows(lane, rows)

    def move_lane(self, lane: str, by: int) -> None:
        """Put a lane so many places further down, or up."""
        arrangement = self.view_model.arrangement
        keys = [each.key for each in arrangement.table.lanes] if arrangement is not None else []
        if lane in keys:
            self.view_model.move_lane(lane, keys.index(lane) + by)

    def toggle_folding(self) -> None:
        """Fold long empty stretches of time, or show all time evenly."""
        self._gliding.stop()
        self.view_model.set_folding(not self.view_model.is_folding)

    def toggle_beside(self) -> None:
        """Fold what stands beside the axis to a line of names, or show it with its chips."""
        self.view_model.toggle_beside()

    def toggle_board(self, board: str) -> None:
        """Show all that a board beside the axis has, or fewer again."""
        self.view_model.toggle_board(board)

    def list_board(self, board: str) -> None:
        """List the events of a board."""
        self.more_activated.emit(board)

    def show_details(self, event: EventId) -> None:
        """Open an event."""
        self.view_model.select([event])
        self.event_activated.emit(event)

    def fit_event(self, event: EventId) -> None:
        """Show an event from end to end."""
        found = self.view_model.span_of([event])
        if found is not None:
            self._gliding.to(*found)

    def range_from_event(self, event: EventId) -> None:
        """Brush the days of an event."""
        self.view_model.select([event])
        self.view_model.range_from_selection()

    def copy_text(self, event: EventId) -> None:
        """Title, date and summary to the clipboard."""
        if self._store is not None:
            told = self._store.event(event)
            lines = [told.title, long_date(told.when, told.modifier, self._words), " ".join(told.summary.split())]
            QGuiApplication.clipboard().setText("\n".join(line for line in lines if line))

    def copy_citation(self, event: EventId) -> None:
        """Title and date with the documents they rest on, to the clipboard."""
        if self._store is None:
            return
        told, documents = self._store.event(event), self._store.library.documents
        date_said = long_date(told.when, told.modifier, self._words)
        lines = [self._words.text("{title}, {date}", title=told.title, date=date_said)]
        named = dict.fromkeys(each.document for each in told.evidence if each.document in documents)
        lines += [full_citation(documents[each], self._words) for each in named]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def toggle_fold(self, lane: str) -> None:
        """Fold a lane, or unfold it."""
        self.view_model.toggle_fold(lane)

    def hide_lane(self, lane: str) -> None:
        """Take a lane out of sight."""
        self.view_model.hide_lane(lane)

    def show_all_lanes(self) -> None:
        """No lane is hidden any more."""
        self.view_model.show_all_lanes()

    def select_lane(self, lane: str) -> None:
        """Select all events of a lane."""
        self.view_model.select(self.view_model.events_of_lane(lane))

    def clear_range(self) -> None:
        """Take the briefing range away."""
        self.view_model.clear_range()

    def show_legend(self) -> None:
        """Say what the signs mean, over the timeline."""
        arrangement = self.view_model.arrangement
        if arrangement is None:
            return
        palette = self._theme.palette
        kinds = kinds_in(arrangement)
        pad, right = float(PAD_PX), float(WIDTH_PX - PAD_PX)
        legend = legend_of(kinds, self._words, palette, arrangement.measure, pad, pad, right, has_groups=True)
        LegendPopup(legend, self._theme, self._words, self).show_in(self)

    @property
    def is_gliding(self) -> bool:
        """Whether the view is on its way somewhere."""
        return self._gliding.is_gliding

    def open_selected(self) -> None:
        """Open the event selected last."""
        if self.view_model.selected:
            self.event_activated.emit(self.view_model.selected[-1])


def _is_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two stretches of time look the same."""
    slack = (other[1] - other[0]) * 0.002
    return abs(one[0] - other[0]) <= slack and abs(one[1] - other[1]) <= slack
