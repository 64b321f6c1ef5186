"""Rows within a lane: boxes never overlap, and an event keeps its row while the view zooms and pans.

Zooming in only shrinks what a label takes of time, so a row that suits at one zoom suits at all closer ones. Rows are
therefore given out once, from the *home* zoom inward, half an octave at a time; an event that finds none waits for the
next. Panning never asks again. Further out than home every event tries its own row with its glyph alone.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor, log2

import numpy as np
from numpy.typing import NDArray

RowNumbers = NDArray[np.int64]
NO_ROW = -1


@dataclass(frozen=True, slots=True)
class Footprint:
    """What an event takes of a row at any zoom.

    From the smaller of ``start`` and ``anchor`` − ``before_px`` to the larger of ``end`` + ``tail_px`` and ``anchor`` +
    ``after_px`` + its label. Times are days; ``label_px`` is the width of title or short title, with its gap.
    """

    start: float
    end: float
    anchor: float
    before_px: float
    after_px: float
    head_px: float
    tail_px: float
    label_px: float

    def span(self, px_per_day: float, *, with_label: bool) -> tuple[float, float]:
        """From where to where, in pixels from time 0."""
        anchor = self.anchor * px_per_day
        left = min(self.start * px_per_day - self.head_px, anchor - self.before_px)
        right = anchor + self.after_px + (self.label_px if with_label else 0.0)
        return left, max(right, self.end * px_per_day + self.tail_px)


@dataclass(slots=True)
class RowPacking:
    """The rows of one lane's events at every zoom; remembers what it gave out.

    Args:
        footprints: In time order.
        home_px_per_day: The zoom from which rows are given out.
        rows: How many rows there are.
    """

    footprints: Sequence[Footprint]
    home_px_per_day: float
    rows: int
    _levels: list[RowNumbers] = field(default_factory=list)
    _shown: dict[int, RowNumbers] = field(default_factory=dict)

    def rows_at(self, px_per_day: float) -> RowNumbers:
        """The row of each event at a zoom, ``NO_ROW`` for those that no row has room for."""
        level = self.level(px_per_day)
        if level not in self._shown:
            self._shown[level] = self._with_glyphs(self._settled(max(level, 0)), self._zoom(level))
        return self._shown[level]

    def level(self, px_per_day: float) -> int:
        """The half octave of a zoom; 0 is home."""
        return floor(2 * log2(px_per_day / self.home_px_per_day) + 1e-9)

    @property
    def used(self) -> int:
        """How many rows are in use at home."""
        rows = self.rows_at(self.home_px_per_day)
        return int(rows.max()) + 1 if len(rows) else 0

    def _zoom(self, level: int) -> float:
        return float(self.home_px_per_day * 2 ** (level / 2))

    def _settled(self, level: int) -> RowNumbers:
        """Rows given out for good, up to a level."""
        while len(self._levels) <= level:
            here = len(self._levels)
            before = self._levels[-1] if here else np.full(len(self.footprints), NO_ROW, dtype=np.int64)
            if here and not (before == NO_ROW).any():
                self._levels.append(before)
                continue
            zoom = self._zoom(here)
            spans = [footprint.span(zoom, with_label=True) for footprint in self.footprints]
            self._levels.append(_filled(before, spans, self.rows))
        return self._levels[level]

    def _with_glyphs(self, settled: RowNumbers, zoom: float) -> RowNumbers:
        """Those without a row in what is left, with their glyph alone; out from home everybody with the glyph alone."""
        level = self.level(zoom)
        if level >= 0:
            if not (settled == NO_ROW).any():
                return settled
            spans = [
                footprint.span(zoom, with_label=bool(row != NO_ROW))
                for footprint, row in zip(self.footprints, settled, strict=True)
            ]
            return _filled(settled, spans, self.rows)
        spans = [footprint.span(zoom, with_label=False) for footprint in self.footprints]
        return _filled(np.full(len(spans), NO_ROW, dtype=np.int64), spans, self.rows, wishes=settled)


def _filled(
    settled: RowNumbers, spans: Sequence[tuple[float, float]], rows: int, wishes: RowNumbers | None = None
) -> RowNumbers:
    """Rows for those who have none, each the wished one or else the first with room; the others keep theirs."""
    result = settled.copy()
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    for index, row in enumerate(settled):
        if row != NO_ROW:
            taken[row].append(spans[index])
    for each in taken:
        each.sort()
    for index, span in enumerate(spans):
        if result[index] != NO_ROW:
            continue
        wish = int(wishes[index]) if wishes is not None else NO_ROW
        order = range(rows) if wish == NO_ROW else (wish, *(row for row in range(rows) if row != wish))
        for row in order:
            if _has_room(taken[row], span):
                insort(taken[row], span)
                result[index] = row
                break
    return result


def _has_room(taken: list[tuple[float, float]], span: tuple[float, float]) -> bool:
    at = bisect_left(taken, span)
    if at < len(taken) and taken[at][0] < span[1]:
        return False
    return at == 0 or taken[at - 1][1] <= span[0]
