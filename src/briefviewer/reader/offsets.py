"""Where shown text stands in raw text, and back. Offsets are code points, ends exclusive."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefviewer.domain.selector import TextSpan


class Piece(NamedTuple):
    """``length`` letters shown from ``shown`` on, copied one by one from ``raw`` on."""

    shown: int
    raw: int
    length: int


@dataclass(frozen=True)
class OffsetMap:
    """Pieces in rising order of both offsets. What is dropped or added lies between pieces and belongs to none."""

    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, pieces: Iterable[Piece]) -> "OffsetMap":
        """A map of pieces; empty ones are left out."""
        return cls(tuple(piece for piece in pieces if piece.length))

    @cached_property
    def _shown_starts(self) -> list[int]:
        return [piece.shown for piece in self.pieces]

    @cached_property
    def _raw_starts(self) -> list[int]:
        return [piece.raw for piece in self.pieces]

    def to_shown(self, span: TextSpan) -> TextSpan | None:
        """The smallest stretch that shows all of a raw span that is shown; None where nothing of it is.

        >>> OffsetMap.of([Piece(0, 4, 3)]).to_shown(TextSpan(0, 6))
        TextSpan(start=0, end=2)
        """
        first = bisect_right(self._raw_starts, span.start) - 1
        touched = []
        for at in range(max(first, 0), len(self.pieces)):
            piece = self.pieces[at]
            if piece.raw >= span.end:
                break
            start, end = max(piece.raw, span.start), min(piece.raw + piece.length, span.end)
            if start < end:
                touched.append((piece.shown + start - piece.raw, piece.shown + end - piece.raw))
        return TextSpan(touched[0][0], touched[-1][1]) if touched else None

    def to_raw(self, span: TextSpan) -> TextSpan | None:
        """The smallest raw stretch that holds all of a shown span that was copied; None where nothing of it was."""
        first = bisect_right(self._shown_starts, span.start) - 1
        touched = []
        for at in range(max(first, 0), len(self.pieces)):
            piece = self.pieces[at]
            if piece.shown >= span.end:
                break
            start, end = max(piece.shown, span.start), min(piece.shown + piece.length, span.end)
            if start < end:
                touched.append((piece.raw + start - piece.shown, piece.raw + end - piece.shown))
        return TextSpan(touched[0][0], touched[-1][1]) if touched else None
