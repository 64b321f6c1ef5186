"""Paragraphs of a raw text, counted from 1: each run of non-blank lines, headings and boilerplate included."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefviewer.domain.selector import TextSpan

_LINE = r"[^\S\r\n]*+\S[^\r\n]*+"
_PARAGRAPH = re.compile(rf"(?<![^\r\n]){_LINE}(?:(?:\r\n|\n|\r){_LINE})*")


def paragraphs(text: str) -> tuple[TextSpan, ...]:
    """The paragraphs in order; the nth is paragraph n + 1. The line end after the last line is no part of one.

    >>> paragraphs("Title\\n\\nOne\\ntwo\\n")
    (TextSpan(start=0, end=5), TextSpan(start=7, end=14))
    """
    return tuple(TextSpan(*found.span()) for found in _PARAGRAPH.finditer(text))


def paragraph_at(spans: Sequence[TextSpan], offset: int) -> int | None:
    """The number of the paragraph at an offset, or of the next one after it; None after the last."""
    index = bisect_left(spans, offset + 1, key=lambda span: span.end)
    return index + 1 if index < len(spans) else None
