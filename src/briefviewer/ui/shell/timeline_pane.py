"""The timeline's pane: the canvas in step with the workspace, and the control that says what the lanes stand for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange
from briefviewer.domain.view import LaneBy, LaneSettings
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.ui.memory import Memory
from briefviewer.ui.theme import Theme, set_role
from briefviewer.ui.timeline.beside_memory import beside_as_text, beside_from_text
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.ui.timeline.lane_memory import lanes_as_text, lanes_from_text
from briefviewer.words import Words
from briefviewer.words.labels import heading


class TimelinePane(QWidget):
    """Shows the workspace's selection on the canvas."""

    lanes_wished = Signal(object)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, today: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        self.canvas = TimelineCanvas(theme, words, today, self)
        self._lanes = QToolButton(self)
        self._lanes.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lanes.setToolTip(words.text("What the lanes stand for"))
        self._lanes.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self._lanes, "lanes")
        self._choices = self._lane_menu()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self._lanes.raise_()
        self.dress(theme)
        self.show_changes(Aspect.STORE | Aspect.LANES)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._lanes.setFont(theme.font(size="small", weight=600))
        self._ruler_px = theme.space("ruler_major") + theme.space("ruler_minor")
        self._header_px = theme.space("lane_header")
        self.canvas.set_theme(theme)
        self._place_control()

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace."""
        workspace = self._workspace
        if changed & Aspect.STORE:
            self.canvas.set_store(workspace.store)
        if changed & (Aspect.STORE | Aspect.SELECTION):
            self.canvas.show_selection(workspace.selection)
        if changed & (Aspect.STORE | Aspect.LANES):
            if workspace.lanes is not self.canvas.view_model.lanes.by:
                self.canvas.set_lanes(workspace.lanes)
            told = heading(workspace.lanes, self._words)
            self._lanes.setText(f"{told} ▾")
            self._lanes.setAccessibleName(self._words.text("Lanes by {lanes}", lanes=told))
            self._choices[workspace.lanes].setChecked(True)
            self._place_control()
        if changed & (Aspect.STORE | Aspect.ACTIVE):
            self.canvas.select(workspace.chosen)
        if changed & (Aspect.STORE | Aspect.RANGE):
            self.canvas.set_range(workspace.range)

    def reveal(self, event: EventId) -> None:
        """Bring an event into view."""
        chosen = [each for each in self._workspace.chosen if each != event]
        self.canvas.select([*chosen, event], reveal=True)

    def show_days(self, days: DayRange) -> None:
        """Bring some days into view; an open side is filled from the view as it is."""
        first, last = self.canvas.view_model.days
        begins, ends = days.first or min(first, days.last or first), days.last or max(last, days.first or last)
        self.canvas.go_to(begins, ends)

    def fit_around(self, days: DayRange) -> None:
        """Bring some days into view with as much room around them as shows what they lie in."""
        shown = self.days_around(days)
        assert shown.first is not None
        assert shown.last is not None
        self.canvas.go_to(shown.first, shown.last)

    def days_around(self, days: DayRange) -> DayRange:
        """Some days with as much room around them as shows what they lie in; an open side is filled from the view."""
        first, last = self.canvas.view_model.days
        begins, ends = days.first or min(first, days.last or first), days.last or max(last, days.first or last)
        around = max((ends - begins).days, 14)
        earliest, latest = begins.toordinal() - around, ends.toordinal() + around // 6
        return DayRange(
            date.fromordinal(max(earliest, date.min.toordinal())), date.fromordinal(min(latest, date.max.toordinal()))
        )

    @property
    def lane_settings(self) -> LaneSettings:
        """Order, heights, hidden and folded lanes."""
        spec = self.canvas.view_model.lanes
        return LaneSettings(spec.order, spec.hidden, spec.folded, spec.rows)

    def restore(self, memory: Memory) -> None:
        """Lanes as they were left when this store was last closed, and what stands beside the axis as ever."""
        specs, is_folding = lanes_from_text(memory.recall(self._memory_key))
        self.canvas.view_model.remember_lanes(specs)
        self.canvas.view_model.set_folding(is_folding)
        self.canvas.view_model.set_beside(beside_from_text(memory.recall("timeline/beside")))
        by = memory.recall("timeline/lanes_by")
        if by in set(LaneBy):
            self._workspace.set_lanes(LaneBy(by))

    def keep(self, memory: Memory) -> None:
        """Remember how the lanes are, and the boards beside the axis."""
        view_model = self.canvas.view_model
        memory.keep(self._memory_key, lanes_as_text(view_model.all_lanes, is_folding=view_model.is_folding))
        memory.keep("timeline/lanes_by", self._workspace.lanes.value)
        memory.keep("timeline/beside", beside_as_text(view_model.beside))

    @property
    def _memory_key(self) -> str:
        return f"timeline/lanes/{self._workspace.store.id}"

    def lanes_of(self, event: EventId) -> Sequence[str]:
        """The lane in which an event is drawn whole; none where it stands beside the axis or in hidden lanes."""
        found = self.canvas.view_model.place_in_lane(event)
        return () if found is None else (found[2],)

    def set_lane_settings(self, settings: LaneSettings) -> None:
        """Lanes of the same sort in another order, other ones hidden or folded."""
        by = self.canvas.view_model.lanes.by
        self.canvas.view_model.set_lanes(
            LaneSpec(by, settings.hidden, settings.folded, settings.order, dict(settings.rows))
        )

    def jump_to(self, days: DayRange | None, note: object | None = None) -> None:
        """Show just these days, as one step of the view history; without any, where most events are."""
        first, last = self.canvas.view_model.days
        if days is None or (days.first is None and days.last is None):
            self.canvas.jump_to(*self.canvas.view_model.usual_span(), note)
            return
        begins, ends = days.first or min(first, days.last or first), days.last or max(last, days.first or last)
        self.canvas.jump_to(float(begins.toordinal()), float(ends.toordinal() + 1), note)

    def fit_range(self) -> None:
        """Show the briefing range."""
        if self._workspace.range is not None:
            self.show_days(self._workspace.range)

    def days_in_view(self) -> tuple[date, date]:
        """First and last day in view."""
        return self.canvas.view_model.days

    def lane_choices(self) -> Sequence[QAction]:
        """The choices of the lanes control."""
        return tuple(self._choices.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The control stays above the lane heads."""
        super().resizeEvent(event)
        self._place_control()

    def _lane_menu(self) -> dict[LaneBy, QAction]:
        menu, group = QMenu(self), QActionGroup(self)
        choices = {}
        for by in LaneBy:
            action = menu.addAction(heading(by, self._words))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, by=by: self.lanes_wished.emit(by))
            group.addAction(action)
            choices[by] = action
        self._lanes.setMenu(menu)
        return choices

    def _place_control(self) -> None:
        self._lanes.setMaximumWidth(self._header_px - 10)
        self._lanes.adjustSize()
        self._lanes.move(6, self._ruler_px - self._lanes.height() - 3)
