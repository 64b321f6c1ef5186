"""The legend as a small window over the timeline; a click or a key takes it away."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from briefviewer.timeline.drawing import draw_legend
from briefviewer.timeline.legend import Legend
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.painter import paint
from briefviewer.words import Words

WIDTH_PX = 520
PAD_PX = 12
_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class LegendPopup(QFrame):
    """What the signs mean. ``legend`` stands between ``PAD_PX`` and ``WIDTH_PX − PAD_PX``, from ``PAD_PX`` down."""

    def __init__(self, legend: Legend, theme: Theme, words: Words, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("legend")
        self.setAccessibleName(words.text("Legend"))
        self.setAccessibleDescription(" · ".join(item.text for item in legend.items))
        self._legend = legend
        self._theme = theme
        self.setFixedSize(WIDTH_PX, round(legend.height) + 2 * PAD_PX)

    def show_in(self, room: QWidget) -> None:
        """In the upper right corner of a widget."""
        self.move(room.mapToGlobal(QPoint(max(0, room.width() - self.width() - 16), 60)))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key takes it away; one held for another that is to come does not."""
        if event.key() in _HELD:
            super().keyPressEvent(event)
        else:
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground, and the signs as they are on the axis."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("canvas"))
        painter.setPen(QPen(self._theme.color("line-control"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        paint(painter, draw_legend(self._legend, self._theme.palette, float(WIDTH_PX)), self._theme.palette)
        painter.end()
