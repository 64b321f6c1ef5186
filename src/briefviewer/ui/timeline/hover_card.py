"""The card that tells of the event under the pointer. Quick, and never in the way."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.card_text import CardText

OFFSET_PX = 14
WIDEST_PX = 360


class HoverCard(QFrame):
    """A small card over the timeline. It lets the mouse through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._labels = [QLabel(self) for _ in range(5)]
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 10)
        layout.setSpacing(3)
        for label in self._labels:
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Another look."""
        self._theme = theme
        title, when, detail, excerpt, source = self._labels
        title.setFont(theme.font("ui", "ui", 600))
        when.setFont(theme.font("ui", "small"))
        detail.setFont(theme.font("ui", "small"))
        excerpt.setFont(theme.font("reading", "ui"))
        source.setFont(theme.font("ui", "caption"))
        colors = ("text", "accent-text", "text-muted", "text-body", "text-muted")
        for label, color in zip(self._labels, colors, strict=True):
            label.setStyleSheet(f"color: {theme.palette.color(color)}; background: transparent;")

    def tell(self, text: CardText, pointer: QPoint, shape: QRect) -> None:
        """Show the card beside the pointer, clear of it and of the shape it tells of, inside the parent."""
        said = (text.title, text.date, text.detail, text.excerpt, text.source)
        for label, words in zip(self._labels, said, strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        widest = max(label.fontMetrics().horizontalAdvance(label.text()) for label in self._labels)
        width = min(WIDEST_PX, widest + 28)
        self.setFixedWidth(width)
        self.setFixedHeight(max(40, self._layout.totalHeightForWidth(width)))
        self.move(self._place(pointer, shape))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised ground with a fine line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line-control"), 1))
        painter.setBrush(self._theme.color("raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.end()

    def _place(self, pointer: QPoint, shape: QRect) -> QPoint:
        room = self._room.rect()
        x = min(max(4, pointer.x() + OFFSET_PX), room.width() - self.width() - 4)
        below = shape.bottom() + OFFSET_PX
        y = below if below + self.height() < room.height() else shape.top() - OFFSET_PX - self.height()
        return QPoint(max(4, x), max(4, y))
