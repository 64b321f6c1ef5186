"""Running text that can be selected: plain runs with a typeface and leading, as high as it needs, never markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget


@dataclass(frozen=True)
class Run:
    """A stretch of text in one hand. ``leading`` is the line height of its paragraph, in sizes of the type."""

    text: str
    font: QFont
    colour: str
    leading: float = 1.4


_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def line_height(font: QFont, leading: float) -> float:
    """The share (per cent) of a font's own line height that sets it with a leading in sizes of the type."""
    size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return 100 * leading * size / QFontMetricsF(font).height()


class Prose(QTextEdit):
    """Paragraphs set as plain text. A click that selects nothing is told as ``clicked``; so is Enter, and Space.

    What can be clicked is reached with Tab, and wears a ring then.
    """

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, clickable: bool = False) -> None:
        super().__init__(parent)
        self._clickable, self._has_ring = clickable, False
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if clickable else Qt.FocusPolicy.ClickFocus)
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        if clickable:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show these runs; a newline in one begins a paragraph."""
        self.clear()
        cursor = QTextCursor(self.document())
        for run in runs:
            block = QTextBlockFormat()
            block.setLineHeight(line_height(run.font, run.leading), _PROPORTIONAL)
            if cursor.atBlockStart():
                cursor.setBlockFormat(block)
            hand = QTextCharFormat()
            hand.setFont(run.font)
            hand.setForeground(QColor(run.colour))
            cursor.insertText(run.text, hand)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its text."""
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(40, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls around it."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again where the font of the program changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected nothing is a wish to open what the text tells of."""
        super().mouseReleaseEvent(event)
        if self._clickable and event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Wear the ring where keys led here."""
        super().focusInEvent(event)
        self._has_ring = self._clickable and event.reason() in _BY_KEYS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it off."""
        super().focusOutEvent(event)
        self._has_ring = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the ring around it."""
        super().paintEvent(event)
        if self._has_ring:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.5))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 40))
        height = int(self.document().size().height() + 0.999)
        if height != self.height():
            self.setFixedHeight(height)
        self.verticalScrollBar().setRange(0, 0)
