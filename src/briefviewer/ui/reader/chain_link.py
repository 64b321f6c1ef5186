"""A link of a chain of events: a dot on a line that runs on to the next."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefviewer.ui.theme import Theme

_MIDDLE = 10.0


class ChainLink(QWidget):
    """Stands left of the words of one event of the chain. The one told about is filled."""

    def __init__(self, theme: Theme, *, is_first: bool, is_last: bool, is_this: bool) -> None:
        super().__init__()
        self._theme, self._is_first, self._is_last, self._is_this = theme, is_first, is_last, is_this
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As wide as its dot."""
        return QSize(14, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, then the dot on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.color("accent")
        painter.setPen(QPen(self._theme.color("line-strong"), 1.5))
        if not self._is_first:
            painter.drawLine(QPointF(7, -4), QPointF(7, _MIDDLE))
        if not self._is_last:
            painter.drawLine(QPointF(7, _MIDDLE), QPointF(7, self.height() + 4))
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(accent if self._is_this else self._theme.color("canvas"))
        painter.drawEllipse(QPointF(7, _MIDDLE), 4, 4)
