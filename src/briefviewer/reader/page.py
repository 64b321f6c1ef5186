"""A raw text set for reading: headings restored, split names joined, glued drop caps parted, digest marks taken out.

The raw text is the truth and stays as it is; the page only shows it. ``offsets`` leads from any shown letter to its
place in the raw text and back. Navigation words of a web page are kept and marked, so that they can be set back.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from briefviewer.domain.paragraphs import paragraphs
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.offsets import OffsetMap, Piece


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    """Navigation, disclaimers, marks of the site: shown, but set back."""


class Block(NamedTuple):
    """One block of the page, ``span`` in the shown text. ``paragraph`` is the ¶ it begins in, from 1 (0: none).

    ``page`` is the page of the original it begins on, from 1; None where the document has no pages. ``level`` tells how
    deep a heading is, from 1.
    """

    kind: BlockKind
    span: TextSpan
    paragraph: int
    page: int | None = None
    level: int = 0


@dataclass(frozen=True)
class Page:
    """A document as it is shown. Blocks are joined by one newline each and cover ``text`` in order."""

    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins, beside ``blocks``."""
        return tuple(block.span.start for block in self.blocks)


class _Line(NamedTuple):
    """A stretch of the raw text that will stand in one block, the ¶ it is told under, and the run of lines it is of.

    A long document has tens of thousands of them, so they are kept light.
    """

    start: int
    end: int
    paragraph: int
    kind: BlockKind
    run: int
    level: int = 0


_LINE = re.compile(r"[^\r\n\f]+")
_HEADING = re.compile(r"[ \t\u00a0]*(?:\[H([1-6])\][ \t\u00a0]*|\|[ \t\u00a0]+|(#{1,6})[ \t]+)")
_FOOTNOTE = re.compile(r"[ \t\u00a0]*(?:\d{1,3}\)|\[\^\w+\]:)\s")
_DIGEST_MARK = re.compile(r"¶[ ]*(\d+)[ ]+")
_FURNITURE = re.compile(r"(?:Back to top|Skip to .*|Share|Print|※.*)$", re.IGNORECASE)
_ENDS_IN_INITIAL = re.compile(r"(?:^|[\s—–])[A-Z][\w’'-]*\s[A-Z]\.$")
_LONE_INITIAL = re.compile(r"[A-Z]\.$")
_ENDS_IN_ARTICLE_US = re.compile(r"\b(?:[Aa]n?|[Tt]he) (?:[A-Z]\.){2,}$")
_DROP_CAP = re.compile(r"[AI][a-z]{2,}\b")
_GLUED_I = re.compile(r"I[a-z]{4,}\b")
_MID_SENTENCE = re.compile(r"[a-z0-9] ")
_TAIL = 80
"""How much of a line's end tells whether a break has torn a name or a sentence."""
_WHOLE_WORDS = frozenset(
    re.findall(
        r"\w+",
        "about abroad across along alone aloud already although among amount another apart around arise arose ashore "
        "aside award aware away await alike awhile adrift afar aground aloft amid anew asleep astray atop avoid inform "
        "instill inland inlay inset inside into intake invest island issue its ago aid aim air all and any are arm art "
        "ash ask ate align allot allow amass amend amiss assure ascent assign attack attend ideal ideals ideally irate "
        "icon icons image images",
    )
)
"""Words that are whole although their rest is a word too."""
_WRAPPED_BELOW = 100
_HEADINGS = frozenset((BlockKind.HEADING, BlockKind.TITLE))
_WRAPS = frozenset((BlockKind.PARAGRAPH, BlockKind.FOOTNOTE))


def page_of(text: str) -> Page:
    """Set a raw text for reading.

    >>> page_of("[H2]Alpha\\n\\nOne two.").blocks[0].kind
    <BlockKind.HEADING: 'heading'>
    """
    glued = _Glued(text)
    breaks = [each.start() for each in re.finditer("\f", text)]
    shown: list[str] = []
    pieces: list[Piece] = []
    blocks: list[Block] = []
    at = 0
    after_heading = False
    for group in _joined(text, _lines(text)):
        start = at
        for place, line in enumerate(group):
            if place:
                shown.append(" ")
                at += 1
            raw = line.start
            is_first = after_heading and not place
            for cut in glued.cuts_in(line.start, line.end, is_first=is_first) if is_first or glued.cuts else ():
                pieces.append(Piece(at, raw, cut - raw))
                shown += (text[raw:cut], " ")
                at += cut - raw + 1
                raw = cut
            pieces.append(Piece(at, raw, line.end - raw))
            shown.append(text[raw : line.end])
            at += line.end - raw
        first = group[0]
        page = bisect_right(breaks, first.start) + 1 if breaks else None
        after_heading = first.kind in _HEADINGS
        blocks.append(Block(first.kind, TextSpan(start, at), first.paragraph, page, first.level))
        shown.append("\n")
        at += 1
    told = "".join(shown[:-1])
    return Page(told.replace("\u00a0", " ").replace("\t", " "), tuple(blocks), OffsetMap(tuple(pieces)))


def _lines(text: str) -> Iterator[_Line]:
    """One entry for each line that is a block of its own; hard-wrapped lines come as several of one paragraph."""
    is_digest = "¶" in text and bool(re.search(r"^¶[ ]*\d+ ", text, re.MULTILINE))
    runs = paragraphs(text)
    ends = [run.end for run in runs]
    number = run_end = paragraph = 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        if start >= run_end:
            number = bisect_right(ends, start)
            if number == len(runs) or end <= runs[number].start:
                continue
            number, run_end = number + 1, ends[number]
            paragraph = 0 if is_digest else number
        if text[start].isalpha() and not text[end - 1].isspace() and not _FURNITURE.match(text, start, end):
            yield _Line(start, end, paragraph, BlockKind.PARAGRAPH, number)
        else:
            line = _told_apart(text, start, end, paragraph, number)
            paragraph = line.paragraph
            if line.start < line.end:
                yield line


def _told_apart(text: str, start: int, end: int, paragraph: int, run: int) -> _Line:
    """A line that may be more than plain words, without its mark and the blanks around it: perhaps nothing is left."""
    raw, kind = text[start:end], BlockKind.PARAGRAPH
    skipped = level = 0
    if heading := _HEADING.match(raw):
        skipped, kind = heading.end(), BlockKind.HEADING
        level = int(heading[1]) if heading[1] else len(heading[2]) if heading[2] else 2
        if raw.startswith("# "):
            kind = BlockKind.TITLE
    elif _FOOTNOTE.match(raw):
        kind = BlockKind.FOOTNOTE
    elif mark := _DIGEST_MARK.match(raw):
        skipped, paragraph = mark.end(), int(mark.group(1))
    trimmed = _trimmed(text, TextSpan(start + skipped, end))
    if kind is BlockKind.PARAGRAPH and _FURNITURE.match(trimmed.of(text)):
        kind = BlockKind.FURNITURE
    return _Line(trimmed.start, trimmed.end, paragraph, kind, run, level)


def _trimmed(text: str, span: TextSpan) -> TextSpan:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return TextSpan(start, end)


def _joined(text: str, lines: Iterable[_Line]) -> list[list[_Line]]:
    """Lines gathered into blocks: hard-wrapped lines of one ¶, and names or sentences that a break has torn."""
    lines = list(lines)
    is_wrapped = all(line.end - line.start <= _WRAPPED_BELOW for line in lines)
    groups: list[list[_Line]] = []
    joinable_run = 0
    torn = ""
    for line in lines:
        if line.kind is BlockKind.PARAGRAPH and groups and (torn or line.run == joinable_run):
            groups[-1].append(line)
        else:
            groups.append([line])
        joinable_run = line.run if is_wrapped and line.kind in _WRAPS else 0
        ending = text[line.end - 2 : line.end]
        torn = _torn(text, groups[-1], torn) if ending[1:] == "." and ending[0].isupper() else ""
    return groups


def _torn(text: str, group: Sequence[_Line], before: str) -> str:
    """What a break tears after a capital and a full stop: a ``name``, a ``sentence``, or nothing."""
    line = group[-1]
    tail = _tail_of(text, line)
    whole = tail if len(group) == 1 else " ".join((_tail_of(text, group[-2]), tail))[-_TAIL:]
    if _ENDS_IN_INITIAL.search(whole) or (before == "name" and _LONE_INITIAL.match(text, line.start, line.end)):
        return "name"
    return "sentence" if _ENDS_IN_ARTICLE_US.search(whole) else ""


def _tail_of(text: str, line: _Line) -> str:
    return text[max(line.start, line.end - _TAIL) : line.end]


class _Glued:
    """Where an ``A`` or ``I`` was glued to its word, as drop caps are when a page is copied.

    ``Iremain`` is parted where the text has ``remain`` and no ``iremain``; an ``A`` only below a heading, since many
    words begin with it. A name (``Iran``) stands in the middle of a sentence somewhere, and a rest of three letters
    (``ran``) parts nothing that is not below a heading.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        found = [each for each in _GLUED_I.finditer(text) if not text[each.start() - 1 : each.start()].isalnum()]
        for each in found:
            if _MID_SENTENCE.fullmatch(text, max(each.start() - 2, 0), each.start()):
                self._known[each[0]] = False
        self.cuts = [each.start() + 1 for each in found if self._is_glued(each[0])]

    def cuts_in(self, start: int, end: int, *, is_first: bool) -> Sequence[int]:
        """Where a line is parted.

        Args:
            is_first: It stands below a heading.
        """
        cuts = self.cuts[bisect_right(self.cuts, start) : bisect_right(self.cuts, end)] if self.cuts else ()
        drop = _DROP_CAP.match(self._text, start, end) if is_first else None
        if drop is not None and start + 1 not in cuts and self._is_glued(drop[0]):
            return (start + 1, *cuts)
        return cuts

    def _is_glued(self, whole: str) -> bool:
        """Asked in this order because most words stand in the text in small letters, and early."""
        if whole not in self._known:
            self._known[whole] = (
                whole.lower() not in _WHOLE_WORDS
                and not self._has(whole.lower())
                and self._has(whole[1:])
                and not self._has(whole, r"(?<=[a-z0-9] {})")
            )
        return self._known[whole]

    def _has(self, word: str, before: str = r"(?<!\w{})") -> bool:
        """Whether a word stands in the text as a word of its own, letter by letter.

        What stands before is looked at last: a search that begins with letters leaps over the text.
        """
        return re.search(rf"{word}{before.format(word)}(?!\w)", self._text) is not None
