"""A page of a document set for reading: excerpts marked by stance, ¶ numbers and event marks beside the text."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from briefviewer.domain.event import EventId
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight, MarginMark, at, margin_marks
from briefviewer.reader.page import Block, BlockKind, Page
from briefviewer.timeline.glyphs import outline
from briefviewer.timeline.palette import mixed
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.prose import line_height
from briefviewer.ui.reader.positions import Positions
from briefviewer.ui.theme import Theme, set_role

_MEASURE = 600
_NUMBERS, _MARKS = 40, 30
_MOST_MARKS = 4


class PageView(QTextEdit):
    """Shows one page. A click on a marked passage or on a margin mark wishes for its event."""

    event_wished = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._positions = Positions("")
        self._highlights: Sequence[Highlight] = ()
        self._marks: Sequence[MarginMark] = ()
        self._looks: Mapping[EventId, tuple[str, str, str]] = {}
        self._active: EventId | None = None
        self._passage: TextSpan | None = None
        self._in_sight: TextSpan | None = None
        self._found: Sequence[TextSpan] = ()
        self._found_at = -1
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_role(self, "reading")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self._left, self._right = _Margin(self), _Margin(self)
        self.verticalScrollBar().valueChanged.connect(self._repaint_margins)
        self.document().documentLayout().documentSizeChanged.connect(self._stay)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self.viewport().setMouseTracking(True)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._set()

    def show_page(
        self,
        page: Page | None,
        highlights: Sequence[Highlight],
        looks: Mapping[EventId, tuple[str, str, str]],
    ) -> None:
        """Show a page.

        Args:
            looks: Hue, glyph and title of each event that is marked.
        """
        self._page, self._highlights, self._looks = page, highlights, looks
        self._positions = Positions(page.text if page else "")
        self._marks = margin_marks(page, highlights) if page else ()
        self._passage, self._found, self._found_at = None, (), -1
        self._in_sight = None
        self._set()
        self.verticalScrollBar().setValue(0)

    def mark_event(self, event: EventId | None) -> None:
        """Mark the passages of one event more strongly than the others."""
        if event != self._active:
            self._active = event
            self._show_selections()
            self._repaint_margins()

    def go_to(self, passage: TextSpan | None) -> None:
        """Scroll to a shown stretch and mark it; None takes the mark away."""
        self._passage = passage
        self._show_selections()
        if passage is not None:
            self._scroll_to(passage)

    def show_found(self, found: Sequence[TextSpan], current: int) -> None:
        """Mark what was found, and scroll to the one of them that is current."""
        self._found, self._found_at = found, current
        self._show_selections()
        if 0 <= current < len(found):
            self._scroll_to(found[current])

    def offset_in_sight(self) -> int:
        """The first shown letter in sight."""
        return self._positions.from_qt(self.cursorForPosition(self.viewport().rect().topLeft()).position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure: what room is left over goes to the margins."""
        spare = max(self.width() - _MEASURE - _NUMBERS - _MARKS - 12, 0) // 2
        self.setViewportMargins(_NUMBERS + spare, 14, _MARKS + spare, 0)
        super().resizeEvent(event)
        inside = self.viewport().geometry()
        self._left.setGeometry(QRect(inside.left() - _NUMBERS, inside.top(), _NUMBERS, inside.height()))
        self._right.setGeometry(QRect(inside.right() + 1, inside.top(), _MARKS, inside.height()))
        self._stay()

    def showEvent(self, event: QShowEvent) -> None:
        """Stand where a link led while the page was not shown."""
        super().showEvent(event)
        self._stay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls no longer wants to stay where a link led."""
        self._let_go()
        super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over marked passages."""
        super().mouseMoveEvent(event)
        under = self._under(event)
        shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        titles = [self._looks[each.event][2] for each in under if each.event in self._looks]
        self.viewport().setToolTip(tool_tip("\n".join(dict.fromkeys(titles))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing opens the event of the passage under it."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            under = self._under(event)
            if under:
                self.event_wished.emit(under[0].event)

    # for the margins

    def paint_margin(self, margin: QWidget) -> None:
        """Paint the ¶ numbers, or the marks, of the blocks in sight."""
        if self._page is None:
            return
        painter = QPainter(margin)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = {mark.block: mark for mark in self._marks}
        for number, top in self._blocks_in_sight():
            if margin is self._left:
                self._paint_number(painter, number, top)
            elif number in marks:
                self._paint_marks(painter, marks[number], top)

    def margin_clicked(self, margin: QWidget, at_y: float) -> None:
        """Wish for the event whose mark is nearest."""
        mark = self._mark_at(margin, at_y)
        if mark is not None:
            self.event_wished.emit(mark)

    def margin_hovered(self, margin: QWidget, at_y: float) -> None:
        """Tell whose mark is under the pointer."""
        mark = self._mark_at(margin, at_y)
        margin.setCursor(Qt.CursorShape.PointingHandCursor if mark is not None else Qt.CursorShape.ArrowCursor)
        if mark is not None and mark in self._looks:
            QToolTip.showText(
                margin.mapToGlobal(QPointF(0, at_y + 12)).toPoint(), tool_tip(self._looks[mark][2]), margin
            )

    # inside

    def _under(self, event: QMouseEvent) -> Sequence[Highlight]:
        cursor = self.cursorForPosition(event.position().toPoint())
        box = self.cursorRect(cursor)
        if self._page is None or abs(box.center().y() - event.position().y()) > box.height():
            return ()
        return at(self._highlights, self._positions.from_qt(cursor.position()))

    def _blocks_in_sight(self) -> Sequence[tuple[int, float]]:
        layout, scrolled = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(QPointF(0, 0).toPoint()).block()
        shown = []
        while block.isValid():
            box = layout.blockBoundingRect(block)
            top = box.top() - scrolled
            if top > self.viewport().height():
                break
            line = block.layout().lineAt(0)
            shown.append((block.blockNumber(), top + (line.y() + line.height() / 2 if line.isValid() else 8)))
            block = block.next()
        return shown

    def _paint_number(self, painter: QPainter, number: int, middle: float) -> None:
        assert self._page is not None
        block = self._page.blocks[number]
        before = self._page.blocks[number - 1].paragraph if number else None
        if block.kind is BlockKind.FURNITURE or block.paragraph == 0 or block.paragraph == before:
            return
        painter.setFont(self._theme.font(size="caption"))
        painter.setPen(self._theme.color("text-faint"))
        painter.drawText(
            QRect(0, round(middle) - 10, _NUMBERS - 12, 20),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            str(block.paragraph),
        )

    def _paint_marks(self, painter: QPainter, mark: MarginMark, middle: float) -> None:
        for place, event in enumerate(mark.events[:_MOST_MARKS]):
            hue, glyph, _ = self._looks.get(event, ("slate", "circle", ""))
            centre = QPointF(15, middle + place * 14)
            is_active = event == self._active
            if is_active:
                painter.setPen(self._theme.color("accent"))
                painter.setBrush(self._theme.color("accent-soft"))
                painter.drawEllipse(centre, 7.5, 7.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hue(hue))
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y) * 4.2 for x, y in outline(glyph)]))

    def _mark_at(self, margin: QWidget, at_y: float) -> EventId | None:
        if margin is not self._right:
            return None
        marks = {mark.block: mark for mark in self._marks}
        nearest: tuple[float, EventId] | None = None
        for number, middle in self._blocks_in_sight():
            for place, event in enumerate(marks[number].events[:_MOST_MARKS] if number in marks else ()):
                away = abs(middle + place * 14 - at_y)
                if away <= 8 and (nearest is None or away < nearest[0]):
                    nearest = (away, event)
        return nearest[1] if nearest else None

    def _repaint_margins(self) -> None:
        self._left.update()
        self._right.update()

    def _scroll_to(self, span: TextSpan) -> None:
        self._in_sight = span
        cursor = self._cursor(TextSpan(span.start, span.start))
        self.document().documentLayout().documentSize()
        box = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + box.top() - self.viewport().height() // 4)
        self._repaint_margins()

    def _stay(self) -> None:
        """Scroll again to where a link led: the text may have been laid out anew."""
        if self._in_sight is not None:
            self._scroll_to(self._in_sight)

    def _let_go(self) -> None:
        self._in_sight = None

    def _cursor(self, span: TextSpan) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(span.start))
        cursor.setPosition(self._positions.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _set(self) -> None:
        """Set the page in type, block by block, then lay the highlights on it."""
        in_sight, self._in_sight = self._in_sight, None
        scrolled = self.verticalScrollBar().value()
        self.clear()
        if self._page is None:
            self._repaint_margins()
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, block in enumerate(self._page.blocks):
            if number:
                cursor.insertBlock()
            hand = self._hand(block)
            cursor.setBlockFormat(_block_format(block, hand.font(), is_first=not number))
            cursor.insertText(block.span.of(self._page.text), hand)
        for highlight in self._highlights:
            ground = QTextCharFormat()
            ground.setBackground(self._ground(highlight))
            self._cursor(highlight.span).mergeCharFormat(ground)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # else Qt brings the end into sight when it lays out anew
        self._show_selections()
        self.verticalScrollBar().setValue(scrolled)
        self._in_sight = in_sight
        self._stay()
        self._repaint_margins()

    def _ground(self, highlight: Highlight, *, strongly: bool = False) -> QColor:
        palette = self._theme.palette
        share = min(0.1 + 0.06 * highlight.depth + (0.26 if strongly else 0), 0.6)
        return QColor(mixed(palette.color(highlight.stance.value), palette.color("canvas"), share))

    def _hand(self, block: Block) -> QTextCharFormat:
        hand = QTextCharFormat()
        theme = self._theme
        family, size, weight, colour = {
            BlockKind.TITLE: ("reading", "title", 600, "text"),
            BlockKind.HEADING: ("reading", 19, 600, "text"),
            BlockKind.PARAGRAPH: ("reading", "reading", 400, "text"),
            BlockKind.FOOTNOTE: ("reading", "body", 400, "text-muted"),
            BlockKind.FURNITURE: ("ui", "small", 400, "text-faint"),
        }[block.kind]
        hand.setFont(theme.font(family, size, weight))  # type: ignore[arg-type]
        hand.setForeground(theme.color(colour))
        return hand

    def _show_selections(self) -> None:
        palette = self._theme.palette
        selections = [
            self._selection(highlight.span, self._ground(highlight, strongly=True))
            for highlight in self._highlights
            if highlight.event == self._active
        ]
        if self._passage is not None:
            ground = QColor(mixed(palette.color("find-current"), palette.color("canvas"), 0.45))
            selections.append(self._selection(self._passage, ground))
        first, last = self._found_in_reach()
        for number in range(first, last):
            colour = "find-current" if number == self._found_at else "find"
            selections.append(self._selection(self._found[number], QColor(palette.color(colour))))
        self.setExtraSelections(selections)

    def _found_in_reach(self) -> tuple[int, int]:
        """The findings around the current one: marks beyond what anybody scrolls to only cost time."""
        if not self._found:
            return 0, 0
        middle = bisect_right([each.start for each in self._found], self._found[max(self._found_at, 0)].start)
        return max(middle - 300, 0), min(middle + 300, len(self._found))

    def _selection(self, span: TextSpan, ground: QColor) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(span)
        look = QTextCharFormat()
        look.setBackground(ground)
        selection.format = look
        return selection


class _Margin(QWidget):
    """A strip beside the text; the page view knows what stands in it."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the painting to the view."""
        self._view.paint_margin(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the press for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave the click to the view."""
        event.accept()
        self._view.margin_clicked(self, event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave the hover to the view."""
        self._view.margin_hovered(self, event.position().y())


def _block_format(block: Block, font: QFont, *, is_first: bool) -> QTextBlockFormat:
    look = QTextBlockFormat()
    above, below, leading = {
        BlockKind.TITLE: (4, 14, 120),
        BlockKind.HEADING: (20, 8, 125),
        BlockKind.PARAGRAPH: (0, 11, 145),
        BlockKind.FOOTNOTE: (4, 12, 135),
        BlockKind.FURNITURE: (2, 10, 130),
    }[block.kind]
    look.setTopMargin(0 if is_first else above)
    look.setBottomMargin(below)
    look.setLineHeight(line_height(font, leading / 100), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return look
