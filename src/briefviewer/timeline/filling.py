"""Fills the lanes: what sits in them becomes shapes and words, what only is counted becomes strips of counts.

Everything about the events of a lane is taken from arrays at once; only what is drawn singly becomes an object.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from briefviewer.columns.events import Mask
from briefviewer.domain.event import EventId
from briefviewer.timeline.arrangement import ARROW_PX, STUB_PX, Arrangement
from briefviewer.timeline.attention import Attention, Chosen
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.density import CellGrid, DensityCell, short_count
from briefviewer.timeline.labels import Claim, place
from briefviewer.timeline.lanes import Positions
from briefviewer.timeline.marks import Times
from briefviewer.timeline.measure import REGULAR, SEMIBOLD
from briefviewer.timeline.portraits import Portrait
from briefviewer.timeline.rows import NO_ROW
from briefviewer.timeline.sayings import Saying
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.seats import Seats, seats_of
from briefviewer.timeline.shapes import LEAST_BAR_PX, Bar, Density, DensityStrip, Glyph, Label, VisitorTick

MOST_TICKS = 600
"""A lane with more visitors in view than this shows none of them: they would be one grey line."""
SHORTEST_BAR = 6.0
NARROW_BAR = 30.0
"""A bar narrower than this has its glyph and words beside it."""
WIDE_SMEAR = 150.0
"""Words stand on the uncertain stretch of a point only where it is wider than this to the right."""
SMEAR_PX = 1.6
"""A point whose uncertain stretch is wider than so many glyphs shows the stretch."""
RING_PX = 4.0
"""The ring around a chosen glyph keeps its words so much further off."""
LOW_PX = 12.0
"""No strip of counts is lower."""
TALLEST_PX = 72.0
"""No count is drawn higher: a lane full of bars would say no more."""
TICKS_PX = 8.0
"""So far down a lane's ticks reach; what is told below them keeps off."""
THROUGH_PX = 16.0
"""Over the counts of a lane of very many there is so much room to say how many run into the view."""
SCROLL_PX = 10.0
"""The strip at the right edge where the scroll handle runs and no words stand."""


class _Look(NamedTuple):
    """An event that is drawn, in pixels from the left of the scene; edges may lie out of view.

    A bar lies between its outer and core edges. A point stands at ``x`` and covers ``left`` to ``right``; a
    wide one shows that.
    """

    portrait: Portrait
    outer_x0: float
    core_x0: float
    core_x1: float
    outer_x1: float
    x: float
    left: float
    right: float
    has_smear: bool
    is_in_view: bool
    is_selected: bool
    is_first: bool


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
        self._gap = self.palette.space("label_gap")
        self._glyph_px = self.palette.space("glyph")
        # The grid holds the measurer and not this filler: a circle would keep all columns until it is swept up.
        measure, size = arrangement.measure, self.palette.size("count")
        self.grid = CellGrid(scale, lambda text: measure(text, size, SEMIBOLD))
        self.bars: list[Bar] = []
        self.glyphs: list[Glyph] = []
        self.ticks: list[VisitorTick] = []
        self.labels: list[Label] = []
        self.densities: list[DensityStrip] = []
        chosen, focused = attention.chosen, attention.focused
        self.chosen = chosen if focused is None or focused in chosen else Chosen(np.append(chosen.rows, focused))

    def fill(self, bands: Sequence[LaneBand]) -> None:
        """Place everything that stands in some lanes; all their events are looked at in one go."""
        if not bands:
            return
        seats = seats_of(self.a, bands, self.scale, self.chosen)
        seated = [np.flatnonzero(each.rows != NO_ROW) for each in seats]
        looks = self._looks(np.concatenate([each.places[some] for each, some in zip(seats, seated, strict=True)]))
        for band, each, some in zip(bands, seats, seated, strict=True):
            shown = self._place(band, looks, each.rows[some].tolist())
            if band.rows == 0:
                self._all_counted(band)
            elif each.is_crowd:
                self._crowd_strips(band, band.row_top + shown * band.row_height - band.top if shown else TICKS_PX)
            else:
                self._strip(band, each)
            self._visitors(band)

    def _place(self, band: LaneBand, looks: Iterator[_Look], rows: Sequence[int]) -> int:
        """Shapes and words of the next so many, each in its row of a lane; how many rows they take."""
        claims: dict[int, list[tuple[Portrait, Claim]]] = {}
        for lane_row, look in zip(rows, looks, strict=False):
            claim = self._bar(band, look, lane_row) if look.portrait.is_bar else self._glyph(band, look, lane_row)
            if claim is not None:
                claims.setdefault(lane_row, []).append((look.portrait, claim))
        for lane_row, pairs in sorted(claims.items()):
            self._words(band, lane_row, pairs)
        return max(claims, default=-1) + 1

    def _words(self, band: LaneBand, lane_row: int, pairs: list[tuple[Portrait, Claim]]) -> None:
        edge = self.scale.right - SCROLL_PX
        y = band.row_center(lane_row)
        pairs.sort(key=lambda pair: pair[1].left)
        for of, text, x, width in place([claim for _, claim in pairs], self.scale.left + 4, edge, self._gap - 1):
            portrait, claim = pairs[of]
            self.labels.append(
                Label(portrait.event, band.index, lane_row, text, x, y, width, claim.is_first, portrait.manner)
            )

    def _looks(self, places: Positions) -> Iterator[_Look]:
        """What is drawn of the events at some places."""
        a, marks = self.a, self.a.marks_at(places)
        starts, ends = (times[places] for times in a.ends)
        core_starts = np.where(np.isfinite(marks.core_start), marks.core_start, starts)
        core_ends = np.where(np.isfinite(marks.core_end), marks.core_end, ends)
        edges = [self.scale.xs(times) for times in (starts, core_starts, core_ends, ends)]
        rows = marks.rows
        are_chosen = self.attention.chosen.among(rows), self.chosen.among(rows)
        columns = (each.tolist() for each in (*edges, *self._points(edges[0], edges[3]), *are_chosen))
        return map(_Look._make, zip(a.portraits.of(places.tolist()), *columns, strict=True))

    def _points(self, x0: Times, x1: Times) -> tuple[Times, Times, Times, Mask, Mask]:
        """Of points between some edges: where their glyphs stand, what they cover, who has a smear, who is in view."""
        scale, size = self.scale, self._glyph_px
        has_smear = x1 - x0 > SMEAR_PX * size
        x = (x0 + x1) / 2
        # A glyph in the middle of a long stretch may be out of view though the stretch is in it. It never leaves the
        # stretch: beyond it others may stand, and one that is not in view has nothing to show there.
        inside = np.minimum(np.maximum(x, scale.left + size), scale.right - size)
        near = np.minimum(np.maximum(np.clip(x, scale.left, scale.right), x0), x1)
        x = np.where(has_smear, np.minimum(np.maximum(inside, x0 + size / 2), x1 - size / 2), near)
        left = np.where(has_smear, np.minimum(x0, x - size / 2), x - size / 2)
        right = np.where(has_smear, np.maximum(x1, x + size / 2), x + size / 2)
        is_in_view = (right > scale.left) & (left < scale.right)
        is_in_view &= (x >= scale.left - size / 2) & (x <= scale.right + size / 2)
        return x, left, right, has_smear, is_in_view

    def _texts(self, look: _Look) -> Saying:
        return self.a.portraits.strong(look.portrait) if look.is_first else look.portrait.texts

    def _bar(self, band: LaneBand, look: _Look, lane_row: int) -> Claim | None:
        scale, portrait = self.scale, look.portrait
        left, right = scale.left, scale.right
        gap, glyph = self._gap, self._glyph_px
        outer0, core0, core1, outer1 = look.outer_x0, look.core_x0, look.core_x1, look.outer_x1
        if portrait.open_end:
            core1, outer1 = outer1, outer1 + ARROW_PX
        outer1 = max(outer1, outer0 + SHORTEST_BAR)
        core0, core1 = min(max(core0, outer0), outer1), max(min(core1, outer1), outer0)
        dots_left = STUB_PX if portrait.unknown_start else 0.0
        dots_right = STUB_PX if portrait.unknown_end else 0.0
        if outer1 + dots_right <= left or outer0 - dots_left >= right:
            return None
        x0, x1 = max(outer0, left), min(outer1, right)
        is_narrow = x1 - x0 < NARROW_BAR
        glyph_x = x0 + gap + glyph / 2 if not is_narrow else (x0 + x1) / 2
        height = min(self.palette.space("bar"), band.row_height - 5)
        shown = Bar(
            event=portrait.event,
            row=portrait.row,
            lane=band.index,
            hue=portrait.hue,
            glyph=portrait.glyph,
            manner=portrait.manner,
            top=band.row_center(lane_row) - height / 2,
            height=height,
            x0=x0,
            core_x0=min(max(core0, left), right),
            core_x1=min(max(core1, left), right),
            x1=x1,
            open_left=portrait.open_start,
            open_right=portrait.open_end,
            dots_left=dots_left if outer0 > left else 0.0,
            dots_right=min(dots_right, max(0.0, right - x1)) if outer1 < right else 0.0,
            glyph_x=glyph_x if left < glyph_x < right and x1 > left and x0 < right else None,
            is_possible=portrait.is_possible,
            is_selected=look.is_selected,
            is_hovered=portrait.row == self.attention.hovered,
            is_focused=portrait.row == self.attention.focused,
        )
        self.bars.append(shown)
        half = glyph / 2 if is_narrow else 0.0
        return Claim(
            left=min(x0, glyph_x - half) - shown.dots_left,
            right=max(x1, glyph_x + half) + shown.dots_right,
            inside=None if is_narrow else x0 + 2 * gap + glyph,
            after=max(x1, glyph_x + half) + gap + shown.dots_right,
            before=min(x0, glyph_x - half) - gap - shown.dots_left,
            texts=self._texts(look),
            is_first=look.is_first,
        )

    def _glyph(self, band: LaneBand, look: _Look, lane_row: int) -> Claim | None:
        portrait, _, _, _, _, x, left, right, has_smear, is_in_view, is_selected, is_first = look
        if not is_in_view:
            return None
        scale, size = self.scale, self._glyph_px
        first, last = max(left, scale.left), min(right, scale.right)
        row = portrait.row
        self.glyphs.append(
            Glyph(
                portrait.event,
                row,
                band.index,
                portrait.hue,
                portrait.glyph,
                portrait.manner,
                x,
                band.row_center(lane_row),
                size,
                (first, last) if has_smear else None,
                portrait.is_exact,
                portrait.is_possible,
                is_selected,
                row == self.attention.hovered,
                row == self.attention.focused,
            )
        )
        ring = RING_PX if is_first else 0.0
        inside = x + size / 2 + self._gap + ring if has_smear and right - x > WIDE_SMEAR else None
        apart = self._gap + (0.0 if has_smear else ring)
        before = left - apart
        if has_smear and inside is None and x - first > WIDE_SMEAR:
            # Where the view ends on a stretch, words stand on what of it is before the glyph.
            before = x - size / 2 - self._gap - ring
        return Claim(first, last, inside, right + apart, before, self._texts(look), is_first)

    def _strip(self, band: LaneBand, seats: Seats) -> None:
        """What is counted beside others that are drawn; what only reaches near the view is none of it."""
        places = seats.places[seats.rows == NO_ROW]
        starts, ends = (times[places] for times in self.a.ends)
        seen = starts[(ends > self.scale.start) & (starts < self.scale.end)]
        if seats.through:
            seen = np.concatenate([np.full(seats.through, self.scale.start), seen])
        if len(seen):
            self._add_strip(band, max(band.foot, LOW_PX), self.grid.counted(seen, "+"), Density.REST)

    def _all_counted(self, band: LaneBand) -> None:
        """All that a low lane has in view, as counts."""
        crowd = self.a.crowd(band.index)
        over, begun = crowd.count_over(self.scale.start), crowd.count_begun(self.scale.end)
        found = self.grid.between(crowd.sorted_starts, over, begun, "+")
        if found:
            self._add_strip(band, max(band.foot, LOW_PX), found, Density.WHOLE)

    def _crowd_strips(self, band: LaneBand, down: float) -> None:
        """All that a lane of very many has in view: those that begin there as counts, and how many run into it.

        Args:
            down: How far below the lane's top they begin; the rows above are taken.
        """
        room = band.height - down - THROUGH_PX - 4.0
        if room < max(band.foot, LEAST_BAR_PX):
            self._all_counted(band)
            return
        crowd = self.a.crowd(band.index)
        before, begun = crowd.count_begun(self.scale.start), crowd.count_begun(self.scale.end)
        through = before - crowd.count_over(self.scale.start)
        if through:
            text = self.a.words.text("← {n} from before", n=short_count(through))
            width = self.a.measure(text, self.palette.size("count"), REGULAR)
            cell = self.grid.at_start(through, text, self.scale.left + 2 * self._gap, width)
            self.densities.append(DensityStrip(band.index, band.top + down, THROUGH_PX - 2, (cell,), Density.THROUGH))
        found = self.grid.between(crowd.sorted_starts, before, begun)
        if found:
            self._add_strip(band, min(room, TALLEST_PX), found, Density.ALL)

    def _add_strip(self, band: LaneBand, height: float, found: tuple[DensityCell, ...], of: Density) -> None:
        self.densities.append(DensityStrip(band.index, band.bottom - height - 2, height, found, of))

    def _visitors(self, band: LaneBand) -> None:
        times = self.a.visits[band.index]
        first, last = np.searchsorted(times, (self.scale.start, np.nextafter(self.scale.end, np.inf)))
        if last - first > MOST_TICKS:
            return
        visitors, xs = self.a.visitors[band.index][first:last], self.scale.xs(times[first:last])
        # Where rows are close to the top of the lane, ticks are short enough to stay off their words.
        bar = min(self.palette.space("bar"), band.row_height - 5)
        height = min(6.0, max(3.0, band.row_top + (band.row_height - bar) / 2 - band.top - 1))
        rows = self.a.table.rows[visitors]
        are_selected = self.attention.chosen.among(rows).tolist()
        for row, x, is_selected in zip(rows.tolist(), xs.tolist(), are_selected, strict=True):
            self.ticks.append(
                VisitorTick(
                    event=EventId(self.a.columns.ids[row]),
                    row=row,
                    lane=band.index,
                    hue=self.a.look(row)[0],
                    x=x,
                    top=band.top + 1,
                    height=height,
                    is_selected=is_selected or row == self.attention.hovered,
                )
            )
