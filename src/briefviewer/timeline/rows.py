"""Rows within a lane: boxes never overlap, and an event keeps its row while the view zooms and pans.

Zooming in only shrinks what a label takes of time, so a row that suits at one zoom suits at all closer ones. Rows are
therefore given out once, from the *home* zoom inward, half an octave at a time; words stand to the right of a mark or,
where no row has room for that, to its left; an event that finds none for its words stands as a glyph wherever there is
room between glyphs; who finds no room at all waits for the next. Panning never asks again. Further out than home every
event tries its own row with its glyph alone.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import IntEnum
from math import floor, log2

import numpy as np
from numpy.typing import NDArray

RowNumbers = NDArray[np.int64]
Times = NDArray[np.float64]
NO_ROW = -1
Extent = tuple[float, float]
"""From where to where something reaches, in pixels from time 0."""
_Held = tuple[list[float], list[float]]
"""What is taken of a row: where each extent starts and where it ends, rising; they do not overlap."""


class WordsAt(IntEnum):
    """Where the words of an event stand."""

    NONE = 0
    RIGHT = 1
    LEFT = 2


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

    def span(self, px_per_day: float, words: WordsAt = WordsAt.NONE) -> Extent:
        """From where to where, in pixels from time 0."""
        return Footprints.of([self]).spans(px_per_day, words)[0]


@dataclass(frozen=True)
class Footprints:
    """The footprints of many events, in time order: the fields of each as arrays beside each other."""

    start: Times
    end: Times
    anchor: Times
    before_px: Times
    after_px: Times
    head_px: Times
    tail_px: Times
    label_px: Times

    @classmethod
    def of(cls, each: Sequence[Footprint]) -> "Footprints":
        """Those of some events."""
        return cls(*(np.array([getattr(one, one_of.name) for one in each], dtype=np.float64) for one_of in fields(cls)))

    def __len__(self) -> int:
        return len(self.start)

    def spans(self, px_per_day: float, words: WordsAt = WordsAt.NONE) -> list[Extent]:
        """From where to where each reaches, in pixels from time 0."""
        left, right = self.edges(px_per_day, words)
        return list(zip(left.tolist(), right.tolist(), strict=True))

    def edges(self, px_per_day: float, words: WordsAt = WordsAt.NONE) -> tuple[Times, Times]:
        """The left and the right end of each."""
        at = self.anchor * px_per_day
        left = np.minimum(self.start * px_per_day - self.head_px, at - self.before_px)
        right = at + self.after_px
        if words is WordsAt.RIGHT:
            right = right + self.label_px
        elif words is WordsAt.LEFT:
            left = left - self.label_px
        return left, np.maximum(right, self.end * px_per_day + self.tail_px)

    def depth(self, px_per_day: float, words: WordsAt = WordsAt.NONE) -> int:
        """How many at most stand over each other: so many rows they need, and no more if taken from the left."""
        if not len(self):
            return 0
        left, right = self.edges(px_per_day, words)
        # What begins where another ends is beside it.
        times = np.concatenate([left, right])
        steps = np.concatenate([np.ones(len(left)), -np.ones(len(right))])
        return int(np.cumsum(steps[np.lexsort((steps, times))]).max())


@dataclass(frozen=True, slots=True)
class _Level:
    """Rows given out for good up to one zoom, and who of them had room for words when he came, and where."""

    rows: RowNumbers
    words: tuple[WordsAt, ...]


@dataclass(slots=True)
class RowPacking:
    """The rows of one lane's events at every zoom; remembers what it gave out.

    Args:
        footprints: In time order.
        home_px_per_day: The zoom from which rows are given out.
        rows: How many rows there are.
    """

    footprints: Footprints
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
            spans = self.footprints.spans(self._zoom(level))
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

    @property
    def left_over(self) -> int:
        """How many find no row at home."""
        return int((self.rows_at(self.home_px_per_day) == NO_ROW).sum())

    @property
    def wordless(self) -> int:
        """How many find no room for words at home."""
        return sum(each is WordsAt.NONE for each in self._level(0).words)

    def _zoom(self, level: int) -> float:
        return float(self.home_px_per_day * 2 ** (level / 2))

    def _level(self, level: int) -> _Level:
        while len(self._levels) <= level:
            if self._levels:
                self._levels.append(self._next(self._levels[-1], len(self._levels)))
            else:
                nobody = np.full(len(self.footprints), NO_ROW, dtype=np.int64)
                self._levels.append(self._next(_Level(nobody, (WordsAt.NONE,) * len(nobody)), 0))
        return self._levels[level]

    def _next(self, before: _Level, level: int) -> _Level:
        waiting = np.flatnonzero(before.rows == NO_ROW).tolist()
        if not waiting:
            return before
        spans = [self.footprints.spans(self._zoom(level), each) for each in WordsAt]
        bare = spans[WordsAt.NONE]
        book = RowBook(self.rows)
        rows, words = before.rows.copy(), list(before.words)
        for index in np.flatnonzero(rows != NO_ROW).tolist():
            book.hold(int(rows[index]), bare[index], spans[words[index]][index])
        rows[waiting], sides = book.give([[each[index] for index in waiting] for each in spans])
        for index, side in zip(waiting, sides, strict=True):
            words[index] = side
        return _Level(rows, tuple(words))


class RowBook:
    """What is taken of some rows at one zoom: by bare marks, and by words, in which marks may stand."""

    def __init__(self, rows: int) -> None:
        self._worded: list[_Held] = [([], []) for _ in range(rows)]
        self._bare: list[_Held] = [([], []) for _ in range(rows)]

    def has_room(self, row: int, span: Extent) -> bool:
        """Whether nobody is in the way, nor anybody's words."""
        return _has_room(self._worded[row], span) and _has_room(self._bare[row], span)

    def hold(self, row: int, bare: Extent, span: Extent) -> None:
        """Somebody sits there, who takes ``bare``, and ``span`` if room is kept for his words."""
        _take(self._bare[row], bare)
        if span != bare:
            _take(self._worded[row], span)

    def leave(self, row: int, bare: Extent, span: Extent) -> None:
        """Who was held there sits there no longer."""
        _give_back(self._bare[row], bare)
        if span != bare:
            _give_back(self._worded[row], span)

    def give(self, spans: Sequence[Sequence[Extent]]) -> tuple[list[int], list[WordsAt]]:
        """Rows, ``NO_ROW`` without room, and room for words, for some who have none.

        First those whose words have room, right or left of them; then glyphs clear of all words; then clear of glyphs.

        Args:
            spans: What each would take of a row, by where the words stand.
        """
        bare = spans[WordsAt.NONE]
        found, held = [NO_ROW] * len(bare), [WordsAt.NONE] * len(bare)
        waiting: Sequence[int] = range(len(bare))
        # Rows only fill up: whoever has no room for his bare mark need not be asked about words.
        full: set[Extent] = set()
        for side in (WordsAt.RIGHT, WordsAt.LEFT, WordsAt.NONE):
            still = []
            for index in waiting:
                row = NO_ROW
                if bare[index] not in full:
                    row = self._first(spans[side][index])
                    if row == NO_ROW and self._first(bare[index]) == NO_ROW:
                        full.add(bare[index])
                if row == NO_ROW:
                    still.append(index)
                else:
                    self.hold(row, bare[index], spans[side][index])
                    found[index], held[index] = row, side
            waiting = still
        for index in waiting:
            row = _first_with_room(self._bare, bare[index])
            if row != NO_ROW:
                self.hold(row, bare[index], bare[index])
                found[index] = row
        return found, held

    def _first(self, span: Extent) -> int:
        start, end = span
        for row, (starts, ends) in enumerate(self._worded):  # first where words stand: they are mostly in the way
            at = bisect_left(starts, end)
            if at == 0 or ends[at - 1] <= start:
                starts, ends = self._bare[row]
                at = bisect_left(starts, end)
                if at == 0 or ends[at - 1] <= start:
                    return row
        return NO_ROW


def filled(settled: RowNumbers, spans: Sequence[Extent], rows: int, wishes: RowNumbers | None = None) -> RowNumbers:
    """Rows for those who have none, each the wished one or else the first with room; the others keep theirs.

    Args:
        settled: The row of each, or ``NO_ROW``; ``spans`` is what each takes of its row, in pixels.
    """
    result = settled.tolist()
    taken = _taken(result, spans, rows)
    wished = wishes.tolist() if wishes is not None else None
    full: set[Extent] = set()
    for index, span in enumerate(spans):
        if result[index] != NO_ROW or span in full:
            continue
        if wished is not None and wished[index] != NO_ROW and _has_room(taken[wished[index]], span):
            row = wished[index]
        else:
            row = _first_with_room(taken, span)
        if row == NO_ROW:
            full.add(span)
        else:
            _take(taken[row], span)
            result[index] = row
    return np.array(result, dtype=np.int64)


def _taken(settled: Sequence[int], spans: Sequence[Extent], rows: int) -> list[_Held]:
    held: list[list[Extent]] = [[] for _ in range(rows)]
    for row, span in zip(settled, spans, strict=True):
        if row != NO_ROW:
            held[row].append(span)
    for each in held:
        each.sort()
    return [([start for start, _ in each], [end for _, end in each]) for each in held]


def _take(held: _Held, span: Extent) -> None:
    starts, ends = held
    at = bisect_left(starts, span[0])
    starts.insert(at, span[0])
    ends.insert(at, span[1])


def _give_back(held: _Held, span: Extent) -> None:
    starts, ends = held
    at = starts.index(span[0], bisect_left(starts, span[0]))
    del starts[at], ends[at]


def _first_with_room(taken: Sequence[_Held], span: Extent) -> int:
    start, end = span
    for row, (starts, ends) in enumerate(taken):
        at = bisect_left(starts, end)
        if at == 0 or ends[at - 1] <= start:
            return row
    return NO_ROW


def _has_room(held: _Held, span: Extent) -> bool:
    return _first_with_room((held,), span) == 0
