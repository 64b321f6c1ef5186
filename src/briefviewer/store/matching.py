"""The matcher of last resort: where in a text words stand that are nearly those of a quote.

It is handed to ``domain.anchoring``, which asks only where no exact way is sure. A text is not searched letter by
letter: words of the quote and of its context that are rare in the text vote for the places where the quote may begin,
and only the few places with the most votes are aligned. Likeness, context and nearness together settle which place is
meant; likeness without context must be great, for a quote that was cut out is to be lost and not to be put elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefviewer.domain.selector import TextQuoteSelector
from briefviewer.store.alignment import alignments, context_likeness

SURE_SCORE = 0.75
"""From here on the words alone are enough, where the quote has no context."""

_ENOUGH = ((0.95, 0.0), (0.85, 0.3), (0.6, 0.45))
"""Pairs of likeness and context; any is enough."""
_WHOLE, _SURE_CONTEXT = 0.95, 0.45
"""All of a quote's letters beside one of its contexts are it, whatever was put between them."""

_WORD = re.compile(r"\w+")
_CONTEXT_WEIGHT = 0.5
_CONTEXT = 1_000
"""How much of a long context is looked at, on either side."""
_BESIDE = 64
"""How much of it is laid side by side with the text."""
_INSERTED = 240
"""How much may have been put between or beside the words of a quote, at least."""
_COMMON = 400
"""A word that stands more often than this in a text votes for nothing."""
_PLACES = 14
"""How many places are aligned at most."""
_WHOLE_TEXT = 20_000
"""Texts up to this length are searched whole if no word of the quote is in them."""
_NEAR_WEIGHT = 0.2
_FAR = 300
"""How far from the hint (code points, plus a twentieth of the text) a place has lost half of what nearness is worth."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: float
    covered: float
    context: float


def approximate(quote: TextQuoteSelector, text: str, hint: int | None) -> tuple[int, int, float] | None:
    """Where a text holds words like a quote's, and how like they are (0–1); None if nothing is like them.

    Quote and text come normalised (``domain.normalized``). Of places that are alike the one in the quote's context
    wins, then the one nearest the hint.

    >>> approximate(TextQuoteSelector("the mil stood stil"), "So the mill stood still.", None)[:2]
    (3, 23)
    """
    quote = TextQuoteSelector(quote.exact, quote.prefix[-_CONTEXT:], quote.suffix[:_CONTEXT])
    has_context = bool(quote.prefix or quote.suffix)
    found: dict[tuple[int, int], _Candidate] = {}
    for place in _places(quote, text, hint):
        for candidate in _candidates(quote, text, place):
            if _is_likely(candidate, has_context=has_context):
                found[candidate.start, candidate.end] = candidate
    chosen = _chosen(list(found.values()), hint, _FAR + len(text) // 20)
    return None if chosen is None else (chosen.start, chosen.end, chosen.score)


def _is_likely(candidate: _Candidate, *, has_context: bool) -> bool:
    """Whether the words, or words and context together, are the quote's."""
    if not has_context:
        return candidate.score >= SURE_SCORE
    if candidate.covered >= _WHOLE and candidate.context >= _SURE_CONTEXT:
        return True
    return any(candidate.score >= score and candidate.context >= context for score, context in _ENOUGH)


def _chosen(found: list[_Candidate], hint: int | None, length: int) -> _Candidate | None:
    """The best of the candidates, a place near the hint having something ahead of the others."""

    def rank(each: _Candidate) -> tuple[float, int]:
        away = 0 if hint is None else abs(each.start - hint)
        near = _NEAR_WEIGHT / (1 + away / length) if hint is not None else 0.0
        return (each.score + each.covered) / 2 + _CONTEXT_WEIGHT * each.context + near, -each.start

    return max(found, key=rank, default=None)


def _candidates(quote: TextQuoteSelector, text: str, place: int) -> Iterator[_Candidate]:
    exact = quote.exact
    margin = max(len(exact) // 2, _INSERTED)
    low = max(0, place - margin - min(len(quote.prefix), _BESIDE))
    window = text[low : place + len(exact) + margin + min(len(quote.suffix), _BESIDE)]
    for there in alignments(exact, window, quote.prefix[-_BESIDE:], quote.suffix[:_BESIDE]):
        start, end = there.start + low, there.end + low
        yield _Candidate(start, end, there.score, there.covered, _context(quote, text, start, end))


def _context(quote: TextQuoteSelector, text: str, start: int, end: int) -> float:
    """How surely the surroundings are the quote's (0–1); 0 where the quote has no context."""
    told = []
    if quote.prefix:
        told.append(context_likeness(quote.prefix, text[max(0, start - len(quote.prefix) - 8) : start]))
    if quote.suffix:
        told.append(context_likeness(quote.suffix, text[end : end + len(quote.suffix) + 8]))
    return sum(told) / len(told) if told else 0.0


def _places(quote: TextQuoteSelector, text: str, hint: int | None) -> Iterator[int]:
    """Where the quote may begin, the likeliest first: words of both, each voting for its distance from the start."""
    exact = quote.exact
    index = _words(text)
    step = max(12, len(exact) // 8)
    votes: Counter[int] = Counter()
    for word, away in _voters(quote):
        stands = index.get(word, ())
        if 0 < len(stands) <= _COMMON:
            weight = 1 + int(8 / len(stands))
            for at in stands:
                votes[(at - away) // step] += weight
    if hint is not None:
        yield max(0, min(hint, len(text)))
    if not votes:
        if len(text) <= _WHOLE_TEXT:
            yield from range(0, max(1, len(text)), max(1, len(exact)))
        return
    taken: set[int] = set()
    for slot, _ in sorted(votes.items(), key=lambda each: (-each[1] - votes.get(each[0] + 1, 0), each[0])):
        if slot not in taken:
            taken.update((slot - 1, slot, slot + 1))
            yield max(0, slot * step)
        if len(taken) >= 3 * _PLACES:
            return


def _voters(quote: TextQuoteSelector) -> Iterable[tuple[str, int]]:
    """Words of the quote and its context, each with its distance from the quote's beginning."""
    whole = quote.prefix + quote.exact + quote.suffix
    folded = whole.casefold()
    if len(folded) != len(whole):
        folded = whole.lower() if len(whole.lower()) == len(whole) else whole
    return [(word[0], word.start() - len(quote.prefix)) for word in _WORD.finditer(folded)]


@lru_cache(maxsize=4)
def _words(text: str) -> dict[str, list[int]]:
    """Where each word of a text begins, whatever its case."""
    index: dict[str, list[int]] = {}
    folded = text.casefold() if len(text.casefold()) == len(text) else text
    for word in _WORD.finditer(folded):
        index.setdefault(word[0], []).append(word.start())
    return index
