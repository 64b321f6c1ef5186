"""What can be said beside a mark, best first, and how wide it is: the title, else its short form.

Asked for many rows at once, because new ones come into view by the hundred; what was said lately is remembered.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefviewer.columns.events import EventColumns
from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.widths import Widths, widths_by
from briefviewer.words import Words

LONGEST_LABEL = 340.0
"""A title wider than this (pixels) does not ask for room; its short form does."""
MOST_REMEMBERED = 20_000

Saying = tuple[tuple[str, float], ...]
"""Texts with their widths, best first."""


class Asked(NamedTuple):
    """Whose words are asked for: a row, whether it is only possible, and whether its words are set strong."""

    row: int
    is_possible: bool
    is_strong: bool


class Sayings:
    """The words of a store's rows in one theme and language."""

    def __init__(self, columns: EventColumns, words: Words, palette: Palette, measure: MeasureText) -> None:
        self._columns = columns
        self._words = words
        size = palette.size("label")
        self._plain, self._strong = widths_by(measure, size, REGULAR), widths_by(measure, size, SEMIBOLD)
        self._rooms: dict[int, float] = {}
        self._said: dict[Asked, Saying] = {}

    def rooms(self, rows: Sequence[int]) -> list[float]:
        """How much room the words of some rows ask for."""
        known = self._rooms
        if len(known) > MOST_REMEMBERED:
            known.clear()
        new = [row for row in rows if row not in known]
        if new:
            titles = self._plain.of([self._columns.titles[row] for row in new]).tolist()
            known.update(zip(new, titles, strict=True))
            long = [row for row, width in zip(new, titles, strict=True) if width > LONGEST_LABEL]
            shorts = self._plain.of([self._columns.shorts[row] for row in long]).tolist()
            known.update((row, min(width, LONGEST_LABEL)) for row, width in zip(long, shorts, strict=True))
        return [known[row] for row in rows]

    def of(self, asked: Sequence[Asked]) -> list[Saying]:
        """What can be said of some rows; none of it where they have no words."""
        known = self._said
        if len(known) > MOST_REMEMBERED:
            known.clear()
        new = [each for each in dict.fromkeys(asked) if each not in known]
        for widths, some in (
            (self._plain, [each for each in new if not each.is_strong]),
            (self._strong, [each for each in new if each.is_strong]),
        ):
            known.update(zip(some, self._measured(widths, [self._texts(each) for each in some]), strict=True))
        return [known[each] for each in asked]

    def _texts(self, asked: Asked) -> Iterable[str]:
        texts = dict.fromkeys(
            text for text in (self._columns.titles[asked.row], self._columns.shorts[asked.row]) if text
        )
        if asked.is_possible:
            return [self._words.text("{title} (possible)", title=text) for text in texts]
        return texts

    @staticmethod
    def _measured(widths: Widths, said: Sequence[Iterable[str]]) -> list[Saying]:
        measured = iter(widths.of([text for texts in said for text in texts]).tolist())
        return [tuple((text, next(measured)) for text in texts) for texts in said]
