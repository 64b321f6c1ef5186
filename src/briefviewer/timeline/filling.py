"""Fills the lanes: which events of a lane are seen, in which row, as which shape, with which words.

Visible events are found in arrays; only what is drawn singly becomes an object. What has no row is counted, never lost.
"""

import numpy as np

from briefviewer.domain.event import EventId
from briefviewer.timeline.arrangement import ARROW_PX, MOST_PACKED, STUB_PX, Arrangement
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.crowds import Crowd
from briefviewer.timeline.density import DensityCell, cells, crowd_cells
from briefviewer.timeline.labels import Claim, place
from briefviewer.timeline.lanes import Positions
from briefviewer.timeline.marks import MANNERS, Manner
from briefviewer.timeline.measure import REGULAR, SEMIBOLD
from briefviewer.timeline.rows import NO_ROW, RowPacking, filled
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.shapes import Attention, Bar, DensityStrip, Glyph, Label, VisitorTick

MOST_IN_VIEW = 400
"""A crowded lane gives out rows only if no more than this is in view; else it shows counts."""
MOST_GUESTS = 60
"""If more than this have no row of their own, they are counted."""
SHORTEST_BAR = 6.0
NARROW_BAR = 30.0
"""A bar narrower than this has its glyph and words beside it."""
WIDE_SMEAR = 150.0
"""Words stand on the uncertain stretch of a point only where it is wider than this to the right."""
SMEAR_PX = 1.6
"""A point whose uncertain stretch is wider than so many glyphs shows the stretch."""
SLANT_PX = 4.0
"""How far slanted words reach beyond the measure of upright ones."""
SCROLL_PX = 10.0
"""The strip at the right edge where the scroll handle runs and no words stand."""


class LaneFiller:
    """Collects the shapes of lanes, one ``fill`` after the other.

    Args:
        scale: Time and x of the axis; nothing is placed outside.
    """

    def __init__(self, arrangement: Arrangement, scale: Scale, attention: Attention) -> None:
        self.a = arrangement
        self.scale = scale
        self.attention = attention
        self.palette = arrangement.palette
        self.bars: list[Bar] = []
        self.glyphs: list[Glyph] = []
        self.ticks: list[VisitorTick] = []
        self.labels: list[Label] = []
        self.densities: list[DensityStrip] = []

    def fill(self, band: LaneBand) -> None:
        """Place everything that stands in one lane."""
        members = self.a.members[band.index]
        crowd = self.a.crowds[band.index]
        margin = STUB_PX / self.scale.px_per_day
        start, end = self.scale.start - margin, self.scale.end + margin
        if band.rows == 0:
            self._crowd_strip(band, crowd, is_tall=False)
        elif len(members) <= MOST_PACKED:
            rows = self.a.packing(band.index, band.rows).rows_at(self.scale.px_per_day)
            seen = crowd.between(start, end)
            self._place(band, members[seen], rows[seen])
        elif crowd.count_between(start, end) <= MOST_IN_VIEW:
            seen = crowd.between(start, end)
            packing = RowPacking(
                [self.a.footprint(int(each)) for each in members[seen]], self.scale.px_per_day, band.rows
            )
            self._place(band, members[seen], packing.rows_at(self.scale.px_per_day))
        else:
            self._crowd_strip(band, crowd, is_tall=True)
        self._visitors(band)

    def _place(self, band: LaneBand, places: Positions, rows: Positions) -> None:
        rows = self._with_guests(band, places, rows)
        claims: dict[int, list[tuple[int, Claim]]] = {}
        for position, lane_row in zip(places.tolist(), rows.tolist(), strict=True):
            if lane_row == NO_ROW:
                continue
            claim = self._shape(band, position, lane_row)
            if claim is not None:
                claims.setdefault(lane_row, []).append((position, claim))
        for lane_row, pairs in sorted(claims.items()):
            self._words(band, lane_row, pairs)
        self._strip(band, places[rows == NO_ROW])

    def _with_guests(self, band: LaneBand, places: Positions, rows: Positions) -> Positions:
        """Rows also for those who have none of their own but find one free as far as it is in view."""
        if not 0 < int((rows == NO_ROW).sum()) <= MOST_GUESTS:
            return rows
        zoom = self.scale.px_per_day
        left, right = self.scale.start * zoom, self.scale.end * zoom
        spans = []
        for position in places.tolist():
            start, end = self.a.footprint(position).span(zoom, with_label=False)
            # What lies beside the view takes no room in it.
            spans.append((max(start, left), min(end, right)) if start < right and end > left else (start, end))
        return filled(rows, spans, band.rows)

    def _words(self, band: LaneBand, lane_row: int, pairs: list[tuple[int, Claim]]) -> None:
        edge = self.scale.right - SCROLL_PX
        gap = self.palette.space("label_gap") - 1
        for placed in place([claim for _, claim in pairs], self.scale.left + 4, edge, gap):
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
        texts = self._texts(row, is_strong, SLANT_PX if MANNERS[marks.manner[position]] is not Manner.HAPPENED else 0.0)
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
            is_possible=self.a.is_possible(row),
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
                is_possible=self.a.is_possible(row),
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

    def _texts(self, row: int, is_strong: bool, lean: float) -> tuple[tuple[str, float], ...]:
        size = self.palette.size("label")
        weight = SEMIBOLD if is_strong else REGULAR
        texts = dict.fromkeys((self.a.columns.titles[row], self.a.columns.shorts[row]))
        if self.a.is_possible(row):
            texts = dict.fromkeys(self.a.words.text("{title} (possible)", title=text) for text in texts)
        return tuple((text, self.a.measure(text, size, weight) + lean) for text in texts if text)

    def _strip(self, band: LaneBand, places: Positions) -> None:
        """What is counted beside others that are drawn; what only reaches near the view is none of it."""
        starts, ends = (times[places] for times in self.a.ends)
        seen = starts[(ends > self.scale.start) & (starts < self.scale.end)]
        if len(seen):
            found = cells(self.scale, seen, self._count_width, "+")
            self._add_strip(band, found, is_tall=False)

    def _crowd_strip(self, band: LaneBand, crowd: Crowd, *, is_tall: bool) -> None:
        """All that a lane has in view, as counts."""
        over, begun = crowd.count_over(self.scale.start), crowd.count_begun(self.scale.end)
        prefix = "" if is_tall else "+"
        found = crowd_cells(self.scale, crowd.sorted_starts, over, begun, self._count_width, prefix)
        if found:
            self._add_strip(band, found, is_tall=is_tall)

    def _add_strip(self, band: LaneBand, found: tuple[DensityCell, ...], *, is_tall: bool) -> None:
        height = band.height - 8 if is_tall else max(band.foot, 12.0)
        self.densities.append(DensityStrip(band.index, band.bottom - height - 2, height, found, is_tall))

    def _count_width(self, text: str) -> float:
        return self.a.measure(text, self.palette.size("count"), SEMIBOLD)

    def _visitors(self, band: LaneBand) -> None:
        visitors = self.a.visitors[band.index]
        times = self.a.visits[band.index]
        in_view = np.flatnonzero((times >= self.scale.start) & (times <= self.scale.end))
        if len(in_view) > 4 * MOST_IN_VIEW:
            return
        xs = self.scale.xs(times[in_view])
        # Where rows are close to the top of the lane, ticks are short enough to stay off their words.
        bar = min(self.palette.space("bar"), band.row_height - 5)
        height = min(6.0, max(3.0, band.row_top + (band.row_height - bar) / 2 - band.top - 1))
        for position, x in zip(visitors[in_view].tolist(), xs.tolist(), strict=True):
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
