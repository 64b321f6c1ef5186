"""What platypus lays out: paragraphs that wrap once and know their place in the structure, rows, boxes, tables.

Rows are our own: reportlab's tables wrap every cell again for every page, and split rows that would fit on the next
one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph

from briefviewer.brief.structure import Element, TaggedCanvas
from briefviewer.brief.style import Type

HEADROOM = 70.0
"""What a heading above a row may take of a page: a row within this of a whole page may be split after all."""

_LEAST_SPLIT = 60.0
"""A row is not begun in less room than this, in points."""

Painter = Callable[[TaggedCanvas, float, float], None]
"""Draws a decoration, given the left and top of its cell."""


class Text(Paragraph):  # type: ignore[misc]
    """A paragraph. Wrapping is remembered; drawing marks the text for ``element``, or as furniture without one.

    ``anchor`` is where links to it lead; ``outline`` its entry in the document's outline (title, level).
    """

    element: Element | None = None
    anchor: str = ""
    outline: tuple[str, int] | None = None
    _wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As reportlab does, but once a width."""
        if self._wrapped is not None and self._wrapped[0] == width and "blPara" in self.__dict__:
            return self._wrapped[1]
        size: tuple[float, float] = super().wrap(width, height)
        self._wrapped = (width, size)
        return size

    def split(self, width: float, height: float) -> "list[Text]":
        """As reportlab does; both halves belong to the same element, the first keeps the anchor."""
        parts: list[Text] = super().split(width, height)
        if len(parts) > 1:
            for part in parts:
                part.element = self.element
            parts[0].anchor, parts[0].outline = self.anchor, self.outline
        return parts

    def draw(self) -> None:
        """Draw the lines, marked."""
        canvas: TaggedCanvas = self.canv
        place_anchor(canvas, self.anchor, self.height, self.outline)
        if self.element is None:
            with canvas.artifact():
                super().draw()
        else:
            with canvas.speaking(self.element):
                super().draw()


@dataclass(slots=True)
class Cell:
    """A column of a row: where it starts in the row, how wide it is, what stands in it."""

    left: float
    width: float
    content: list[Flowable]
    painter: Painter | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """The dress of a row: space around it, ground, a bar at the left, a rule above. Colours None are not drawn."""

    above: float = 0
    below: float = 0
    pad: float = 0
    ground: Color | None = None
    bar: Color | None = None
    rule: Color | None = None


@dataclass(slots=True)
class Fit:
    """Where the content of a cell comes to stand: (flowable, offset of its top, its height)."""

    placed: list[tuple[Flowable, float, float]] = field(default_factory=list)
    height: float = 0


class Row(Flowable):  # type: ignore[misc]
    """Cells side by side, split only where they do not fit on one page.

    Args:
        depth: The height of a whole page's text.
    """

    def __init__(self, cells: Sequence[Cell], look: Look, depth: float, anchor: str = "") -> None:
        super().__init__()
        self.cells = list(cells)
        self.look = look
        self.depth = depth
        self.anchor = anchor
        self._fits: list[Fit] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The width given, the height of the tallest cell with the space around it."""
        if self._fits is None:
            self._fits = [_fit(cell) for cell in self.cells]
        content = max((fit.height for fit in self._fits), default=0)
        self.width = width
        self.height = content + self.look.above + self.look.below + 2 * self.look.pad
        return width, self.height

    def least(self, width: float) -> float:
        """The room it must have to be begun: all of it, or half a page where it is split anyway."""
        self.wrap(width, 0)
        return self.height if self._is_whole else self.depth / 2

    @property
    def _is_whole(self) -> bool:
        return bool(self.height <= self.depth - HEADROOM)

    def split(self, width: float, height: float) -> "list[Row]":
        """Two rows where this one is taller than a page; nothing where it had better go to the next."""
        self.wrap(width, height)
        if self._is_whole or height < _LEAST_SPLIT:
            return []
        room = height - self.look.above - 2 * self.look.pad
        first: list[Cell] = []
        rest: list[Cell] = []
        for cell in self.cells:
            fits, goes_on = _split(cell, room)
            first.append(replace(cell, content=fits))
            rest.append(replace(cell, content=goes_on, painter=None))
        if not any(cell.content for cell in first) or not any(cell.content for cell in rest):
            return []
        upper = Row(first, replace(self.look, below=0), self.depth, self.anchor)
        lower = Row(rest, replace(self.look, rule=None), self.depth)
        return [upper, lower]

    def draw(self) -> None:
        """Ground first, then the cells from left to right."""
        canvas: TaggedCanvas = self.canv
        place_anchor(canvas, self.anchor, self.height)
        self._draw_ground(canvas)
        top = self.height - self.look.above - self.look.pad
        assert self._fits is not None
        for cell, fit in zip(self.cells, self._fits, strict=True):
            if cell.painter is not None:
                with canvas.artifact():
                    cell.painter(canvas, cell.left, top)
            for flowable, offset, height in fit.placed:
                flowable.drawOn(canvas, cell.left, top - offset - height)

    def _draw_ground(self, canvas: TaggedCanvas) -> None:
        look = self.look
        if look.ground is None and look.rule is None and look.bar is None:
            return
        with canvas.artifact():
            canvas.saveState()
            tall = self.height - look.above - look.below
            if look.ground is not None:
                canvas.setFillColor(look.ground)
                canvas.rect(0, look.below, self.width, tall, stroke=0, fill=1)
            if look.bar is not None:
                canvas.setFillColor(look.bar)
                canvas.rect(0, look.below, 2.2, tall, stroke=0, fill=1)
            if look.rule is not None:
                canvas.setStrokeColor(look.rule)
                canvas.setLineWidth(0.6)
                canvas.line(0, self.height, self.width, self.height)
            canvas.restoreState()


class Grid(Flowable):  # type: ignore[misc]
    """A table: a head that repeats (unread) on every page, and rows. It splits between rows, in one only if it must."""

    def __init__(self, head: Row, repeated: Callable[[], Row], rows: Sequence[Row], depth: float) -> None:
        super().__init__()
        self.head = head
        self.repeated = repeated
        self.rows = list(rows)
        self.depth = depth

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The sum of the rows."""
        self.width = width
        self.height = sum(row.wrap(width, height)[1] for row in (self.head, *self.rows))
        return width, self.height

    def least(self, width: float) -> float:
        """The height of the head with the first row: less room than this is no place to begin."""
        first = self.rows[0].wrap(width, 0)[1] if self.rows else 0.0
        return self.head.wrap(width, 0)[1] + min(first, self.depth / 3)

    def split(self, width: float, height: float) -> "list[Grid]":
        """A grid that fits and one for the rest."""
        room = height - self.head.wrap(width, height)[1]
        fitting = 0
        for row in self.rows:
            tall = row.wrap(width, height)[1]
            if tall > room:
                break
            room -= tall
            fitting += 1
        upper, lower = self.rows[:fitting], self.rows[fitting:]
        if lower and (cut := lower[0].split(width, room)):
            upper, lower = [*upper, cut[0]], [cut[1], *lower[1:]]
        if not upper or not lower:
            return []
        return [
            Grid(self.head, self.repeated, upper, self.depth),
            Grid(self.repeated(), self.repeated, lower, self.depth),
        ]

    def draw(self) -> None:
        """Row under row."""
        top = self.height
        for row in (self.head, *self.rows):
            top -= row.height
            row.drawOn(self.canv, 0, top)


class Late(Flowable):  # type: ignore[misc]
    """A place for words that are known only when all pages are: a form that is drawn now and filled at the end.

    The form is set flush right at its origin.
    """

    def __init__(self, form: str, element: Element, width: float, kind: Type) -> None:
        super().__init__()
        self.form = form
        self.element = element
        self.width = width
        self.kind = kind

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """One line."""
        return self.width, self.kind.leading

    def draw(self) -> None:
        """Refer to the form."""
        canvas: TaggedCanvas = self.canv
        with canvas.marked(self.element):
            draw_form(canvas, self.form, self.width, self.kind.leading - self.kind.size)


def draw_form(canvas: TaggedCanvas, form: str, x: float, y: float) -> None:
    """Refer to a form at a place; it may be made later."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.doForm(form)
    canvas.restoreState()


def place_anchor(canvas: TaggedCanvas, anchor: str, height: float, outline: tuple[str, int] | None = None) -> None:
    """Make a place that links and the outline can lead to, at the top of what is being drawn."""
    if anchor:
        canvas.anchor_pages.setdefault(anchor, canvas.page_index + 1)
        _, top = canvas.absolutePosition(0, height)
        canvas.bookmarkPage(anchor, fit="XYZ", left=0, top=top + 6, zoom=0)
        if outline is not None:
            title, level = outline
            canvas.addOutlineEntry(title, anchor, level, closed=int(level > 0))


def _fit(cell: Cell) -> Fit:
    fit = Fit()
    last = len(cell.content) - 1
    for n, flowable in enumerate(cell.content):
        _, height = flowable.wrap(cell.width, 10**6)
        if n:
            fit.height += flowable.getSpaceBefore()
        fit.placed.append((flowable, fit.height, height))
        fit.height += height
        if n < last:
            fit.height += flowable.getSpaceAfter()
    return fit


def _split(cell: Cell, room: float) -> tuple[list[Flowable], list[Flowable]]:
    fit = _fit(cell)
    for n, (flowable, offset, height) in enumerate(fit.placed):
        if offset + height > room:
            parts = flowable.split(cell.width, room - offset) if room > offset else []
            if len(parts) > 1:
                return [*cell.content[:n], parts[0]], [parts[1], *cell.content[n + 1 :]]
            return cell.content[:n], cell.content[n:]
    return cell.content, []
