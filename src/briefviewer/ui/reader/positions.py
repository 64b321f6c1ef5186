"""Code points and Qt's positions: Qt counts UTF-16 units, so letters beyond the first plane count twice there."""

from bisect import bisect_left, bisect_right


class Positions:
    """Leads between offsets of one text, in code points, and positions in the document that shows it.

    >>> Positions("a𝄞b").to_qt(2)
    3
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._wide = [] if text.isascii() else [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]
        self._wide_qt = [at + number for number, at in enumerate(self._wide)]

    def to_qt(self, offset: int) -> int:
        """Where a code point stands in Qt's document."""
        return offset + bisect_left(self._wide, offset)

    def from_qt(self, position: int) -> int:
        """The code point at a position of Qt's document."""
        return position - bisect_right(self._wide_qt, position - 1)
