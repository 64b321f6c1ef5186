"""The matcher of last resort: where in a text words stand that are nearly those of a quote.

It is handed to ``domain.anchoring``, which asks only after every exact way has failed. A text is not searched letter by
letter: words of the quote that are rare in the text vote for the places where the quote may begin, and only the few
places with the most votes are aligned. The context of the quote settles which of two likely places is meant.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from briefviewer.domain.anchoring import MIN_SCORE
from briefviewer.domain.selector import TextQuoteSelector

_WORD = re.compile(r"\w+")
_CONTEXT_WEIGHT = 0.3
_COMMON = 400
"""A word that stands more often than this in a text votes for nothing."""
_PLACES = 12
"""How many places are aligned at most."""
_WHOLE_TEXT = 20_000
"""Texts up to this length are searched whole if no word of the quote is in them."""


def approximate(quote: TextQuoteSelector, text: str, hint: int | None) -> tuple[int, int, float] | None:
    """Where a text holds words like a quote's, and how like they are (0–1); None if nothing is like them.

    Quote and text come normalised (``domain.normalized``). Of places that are alike the one in the quote's context
    wins, then the one nearest the hint.

    >>> approximate(TextQuoteSelector("the mil stood stil"), "So the mill stood still.", None)[:2]
    (3, 23)
    """
    exact = quote.exact
    best: tuple[float, float, int, int] | None = None
    for place in _places(exact, text):
        margin = len(exact) // 4 + 16
        low = max(0, place - margin)
        window = text[low : place + len(exact) + margin]
        aligned = _aligned(exact, window)
        if aligned is None:
            continue
        start, end, score = aligned
        start, end = start + low, end + low
        rank = score + _CONTEXT_WEIGHT * _context(quote, text, start, end)
        away = 0.0 if hint is None else -abs(start - hint) / (len(text) + 1)
        if best is None or (rank, away) > best[:2]:
            best = (rank, away, start, end)
    if best is None:
        return None
    _, _, start, end = best
    return start, end, Indel.normalized_similarity(exact, text[start:end])


def _aligned(exact: str, window: str) -> tuple[int, int, float] | None:
    """The stretch of a window most like the quote, whole words at both ends."""
    rough = fuzz.partial_ratio_alignment(exact, window, score_cutoff=100 * (MIN_SCORE - 0.15))
    if rough is None:
        return None
    if len(exact) > len(window):
        return 0, len(window), Indel.normalized_similarity(exact, window)
    start, end = rough.dest_start, rough.dest_end
    edges = _edges(window)
    reach = max(12, len(exact) // 8)
    end = max(
        _near(edges, end, reach, start + 1, len(window)) or [end],
        key=lambda at: (Indel.normalized_similarity(exact, window[start:at]), -at),
    )
    start = max(
        _near(edges, start, reach, 0, end - 1) or [start],
        key=lambda at: (Indel.normalized_similarity(exact, window[at:end]), at),
    )
    return start, end, Indel.normalized_similarity(exact, window[start:end])


def _edges(window: str) -> list[int]:
    """Where words and the marks around them begin and end."""
    edges = {0, len(window)}
    for word in re.finditer(r"\w+|[^\w\s]", window):
        edges.update(word.span())
    return sorted(edges)


def _near(edges: list[int], at: int, reach: int, least: int, most: int) -> list[int]:
    first, last = bisect_left(edges, at - reach), bisect_left(edges, at + reach + 1)
    return [each for each in (*edges[first:last], at) if least <= each <= most]


def _context(quote: TextQuoteSelector, text: str, start: int, end: int) -> float:
    """How like the surroundings are (0–1); 0 where the quote has no context."""
    told = [
        Indel.normalized_similarity(told, there)
        for told, there in (
            (quote.prefix, text[max(0, start - len(quote.prefix)) : start]),
            (quote.suffix, text[end : end + len(quote.suffix)]),
        )
        if told
    ]
    return sum(told) / len(told) if told else 0.0


def _places(exact: str, text: str) -> Iterator[int]:
    """Where the quote may begin, the likeliest first: words of both, each voting for its distance from the start."""
    index = _words(text)
    step = max(8, len(exact) // 8)
    votes: Counter[int] = Counter()
    for word in _WORD.finditer(exact.casefold()):
        stands = index.get(word[0], ())
        if 0 < len(stands) <= _COMMON:
            weight = 1 + int(8 / len(stands))
            for at in stands:
                votes[(at - word.start()) // step] += weight
    if not votes:
        if len(text) <= _WHOLE_TEXT:
            yield from range(0, max(1, len(text)), max(1, len(exact)))
        return
    taken: set[int] = set()
    for slot, _ in sorted(votes.items(), key=lambda each: (-each[1] - votes[each[0] + 1], each[0])):
        if slot not in taken:
            taken.update((slot - 1, slot, slot + 1))
            yield max(0, slot * step)
        if len(taken) >= 3 * _PLACES:
            return


@lru_cache(maxsize=4)
def _words(text: str) -> dict[str, list[int]]:
    """Where each word of a text begins, whatever its case."""
    index: dict[str, list[int]] = {}
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    for word in _WORD.finditer(folded):
        index.setdefault(word[0], []).append(word.start())
    return index
