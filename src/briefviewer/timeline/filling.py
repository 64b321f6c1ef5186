"""Fills the lanes: what sits in them becomes shapes and words, what only is counted becomes strips of counts.

Everything about the events of a lane is taken from arrays at once; only what is drawn singly becomes an object.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from briefviewer.domain.event import EventId
from briefviewer.timeline.arrangement import ARROW_PX, STUB_PX, Arrangement
from briefviewer.timeline.attention import Attention, Chosen
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.crowds import Crowd
from briefviewer.timeline.density import DensityCell, cells, crowd_cells
from briefviewer.timeline.labels import Claim, place
from briefviewer.timeline.lanes import Positions
from briefviewer.timeline.marks import MANNERS, Manner
from briefviewer.timeline.measure import SEMIBOLD
from briefviewer.timeline.rows import NO_ROW
from briefviewer.timeline.sayings import Asked, Saying
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.seats import Seats, seats_of
from briefviewer.timeline.shapes import Bar, DensityStrip, Glyph, Label, VisitorTick

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
SLANT_PX = 4.0
"""How far slanted words reach beyond the measure of upright ones."""
SCROLL_PX = 10.0
"""The strip at the right edge where the scroll handle runs and no words stand."""


class _Look(NamedTuple):
    """What is drawn of an event, in pixels from the left of the scene; edges may lie out of view."""

    place: int
    row: int
    event: EventId
    is_bar: bool
    outer_x0: float
    core_x0: float
    core_x1: float
    outer_x1: float
    is_exact: bool
    manner: Manner
    hue: str
    glyph: str
    is_possible: bool
    is_selected: bool
    is_first: bool
    texts: Saying


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
        self.bars: list[Bar] = []
        self.glyphs: list[Glyph] = []
        self.ticks: list[VisitorTick] = []
        self.labels: list[Label] = []
        self.densities: list[DensityStrip] = []
        chosen, focused = attention.chosen, attention.focused
        self.chosen = chosen if focused is None or focused in chosen else Chosen(np.append(chosen.rows, focused))

    def fill(self, band: LaneBand) -> None:
        """Place everything that stands in one lane."""
        crowd = self.a.crowds[band.index]
        if band.rows == 0:
            self._crowd_strip(band, crowd, 0.0)
        else:
            seats = seats_of(self.a, band, self.scale, self.chosen)
            shown = self._place(band, seats)
            if seats.is_crowd:
                self._crowd_strip(band, crowd, band.row_top + shown * band.row_height - band.top if shown else 4.0)
            else:
                self._strip(band, seats)
        self._visitors(band)

    def _place(self, band: LaneBand, seats: Seats) -> int:
        """Shapes and words of those who have a row; how many rows they take."""
        claims: dict[int, list[tuple[_Look, Claim]]] = {}
        seated = np.flatnonzero(seats.rows != NO_ROW)
        looks = self._looks(seats.places[seated])
        for look, lane_row in zip(looks, seats.rows[seated].tolist(), strict=True):
            claim = self._bar(band, look, lane_row) if look.is_bar else self._glyph(band, look, lane_row)
            if claim is not None:
                claims.setdefault(lane_row, []).append((look, claim))
        for lane_row, pairs in sorted(claims.items()):
            self._words(band, lane_row, pairs)
        return max(claims, default=-1) + 1

    def _words(self, band: LaneBand, lane_row: int, pairs: list[tuple[_Look, Claim]]) -> None:
        edge = self.scale.right - SCROLL_PX
        gap = self.palette.space("label_gap") - 1
        pairs.sort(key=lambda pair: pair[1].left)
        for placed in place([claim for _, claim in pairs], self.scale.left + 4, edge, gap):
            look, claim = pairs[placed.claim]
            self.labels.append(
                Label(
                    event=look.event,
                    lane=band.index,
                    lane_row=lane_row,
                    text=placed.text,
                    x=placed.x,
                    y=band.row_center(lane_row),
                    width=placed.width,
                    is_strong=claim.is_first,
                    manner=look.manner,
                )
            )

    def _looks(self, places: Positions) -> Iterator[_Look]:
        """What is drawn of the events at some places."""
        a, marks = self.a, self.a.marks
        starts, ends = a.ends
        start, end = starts[places], ends[places]
        core_start, core_end = marks.core_start[places], marks.core_end[places]
        core_start = np.where(np.isfinite(core_start), core_start, start)
        core_end = np.where(np.isfinite(core_end), core_end, end)
        outer0, core0, core1, outer1 = (self.scale.xs(times) for times in (start, core_start, core_end, end))
        rows = marks.rows[places]
        possible = a.selection.is_possible(rows).tolist()
        first = self.chosen.among(rows).tolist()
        sayings = a.sayings.of([Asked(*each) for each in zip(rows.tolist(), possible, first, strict=True)])
        columns = zip(
            places.tolist(), rows.tolist(), marks.is_bar[places].tolist(), outer0.tolist(), core0.tolist(),
            core1.tolist(), outer1.tolist(), (end - start <= 1.0).tolist(), marks.manner[places].tolist(),
            possible, self.attention.chosen.among(rows).tolist(), first, sayings, strict=True,
        )  # fmt: skip
        ids = a.columns.ids
        for position, row, is_bar, x0, x1, x2, x3, is_exact, code, is_possible, is_selected, is_first, said in columns:
            manner = MANNERS[code]
            texts = said if manner is Manner.HAPPENED else tuple((text, width + SLANT_PX) for text, width in said)
            hue, glyph = a.look(row)
            yield _Look(
                position,
                row,
                EventId(ids[row]),
                is_bar,
                x0,
                x1,
                x2,
                x3,
                is_exact,
                manner,
                hue,
                glyph,
                is_possible,
                is_selected,
                is_first,
                texts,
            )

    def _bar(self, band: LaneBand, look: _Look, lane_row: int) -> Claim | None:
        marks, scale, place = self.a.marks, self.scale, look.place
        left, right = scale.left, scale.right
        gap, glyph = self._gap, self._glyph_px
        outer0, core0, core1, outer1 = look.outer_x0, look.core_x0, look.core_x1, look.outer_x1
        if marks.open_end[place]:
            core1, outer1 = outer1, outer1 + ARROW_PX
        outer1 = max(outer1, outer0 + SHORTEST_BAR)
        core0, core1 = min(max(core0, outer0), outer1), max(min(core1, outer1), outer0)
        dots_left = STUB_PX if marks.unknown_start[place] else 0.0
        dots_right = STUB_PX if marks.unknown_end[place] else 0.0
        if outer1 + dots_right <= left or outer0 - dots_left >= right:
            return None
        x0, x1 = max(outer0, left), min(outer1, right)
        is_narrow = x1 - x0 < NARROW_BAR
        glyph_x = x0 + gap + glyph / 2 if not is_narrow else (x0 + x1) / 2
        height = min(self.palette.space("bar"), band.row_height - 5)
        shown = Bar(
            event=look.event,
            row=look.row,
            lane=band.index,
            hue=look.hue,
            glyph=look.glyph,
            manner=look.manner,
            top=band.row_center(lane_row) - height / 2,
            height=height,
            x0=x0,
            core_x0=min(max(core0, left), right),
            core_x1=min(max(core1, left), right),
            x1=x1,
            open_left=bool(marks.open_start[place]),
            open_right=bool(marks.open_end[place]),
            dots_left=dots_left if outer0 > left else 0.0,
            dots_right=min(dots_right, max(0.0, right - x1)) if outer1 < right else 0.0,
            glyph_x=glyph_x if left < glyph_x < right and x1 > left and x0 < right else None,
            is_possible=look.is_possible,
            is_selected=look.is_selected,
            is_hovered=look.row == self.attention.hovered,
            is_focused=look.row == self.attention.focused,
        )
        self.bars.append(shown)
        half = glyph / 2 if is_narrow else 0.0
        return Claim(
            left=min(x0, glyph_x - half) - shown.dots_left,
            right=max(x1, glyph_x + half) + shown.dots_right,
            inside=None if is_narrow else x0 + 2 * gap + glyph,
            after=max(x1, glyph_x + half) + gap + shown.dots_right,
            before=min(x0, glyph_x - half) - gap - shown.dots_left,
            texts=look.texts,
            is_first=look.is_first,
        )

    def _glyph(self, band: LaneBand, look: _Look, lane_row: int) -> Claim | None:
        scale = self.scale
        gap, size = self._gap, self._glyph_px
        x0, x1 = look.outer_x0, look.outer_x1
        has_smear = x1 - x0 > SMEAR_PX * size
        x = (x0 + x1) / 2
        if has_smear:
            # A glyph in the middle of a long stretch may be out of view though the stretch is in it. It never leaves
            # the stretch: beyond it others may stand, and one that is not in view has nothing to show there.
            x = min(max(x, scale.left + size), scale.right - size)
            x = min(max(x, x0 + size / 2), x1 - size / 2)
        left, right = (min(x0, x - size / 2), max(x1, x + size / 2)) if has_smear else (x - size / 2, x + size / 2)
        if right <= scale.left or left >= scale.right or not scale.left - size / 2 <= x <= scale.right + size / 2:
            return None
        self.glyphs.append(
            Glyph(
                event=look.event,
                row=look.row,
                lane=band.index,
                hue=look.hue,
                glyph=look.glyph,
                manner=look.manner,
                x=x,
                y=band.row_center(lane_row),
                size=size,
                smear=(max(left, scale.left), min(right, scale.right)) if has_smear else None,
                is_exact=look.is_exact,
                is_possible=look.is_possible,
                is_selected=look.is_selected,
                is_hovered=look.row == self.attention.hovered,
                is_focused=look.row == self.attention.focused,
            )
        )
        ring = RING_PX if look.is_first and not has_smear else 0.0
        return Claim(
            left=max(left, scale.left),
            right=min(right, scale.right),
            inside=x + size / 2 + gap + ring if has_smear and right - x > WIDE_SMEAR else None,
            after=right + gap + ring,
            before=(left if has_smear else x - size / 2) - gap - ring,
            texts=look.texts,
            is_first=look.is_first,
        )

    def _strip(self, band: LaneBand, seats: Seats) -> None:
        """What is counted beside others that are drawn; what only reaches near the view is none of it."""
        places = seats.places[seats.rows == NO_ROW]
        starts, ends = (times[places] for times in self.a.ends)
        seen = starts[(ends > self.scale.start) & (starts < self.scale.end)]
        if seats.through:
            seen = np.concatenate([np.full(seats.through, self.scale.start), seen])
        if len(seen):
            self._add_strip(band, cells(self.scale, seen, self._count_width, "+"), max(band.foot, 12.0), is_tall=False)

    def _crowd_strip(self, band: LaneBand, crowd: Crowd, down: float) -> None:
        """All that a lane has in view, as counts.

        Args:
            down: How far below its top it begins, in a lane that has rows; those above are taken.
        """
        over, begun = crowd.count_over(self.scale.start), crowd.count_begun(self.scale.end)
        is_tall = band.rows > 0
        found = crowd_cells(self.scale, crowd.sorted_starts, over, begun, self._count_width, "" if is_tall else "+")
        if found:
            height = max(band.height - down - 4.0, band.foot) if is_tall else max(band.foot, 12.0)
            self._add_strip(band, found, height, is_tall=is_tall)

    def _add_strip(self, band: LaneBand, found: tuple[DensityCell, ...], height: float, *, is_tall: bool) -> None:
        self.densities.append(DensityStrip(band.index, band.bottom - height - 2, height, found, is_tall))

    def _count_width(self, text: str) -> float:
        return self.a.measure(text, self.palette.size("count"), SEMIBOLD)

    def _visitors(self, band: LaneBand) -> None:
        times = self.a.visits[band.index]
        first, last = np.searchsorted(times, (self.scale.start, np.nextafter(self.scale.end, np.inf)))
        if last - first > MOST_TICKS:
            return
        visitors, xs = self.a.visitors[band.index][first:last], self.scale.xs(times[first:last])
        # Where rows are close to the top of the lane, ticks are short enough to stay off their words.
        bar = min(self.palette.space("bar"), band.row_height - 5)
        height = min(6.0, max(3.0, band.row_top + (band.row_height - bar) / 2 - band.top - 1))
        rows = self.a.marks.rows[visitors]
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
