"""All that will be painted of a timeline, placed: one frozen value, the same for screen, picture and page.

``build`` decides everything: regions, lanes, rows, shapes, words, counts. Painters look up colours by name and decide
nothing. Pixels are device-independent, y grows downward.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefviewer.domain.event import EventId
from briefviewer.timeline.arcs import Arc, Tie, anchors, arcs
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.attention import Attention
from briefviewer.timeline.bands import Fit, LaneBand, lay_bands
from briefviewer.timeline.beside import BesideSpec, DateText, beside_of
from briefviewer.timeline.brushed import Brush, BrushShape, brush_shape
from briefviewer.timeline.filling import LaneFiller
from briefviewer.timeline.folds import Fold
from briefviewer.timeline.glyphs import Point
from briefviewer.timeline.hints import Hint, Outside, hints_in_the_middle, hints_of, hints_to_lanes, outside_of
from briefviewer.timeline.legend import Legend, kinds_in, legend_of
from briefviewer.timeline.measure import REGULAR, SEMIBOLD
from briefviewer.timeline.overview import Overview, overview_of
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.shapes import Bar, DensityStrip, Glyph, Label, Rect, VisitorTick
from briefviewer.timeline.sources import CoverageBand, Flag, coverage, flags
from briefviewer.timeline.ticks import Ruler, ruler
from briefviewer.timeline.undated import Board, ChipMark
from briefviewer.words import counts

PILL_PX = 28.0
"""Room below the lanes for saying what the range is; lanes are laid as if it were always needed, so none moves."""
EMPTY_LINE_PX = 26.0
"""From what an empty view says to where it leads."""
NOTICE_PX = 24.0
"""Room at the bottom for saying which lanes are left out."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """What is looked at: a stretch of time (days), on so many pixels, scrolled down by so many."""

    start: float
    end: float
    width: float
    height: float
    scroll: float = 0.0


@dataclass(frozen=True, slots=True)
class Regions:
    """Where the parts of the timeline stand. ``axis_left`` is the right edge of the lane headers.

    ``pill`` is where the range is told, below all lanes; without a range it has no height.
    """

    whole: Rect
    ruler: Rect
    sources: Rect
    lanes: Rect
    pill: Rect
    overview: Rect
    undated: Rect
    legend: Rect
    axis_left: float
    axis_right: float
    minor_top: float


@dataclass(frozen=True, slots=True)
class TimeBreak:
    """A folded stretch of time in view, from ``x0`` to ``x1``."""

    x0: float
    x1: float
    fold: Fold


@dataclass(frozen=True, slots=True)
class Scene:
    """A timeline, settled. Shapes stand in the order of their events, lane by lane.

    ``scroll_thumb`` is top and height of the handle at the right edge; None where all lanes are seen.
    """

    viewport: Viewport
    regions: Regions
    scale: Scale
    ruler: Ruler
    bands: tuple[LaneBand, ...]
    content_height: float
    scroll_thumb: tuple[float, float] | None
    bars: tuple[Bar, ...]
    glyphs: tuple[Glyph, ...]
    ticks: tuple[VisitorTick, ...]
    labels: tuple[Label, ...]
    densities: tuple[DensityStrip, ...]
    arcs: tuple[Arc, ...]
    flags: tuple[Flag, ...]
    coverage: tuple[CoverageBand, ...]
    breaks: tuple[TimeBreak, ...]
    hints: tuple[Hint, ...]
    today_x: float | None
    today_text: str
    today_text_x: float | None
    brush: BrushShape | None
    overview: Overview
    boards: tuple[Board, ...]
    chip_marks: tuple[ChipMark, ...]
    legend: Legend | None
    lanes_left_out: str
    empty_text: str
    empty_text_x: float
    empty_text_y: float
    empty_text_width: float


def build(
    arrangement: Arrangement,
    viewport: Viewport,
    *,
    fit: Fit = Fit.SCROLL,
    brush: Brush | None = None,
    attention: Attention | None = None,
    ties: Sequence[Tie] = (),
    date_text: DateText | None = None,
    beside: BesideSpec = BesideSpec(),  # noqa: B008
    has_overview: bool = True,
    has_undated: bool = True,
    has_legend: bool = False,
) -> Scene:
    """Place everything.

    Args:
        arrangement: The timeline of the selection, with the measurer of whoever will paint.
        ties: What the selected event has to do with others, drawn as arcs.
        fit: ``Fit.ALL`` makes every lane fit into the viewport as far as that can be.
        date_text: Says the date of rows beside the axis that have one.
        beside: What of the boards beside the axis is folded or open.
    """
    return _Builder(arrangement, viewport, attention or Attention()).scene(
        fit, brush, ties, date_text, beside, has_overview, has_undated, has_legend
    )


class _Builder:
    """One run of ``build``: what all its steps share."""

    def __init__(self, arrangement: Arrangement, viewport: Viewport, attention: Attention) -> None:
        self.a = arrangement
        self.viewport = viewport
        self.attention = attention
        self.palette = arrangement.palette
        self.words = arrangement.words

    def scene(
        self,
        fit: Fit,
        brush: Brush | None,
        ties: Sequence[Tie],
        date_text: DateText | None,
        beside: BesideSpec,
        has_overview: bool,
        has_undated: bool,
        has_legend: bool,
    ) -> Scene:
        palette, viewport = self.palette, self.viewport
        axis_left = palette.space("lane_header")
        axis_right = viewport.width
        self.scale = scale = Scale(viewport.start, viewport.end, axis_left, axis_right, self.a.folds)
        latest = self.attention.latest
        chosen = latest if latest is not None and self.a.is_beside(latest) else None
        kept = ("boards", date_text, viewport.width, viewport.height, fit, beside, chosen)
        boards: tuple[Board, ...] = ()
        if has_undated:
            size, is_window = (viewport.width, viewport.height), fit is Fit.SCROLL
            boards = self.a.memory.once(
                kept, lambda: beside_of(self.a, date_text, *size, beside, chosen, can_be_short=is_window)
            )
        legend = self._legend(0.0) if has_legend else None
        legend_height = legend.height + 2 * palette.space("gap") if legend is not None else 0.0
        pill = PILL_PX if brush_shape(self.a, brush, self.scale) is not None else 0.0
        self.regions = regions = self._regions(boards, has_overview, legend_height, pill, axis_left, axis_right)
        down = regions.undated.y + palette.space("gap") + 2
        boards = self.a.memory.once((*kept, has_undated, down), lambda: _moved(boards, down))
        lanes = self.a.table.lanes
        bands, content = self._bands(fit)
        scroll = min(max(0.0, viewport.scroll), max(0.0, content - regions.lanes.height)) if fit is Fit.SCROLL else 0.0
        bands, lanes_left_out = self._whole_bands(bands, fit)
        if scroll:
            bands = tuple(_scrolled(band, scroll) for band in bands)
        filler = LaneFiller(self.a, scale, self.attention)
        filler.fill([band for band in bands if band.bottom > regions.lanes.y and band.top < regions.lanes.bottom])
        today_x = None
        if self.a.today is not None:
            x = scale.x(self.a.today.toordinal() + 0.5)
            today_x = x if axis_left <= x <= axis_right else None
        days = (float(brush.first.toordinal()), float(brush.last.toordinal() + 1)) if brush is not None else None
        flag_size = palette.size("flag")
        placed_flags = flags(self.a.documents, scale, lambda text: self.a.measure(text, flag_size, SEMIBOLD))
        middle = regions.lanes.y + regions.lanes.height / 2
        outside = outside_of(self.a, range(len(lanes)), scale, has_ticks=False)
        # What is in no lane in sight may be in one scrolled away; dots of an unknown end may reach into the view.
        is_empty = not (filler.bars or filler.glyphs or filler.densities or filler.ticks)
        empty_text = self._empty_text(outside, fit) if is_empty else ""
        empty_width = self.a.measure(empty_text, palette.size("body"), REGULAR)
        today_text = self.words.text("Today")
        return Scene(
            viewport=viewport,
            regions=regions,
            scale=scale,
            ruler=ruler(scale, self.words, self.a.measure, palette.size("minor"), palette.size("major")),
            bands=bands,
            content_height=content,
            scroll_thumb=_thumb(regions.lanes, content, scroll) if fit is Fit.SCROLL else None,
            bars=tuple(filler.bars),
            glyphs=tuple(filler.glyphs),
            ticks=tuple(filler.ticks),
            labels=tuple(filler.labels),
            densities=tuple(filler.densities),
            arcs=self._arcs(ties, filler, bands),
            flags=placed_flags,
            coverage=coverage(self.a.documents, scale),
            breaks=_breaks(scale),
            hints=self._hints(bands, filler, outside, is_empty, middle) if fit is Fit.SCROLL else (),
            today_x=today_x,
            today_text=today_text,
            today_text_x=self._today_text_x(today_x, today_text, placed_flags),
            brush=brush_shape(self.a, brush, self.scale),
            overview=overview_of(self.a, scale, days, axis_left + 6, axis_right - 8),
            boards=boards,
            chip_marks=self._chip_marks(boards),
            legend=self._legend(regions.legend.y + palette.space("gap")) if has_legend else None,
            lanes_left_out=lanes_left_out,
            empty_text=empty_text,
            empty_text_x=max(axis_left + 4, (axis_left + axis_right - empty_width) / 2),
            empty_text_width=empty_width,
            empty_text_y=middle - (EMPTY_LINE_PX / 2 if lanes and fit is Fit.SCROLL else 0.0),
        )

    def _bands(self, fit: Fit) -> tuple[tuple[LaneBand, ...], float]:
        spec, regions = self.a.spec, self.regions
        top = regions.lanes.y
        room = regions.pill.bottom - top - (PILL_PX if fit is Fit.SCROLL else regions.pill.height)
        heights = (spec.folded, tuple(sorted(spec.rows.items())))
        return self.a.memory.once(
            ("bands", heights, top, room, fit),
            lambda: lay_bands(self.a.table.lanes, self.a.needs, spec, top, room, fit, self.palette, self.a.measure),
        )

    def _regions(
        self,
        boards: tuple[Board, ...],
        has_overview: bool,
        legend_height: float,
        pill: float,
        axis_left: float,
        axis_right: float,
    ) -> Regions:
        space = self.palette.space
        width, height = self.viewport.width, self.viewport.height
        ruler_height = space("ruler_major") + space("ruler_minor")
        sources_height = space("sources") if self.a.documents else 0.0
        overview_height = space("overview") if has_overview else 0.0
        lowest = max((max(each.top + each.height, each.head.y + each.line_height) for each in boards), default=0.0)
        undated_height = lowest + 3 * space("gap") if boards else 0.0
        lanes_top = ruler_height + sources_height
        lanes_height = max(40.0, height - lanes_top - pill - overview_height - undated_height - legend_height)
        pill_top = lanes_top + lanes_height
        overview_top = pill_top + pill
        return Regions(
            whole=Rect(0, 0, width, height),
            ruler=Rect(0, 0, width, ruler_height),
            sources=Rect(0, ruler_height, width, sources_height),
            lanes=Rect(0, lanes_top, width, lanes_height),
            pill=Rect(0, pill_top, width, pill),
            overview=Rect(0, overview_top, width, overview_height),
            undated=Rect(0, overview_top + overview_height, width, undated_height),
            legend=Rect(0, overview_top + overview_height + undated_height, width, legend_height),
            axis_left=axis_left,
            axis_right=axis_right,
            minor_top=space("ruler_major"),
        )

    def _legend(self, top: float) -> Legend:
        edge = self.palette.space("edge")
        return legend_of(
            kinds_in(self.a), self.words, self.palette, self.a.measure, edge, top, self.viewport.width - edge
        )

    def _chip_marks(self, boards: tuple[Board, ...]) -> tuple[ChipMark, ...]:
        looked_at = self.attention
        if not len(looked_at.chosen) and looked_at.hovered is None and looked_at.focused is None:
            return ()
        found = [
            ChipMark(chip, chip.row in looked_at.chosen, chip.row == looked_at.hovered, chip.row == looked_at.focused)
            for board in boards
            for chip in board.chips
        ]
        return tuple(each for each in found if each.is_selected or each.is_hovered or each.is_focused)

    def _empty_text(self, outside: Outside, fit: Fit) -> str:
        """What an empty view says."""
        if not self.a.table.lanes:
            return self.words.text("No event on the axis matches.")
        if outside.inside:
            return self.words.text("No event in these lanes")
        if fit is Fit.SCROLL:
            return self.words.text("No event in this stretch of time")
        told = {"earlier": f"{outside.earlier:,}", "later": f"{outside.later:,}"}
        return self.words.text("No event in this stretch of time: {earlier} earlier, {later} later", **told)

    def _hints(
        self, bands: tuple[LaneBand, ...], filler: LaneFiller, outside: Outside, is_empty: bool, middle: float
    ) -> tuple[Hint, ...]:
        """Where to look: told once in the middle of an empty view, else in each lane that is empty."""
        if is_empty:
            area = self.regions.lanes
            axis = Rect(self.regions.axis_left, area.y, self.regions.axis_right - self.regions.axis_left, area.height)
            y = middle + EMPTY_LINE_PX / 2
            if not outside.inside:
                return hints_in_the_middle(self.a, outside, axis, y)
            led = hints_to_lanes(self.a, bands, self.scale, axis, y)
        else:
            led = ()
        filled = {bar.lane for bar in filler.bars} | {glyph.lane for glyph in filler.glyphs}
        filled |= {strip.lane for strip in filler.densities}
        lanes = self.regions.lanes
        seen = [band for band in bands if band.bottom > lanes.y and band.top < lanes.bottom]
        return (*hints_of(self.a, seen, filled, self.scale), *led)

    def _arcs(self, ties: Sequence[Tie], filler: LaneFiller, bands: tuple[LaneBand, ...]) -> tuple[Arc, ...]:
        starts, ends = self.a.ends

        def elsewhere(event: EventId) -> Point | None:
            row = self.a.columns.rows_by_id.get(event)
            place = self.a.place_of(row) if row is not None else None
            if place is None or not 0 <= self.a.table.home[place] < len(bands):
                return None
            band = bands[int(self.a.table.home[place])]
            x = self.scale.x(float(starts[place] + ends[place]) / 2)
            return x, band.bottom - max(band.foot, 12.0) / 2 - 2

        return arcs(ties, anchors(filler.bars, filler.glyphs), elsewhere, self.scale) if ties else ()

    def _today_text_x(self, today_x: float | None, text: str, placed: tuple[Flag, ...]) -> float | None:
        """Where the word beside today's line begins: right or left of it, clear of flags; None without room."""
        if today_x is None or not self.regions.sources.height:
            return None
        width = self.a.measure(text, self.palette.size("count"), SEMIBOLD)
        for x in (today_x + 5, today_x - 5 - width):
            is_clear = all(
                x + width + 3 < flag.x - flag.width / 2 or x - 3 > flag.x + flag.width / 2 for flag in placed
            )
            if is_clear and x > self.regions.axis_left and x + width < self.regions.axis_right:
                return x
        return None

    def _whole_bands(self, bands: tuple[LaneBand, ...], fit: Fit) -> tuple[tuple[LaneBand, ...], str]:
        """In a picture only whole lanes are shown; the others are told, and their place is given to saying so."""
        bottom = self.regions.lanes.bottom
        if fit is not Fit.ALL or not bands or bands[-1].bottom <= bottom + 1:
            return bands, ""
        shown = tuple(band for band in bands if band.bottom <= bottom - NOTICE_PX) or bands[:1]
        out = bands[len(shown) :]
        events = sum(len(self.a.members[band.index]) for band in out)
        lanes = self.words.plural("{n} lane", "{n} lanes", len(out))
        text = self.words.text("{lanes} with {events} not shown", lanes=lanes, events=counts.events(events, self.words))
        return shown, text if out else ""


def _breaks(scale: Scale) -> tuple[TimeBreak, ...]:
    placed = ((scale.x(fold.start), scale.x(fold.end), fold) for fold in scale.folds.each)
    return tuple(TimeBreak(x0, x1, fold) for x0, x1, fold in placed if x1 > scale.left and x0 < scale.right)


def _thumb(lanes: Rect, content: float, scroll: float) -> tuple[float, float] | None:
    if content <= lanes.height + 0.5:
        return None
    height = max(28.0, lanes.height * lanes.height / content)
    share = scroll / (content - lanes.height)
    return lanes.y + share * (lanes.height - height), height


def _moved(boards: tuple[Board, ...], down: float) -> tuple[Board, ...]:
    if not boards:
        return boards
    shift = down - min(min(board.top, board.head.y) for board in boards)
    return tuple(board.moved(shift) for board in boards)


def _scrolled(band: LaneBand, scroll: float) -> LaneBand:
    return replace(band, top=band.top - scroll, row_top=band.row_top - scroll)
