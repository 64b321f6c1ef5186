"""One value of a facet: a box with three states, its mark, its name, and how many events it would list."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefviewer.app.admission import Admission
from briefviewer.timeline.glyphs import outline
from briefviewer.ui.facets.name_lines import LINE_PX, name_lines
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.theme import Theme

_BOX = 14
_EXPANDER = 18
_HEIGHT = 25
_INDENT = 16
_ALL = 1_000_000
"""Further than there are rows: to the first or the last."""
_EXCLUDING = (Qt.Key.Key_Minus, Qt.Key.Key_Delete)


@dataclass(frozen=True, slots=True)
class ValueShown:
    """What a row shows. ``mark`` is a hue and a glyph by name, for kinds.

    ``depth`` counts the wholes it stands under; ``implied`` is what one of them brings with it; ``is_expanded`` is None
    where it has no parts.
    """

    value: str
    name: str
    count: int
    admission: Admission = Admission.NEITHER
    mark: tuple[str, str] | None = None
    depth: int = 0
    implied: Admission = Admission.NEITHER
    is_expanded: bool | None = None


@dataclass(frozen=True, slots=True)
class RowWords:
    """The fixed words of a row: its three states as a screen reader tells them, and how to use it."""

    neither: str
    included: str
    excluded: str
    hint: str
    parts_shown: str = ""
    parts_hidden: str = ""

    def state(self, admission: Admission) -> str:
        """The word for a state."""
        return {Admission.INCLUDED: self.included, Admission.EXCLUDED: self.excluded}.get(admission, self.neither)


class ValueRow(QAbstractButton):
    """Click includes and takes back; Alt+click, minus or Delete excludes and takes back. ↑ ↓ walk the rows.

    Where a value has parts, a click on the mark behind its name, → and ← show and hide them.
    """

    admission_wished = Signal(str, object)
    expansion_wished = Signal(bool)
    walk_wished = Signal(int)
    whole_wished = Signal()
    focused = Signal()
    menu_wished = Signal(QPoint)

    def __init__(self, shown: ValueShown, theme: Theme, row_words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, row_words
        self._lines_at: dict[int, tuple[str, ...]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.shown = shown
        self.show_value(shown)

    def show_value(self, shown: ValueShown) -> None:
        """Show another count or state."""
        self.shown = shown
        self._lines_at.clear()
        self.setToolTip(tool_tip(f"{shown.name}\n{self._words.hint}"))
        told = [shown.name, f"{shown.count:,}", self._words.state(shown.admission)]
        if shown.is_expanded is not None:
            told.append(self._words.parts_shown if shown.is_expanded else self._words.parts_hidden)
        self.setAccessibleName(", ".join(told))
        self.updateGeometry()
        self.update()

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._lines_at.clear()
        self.update()

    def wish(self, admission: Admission) -> None:
        """Say what the value shall do."""
        self.admission_wished.emit(self.shown.value, admission)

    def sizeHint(self) -> QSize:
        """One line, at any width that has room for the name."""
        return QSize(160, _HEIGHT)

    def hasHeightForWidth(self) -> bool:
        """A long name takes a second line where the panel is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the lines of the name."""
        return _HEIGHT + LINE_PX * (len(self._lines(width)) - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press for the release."""
        self.setDown(event.button() is Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Include, or with Alt exclude; what is so already is taken back."""
        was_down = self.isDown()
        self.setDown(False)
        if not was_down or not self.rect().contains(event.position().toPoint()):
            return
        if self.expander.contains(event.position()):
            self.expansion_wished.emit(not self.shown.is_expanded)
            return
        self._toggle(with_alt=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of states, by mouse or by the menu key."""
        self.menu_wished.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask to be brought into sight."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter do what a click does, minus and Delete exclude, ↑ ↓ walk, → ← show and hide parts."""
        key = event.key()
        walk = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -_ALL, Qt.Key.Key_End: _ALL}.get(Qt.Key(key))
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(with_alt=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        elif key in _EXCLUDING:
            self._toggle(with_alt=True)
        elif walk is not None:
            self.walk_wished.emit(walk)
        elif key == Qt.Key.Key_Right and self.shown.is_expanded is not None:
            if self.shown.is_expanded:
                self.walk_wished.emit(1)
            else:
                self.expansion_wished.emit(True)
        elif key == Qt.Key.Key_Left and self.shown.is_expanded:
            self.expansion_wished.emit(False)
        elif key == Qt.Key.Key_Left and self.shown.depth:
            self.whole_wished.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, mark, name, count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, shown = self._theme, self.shown
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5), 5, 5)
        middle = self.height() / 2
        self._paint_box(painter, QRectF(self._box_left, middle - _BOX / 2, _BOX, _BOX))
        left = self._name_left
        if shown.mark is not None:
            _paint_glyph(painter, QPointF(left - 12, middle), 4.6, theme.hue(shown.mark[0]), shown.mark[1])
        is_idle = shown.count == 0 and shown.admission is Admission.NEITHER
        painter.setFont(theme.font(size="small"))
        count = f"{shown.count:,}"
        width = painter.fontMetrics().horizontalAdvance(count)
        painter.setPen(theme.color("text-faint"))
        painter.drawText(
            QRectF(self.width() - width - 8, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, count
        )
        painter.setFont(theme.font())
        painter.setPen(theme.color("text-faint" if is_idle else "text"))
        is_out = Admission.EXCLUDED in (shown.admission, shown.implied)
        lines, metrics = self._lines(self.width()), painter.fontMetrics()
        for at, line in enumerate(lines):
            centre = middle + LINE_PX * (at - (len(lines) - 1) / 2)
            box = QRectF(left, centre - _HEIGHT / 2, self.width() - left, _HEIGHT)
            painter.setPen(theme.color("text-faint" if is_idle else "text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
            if is_out:
                painter.setPen(QPen(theme.color("text-faint"), 1))
                end = left + metrics.horizontalAdvance(line)
                painter.drawLine(QPointF(left, centre + 0.5), QPointF(end, centre + 0.5))
        if shown.is_expanded is not None:
            self._paint_expander(painter)

    @property
    def _box_left(self) -> int:
        return 6 + self.shown.depth * _INDENT

    @property
    def expander(self) -> QRectF:
        """Where a click shows or hides the parts; empty where there are none."""
        if self.shown.is_expanded is None:
            return QRectF()
        metrics, lines = QFontMetricsF(self._theme.font()), self._lines(self.width())
        top = (self.height() - _HEIGHT - LINE_PX * (len(lines) - 1)) / 2 + LINE_PX * (len(lines) - 1)
        end = self._name_left + metrics.horizontalAdvance(lines[-1])
        return QRectF(end, top, _EXPANDER, _HEIGHT)

    @property
    def _name_left(self) -> int:
        return self._box_left + _BOX + 8 + (17 if self.shown.mark is not None else 0)

    def _lines(self, width: int) -> tuple[str, ...]:
        """The lines of the name in a row of some width; a layout asks for them again and again."""
        known = self._lines_at.get(width)
        if known is not None:
            return known
        count = QFontMetricsF(self._theme.font(size="small")).horizontalAdvance(f"{self.shown.count:,}")
        expander = _EXPANDER if self.shown.is_expanded is not None else 0
        room = width - count - 18 - self._name_left - expander
        lines = name_lines(self.shown.name, QFontMetricsF(self._theme.font()), max(room, 0))
        self._lines_at[width] = lines
        return lines

    def _paint_expander(self, painter: QPainter) -> None:
        centre = self.expander.center() + QPointF(1, 0.5)
        points = [QPointF(-1.8, -3.4), QPointF(1.8, 0), QPointF(-1.8, 3.4)]
        if self.shown.is_expanded:
            points = [QPointF(-each.y(), each.x()) for each in points]
        painter.setPen(QPen(self._theme.color("text-muted"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([centre + each for each in points]))

    def _toggle(self, *, with_alt: bool) -> None:
        state = self.shown.admission
        if with_alt:
            self.wish(Admission.NEITHER if state is Admission.EXCLUDED else Admission.EXCLUDED)
        else:
            self.wish(Admission.INCLUDED if state is Admission.NEITHER else Admission.NEITHER)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        theme, admission = self._theme, self.shown.admission
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if admission is Admission.INCLUDED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(box, 4, 4)
            tick = QPainterPath(box.topLeft() + QPointF(3.6, 7.3))
            tick.lineTo(box.topLeft() + QPointF(6.1, 9.8))
            tick.lineTo(box.topLeft() + QPointF(10.5, 4.7))
            painter.setPen(QPen(theme.color("on-accent"), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(tick)
            return
        is_excluded = admission is Admission.EXCLUDED
        painter.setPen(QPen(theme.color("error" if is_excluded else "line-control"), 1.4 if is_excluded else 1))
        painter.setBrush(theme.color("field"))
        painter.drawRoundedRect(inner, 4, 4)
        if self.shown.implied is Admission.INCLUDED and not is_excluded:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(inner.adjusted(3.5, 3.5, -3.5, -3.5), 2, 2)
        if is_excluded:
            painter.setPen(QPen(theme.color("error"), 2))
            painter.drawLine(box.center() + QPointF(-3.2, 0), box.center() + QPointF(3.2, 0))


def _paint_glyph(painter: QPainter, centre: QPointF, radius: float, colour: QColor, glyph: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([centre + QPointF(x, y) * radius for x, y in outline(glyph)]))
