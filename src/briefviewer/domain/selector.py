"""W3C Web Annotation selectors: how an excerpt is pointed at. Offsets are code points of the raw text, end
exclusive."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class TextSpan:
    """``[start, end)`` in a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def touches(self, other: "TextSpan") -> bool:
        """Whether the two have a letter in common.

        >>> TextSpan(0, 4).touches(TextSpan(3, 9)), TextSpan(0, 4).touches(TextSpan(4, 9))
        (True, False)
        """
        return self.start < other.end and self.end > other.start


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words themselves, with what stands before and after to choose between equals."""

    exact: str
    prefix: str = ""
    suffix: str = ""
