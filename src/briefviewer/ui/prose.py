"""Running text that can be selected: plain runs with a typeface and leading, as high as it needs, never markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
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


_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


def line_height(font: QFont, leading: float) -> float:
    """The share (per cent) of a font's own line height that sets it with a leading in sizes of the type."""
    size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return 100 * leading * size / QFontMetricsF(font).height()


class Prose(QTextEdit):
    """Paragraphs set as plain text. A click that selects nothing is told as ``clicked``."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, clickable: bool = False) -> None:
        super().__init__(parent)
        self._clickable = clickable
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
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
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

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 40))
        height = int(self.document().size().height() + 0.999)
        if height != self.height():
            self.setFixedHeight(height)
        self.verticalScrollBar().setRange(0, 0)
