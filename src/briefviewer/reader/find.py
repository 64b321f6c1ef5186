"""Find in a document: every place where some words stand on the page, whatever their case."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import overload

from briefviewer.domain.selector import TextSpan


class Findings(Sequence[TextSpan]):
    """Places in rising order and apart, told as spans when asked for: a letter stands in a long text 100,000 times."""

    def __init__(self, places: Sequence[tuple[int, int]] = ()) -> None:
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> TextSpan: ...
    @overload
    def __getitem__(self, at: slice) -> "Findings": ...
    def __getitem__(self, at: int | slice) -> "TextSpan | Findings":
        return Findings(self._places[at]) if isinstance(at, slice) else TextSpan(*self._places[at])

    def first_from(self, offset: int) -> int:
        """Which is the first that begins at an offset or after it; their number if none does."""
        return bisect_left(self._places, (offset, 0))

    def touching(self, span: TextSpan) -> range:
        """Which of them lie in a span, whole or in part."""
        return range(bisect_left(self._places, span.start + 1, key=lambda place: place[1]), self.first_from(span.end))


def find_all(text: str, words: str) -> Findings:
    """The places of some words in a text, in order and apart. Runs of blanks in either match each other.

    >>> list(find_all("Alpha  beta, alpha", "ALPHA"))
    [TextSpan(start=0, end=5), TextSpan(start=13, end=18)]
    """
    parts = words.split()
    if not parts:
        return Findings()
    pattern = re.compile(r"\s+".join(re.escape(part) for part in parts), re.IGNORECASE)
    return Findings([match.span() for match in pattern.finditer(text)])
