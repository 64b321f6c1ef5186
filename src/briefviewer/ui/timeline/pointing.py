"""What the pointer meets: an event is marked and told on a card, other things in a tooltip or by how it looks."""

from datetime import date
from html import escape

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip, QWidget

from briefviewer.app.ports import EventStore
from briefviewer.domain.event import EventId
from briefviewer.timeline.hits import Hit, Target
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.view_model import TimelineViewModel
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.card_text import card_text
from briefviewer.ui.timeline.hover_card import HoverCard
from briefviewer.words import Words, counts
from briefviewer.words.dates import long_date, short_range

HOVER_MS = 220
_CURSORS = {
    Target.EVENT: Qt.CursorShape.PointingHandCursor,
    Target.CHIP: Qt.CursorShape.PointingHandCursor,
    Target.MORE: Qt.CursorShape.PointingHandCursor,
    Target.BOARD: Qt.CursorShape.PointingHandCursor,
    Target.FLAG: Qt.CursorShape.PointingHandCursor,
    Target.DENSITY: Qt.CursorShape.PointingHandCursor,
    Target.HINT: Qt.CursorShape.PointingHandCursor,
    Target.RANGE_LEFT: Qt.CursorShape.SizeHorCursor,
    Target.RANGE_RIGHT: Qt.CursorShape.SizeHorCursor,
    Target.OVERVIEW_LEFT: Qt.CursorShape.SizeHorCursor,
    Target.OVERVIEW_RIGHT: Qt.CursorShape.SizeHorCursor,
    Target.OVERVIEW_WINDOW: Qt.CursorShape.OpenHandCursor,
    Target.LANE_EDGE: Qt.CursorShape.SplitVCursor,
    Target.RULER: Qt.CursorShape.IBeamCursor,
    Target.TICK: Qt.CursorShape.IBeamCursor,
}


class Pointing(QObject):
    """Follows the pointer over one timeline."""

    def __init__(self, view_model: TimelineViewModel, widget: QWidget, theme: Theme, words: Words) -> None:
        super().__init__(widget)
        self._view_model = view_model
        self._widget = widget
        self._words = words
        self._store: EventStore | None = None
        self.card = HoverCard(theme, widget)
        self.card_event: EventId | None = None
        self._pressed: EventId | None = None
        self.hover_timer = QTimer(self)
        self.hover_timer.setSingleShot(True)
        self.hover_timer.setInterval(HOVER_MS)
        self.hover_timer.timeout.connect(self._show_card)

    def set_store(self, store: EventStore) -> None:
        """Whose events these are."""
        self._store = store

    def set_theme(self, theme: Theme) -> None:
        """Another look."""
        self.card.set_theme(theme)

    def set_words(self, words: Words) -> None:
        """Another language."""
        self._words = words

    def at(self, here: QPointF) -> None:
        """The pointer is here."""
        hit = self._view_model.hit(here.x(), here.y())
        target = hit.target if hit is not None else Target.NOTHING
        event = hit.event if hit is not None else None
        self._view_model.hover(event)
        self._set_cursor(target)
        if event != self._pressed:
            self._pressed = None
        if event is None:
            self.hide()
        elif event == self._pressed:
            return
        elif not self.card.isVisible():
            self.hover_timer.start()
        elif event != self.card_event:
            # Whoever reads cards goes on to the next one without waiting again.
            self.tell(here.toPoint())

    def press(self, event: EventId | None) -> None:
        """A button went down: over an event that was pressed no card comes until the pointer left it."""
        self.hide()
        self._pressed = event

    def _set_cursor(self, target: Target) -> None:
        self._widget.setCursor(_CURSORS.get(target, Qt.CursorShape.ArrowCursor))

    def _show_card(self) -> None:
        here = self._widget.mapFromGlobal(QCursor.pos())
        self.tell(here)

    def tell(self, here: QPoint) -> None:
        """Tell of the event at a place of the widget, if there is one."""
        hit = self._view_model.hit(here.x(), here.y())
        scene = self._view_model.scene
        if hit is None or hit.event is None or self._store is None or scene is None:
            return
        self.card_event = hit.event
        text = card_text(self._store, hit.event, self._words)
        self.card.tell(text, here, _shape_rect(scene, hit.event, here))

    def hide(self) -> None:
        """No card, and none that waits."""
        self.hover_timer.stop()
        self.card.hide()

    def show_tooltip(self) -> None:
        """Say in a few words what the pointer is on."""
        here = self._widget.mapFromGlobal(QCursor.pos())
        hit = self._view_model.hit(here.x(), here.y())
        text = self.tooltip(hit) if hit is not None else ""
        if text:
            # What a document is called is data: never let Qt read it as markup.
            QToolTip.showText(QCursor.pos(), "<qt>" + escape(text).replace("\n", "<br>") + "</qt>", self._widget)
        else:
            QToolTip.hideText()

    def tooltip(self, hit: Hit) -> str:
        """What a tooltip says of a place; empty where there is nothing to say."""
        if hit.target is Target.DENSITY:
            events = counts.events(hit.count, self._words)
            return self._words.text("{events} here; click to choose one, double-click to look closer", events=events)
        if hit.target is Target.BOARD:
            is_open = self._view_model.beside.opened == hit.key
            return self._words.text("Show fewer") if is_open else self._words.text("Show all of this board")
        if hit.target is Target.MORE:
            return self._words.text("List its events")
        if hit.target is Target.BREAK and hit.stretch is not None:
            first, last = (date.fromordinal(int(time)) for time in hit.stretch)
            return self._words.text(
                "Nothing begins or ends in {range}; double-click to show this time evenly",
                range=short_range(first, last, self._words),
            )
        if hit.target is Target.FLAG and self._store is not None:
            documents = self._store.library.documents
            lines = []
            for each in hit.documents:
                document = documents[each]
                published = document.published
                when = long_date(published.when, None, self._words) if published else ""
                lines.append(self._words.text("{title}, published {date}", title=document.title, date=when))
            return "\n".join(lines)
        return ""


def _shape_rect(scene: Scene, event: EventId, here: QPoint) -> QRect:
    """The height of an event's shape at a place, for a card to stay clear of."""
    for bar in scene.bars:
        if bar.event == event:
            return QRect(here.x(), round(bar.top), 1, round(bar.height))
    for glyph in scene.glyphs:
        if glyph.event == event:
            return QRect(here.x(), round(glyph.y - glyph.size), 1, round(2 * glyph.size))
    return QRect(here.x(), here.y() - 10, 1, 20)
