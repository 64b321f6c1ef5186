"""Run in a child under a real X server: opens the window on a store and uses it with mouse and keys as a person would.

Each step says what it does, does it through ``xdotool``, and names what must then be so. The first step whose outcome
does not come in time ends the child with exit code 1 and the step's name. Called as ``drive_window.py STORE OUT``: the
packet and the pictures of the window go to OUT.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from briefviewer.app.workspace import Admission, ReaderPage, Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.store.repository import Repository
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.main import run
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.words import Words

POLL_MS, DEADLINE_S = 25, 30.0
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
        xdotool("mousemove", place.x(), place.y())

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Press, move in small steps, release."""
        self.move(widget, start)
        xdotool("mousedown", 1)
        for step in range(1, 9):
            self.move(widget, start + (end - start) * step / 8)
        xdotool("mouseup", 1)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
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

    def dialog(self) -> PacketDialog:
        """The packet's dialog."""
        return next(each for each in self.window.findChildren(PacketDialog) if each.isVisible())

    def card(self) -> ExcerptCard:
        """The first excerpt on the page."""
        return self.window.reader.event_page.findChildren(ExcerptCard)[0]

    def glyph(self, event: EventId) -> QPoint:
        """Where an event can be hit on the canvas."""
        for y in range(0, self.canvas.height(), 4):
            for x in range(0, self.canvas.width(), 4):
                hit = self.canvas.view_model.hit(x, y)
                if hit is not None and hit.event == event:
                    return QPoint(x + 2, y + 2)
        raise LookupError(f"{event} is not on the canvas")

    # what is done

    def steps(self) -> Iterator[Step]:
        """All steps, each made when the one before has come out."""
        window, workspace, canvas = self.window, self.workspace, self.canvas
        middle = QPoint(canvas.width() * 2 // 3, 240)
        yield "look", lambda: self.focus(window), lambda: canvas.view_model.scene is not None

        before = self.span()
        yield "zoom with Ctrl+wheel", lambda: self.click(canvas, middle, 4, "ctrl"), lambda: self.span() < before
        days = canvas.view_model.days
        yield (
            "pan by dragging",
            lambda: self.drag(canvas, middle, middle + QPoint(160, 0)),
            (lambda: canvas.view_model.days[0] < days[0]),
        )
        zoomed = self.span()
        yield "zoom with W", lambda: self.press("w"), lambda: self.span() < zoomed * 0.7
        yield "back with Alt+Left", lambda: self.press("alt+Left"), lambda: self.span() > zoomed * 0.9
        yield "fit all with Ctrl+0", lambda: self.press("ctrl+0"), lambda: self.span() > before

        ruler = QPoint(canvas.width() // 2, 40)
        yield (
            "brush on the ruler",
            lambda: self.drag(canvas, ruler, ruler + QPoint(220, 0)),
            (lambda: workspace.range is not None and "Range:" in window.status.range.text()),
        )

        summit = window.facets.sections[Facet.KIND].rows()[0]
        kind = summit.shown.value
        yield (
            "include a kind",
            lambda: self.click(summit),
            (lambda: workspace.admission(Facet.KIND, kind) is Admission.INCLUDED),
        )
        listed = len(workspace.selection.rows)
        yield (
            "exclude it with Alt+click",
            lambda: self.click(summit, None, 1, "alt"),
            (lambda: workspace.admission(Facet.KIND, kind) is Admission.EXCLUDED),
        )
        assert 0 < listed < len(workspace.store.columns)
        yield "clear all filters", lambda: self.press("ctrl+shift+l"), lambda: workspace.filters.is_empty

        field = window.top_bar.search.field
        yield "begin to search with Ctrl+K", lambda: self.press("ctrl+k"), field.hasFocus
        yield "search as one types", lambda: self.write("summit"), window.top_bar.search.popup.isVisible
        self.picture("search")
        yield "go to the first hit", lambda: self.press("Return"), lambda: workspace.active is not None
        event = workspace.active
        assert event is not None
        yield "see its excerpts", lambda: None, lambda: bool(window.reader.event_page.findChildren(ExcerptCard))
        self.picture("event")

        yield (
            "open the words behind it",
            lambda: self.click(self.card().findChildren(Prose)[0].viewport(), QPoint(30, 12)),
            lambda: workspace.place.page is ReaderPage.DOCUMENT and workspace.place.passage is not None,
        )
        self.picture("document")
        view = window.reader.document_page.view
        yield "find in the document", lambda: self.press("ctrl+f"), lambda: self.find_field_has_focus()
        yield "type what to find", lambda: self.write("alliance"), lambda: len(view.extraSelections()) > 2
        yield "close the find bar", lambda: self.press("Escape"), view.hasFocus
        yield "go back", lambda: self.press("ctrl+bracketleft"), lambda: workspace.place.page is ReaderPage.EVENT

        on_axis = self.first_on_axis()
        yield "bring an event into view", lambda: window.timeline.reveal(on_axis), lambda: self.is_hit(on_axis)
        yield "leave it", lambda: workspace.choose(()), lambda: workspace.chosen == ()
        yield "click its glyph", lambda: self.click(canvas, self.glyph(on_axis)), lambda: workspace.active == on_axis
        yield "walk on with the full stop", lambda: self.press("period"), lambda: workspace.active != on_axis

        yield "turn to dark", lambda: self.press("ctrl+shift+d"), lambda: window.theme.palette.is_dark
        self.picture("dark")
        yield "and back", lambda: self.press("ctrl+shift+d"), lambda: not window.theme.palette.is_dark

        packet = self.out / "packet.pdf"
        yield "ask for a packet", lambda: self.press("ctrl+e"), lambda: bool(window.findChildren(PacketDialog))
        dialog = self.dialog()
        dialog.out.setText(str(packet))
        yield "look at its dialog", lambda: self.focus(dialog), dialog.isActiveWindow
        yield "make it", lambda: self.click(dialog.make), packet.is_file
        yield (
            "see that it was made",
            lambda: None,
            lambda: (
                not any(each.text() == "Cancel" and each.isVisible() for each in dialog.findChildren(type(dialog.make)))
            ),
        )
        yield "close the dialog", lambda: self.press("Escape"), lambda: not dialog.isVisible()
        yield (
            "no dialog is left",
            lambda: self.focus(window),
            lambda: not any(each.isVisible() for each in window.findChildren(QDialog)),
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

    def __init__(self, person: Person) -> None:
        self._steps = person.steps()
        self._name, self._since = "", 0.0
        self._outcome: Outcome = lambda: True
        self.failed = ""
        self._timer = QTimer(person.window)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        try:
            if not self._outcome():
                if time.monotonic() - self._since > DEADLINE_S:
                    self._end(f"no outcome: {self._name}")
                return
            self._name, act, self._outcome = next(self._steps)
            print(self._name, flush=True)
            self._since = time.monotonic()
            act()
        except StopIteration:
            self._end("")
        except Exception as error:
            self._end(f"{self._name}: {error!r}")

    def _end(self, failed: str) -> None:
        self.failed = failed
        self._timer.stop()
        QApplication.closeAllWindows()
        QApplication.quit()


def main() -> int:
    """Open, use, and say how it went."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    store = Repository.open(folder, cache=out / "cache")
    sessions: list[Session] = []

    def begin(window: BriefWindow) -> None:
        window.setGeometry(0, 0, 1440, 900)
        window.lay_panes(1440)
        sessions.append(Session(Person(window, out)))

    run(store, lambda path: Repository.open(path, cache=out / "cache"), Words.for_language("en"), began=begin)
    if sessions[0].failed:
        print(sessions[0].failed, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
