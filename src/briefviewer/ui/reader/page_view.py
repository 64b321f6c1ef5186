"""A page of a document set for reading: excerpts marked by stance, ¶ numbers and event marks beside the text.

How it scrolls stands in ``page_scroll``. A click on a marked passage or a margin mark wishes for its event; words are
selected and copied as in any text.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip

from briefviewer.domain.event import EventId
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.find import Findings
from briefviewer.reader.highlights import Highlight, MarginMark, at, margin_marks
from briefviewer.reader.page import Page
from briefviewer.reader.selection import paragraph_at, step_letter, step_word, word_at
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.reader.page_painter import MARK_STEP, MOST_MARKS, Emphasis, Look, PagePainter
from briefviewer.ui.reader.page_scroll import LINE_STEP, PageScroll
from briefviewer.ui.theme import Theme, set_role

_EDGE_SCROLL_MS = 40


class PageView(PageScroll):
    """Shows one page."""

    event_wished = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._highlights: Sequence[Highlight] = ()
        self._marks: Mapping[int, MarginMark] = {}
        self._looks: Mapping[EventId, Look] = {}
        self._active: EventId | None = None
        self._passage: TextSpan | None = None
        self._found = Findings()
        self._found_at = -1
        self._fixed, self._moving = 0, 0
        self._clicks = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self, "reading")
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(_EDGE_SCROLL_MS)
        self._edge_timer.timeout.connect(self._scroll_at_edge)
        self._pointer = QPointF()
        self.scrolled.connect(self._tell_in_sight)

    def show_page(self, page: Page | None, highlights: Sequence[Highlight], looks: Mapping[EventId, Look]) -> None:
        """Show a page from its beginning; None shows nothing."""
        self._highlights, self._looks = highlights, looks
        self._marks = {mark.block: mark for mark in margin_marks(page, highlights)} if page else {}
        self._passage, self._found, self._found_at = None, Findings(), -1
        self._fixed = self._moving = 0
        self._begin(page)
        self._tell_in_sight()

    @property
    def highlights(self) -> Sequence[Highlight]:
        """The marked passages."""
        return self._highlights

    def mark_event(self, event: EventId | None) -> None:
        """Mark the passages of one event more strongly than the others."""
        if event != self._active:
            self._active = event
            self.viewport().update()

    def go_to(self, passage: TextSpan | None) -> None:
        """Scroll to a shown stretch and mark it; None takes the mark away."""
        self._passage = passage
        if passage is not None:
            self._scroll_to(passage)
        self.viewport().update()

    def show_found(self, found: Findings, current: int) -> None:
        """Mark what was found, and scroll to the one of them that is current."""
        self._found, self._found_at = found, current
        if 0 <= current < len(found):
            self._scroll_to(found[current])
        self.viewport().update()

    def selected(self) -> TextSpan | None:
        """The selected stretch of shown text."""
        first, last = sorted((self._fixed, self._moving))
        return TextSpan(first, last) if first < last else None

    def select(self, span: TextSpan | None) -> None:
        """Select a stretch of shown text, or nothing."""
        self._fixed, self._moving = (span.start, span.end) if span is not None else (self._moving, self._moving)
        self.viewport().update()

    def emphasised(self, within: TextSpan | None = None) -> Sequence[Emphasis]:
        """What is marked beyond the highlights: the active event's passages, where a link led, what was found.

        Args:
            within: Where; everywhere without one.
        """
        marked = [
            Emphasis(each.span, each.stance.value, 0.34) for each in self._highlights if each.event == self._active
        ]
        if self._passage is not None:
            marked.append(Emphasis(self._passage, "find-current", 0.45))
        marked += [
            Emphasis(self._found[number], "find-current" if number == self._found_at else "find", 1.0)
            for number in (range(len(self._found)) if within is None else self._found.touching(within))
        ]
        return [each for each in marked if within is None or each.span.touches(within)]

    def margin_mark_at(self, point: QPointF) -> EventId | None:
        """Whose mark stands in the margin at a point of the viewport."""
        if self._layout is None or point.x() < self._left() + self._width():
            return None
        nearest: tuple[float, EventId] | None = None
        for number, y in self._blocks_in_sight():
            if number in self._marks:
                middle = y + self._first_line(number)
                for place, event in enumerate(self._marks[number].events[:MOST_MARKS]):
                    away = abs(middle + place * MARK_STEP - point.y())
                    if away <= MARK_STEP / 2 + 1 and (nearest is None or away < nearest[0]):
                        nearest = (away, event)
        return nearest[1] if nearest else None

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self._theme.color("canvas"))
        if self._layout is None or self._page is None:
            return
        self._settle()
        brush = PagePainter(painter, self._theme, self._page, self._left(), self._width())
        shown = list(self._blocks_in_sight())
        if not shown:
            return
        blocks = self._page.blocks
        sight = TextSpan(blocks[shown[0][0]].span.start, blocks[shown[-1][0]].span.end)
        grounds = [each for each in self._highlights if each.span.touches(sight)]
        strong = self.emphasised(sight)
        for number, y in shown:
            block = self._layout.set(number)
            brush.grounds(block, y, grounds, strong, self.selected(), is_focused=self.hasFocus())
            brush.words(block, y, self._layout.hand(self._page.blocks[number]))
            brush.number(number, y + self._first_line(number))
            if number in self._marks:
                middle = y + self._first_line(number)
                brush.marks(self._marks[number], middle, self._looks, self._active, self._left() + self._width() + 18)
        if self.hasFocus() and not self.viewport().underMouse():
            brush.ring(QRectF(self.viewport().rect()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys act here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they no longer do."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select; with Shift, go on."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._clicks = 2 if self._clicks == -2 else 0
        offset = self.offset_at(event.position())
        if self._clicks == 2 and self._page is not None:
            self.select(paragraph_at(self._page, offset))
            return
        self._moving = offset
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._fixed = offset
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word; a third click selects the paragraph."""
        if self._page is not None and event.button() is Qt.MouseButton.LeftButton:
            self.select(word_at(self._page.text, self.offset_at(event.position())))
            self._clicks = -2
            QTimer.singleShot(QGuiApplication.styleHints().mouseDoubleClickInterval(), self, self._forget_clicks)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select while the button is down; else a hand over what can be clicked."""
        self._pointer = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._clicks == 0:
                self._moving = self.offset_at(event.position())
                self._edge_timer.start()
                self.viewport().update()
            return
        mark = self.margin_mark_at(event.position())
        under = () if mark is not None else self._under(event.position())
        can_click = mark is not None or bool(under)
        in_margin = event.position().x() > self._left() + self._width()
        shape = Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor if in_margin and not can_click else shape)
        events = [mark] if mark is not None else [each.event for each in under]
        titles = [self._looks[each].title for each in events if each in self._looks]
        if mark is not None and titles:
            QToolTip.showText(event.globalPosition().toPoint(), tool_tip(titles[0]), self.viewport())
        else:
            self.viewport().setToolTip(tool_tip("\n".join(dict.fromkeys(titles))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selects nothing opens the event of the passage or the mark under it."""
        self._edge_timer.stop()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        mark = self.margin_mark_at(event.position())
        if mark is not None:
            self.event_wished.emit(mark)
        elif self.selected() is None and self._clicks == 0:
            under = self._under(event.position())
            if under:
                self.event_wished.emit(under[0].event)
        self._clicks = self._clicks if self._clicks < 0 else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, select and copy; full stop and comma walk the marked passages, Enter opens the event of one."""
        bar = self.verticalScrollBar()
        page = max(self.viewport().height() - 2 * LINE_STEP, LINE_STEP)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(TextSpan(0, len(self.plain_text())))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            self._extend(1 if event.key() == Qt.Key.Key_Right else -1, event.modifiers())
        elif event.key() in (Qt.Key.Key_Period, Qt.Key.Key_Comma) and not event.modifiers():
            self.step_passage(1 if event.key() == Qt.Key.Key_Period else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_passage()
        else:
            steps = {
                Qt.Key.Key_Up: bar.value() - LINE_STEP,
                Qt.Key.Key_Down: bar.value() + LINE_STEP,
                Qt.Key.Key_PageUp: bar.value() - page,
                Qt.Key.Key_PageDown: bar.value() + page,
                Qt.Key.Key_Space: bar.value() + page,
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: bar.maximum(),
            }
            wanted = steps.get(Qt.Key(event.key()))
            if wanted is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                super().keyPressEvent(event)
                return
            self._let_go()
            bar.setValue(wanted)

    # what keys do

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        chosen = self.selected()
        if chosen is not None:
            QGuiApplication.clipboard().setText(chosen.of(self.plain_text()))

    def step_passage(self, by: int) -> None:
        """Go to the next or previous marked passage."""
        here = self._passage.start if self._passage is not None else self.offset_in_sight() - (by > 0)
        starts = sorted({each.span.start for each in self._highlights})
        onward = [each for each in starts if (each > here if by > 0 else each < here)]
        if onward:
            wanted = onward[0] if by > 0 else onward[-1]
            self.go_to(next(each.span for each in self._highlights if each.span.start == wanted))

    def _open_passage(self) -> None:
        if self._passage is not None:
            under = at(self._highlights, self._passage.start)
            if under:
                self.event_wished.emit(under[0].event)

    def _extend(self, by: int, modifiers: Qt.KeyboardModifier) -> None:
        if self.selected() is None:
            self._fixed = self._moving = max(self._moving, self.offset_in_sight())
        step = step_word if modifiers & Qt.KeyboardModifier.ControlModifier else step_letter
        self._moving = step(self.plain_text(), self._moving, by)
        self.viewport().update()

    # inside

    def _under(self, point: QPointF) -> Sequence[Highlight]:
        """The highlights at a point, the shortest first."""
        if self._layout is None:
            return ()
        offset = self.offset_at(point)
        number = self._layout.block_of(offset)
        block, y = self._layout.set(number), self._y_of(number)
        near = at(self._highlights, offset) or at(self._highlights, offset - 1)
        inside = QPointF(point.x() - self._left(), point.y() - y)
        return [each for each in near if any(rect.contains(inside) for rect in block.rects(each.span))]

    def _scroll_at_edge(self) -> None:
        """Go on scrolling while words are selected beyond the edge."""
        over = min(self._pointer.y(), 0.0) + max(self._pointer.y() - self.viewport().height(), 0.0)
        if over:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(over))
            self._moving = self.offset_at(self._pointer)

    def _tell_in_sight(self) -> None:
        """The words in sight, for who hears the window: a painted page has no other way to be read aloud."""
        if QAccessible.isActive():
            seen = TextSpan(self.offset_in_sight(), self.last_in_sight())
            self.setAccessibleDescription(seen.of(self.plain_text()))

    def _forget_clicks(self) -> None:
        self._clicks = 0
