"""Rows within a lane: boxes never overlap, and an event keeps its row while the view zooms and pans.

Zooming in only shrinks what a label takes of time, so a row that suits at one zoom suits at all closer ones. Rows are
therefore given out once, from the *home* zoom inward, half an octave at a time; an event that finds none for its words
stands as a glyph wherever there is room between glyphs; who finds no room at all waits for the next. Panning never asks
again. Further out than home every event tries its own row with its glyph alone.
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


@dataclass(frozen=True, slots=True)
class _Level:
    """Rows given out for good up to one zoom, and who of them had room for words when he came."""

    rows: RowNumbers
    has_words: NDArray[np.bool_]


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
    _levels: list[_Level] = field(default_factory=list)
    _further_out: dict[int, RowNumbers] = field(default_factory=dict)

    def rows_at(self, px_per_day: float) -> RowNumbers:
        """The row of each event at a zoom, ``NO_ROW`` for those that no row has room for."""
        level = self.level(px_per_day)
        if level >= 0:
            return self._level(level).rows
        if level not in self._further_out:
            spans = [footprint.span(self._zoom(level), with_label=False) for footprint in self.footprints]
            nobody = np.full(len(spans), NO_ROW, dtype=np.int64)
            self._further_out[level] = filled(nobody, spans, self.rows, wishes=self._level(0).rows)
        return self._further_out[level]

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

    def _level(self, level: int) -> _Level:
        while len(self._levels) <= level:
            if self._levels:
                self._levels.append(self._next(self._levels[-1], len(self._levels)))
            else:
                nobody = np.full(len(self.footprints), NO_ROW, dtype=np.int64)
                self._levels.append(self._next(_Level(nobody, nobody != NO_ROW), 0))
        return self._levels[level]

    def _next(self, before: _Level, level: int) -> _Level:
        """First those whose words have room; then glyphs clear of all words; then glyphs clear of glyphs."""
        if not (before.rows == NO_ROW).any():
            return before
        zoom = self._zoom(level)
        named = [footprint.span(zoom, with_label=True) for footprint in self.footprints]
        bare = [footprint.span(zoom, with_label=False) for footprint in self.footprints]
        waiting = before.rows == NO_ROW
        asked = [
            one if each else other for one, other, each in zip(named, bare, before.has_words | waiting, strict=True)
        ]
        rows = filled(before.rows, asked, self.rows)
        has_words = before.has_words | (waiting & (rows != NO_ROW))
        asked = [one if each else other for one, other, each in zip(named, bare, has_words, strict=True)]
        for spans in (asked, bare):
            if (rows == NO_ROW).any():
                rows = filled(rows, spans, self.rows)
        return _Level(rows, has_words)


def filled(
    settled: RowNumbers, spans: Sequence[tuple[float, float]], rows: int, wishes: RowNumbers | None = None
) -> RowNumbers:
    """Rows for those who have none, each the wished one or else the first with room; the others keep theirs.

    Args:
        settled: The row of each, or ``NO_ROW``; ``spans`` is what each takes of its row, in pixels.
    """
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
