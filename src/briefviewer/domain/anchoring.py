"""Describe a span of a text so that it can be found again, and find it: cheapest first, never silently moved.

The order is fixed: the stored position, checked against the quote or the hash; the exact quote, its
context and then its distance choosing between equals; the quote with blanks, quotation marks and dashes made alike; an
approximate match, which is asked too where equal words stand in another context than the quote's: the words meant may
have been changed, and others like them stand elsewhere. The approximate matcher is handed in, because this room knows
the standard library only.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice

from briefviewer.domain.evidence import Evidence, ExcerptState
from briefviewer.domain.normalized import normalized
from briefviewer.domain.selector import TextQuoteSelector, TextSpan

MIN_SCORE = 0.45
"""Below this an approximate match is no match: the quote is lost. The matcher asks for more where no context helps."""

CONTEXT = 32
"""Code points of prefix and suffix that usually tell a quote from its equals."""

_STANDING = 24
"""Equal code points of context on either side of equal words that tell that they are the words meant."""
_MOST_EQUALS = 2_000
_NEAR = 200
_NEAREST = 500
_MOST_WINDOWS = 150_000

Approximate = Callable[[TextQuoteSelector, str, int | None], tuple[int, int, float] | None]
"""Find a quote approximately: (quote, text, hint) → (start, end, score 0–1), or None. All texts come normalised."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands (half-open, code points) and how like it the words there are (0–1)."""

    span: TextSpan
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What became of an evidence's words: its state, and where they stand now unless they are lost."""

    state: ExcerptState
    span: TextSpan | None
    score: float | None


def describe(span: TextSpan, text: str) -> TextQuoteSelector:
    """A quote of a non-empty span with as much context as tells it from its equals, 32 code points at least.

    Words that differ in blanks, quotation marks or dashes only are taken for equal.

    Source: W3C Web Annotation Data Model, 4.2.4.

    >>> describe(TextSpan(12, 15), "to discover ice")
    TextQuoteSelector(exact='ice', prefix='to discover ', suffix='')
    """
    exact = span.of(text)
    reach = CONTEXT
    while True:
        prefix = text[max(0, span.start - reach) : span.start]
        suffix = text[span.end : span.end + reach]
        whole = prefix + exact + suffix
        reaches_all = len(whole) == len(text)
        if reaches_all or (_stands_once(whole, text) and _stands_once(normalized(whole).text, normalized(text).text)):
            return TextQuoteSelector(exact, prefix, suffix)
        reach *= 2


def _stands_once(part: str, text: str) -> bool:
    first = text.find(part)
    return text.find(part, first + 1) < 0


def anchor(
    quote: TextQuoteSelector, text: str, *, hint: int | None = None, approximate: Approximate | None = None
) -> Anchor | None:
    """Find the span of text that a quote points at.

    Exact matches come first, approximate ones after. Prefix and suffix choose between equals, then the hint.

    Args:
        text: Raw document text; normalising happens inside.
        hint: Where the quote last stood, in code points from the start of the text.
        approximate: The matcher of last resort; without one only equal words are found.

    Returns:
        An ``Anchor`` (half-open ``span`` in code points, ``score`` 0–1), or None if nothing scores ``MIN_SCORE``.
        A lost quote is an everyday fact, so it is a value and not an exception.

    Source: W3C Web Annotation Data Model, 4.2.4.

    >>> anchor(TextQuoteSelector("ice"), "to discover ice")
    Anchor(span=TextSpan(start=12, end=15), score=1.0)
    """
    if not quote.exact:
        return None
    if hint is not None and hint >= 0 and text.startswith(quote.exact, hint):
        return Anchor(TextSpan(hint, hint + len(quote.exact)), 1.0)
    equal = _exact(quote, text, hint)
    if equal is not None and (equal.is_sure or approximate is None):
        return Anchor(TextSpan(equal.start, equal.start + len(quote.exact)), 1.0)
    alike = TextQuoteSelector(*(normalized(each).text for each in (quote.exact, quote.prefix, quote.suffix)))
    if not alike.exact.strip():
        return None if equal is None else Anchor(TextSpan(equal.start, equal.start + len(quote.exact)), 1.0)
    where = normalized(text)
    near = None if hint is None else bisect_left(where.starts, hint)
    similar = _exact(alike, where.text, near)
    if similar is not None and (similar.is_sure or approximate is None):
        return Anchor(where.raw(similar.start, similar.start + len(alike.exact)), 1.0)
    guess = approximate(alike, where.text, near) if approximate is not None else None
    if guess is not None and guess[2] >= MIN_SCORE and guess[0] < guess[1]:
        return Anchor(where.raw(guess[0], guess[1]), guess[2])
    return None


def anchor_passage(position: TextSpan, digest: str, text: str) -> Anchor | None:
    """Find a passage of which only the place and the hash are known, by a window of the same length.

    The nearest windows are tried first, then those that begin and end with whole words, then the others from near to
    far. A hash cannot be rolled along, so there is an end to it: of a text of more than 150,000 letters not every
    window that begins or ends inside a word is tried, and a passage that was cited from the middle of a word and went
    far is lost there.

    Args:
        digest: SHA-256 of the passage's UTF-8 bytes, in hexadecimal.
    """
    length = position.end - position.start
    try:
        wanted = bytes.fromhex(digest)
    except ValueError:
        return None
    last_start = len(text) - length
    if length <= 0 or last_start < 0:
        return None
    plain = text.encode("ascii") if text.isascii() else None

    def first_of(starts: Iterable[int]) -> Anchor | None:
        for start in starts:
            end = start + length
            window = plain[start:end] if plain is not None else text[start:end].encode("utf-8", "surrogatepass")
            if sha256(window).digest() == wanted:
                return Anchor(TextSpan(start, end), 1.0)
        return None

    found = first_of(islice(_outward(position.start, last_start), _NEAREST))
    if found is not None:
        return found
    worded = [each.start() for each in _worded(length).finditer(text)]
    worded.sort(key=lambda start: abs(start - position.start))
    found = first_of(worded)
    if found is not None:
        return found
    tried = set(worded)
    others = (start for start in _outward(position.start, last_start) if start not in tried)
    return first_of(islice(others, max(0, _MOST_WINDOWS - len(worded))))


@lru_cache(maxsize=256)
def _worded(length: int) -> re.Pattern[str]:
    """Where a window of a length begins and ends between words."""
    return re.compile(rf"(?<!\w)(?=\S.{{{length - 1}}}(?:(?<!\w)|(?!\w)))", re.DOTALL)


def is_found_at_once(evidence: Evidence, text: str) -> bool:
    """Whether ``find`` sees an evidence where it looks first; else it may look through the whole text for long."""
    position, quote = evidence.position, evidence.quote
    if quote is not None:
        return quote.exact in text
    if position is None or evidence.sha256 is None:
        return True
    return sha256(position.of(text).encode("utf-8", "surrogatepass")).hexdigest() == evidence.sha256.lower()


def find(evidence: Evidence, text: str, approximate: Approximate | None = None) -> Found:
    """Find the words of an evidence in the text of its document.

    *Verified* only where they stand at the stored position. A quote stored without a position is verified where its
    words stand unchanged, since nothing says that they ever stood elsewhere.
    """
    position, quote = evidence.position, evidence.quote
    if quote is not None:
        if position is not None and position.of(text) == quote.exact and position.start >= 0 and quote.exact:
            return Found(ExcerptState.VERIFIED, position, 1.0)
        anchored = anchor(quote, text, hint=position.start if position else None, approximate=approximate)
        if anchored and position is None and anchored.span.of(text) == quote.exact:
            return Found(ExcerptState.VERIFIED, anchored.span, 1.0)
    elif position is not None and evidence.sha256 is not None:
        anchored = anchor_passage(position, evidence.sha256, text)
        if anchored and anchored.span == position:
            return Found(ExcerptState.VERIFIED, position, 1.0)
    else:
        anchored = None
    if anchored is None:
        return Found(ExcerptState.LOST, None, None)
    return Found(ExcerptState.MOVED, anchored.span, anchored.score)


@dataclass(frozen=True, slots=True)
class _Equal:
    """Where equal words stand. Not ``is_sure`` where a place of nearly equal words might be meant instead."""

    start: int
    is_sure: bool


def _exact(quote: TextQuoteSelector, text: str, hint: int | None) -> _Equal | None:
    """The start of the equal words whose context is most alike, the nearest to the hint among those.

    Sure is a place with all of the context, and the only place if enough of the context stands on both sides; where the
    quote was described with a long one, a sign that its words stood more than once, more of it and near the hint.
    """
    whole = quote.prefix + quote.exact + quote.suffix
    if len(whole) > len(quote.exact):
        near = None if hint is None else hint - len(quote.prefix)
        found = _nearest(_all(whole, text, near), near)
        if found is not None:
            return _Equal(found + len(quote.prefix), is_sure=True)
    elif hint is None:
        first = text.find(quote.exact)
        return _Equal(first, is_sure=True) if first >= 0 else None
    starts = list(_all(quote.exact, text, hint))
    if not starts:
        return None
    if len(starts) == 1:
        is_plain = len(quote.prefix) <= CONTEXT and len(quote.suffix) <= CONTEXT
        least = _STANDING if is_plain else CONTEXT
        before, after = _standing(quote, text, starts[0])
        stands = before >= min(least, len(quote.prefix)) and after >= min(least, len(quote.suffix))
        is_near = is_plain or (hint is not None and abs(starts[0] - hint) <= _NEAR + len(text) // 10)
        return _Equal(starts[0], is_sure=stands and is_near)
    best = min(starts, key=lambda start: (-_likeness(quote, text, start), abs(start - (hint or 0))))
    return _Equal(best, is_sure=len(whole) == len(quote.exact))


def _likeness(quote: TextQuoteSelector, text: str, start: int) -> int:
    """How many code points of the context stand beside the words, counted from the words outwards."""
    return sum(_standing(quote, text, start))


def _standing(quote: TextQuoteSelector, text: str, start: int) -> tuple[int, int]:
    """The same for either side."""
    before = text[max(0, start - len(quote.prefix)) : start]
    end = start + len(quote.exact)
    return _common(before[::-1], quote.prefix[::-1]), _common(text[end : end + len(quote.suffix)], quote.suffix)


def _common(a: str, b: str) -> int:
    for n, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return n
    return min(len(a), len(b))


def _all(part: str, text: str, hint: int | None) -> Iterator[int]:
    """Where a part stands, overlapping ones too; of very many those around the hint, so that no text does harm."""
    middle = min(max(hint or 0, 0), len(text))
    at = text.find(part, middle)
    for _ in range(_MOST_EQUALS):
        if at < 0:
            break
        yield at
        at = text.find(part, at + 1)
    at = text.rfind(part, 0, middle + len(part) - 1)
    for _ in range(_MOST_EQUALS):
        if at < 0:
            break
        yield at
        at = text.rfind(part, 0, at + len(part) - 1)


def _nearest(starts: Iterator[int], hint: int | None) -> int | None:
    if hint is None:
        return next(starts, None)
    return min(starts, key=lambda start: abs(start - hint), default=None)


def _outward(start: int, last: int) -> Iterator[int]:
    """All starts from 0 to last, those nearest to a start first."""
    middle = min(max(start, 0), last)
    for step in range(max(middle, last - middle) + 1):
        if step <= middle:
            yield middle - step
        if 0 < step <= last - middle:
            yield middle + step
