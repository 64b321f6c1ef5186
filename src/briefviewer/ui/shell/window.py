"""The window: bars above and below, three panes between. It lays out and dresses; the flow stands in ``wiring``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from briefviewer.app.workspace import Aspect, ThemeChoice, Workspace
from briefviewer.ui.facets.panel import FacetPanel
from briefviewer.ui.memory import Memory
from briefviewer.ui.reader.panel import ReaderPanel
from briefviewer.ui.shell.actions import ACTIONS, MENUS, build_actions
from briefviewer.ui.shell.as_of import AsOfBanner
from briefviewer.ui.shell.attach import dropped_files
from briefviewer.ui.shell.status_line import StatusLine
from briefviewer.ui.shell.stylesheet import window_style_sheet
from briefviewer.ui.shell.timeline_pane import TimelinePane
from briefviewer.ui.shell.top_bar import TopBar
from briefviewer.ui.theme import Theme, apply
from briefviewer.words import Words

_FACETS, _READER = 224, 484
_SMALLEST = (960, 600)
_USUAL = (1440, 900)
_WORN = "briefviewer-theme"
"""What the application wears already: putting the same on again would style every widget anew."""


@dataclass(frozen=True)
class Surroundings:
    """What a window needs from outside besides its store."""

    words: Words
    memory: Memory
    today: date


class BriefWindow(QMainWindow):
    """Shows a workspace."""

    files_dropped = Signal(object)
    closing = Signal()

    def __init__(self, workspace: Workspace, surroundings: Surroundings, theme: Theme) -> None:
        super().__init__()
        self.workspace, self.words, self.memory = workspace, surroundings.words, surroundings.memory
        self.today, self.theme = surroundings.today, theme
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self.top_bar = TopBar(workspace, self.words, theme, self)
        self.banner = AsOfBanner(self.words, self)
        self.facets = FacetPanel(workspace, self.words, theme, self)
        self.timeline = TimelinePane(workspace, self.words, theme, self.today, self)
        self.reader = ReaderPanel(workspace, self.words, theme, self)
        self.status = StatusLine(workspace, self.words, theme, self)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        for place, pane in enumerate((self.facets, self.timeline, self.reader)):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(place, 1 if pane is self.timeline else 0)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.banner)
        layout.addWidget(self.panes, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(middle)
        self.actions_by_id: Mapping[str, QAction] = build_actions(self, self.words, self.memory)
        self.top_bar.set_menus(
            self._menu(),
            [
                self.actions_by_id[each]
                for each in ("open_store", "reload", "attach", "take_events", "check_packet", "problems")
            ],
        )
        self.dress(theme)
        self.show_changes(Aspect.STORE)
        self.timeline.canvas.setFocus()

    def lay_panes(self, width: int) -> None:
        """Give the side panes their usual share of a width."""
        scale = min(1.0, width / 1600)
        facets, reader = (
            round(max(_FACETS * (0.55 + 0.45 * scale), 190)),
            round(max(_READER * (0.4 + 0.6 * scale), 340)),
        )
        self.panes.setSizes([facets, max(width - facets - reader - 2, 300), reader])

    def dress(self, theme: Theme) -> None:
        """Put on a theme, and have every pane put it on."""
        self.theme = theme
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if application.property(_WORN) != theme.name:
            apply(application, theme)
            application.setProperty(_WORN, theme.name)
        self.setStyleSheet(window_style_sheet(theme.palette))
        for pane in (self.top_bar, self.banner, self.facets, self.timeline, self.reader, self.status):
            pane.dress(theme)

    def follow_theme(self) -> None:
        """Wear what the workspace chose, or what the system has."""
        theme = Theme.load(self.workspace.theme.value)
        if theme != self.theme:
            self.dress(theme)

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace, each pane what concerns it."""
        if changed & Aspect.THEME:
            self.follow_theme()
        if changed & Aspect.STORE:
            self.setWindowTitle(f"{self.workspace.store.title} – briefviewer")
        if changed & (Aspect.STORE | Aspect.SELECTION):
            self.banner.show_workspace(self.workspace)
        for pane in (self.top_bar, self.facets, self.timeline, self.reader, self.status):
            pane.show_changes(changed)

    def restore(self) -> None:
        """Stand where it stood at the last close; else in a usual size, on the screen whole."""
        self.resize(QSize(*_USUAL).boundedTo(self.screen().availableSize()))
        geometry, panes = self.memory.state("window/geometry"), self.memory.state("window/panes")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if panes is None or not self.panes.restoreState(panes):
            self.lay_panes(self.width())
        self.reader.list_page.restore(self.memory)
        self.top_bar.search.restore(self.memory)
        self.timeline.restore(self.memory)
        theme = self.memory.recall("window/theme", ThemeChoice.SYSTEM.value)
        if theme in set(ThemeChoice):
            self.workspace.set_theme(ThemeChoice(theme))

    def keep(self) -> None:
        """Remember where it stands."""
        self.memory.keep_state("window/geometry", self.saveGeometry())
        self.memory.keep_state("window/panes", self.panes.saveState())
        self.memory.keep("window/theme", self.workspace.theme.value)
        self.reader.list_page.keep(self.memory)
        self.top_bar.search.keep(self.memory)
        self.timeline.keep(self.memory)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember, then go."""
        self.keep()
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand dropped files on."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for title in MENUS:
            part = menu.addMenu(self.words.text(title))
            for spec in ACTIONS:
                if spec.menu == title:
                    part.addAction(self.actions_by_id[spec.id])
        return menu
