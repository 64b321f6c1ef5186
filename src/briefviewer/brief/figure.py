"""The timeline figure: the scene of the screen, painted on paper as vectors.

What is drawn where is decided by ``timeline.scene``; only the measurer of text is the packet's own. A figure taller
than a page goes on under the same ruler on the next. Words that another page shows are left out, not just hidden, so
that the text of a page is what a reader sees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from briefviewer.brief.fonts import Voice
from briefviewer.brief.model import TimelineSection
from briefviewer.brief.structure import Element, Role, TaggedCanvas
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import Typesetter
from briefviewer.columns.events import EventColumns
from briefviewer.columns.texts import texts_of_some
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.bands import Fit
from briefviewer.timeline.drawing import draw
from briefviewer.timeline.ground import Ground
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.measure import SEMIBOLD, MeasureText, counted_letters
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text

POINTS_PER_PX = 0.6
_LEAST_PX = 12.0
"""No words on paper are smaller than so many pixels: 7.2 points."""
_UNBOUNDED_PX = 20_000.0
_AROUND_PT = 110.0
"""What heading and caption take of the page a figure stands on."""
_SPARE_PT = 6.0
"""What a page between the first and the last leaves free: it holds nothing but the figure."""
_STEPS = 14


def timeline_figure(section: TimelineSection, setter: Typesetter, root: Element) -> Iterator[Flowable]:
    """The figure, on as many pages as it needs."""
    scene, palette = _scene(section, setter.style, _measurer(setter))
    shapes = draw(scene, palette)
    depth = setter.style.sheet.depth
    pages = _pages(scene, (depth - _AROUND_PT) / POINTS_PER_PX, (depth - _SPARE_PT) / POINTS_PER_PX)
    for n, (top, bottom) in enumerate(pages):
        alternative = section.alternative if n == 0 else f"{section.continued} ({n + 1}/{len(pages)})"
        figure = root.add(Role.FIGURE, alternative=alternative)
        yield Picture(_window(shapes, scene.regions.lanes.y, top, bottom), scene, bottom - top, figure, setter)


def figure_characters(section: TimelineSection, style: Style) -> set[str]:
    """The characters a figure sets: fonts must be made before anything can be measured with them."""
    scene, palette = _scene(section, style, counted_letters)
    found = {each for shape in draw(scene, palette) if isinstance(shape, Text) for each in shape.text}
    for row, _ in section.numbers:
        found.update(section.columns.titles[row], section.columns.shorts[row])
    return found | set("0123456789…–·+")


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
        width = fade.width / _STEPS
        for step in range(_STEPS):
            share = (step + 0.5) / _STEPS
            opacity = fade.opacity_left + (fade.opacity_right - fade.opacity_left) * share
            self._brush(fade.color, round(opacity, 2))
            self.canvas.rect(fade.x + step * width, -fade.y - fade.height, width, fade.height, stroke=0, fill=1)

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


def _scene(section: TimelineSection, style: Style, measure: MeasureText) -> tuple[Scene, Palette]:
    """The scene of the whole figure, as tall as its lanes ask for."""
    palette = replace(style.palette, sizes={name: max(size, _LEAST_PX) for name, size in style.palette.sizes.items()})
    width = style.sheet.measure / POINTS_PER_PX
    start, end = section.shown
    arrangement = Arrangement(
        ground=Ground(_numbered(section), section.library),
        selection=section.selection,
        spec=LaneSpec(section.lanes),
        words=section.words,
        palette=palette,
        measure=measure,
        home=(start, end),
        axis_px=width - palette.space("lane_header"),
        today=section.today,
    )

    def built(height: float) -> Scene:
        viewport = Viewport(start, end, width, height)
        return build(arrangement, viewport, fit=Fit.ALL, has_overview=False, has_undated=False)

    loose = built(_UNBOUNDED_PX)
    spread = sum(band.rows * band.row_height for band in loose.bands) / 4
    return built(loose.regions.lanes.y + max(loose.content_height - spread, 40.0) + 1), palette


def _numbered(section: TimelineSection) -> EventColumns:
    """The columns with the entries' numbers before their titles; rows that are not in the packet need no words."""
    columns = section.columns
    rows = np.array([row for row, _ in section.numbers], dtype=np.int64)
    titles = [f"{number} · {columns.titles[row]}" for row, number in section.numbers]
    shorts = [f"{number} · {columns.shorts[row]}" for row, number in section.numbers]
    size = len(columns)
    return replace(columns, titles=texts_of_some(titles, rows, size), shorts=texts_of_some(shorts, rows, size))


def _pages(scene: Scene, room: float, room_between: float) -> list[tuple[float, float]]:
    """Stretches of the lanes that fit on a page, cut between lanes where one can.

    Args:
        room: Of the first page, which has the heading, and of the last, which has the caption.
        room_between: Of the pages between them.
    """
    lanes = scene.regions.lanes
    bottom = min(lanes.bottom, lanes.y + scene.content_height + 1)
    pages: list[tuple[float, float]] = []
    top = lanes.y
    while bottom - top > room - lanes.y:
        depth = (room_between if pages else room) - lanes.y
        cuts = [band.bottom for band in scene.bands if top < band.bottom <= min(top + depth, bottom - 1)]
        cut = cuts[-1] if cuts else min(top + depth, bottom - 1)
        pages.append((top, cut))
        top = cut
    return [*pages, (top, bottom)]


def _window(shapes: Sequence[Shape], lanes_top: float, top: float, bottom: float) -> tuple[Shape, ...]:
    """The shapes of ruler and head, and those of a stretch of the lanes moved up under them."""
    shift = top - lanes_top
    found: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Clip):
            found.append(_clipped(shape, lanes_top, top, bottom))
            continue
        upper, lower = _reach(shape)
        if lower <= lanes_top:
            found.append(shape)
        elif lower > top and upper < bottom and not (upper < lanes_top and isinstance(shape, Box)):
            found.append(_moved(shape, shift, lanes_top, bottom - shift))
    return tuple(found)


def _clipped(clip: Clip, lanes_top: float, top: float, bottom: float) -> Clip:
    rect = clip.rect
    if rect is None or rect.bottom <= lanes_top:
        return clip
    upper, lower = max(rect.y, top), min(rect.bottom, bottom)
    return Clip(rect._replace(y=upper - (top - lanes_top), height=max(lower - upper, 0)))


def _reach(shape: Shape) -> tuple[float, float]:
    """The highest and lowest y of a shape."""
    match shape:
        case Text():
            return shape.baseline - shape.size, shape.baseline
        case Line():
            return min(shape.y0, shape.y1), max(shape.y0, shape.y1)
        case Polygon():
            return shape.y - shape.radius, shape.y + shape.radius
        case Box() | Fade():
            return shape.y, shape.y + shape.height
        case Clip():
            return 0.0, 0.0


def _moved(shape: Shape, up: float, top: float, bottom: float) -> Shape:
    """A shape moved up; what runs through all lanes is cut to the window."""
    match shape:
        case Text():
            return shape._replace(baseline=shape.baseline - up)
        case Line() if shape.x0 == shape.x1:
            upper = shape.y0 if shape.y0 < top else max(shape.y0 - up, top)
            return shape._replace(y0=upper, y1=min(shape.y1 - up, bottom))
        case Line():
            return shape._replace(y0=shape.y0 - up, y1=shape.y1 - up)
        case Polygon():
            return shape._replace(y=shape.y - up)
        case Box() | Fade():
            upper = max(shape.y - up, top)
            return shape._replace(y=upper, height=max(min(shape.y + shape.height - up, bottom) - upper, 0))
        case Clip():
            return shape


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
