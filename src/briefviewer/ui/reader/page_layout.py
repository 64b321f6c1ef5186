"""Where the blocks of a page stand when it is set in type: only what is looked at is laid out, the rest is guessed.

A guess is put right as soon as a block is laid out. Heights and places are in device-independent pixels from the top of
the page; offsets are code points of the page's text.
"""

from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import Block, BlockKind, Page
from briefviewer.ui.reader.positions import Positions
from briefviewer.ui.theme import Theme

_KEPT = 600
_SHOWN_AS = {0x2028: " ", 0x2029: " ", 0x0B: " ", 0x0C: " "}


@dataclass(frozen=True, slots=True)
class Hand:
    """How blocks of one kind are set: type, ink, leading in sizes of the type, room above and below."""

    font: QFont
    colour: str
    leading: float
    above: float
    below: float

    @property
    def line_height(self) -> float:
        """From line to line."""
        return self.leading * self.font.pixelSize()


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A block laid out. ``height`` has the room above and below in it."""

    layout: QTextLayout
    positions: Positions
    start: int
    above: float
    height: float

    def rects(self, span: TextSpan) -> list[QRectF]:
        """What a stretch of the page's text covers, line by line, from the block's own corner."""
        begin = self.positions.to_qt(max(span.start - self.start, 0))
        end = self.positions.to_qt(min(span.end - self.start, self.positions.length))
        found = []
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            if begin < last and end > first:
                left = float(line.cursorToX(max(begin, first))[0])  # type: ignore[index]
                edge = line.naturalTextRect().right()
                right = float(line.cursorToX(end)[0]) if end < last else edge  # type: ignore[index]
                if right > left:
                    found.append(QRectF(left, self.above + line.y(), right - left, line.height()))
        return found

    def offset_at(self, x: float, y: float) -> int:
        """The letter nearest to a point of the block."""
        count = self.layout.lineCount()
        if not count:
            return self.start
        lines = [self.layout.lineAt(number) for number in range(count)]
        line = next((each for each in lines if y - self.above < each.y() + each.height()), lines[-1])
        return self.start + self.positions.from_qt(int(line.xToCursor(x)))


class PageLayout:
    """A page in a width."""

    def __init__(self, page: Page, theme: Theme, width: float) -> None:
        self._page, self._width = page, max(width, 60.0)
        self._hands = hands_of(theme)
        self._set: OrderedDict[int, SetBlock] = OrderedDict()
        self._heights = self._guesses()
        self._tops = np.concatenate(([0.0], np.cumsum(self._heights)))
        self._is_stale = False

    @property
    def height(self) -> float:
        """Of the whole page, as far as it is known."""
        return float(self._fresh_tops()[-1])

    def hand(self, block: Block) -> Hand:
        """How a block is set."""
        return self._hands[block.kind]

    def top(self, number: int) -> float:
        """Where a block begins."""
        return float(self._fresh_tops()[number])

    def block_at(self, y: float) -> int:
        """The block at a height."""
        at = int(np.searchsorted(self._fresh_tops(), y, side="right")) - 1
        return min(max(at, 0), len(self._heights) - 1)

    def block_of(self, offset: int) -> int:
        """The block that holds a letter."""
        return max(bisect_right(self._page.starts, offset) - 1, 0)

    def is_set(self, number: int) -> bool:
        """Whether a block is laid out now."""
        return number in self._set

    def set(self, number: int) -> SetBlock:
        """A block laid out. Its height is known from then on."""
        found = self._set.get(number)
        if found is None:
            found = self._laid_out(number)
            self._set[number] = found
            if len(self._set) > _KEPT:
                self._set.popitem(last=False)
            if self._heights[number] != found.height:
                self._heights[number] = found.height
                self._is_stale = True
        else:
            self._set.move_to_end(number)
        return found

    def _laid_out(self, number: int) -> SetBlock:
        block = self._page.blocks[number]
        hand = self.hand(block)
        text = block.span.of(self._page.text).translate(_SHOWN_AS)
        layout = QTextLayout(text, hand.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        step = hand.line_height
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, y + max(0.0, (step - line.height()) / 2)))
            y += max(step, line.height()) if line.height() > 1.3 * step else step
        layout.endLayout()
        above = hand.above if number else 0.0
        return SetBlock(layout, Positions(text), block.span.start, above, above + y + hand.below)

    def _guesses(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """Heights by how many letters there are, and how wide letters are."""
        sizes = []
        for hand in self._hands.values():
            letter = QFontMetricsF(hand.font).horizontalAdvance("the reader of a page") / 20
            sizes.append((max(1.0, self._width / letter), hand.line_height, hand.above + hand.below))
        places = {kind: place for place, kind in enumerate(self._hands)}
        per_line, line_height, around = np.array(sizes)[[places[each.kind] for each in self._page.blocks]].T
        letters = np.diff(self._page.starts, append=len(self._page.text) + 1) - 1
        guessed: np.ndarray[tuple[int], np.dtype[np.float64]] = around + (1 + letters // per_line) * line_height
        return guessed

    def _fresh_tops(self) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        if self._is_stale:
            np.cumsum(self._heights, out=self._tops[1:])
            self._is_stale = False
        return self._tops


def hands_of(theme: Theme) -> dict[BlockKind, Hand]:
    """How each kind of block is set in a theme."""
    reading = theme.font("reading", "reading")
    return {
        BlockKind.TITLE: Hand(theme.font("reading", "title", 600), "text", 1.22, 4, 16),
        BlockKind.HEADING: Hand(theme.font("reading", 19, 600), "text", 1.28, 22, 8),
        BlockKind.PARAGRAPH: Hand(reading, "text", 1.5, 0, 12),
        BlockKind.FOOTNOTE: Hand(theme.font("reading", "body"), "text-muted", 1.42, 4, 10),
        BlockKind.FURNITURE: Hand(theme.font("ui", "small"), "text-faint", 1.35, 2, 10),
    }


def measure_px(theme: Theme) -> float:
    """A line of 68 letters of reading type."""
    return QFontMetricsF(theme.font("reading", "reading")).horizontalAdvance("the reader of a page") / 20 * 68
