"""The list under the search field: what was found, each hit in its context with the matched words marked."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefviewer.domain.search import Hit
from briefviewer.domain.selector import TextSpan
from briefviewer.timeline.palette import mixed
from briefviewer.ui.shell.search_lines import Found
from briefviewer.ui.theme import Theme, set_role

_NOTE_AT = 96
"""Where notes beside what can be typed begin, in a column."""


class SearchPopup(QFrame):
    """The list under the field; it never takes the focus."""

    line_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "popup")
        self.setVisible(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = _FoundModel(self)
        self.view = QListView(self)
        self.view.setModel(self.model)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._delegate = _FoundDelegate(theme, self)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.view)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._delegate.theme = theme
        self.view.viewport().update()

    def show_lines(self, lines: Sequence[Found], *, chooses_first: bool = True) -> None:
        """Show what was found; the first hit is current, unless nothing was asked yet."""
        self.model.show_lines(lines)
        choices = [at for at, line in enumerate(lines) if not line.is_heading]
        first = next((at for at in choices if not lines[at].is_aside), choices[0] if choices else -1)
        self.view.setCurrentIndex(self.model.index(first) if first >= 0 and chooses_first else QModelIndex())
        self.view.scrollToTop()

    def wanted_height(self) -> int:
        """High enough for all lines."""
        option = QStyleOptionViewItem()
        rows = range(self.model.rowCount())
        return 16 + sum(self._delegate.sizeHint(option, self.model.index(row)).height() for row in rows)

    def step(self, by: int) -> None:
        """Go to the next line that can be chosen."""
        lines, here = self.model.lines, self.view.currentIndex().row()
        at = here + by if here >= 0 or by > 0 else len(lines) - 1
        while 0 <= at < len(lines) and lines[at].is_heading:
            at += by
        if 0 <= at < len(lines):
            self.view.setCurrentIndex(self.model.index(at))

    def step_to_group(self, by: int) -> None:
        """Go to the first line of the next group, or of the one before."""
        lines, here = self.model.lines, self.view.currentIndex().row()
        firsts = [at + 1 for at, line in enumerate(lines[:-1]) if line.is_heading and not lines[at + 1].is_heading]
        ahead = [at for at in firsts if (at > here if by > 0 else at < here)]
        if ahead:
            self.view.setCurrentIndex(self.model.index(ahead[0] if by > 0 else ahead[-1]))

    def choose_current(self) -> None:
        """Take the current line."""
        self._choose(self.view.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the click from what lies below."""
        event.accept()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self.model.lines[index.row()].is_heading:
            self.line_chosen.emit(self.model.lines[index.row()])


class _FoundModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Found] = ()

    def show_lines(self, lines: Sequence[Found]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a line says, for accessibility; the delegate paints it."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            context = line.hit.context if line.hit is not None and _has_context(line.hit) else ""
            return ". ".join(filter(None, (line.title, line.note, context)))
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if self.lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _FoundDelegate(QStyledItemDelegate):
    """Paints a hit: its title, and below it the context with the matched words on a marked ground."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Headings are low, hits have two lines if their context says more than their title."""
        line = self._line(index)
        if line.is_heading:
            return QSize(200, 27)
        return QSize(200, 46 if line.hit is not None and _has_context(line.hit) else 30)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        line, theme, box = self._line(index), self.theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        inside = box.adjusted(10, 0, -10, 0)
        if line.is_heading:
            painter.setFont(theme.font(size="caption", weight=600))
            painter.setPen(theme.color("text-muted"))
            painter.drawText(inside.adjusted(0, 5, 0, 0), middle, line.title)
            if line.note:
                painter.setFont(theme.font(size="caption"))
                painter.drawText(inside.adjusted(0, 5, 0, 0), middle | Qt.AlignmentFlag.AlignRight, line.note)
            painter.restore()
            return
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            is_chosen = state & QStyle.StateFlag.State_Selected
            painter.setBrush(theme.color("accent-soft" if is_chosen else "hover"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        if line.hit is None:
            painter.setFont(theme.font())
            painter.setPen(theme.color("link"))
            painter.drawText(inside, middle, line.title)
            if line.note:
                at = max(painter.fontMetrics().horizontalAdvance(line.title) + 16, _NOTE_AT)
                painter.setFont(theme.font(size="small"))
                painter.setPen(theme.color("text-muted"))
                beside = inside.adjusted(at, 0, 0, 0)
                told = painter.fontMetrics().elidedText(line.note, Qt.TextElideMode.ElideRight, beside.width())
                painter.drawText(beside, middle, told)
        else:
            self._paint_hit(painter, inside, line.hit, line.note)
        painter.restore()

    def _paint_hit(self, painter: QPainter, box: QRect, hit: Hit, note: str) -> None:
        theme = self.theme
        has_context = _has_context(hit)
        title = QRect(
            box.left(), box.top() + (5 if has_context else 0), box.width(), 19 if has_context else box.height()
        )
        if note:
            painter.setFont(theme.font(size="small"))
            painter.setPen(theme.color("text-muted"))
            painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
            title.setRight(title.right() - painter.fontMetrics().horizontalAdvance(note) - 12)
        painter.setFont(theme.font(weight=600))
        self._paint_marked(painter, title, hit.title, hit.title_marks, "text")
        if has_context:
            painter.setFont(theme.font(size="small"))
            below = QRect(box.left(), title.bottom() + 1, box.width(), 18)
            text, marks = around_first_mark(hit.context, hit.marks, QFontMetrics(painter.font()), below.width())
            self._paint_marked(painter, below, text, marks, "text-muted")

    def _paint_marked(self, painter: QPainter, box: QRect, text: str, marks: Sequence[TextSpan], ink: str) -> None:
        """One line of text, the marked words on a ground of their own."""
        metrics = QFontMetrics(painter.font())
        palette = self.theme.palette
        ground = mixed(palette.color("find"), palette.color("raised"), 0.75)
        for each in marks:
            left = box.left() + metrics.horizontalAdvance(text[: each.start])
            width = metrics.horizontalAdvance(text[each.start : each.end])
            if left < box.right():
                painter.fillRect(QRect(left, box.top() + 2, min(width, box.right() - left), 15), QColor(ground))
        painter.setPen(self.theme.color(ink))
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        )

    def _line(self, index: QModelIndex | QPersistentModelIndex) -> Found:
        model = index.model()
        assert isinstance(model, _FoundModel)
        return model.lines[index.row()]


def around_first_mark(
    context: str, marks: Sequence[TextSpan], metrics: QFontMetrics, width: int
) -> tuple[str, Sequence[TextSpan]]:
    """A context on one line, cut in front where the first mark would else be out of sight, with its marks."""
    text = "".join(" " if letter.isspace() else letter for letter in context)
    if not marks or metrics.horizontalAdvance(text[: marks[0].end]) <= width * 0.8:
        return text, marks
    start = max(marks[0].start - 24, 0)
    start = text.rfind(" ", 0, start) + 1 if " " in text[:start] else start
    return "…" + text[start:], [
        TextSpan(each.start - start + 1, each.end - start + 1) for each in marks if each.start >= start
    ]


def _has_context(hit: Hit) -> bool:
    return bool(hit.context.strip()) and hit.context.strip() != hit.title.strip()
