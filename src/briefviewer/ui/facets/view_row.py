"""One saved view: its title, a mark where it is the open one, and whether what is shown has moved on from it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from briefviewer.domain.view import SavedView
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.theme import Theme

_HEIGHT = 25
_LEFT = 28


@dataclass(frozen=True, slots=True)
class ViewShown:
    """What a row shows."""

    view: SavedView
    is_open: bool = False
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class ViewWords:
    """The fixed words of a row."""

    open: str
    changed: str
    private: str
    hint: str


class ViewRow(QAbstractButton):
    """Click opens; F2 or a double click renames in place; Delete takes it out; Alt+↑↓ moves it."""

    open_wished = Signal(object)
    rename_wished = Signal(object, str)
    delete_wished = Signal(object)
    move_wished = Signal(object, int)
    menu_wished = Signal(QPoint)

    def __init__(self, shown: ViewShown, theme: Theme, row_words: ViewWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, row_words
        self._field: QLineEdit | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.shown = shown
        self.clicked.connect(lambda: self.open_wished.emit(self.shown.view))
        self.show_view(shown)

    def show_view(self, shown: ViewShown) -> None:
        """Show another state."""
        self.shown = shown
        told = [shown.view.title]
        if shown.is_open:
            told.append(self._words.open)
        if shown.is_changed:
            told.append(self._words.changed)
        if shown.view.is_private:
            told.append(self._words.private)
        self.setAccessibleName(", ".join(told))
        private = f"\n{self._words.private}" if shown.view.is_private else ""
        self.setToolTip(tool_tip(f"{shown.view.title}{private}\n{self._words.hint}"))
        self.update()

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.update()

    @property
    def field(self) -> QLineEdit | None:
        """The field that the title is typed into, while it is."""
        return self._field

    def edit_title(self) -> None:
        """Let the title be typed anew in its place: Enter or leaving takes it, Escape does not."""
        if self._field is not None:
            return
        field = QLineEdit(self.shown.view.title, self)
        field.setMaxLength(200)
        field.setStyleSheet("padding: 0 5px; min-height: 0;")  # the row is lower than a field of a form
        field.setGeometry(_LEFT - 7, 0, self.width() - _LEFT + 3, self.height())
        field.setAccessibleName(self.shown.view.title)
        field.installEventFilter(self)
        field.editingFinished.connect(self._take_title)
        field.selectAll()
        field.show()
        field.setFocus()
        self._field = field

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(160, _HEIGHT)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by mouse or by the menu key."""
        self.menu_wished.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open, F2 renames, Delete lets go, arrows walk, with Alt they move the view."""
        key = event.key()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_wished.emit(self.shown.view, step)
        elif step is not None:
            self.focusNextPrevChild(step > 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_F2:
            self.edit_title()
        elif key == Qt.Key.Key_Delete:
            self.delete_wished.emit(self.shown.view)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Rename in place."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.edit_title()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the title as it was."""
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and event.key() == Qt.Key.Key_Escape
        ):
            if event.type() is QEvent.Type.KeyPress:
                self._close_field()
                self.setFocus()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark, title, and what is to be said of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, shown = self._theme, self.shown
        whole = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        if shown.is_open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent-soft"))
            painter.drawRoundedRect(whole, 5, 5)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover") if self.underMouse() and not shown.is_open else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, 5, 5)
        middle = self.height() / 2
        painter.setPen(QPen(theme.color("accent" if shown.is_open else "text-faint"), 1.3))
        painter.setBrush(theme.color("accent") if shown.is_open else Qt.BrushStyle.NoBrush)
        painter.drawPath(_bookmark(QPointF(13, middle)))
        told = self._words.changed if shown.is_changed else self._words.private if shown.view.is_private else ""
        right = self.width() - 8.0
        if told:
            painter.setFont(theme.font(size="small"))
            width = painter.fontMetrics().horizontalAdvance(told)
            painter.setPen(theme.color("warning" if shown.is_changed else "text-faint"))
            painter.drawText(QRectF(right - width, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, told)
            right -= width + 8
        painter.setFont(theme.font(weight=600 if shown.is_open else 400))
        painter.setPen(theme.color("accent-text" if shown.is_open else "text"))
        title = painter.fontMetrics().elidedText(shown.view.title, Qt.TextElideMode.ElideRight, int(right - _LEFT))
        painter.drawText(QRectF(_LEFT, 0, right - _LEFT + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, title)

    def _take_title(self) -> None:
        if self._field is None:
            return
        title = " ".join(self._field.text().split())
        had_focus = self._field.hasFocus()
        self._close_field()
        if had_focus:
            self.setFocus()
        if title and title != self.shown.view.title:
            self.rename_wished.emit(self.shown.view, title)

    def _close_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.hide()
            field.deleteLater()


def _bookmark(centre: QPointF) -> QPainterPath:
    path = QPainterPath(centre + QPointF(-3.6, -5.5))
    for x, y in ((3.6, -5.5), (3.6, 5.5), (0.0, 2.4), (-3.6, 5.5)):
        path.lineTo(centre + QPointF(x, y))
    path.closeSubpath()
    return path
