"""Paragraphs of a raw text, counted from 1: each run of non-blank lines, headings and boilerplate included."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefviewer.domain.selector import TextSpan

_LINE = re.compile(r"[^\r\n]+")
_LINE_ENDS = frozenset(("\n", "\r\n", "\r"))


def paragraphs(text: str) -> tuple[TextSpan, ...]:
    """The paragraphs in order; the nth is paragraph n + 1. The line end after the last line is no part of one.

    >>> paragraphs("Title\\n\\nOne\\ntwo\\n")
    (TextSpan(start=0, end=5), TextSpan(start=7, end=14))
    """
    found: list[TextSpan] = []
    start = end = -1
    for line in _LINE.finditer(text):
        if line[0].isspace():
            continue
        if start >= 0 and text[end : line.start()] in _LINE_ENDS:
            end = line.end()
            continue
        if start >= 0:
            found.append(TextSpan(start, end))
        start, end = line.span()
    if start >= 0:
        found.append(TextSpan(start, end))
    return tuple(found)


def paragraph_at(spans: Sequence[TextSpan], offset: int) -> int | None:
    """The number of the paragraph at an offset, or of the next one after it; None after the last."""
    index = bisect_left(spans, offset + 1, key=lambda span: span.end)
    return index + 1 if index < len(spans) else None
