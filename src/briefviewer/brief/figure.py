"""The timeline figure: the scene of the screen, painted on paper as vectors.

What is drawn where is decided by ``timeline.scene``; only the measurer of text is the packet's own. A figure taller
than a page goes on under the same ruler on the next, cut as ``figure_pages`` has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from briefviewer.brief.figure_pages import stretches, window
from briefviewer.brief.fonts import Voice
from briefviewer.brief.model import TimelineSection
from briefviewer.brief.structure import Element, Role, TaggedCanvas
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import Typesetter
from briefviewer.columns.events import EventColumns
from briefviewer.columns.texts import texts_of_some
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.bands import Fit, LaneBand
from briefviewer.timeline.drawing import draw
from briefviewer.timeline.ground import Ground
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText, counted_letters
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text

POINTS_PER_PX = 0.6
_LEAST_PX = 12.0
"""No words on paper are smaller than so many pixels: 7.2 points."""
_SLACK_PX = 8.0
"""Beside the days of the range, so that a sign on its first or last day stands whole."""
_UNBOUNDED_PX = 20_000.0
_ABOVE_PT = 24.0
"""What the heading takes of the page a figure begins on."""
_SPARE_PT = 6.0
"""What any page of a figure leaves free."""
_CLOSER = 1.2
"""A figure this much taller than a page is set closer, so that no lane stands alone on the next."""
_STEPS = 14


def timeline_figure(
    section: TimelineSection, setter: Typesetter, root: Element, below: float = 0.0
) -> Iterator["Picture"]:
    """The figure, on as many pages as it needs.

    Args:
        below: The height of what stands under its last page: legend and caption.
    """
    page = (setter.style.sheet.depth - _SPARE_PT) / POINTS_PER_PX
    alone = page - (_ABOVE_PT + below) / POINTS_PER_PX
    scene, palette = _scene(section, setter.style, _measurer(setter), alone)
    shapes = draw(scene, palette)
    lanes = scene.regions.lanes
    room = page - lanes.y
    end = min(lanes.bottom, lanes.y + scene.content_height + 1)
    pages = stretches(scene.bands, end, room - _ABOVE_PT / POINTS_PER_PX, room, below / POINTS_PER_PX)
    for n, stretch in enumerate(pages):
        alternative = section.alternative if n == 0 else f"{section.continued} ({n + 1}/{len(pages)})"
        figure = root.add(Role.FIGURE, alternative=alternative)
        seen = window(shapes, lanes.y, stretch)
        if stretch.lane is not None:
            seen = (*seen, *_name_again(stretch.lane, lanes.y, section.lane_continued, palette))
        yield Picture(seen, scene, stretch.bottom - stretch.top, figure, setter)


def figure_characters(section: TimelineSection, style: Style) -> set[str]:
    """The characters a figure sets: fonts must be made before anything can be measured with them."""
    scene, palette = _scene(section, style, counted_letters)
    found = {each for shape in draw(scene, palette) if isinstance(shape, Text) for each in shape.text}
    for row, _ in section.numbers:
        found.update(section.columns.titles[row], section.columns.shorts[row])
    return found | set("0123456789…–·+") | set(section.lane_continued)


class Picture(Flowable):  # type: ignore[misc]
    """One page's stretch of the timeline, a figure with an alternative text."""

    def __init__(
        self, shapes: Sequence[Shape], scene: Scene, lanes_height: float, element: Element, setter: Typesetter
    ) -> None:
        super().__init__()
        self.shapes = shapes
        self.scene = scene
        self.element = element
        self.setter = setter
        self.width = scene.viewport.width * POINTS_PER_PX
        self.height = (scene.regions.lanes.y + lanes_height) * POINTS_PER_PX

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its size; it is never split."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint, marked as one figure."""
        canvas: TaggedCanvas = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        self.element.box = (left, bottom, left + self.width, bottom + self.height)
        with canvas.marked(self.element):
            canvas.saveState()
            canvas.translate(0, self.height)
            canvas.scale(POINTS_PER_PX, POINTS_PER_PX)
            _Painter(canvas, self.setter).paint(self.shapes)
            canvas.restoreState()


@dataclass
class _Painter:
    """Paints shapes; the canvas is in pixels, its origin top left, y still upward."""

    canvas: TaggedCanvas
    setter: Typesetter

    def paint(self, shapes: Sequence[Shape]) -> None:
        is_clipped = False
        for shape in shapes:
            match shape:
                case Text():
                    self._text(shape)
                case Box():
                    self._box(shape)
                case Fade():
                    self._fade(shape)
                case Line():
                    self._line(shape)
                case Polygon():
                    self._polygon(shape)
                case Clip(rect):
                    if is_clipped:
                        self.canvas.restoreState()
                    is_clipped = rect is not None
                    if rect is not None:
                        self.canvas.saveState()
                        path = self.canvas.beginPath()
                        path.rect(rect.x, -rect.bottom, rect.width, rect.height)
                        self.canvas.clipPath(path, stroke=0, fill=0)
        if is_clipped:
            self.canvas.restoreState()

    def _text(self, text: Text) -> None:
        canvas = self.canvas
        canvas.setFillAlpha(1)
        canvas.setFillColor(_colour(text.color))
        x = text.x
        for font, stretch in self.setter.stretches(text.text, _voice(text.weight)):
            canvas.setFont(font, text.size)
            canvas.drawString(x, -text.baseline, stretch)
            x += canvas.stringWidth(stretch, font, text.size)

    def _box(self, box: Box) -> None:
        canvas = self.canvas
        self._pen(box.stroke, box.stroke_width, box.dashes)
        self._brush(box.fill, box.opacity)
        place = (box.x, -box.y - box.height, box.width, box.height)
        stroke, fill = int(box.stroke is not None), int(box.fill is not None)
        if box.radius:
            radius = min(box.radius, box.width / 2, box.height / 2)
            canvas.roundRect(*place, radius, stroke=stroke, fill=fill)
        else:
            canvas.rect(*place, stroke=stroke, fill=fill)

    def _fade(self, fade: Fade) -> None:
        """Steps that lie on each other, from the faint side to the strong edge: side by side they would show seams."""
        width = fade.width / _STEPS
        rises = fade.opacity_right >= fade.opacity_left
        weak, strong = sorted((fade.opacity_left, fade.opacity_right))
        before = 0.0
        for step in range(_STEPS):
            opacity = weak + (strong - weak) * (step + 0.5) / _STEPS
            self._brush(fade.color, round(1 - (1 - opacity) / (1 - before), 3) if before < 1 else 1.0)
            left = fade.x + step * width if rises else fade.x
            self.canvas.rect(left, -fade.y - fade.height, fade.width - step * width, fade.height, stroke=0, fill=1)
            before = opacity

    def _line(self, line: Line) -> None:
        self._pen(line.color, line.width, line.dashes)
        self.canvas.line(line.x0, -line.y0, line.x1, -line.y1)

    def _polygon(self, shape: Polygon) -> None:
        self._pen(shape.stroke, shape.stroke_width, shape.dashes)
        self._brush(shape.fill, shape.opacity)
        path = self.canvas.beginPath()
        for n, (x, y) in enumerate(shape.outline):
            step = path.lineTo if n else path.moveTo
            step(shape.x + x * shape.radius, -shape.y - y * shape.radius)
        path.close()
        self.canvas.drawPath(path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))

    def _pen(self, stroke: str | None, width: float, dashes: tuple[float, ...]) -> None:
        if stroke is not None:
            self.canvas.setStrokeColor(_colour(stroke))
            self.canvas.setLineWidth(width)
            self.canvas.setDash(list(dashes))

    def _brush(self, fill: str | None, opacity: float) -> None:
        if fill is not None:
            self.canvas.setFillColor(_colour(fill))
            self.canvas.setFillAlpha(opacity)


def _scene(section: TimelineSection, style: Style, measure: MeasureText, page: float = 0.0) -> tuple[Scene, Palette]:
    """The scene of the whole figure, as tall as its lanes ask for.

    Args:
        page: The height of a page that has room for all of it if its rows stand a little closer.
    """
    palette = replace(style.palette, sizes={name: max(size, _LEAST_PX) for name, size in style.palette.sizes.items()})
    width = style.sheet.measure / POINTS_PER_PX
    axis = width - palette.space("lane_header")
    start, end = section.shown
    slack = (end - start) * _SLACK_PX / (axis - 2 * _SLACK_PX)
    start, end = start - slack, end + slack
    arrangement = Arrangement(
        ground=Ground(_numbered(section), section.library),
        selection=section.selection,
        spec=LaneSpec(section.lanes),
        words=section.words,
        palette=palette,
        measure=measure,
        home=(start, end),
        axis_px=axis,
        today=section.today,
    )

    def built(height: float) -> Scene:
        viewport = Viewport(start, end, width, height)
        return build(arrangement, viewport, fit=Fit.ALL, has_overview=False, has_undated=False)

    loose = built(_UNBOUNDED_PX)
    spread = sum(band.rows * band.row_height for band in loose.bands) / 4
    scene = built(loose.regions.lanes.y + max(loose.content_height - spread, 40.0) + 1)
    tall = scene.regions.lanes.y + scene.content_height + 1
    if page < tall <= page * _CLOSER:
        closer = built(page - 1)
        if not closer.lanes_left_out and [each.rows for each in closer.bands] == [each.rows for each in scene.bands]:
            return closer, palette
    return scene, palette


def _numbered(section: TimelineSection) -> EventColumns:
    """The columns with the entries' numbers before their titles; rows that are not in the packet need no words."""
    columns = section.columns
    rows = np.array([row for row, _ in section.numbers], dtype=np.int64)
    titles = [f"{number} · {columns.titles[row]}" for row, number in section.numbers]
    shorts = [f"{number} · {columns.shorts[row]}" for row, number in section.numbers]
    size = len(columns)
    return replace(columns, titles=texts_of_some(titles, rows, size), shorts=texts_of_some(shorts, rows, size))


def _name_again(band: LaneBand, top: float, continued: str, palette: Palette) -> Iterator[Text]:
    """The name of a lane that goes on from the page before."""
    size, small = palette.size("lane"), palette.size("count")
    left = palette.space("edge")
    baseline = top + 6.0 + size
    for line in band.header:
        yield Text(left, baseline, line, size, SEMIBOLD, palette.color("text"))
        baseline += size * 1.25
    yield Text(left, baseline, continued, small, REGULAR, palette.color("text-faint"))


def _measurer(setter: Typesetter) -> MeasureText:
    @lru_cache(maxsize=65_536)
    def measure(text: str, size: float, weight: int) -> float:
        return setter.measured(text, _voice(weight), size)

    return measure


def _voice(weight: int) -> Voice:
    return Voice.SANS_BOLD if weight >= SEMIBOLD else Voice.SANS


@lru_cache(maxsize=256)
def _colour(name: str) -> HexColor:
    return HexColor(name)
