"""Holds the pages of a packet against its data: a packet proves nothing if people read something else than is checked.

Compared are each passage beside the hash it stands under, and title, date and summary of each entry. Spaces, hyphens
and the breaks of lines and pages do not count, nor does the order of parts; a part that was left out says nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefviewer import __version__
from briefviewer.app.records import EventRecord
from briefviewer.brief.excerpts import HASH_LENGTH
from briefviewer.brief.fonts import REPLACEMENT
from briefviewer.brief.packet_data import FILE_NAME, PacketData, passages
from briefviewer.brief.typesetting import cleaned
from briefviewer.domain.errors import Problem
from briefviewer.domain.time import EdtfError, Modifier, parse_edtf
from briefviewer.words import Words
from briefviewer.words.dates import long_date

_NEAR = 1500
"""Characters about a hash, a title or a date within which stands what belongs to it; heads of pages may lie between."""
_AT_A_BREAK = 600
"""Characters of heads, feet and margins that may stand where a passage goes on on the next page."""
_BEGINNING = 12
_MARK = re.compile(rf"sha256([0-9a-f]{{{HASH_LENGTH}}})(?![0-9a-f])")
_DROPPED = frozenset("-\u00ad\u2010\u2011\ufffe")


def differences(data: PacketData, pages: Sequence[str]) -> Iterator[Problem]:
    """What the pages say otherwise than the data.

    The problems are ``packet-page-passage``, ``packet-page-event``, ``packet-page-surplus`` (a passage that the data do
    not have) and ``packet-entries-missing``.
    """
    shown = _Shown(pages)
    yield from _passages(data, shown)
    yield from _entries(data, shown)


def _passages(data: PacketData, shown: "_Shown") -> Iterator[Problem]:
    known = {document["sha256"][:HASH_LENGTH] for document in data["documents"] if document["sha256"]}
    listed = list(passages(data))
    known.update(record["sha256"][:HASH_LENGTH] for _, record in listed)
    printed: dict[str, list[int]] = {}
    for found in _MARK.finditer(shown.whole):
        printed.setdefault(found[1], []).append(found.start())
    for mark in printed:
        if mark not in known:
            yield _problem("pages", "packet-page-surplus", sha256=mark)
    for place, record in listed:
        spots = printed.get(record["sha256"][:HASH_LENGTH], [])
        if spots and not any(shown.holds(record["text"], spot) for spot in spots):
            facts = {"document": record["document"], "start": str(record["start"]), "end": str(record["end"])}
            yield _problem(place, "packet-page-passage", **facts)


def _entries(data: PacketData, shown: "_Shown") -> Iterator[Problem]:
    numbered = [(n, event) for n, event in enumerate(data["selected"]["events"]) if event["id"] in data["numbers"]]
    if len(numbered) < len(data["numbers"]):
        yield _problem("numbers", "packet-entries-missing", n=str(len(data["numbers"]) - len(numbered)))
    words = Words.for_language(data["language"]) if data["program"] == __version__ else None
    for n, event in numbered:
        dated = squeezed(_date(event, words)) if words is not None else ""
        titled = shown.places(squeezed(event["title"]))
        if not any(dated in shown.before(at) and shown.holds(event["summary"], at) for at in titled):
            yield _problem(f"events[{n}]", "packet-page-event", event=event["id"], title=event["title"])


def _date(event: EventRecord, words: Words) -> str:
    """As the program that made the packet told it; of another version nobody knows how it told dates."""
    try:
        when = parse_edtf(event["when"]) if event["when"] is not None else None
        return long_date(when, Modifier(event["modifier"]) if event["modifier"] else None, words)
    except (EdtfError, ValueError):
        return ""


def squeezed(text: str) -> str:
    """Text without what setting it changes.

    >>> squeezed("a well-\\nknown  ‘word’")
    'awellknown‘word’'
    """
    return _only_ink(cleaned(text))


class _Shown:
    """The pages in one run of characters."""

    def __init__(self, pages: Sequence[str]) -> None:
        inked = [_only_ink(page) for page in pages]
        self.whole = "".join(inked)
        self._breaks = list(accumulate(len(page) for page in inked))

    def places(self, text: str) -> Iterator[int]:
        """Every place where a short text begins."""
        has_gaps = REPLACEMENT in self.whole
        pattern = _unsettable(text) if has_gaps else re.compile(re.escape(text))
        return (found.start() for found in pattern.finditer(self.whole))

    def before(self, at: int) -> str:
        """What stands before a place."""
        return self.whole[max(at - _NEAR, 0) : at]

    def holds(self, text: str, at: int) -> bool:
        """Whether a text stands near a place, on one page or over several."""
        wanted = squeezed(text)
        start = max(at - _NEAR, 0)
        end = at + len(wanted) + _NEAR
        if self.whole.find(wanted, start, end) >= 0:
            return True
        if REPLACEMENT in self.whole[start:end] and _unsettable(wanted).search(self.whole, start, end):
            return True
        return any(self._follows(wanted, begin) for begin in self._beginnings(wanted, start, at + _NEAR))

    def _beginnings(self, wanted: str, start: int, end: int) -> Iterator[int]:
        head = _unsettable(wanted[:_BEGINNING])
        return (found.start() for found in head.finditer(self.whole, start, end))

    def _follows(self, wanted: str, at: int) -> bool:
        """Whether a text that begins at a place goes on over the breaks of pages, up to its end."""
        while wanted:
            stop = next((each for each in self._breaks if each > at), len(self.whole))
            page = self.whole[at:stop]
            same = _alike(wanted, page)
            wanted = wanted[same:]
            if not wanted:
                return True
            if same == 0 or len(page) - same > _AT_A_BREAK or stop >= len(self.whole):
                return False
            again = _unsettable(wanted[:_BEGINNING]).search(self.whole, stop, stop + _AT_A_BREAK)
            if again is None:
                return False
            at = again.start()
        return True


def _only_ink(page: str) -> str:
    """What leaves ink where it is set; spaces and hyphens come and go with the lines."""
    kept = (each for each in unicodedata.normalize("NFC", page) if each not in _DROPPED and not each.isspace())
    return "".join(each for each in kept if unicodedata.category(each) not in ("Cc", "Cf"))


def _alike(wanted: str, page: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(wanted, page, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b and b != REPLACEMENT), min(len(wanted), len(page)))


def _unsettable(text: str) -> re.Pattern[str]:
    """A text any of whose characters beyond ASCII may have had no glyph."""
    return re.compile(
        "".join(re.escape(each) if ord(each) < 128 else f"[{re.escape(each)}{REPLACEMENT}]" for each in text)
    )


def _problem(place: str, code: str, **facts: str) -> Problem:
    return Problem(FILE_NAME, 0, 0, place, code, tuple(facts.items()))
