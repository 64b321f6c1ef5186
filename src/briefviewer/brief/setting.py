"""What every part of a packet is set with: paragraphs, heads, a column that reads well, the signs of kinds."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from briefviewer.brief.flowables import Cell, Look, Painter, Row, Text
from briefviewer.brief.model import Brief, Head, Line, Mark, plain
from briefviewer.brief.structure import Element, Role, TaggedCanvas
from briefviewer.brief.typesetting import Typesetter, pieces
from briefviewer.timeline.glyphs import outline

READING_WIDTH = 395.0
"""About 75 letters of the body's size."""
_GLYPH_SIZE = 3.4


@dataclass
class Setting:
    """A brief on its way to the page, and the structure that it fills."""

    brief: Brief
    setter: Typesetter
    root: Element = field(default_factory=lambda: Element(Role.DOCUMENT))

    @property
    def width(self) -> float:
        """The measure of the page."""
        return self.setter.style.sheet.measure

    @property
    def depth(self) -> float:
        """The height of the page's text."""
        return self.setter.style.sheet.depth

    def text(self, line: Line, kind: str, element: Element | None, anchor: str = "") -> Text:
        """One paragraph in a type, as content of an element."""
        made = Text("", self.setter.paragraph_style(kind), frags=self.setter.fragments(line, kind))
        made.element = element
        made.anchor = anchor
        return made

    def paragraph(self, line: Line, kind: str, parent: Element, role: Role = Role.PARAGRAPH) -> list[Flowable]:
        """A paragraph of any length: set in pieces, one in structure."""
        element = parent.add(role)
        return [self.text(each, kind, element) for each in pieces(line)]

    def heading(self, head: Head, kind: str, role: Role, parent: Element, level: int) -> Text:
        """The head of a section or group: a place to go to, from the outline too."""
        title = f"{head.number} · {head.title}" if head.number else head.title
        made = self.text(plain(title), kind, parent.add(role), head.anchor)
        made.outline = (head.title if not head.number else f"{head.number} {head.title}", level)
        return made

    def narrow(self, content: list[Flowable]) -> Row:
        """Running text in a column of a length that reads well."""
        after = content[-1].getSpaceAfter()
        return Row([Cell(0, READING_WIDTH, content)], Look(below=after), self.depth)

    def paint(self, name: str) -> HexColor:
        """A colour of the page by its part."""
        return self.setter.colour(name)

    def mark(self, mark: Mark, size: float = _GLYPH_SIZE) -> Painter:
        """The sign of a kind, in the place its cell has for it."""
        points = outline(mark.glyph)
        colour = HexColor(self.setter.style.hue(mark.hue))
        paper = self.paint("paper")
        left_of = 4.5 if size == _GLYPH_SIZE else -6.0

        def paint(canvas: TaggedCanvas, left: float, top: float) -> None:
            draw_glyph(canvas, points, left + left_of, top - 6.2, size, colour, paper if mark.hollow else colour)

        return paint


def draw_glyph(
    canvas: TaggedCanvas,
    points: Sequence[tuple[float, float]],
    x: float,
    y: float,
    size: float,
    stroke: HexColor,
    fill: HexColor,
) -> None:
    """A kind's mark around a point, in points; y grows upward here and downward in the outline."""
    canvas.saveState()
    canvas.setStrokeColor(stroke)
    canvas.setFillColor(fill)
    canvas.setLineWidth(0.9)
    path = canvas.beginPath()
    for n, (dx, dy) in enumerate(points):
        step = path.lineTo if n else path.moveTo
        step(x + dx * size, y - dy * size)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.restoreState()


def height_of(content: Sequence[Flowable], width: float) -> float:
    """How high some flowables are, one under the other; of two spaces that meet the larger counts."""
    height = after = 0.0
    for each in content:
        height += max(after, each.getSpaceBefore()) + each.wrap(width, 0)[1]
        after = each.getSpaceAfter()
    return height + after


def kept(content: Sequence[Flowable]) -> Sequence[Flowable]:
    """What introduces something, to stay with it."""
    for each in content:
        each.keepWithNext = 1
    return content
