"""A raw text set for reading: headings restored, split names joined, glued drop caps parted, digest marks taken out.

The raw text is the truth and stays as it is; the page only shows it. ``offsets`` leads from any shown letter to its
place in the raw text and back. Navigation words of a web page are kept and marked, so that they can be set back.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Block:
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
    """A stretch of the raw text that will stand in one block, the ¶ it is told under, and the run of lines it is of."""

    span: TextSpan
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
_PLAIN = frozenset("ACDEFGHIJKLMNOQRTUVWXYZacdefghijklmnoqrtuvwxyz")
"""A line that begins so is no heading, footnote, mark of a digest or furniture: most lines do."""
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


def page_of(text: str) -> Page:
    """Set a raw text for reading.

    >>> page_of("[H2]Alpha\\n\\nOne two.").blocks[0].kind
    <BlockKind.HEADING: 'heading'>
    """
    groups = _joined(text, _lines(text))
    glued = _Glued(text)
    has_other_blanks = "\u00a0" in text or "\t" in text
    breaks = [each.start() for each in re.finditer("\f", text)]
    shown: list[str] = []
    pieces: list[Piece] = []
    blocks: list[Block] = []
    at = 0
    after_heading = False
    for number, group in enumerate(groups):
        if number:
            shown.append("\n")
            at += 1
        start = at
        for place, line in enumerate(group):
            if place:
                shown.append(" ")
                at += 1
            if after_heading or glued.cuts:
                parts = glued.parts(line.span, is_first=after_heading and not place)
            else:
                parts = (line.span,)
            for part in parts:
                if isinstance(part, str):
                    shown.append(part)
                    at += len(part)
                    continue
                words = text[part.start : part.end]
                pieces.append(Piece(at, part.start, len(words)))
                shown.append(words.replace("\u00a0", " ").replace("\t", " ") if has_other_blanks else words)
                at += len(words)
        first = group[0]
        page = bisect_right(breaks, first.span.start) + 1 if breaks else None
        after_heading = first.kind in (BlockKind.HEADING, BlockKind.TITLE)
        blocks.append(Block(first.kind, TextSpan(start, at), first.paragraph, page, first.level))
    return Page("".join(shown), tuple(blocks), OffsetMap.of(pieces))


def _lines(text: str) -> list[_Line]:
    """One entry for each line that is a block of its own; hard-wrapped lines come as several of one paragraph."""
    is_digest = "¶" in text and bool(re.search(r"^¶[ ]*\d+ ", text, re.MULTILINE))
    found: list[_Line] = []
    for number, run in enumerate(paragraphs(text), start=1):
        paragraph = 0 if is_digest else number
        for found_line in _LINE.finditer(text, run.start, run.end):
            raw, kind = found_line[0], BlockKind.PARAGRAPH
            if raw[0] in _PLAIN and raw[-1] != " " and not raw[-1].isspace():
                found.append(_Line(TextSpan(*found_line.span()), paragraph, kind, number))
                continue
            line = TextSpan(*found_line.span())
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
            trimmed = _trimmed(text, TextSpan(line.start + skipped, line.end))
            if trimmed.start == trimmed.end:
                continue
            if kind is BlockKind.PARAGRAPH and _FURNITURE.match(trimmed.of(text)):
                kind = BlockKind.FURNITURE
            found.append(_Line(trimmed, paragraph, kind, number, level))
    return found


def _trimmed(text: str, span: TextSpan) -> TextSpan:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return TextSpan(start, end)


def _joined(text: str, lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines gathered into blocks: hard-wrapped lines of one ¶, and names or sentences that a break has torn."""
    longest = max((line.span.end - line.span.start for line in lines), default=0)
    is_wrapped = longest <= _WRAPPED_BELOW
    groups: list[list[_Line]] = []
    torn = ""
    for line in lines:
        words = line.span.of(text)
        before = groups[-1][-1] if groups else None
        if before is not None and (
            (torn and line.kind is BlockKind.PARAGRAPH)
            or (
                is_wrapped
                and line.kind is BlockKind.PARAGRAPH
                and before.kind in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
                and before.run == line.run
            )
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
        if text[line.span.end - 1] != "." or not text[line.span.end - 2 : line.span.end - 1].isupper():
            torn = ""
            continue
        tail = TextSpan(max(line.span.start, line.span.end - _TAIL), line.span.end).of(text)
        whole = tail if len(groups[-1]) == 1 else " ".join((_tail_of(text, groups[-1][-2].span), tail))[-_TAIL:]
        if _ENDS_IN_INITIAL.search(whole) or (torn == "name" and _LONE_INITIAL.match(words)):
            torn = "name"
        elif _ENDS_IN_ARTICLE_US.search(whole):
            torn = "sentence"
        else:
            torn = ""
    return groups


def _tail_of(text: str, span: TextSpan) -> str:
    return text[max(span.start, span.end - _TAIL) : span.end]


class _Glued:
    """Where an ``A`` or ``I`` was glued to its word, as drop caps are when a page is copied.

    ``Iremain`` is parted where the text has ``remain`` and no ``iremain``; an ``A`` only below a heading, since many
    words begin with it. A name (``Iran``) stands in the middle of a sentence somewhere, and a rest of three letters
    (``ran``) parts nothing that is not below a heading.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self.cuts = [
            found.start() + 1
            for found in _GLUED_I.finditer(text)
            if not text[found.start() - 1 : found.start()].isalnum() and self._is_glued(found[0])
        ]

    def parts(self, span: TextSpan, *, is_first: bool) -> Sequence[TextSpan | str]:
        """A line as stretches to copy and blanks to add.

        Args:
            is_first: It stands below a heading.
        """
        cuts = self.cuts[bisect_right(self.cuts, span.start) : bisect_right(self.cuts, span.end)]
        drop = _DROP_CAP.match(self._text, span.start, span.end) if is_first else None
        if drop is not None and span.start + 1 not in cuts and self._is_glued(drop[0]):
            cuts = [span.start + 1, *cuts]
        found: list[TextSpan | str] = []
        start = span.start
        for cut in cuts:
            found += [TextSpan(start, cut), " "]
            start = cut
        return (*found, TextSpan(start, span.end))

    def _is_glued(self, whole: str) -> bool:
        if whole not in self._known:
            self._known[whole] = (
                whole.lower() not in _WHOLE_WORDS
                and self._has(whole[1:])
                and not self._has(whole.lower())
                and not self._has(whole, r"(?<=[a-z0-9] )")
            )
        return self._known[whole]

    def _has(self, word: str, before: str = r"(?<!\w)") -> bool:
        """Whether a word stands in the text as a word of its own, letter by letter."""
        return word in self._text and re.search(rf"{before}{re.escape(word)}(?!\w)", self._text) is not None
