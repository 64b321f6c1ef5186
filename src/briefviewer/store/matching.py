"""The matcher of last resort: where in a text words stand that are nearly those of a quote.

It is handed to ``domain.anchoring``, which asks only where no exact way is sure. A text is not searched letter by
letter: words of the quote and of its context that are rare in the text vote for the places where the quote may begin,
and only the few places with the most votes are aligned. Likeness, context, rare words around and nearness together
settle which place is meant. A place is taken only where no other is nearly as likely and where it is likely by itself:
in doubt a quote is lost, for one that was cut out must not be put to its twin elsewhere.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
_MARGIN, _MARGIN_ALONE = 0.11, 0.02
"""How far the best place must be ahead of the best other one, and where the quote has no context and the hint is all
that tells them apart: two that are nearly as likely are a doubt, and lost."""
_WITNESS_WEIGHT = 0.3
_RARE = 12
"""A word that stands no more often than this in a text says something about where in it one is."""
_AROUND = 240
"""How far beyond a quote's context its rare words are looked for: something may have been put between."""
_TORN_OFF, _ONE_SIDE = 0.85, 0.2
"""Where one side of the context is gone (below the latter), the words must be as like as the former."""
_ELSEWHERE, _NEARNESS_UNKNOWN = 0.25, 0.5
"""Below the former a place is so far from the hint that only nearly whole words are taken there."""
_FAR = 300
"""How far from the hint (code points, plus a twentieth of the text) a place has lost half of what nearness is worth."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: float
    covered: float
    before: float
    after: float

    @property
    def context(self) -> float:
        """How surely the surroundings are the quote's (0–1); 0 where the quote has no context."""
        return (self.before + self.after) / 2


def approximate(quote: TextQuoteSelector, text: str, hint: int | None) -> tuple[int, int, float] | None:
    """Where a text holds words like a quote's, and how like they are (0–1); None if no one place is like them.

    Quote and text come normalised (``domain.normalized``). Of places that are alike the one in the quote's context
    wins, then the one nearest the hint.

    >>> approximate(TextQuoteSelector("the mil stood stil"), "So the mill stood still.", None)[:2]
    (3, 23)
    """
    quote = TextQuoteSelector(quote.exact, quote.prefix[-_CONTEXT:], quote.suffix[:_CONTEXT])
    found = {
        (each.start, each.end): each for place in _places(quote, text, hint) for each in _candidates(quote, text, place)
    }

    def nearness(each: _Candidate) -> float:
        return 1 / (1 + abs(each.start - hint) / (_FAR + len(text) // 20)) if hint is not None else _NEARNESS_UNKNOWN

    has_context = bool(quote.prefix or quote.suffix)
    margin = _MARGIN if has_context else _MARGIN_ALONE
    best = _best(list(found.values()), nearness, _Witnesses(quote, text), margin)
    if best is None or not _is_likely(best, nearness(best), has_context=has_context):
        return None
    return best.start, best.end, best.score


def _best(
    found: list[_Candidate], nearness: Callable[[_Candidate], float], witnesses: "_Witnesses", margin: float
) -> _Candidate | None:
    """The likeliest of the candidates; none if another place is nearly as likely."""

    def rank(each: _Candidate) -> float:
        words = (each.score + each.covered) / 2
        around = _CONTEXT_WEIGHT * each.context + _WITNESS_WEIGHT * witnesses.beside(each.start, each.end)
        return words + around + _NEAR_WEIGHT * nearness(each)

    best = max(found, key=lambda each: (rank(each), -each.start), default=None)
    if best is None:
        return None
    others = [rank(each) for each in found if each.end <= best.start or each.start >= best.end]
    return None if others and rank(best) - max(others) < margin else best


def _is_likely(candidate: _Candidate, nearness: float, *, has_context: bool) -> bool:
    """Whether the words, or words and context together, are the quote's."""
    if not has_context:
        return candidate.score >= SURE_SCORE
    if candidate.score < _TORN_OFF and min(candidate.before, candidate.after) < _ONE_SIDE:
        return False
    if candidate.score < _WHOLE and nearness < _ELSEWHERE:
        return False
    if candidate.covered >= _WHOLE and candidate.context >= _SURE_CONTEXT:
        return True
    return any(candidate.score >= score and candidate.context >= context for score, context in _ENOUGH)


def _candidates(quote: TextQuoteSelector, text: str, place: int) -> Iterator[_Candidate]:
    exact = quote.exact
    margin = max(len(exact) // 2, _INSERTED)
    low = max(0, place - margin - min(len(quote.prefix), _BESIDE))
    window = text[low : place + len(exact) + margin + min(len(quote.suffix), _BESIDE)]
    for there in alignments(exact, window, quote.prefix[-_BESIDE:], quote.suffix[:_BESIDE]):
        start, end = there.start + low, there.end + low
        yield _Candidate(start, end, there.score, there.covered, *_context(quote, text, start, end))


def _context(quote: TextQuoteSelector, text: str, start: int, end: int) -> tuple[float, float]:
    """How surely what stands before and after is the quote's (0–1); a side that the quote has not is as the other."""
    before = context_likeness(quote.prefix, text[max(0, start - len(quote.prefix) - 8) : start])
    after = context_likeness(quote.suffix, text[end : end + len(quote.suffix) + 8])
    return (before if quote.prefix else after), (after if quote.suffix else before)


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


class _Witnesses:
    """Words of a quote and its context that are rare in a text: where they stand, the quote is near.

    Of passages that are alike word for word (a clause that every contract has) they tell which is meant.
    """

    def __init__(self, quote: TextQuoteSelector, text: str) -> None:
        index = _words(text)
        stands = {word: index.get(word, ()) for word, _ in _voters(quote)}
        self._stands = [each for each in stands.values() if 0 < len(each) <= _RARE]
        self._all = sum(1 / len(each) for each in self._stands)
        self._before, self._after = len(quote.prefix) + _AROUND, len(quote.suffix) + _AROUND

    def beside(self, start: int, end: int) -> float:
        """How many of them stand in and around a stretch (0–1), the rarest counting most."""
        if not self._stands:
            return 0.0
        first, last = start - self._before, end + self._after
        there = (each for each in self._stands if bisect_left(each, first) < bisect_left(each, last))
        return sum(1 / len(each) for each in there) / self._all


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
