"""What a person means who selects: the word or the paragraph at a letter, and the next step of a selection."""

import re
from bisect import bisect_right

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import Page

_WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]|\s+")
_REACH = 200


def word_at(text: str, offset: int) -> TextSpan:
    """The word, sign or run of blanks at a letter; nothing in an empty text.

    >>> word_at("the mill’s wheel", 6)
    TextSpan(start=4, end=10)
    """
    first = max(text.rfind(" ", 0, max(offset - _REACH, 0)), 0)
    for found in _WORD.finditer(text, first):
        if found.end() > offset or found.end() == len(text):
            return TextSpan(*found.span())
    return TextSpan(offset, offset)


def paragraph_at(page: Page, offset: int) -> TextSpan:
    """The block at a letter."""
    return page.blocks[max(bisect_right(page.starts, offset) - 1, 0)].span


def step_letter(text: str, offset: int, by: int) -> int:
    """A letter on or back."""
    return min(max(offset + by, 0), len(text))


def step_word(text: str, offset: int, by: int) -> int:
    """To the end of this word or the next, or back to the beginning of this word or the one before.

    >>> step_word("the mill stood", 4, 1), step_word("the mill stood", 8, -1)
    (8, 4)
    """
    if by > 0:
        found = re.compile(r"\W*\w*").match(text, offset)
        return max(found.end(), step_letter(text, offset, 1)) if found else len(text)
    start = max(offset - _REACH, 0)
    begins = [each.start() for each in re.compile(r"\b\w").finditer(text, start, offset)]
    return begins[-1] if begins else start
