"""Saved views in the window: what is shown becomes a view, and a view becomes what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction

from briefviewer.app.commands import DeleteView, MoveView, RenameView, ReplaceView, SaveView
from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.view import LaneBy, LaneSettings, SavedView, new_view_id
from briefviewer.ui.brief.kept_options import keep_options, kept_options
from briefviewer.ui.facets.chips import chips_of
from briefviewer.ui.shell.changing import Changing
from briefviewer.ui.shell.command_palette import CommandPalette
from briefviewer.ui.shell.narrowing import Narrowing
from briefviewer.ui.shell.view_dialog import ViewDialog
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.words.dates import short_range

_LONGEST_SUGGESTION = 60


@dataclass(frozen=True)
class Look:
    """All that opening a view changes, the stretch of time apart."""

    filters: Filters
    lanes: LaneBy
    lane_settings: LaneSettings
    view: str | None


@dataclass(frozen=True)
class Opened:
    """A step of the view history that opened a saved view."""

    before: Look
    after: Look


class ViewWishes:
    """Fulfils what is wished of saved views."""

    def __init__(self, window: BriefWindow, workspace: Workspace, changing: Changing, narrowing: Narrowing) -> None:
        self._window, self._workspace, self._changing, self._narrowing = window, workspace, changing, narrowing

    def join(self) -> None:
        """Listen to the panes."""
        section = self._window.facets.views
        section.view_chosen.connect(self.open)
        section.save_wished.connect(self.ask_save)
        section.update_wished.connect(self.update)
        section.rename_wished.connect(self.rename)
        section.delete_wished.connect(self.delete)
        section.move_wished.connect(self.move)
        self._window.timeline.canvas.step_retraced.connect(self.retrace)

    # opening

    def open(self, view: SavedView) -> None:
        """Show what a view says, as one step of the view history, once its words are found."""
        self._narrowing.narrow(view.filters.text, lambda: self._open(view))

    def _open(self, view: SavedView) -> None:
        timeline, filters = self._window.timeline, view.filters
        step = Opened(self._look(), Look(filters, view.lanes, view.lane_settings, view.id))
        if view.packet:
            keep_options(self._window.memory, self._workspace.store.id, view.packet, filters)
        self._wear(step.after)
        days = view.in_view or (timeline.days_around(filters.range) if filters.range is not None else None)
        timeline.jump_to(days, step)

    def retrace(self, step: object, is_back: bool) -> None:
        """Take back the opening of a view, or open it again, as the view history goes."""
        if isinstance(step, Opened):
            self._wear(step.before if is_back else step.after)

    def ask_open(self) -> None:
        """Choose a view by its name."""
        words = self._window.words
        palette = CommandPalette((), words, self._window, title=words.text("Saved views"))
        palette.show_actions(self.actions(palette, prefixed=False))
        palette.open()

    def actions(self, parent: CommandPalette, *, prefixed: bool = True) -> Sequence[QAction]:
        """An action for each view, for a palette."""
        words, made = self._window.words, []
        for view in self._workspace.store.views:
            told = words.text("View: {title}", title=view.title) if prefixed else view.title
            action = QAction(told.replace("&", "&&"), parent)
            action.triggered.connect(lambda _checked=False, view=view: self.open(view))
            made.append(action)
        return made

    # keeping

    def ask_save(self) -> None:
        """Ask for a name, and keep what is shown under it."""
        words = self._window.words
        note = ""
        if self._workspace.store.is_read_only:
            note = words.text("What is open here is read-only: the view is kept in your own folder, for you alone.")
        taken = [each.title for each in self._workspace.store.views]
        dialog = ViewDialog(self._suggestion(), note, words, self._window, taken=taken)
        dialog.title_given.connect(self.save)
        dialog.open()

    def save(self, title: str) -> None:
        """Keep what is shown as a new view."""
        id_ = new_view_id(title, [each.id for each in self._workspace.store.views])
        opened = self._workspace.view
        kept = SavedView(id_, title, Filters(), packet=opened.packet if opened is not None else {})
        if self._changing.do(SaveView(self._as_shown(kept))):
            self._workspace.open_view(id_)

    def update(self) -> None:
        """Let the open view say what is shown; without one, ask for a name."""
        view = self._workspace.view
        if view is None:
            self.ask_save()
        else:
            self._changing.do(ReplaceView(self._as_shown(view)))

    def rename(self, view: SavedView, title: str) -> None:
        """Give a view another title."""
        self._changing.do(RenameView(view.id, title))

    def delete(self, view: SavedView) -> None:
        """Let go of a view; *undo* brings it back."""
        self._changing.do(DeleteView(view))

    def move(self, view: SavedView, by: int) -> None:
        """Put a view up or down."""
        self._changing.do(MoveView(view, by))

    # inside

    def _as_shown(self, view: SavedView) -> SavedView:
        filters = self._workspace.brief_filters
        timeline = self._window.timeline
        return replace(
            view,
            filters=filters,
            range_text=view.range_text if filters.range == view.filters.range else (None, None),
            lanes=self._workspace.lanes,
            lane_settings=timeline.lane_settings,
            in_view=DayRange(*timeline.days_in_view()),
            packet=kept_options(self._window.memory, self._workspace.store.id, filters) or view.packet,
        )

    def _look(self) -> Look:
        view = self._workspace.view
        return Look(
            self._workspace.brief_filters,
            self._workspace.lanes,
            self._window.timeline.lane_settings,
            view.id if view is not None else None,
        )

    def _wear(self, look: Look) -> None:
        self._workspace.look_at(look.filters, look.lanes, look.view)
        self._window.timeline.set_lane_settings(look.lane_settings)

    def _suggestion(self) -> str:
        workspace, words = self._workspace, self._window.words
        told = []
        if workspace.range is not None:
            told.append(short_range(workspace.range.first, workspace.range.last, words))
        told += [chip.text for chip in chips_of(workspace, words)]
        while len(" · ".join(told)) > _LONGEST_SUGGESTION and len(told) > 1:
            told.pop()
        return " · ".join(told)[:_LONGEST_SUGGESTION]
