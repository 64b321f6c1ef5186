"""A narrow strip beside a document's text: where in the whole of it passages are marked, and where the eye is now."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefviewer.domain.event import EventId
from briefviewer.reader.highlights import Highlight
from briefviewer.reader.strip import StripMark, nearest_mark, strip_marks
from briefviewer.ui.theme import Theme

_WIDTH = 12
_REACH = 6


class HighlightStrip(QWidget):
    """A click goes to the passage whose mark is nearest, or else to that height of the document; so does a drag."""

    passage_wished = Signal(object)
    offset_wished = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marked: Sequence[Highlight] = ()
        self._length = 0
        self._active: EventId | None = None
        self._view = (0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As narrow as it can be hit."""
        return QSize(_WIDTH, 100)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.update()

    def show_marks(self, marked: Sequence[Highlight], length: int) -> None:
        """Show the highlights of a page of so many letters."""
        self._marked, self._length = marked, length
        self.setVisible(length > 0)
        self.update()

    def show_view(self, first: int, last: int) -> None:
        """Show which letters are in sight, from the first to the last."""
        if (first, last) != self._view:
            self._view = (first, last)
            self.update()

    def view_window(self) -> QRectF:
        """Where on the strip the part in sight lies."""
        share = self.height() / max(self._length, 1)
        top = self._view[0] * share
        return QRectF(0, top, self.width(), max((self._view[1] - self._view[0]) * share, 6.0))

    def mark_event(self, event: EventId | None) -> None:
        """Show the passages of one event more strongly than the others."""
        if event != self._active:
            self._active = event
            self.update()

    def marks(self) -> Sequence[StripMark]:
        """The marks as they stand at this height."""
        return strip_marks(self._marked, self._length, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The marks, those of the active event over the others and wider."""
        painter = QPainter(self)
        if self._length:
            painter.fillRect(self.view_window(), self._theme.color("hover"))
            edge = self._theme.color("line-strong")
            painter.fillRect(QRectF(0, self.view_window().top(), 1.5, self.view_window().height()), edge)
        active = [each for each in self._marked if each.event == self._active]
        for mark in self.marks():
            painter.fillRect(QRectF(4, mark.y, 5, 2), self._theme.color(mark.stance.value))
        for mark in strip_marks(active, self._length, self.height()):
            painter.fillRect(QRectF(1, mark.y - 1, 11, 4), self._theme.color("accent"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go where the nearest mark is."""
        mark = nearest_mark(self.marks(), event.position().y(), _REACH)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if mark is not None:
            self.passage_wished.emit(mark.first.span)
        else:
            self.offset_wished.emit(self._offset_at(event))

    def _offset_at(self, event: QMouseEvent) -> int:
        share = event.position().y() / max(self.height(), 1)
        return round(min(max(share, 0.0), 1.0) * self._length)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a mark; dragged, go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.offset_wished.emit(self._offset_at(event))
            return
        is_near = nearest_mark(self.marks(), event.position().y(), _REACH) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_near else Qt.CursorShape.ArrowCursor)
