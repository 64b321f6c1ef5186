"""The whole window as a PNG, without a display and without anything remembered."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefviewer.app.places import ReaderPage
from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import ThemeChoice, Workspace
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.domain.view import SavedView
from briefviewer.ui.memory import Memory
from briefviewer.ui.offscreen import offscreen_application
from briefviewer.ui.shell.window import BriefWindow, Surroundings
from briefviewer.ui.shell.wiring import Wiring
from briefviewer.ui.theme import Theme
from briefviewer.words import Words


def take_screenshot(
    store: EventStore,
    filters: Filters,
    out: Path,
    *,
    size: tuple[int, int] = (1600, 1000),
    event: EventId | None = None,
    view: SavedView | None = None,
    page: ReaderPage | None = None,
    theme: str = "light",
    scale: float = 1.0,
    today: date | None = None,
    words: Words,
    prepare: Callable[[BriefWindow], None] | None = None,
) -> None:
    """Draw the window on a store into a PNG.

    Args:
        filters: What is listed; a range in it is the brush, with the view fitted around it.
        size: Device-independent pixels; ``scale`` multiplies them.
        event: The event the reader tells about.
        view: Which is open: its lanes are shown and, unless something else is asked for, its stretch of time.
        page: The page of the reader; the event's, or the list without one.
        prepare: Called on the window before it is drawn.

    Raises:
        BriefviewerError: ``file-not-written``.
    """
    running = offscreen_application()  # kept as long as something is painted
    workspace = Workspace(store, filters)
    workspace.set_theme(ThemeChoice(theme))
    if view is not None:
        workspace.look_at(filters, view.lanes, view.id)
    window = BriefWindow(workspace, Surroundings(words, Memory(), today or date.today()), Theme.load(theme))
    Wiring(window, workspace, lambda _folder: store)
    window.timeline.canvas.set_animated(False)
    window.setMinimumSize(1, 1)
    window.resize(*size)
    window.show()
    window.lay_panes(size[0])
    settle()
    if view is not None:
        window.timeline.set_lane_settings(view.lane_settings)
    if event is not None:
        workspace.activate(event)
    if page is not None:
        workspace.open_page(page)
    if view is not None and view.in_view is not None and workspace.range == view.filters.range:
        window.timeline.jump_to(view.in_view)
    elif workspace.range is not None:
        window.timeline.fit_around(workspace.range)
    elif event is not None:
        window.timeline.reveal(event)
    if prepare is not None:
        prepare(window)
    window.timeline.canvas.clearFocus()
    settle()
    image = QImage(QSize(round(size[0] * scale), round(size[1] * scale)), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(window.theme.color("window"))
    painter = QPainter(image)
    window.render(painter, QPoint())
    painter.end()
    window.close()
    window.deleteLater()
    settle()
    del running
    if not image.save(str(out), "PNG"):  # type: ignore[call-overload]
        raise BriefviewerError("file-not-written", path=str(out), reason="")


def settle() -> None:
    """Let layouts and deferred deletions come to rest."""
    for _ in range(4):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
