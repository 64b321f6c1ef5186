"""A scene as a list of plain shapes in final colours: what any painter needs, and nothing to decide.

The window, the pictures (PNG, SVG, PDF) and the packet paint these few shapes, each in its own medium, in this order.
"""

from collections.abc import Iterator

from briefviewer.timeline.arcs import anchors
from briefviewer.timeline.board_drawing import BoardDrawing
from briefviewer.timeline.glyphs import outline
from briefviewer.timeline.hints import NO_LANE
from briefviewer.timeline.legend import Legend
from briefviewer.timeline.mark_drawing import DASHES, MarkDrawing
from briefviewer.timeline.marks import Manner
from briefviewer.timeline.measure import REGULAR, SEMIBOLD
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text

TEAR_PX = 3.0
"""How far a torn edge goes to either side."""


def draw(scene: Scene, palette: Palette) -> tuple[Shape, ...]:
    """The shapes of a scene, back to front; on one ground, as those of its parts may meet between two pixels."""
    whole = scene.regions.whole
    ground = Box(whole.x, whole.y, whole.width, whole.height, palette.color("canvas"))
    return (ground, *draw_axis(scene, palette), *draw_still(scene, palette), *draw_over(scene, palette))


def draw_axis(scene: Scene, palette: Palette) -> tuple[Shape, ...]:
    """What is drawn first: ruler, lanes and all that moves with the view."""
    return tuple(_Drawing(scene, palette).axis_shapes())


def draw_still(scene: Scene, palette: Palette) -> tuple[Shape, ...]:
    """What is drawn next, and stays while the view moves: the overview's density and what stands beside the axis."""
    return tuple(_Drawing(scene, palette).still_shapes())


def draw_over(scene: Scene, palette: Palette) -> tuple[Shape, ...]:
    """What is drawn last: the window of the overview, rings around chips, and the legend."""
    return tuple(_Drawing(scene, palette).over_shapes())


def draw_legend(legend: Legend, palette: Palette, width: float) -> tuple[Shape, ...]:
    """The shapes of a legend that stands by itself."""
    return tuple(MarkDrawing(palette, Rect(0, 0, width, legend.height)).legend(legend))


class _Drawing(MarkDrawing):
    def __init__(self, scene: Scene, palette: Palette) -> None:
        regions = scene.regions
        width = regions.axis_right - regions.axis_left
        super().__init__(palette, Rect(regions.axis_left, regions.lanes.y, width, regions.lanes.height))
        self.scene = scene
        self.regions = regions

    def axis_shapes(self) -> Iterator[Shape]:
        yield from self._grounds()
        yield from self._grid()
        yield from self._ruler()
        yield from self._lanes()
        yield from self._breaks()
        yield Clip(self.axis)
        yield from self._flag_lines()
        yield from self._today()
        yield from self._connectors()
        yield from self._halos()
        yield Clip(None)
        yield from self._brush_ground()
        yield Clip(self.axis)
        for strip in self.scene.densities:
            yield from self.density(strip)
        for tick in self.scene.ticks:
            yield from self.tick(tick)
        for bar in self.scene.bars:
            yield from self.bar(bar)
        words = {label.event: label for label in self.scene.labels}
        for glyph in self.scene.glyphs:
            yield from self.glyph(glyph, words.get(glyph.event))
        yield from self._words()
        for arc in self.scene.arcs:
            yield from self.arc(arc)
        yield from self._empty()
        for hint in self.scene.hints:
            if hint.lane == NO_LANE:
                yield self.write(hint.x, hint.y, hint.text, "body", "accent-text", SEMIBOLD)
            else:
                yield self.write(hint.x, hint.y, hint.text, "small", "text-faint")
        yield Clip(None)
        yield from self._brush_handles()
        yield from self._scroll_thumb()
        yield from self._headers()
        yield from self._sources()

    def still_shapes(self) -> Iterator[Shape]:
        whole, overview = self.regions.whole, self.regions.overview
        if overview.height:
            yield Box(0, overview.y, whole.width, whole.height - overview.y, self.color("panel"))
        yield from self._density_of_all()
        yield from BoardDrawing(self.palette, self.axis).boards(self.scene)

    def over_shapes(self) -> Iterator[Shape]:
        yield from self._overview_window()
        yield from BoardDrawing(self.palette, self.axis).marks(self.scene)
        if self.scene.legend is not None:
            top = self.regions.legend.y
            yield Line(0, top, self.regions.whole.width, top, self.color("line-strong"))
            yield from self.legend(self.scene.legend)

    def _grounds(self) -> Iterator[Shape]:
        """Beside each other and not one on the other: to fill a large window twice takes as long as all its words."""
        regions, canvas = self.regions, self.color("canvas")
        whole, lanes, left = regions.whole, regions.lanes, regions.axis_left
        bottom, header_bottom = regions.overview.y if regions.overview.height else whole.height, regions.pill.bottom
        yield Box(0, 0, whole.width, lanes.y, canvas)
        yield Box(left, lanes.y, whole.width - left, bottom - lanes.y, canvas)
        yield Box(0, lanes.y, left, header_bottom - lanes.y, self.color("header"))
        yield Box(0, header_bottom, left, bottom - header_bottom, canvas)

    def _grid(self) -> Iterator[Shape]:
        top, bottom = self.regions.minor_top, self.regions.lanes.bottom
        majors = {tick.time for tick in self.scene.ruler.major}
        color = self.color("grid")
        for tick in self.scene.ruler.minor:
            if tick.time not in majors:
                yield Line(tick.x, top, tick.x, bottom, color)
        for tick in self.scene.ruler.major:
            if tick.x >= self.regions.axis_left:
                yield Line(tick.x, top, tick.x, bottom, self.color("grid-strong"))

    def _ruler(self) -> Iterator[Shape]:
        regions = self.regions
        for tick in self.scene.ruler.major:
            if tick.label:
                yield self.write(tick.label_x, regions.minor_top / 2 + 2, tick.label, "major", "text", SEMIBOLD)
        middle = (regions.minor_top + regions.ruler.bottom) / 2
        for tick in self.scene.ruler.minor:
            if tick.label:
                yield self.write(tick.label_x, middle, tick.label, "minor", "text-muted")
        yield Line(0, regions.ruler.bottom, regions.whole.width, regions.ruler.bottom, self.color("line"))

    def _lanes(self) -> Iterator[Shape]:
        regions = self.regions
        if regions.pill.height:
            yield Line(0, regions.pill.y, regions.whole.width, regions.pill.y, self.color("line"))
        yield Clip(regions.lanes)
        for band in self.scene.bands:
            if band.bottom < regions.lanes.bottom:
                yield Line(0, band.bottom, regions.whole.width, band.bottom, self.color("line"))
        yield Clip(None)
        yield Line(
            regions.axis_left, regions.lanes.y, regions.axis_left, regions.pill.bottom, self.color("line-strong")
        )

    def _breaks(self) -> Iterator[Shape]:
        """Where time is folded: a darker stretch between two torn edges, through ruler and lanes."""
        regions = self.regions
        top, bottom = regions.minor_top, regions.lanes.bottom
        yield Clip(Rect(regions.axis_left, top, regions.axis_right - regions.axis_left, bottom - top))
        for each in self.scene.breaks:
            yield Box(each.x0, top, each.x1 - each.x0, bottom - top, fill=self.color("sunken"))
            for x in (each.x0, each.x1):
                y, side = top, 1
                while y < bottom:
                    yield Line(x - TEAR_PX * side, y, x + TEAR_PX * side, y + 2 * TEAR_PX, self.color("line-control"))
                    y, side = y + 2 * TEAR_PX, -side
        yield Clip(None)

    def _scroll_thumb(self) -> Iterator[Shape]:
        if self.scene.scroll_thumb is not None:
            top, height = self.scene.scroll_thumb
            x, half = self.regions.axis_right - 8, 2.5
            color = self.color("line-control")
            # One tall box with round corners would take longer to paint than all glyphs of a lane.
            yield Box(x, top + 2 + half, 2 * half, height - 4 - 2 * half, color)
            for y in (top + 2 + half, top + height - 2 - half):
                yield Polygon(outline("circle"), x + half, y, half / 0.92, color)

    def _headers(self) -> Iterator[Shape]:
        regions, palette = self.regions, self.palette
        yield Clip(Rect(0, regions.lanes.y, regions.axis_left, regions.lanes.height))
        line = palette.size("lane") * 1.25
        for band in self.scene.bands:
            y = band.top + min(6.0, max(2.0, (band.height - line * len(band.header)) / 2)) + line / 2
            # While any of a lane is in sight, so is its name.
            lowest = band.bottom - line * (len(band.header) + (0.5 if band.count_inline_x is None else -0.5)) - 2
            y = max(y, min(regions.lanes.y + 2 + line / 2, lowest))
            for text in band.header:
                yield self.write(palette.space("edge"), y, text, "lane", "text", SEMIBOLD)
                y += line
            if band.count_inline_x is not None:
                x = palette.space("edge") + band.count_inline_x
                yield self.write(x, y - line, band.count, "count", "text-faint")
            else:
                yield self.write(palette.space("edge"), y - 1, band.count, "count", "text-faint")
        yield Clip(None)
        if self.scene.lanes_left_out:
            y = regions.lanes.bottom - 12
            yield self.write(regions.axis_left + 10, y, self.scene.lanes_left_out, "small", "text-muted")

    def _brush_ground(self) -> Iterator[Shape]:
        brush = self.scene.brush
        if brush is None:
            return
        top = self.regions.minor_top
        height = self.regions.pill.bottom - top
        yield Box(brush.x0, top, brush.x1 - brush.x0, height, fill=self.color("brush"), opacity=0.1)
        for x in (brush.left_edge, brush.right_edge):
            if x is not None:
                yield Line(x, top, x, top + height, self.color("brush-line"), 2.0)

    def _brush_handles(self) -> Iterator[Shape]:
        """What stands before the words: the edges themselves run behind them."""
        brush, regions = self.scene.brush, self.regions
        if brush is None:
            return
        color = self.color("brush-line")
        for x in (brush.left_edge, brush.right_edge):
            if x is not None:
                yield Box(x - 3, regions.minor_top - 7, 6, 13, fill=color, radius=3)  # between the words of both rows
        y = regions.pill.y + (regions.pill.height - 22) / 2
        yield Box(brush.text_x, y, brush.text_width, 22, fill=self.color("accent"), radius=4)
        yield self.write(brush.text_x + 8, y + 11, brush.text, "small", "on-accent", SEMIBOLD)

    def _flag_lines(self) -> Iterator[Shape]:
        top, bottom = self.regions.lanes.y, self.regions.lanes.bottom
        for flag in self.scene.flags:
            if flag.fuzzy_x0 is not None and flag.fuzzy_x1 is not None:
                half = (flag.fuzzy_x1 - flag.fuzzy_x0) / 2
                ground = self.color("flag")
                yield Fade(flag.fuzzy_x0, top, half, bottom - top, ground, 0.0, 0.05)
                yield Fade(flag.fuzzy_x0 + half, top, half, bottom - top, ground, 0.05, 0.0)
            yield Line(flag.x, top, flag.x, bottom, self.color("text-faint"), 1.0, DASHES)

    def _sources(self) -> Iterator[Shape]:
        regions = self.regions
        area = regions.sources
        if not area.height:
            return
        yield Clip(Rect(regions.axis_left, area.y, regions.axis_right - regions.axis_left, area.height))
        height = self.palette.space("coverage")
        for band in self.scene.coverage:
            y = area.y + 5 + band.line % 3 * (height + 2)
            yield Box(band.x0, y, band.x1 - band.x0, height, fill=self.color("line-control"), radius=1.5)
        for flag in self.scene.flags:
            top = area.y + 3
            if flag.fuzzy_x0 is not None and flag.fuzzy_x1 is not None:
                half = (flag.fuzzy_x1 - flag.fuzzy_x0) / 2
                yield Fade(flag.fuzzy_x0, top, half, 16, self.color("flag"), 0.0, 0.35)
                yield Fade(flag.fuzzy_x0 + half, top, half, 16, self.color("flag"), 0.35, 0.0)
            is_fuzzy = flag.fuzzy_x0 is not None
            yield Box(
                flag.x - flag.width / 2,
                top,
                flag.width,
                16,
                fill=self.color("canvas" if is_fuzzy else "flag"),
                stroke=self.color("flag") if is_fuzzy else None,
                dashes=(2.0, 2.0) if is_fuzzy else (),
                radius=3,
            )
            yield self.write(flag.text_x, top + 8, flag.text, "flag", "flag" if is_fuzzy else "on-flag", SEMIBOLD)
        if self.scene.today_x is not None:
            x = self.scene.today_x
            yield Line(x, area.y + 4, x, area.bottom, self.color("today"), 1.5)
            if self.scene.today_text_x is not None:
                y = area.y + area.height / 2
                yield self.write(self.scene.today_text_x, y, self.scene.today_text, "count", "today", SEMIBOLD)
        yield Clip(None)
        yield Line(0, area.bottom, regions.whole.width, area.bottom, self.color("line"))

    def _today(self) -> Iterator[Shape]:
        x = self.scene.today_x
        if x is None:
            return
        lanes = self.regions.lanes
        yield Line(x, lanes.y, x, lanes.bottom, self.color("today"), 1.5)

    def _halos(self) -> Iterator[Shape]:
        """Grounds that keep the lines of grid and flags from running through words."""
        ground = self.color("canvas")
        for label in self.scene.labels:
            yield Box(label.x - 2, label.y - 9, label.width + 4, 18, fill=ground, opacity=0.75)

    def _words(self) -> Iterator[Shape]:
        bars = {bar.event for bar in self.scene.bars}
        size = self.palette.size("label")
        text, muted, below = self.color("text"), self.color("text-muted"), self.baseline(size)
        for label in self.scene.labels:
            is_real = label.manner is Manner.HAPPENED
            y = label.y + below - (1.0 if label.event in bars else 0.0)
            color = text if is_real or label.is_strong else muted
            yield Text(label.x, y, label.text, size, SEMIBOLD if label.is_strong else REGULAR, color, not is_real)

    def _connectors(self) -> Iterator[Shape]:
        """From an event that is looked at to its ticks in other lanes: it is one, wherever it stands."""
        ticks = [tick for tick in self.scene.ticks if tick.is_selected]
        if not ticks:
            return
        places = anchors(self.scene.bars, self.scene.glyphs)
        for tick in ticks:
            if tick.event in places:
                (x, y), middle = places[tick.event], tick.top + tick.height / 2
                yield Line(x, y, tick.x, middle, self.palette.hue(tick.hue).fill, 1.0, DASHES)

    def _empty(self) -> Iterator[Shape]:
        if self.scene.empty_text:
            x, y = self.scene.empty_text_x, self.scene.empty_text_y
            told = [(x, y, self.scene.empty_text_width)]
            told += [(hint.x, hint.y, hint.width) for hint in self.scene.hints if hint.lane == NO_LANE]
            for left, middle, width in told:  # no line of grid or flag runs through the words
                yield Box(left - 8, middle - 12, width + 16, 24, fill=self.color("canvas"), opacity=0.9, radius=4)
            yield self.write(x, y, self.scene.empty_text, "body", "text-muted")

    def _density_of_all(self) -> Iterator[Shape]:
        area = self.regions.overview
        if not area.height:
            return
        over = self.scene.overview
        yield Line(0, area.y + 0.5, area.width, area.y + 0.5, self.color("line-strong"))
        top, floor = self._overview_edges()
        color, room = self.color("overview-bar"), floor - top - 3
        for x, share in over.bars:
            height = max(3.0, share * room)
            yield Box(x, floor - height, over.bar_px, height, color)
        yield Line(over.scale.left, floor, over.scale.right, floor, self.color("line-strong"))
        for x, label in over.years:
            yield self.write(x, area.bottom - 10, label, "count", "text-faint")

    def _overview_edges(self) -> tuple[float, float]:
        area = self.regions.overview
        return area.y + 8, area.bottom - 20

    def _overview_window(self) -> Iterator[Shape]:
        if not self.regions.overview.height:
            return
        over = self.scene.overview
        top, floor = self._overview_edges()
        if over.range is not None:
            brush = self.color("brush")
            yield Box(over.range[0], top, over.range[1] - over.range[0], floor - top, fill=brush, opacity=0.12)
        width = over.window_x1 - over.window_x0
        color = self.color("overview-window")
        yield Box(over.window_x0, top - 2, width, floor - top + 4, fill=color, opacity=0.08)
        yield from _frame(over.window_x0, top - 2, width, floor - top + 4, color)
        for x in (over.window_x0, over.window_x1):
            yield Box(x - 2.5, (top + floor) / 2 - 7, 5, 14, fill=color, radius=2.5)


def _frame(x: float, y: float, width: float, height: float, color: str) -> Iterator[Shape]:
    """A sharp outline of four thin boxes: far cheaper than one stroked, and as wide as the canvas at times."""
    yield Box(x, y, width, 1.0, color)
    yield Box(x, y + height - 1.0, width, 1.0, color)
    yield Box(x, y, 1.0, height, color)
    yield Box(x + width - 1.0, y, 1.0, height, color)
