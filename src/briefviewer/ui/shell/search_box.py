"""Search as one types: a field in the top bar, and below it what was found, each hit in its context."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.selector import TextSpan
from briefviewer.timeline.palette import mixed
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.labels import heading

_DELAY_MS = 40
_MOST_IN_GROUP = 12
_ORDER = (HitKind.EVENT, HitKind.PASSAGE, HitKind.ACTOR, HitKind.THEME, HitKind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the popup: a heading, a hit, how a query could go on, or the offer to list only what matches."""

    title: str
    hit: Hit | None = None
    narrow_to: str = ""
    go_on_with: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it only names a group."""
        return self.hit is None and not self.narrow_to and not self.go_on_with


def grouped(
    hits: Sequence[Hit], query: str, words: Words, completions: Sequence[tuple[str, str]] = ()
) -> Sequence[Found]:
    """How the query could go on, then hits under the heading of their kind, the offer to narrow the window last."""
    lines = [Found(name, go_on_with=whole) for name, whole in completions]
    for kind in _ORDER:
        group = [each for each in hits if each.kind is kind][:_MOST_IN_GROUP]
        if group:
            lines.append(Found(heading(kind, words)))
            lines += [Found(each.title, each) for each in group]
    if not hits and not completions:
        lines.append(Found(words.text("Nothing found. Try another word, or part of one.")))
        lines.append(Found(words.text("To narrow: actor: theme: kind: before: after: and a name or a date")))
    elif hits:
        lines.append(Found(words.text("Show only events that match “{query}”", query=query), narrow_to=query))
    return lines


class SearchBox(QFrame):
    """The field. The popup belongs to it and to the window."""

    hit_chosen = Signal(object)
    narrowing_wished = Signal(str)
    left = Signal()
    """Whoever typed is done here: the keyboard goes elsewhere."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._search: Callable[[str], Sequence[Hit]] = lambda _query: ()
        self._complete: Callable[[str], Sequence[tuple[str, str]]] = lambda _query: ()
        set_role(self, "search")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._look)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words.text("Search events, excerpts, actors"))
        self.field.setAccessibleName(words.text("Search"))
        self.field.setFrame(False)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self._key = QLabel("Ctrl K", self)
        set_role(self._key, "key")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 8, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.popup = SearchPopup(theme, self)
        self.popup.line_chosen.connect(self._choose)
        self.dress(theme)

    def serve_with(
        self,
        search: Callable[[str], Sequence[Hit]],
        complete: Callable[[str], Sequence[tuple[str, str]]] = lambda _query: (),
    ) -> None:
        """Who answers, and who knows how a query could go on: names, each with the whole query then."""
        self._search, self._complete = search, complete

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._key.setFont(theme.font(size="caption"))
        self._key.setFixedHeight(19)
        self.field.setFont(theme.font())
        self.popup.dress(theme)

    def begin(self) -> None:
        """Put the cursor here, whatever is typed chosen."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        if self.field.text().strip():
            self._look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the hits, Enter goes, Escape closes."""
        if watched is self.field and isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self.popup.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.popup.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._timer.stop()
                if not self.popup.isVisible():
                    self._look()
                self.popup.choose_current()
                return True
            if key == Qt.Key.Key_Escape:
                if self.popup.isVisible():
                    self.popup.hide()
                else:
                    self.field.clear()
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        query = self.field.text().strip()
        if not query:
            self.popup.hide()
            return
        self.popup.show_lines(grouped(self._search(query), query, self._words, self._complete(query)))
        self._place_popup()

    def _place_popup(self) -> None:
        window = self.window()
        width = min(max(self.width(), 560), window.width() - 24)
        corner = self.mapTo(window, QPoint(0, self.height() + 5))
        height = min(self.popup.wanted_height(), window.height() - corner.y() - 16)
        x = min(corner.x(), window.width() - width - 12)
        if self.popup.parentWidget() is not window:
            self.popup.setParent(window)
        self.popup.setGeometry(x, corner.y(), width, height)
        self.popup.show()
        self.popup.raise_()

    def _choose(self, line: Found) -> None:
        if line.go_on_with:
            self.field.setText(line.go_on_with)
            self.field.setFocus()
            return
        self.popup.hide()
        self.left.emit()
        if line.hit is not None:
            self.hit_chosen.emit(line.hit)
        elif line.narrow_to:
            self.field.clear()
            self.narrowing_wished.emit(line.narrow_to)


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

    def show_lines(self, lines: Sequence[Found]) -> None:
        """Show what was found; the first hit is current."""
        self.model.show_lines(lines)
        first = next((at for at, line in enumerate(lines) if not line.is_heading), -1)
        self.view.setCurrentIndex(self.model.index(first) if first >= 0 else QModelIndex())
        self.view.scrollToTop()

    def wanted_height(self) -> int:
        """High enough for all lines."""
        option = QStyleOptionViewItem()
        rows = range(self.model.rowCount())
        return 16 + sum(self._delegate.sizeHint(option, self.model.index(row)).height() for row in rows)

    def step(self, by: int) -> None:
        """Go to the next line that can be chosen."""
        lines = self.model.lines
        at = self.view.currentIndex().row() + by
        while 0 <= at < len(lines) and lines[at].is_heading:
            at += by
        if 0 <= at < len(lines):
            self.view.setCurrentIndex(self.model.index(at))

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
        """The title of a line, for accessibility; the delegate paints the rest."""
        return self.lines[index.row()].title if role == Qt.ItemDataRole.DisplayRole else None

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
        else:
            self._paint_hit(painter, inside, line.hit)
        painter.restore()

    def _paint_hit(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        theme = self.theme
        has_context = _has_context(hit)
        title = QRect(
            box.left(), box.top() + (5 if has_context else 0), box.width(), 19 if has_context else box.height()
        )
        painter.setFont(theme.font(weight=600))
        painter.setPen(theme.color("text"))
        told = painter.fontMetrics().elidedText(hit.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, told)
        if has_context:
            painter.setFont(theme.font(size="small"))
            self._paint_context(painter, QRect(box.left(), title.bottom() + 1, box.width(), 18), hit)

    def _paint_context(self, painter: QPainter, box: QRect, hit: Hit) -> None:
        """The context on one line, begun so that the first mark is in sight."""
        metrics = QFontMetrics(painter.font())
        text, marks = around_first_mark(hit.context, hit.marks, metrics, box.width())
        palette = self.theme.palette
        ground = mixed(palette.color("find"), palette.color("raised"), 0.75)
        for each in marks:
            left = box.left() + metrics.horizontalAdvance(text[: each.start])
            width = metrics.horizontalAdvance(text[each.start : each.end])
            if left < box.right():
                painter.fillRect(QRect(left, box.top() + 2, min(width, box.right() - left), 15), QColor(ground))
        painter.setPen(self.theme.color("text-muted"))
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
