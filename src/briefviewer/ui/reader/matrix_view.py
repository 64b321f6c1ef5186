"""The matrix of viewpoints as it is seen: heads that stay in sight, squares that scroll under them.

Arrow keys walk the squares, Enter opens the first passage of one; a click on ¶ opens that passage.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from briefviewer.ui.plain import tool_tip
from briefviewer.ui.reader.matrix import Hands, Matrix, Placed, Reference, SetSquare, laid_out, set_square
from briefviewer.ui.theme import Theme
from briefviewer.words import Words
from briefviewer.words.sources import state_in_words

_NAMES = 104.0
_LEAST_COLUMN = 168.0
_MARGIN = 18.0
_PAD = 11.0


class MatrixView(QAbstractScrollArea):
    """Shows a matrix."""

    passage_wished = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._hands = Hands.of(theme)
        self.matrix = Matrix()
        self._heads: list[SetSquare] = []
        self._squares: list[list[SetSquare]] = []
        self._tops: list[float] = [0.0]
        self._column, self._head_height = _LEAST_COLUMN, 0.0
        self.current = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words.text("Viewpoints"))
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setSingleStep(40)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme, self._hands = theme, Hands.of(theme)
        self._lay_out()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show a matrix; the square last looked at stays the current one if there still is one."""
        self.matrix = matrix
        rows, columns = len(matrix.contributors), len(matrix.questions)
        self.current = (min(self.current[0], max(rows - 1, 0)), min(self.current[1], max(columns - 1, 0)))
        self._lay_out()

    def square_rect(self, row: int, column: int) -> QRectF:
        """Where a square stands in the viewport; heads may cover it."""
        x = _MARGIN + _NAMES + column * self._column - self.horizontalScrollBar().value()
        y = self._head_height + self._tops[row] - self.verticalScrollBar().value()
        return QRectF(x, y, self._column, self._tops[row + 1] - self._tops[row])

    def head_rect(self, column: int) -> QRectF:
        """Where the head of a question stands in the viewport."""
        x = _MARGIN + _NAMES + column * self._column - self.horizontalScrollBar().value()
        return QRectF(x, 0, self._column, self._head_height)

    def name_rect(self, row: int) -> QRectF:
        """Where the name of a contributor stands in the viewport."""
        square = self.square_rect(row, 0) if self.matrix.questions else QRectF()
        return QRectF(0, square.top(), _MARGIN + _NAMES, square.height())

    def reference_at(self, point: QPointF) -> Reference | None:
        """The link at a point of the viewport."""
        for column, head in enumerate(self._heads):
            box = self.head_rect(column)
            if box.contains(point) and point.x() >= _MARGIN + _NAMES:
                return head.reference_at(point - box.topLeft() - QPointF(0, _PAD))
        if point.y() < self._head_height or point.x() < _MARGIN + _NAMES:
            return None
        for row, column in self._in_sight():
            box = self.square_rect(row, column)
            if box.contains(point):
                return self._squares[row][column].reference_at(point - box.topLeft() - QPointF(0, _PAD))
        return None

    def place_of(self, row: int, column: int, link: int) -> QPointF:
        """Where a link of a square stands in the viewport."""
        links = [box for part in self._squares[row][column].parts for _, box in part.links]
        return self.square_rect(row, column).topLeft() + QPointF(0, _PAD) + links[link].center()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Squares first, then the heads over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.viewport().rect())
        canvas, line = self._theme.color("canvas"), self._theme.color("line")
        painter.fillRect(whole, canvas)
        if not self.matrix.questions:
            return
        for row, column in self._in_sight():
            box = self.square_rect(row, column)
            self._paint_square(painter, self._squares[row][column], box.topLeft() + QPointF(0, _PAD))
            if self.hasFocus() and (row, column) == self.current:
                painter.setPen(QPen(self._theme.color("focus"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(-6, 3, -6, -3), 4, 4)
        rows = sorted({row for row, _ in self._in_sight()})
        for row in rows:
            y = self.square_rect(row, 0).top()
            painter.fillRect(QRectF(_MARGIN, y, whole.width(), 1), line)
        painter.fillRect(QRectF(0, 0, _MARGIN + _NAMES - 8, whole.height()), canvas)
        for row in rows:
            box = self.name_rect(row)
            painter.fillRect(QRectF(_MARGIN, box.top(), _NAMES, 1), line)
            layout, height = laid_out(self.matrix.contributors[row], self._hands.name, _NAMES - 16, 1.25)
            top = min(max(box.top(), self._head_height) + _PAD, max(box.bottom() - height - 4, box.top() + _PAD))
            painter.setPen(self._theme.color("text"))
            layout.draw(painter, QPointF(_MARGIN, top))
        painter.fillRect(QRectF(0, 0, whole.width(), self._head_height), canvas)
        for column, head in enumerate(self._heads):
            box = self.head_rect(column)
            if box.right() > _MARGIN + _NAMES and box.left() < whole.width():
                self._paint_square(painter, head, box.topLeft() + QPointF(0, _PAD), is_head=True)
        painter.fillRect(QRectF(0, 0, _MARGIN + _NAMES - 8, self._head_height), canvas)
        painter.fillRect(QRectF(0, self._head_height - 1, whole.width(), 1), self._theme.color("line-strong"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay it out in the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the squares; open the first passage of one."""
        steps = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}
        step = steps.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._squares:
            super().keyPressEvent(event)
        elif step is not None:
            row, column = self.current[0] + step[0], self.current[1] + step[1]
            rows, columns = len(self.matrix.contributors), len(self.matrix.questions)
            self.current = (min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))
            self._bring_into_sight()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            parts = self._squares[self.current[0]][self.current[1]].parts
            found = [reference for part in parts for reference, _ in part.links]
            if found:
                self.passage_wished.emit(found[0].excerpt)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be clicked."""
        reference = self.reference_at(event.position())
        can_open = reference is not None and reference.excerpt.shown is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the passage; choose the square."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        reference = self.reference_at(event.position())
        for row, column in self._in_sight():
            if self.square_rect(row, column).contains(event.position()):
                self.current = (row, column)
                self.viewport().update()
        if reference is not None and reference.excerpt.shown is not None:
            self.passage_wished.emit(reference.excerpt)

    def viewportEvent(self, event: QEvent) -> bool:
        """What a passage says, before one opens it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            reference = self.reference_at(QPointF(event.pos()))
            if reference is None:
                QToolTip.hideText()
            else:
                text = " ".join(reference.excerpt.text.split())
                told = f"{text}\n\n{state_in_words(reference.excerpt, self._words)}".strip()
                QToolTip.showText(event.globalPos(), tool_tip(told), self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which square is current."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        super().focusOutEvent(event)
        self.viewport().update()

    # inside

    def _lay_out(self) -> None:
        columns = len(self.matrix.questions)
        room = self.viewport().width() - 2 * _MARGIN - _NAMES
        self._column = max(room / columns, _LEAST_COLUMN) if columns else _LEAST_COLUMN
        inner, hands = self._column - 14, self._hands
        self._heads = [set_square([each], inner, hands.question, hands, 1.3) for each in self.matrix.questions]
        tallest = max((each.height for each in self._heads), default=0.0)
        self._head_height = tallest + 2 * _PAD
        self._squares = [
            [set_square(answers, inner, hands.position, hands) for answers in row] for row in self.matrix.squares
        ]
        self._tops = [0.0]
        for row in self._squares:
            self._tops.append(self._tops[-1] + max((each.height for each in row), default=0.0) + 2 * _PAD + 4)
        wide = round(_MARGIN + _NAMES + columns * self._column + _MARGIN / 2)
        self.horizontalScrollBar().setRange(0, max(0, wide - self.viewport().width()))
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        high = round(self._head_height + self._tops[-1] + _MARGIN)
        self.verticalScrollBar().setRange(0, max(0, high - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self._tell_current()
        self.viewport().update()

    def _in_sight(self) -> Iterator[tuple[int, int]]:
        for row in range(len(self._squares)):
            box = self.square_rect(row, 0)
            if box.bottom() < self._head_height or box.top() > self.viewport().height():
                continue
            for column in range(len(self.matrix.questions)):
                box = self.square_rect(row, column)
                if box.right() > _MARGIN + _NAMES and box.left() < self.viewport().width():
                    yield row, column

    def _paint_square(self, painter: QPainter, square: SetSquare, corner: QPointF, *, is_head: bool = False) -> None:
        for part in square.parts:
            self._paint_part(painter, part, corner)
        if not square.parts and not is_head:
            painter.setFont(self._hands.position)
            painter.setPen(self._theme.color("text-faint"))
            painter.drawText(corner + QPointF(0, 14), "–")

    def _paint_part(self, painter: QPainter, part: Placed, corner: QPointF) -> None:
        theme = self._theme
        if part.answer.is_set_back:
            painter.setPen(QPen(theme.color("line-strong"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("chip"))
            painter.drawRoundedRect(part.box.translated(corner), 4, 4)
        painter.setFont(self._hands.small)
        for badge, box in part.badges:
            place = box.translated(corner)
            hue = theme.palette.hue(badge.hue) if badge.hue is not None else None
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(hue.soft) if hue is not None else theme.color("hover"))
            painter.drawRoundedRect(place, 3, 3)
            painter.setPen(QColor(hue.text) if hue is not None else theme.color("chip-text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, badge.told)
        painter.setPen(theme.color("text"))
        part.text.draw(painter, corner + part.text_at)
        painter.setFont(self._hands.small)
        for reference, box in part.links:
            painter.setPen(theme.color("link" if reference.excerpt.shown is not None else "text-faint"))
            painter.drawText(box.translated(corner), Qt.AlignmentFlag.AlignVCenter, reference.told)

    def _bring_into_sight(self) -> None:
        box, view = self.square_rect(*self.current), self.viewport().rect()
        bar = self.verticalScrollBar()
        if box.top() < self._head_height or box.height() > view.height() - self._head_height:
            bar.setValue(round(bar.value() + box.top() - self._head_height))
        elif box.bottom() > view.height():
            bar.setValue(round(bar.value() + box.bottom() - view.height()))
        bar = self.horizontalScrollBar()
        if box.left() < _MARGIN + _NAMES:
            bar.setValue(round(bar.value() + box.left() - _MARGIN - _NAMES))
        elif box.right() > view.width():
            bar.setValue(round(bar.value() + box.right() - view.width()))
        self._tell_current()
        self.viewport().update()

    def _tell_current(self) -> None:
        """The current square in words, for who hears the window."""
        row, column = self.current
        if not self._squares or not self.matrix.questions:
            self.setAccessibleDescription("")
            return
        answers = self.matrix.squares[row][column]
        told = [self.matrix.contributors[row], self.matrix.questions[column].text]
        told += [" · ".join((*(badge.told for badge in each.badges), each.text)) for each in answers]
        self.setAccessibleDescription("\n".join(told))
