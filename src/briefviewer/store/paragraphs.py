"""Paragraphs of a raw text: each run of non-blank lines, counted from 1, headings and boilerplate included."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefviewer.domain.selector import TextSpan

_MARK = re.compile(r"¶\s(\d{1,6})\s")


def paragraphs_of(text: str) -> list[TextSpan]:
    """The spans of the paragraphs, without the line break at their end.

    >>> paragraphs_of("One.\\nStill one.\\n\\n \\nTwo.")
    [TextSpan(start=0, end=15), TextSpan(start=19, end=23)]
    """
    found: list[TextSpan] = []
    start: int | None = None
    end = at = 0
    for line in text.split("\n"):
        if line.strip():
            start = at if start is None else start
            end = at + len(line.rstrip("\r"))
        elif start is not None:
            found.append(TextSpan(start, end))
            start = None
        at += len(line) + 1
    if start is not None:
        found.append(TextSpan(start, end))
    return found


def paragraph_at(paragraphs: Sequence[TextSpan], offset: int) -> int | None:
    """The number of the paragraph an offset lies in, counted from 1; None before the first."""
    return bisect_right(paragraphs, offset, key=lambda each: each.start) or None


def told_paragraph(text: str, paragraphs: Sequence[TextSpan], offset: int) -> int | None:
    """Which paragraph of the original a place in its digest tells, by the mark ``¶ n`` its paragraph opens with."""
    number = paragraph_at(paragraphs, offset)
    if number is None:
        return None
    found = _MARK.match(text, paragraphs[number - 1].start)
    return int(found[1]) if found else None
