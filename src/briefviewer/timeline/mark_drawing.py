"""How an event is drawn: bars, glyphs, ticks, strips of counts and arcs as plain shapes; in the legend too."""

from collections.abc import Iterator
from itertools import pairwise
from math import hypot

from briefviewer.timeline.arcs import Arc
from briefviewer.timeline.glyphs import Outline, outline
from briefviewer.timeline.legend import Legend
from briefviewer.timeline.marks import Manner
from briefviewer.timeline.measure import REGULAR, SEMIBOLD
from briefviewer.timeline.palette import Palette, mixed
from briefviewer.timeline.shapes import LEAST_BAR_PX, Bar, Density, DensityStrip, Glyph, Label, Rect, VisitorTick
from briefviewer.timeline.strokes import Box, Fade, Line, Polygon, Shape, Text

DASHES = (3.0, 3.0)
DOTS = (1.0, 3.0)
MOST_ROUNDED = 8
"""Round corners cost more than all else of a count; where counts stand in a row, nobody sees them."""
DENSITY_SHARE = 0.42
"""Counts stand on so much of their colour, with an edge in all of it: above where height tells how dense they are."""
EDGE_PX = 2.0

_ARROW_RIGHT: Outline = ((-1.0, -1.0), (1.1, 0.0), (-1.0, 1.0), (-0.4, 0.0))
_ARROW_LEFT: Outline = ((1.0, -1.0), (-1.1, 0.0), (1.0, 1.0), (0.4, 0.0))


class MarkDrawing:
    """Draws bars, glyphs and counts on an axis.

    Args:
        axis: Where the axis stands; what ends beyond it is drawn as cut off.
    """

    def __init__(self, palette: Palette, axis: Rect) -> None:
        self.palette = palette
        self.axis = axis
        self.color = palette.colors.__getitem__
        self.canvas = palette.color("canvas")
        self.counted = mixed(palette.color("density"), self.canvas, DENSITY_SHARE)

    def legend(self, legend: Legend) -> Iterator[Shape]:
        """All signs of a legend, each with its words."""
        for item in legend.items:
            match item.sign:
                case Bar():
                    yield from self.bar(item.sign)
                case Glyph():
                    yield from self.glyph(item.sign)
                case VisitorTick():
                    yield from self.tick(item.sign)
                case DensityStrip():
                    yield from self.density(item.sign)
                case Arc():
                    yield from self.arc(item.sign)
            yield self.write(item.text_x, item.y, item.text, "small", "text-muted")

    def write(
        self,
        x: float,
        middle: float,
        text: str,
        size: str,
        color: str,
        weight: int = REGULAR,
        *,
        italic: bool = False,
    ) -> Text:
        """A line of words by the middle of its height; size and colour by their names in the theme."""
        px = self.palette.size(size)
        return Text(x, middle + self.baseline(px), text, px, weight, self.color(color), italic)

    @staticmethod
    def baseline(px: float) -> float:
        """How far below the middle of its height a line of words of some size stands."""
        return px * 0.355

    def bar(self, bar: Bar) -> Iterator[Shape]:
        """An interval: ground, line, ends and glyph."""
        hue = self.palette.hue(bar.hue)
        strength = {Manner.HAPPENED: 0.22, Manner.ATTESTED: 0.14}.get(bar.manner, 0.06)
        strength *= 1.5 if bar.is_hovered or bar.is_selected else 1.0
        if bar.is_possible:
            strength *= 0.55
        line_height = self.palette.space("bar_line")
        line_top = bar.top + bar.height - line_height
        is_real = bar.manner in (Manner.HAPPENED, Manner.ATTESTED)
        yield from self._faded(bar, bar.top, bar.height - line_height, hue.fill, strength)
        if is_real:
            yield from self._faded(bar, line_top, line_height, hue.fill, 0.6 if bar.is_possible else 1.0)
        else:
            y = line_top + line_height / 2
            yield Line(bar.x0, y, bar.x1, y, hue.fill, 1.6, (6.0, 3.0))
            if bar.core_x1 > bar.core_x0:
                yield Box(
                    bar.core_x0 + 0.5, bar.top + 0.5, bar.core_x1 - bar.core_x0 - 1, bar.height - line_height,
                    stroke=hue.fill, stroke_width=1.0, dashes=DASHES, radius=3,
                )  # fmt: skip
        middle = line_top + line_height / 2
        if bar.dots_left:
            yield Line(bar.x0 - bar.dots_left, middle, bar.x0, middle, hue.fill, 2.4, DOTS)
        if bar.dots_right:
            yield Line(bar.x1, middle, bar.x1 + bar.dots_right, middle, hue.fill, 2.4, DOTS)
        if bar.open_left:
            yield Polygon(_ARROW_LEFT, bar.x0 + 6, middle, 5.0, hue.fill)
        if bar.open_right:
            x = min(bar.x1 - 6, self.axis.right - 16)  # clear of the scroll handle
            yield Polygon(_ARROW_RIGHT, x, middle, 5.0, hue.fill)
        if bar.is_selected or bar.is_focused:
            yield Box(
                bar.x0 - 1, bar.top - 2, bar.x1 - bar.x0 + 2, bar.height + 4,
                stroke=self.color("focus"), stroke_width=1.6, radius=4, dashes=() if bar.is_selected else DASHES,
            )  # fmt: skip
        if bar.glyph_x is not None:
            y = bar.top + (bar.height - line_height) / 2
            yield from self.sign(bar.glyph, bar.glyph_x, y, 8.0, hue.fill, bar.manner, bar.is_possible)

    def _faded(self, bar: Bar, top: float, height: float, color: str, opacity: float) -> Iterator[Shape]:
        """Opacity over a bar: rising over the uncertain start, full over the core, falling over the uncertain end."""
        faint = 0.04 * opacity
        if bar.core_x0 - bar.x0 > 0.5:
            yield Fade(
                bar.x0, top, bar.core_x0 - bar.x0, height, color, 0.0 if bar.x0 > self.axis.x else faint, opacity
            )
        if bar.core_x1 - bar.core_x0 > 0:
            yield Box(bar.core_x0, top, bar.core_x1 - bar.core_x0, height, fill=color, opacity=opacity)
        if bar.x1 - bar.core_x1 > 0.5:
            yield Fade(
                bar.core_x1, top, bar.x1 - bar.core_x1, height, color, opacity, 0.0 if not bar.open_right else 0.25
            )

    def glyph(self, glyph: Glyph, words: Label | None = None) -> Iterator[Shape]:
        """A point, the stretch it lies in, and its ring."""
        hue = self.palette.hue(glyph.hue)
        if glyph.smear is not None:
            x0, x1 = glyph.smear
            half = (x1 - x0) / 2
            if glyph.is_exact:
                yield Box(x0, glyph.y - 5, x1 - x0, 10, hue.fill, 0.16)
            else:
                yield Fade(x0, glyph.y - 5, half, 10, hue.fill, 0.02, 0.2)
                yield Fade(x0 + half, glyph.y - 5, half, 10, hue.fill, 0.2, 0.02)
            for x in (x0, x1) if not glyph.is_exact else ():
                # An edge that its own words run over would be read as one letter more.
                is_under_words = words is not None and words.x - 2 <= x <= words.x + words.width + 2
                if self.axis.x < x < self.axis.right and not is_under_words:
                    yield Line(x, glyph.y - 4, x, glyph.y + 4, mixed(hue.fill, self.canvas, 0.6), 1.0)
        if glyph.is_selected or glyph.is_focused or glyph.is_hovered:
            ring = outline("circle")
            color = self.color("focus") if not glyph.is_hovered or glyph.is_selected else hue.fill
            dashes = DASHES if glyph.is_focused and not glyph.is_selected else ()
            yield Polygon(ring, glyph.x, glyph.y, glyph.size / 2 + 4.5, self.color("canvas"), color, 1.8, dashes)
        yield from self.sign(glyph.glyph, glyph.x, glyph.y, glyph.size, hue.fill, glyph.manner, glyph.is_possible)

    def sign(
        self, name: str, x: float, y: float, size: float, color: str, manner: Manner, is_possible: bool
    ) -> Iterator[Shape]:
        """A kind's glyph, drawn as real as the event is: full, half, hollow, dashed, dotted."""
        radius = size / 2 * 1.04
        canvas = self.canvas
        form = outline(name)
        match manner:
            case Manner.HAPPENED if not is_possible:
                yield Polygon(form, x, y, radius, color, canvas, 1.0)
            case Manner.HAPPENED:
                yield Polygon(form, x, y, radius, mixed(color, canvas, 0.4), color, 1.4)
            case Manner.ATTESTED:
                yield Polygon(form, x, y, radius, mixed(color, canvas, 0.3), color, 1.5)
            case Manner.PLANNED:
                yield Polygon(form, x, y, radius, canvas, color, 1.8)
            case Manner.FORECAST:
                yield Polygon(form, x, y, radius, canvas, color, 1.5, (2.2, 1.6))
            case Manner.EXTERNAL:
                yield Polygon(form, x, y, radius, canvas, self.color("text-faint"), 1.3, (1.2, 1.4))

    def tick(self, tick: VisitorTick) -> Iterator[Shape]:
        """An event that stands in another lane."""
        hue = self.palette.hue(tick.hue).fill
        width = 3.0 if tick.is_selected else 2.0
        yield Box(tick.x - width / 2, tick.top, width, tick.height, fill=hue, radius=1.0)

    def density(self, strip: DensityStrip) -> Iterator[Shape]:
        """Opaque and of one strength, as seen on canvas and range: the count tells how many there are."""
        top, height, is_high = strip.top, strip.height, strip.of is Density.ALL
        if strip.of is Density.THROUGH:
            for cell in strip.cells:
                yield self.write(cell.x0, top + height / 2, cell.text, "count", "text-muted")
            return
        fill, edge, ink, size = (
            self.counted,
            self.color("density"),
            self.color("density-text"),
            self.palette.size("count"),
        )
        middle = top + (height - 7 if is_high else (height - 1) / 2) + self.baseline(size)
        radius = 3.0 if len(strip.cells) <= MOST_ROUNDED and not is_high else 0.0
        for cell in strip.cells:
            x, width = cell.x0 + 1, max(1.0, cell.x1 - cell.x0 - 2)
            high = max(LEAST_BAR_PX, cell.share * height) if is_high else height - 1
            upper = top + height - high if is_high else top
            yield Box(x, upper, width, high, fill, radius=radius)
            yield Box(x, upper if is_high else upper + high - EDGE_PX, width, EDGE_PX, edge)
            if cell.text_x is not None:
                yield Text(cell.text_x, middle, cell.text, size, SEMIBOLD, ink)

    def arc(self, arc: Arc) -> Iterator[Shape]:
        """Short lines along the curve: all of them, and ≠, for a contradiction; every other one, and a head, else."""
        color = self.color("disputes" if arc.is_contradiction else "accent")
        every = 1 if arc.is_contradiction else 2
        steps = list(pairwise(arc.points))
        for (x0, y0), (x1, y1) in steps[::every]:
            yield Line(x0, y0, x1, y1, color, 1.8)
        if arc.is_contradiction:
            x, y = arc.middle
            yield Polygon(outline("circle"), x, y, 8.0, self.color("canvas"), color, 1.4)
            size = self.palette.size("small")
            yield Text(x - size * 0.32, y + size * 0.355, "≠", size, SEMIBOLD, color)
        else:
            (x0, y0), (x1, y1) = steps[-1]
            length = hypot(x1 - x0, y1 - y0) or 1.0
            along, down = (x1 - x0) / length, (y1 - y0) / length
            turned = tuple((x * along - y * down, x * down + y * along) for x, y in _ARROW_RIGHT)
            yield Polygon(turned, x1, y1, 6.0, color)
