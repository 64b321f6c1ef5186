"""All that will be painted of a timeline, placed: one frozen value, the same for screen, picture and page.

``build`` decides everything: regions, lanes, rows, shapes, words, counts. Painters look up colours by name and decide
nothing. Pixels are device-independent, y grows downward.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import numpy as np

from briefviewer.columns.select import IN_DOUBT
from briefviewer.domain.event import Board as BoardKey
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.timeline.arrangement import ARROW_PX, MOST_PACKED, STUB_PX, Arrangement
from briefviewer.timeline.bands import Fit, LaneBand, lay_bands
from briefviewer.timeline.density import DensityCell, cells, histogram
from briefviewer.timeline.labels import Claim, place
from briefviewer.timeline.lanes import Positions
from briefviewer.timeline.marks import MANNERS, Manner
from briefviewer.timeline.measure import REGULAR, SEMIBOLD
from briefviewer.timeline.rows import NO_ROW, RowPacking
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.sources import CoverageBand, Flag, coverage, flags
from briefviewer.timeline.ticks import Ruler, Unit, ruler
from briefviewer.timeline.undated import Board, BoardWish, ChipMetrics, ChipWish, lay_boards
from briefviewer.words import counts
from briefviewer.words.dates import short_range
from briefviewer.words.labels import heading

MOST_IN_VIEW = 400
"""A crowded lane gives out rows only if no more than this is in view; else it shows counts."""
SHORTEST_BAR = 6.0
NARROW_BAR = 30.0
"""A bar narrower than this has its glyph and words beside it."""
WIDE_SMEAR = 150.0
"""Words stand on the uncertain stretch of a point only where it is wider than this to the right."""
SMEAR_PX = 1.6
"""A point whose uncertain stretch is wider than so many glyphs shows the stretch."""


NOTICE_PX = 24.0
"""Room at the bottom for saying which lanes are left out."""
SCROLL_PX = 10.0
"""The strip at the right edge where the scroll handle runs and no words stand."""
LEAST_WINDOW = 8.0
"""The window in the overview is no narrower."""
MOST_CHIPS = 200
"""No board shows more chips than this; the rest is counted."""
_BOARDS = (
    (BoardKey.ASSESSMENTS,),
    (BoardKey.OUTLOOK,),
    (BoardKey.SCENARIOS,),
    (BoardKey.RECOMMENDATIONS,),
    (BoardKey.TIMELINE, BoardKey.UNDATED),
)


class Rect(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Viewport:
    """What is looked at: a stretch of time (days), on so many pixels, scrolled down by so many."""

    start: float
    end: float
    width: float
    height: float
    scroll: float = 0.0


@dataclass(frozen=True, slots=True)
class Brush:
    """The briefing range, both days inclusive, and how many events are in it."""

    first: date
    last: date
    certain: int = 0
    possible: int = 0


@dataclass(frozen=True, slots=True)
class Attention:
    """What the user looks at: selected events, the one under the pointer, the one with the keyboard focus."""

    selected: frozenset[EventId] = frozenset()
    hovered: EventId | None = None
    focused: EventId | None = None


@dataclass(frozen=True, slots=True)
class Regions:
    """Where the parts of the timeline stand. ``axis_left`` is the right edge of the lane headers."""

    whole: Rect
    ruler: Rect
    sources: Rect
    lanes: Rect
    overview: Rect
    undated: Rect
    axis_left: float
    axis_right: float
    minor_top: float


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval. Sharp from ``core_x0`` to ``core_x1``, fading from and to the outer edges.

    Edges beyond the view are cut at it. ``dots_*`` is how far an unknown end is dotted on; ``glyph_x`` is the middle of
    its glyph, None where the bar is too narrow or out of view.
    """

    event: EventId
    row: int
    lane: int
    hue: str
    glyph: str
    manner: Manner
    top: float
    height: float
    x0: float
    core_x0: float
    core_x1: float
    x1: float
    open_left: bool
    open_right: bool
    dots_left: float
    dots_right: float
    glyph_x: float | None
    is_possible: bool
    is_selected: bool
    is_hovered: bool
    is_focused: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """A point in time; ``smear`` is the stretch in which it lies, where that is wide enough to show.

    ``is_exact`` if that stretch is one day: then nothing about it is vague.
    """

    event: EventId
    row: int
    lane: int
    hue: str
    glyph: str
    manner: Manner
    x: float
    y: float
    size: float
    smear: tuple[float, float] | None
    is_exact: bool
    is_possible: bool
    is_selected: bool
    is_hovered: bool
    is_focused: bool


@dataclass(frozen=True, slots=True)
class VisitorTick:
    """An event that is drawn whole in another lane."""

    event: EventId
    row: int
    lane: int
    hue: str
    x: float
    top: float
    height: float
    is_selected: bool


@dataclass(frozen=True, slots=True)
class Label:
    """Words of an event; x is where they begin, y their middle."""

    event: EventId
    lane: int
    lane_row: int
    text: str
    x: float
    y: float
    width: float
    is_strong: bool
    manner: Manner


@dataclass(frozen=True, slots=True)
class DensityStrip:
    """Counts of a lane's events that have no glyph of their own. ``is_tall`` where the whole lane shows counts only."""

    lane: int
    top: float
    height: float
    cells: tuple[DensityCell, ...]
    is_tall: bool


@dataclass(frozen=True, slots=True)
class BrushShape:
    """The briefing range in view; an edge out of view is None."""

    x0: float
    x1: float
    left_edge: float | None
    right_edge: float | None
    text: str
    text_x: float
    text_width: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole store in a strip: bars (x, height 0–1) of ``bar_px``, the window in view, years, the range."""

    scale: Scale
    bars: tuple[tuple[float, float], ...]
    bar_px: float
    window_x0: float
    window_x1: float
    brush: tuple[float, float] | None
    years: tuple[tuple[float, str], ...]


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
    flags: tuple[Flag, ...]
    coverage: tuple[CoverageBand, ...]
    today_x: float | None
    today_text: str
    today_text_x: float | None
    brush: BrushShape | None
    overview: Overview
    boards: tuple[Board, ...]
    lanes_left_out: str
    empty_text: str


DateText = Callable[[int], str]
"""The date of a row in a few words; empty where there is none."""


def build(
    arrangement: Arrangement,
    viewport: Viewport,
    *,
    fit: Fit = Fit.SCROLL,
    brush: Brush | None = None,
    attention: Attention | None = None,
    date_text: DateText | None = None,
    has_overview: bool = True,
    has_undated: bool = True,
) -> Scene:
    """Place everything.

    Args:
        arrangement: The timeline of the selection, with the measurer of whoever will paint.
        fit: ``Fit.ALL`` makes every lane fit into the viewport as far as that can be.
        date_text: Says the date of rows beside the axis that have one.
    """
    return _Builder(arrangement, viewport, attention or Attention()).scene(
        fit, brush, date_text, has_overview, has_undated
    )


class _Builder:
    """One run of ``build``: what all its steps share."""

    def __init__(self, arrangement: Arrangement, viewport: Viewport, attention: Attention) -> None:
        self.a = arrangement
        self.viewport = viewport
        self.attention = attention
        self.palette = arrangement.palette
        self.words = arrangement.words
        self.bars: list[Bar] = []
        self.glyphs: list[Glyph] = []
        self.ticks: list[VisitorTick] = []
        self.labels: list[Label] = []
        self.densities: list[DensityStrip] = []

    def scene(
        self, fit: Fit, brush: Brush | None, date_text: DateText | None, has_overview: bool, has_undated: bool
    ) -> Scene:
        palette, viewport = self.palette, self.viewport
        axis_left = palette.space("lane_header")
        axis_right = viewport.width
        self.scale = scale = Scale(viewport.start, viewport.end, axis_left, axis_right)
        boards = self._boards(date_text) if has_undated else ()
        self.regions = regions = self._regions(boards, has_overview, axis_left, axis_right)
        boards = _moved(boards, regions.undated.y + palette.space("gap") + 2)
        lanes = self.a.table.lanes
        bands, content = lay_bands(
            lanes,
            self.a.needs,
            self.a.spec.folded,
            regions.lanes.y,
            regions.lanes.height,
            fit,
            palette,
            self.a.measure,
        )
        scroll = min(max(0.0, viewport.scroll), max(0.0, content - regions.lanes.height)) if fit is Fit.SCROLL else 0.0
        bands, lanes_left_out = self._whole_bands(bands, fit)
        if scroll:
            bands = tuple(_scrolled(band, scroll) for band in bands)
        for band in bands:
            if band.bottom > regions.lanes.y and band.top < regions.lanes.bottom:
                self._fill(band)
        today_x = None
        if self.a.today is not None:
            x = scale.x(self.a.today.toordinal() + 0.5)
            today_x = x if axis_left <= x <= axis_right else None
        placed_flags = flags(self.a.documents, scale)
        today_text = self.words.text("Today")
        return Scene(
            viewport=viewport,
            regions=regions,
            scale=scale,
            ruler=ruler(scale, self.words, self.a.measure, palette.size("minor"), palette.size("major")),
            bands=bands,
            content_height=content,
            scroll_thumb=_thumb(regions.lanes, content, scroll) if fit is Fit.SCROLL else None,
            bars=tuple(self.bars),
            glyphs=tuple(self.glyphs),
            ticks=tuple(self.ticks),
            labels=tuple(self.labels),
            densities=tuple(self.densities),
            flags=placed_flags,
            coverage=coverage(self.a.documents, scale),
            today_x=today_x,
            today_text=today_text,
            today_text_x=self._today_text_x(today_x, today_text, placed_flags),
            brush=self._brush(brush),
            overview=self._overview(brush),
            boards=boards,
            lanes_left_out=lanes_left_out,
            empty_text="" if lanes else self.words.text("No event on the axis matches."),
        )

    def _regions(self, boards: tuple[Board, ...], has_overview: bool, axis_left: float, axis_right: float) -> Regions:
        space = self.palette.space
        width, height = self.viewport.width, self.viewport.height
        ruler_height = space("ruler_major") + space("ruler_minor")
        sources_height = space("sources") if self.a.documents else 0.0
        overview_height = space("overview") if has_overview else 0.0
        undated_height = boards[-1].top + boards[-1].height + 2 * space("gap") + 4 if boards else 0.0
        lanes_top = ruler_height + sources_height
        lanes_height = max(40.0, height - lanes_top - overview_height - undated_height)
        overview_top = lanes_top + lanes_height
        return Regions(
            whole=Rect(0, 0, width, height),
            ruler=Rect(0, 0, width, ruler_height),
            sources=Rect(0, ruler_height, width, sources_height),
            lanes=Rect(0, lanes_top, width, lanes_height),
            overview=Rect(0, overview_top, width, overview_height),
            undated=Rect(0, overview_top + overview_height, width, undated_height),
            axis_left=axis_left,
            axis_right=axis_right,
            minor_top=space("ruler_major"),
        )

    def _fill(self, band: LaneBand) -> None:
        """Everything that stands in one lane."""
        members = self.a.members[band.index]
        starts, ends = self.a.ends
        margin = STUB_PX / self.scale.px_per_day
        lane_starts, lane_ends = starts[members], ends[members]
        in_view = (lane_ends + margin > self.scale.start) & (lane_starts - margin < self.scale.end)
        seen = np.flatnonzero(in_view)
        if band.rows == 0:
            self._strip(band, members[seen], is_tall=False)
        elif len(members) <= MOST_PACKED:
            rows = self.a.packing(band.index, band.rows).rows_at(self.scale.px_per_day)
            self._place(band, members[seen], rows[seen])
        elif len(seen) <= MOST_IN_VIEW:
            packing = RowPacking(
                [self.a.footprint(int(each)) for each in members[seen]], self.scale.px_per_day, band.rows
            )
            self._place(band, members[seen], packing.rows_at(self.scale.px_per_day))
        else:
            self._strip(band, members[seen], is_tall=True)
        self._visitors(band)

    def _place(self, band: LaneBand, places: Positions, rows: Positions) -> None:
        claims: dict[int, list[tuple[int, Claim]]] = {}
        for position, lane_row in zip(places.tolist(), rows.tolist(), strict=True):
            if lane_row == NO_ROW:
                continue
            claim = self._shape(band, position, lane_row)
            if claim is not None:
                claims.setdefault(lane_row, []).append((position, claim))
        for lane_row, pairs in sorted(claims.items()):
            self._words(band, lane_row, pairs)
        self._strip(band, places[rows == NO_ROW], is_tall=False)

    def _words(self, band: LaneBand, lane_row: int, pairs: list[tuple[int, Claim]]) -> None:
        edge = self.regions.axis_right - SCROLL_PX
        gap = self.palette.space("label_gap") - 1
        for placed in place([claim for _, claim in pairs], self.regions.axis_left + 4, edge, gap):
            position, claim = pairs[placed.index]
            row = int(self.a.marks.rows[position])
            self.labels.append(
                Label(
                    event=EventId(self.a.columns.ids[row]),
                    lane=band.index,
                    lane_row=lane_row,
                    text=placed.text,
                    x=placed.x,
                    y=band.row_center(lane_row),
                    width=placed.width,
                    is_strong=claim.is_first,
                    manner=MANNERS[self.a.marks.manner[position]],
                )
            )

    def _shape(self, band: LaneBand, position: int, lane_row: int) -> Claim | None:
        """Place the bar or glyph of one event and say where its words may stand; None if nothing of it is in view."""
        marks = self.a.marks
        row = int(marks.rows[position])
        event = EventId(self.a.columns.ids[row])
        is_strong = event in self.attention.selected or event == self.attention.focused
        texts = self._texts(row, is_strong)
        if marks.is_bar[position]:
            return self._bar(band, position, lane_row, row, event, texts, is_strong)
        return self._glyph(band, position, lane_row, row, event, texts, is_strong)

    def _bar(
        self,
        band: LaneBand,
        position: int,
        lane_row: int,
        row: int,
        event: EventId,
        texts: tuple[tuple[str, float], ...],
        is_strong: bool,
    ) -> Claim | None:
        marks, scale = self.a.marks, self.scale
        left, right = scale.left, scale.right
        gap, glyph = self.palette.space("label_gap"), self.palette.space("glyph")
        starts, ends = self.a.ends
        outer0, outer1 = scale.x(float(starts[position])), scale.x(float(ends[position]))
        core0 = scale.x(float(marks.core_start[position])) if np.isfinite(marks.core_start[position]) else outer0
        core1 = scale.x(float(marks.core_end[position])) if np.isfinite(marks.core_end[position]) else outer1
        if marks.open_end[position]:
            core1, outer1 = outer1, outer1 + ARROW_PX
        outer1 = max(outer1, outer0 + SHORTEST_BAR)
        core0, core1 = min(max(core0, outer0), outer1), max(min(core1, outer1), outer0)
        dots_left = STUB_PX if marks.unknown_start[position] else 0.0
        dots_right = STUB_PX if marks.unknown_end[position] else 0.0
        if outer1 + dots_right <= left or outer0 - dots_left >= right:
            return None
        x0, x1 = max(outer0, left), min(outer1, right)
        is_narrow = x1 - x0 < NARROW_BAR
        glyph_x = x0 + gap + glyph / 2 if not is_narrow else (x0 + x1) / 2
        hue, shape = self.a.look(row)
        height = min(self.palette.space("bar"), band.row_height - 5)
        shown = Bar(
            event=event,
            row=row,
            lane=band.index,
            hue=hue,
            glyph=shape,
            manner=MANNERS[marks.manner[position]],
            top=band.row_center(lane_row) - height / 2,
            height=height,
            x0=x0,
            core_x0=min(max(core0, left), right),
            core_x1=min(max(core1, left), right),
            x1=x1,
            open_left=bool(marks.open_start[position]),
            open_right=bool(marks.open_end[position]),
            dots_left=dots_left if outer0 > left else 0.0,
            dots_right=min(dots_right, max(0.0, right - x1)) if outer1 < right else 0.0,
            glyph_x=glyph_x if left < glyph_x < right and x1 > left and x0 < right else None,
            is_possible=self._is_possible(row),
            is_selected=event in self.attention.selected,
            is_hovered=event == self.attention.hovered,
            is_focused=event == self.attention.focused,
        )
        self.bars.append(shown)
        half = glyph / 2 if is_narrow else 0.0
        return Claim(
            left=min(x0, glyph_x - half) - shown.dots_left,
            right=max(x1, glyph_x + half) + shown.dots_right,
            inside=None if is_narrow else x0 + 2 * gap + glyph,
            after=max(x1, glyph_x + half) + gap + shown.dots_right,
            before=min(x0, glyph_x - half) - gap - shown.dots_left,
            texts=texts,
            is_first=is_strong,
        )

    def _glyph(
        self,
        band: LaneBand,
        position: int,
        lane_row: int,
        row: int,
        event: EventId,
        texts: tuple[tuple[str, float], ...],
        is_strong: bool,
    ) -> Claim | None:
        scale = self.scale
        gap, size = self.palette.space("label_gap"), self.palette.space("glyph")
        starts, ends = self.a.ends
        x0, x1 = scale.x(float(starts[position])), scale.x(float(ends[position]))
        has_smear = x1 - x0 > SMEAR_PX * size
        x = (x0 + x1) / 2
        if has_smear:
            # A glyph in the middle of a long stretch may be out of view though the stretch is in it.
            seen0, seen1 = max(x0, scale.left), min(x1, scale.right)
            x = min(max(x, seen0 + size), seen1 - size) if seen1 - seen0 > 2 * size else (seen0 + seen1) / 2
        left, right = (min(x0, x - size / 2), max(x1, x + size / 2)) if has_smear else (x - size / 2, x + size / 2)
        if right <= scale.left or left >= scale.right or not scale.left - size / 2 <= x <= scale.right + size / 2:
            return None
        hue, shape = self.a.look(row)
        self.glyphs.append(
            Glyph(
                event=event,
                row=row,
                lane=band.index,
                hue=hue,
                glyph=shape,
                manner=MANNERS[self.a.marks.manner[position]],
                x=x,
                y=band.row_center(lane_row),
                size=size,
                smear=(max(left, scale.left), min(right, scale.right)) if has_smear else None,
                is_exact=float(ends[position] - starts[position]) <= 1.0,
                is_possible=self._is_possible(row),
                is_selected=event in self.attention.selected,
                is_hovered=event == self.attention.hovered,
                is_focused=event == self.attention.focused,
            )
        )
        return Claim(
            left=max(left, scale.left),
            right=min(right, scale.right),
            inside=x + size / 2 + gap if has_smear and right - x > WIDE_SMEAR else None,
            after=right + gap,
            before=(left if has_smear else x - size / 2) - gap,
            texts=texts,
            is_first=is_strong,
        )

    def _texts(self, row: int, is_strong: bool) -> tuple[tuple[str, float], ...]:
        size = self.palette.size("label")
        weight = SEMIBOLD if is_strong else REGULAR
        texts = dict.fromkeys((self.a.columns.titles[row], self.a.columns.shorts[row]))
        if self._is_possible(row):
            texts = dict.fromkeys(self.words.text("{title} (possible)", title=text) for text in texts)
        return tuple((text, self.a.measure(text, size, weight)) for text in texts if text)

    def _is_possible(self, row: int) -> bool:
        selection = self.a.selection
        return any(
            clock is not None and bool(clock[row] == IN_DOUBT) for clock in (selection.in_range, selection.as_of)
        )

    def _strip(self, band: LaneBand, places: Positions, *, is_tall: bool) -> None:
        if not len(places):
            return
        foot = max(band.foot, 12.0)
        height = band.height - 8 if is_tall else foot
        starts = self.a.ends[0][places]
        self.densities.append(
            DensityStrip(band.index, band.bottom - height - 2, height, cells(self.scale, starts), is_tall)
        )

    def _visitors(self, band: LaneBand) -> None:
        visitors = self.a.visitors[band.index]
        starts, ends = self.a.ends
        xs = self.scale.xs((starts[visitors] + np.minimum(ends[visitors], starts[visitors] + 1)) / 2)
        in_view = (xs >= self.scale.left) & (xs <= self.scale.right)
        if int(in_view.sum()) > 4 * MOST_IN_VIEW:
            return
        height = 6.0
        for position, x in zip(visitors[in_view].tolist(), xs[in_view].tolist(), strict=True):
            row = int(self.a.marks.rows[position])
            event = EventId(self.a.columns.ids[row])
            self.ticks.append(
                VisitorTick(
                    event=event,
                    row=row,
                    lane=band.index,
                    hue=self.a.look(row)[0],
                    x=x,
                    top=band.top + 1,
                    height=height,
                    is_selected=event in self.attention.selected or event == self.attention.hovered,
                )
            )

    def _brush(self, brush: Brush | None) -> BrushShape | None:
        if brush is None:
            return None
        scale = self.scale
        x0, x1 = scale.x(brush.first.toordinal()), scale.x(brush.last.toordinal() + 1)
        if x1 < scale.left or x0 > scale.right:
            return None
        events = counts.events(brush.certain + brush.possible, self.words)
        text = self.words.text(
            "{range} · {events}", range=short_range(brush.first, brush.last, self.words), events=events
        )
        width = self.a.measure(text, self.palette.size("small"), SEMIBOLD) + 16
        shown0, shown1 = max(x0, scale.left), min(x1, scale.right)
        text_x = min(max((shown0 + shown1 - width) / 2, scale.left + 4), scale.right - width - 4)
        return BrushShape(
            x0=shown0,
            x1=shown1,
            left_edge=x0 if x0 >= scale.left else None,
            right_edge=x1 if x1 <= scale.right else None,
            text=text,
            text_x=text_x,
            text_width=width,
        )

    def _overview(self, brush: Brush | None) -> Overview:
        extent = self.a.extent or (self.scale.start, self.scale.end)
        start, end = min(extent[0], self.scale.start), max(extent[1], self.scale.end)
        start, end = (
            max(start, extent[0] - 3 * (extent[1] - extent[0])),
            min(end, extent[1] + 3 * (extent[1] - extent[0])),
        )
        air = (end - start) * 0.01
        left, right = self.regions.axis_left + 6, self.regions.axis_right - 8
        scale = Scale(start - air, end + air, left, right).limited()
        bar_px = 4.0
        found = histogram(scale, self.a.ends[0], bar_px) if len(self.a.marks) else np.zeros(0, dtype=np.int64)
        most = int(found.max()) if len(found) else 0
        step = (right - left) / max(1, len(found))
        bars = tuple(
            (left + index * step, float(np.sqrt(found[index] / most))) for index in np.flatnonzero(found).tolist()
        )
        size = self.palette.size("count")
        window = _window(scale, self.scale.start, self.scale.end)
        marks = ruler(scale, self.words, self.a.measure, size, size, finest=Unit.YEAR)
        return Overview(
            scale=scale,
            bars=bars,
            bar_px=bar_px - 1,
            window_x0=window[0],
            window_x1=window[1],
            brush=(
                (
                    min(max(scale.x(brush.first.toordinal()), left), right),
                    min(max(scale.x(brush.last.toordinal() + 1), left), right),
                )
                if brush is not None
                else None
            ),
            years=tuple((tick.label_x - 5, tick.label) for tick in marks.minor if tick.label),
        )

    def _boards(self, date_text: DateText | None) -> tuple[Board, ...]:
        rows = self.a.beside
        if not len(rows):
            return ()
        columns, palette = self.a.columns, self.palette
        codes = columns.codes_of[Facet.BOARD]
        wishes: list[BoardWish] = []
        board_codes = columns.board[rows]
        for keys in _BOARDS:
            held = rows[np.isin(board_codes, [codes[key] for key in keys if key in codes])]
            if not len(held):
                continue
            chips = [self._chip_wish(int(row), date_text) for row in held[:MOST_CHIPS]]
            wishes.append(BoardWish(keys[-1], heading(keys[-1], self.words), chips, len(held)))
        metrics = ChipMetrics(
            height=palette.space("chip_height"),
            gap=6.0,
            pad=9.0,
            glyph=14.0,
            size=palette.size("chip"),
            widest=300.0,
            edge=palette.space("edge"),
            label_size=palette.size("small"),
        )
        top = palette.space("gap") + 2
        most = min(palette.space("undated"), self.viewport.height * 0.25)
        return lay_boards(
            wishes,
            palette.space("lane_header") + 4,
            self.viewport.width - palette.space("edge"),
            top,
            most,
            metrics,
            self.a.measure,
            lambda count: self.words.text("+{n} more", n=f"{count:,}"),
        )

    def _chip_wish(self, row: int, date_text: DateText | None) -> ChipWish:
        columns = self.a.columns
        hue, glyph = self.a.look(row)
        return ChipWish(
            event=EventId(columns.ids[row]),
            row=row,
            text=columns.shorts[row],
            date=date_text(row) if date_text else "",
            hue=hue,
            glyph=glyph,
            is_possible=self._is_possible(row),
        )

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


def _window(scale: Scale, start: float, end: float) -> tuple[float, float]:
    """Where a stretch of time stands in a strip, wide enough to be taken hold of."""
    x0, x1 = max(scale.x(start), scale.left), min(scale.x(end), scale.right)
    if x1 - x0 >= LEAST_WINDOW:
        return x0, x1
    x0 = min(max((x0 + x1 - LEAST_WINDOW) / 2, scale.left), scale.right - LEAST_WINDOW)
    return x0, x0 + LEAST_WINDOW


def _thumb(lanes: Rect, content: float, scroll: float) -> tuple[float, float] | None:
    if content <= lanes.height + 0.5:
        return None
    height = max(28.0, lanes.height * lanes.height / content)
    share = scroll / (content - lanes.height)
    return lanes.y + share * (lanes.height - height), height


def _moved(boards: tuple[Board, ...], down: float) -> tuple[Board, ...]:
    if not boards:
        return boards
    shift = down - boards[0].top
    return tuple(
        replace(
            board,
            top=board.top + shift,
            more_y=board.more_y + shift,
            chips=tuple(replace(chip, y=chip.y + shift) for chip in board.chips),
        )
        for board in boards
    )


def _scrolled(band: LaneBand, scroll: float) -> LaneBand:
    return replace(band, top=band.top - scroll, row_top=band.row_top - scroll)
