"""Somebody at a real window under a real X server: hands that move mouse and keys, and eyes.

Hands only get what a person has: places on the screen that are in sight and not covered, keys, letters. Eyes may read
what the window shows and what it tells a screen reader; nothing here asks the program to do anything.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QWidget,
)

from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.search import HitKind
from briefviewer.timeline.hits import Target
from briefviewer.timeline.scene import Scene
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.shell.date_dialog import DateDialog
from briefviewer.ui.shell.search_lines import Found
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.timeline.hover_card import HoverCard
from tests.end_to_end.hands import Hands

Widget = TypeVar("Widget", bound=QWidget)
Outcome = Callable[[], bool]
Step = tuple[str, Callable[[], None], Outcome]
STILL_TICKS = 15
"""So often in a row nothing may move before a picture is taken."""
MOST_TABS, MOST_TURNS = 100, 60


class Person:
    """Somebody at the window. ``task`` is what they are about."""

    def __init__(self, window: BriefWindow, out: Path) -> None:
        self.window, self.out = window, out
        self.workspace: Workspace = window.workspace
        self.canvas = window.timeline.canvas
        self.hands = Hands()
        self.task = ""

    # what hands can do

    def click(self, widget: QWidget, at: QPoint | None = None, button: int = 1, *keys: str, times: int = 1) -> None:
        """Click in a widget, where it is in sight."""
        self.move(widget, at)
        self.hands.hold(keys)
        self.hands.click(button, times)
        self.hands.release(keys)

    def move(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Point at a place of a widget."""
        here = at if at is not None else widget.rect().center()
        self._must_be_seen(widget, here)
        self.hands.move(*self._on_screen(widget, here))

    def drag(self, widget: QWidget, start: QPoint, end: QPoint, *keys: str) -> None:
        """Press, move in small steps, release."""
        self._must_be_seen(widget, start)
        self.hands.hold(keys)
        self.hands.drag([self._on_screen(widget, start + (end - start) * step / 12) for step in range(13)])
        self.hands.release(keys)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.hands.press(keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self.hands.write(text)

    def focus(self, widget: QWidget) -> None:
        """Give a window the keyboard: here is no window manager that would."""
        self.hands.turn_to(int(widget.winId()))

    def picture(self, name: str) -> Step:
        """Keep what is on the screen once nothing moves there any more."""
        still = 0

        def is_still() -> bool:
            nonlocal still
            still = 0 if self.canvas.is_gliding else still + 1
            if still >= STILL_TICKS:
                self.keep_screen(name)
            return still >= STILL_TICKS

        return f"picture: {name}", lambda: None, is_still

    def keep_screen(self, name: str) -> None:
        """A picture of the screen as it is."""
        self.window.screen().grabWindow(0).save(str(self.out / f"{name}.png"))

    def _on_screen(self, widget: QWidget, at: QPoint) -> tuple[int, int]:
        place, ratio = widget.mapToGlobal(at), self.window.devicePixelRatioF()
        return round(place.x() * ratio), round(place.y() * ratio)

    def _must_be_seen(self, widget: QWidget, at: QPoint) -> None:
        found = QApplication.widgetAt(widget.mapToGlobal(at))
        if found is None or not (found is widget or widget.isAncestorOf(found)):
            raise LookupError(f"{type(widget).__name__} is not to be seen at {at.toTuple()}, {found!r} is there")

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
                model, rows = view.model(), self.rows_in_sight(view)
                texts += [
                    str(model.index(row, column).data() or "") for row in rows for column in range(model.columnCount())
                ]
        return "\n".join(texts)

    def rows_in_sight(self, view: QAbstractItemView) -> range:
        """The rows of a list or table that can be read without scrolling."""
        height, count = view.viewport().height(), view.model().rowCount()
        first = view.indexAt(QPoint(2, 2)).row()
        last = next((row for y in range(height - 2, 0, -8) if (row := view.indexAt(QPoint(2, y)).row()) >= 0), -1)
        return range(first, min(last + 1, count)) if first >= 0 else range(0)

    @property
    def scene(self) -> Scene:
        """What the canvas shows."""
        scene = self.canvas.view_model.scene
        assert scene is not None
        return scene

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
        regions = self.scene.regions
        for spot in self.canvas.spots():
            if spot.event != event:
                continue
            left, right = max(spot.rect.x, regions.axis_left), min(spot.rect.right, regions.axis_right)
            here = QPoint(round((left + right) / 2), round(spot.rect.y + spot.rect.height / 2))
            hit = self.canvas.view_model.hit(here.x(), here.y())
            if here.y() < regions.lanes.bottom and hit is not None and hit.event == event:
                return here
        raise LookupError(f"{event} is not on the canvas")

    def beside(self, words: str) -> QPoint | None:
        """A place beside the axis that has an event (chip), or leads to more of a board (more, board)."""
        room = self.scene.regions.undated
        for y in range(round(room.y) + 3, round(room.bottom), 6):
            for x in range(round(room.x) + 6, round(room.right), 6):
                hit = self.canvas.view_model.hit(x, y)
                if hit is not None and hit.target.value == words:
                    return QPoint(x + 4, y + 4)
        return None

    def on_ruler(self, day: date, share: float = 0.9) -> QPoint:
        """The place of a day on the ruler; ``share`` says how far down."""
        ruler = self.scene.regions.ruler
        x = self.scene.scale.x(float(day.toordinal()))
        return QPoint(round(x) + 1, round(ruler.y + ruler.height * share))

    def lanes(self) -> list[str]:
        """The keys of the lanes, from the top."""
        return [band.lane.key for band in self.scene.bands]

    def head(self, lane: str) -> QPoint:
        """A place in the head of a lane."""
        band = next(each for each in self.scene.bands if each.lane.key == lane)
        return QPoint(40, round(band.top + min(band.height / 2, 14)))

    def lane_edge(self, lane: str) -> QPoint:
        """The lower edge of the head of a lane."""
        band = next(each for each in self.scene.bands if each.lane.key == lane)
        return QPoint(40, round(band.bottom))

    def rows_of(self, lane: str) -> int:
        """How many rows a lane has."""
        return next(each.rows for each in self.scene.bands if each.lane.key == lane)

    def empty_corner(self) -> QPoint:
        """A place of the lanes where nothing is, as far up and left as can be."""
        lanes, left = self.scene.regions.lanes, self.scene.regions.axis_left
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

    def tab_to(self, sort: type[QWidget]) -> Iterator[Step]:
        """Press Tab until the keyboard is in a widget of a sort."""
        for _ in range(MOST_TABS):
            if self.is_inside(sort):
                return
            yield "press Tab", lambda: self.press("Tab"), _changes(QApplication.focusWidget)
        raise LookupError(f"Tab does not lead to {sort.__name__}")

    def bring_up(self, widget: QWidget) -> Iterator[Step]:
        """Turn the wheel over the page a widget is on until it is in sight as a whole, or as far as there is room."""
        page = widget.parentWidget()
        while not isinstance(page, QScrollArea):
            if page is None:
                return
            page = page.parentWidget()
        area = page
        for _ in range(MOST_TURNS):
            seen = widget.visibleRegion().boundingRect()
            if seen.height() >= min(widget.height(), area.viewport().height() * 0.8):
                return
            button = 5 if widget.mapTo(area, QPoint(0, 0)).y() > 0 else 4
            turn = partial(self.click, area.viewport(), QPoint(3, 60), button)
            yield "turn the wheel", turn, _changes(area.verticalScrollBar().value)
        raise LookupError("the wheel does not bring it up")

    def card_says(self, text: str) -> bool:
        """Whether something is written on the card beside the pointer."""
        labels = [label for card in self.shown(HoverCard) for label in card.findChildren(QLabel)]
        return any(text in label.text() for label in labels if label.isVisible())

    def search(self, query: str, event: EventId) -> Iterator[Step]:
        """Search for an event, and go there."""
        box = self.window.top_bar.search
        yield "begin to search", lambda: self.press("ctrl+k"), box.field.hasFocus
        yield "clear the field", lambda: self.press("ctrl+a", "BackSpace"), lambda: box.field.text() == ""
        yield (
            f"search for {query}",
            lambda: self.write(query),
            lambda: box._shown_for == query and any(self._is_line_of(event, at) for at in range(len(self._lines()))),
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


def _changes(seen: Callable[[], object]) -> Outcome:
    """That something is no longer as it is now."""
    before = seen()
    return lambda: seen() != before
