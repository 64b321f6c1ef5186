"""Somebody at a real window under a real X server: hands that move mouse and keys, eyes, and a session that goes on.

Each step says what it does, does it through ``xdotool``, and names what must then be so. The first step whose outcome
does not come in time ends the program with exit code 1 and the step's name.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QMenu, QWidget

from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Workspace
from briefviewer.bootstrap import Folders, open_store
from briefviewer.domain.event import EventId
from briefviewer.domain.search import HitKind
from briefviewer.timeline.hits import Target
from briefviewer.ui.main import run
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.shell.date_dialog import DateDialog
from briefviewer.ui.shell.search_lines import Found
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.words import Words

Widget = TypeVar("Widget", bound=QWidget)
POLL_MS, DEADLINE_S = 25, 60.0
Outcome = Callable[[], bool]
Step = tuple[str, Callable[[], None], Outcome]


def xdotool(*words: object) -> None:
    """Have the X server do something."""
    subprocess.run(["xdotool", *(str(each) for each in words)], check=True, timeout=20)


class Person:
    """Somebody at the window."""

    def __init__(self, window: BriefWindow, out: Path) -> None:
        self.window, self.out = window, out
        self.workspace: Workspace = window.workspace
        self.canvas = window.timeline.canvas

    # what hands can do

    def click(self, widget: QWidget, at: QPoint | None = None, button: int = 1, *keys: str) -> None:
        """Click in a widget."""
        self.move(widget, at)
        for key in keys:
            xdotool("keydown", key)
        xdotool("click", button)
        for key in keys:
            xdotool("keyup", key)

    def move(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Point at a place of a widget."""
        place = widget.mapToGlobal(at if at is not None else widget.rect().center())
        ratio = self.window.devicePixelRatioF()
        xdotool("mousemove", round(place.x() * ratio), round(place.y() * ratio))

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, *keys: str) -> None:
        """Press, move in small steps, release."""
        self.move(widget, start)
        for key in keys:
            xdotool("keydown", key)
        xdotool("mousedown", 1)
        for step in range(1, 9):
            self.move(widget, start + (end - start) * step / 8)
        xdotool("mouseup", 1)
        for key in keys:
            xdotool("keyup", key)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        if keys:
            xdotool("key", "--delay", 30, *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        xdotool("type", "--delay", 25, text)

    def focus(self, widget: QWidget) -> None:
        """Give a window the keyboard: here is no window manager that would."""
        xdotool("windowfocus", "--sync", int(widget.winId()))

    def picture(self, name: str) -> None:
        """Keep what is on the screen."""
        self.window.grab().save(str(self.out / f"{name}.png"))

    # what eyes can see

    def span(self) -> float:
        """How many days are in view."""
        start, end = self.canvas.view_model.span
        return end - start

    def shown(self, sort: type[Widget]) -> list[Widget]:
        """The visible children of the window of a sort."""
        return [each for each in self.window.findChildren(sort) if each.isVisible()]

    def cards(self) -> list[ExcerptCard]:
        """The excerpts on the page."""
        return self.window.reader.event_page.findChildren(ExcerptCard)

    def page_words(self) -> str:
        """All that is written in the reader, except in the document."""
        reader = self.window.reader
        texts = [each.text() for each in reader.findChildren(QLabel) if each.isVisible()]
        texts += [each.toPlainText() for each in reader.findChildren(Prose) if each.isVisible()]
        for view in reader.findChildren(QAbstractItemView):
            if view.isVisible():
                model = view.model()
                texts += [
                    str(model.index(row, column).data() or "")
                    for row in range(min(model.rowCount(), 200))
                    for column in range(model.columnCount())
                ]
        return "\n".join(texts)

    def has_words(self, wanted: str) -> bool:
        """Whether something is written in the reader."""
        return wanted.casefold() in self.page_words().casefold()

    def button_of(self, widget: QWidget, text: str) -> QAbstractButton | None:
        """A visible button by what stands on it."""
        found = (each for each in widget.findChildren(QAbstractButton) if each.isVisible() and text in each.text())
        return next(found, None)

    def has_field(self, widget: QWidget) -> bool:
        """Whether a widget has a visible text field."""
        return any(each.isVisible() for each in widget.findChildren(QLineEdit))

    def field_of(self, widget: QWidget) -> QLineEdit:
        """The first visible text field of a widget."""
        fields = [each for each in widget.findChildren(QLineEdit) if each.isVisible()]
        if not fields:
            raise LookupError("no field to type in")
        return fields[0]

    def glyph(self, event: EventId) -> QPoint:
        """Where an event can be hit on the canvas."""
        scene = self.canvas.view_model.scene
        if scene is not None:
            lanes = scene.regions.lanes
            for spot in self.canvas.spots():
                if spot.event != event:
                    continue
                left, right = max(spot.rect.x, scene.regions.axis_left), min(spot.rect.right, scene.regions.axis_right)
                here = QPoint(round((left + right) / 2), round(spot.rect.y + spot.rect.height / 2))
                hit = self.canvas.view_model.hit(here.x(), here.y())
                if here.y() < lanes.bottom and hit is not None and hit.event == event:
                    return here
        raise LookupError(f"{event} is not on the canvas")

    def lanes(self) -> list[str]:
        """The keys of the lanes, from the top."""
        scene = self.canvas.view_model.scene
        return [band.lane.key for band in scene.bands] if scene is not None else []

    def head(self, lane: str) -> QPoint:
        """A place in the head of a lane."""
        scene = self.canvas.view_model.scene
        assert scene is not None
        band = next(each for each in scene.bands if each.lane.key == lane)
        return QPoint(40, round(band.top + min(band.height / 2, 14)))

    def empty_corner(self) -> QPoint:
        """A place of the lanes where nothing is, as far up and left as can be."""
        scene = self.canvas.view_model.scene
        assert scene is not None
        lanes, left = scene.regions.lanes, scene.regions.axis_left
        for step in range(3, 200, 3):
            for x, y in ((left + step, lanes.y + 3), (left + 3, lanes.y + step)):
                hit = self.canvas.view_model.hit(x, y)
                if hit is not None and hit.target is Target.CANVAS:
                    return QPoint(round(x), round(y))
        raise LookupError("no empty place")

    def other_mark(self) -> QPoint | None:
        """A mark of another event than the active one in the document's margin."""
        view = self.window.reader.document_page.view
        for y in range(4, view.viewport().height(), 4):
            for x in range(2, view.viewport().width(), 4):
                event = view.margin_mark_at(QPointF(x, y))
                if event is not None and event != self.workspace.active:
                    return QPoint(x + 1, y + 1)
        return None

    def is_listed(self, event: EventId) -> bool:
        """Whether the filters let an event through."""
        return not self.workspace.hiding(event)

    def has_menu(self) -> bool:
        """Whether a menu is open."""
        return isinstance(QApplication.activePopupWidget(), QMenu)

    def is_inside(self, sort: type[QWidget]) -> bool:
        """Whether the keyboard is in a widget of a sort."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, sort):
            widget = widget.parentWidget()
        return widget is not None

    # what several tasks do

    def choose(self, text: str) -> None:
        """Click an entry of the open menu."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.text().replace("&", "").startswith(text))
        self.click(menu, menu.actionGeometry(action).center())

    def tab_to(self, sort: type[QWidget]) -> None:
        """Press Tab until the keyboard is in a widget of a sort, at most a hundred times."""
        for _ in range(100):
            if self.is_inside(sort):
                return
            self.press("Tab")
            QApplication.processEvents()

    def search(self, query: str, event: EventId) -> Iterator[Step]:
        """Search for an event, and go there."""
        box = self.window.top_bar.search
        yield "begin to search", lambda: self.press("ctrl+k"), box.field.hasFocus
        yield "clear the field", lambda: self.press("ctrl+a", "BackSpace"), lambda: box.field.text() == ""
        yield f"search for {query}", lambda: self.write(query), box.popup.isVisible
        yield (
            "see it found",
            lambda: None,
            lambda: any(self._is_line_of(event, row) for row in range(len(self._lines()))),
        )
        yield (
            "go down to it",
            lambda: self.press(*["Down"] * self._steps_down_to(event)),
            lambda: self._is_line_of(event, box.popup.view.currentIndex().row()),
        )
        yield "go there", lambda: self.press("Return"), lambda: self.workspace.active == event

    def _lines(self) -> Sequence[Found]:
        return self.window.top_bar.search.popup.model.lines

    def _is_line_of(self, event: EventId, row: int) -> bool:
        lines = self._lines()
        if not 0 <= row < len(lines):
            return False
        hit = lines[row].hit
        return hit is not None and hit.kind is HitKind.EVENT and hit.id == event

    def _steps_down_to(self, event: EventId) -> int:
        """How often to press Down in the list of findings."""
        here = self.window.top_bar.search.popup.view.currentIndex().row()
        rows = [row for row in range(len(self._lines())) if row > here and not self._lines()[row].is_heading]
        if self._is_line_of(event, here):
            return 0
        return next(step for step, row in enumerate(rows, 1) if self._is_line_of(event, row))

    def go_to(self, typed: str) -> Iterator[Step]:
        """Go to a date by typing it."""
        before = self.canvas.view_model.days
        yield "ask for a date", lambda: self.press("ctrl+g"), lambda: bool(self.shown(DateDialog))
        dialog = self.shown(DateDialog)[0]
        yield "turn to the dialog", lambda: self.focus(dialog), dialog.first.line.hasFocus
        yield f"type {typed}", lambda: self.write(typed), lambda: dialog.first.date is not None
        yield "go there", lambda: self.press("Return"), lambda: not self.shown(DateDialog)
        yield (
            "be there",
            lambda: self.focus(self.window),
            lambda: self.canvas.view_model.days != before and not self.canvas.is_gliding,
        )

    def find_field_has_focus(self) -> bool:
        """Whether typing goes to the find bar."""
        focused = QApplication.focusWidget()
        return focused is not None and self.window.reader.document_page.isAncestorOf(focused)

    def first_on_axis(self) -> EventId:
        """An event that stands on the axis."""
        store = self.workspace.store
        return next(event.id for event in store.events(self.workspace.selection.rows) if event.is_on_axis)

    def is_hit(self, event: EventId) -> bool:
        """Whether an event is on the canvas."""
        try:
            self.glyph(event)
        except LookupError:
            return False
        return True


class Session:
    """Goes from step to step while the window's own event loop runs."""

    def __init__(self, window: QWidget, steps: Iterator[Step], patience_s: float = DEADLINE_S) -> None:
        self._steps, self._patience_s = steps, patience_s
        self._name, self._since = "", 0.0
        self._outcome: Outcome = lambda: True
        self.failed = ""
        self._timer = QTimer(window)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        try:
            if not self._outcome():
                if time.monotonic() - self._since > self._patience_s:
                    self._end(f"no outcome: {self._name}")
                return
            step = next(self._steps, None)
            if step is None:
                self._end("")
                return
            self._name, act, self._outcome = step
            print(self._name, flush=True)
            self._since = time.monotonic()
            act()
        except Exception as error:
            self._end(f"{self._name}: {error!r}")

    def _end(self, failed: str) -> None:
        self.failed = failed
        self._timer.stop()
        QApplication.closeAllWindows()
        QApplication.quit()


def perform(
    store: Path,
    out: Path,
    steps: Callable[[Person], Iterator[Step]],
    size: tuple[int, int] = (1440, 900),
    patience_s: float = DEADLINE_S,
) -> int:
    """Open a window on a store, take the steps, and say how it went."""
    sessions: list[Session] = []

    def begin(window: BriefWindow) -> None:
        window.setGeometry(0, 0, *size)
        window.lay_panes(size[0])
        sessions.append(Session(window, steps(Person(window, out)), patience_s))

    folders = Folders(*(out / name for name in ("data", "cache", "config", "state")))

    def opened(path: Path | None) -> EventStore:
        return open_store(path, folders)

    run(opened(store), opened, Words.for_language("en"), began=begin)
    if sessions[0].failed:
        print(sessions[0].failed, file=sys.stderr)
        return 1
    return 0
