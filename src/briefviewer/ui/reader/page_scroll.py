"""A page that scrolls: only what is in sight is laid out, and what is in sight stays where it is.

This is the ground ``page_view`` stands on. It knows blocks, letters and heights, and nothing of events or selections.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import Page
from briefviewer.ui.reader.page_layout import PageLayout, measure_px
from briefviewer.ui.theme import Theme

LINE_STEP = 48
"""How far one turn of the wheel or one arrow key goes."""
_NUMBERS, _MARKS = 46, 34
_HEAD, _FOOT = 16.0, 40.0


class PageScroll(QAbstractScrollArea):
    """Lays out a page between its two margins."""

    scrolled = Signal()
    """Another part of the page came into sight, or the same part stands elsewhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._page: Page | None = None
        self._layout: PageLayout | None = None
        self._in_sight: TextSpan | None = None
        self._is_settling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(LINE_STEP)
        self.verticalScrollBar().valueChanged.connect(self._follow_bar)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._lay_out()

    def _begin(self, page: Page | None) -> None:
        """Show a page from its beginning."""
        self._page = page if page is not None and page.blocks else None
        self._in_sight = None
        self._layout = None
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def go_to_offset(self, offset: int) -> None:
        """Bring a letter to the top."""
        self._let_go()
        if self._layout is not None:
            self._stand_at(self._layout.block_of(offset), 0.0)

    def offset_in_sight(self) -> int:
        """The first shown letter in sight."""
        if self._layout is None:
            return 0
        return self.offset_at(QPointF(self._left(), 0.0))

    def last_in_sight(self) -> int:
        """The last shown letter in sight."""
        if self._layout is None:
            return 0
        return self.offset_at(QPointF(self._left() + self._width(), float(self.viewport().height())))

    def block_in_sight(self) -> tuple[int, float]:
        """The first block in sight, and which share of it has gone by (0–1)."""
        if self._layout is None:
            return 0, 0.0
        y = self.verticalScrollBar().value() - _HEAD
        number = self._layout.block_at(y)
        block = self._layout.set(number)
        return number, min(max((y - self._layout.top(number)) / max(block.height, 1.0), 0.0), 1.0)

    def stand_at_block(self, number: int, share: float) -> None:
        """Bring a block to the top, a share of it gone by. Not told as scrolling by a person."""
        self._in_sight = None
        if self._layout is not None:
            self._stand_at(number, -share * self._layout.set(number).height)

    def plain_text(self) -> str:
        """All that is shown."""
        return self._page.text if self._page is not None else ""

    def place_of(self, offset: int) -> QPointF:
        """Where a letter stands in the viewport: the middle of its line, at its left."""
        assert self._layout is not None
        number = self._layout.block_of(offset)
        block = self._layout.set(number)
        rects = block.rects(TextSpan(offset, offset + 1))
        corner = rects[0] if rects else QRectF(0, block.above, 0, 10)
        return QPointF(self._left() + corner.left(), self._y_of(number) + corner.center().y())

    def offset_at(self, point: QPointF) -> int:
        """The letter nearest to a point of the viewport."""
        if self._layout is None:
            return 0
        number = self._layout.block_at(point.y() + self.verticalScrollBar().value() - _HEAD)
        return self._layout.set(number).offset_at(point.x() - self._left(), point.y() - self._y_of(number))

    def visible_rect(self, span: TextSpan) -> QRect | None:
        """What of a stretch is in sight, in the viewport; None if nothing is."""
        whole = QRectF()
        for number, y in self._blocks_in_sight():
            assert self._layout is not None
            for rect in self._layout.set(number).rects(span):
                whole = whole.united(rect.translated(self._left(), y))
        inside = whole.intersected(QRectF(self.viewport().rect()))
        return None if inside.isEmpty() else inside.toRect()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set it anew in the new width, the same words at the top."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever scrolls no longer wants to stay where a link led."""
        self._let_go()
        super().wheelEvent(event)

    # inside

    def _left(self) -> float:
        spare = self.viewport().width() - _NUMBERS - _MARKS - self._width()
        return _NUMBERS + max(spare, 0.0) / 2

    def _width(self) -> float:
        return min(measure_px(self._theme), max(self.viewport().width() - _NUMBERS - _MARKS, 60.0))

    def _y_of(self, number: int) -> float:
        assert self._layout is not None
        return self._layout.top(number) - self.verticalScrollBar().value() + _HEAD

    def _first_line(self, number: int) -> float:
        """The middle of a block's first line, from its top."""
        assert self._layout is not None
        block = self._layout.set(number)
        line = block.layout.lineAt(0)
        return block.above + (line.y() + line.height() / 2 if line.isValid() else 8)

    def _blocks_in_sight(self) -> Sequence[tuple[int, float]]:
        if self._layout is None or self._page is None:
            return ()
        found = []
        number = self._layout.block_at(self.verticalScrollBar().value() - _HEAD)
        y = self._y_of(number)
        while number < len(self._page.blocks) and y < self.viewport().height():
            found.append((number, y))
            y += self._layout.set(number).height
            number += 1
        return found

    def _lay_out(self) -> None:
        """Set the page anew, the same words at the top, or the passage where a link led."""
        stood = self.block_in_sight() if self._layout is not None else (0, 0.0)
        self._layout = PageLayout(self._page, self._theme, self._width()) if self._page is not None else None
        if self._layout is None:
            self.verticalScrollBar().setRange(0, 0)
        elif self._in_sight is not None:
            self._scroll_to(self._in_sight)
        else:
            self._stand_at(stood[0], -stood[1] * self._layout.set(stood[0]).height)
        self.viewport().update()

    def _settle(self) -> None:
        """Lay out what is in sight; what was there already stays where it is while guesses are put right."""
        if self._layout is None or self._is_settling:
            return
        self._is_settling = True
        bar = self.verticalScrollBar()
        for _ in range(3):
            value = bar.value()
            first = self._layout.block_at(value - _HEAD)
            last = self._layout.block_at(value - _HEAD + self.viewport().height())
            fixed = next((each for each in range(first, last + 1) if self._layout.is_set(each)), first)
            before = self._layout.top(fixed)
            for number in range(first, last + 1):
                self._layout.set(number)
            self._set_range()
            shift = round(self._layout.top(fixed) - before)
            if not shift:
                break
            bar.setValue(value + shift)
        self._is_settling = False

    def _set_range(self) -> None:
        assert self._layout is not None
        height = self.viewport().height()
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setRange(0, max(0, round(self._layout.height + _HEAD + _FOOT) - height))

    def _stand_at(self, number: int, y: float) -> None:
        """Bring a block's top to a height of the viewport, all around it laid out."""
        if self._layout is None or self._page is None:
            return
        number = min(number, len(self._page.blocks) - 1)
        above, room = number, y
        while above > 0 and room > 0:
            above -= 1
            room -= self._layout.set(above).height
        below, room = number, self.viewport().height() - y
        while below < len(self._page.blocks) and room > 0:
            room -= self._layout.set(below).height
            below += 1
        self._set_range()
        self.verticalScrollBar().setValue(round(self._layout.top(number) + _HEAD - y) if number or y else 0)
        self.viewport().update()

    def _scroll_to(self, span: TextSpan) -> None:
        if self._layout is None:
            self._in_sight = span
            return
        number = self._layout.block_of(span.start)
        block = self._layout.set(number)
        rects = block.rects(TextSpan(span.start, span.start + 1))
        self._stand_at(number, self.viewport().height() / 4 - (rects[0].top() if rects else 0.0))
        self._in_sight = span

    def _follow_bar(self) -> None:
        self._settle()
        self.viewport().update()
        self.scrolled.emit()

    def _let_go(self) -> None:
        self._in_sight = None
