"""Paints the blocks of a page: grounds of highlights, words, ¶ and page numbers, marks of events."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from briefviewer.domain.event import EventId
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight, MarginMark
from briefviewer.reader.page import BlockKind, Page
from briefviewer.timeline.glyphs import outline
from briefviewer.timeline.palette import mixed
from briefviewer.ui.reader.page_layout import Hand, SetBlock
from briefviewer.ui.theme import Theme

MOST_MARKS = 6
"""Marks beside one block; of more events the last place tells how many."""
MARK_STEP = 15


@dataclass(frozen=True, slots=True)
class Look:
    """How an event is marked in the margin: hue and glyph of its kind, and its title for who points at it."""

    hue: str
    glyph: str
    title: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A stretch marked in a colour of the theme, which shows by a share (0–1)."""

    span: TextSpan
    colour: str
    share: float


class PagePainter:
    """Paints onto a viewport whose text begins at ``left`` and is ``width`` wide."""

    def __init__(self, painter: QPainter, theme: Theme, page: Page, left: float, width: float) -> None:
        self._painter, self._theme, self._page = painter, theme, page
        self._left, self._width = left, width

    def grounds(
        self,
        block: SetBlock,
        y: float,
        highlights: Sequence[Highlight],
        strong: Sequence[Emphasis],
        selected: TextSpan | None,
        *,
        is_focused: bool,
    ) -> None:
        """What lies under the words. Of highlights that overlap each inner one has its own line below the words."""
        painter, palette = self._painter, self._theme.palette
        for each in highlights:
            share = min(0.12 + 0.06 * each.depth, 0.4)
            ground = QColor(mixed(palette.color(each.stance.value), palette.color("canvas"), share))
            line = QColor(mixed(palette.color(each.stance.value), palette.color("canvas"), 0.75))
            rects = block.rects(each.span)
            for number, rect in enumerate(rects):
                stretch = rect.translated(self._left, y)
                painter.fillRect(stretch, ground)
                if each.depth:
                    base = stretch.bottom() + 1.5 - 2.5 * min(each.depth, 3)
                    painter.fillRect(QRectF(stretch.left(), base, stretch.width(), 1.4), line)
                if number == 0 and each.span.start >= block.start:
                    painter.fillRect(QRectF(stretch.left(), stretch.top(), 1.6, stretch.height()), line)
        for mark in strong:
            self._fill(
                block, y, mark.span, QColor(mixed(palette.color(mark.colour), palette.color("canvas"), mark.share))
            )
        if selected is not None:
            colour = QColor(mixed(palette.color("accent"), palette.color("canvas"), 0.34 if is_focused else 0.2))
            self._fill(block, y, selected, colour)

    def _fill(self, block: SetBlock, y: float, span: TextSpan, colour: QColor) -> None:
        for rect in block.rects(span):
            self._painter.fillRect(rect.translated(self._left, y), colour)

    def words(self, block: SetBlock, y: float, hand: Hand) -> None:
        """The words of a block."""
        self._painter.setPen(self._theme.color(hand.colour))
        block.layout.draw(self._painter, QPointF(self._left, y + block.above))

    def number(self, number: int, middle: float) -> None:
        """The ¶ of a block beside its first line; at the head of a page of the original its number, and a fine line."""
        block = self._page.blocks[number]
        before = self._page.blocks[number - 1] if number else None
        painter = self._painter
        painter.setFont(self._theme.font(size="caption"))
        box = QRectF(self._left - 46, middle - 10, 34, 20)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if block.page is not None and (before is None or before.page != block.page):
            painter.setPen(self._theme.color("text-muted"))
            painter.drawText(box.translated(0, -16 if before is not None else -14), flags, f"p. {block.page}")
            if before is not None:
                painter.setPen(QPen(self._theme.color("line"), 1))
                painter.drawLine(QPointF(self._left - 6, middle - 18), QPointF(self._left + self._width, middle - 18))
        if block.kind is BlockKind.FURNITURE or block.paragraph == 0:
            return
        if before is not None and before.paragraph == block.paragraph:
            return
        painter.setPen(self._theme.color("text-faint"))
        painter.drawText(box, flags, str(block.paragraph))

    def marks(
        self,
        mark: MarginMark,
        middle: float,
        looks: Mapping[EventId, Look],
        active: EventId | None,
        x: float,
    ) -> None:
        """The marks of the events whose passages begin in a block, one below the other."""
        painter = self._painter
        more = len(mark.events) - MOST_MARKS
        for place, event in enumerate(mark.events[:MOST_MARKS]):
            centre = QPointF(x, middle + place * MARK_STEP)
            if more > 0 and place == MOST_MARKS - 1:
                painter.setFont(self._theme.font(size="caption"))
                painter.setPen(self._theme.color("text-muted"))
                box = QRectF(x - 14, centre.y() - 8, 28, 16)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"+{more + 1}")
                continue
            look = looks.get(event, Look("slate", "circle", ""))
            if event == active:
                painter.setPen(self._theme.color("accent"))
                painter.setBrush(self._theme.color("accent-soft"))
                painter.drawEllipse(centre, 7.5, 7.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hue(look.hue))
            painter.drawPolygon(QPolygonF([centre + QPointF(dx, dy) * 4.2 for dx, dy in outline(look.glyph)]))

    def ring(self, box: QRectF) -> None:
        """The ring of who has the keyboard."""
        self._painter.setPen(QPen(self._theme.color("focus"), 1.5))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
