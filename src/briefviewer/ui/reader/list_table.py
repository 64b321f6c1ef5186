"""The table of the list: how its lines are painted, and what keys do in it. What it shows is the model's."""

from time import monotonic

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from briefviewer.ui.reader.list_model import HEAD_ROLE, SHORT_ROLE, TITLE, EventListModel, GroupHead
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words, counts

Index = QModelIndex | QPersistentModelIndex

_LINE_PX = 28
_ROOM_FOR_TITLE = 16


class ListTable(QTableView):
    """Rows of events under heads of groups. Arrows walk, letters go to a title, left and right fold and open."""

    line_wished = Signal(int)
    """Enter, or a double click, on an event's line."""

    def __init__(self, model: EventListModel, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._typed, self._typed_at, self._waiting = "", 0.0, ""
        model.titles_known.connect(self._seek_what_waits)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words.text("List of events"))
        set_role(self, "scrolls")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(_LINE_PX)
        self.verticalHeader().setDefaultSectionSize(_LINE_PX)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        # A head asks for each column whether all of its rows are chosen, row by row: an empty choice answers at once.
        head.setSelectionModel(QItemSelectionModel(model, head))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._delegate = _LineDelegate(words, theme, self)
        self.setItemDelegate(self._delegate)
        self.doubleClicked.connect(lambda index: self._wish(index.row()))

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._delegate.theme = theme
        self.setFont(theme.font())
        self.horizontalHeader().setFont(theme.font(size="small", weight=600))
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next title that begins as typed, once the titles are known; asking each would take far too long."""
        if not self._model.learn_titles():
            self._waiting += search
            return
        is_going_on = monotonic() - self._typed_at < QApplication.keyboardInputInterval() / 1000 and bool(self._typed)
        self._typed = self._typed + search if is_going_on else search
        sought = self._typed[:1] if len(set(self._typed)) == 1 else self._typed
        here = self.currentIndex().row()
        line = self._model.line_beginning_with(sought, here + (1 if len(self._typed) == 1 or sought == search else 0))
        if line is not None:
            self.go_to(line)
        # From here on, for among a million titles the first letter takes a while, and the next ones wait for it.
        self._typed_at = monotonic()

    def _seek_what_waits(self) -> None:
        """Seek what was typed while the titles were still being put in order."""
        waiting, self._waiting = self._waiting, ""
        if waiting:
            self._typed = ""
            self.keyboardSearch(waiting)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hangul as it is composed finds titles too."""
        if event.commitString():
            self.keyboardSearch(event.commitString())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Home and End go to the ends, left and right fold a group and open it."""
        key, line = event.key(), self.currentIndex().row()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain and line >= 0:
            self._wish(line)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and is_plain and len(self._model.lines):
            self.go_to(0 if key == Qt.Key.Key_Home else len(self._model.lines) - 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and is_plain and line >= 0 and self._fold(line, key):
            pass
        elif key == Qt.Key.Key_Space and line >= 0 and self._model.event_at(line) is None:
            self._fold_keeping_place(line, None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a head folds it or opens it."""
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        if is_left and index.isValid() and self._model.event_at(index.row()) is None:
            self._fold_keeping_place(index.row(), None)
        else:
            super().mousePressEvent(event)

    def go_to(self, line: int) -> None:
        """Make a line the current one, chosen alone if it is an event's."""
        index = self._model.index(line, max(self.currentIndex().column(), TITLE))
        flags = QItemSelectionModel.SelectionFlag  # spelt out, or Shift held for a capital would stretch the choice
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _wish(self, line: int) -> None:
        if self._model.event_at(line) is None:
            self._fold_keeping_place(line, None)
        else:
            self.line_wished.emit(line)

    def _fold(self, line: int, key: int) -> bool:
        """Fold or open by an arrow; whether the arrow meant that. Left on an event goes to the head of its group."""
        if not self._model.lines.listing.has_heads:
            return False
        if self._model.event_at(line) is None:
            self._fold_keeping_place(line, key == Qt.Key.Key_Left)
            return True
        if key == Qt.Key.Key_Left:
            self.go_to(self._model.lines.head_of(self._model.lines.at(line)[0]))
            return True
        return False

    def _fold_keeping_place(self, line: int, folded: bool | None) -> None:
        at = self.verticalScrollBar().value()
        self._model.fold(line, folded)
        self.verticalScrollBar().setValue(at)
        self.go_to(line)


class _LineDelegate(QStyledItemDelegate):
    """Shows the short title where the whole one has no room, and heads across all columns."""

    def __init__(self, words: Words, theme: Theme, table: ListTable) -> None:
        super().__init__(table)
        self.theme = theme
        self._words, self._table = words, table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Choose between the two titles; the ring of the current cell is that of its line."""
        super().initStyleOption(option, index)
        if (
            index.column() == TITLE
            and option.fontMetrics.horizontalAdvance(option.text) > option.rect.width() - _ROOM_FOR_TITLE
        ):
            option.text = index.data(SHORT_ROLE) or option.text

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell: an event's as usual, a head's as its part of one line."""
        head = index.data(HEAD_ROLE)
        if isinstance(head, GroupHead):
            self._paint_head(painter, option, head, index.row() == self._table.currentIndex().row())
        else:
            super().paint(painter, option, index)

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, head: GroupHead, is_current: bool) -> None:
        theme, cell = self.theme, QRect(option.rect)
        painter.save()
        painter.setClipRect(cell)
        painter.fillRect(cell, theme.color("sunken"))
        line = QRect(0, cell.top(), self._table.viewport().width(), cell.height())
        painter.setPen(theme.color("line"))
        painter.drawLine(line.bottomLeft(), line.bottomRight())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(size="small"))
        painter.setPen(theme.color("text-muted"))
        counted = counts.events(head.count, self._words)
        room = painter.fontMetrics().horizontalAdvance(counted)
        painter.drawText(line.adjusted(0, 0, -10, 0), middle | Qt.AlignmentFlag.AlignRight, counted)
        painter.drawText(line.adjusted(8, 0, 0, 0), middle, "▸" if head.is_folded else "▾")
        painter.setFont(theme.font(size="small", weight=600))
        painter.setPen(theme.color("text"))
        inside = line.adjusted(24, 0, -24 - room, 0)
        told = painter.fontMetrics().elidedText(head.name, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, middle, told)
        if is_current and option.state & QStyle.StateFlag.State_Active and self._table.hasFocus():
            painter.setPen(theme.color("focus"))
            painter.drawRect(line.adjusted(0, 0, -1, -1))
        painter.restore()
