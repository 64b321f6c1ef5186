"""Texts damaged on purpose, with a memory of where each letter came from: what scanners, editors and copying do.

Every mutation takes a text and a share (0–1) of its characters to touch, and is settled by a seed.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from random import Random

from briefviewer.domain.paragraphs import paragraphs
from briefviewer.domain.selector import TextSpan

_SENTENCE = re.compile(r"[^.!?\r\n]+[.!?]?[\"”’)]*[ \t]*")
_BLANK = re.compile(r"[ \t\n]")
_INSIDE_WORD = re.compile(r"(?<=\w\w)(?=\w\w)")
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[-\"'“”‘’–—]")
_OTHERWISE = {
    '"': "“”„«",
    "'": "’‘`",
    "-": "–—‑−",
    "–": "-—",
    "—": "-–",
    "“": '"«',
    "”": '"»',
    "‘": "'`",
    "’": "'´",
}
_SLIPS = {
    "m": "rn",
    "l": "1",
    "I": "l",
    "O": "0",
    "0": "O",
    "e": "c",
    "c": "e",
    "a": "o",
    "h": "b",
    "n": "u",
    "u": "n",
    "d": "cl",
    "w": "vv",
    "S": "5",
    "1": "l",
    ".": ",",
    "t": "f",
}
_FOREIGN = (
    "The ferry was late that morning and nobody at the landing knew why. ",
    "Three crates of apples stood in the rain until the evening train. ",
    "A note in the margin says that the clerk had counted twice. ",
    "Whoever crossed the yard could hear the looms behind the wall. ",
    "The lamp above the gate was lit an hour before dusk. ",
)


@dataclass(frozen=True)
class Mutated:
    """A damaged text. ``origin[i]`` is where character i stood before, −1 where it is new."""

    text: str
    origin: "array[int]"

    @cached_property
    def _places(self) -> Sequence[tuple[int, int]]:
        return sorted((was, at) for at, was in enumerate(self.origin) if was >= 0)

    def where(self, span: TextSpan) -> tuple[TextSpan | None, int]:
        """Where what is left of a span stands now, and how many of its characters are left."""
        places = self._places[bisect_left(self._places, (span.start, -1)) : bisect_left(self._places, (span.end, -1))]
        now = [at for _, at in places]
        return (TextSpan(min(now), max(now) + 1) if now else None), len({was for was, _ in places})


Pieces = list[tuple[str, int]]
"""Stretches in order: the text and where it stood, −1 where it is new."""


def untouched(text: str) -> Mutated:
    """A text as it is."""
    return Mutated(text, array("q", range(len(text))))


def respaced(text: str, share: float, chance: Random) -> Mutated:
    """Blanks doubled, turned into line ends, or made unbreakable."""
    return _at_places(text, [each.span() for each in _BLANK.finditer(text)], share, chance, _other_blank)


def _other_blank(_was: str, chance: Random) -> str:
    return chance.choice(("  ", "\n", "\u00a0", " \n", "\t"))


def remarked(text: str, share: float, chance: Random) -> Mutated:
    """Quotation marks and dashes set in another fashion."""
    places = [each.span() for each in _MARKS.finditer(text)]
    return _at_places(text, places, share, chance, lambda was, by: by.choice(_OTHERWISE[was]))


def hyphenated(text: str, share: float, chance: Random) -> Mutated:
    """Words broken at line ends."""
    places = [each.span() for each in _INSIDE_WORD.finditer(text)]
    return _at_places(text, places, share / 2, chance, lambda _was, by: by.choice(("-\n", "-\n", "\u00ad", "-\r\n")))


def slipped(text: str, share: float, chance: Random) -> Mutated:
    """Letters read wrongly, lost and added, as by a scanner."""
    places = [(at, at + 1) for at, letter in enumerate(text) if not letter.isspace()]
    return _at_places(text, places, share, chance, _other_letter)


def _other_letter(was: str, chance: Random) -> str:
    roll = chance.random()
    if roll < 0.6:
        return _SLIPS.get(was, "" if roll < 0.2 else chance.choice("eiltnr"))
    return "" if roll < 0.8 else was + chance.choice("eilt.n")


def moved(text: str, share: float, chance: Random) -> Mutated:
    """Whole paragraphs taken out and put back elsewhere."""
    spans = paragraphs(text)
    if len(spans) < 3:
        return untouched(text)
    blocks = [TextSpan(span.start, after.start) for span, after in pairwise(spans)]
    blocks.append(TextSpan(spans[-1].start, len(text)))
    order = list(range(len(blocks)))
    touched = 0
    for at in chance.sample(order, len(order)):
        if touched >= share * len(text):
            break
        touched += blocks[at].end - blocks[at].start
        order.remove(at)
        order.insert(chance.randrange(len(order) + 1), at)
    pieces: Pieces = [(text[: blocks[0].start], 0)]
    for at in order:
        pieces.append((blocks[at].of(text), blocks[at].start))
        if not pieces[-1][0].endswith("\n"):
            pieces.append(("\n\n", -1))
    return _joined(pieces)


def lengthened(text: str, share: float, chance: Random) -> Mutated:
    """Sentences of another text put between the sentences."""
    ends = [each.end() for each in _SENTENCE.finditer(text)]
    middle = sum(map(len, _FOREIGN)) / len(_FOREIGN)
    chosen = sorted(chance.choices(ends, k=max(1, round(share * len(text) / middle)))) if ends else []
    pieces: Pieces = []
    last = 0
    for at in chosen:
        pieces += [(text[last:at], last), (chance.choice(_FOREIGN), -1)]
        last = at
    return _joined([*pieces, (text[last:], last)])


def shortened(text: str, share: float, chance: Random) -> Mutated:
    """Sentences cut out."""
    sentences = [each.span() for each in _SENTENCE.finditer(text)]
    touched, cut = 0, []
    for start, end in chance.sample(sentences, len(sentences)):
        if touched >= share * len(text):
            break
        touched += end - start
        cut.append((start, end))
    return _edited(text, [(start, end, "") for start, end in sorted(cut)])


def everything(text: str, share: float, chance: Random) -> Mutated:
    """All of it, each with its part of the share."""
    changed = untouched(text)
    kinds = [moved, lengthened, shortened, slipped, hyphenated, remarked, respaced]
    for kind in kinds:
        again = kind(changed.text, share / len(kinds), chance)
        changed = Mutated(again.text, array("q", (changed.origin[at] if at >= 0 else -1 for at in again.origin)))
    return changed


MUTATIONS: Mapping[str, Callable[[str, float, Random], Mutated]] = {
    "blanks": respaced,
    "quotes and dashes": remarked,
    "hyphenation": hyphenated,
    "OCR slips": slipped,
    "moved paragraphs": moved,
    "inserted sentences": lengthened,
    "cut sentences": shortened,
    "all together": everything,
}


def _at_places(
    text: str,
    places: Sequence[tuple[int, int]],
    share: float,
    chance: Random,
    change: Callable[[str, Random], str],
) -> Mutated:
    """Change as many of some places as make up the share, all of them where there are not so many."""
    count = min(len(places), max(1, round(share * len(text))))
    chosen = sorted(chance.sample(places, count))
    return _edited(text, [(start, end, change(text[start:end], chance)) for start, end in chosen])


def _edited(text: str, edits: Sequence[tuple[int, int, str]]) -> Mutated:
    """Stretches replaced; what stands for one letter keeps the place of that letter."""
    pieces: Pieces = []
    last = 0
    for start, end, put in edits:
        pieces.append((text[last:start], last))
        if start < end:
            pieces += [(letter, start) for letter in put]
        else:
            pieces.append((put, -1))
        last = end
    return _joined([*pieces, (text[last:], last)])


def _joined(pieces: Pieces) -> Mutated:
    origin = array("q")
    for piece, start in pieces:
        origin.extend(range(start, start + len(piece)) if start >= 0 else [-1] * len(piece))
    return Mutated("".join(piece for piece, _ in pieces), origin)


def passages(text: str, count: int, chance: Random) -> Sequence[TextSpan]:
    """Passages as people cite them: from the beginning to the end of a word, 40–400 characters, inside a paragraph."""
    found: list[TextSpan] = []
    spans = [span for span in paragraphs(text) if len(_WORD.findall(span.of(text))) >= 8]
    for _ in range(count * 4 if spans else 0):
        span = chance.choice(spans)
        starts = [span.start + each.start() for each in re.finditer(r"\b\w", span.of(text))]
        ends = [span.start + each.end() for each in re.finditer(r"\w\b[.!?]?", span.of(text))]
        start = chance.choice(starts)
        first, last = bisect_left(ends, start + 40), bisect_right(ends, start + 400)
        if first < last:
            found.append(TextSpan(start, ends[chance.randrange(first, last)]))
        if len(found) == count:
            break
    return found
