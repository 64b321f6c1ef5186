"""Two texts laid side by side letter by letter: where in a window the words of a quote begin and end.

The letters that both have in the same order (the longest such row) tell which letter of the window stands for which of
the quote. Runs of a few letters meet by chance and settle nothing; the ends are then put between words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, LCSseq

_RUN = 5
"""Equal letters in a row from which on they are no chance."""
_DISTANCE_WEIGHT = 0.3
"""How many equal letters outweigh a letter that was put between."""
_GOOD = 0.8
_TORN = 12
"""Letters at an end of the quote that may be damaged beyond a run; more than these are taken for cut off."""
_EDGE = re.compile(r"\w+|[^\w\s]")
_BY_CHANCE = 0.55
"""How alike two stretches of one language are by chance, as ``partial_ratio`` counts."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where the quote stands in the window, and how like it the words there are (0–1)."""

    start: int
    end: int
    score: float
    covered: float
    """The share of the quote's letters that stand there in its order (0–1), whatever stands between them."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters that quote and window have in common."""

    source: int
    there: int
    length: int

    @property
    def source_end(self) -> int:
        return self.source + self.length

    @property
    def there_end(self) -> int:
        return self.there + self.length

    def there_of(self, source: int) -> int:
        return self.there + source - self.source


def alignments(exact: str, window: str, before: str = "", after: str = "") -> Sequence[Aligned]:
    """The stretches of a window that may stand for a quote, whole words at both ends: none, one or two.

    What was put between the quote's words is in the first; what stands beside them is not. Where that is not much like
    the quote, the stretch as long as the quote that is most like it comes second: the words may stand there twice.

    Args:
        before: What stood before the quote; it keeps the beginning from being taken too early.
        after: What stood after it.
    """
    whole = before + exact + after
    first, last = len(before), len(before) + len(exact)
    runs = _equal_runs(whole, window)
    kept = _dense([run for run in runs if min(run.source_end, last) > max(run.source, first)])
    if not kept:
        return ()
    opening, closing = kept[0], kept[-1]
    start = opening.there_of(max(opening.source, first)) - _torn(opening.source - first)
    end = closing.there_of(min(closing.source_end, last)) + _torn(last - closing.source_end)
    lowest = max((run.there_end for run in runs if run.source_end <= first and run.there < opening.there), default=0)
    highest = min((run.there for run in runs if run.source >= last and run.there > closing.there), default=len(window))
    start, end = max(start, lowest), min(end, highest)
    found = _settled(exact, window, start, end, lowest, highest) if start < end else None
    if found is not None and found.score >= _GOOD:
        return (found,)
    return [each for each in (found, _of_one_length(exact, window)) if each is not None]


def _torn(rest: int) -> int:
    """How many letters the quote goes on beyond the last run."""
    return rest if 0 < rest <= _TORN else 0


def _of_one_length(exact: str, window: str) -> Aligned | None:
    rough = fuzz.partial_ratio_alignment(exact, window, score_cutoff=100 * _GOOD)
    if rough is None or len(exact) > len(window):
        return None
    return _settled(exact, window, rough.dest_start, rough.dest_end, 0, len(window))


def _dense(runs: Sequence[_Run]) -> Sequence[_Run]:
    """The runs from one to another that weigh most: what stands between two of them in the window weighs against.

    A run that goes on into the context weighs more, for there the quote begins or ends.
    """
    best, best_from, best_to = 0.0, 0, 0
    weight, since = 0.0, 0
    for at, run in enumerate(runs):
        if at:
            before = runs[at - 1]
            weight -= _DISTANCE_WEIGHT * max(0, (run.there - before.there_end) - (run.source - before.source_end))
        if weight <= 0:
            weight, since = 0.0, at
        weight += run.length
        if weight > best:
            best, best_from, best_to = weight, since, at + 1
    return runs[best_from:best_to]


def _equal_runs(whole: str, window: str) -> Sequence[_Run]:
    """Runs in order, each reaching back as far as the letters are equal: of equal rows any may be told."""
    found: list[_Run] = []
    for each in Indel.opcodes(whole, window):
        if each.tag != "equal":
            continue
        source, there, end = each.src_start, each.dest_start, each.src_end
        if end - source >= _RUN:
            least = found[-1] if found else _Run(0, 0, 0)
            while source > least.source_end and there > least.there_end and whole[source - 1] == window[there - 1]:
                source, there = source - 1, there - 1
        if end - source >= _RUN or len(whole) <= _RUN:
            found.append(_Run(source, there, end - source))
    return found


def _settled(exact: str, window: str, start: int, end: int, lowest: int, highest: int) -> Aligned | None:
    """The ends put between words, each where the likeness is greatest."""
    edges = {lowest, highest}
    for word in _EDGE.finditer(window):
        edges.update(word.span())
    places = sorted(edges)
    reach = max(8, min(len(exact) // 16, 24))
    for _ in range(2):
        end = max(
            _near(places, end, reach, start + 1, highest) or [end],
            key=lambda at: (Indel.normalized_similarity(exact, window[start:at]), -at),
        )
        start = max(
            _near(places, start, reach, lowest, end - 1) or [start],
            key=lambda at: (Indel.normalized_similarity(exact, window[at:end]), at),
        )
    if start >= end:
        return None
    there = window[start:end]
    covered = LCSseq.similarity(exact, there) / len(exact)
    return Aligned(start, end, Indel.normalized_similarity(exact, there), covered)


def _near(places: list[int], at: int, reach: int, least: int, most: int) -> list[int]:
    first, last = bisect_left(places, at - reach), bisect_left(places, at + reach + 1)
    return [each for each in places[first:last] if least <= each <= most]


def context_likeness(context: str, there: str) -> float:
    """How surely some context stands in a somewhat longer stretch: 0 by chance, 1 word for word."""
    if not context or not there:
        return 0.0
    return max(0.0, (fuzz.partial_ratio(context, there) / 100 - _BY_CHANCE) / (1 - _BY_CHANCE))
