"""The words around an excerpt: one sentence on either side, never across a heading."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import BlockKind, Page

_SENTENCE_END = re.compile(
    r"(?<![A-Z]\.)(?<!\b[A-Z])(?<!\b[DMS][rst])(?<!\bMrs)(?<!\bProf)(?<!\bGen)(?<!\bNo)[.!?]+[”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z가-힣\d])"
)
_MOST_LETTERS = 320


@dataclass(frozen=True, slots=True)
class InContext:
    """A passage as the page shows it, between what stands before and after it."""

    before: str
    passage: str
    after: str


def in_context(page: Page, raw_span: TextSpan) -> InContext | None:
    """A raw span with one sentence of context on either side; None where the page does not show it."""
    span = page.offsets.to_shown(raw_span)
    if span is None:
        return None
    first = bisect_right(page.starts, span.start) - 1
    last = bisect_right(page.starts, max(span.start, span.end - 1)) - 1
    return InContext(_before(page, first, span.start), span.of(page.text), _after(page, last, span.end))


def _before(page: Page, block: int, start: int) -> str:
    text = page.text[page.blocks[block].span.start : start]
    if not text.strip():
        if block == 0 or page.blocks[block - 1].kind is not BlockKind.PARAGRAPH:
            return ""
        text = page.blocks[block - 1].span.of(page.text)
    sentences = _sentences(text.rstrip())
    return _clipped(sentences[-1], from_end=True) if sentences else ""


def _after(page: Page, block: int, end: int) -> str:
    text = page.text[end : page.blocks[block].span.end]
    if not text.strip(" .,;:”’\"'"):
        if block + 1 >= len(page.blocks) or page.blocks[block + 1].kind is not BlockKind.PARAGRAPH:
            return text.strip()
        return text.rstrip() + " " + _clipped(_sentences(page.blocks[block + 1].span.of(page.text))[0])
    return _clipped(_sentences(text)[0].rstrip())


def _sentences(text: str) -> list[str]:
    """Sentences with the blanks between them dropped; a text without an end is one sentence."""
    found = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:])
    return [each for each in found if each.strip()]


def _clipped(sentence: str, *, from_end: bool = False) -> str:
    """A sentence of a length that still reads as context."""
    if len(sentence) <= _MOST_LETTERS:
        return sentence
    return "…" + sentence[-_MOST_LETTERS:] if from_end else sentence[:_MOST_LETTERS] + "…"
