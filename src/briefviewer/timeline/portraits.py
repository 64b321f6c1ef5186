"""What an event looks like in whichever view it is drawn: its name, sign and words, found when it first comes into one.

Asked for many places at once, because new ones come into view by the hundred; what was seen lately is remembered.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from briefviewer.columns.select import Selection
from briefviewer.domain.event import EventId
from briefviewer.timeline.ground import Ground, Places
from briefviewer.timeline.lanes import Positions
from briefviewer.timeline.marks import MANNERS, Manner, Times
from briefviewer.timeline.sayings import MOST_REMEMBERED, Asked, Saying, Sayings

SLANT_PX = 4.0
"""How far slanted words reach beyond the measure of upright ones."""


class Portrait(NamedTuple):
    """An event as it is drawn; ``is_exact`` if it is one day: then nothing about it is vague."""

    row: int
    event: EventId
    hue: str
    glyph: str
    manner: Manner
    is_bar: bool
    open_start: bool
    open_end: bool
    unknown_start: bool
    unknown_end: bool
    is_exact: bool
    is_possible: bool
    texts: Saying


class Portraits:
    """The portraits of a selection's marks.

    Args:
        places: Where they are on the ground; None where they are all of it.
        ends: When each of them begins and ends.
        kinds: Hue and glyph by kind code.
        unknown: Those of an event whose kind the store does not have.
    """

    def __init__(
        self,
        ground: Ground,
        places: Places | None,
        selection: Selection,
        ends: tuple[Times, Times],
        kinds: Sequence[tuple[str, str]],
        unknown: tuple[str, str],
        sayings: Sayings,
    ) -> None:
        self._ground = ground
        self._places = places
        self._selection = selection
        self._ends = ends
        self._looks = (*kinds, unknown)
        self._sayings = sayings
        self._known: dict[int, Portrait] = {}

    def of(self, places: Sequence[int]) -> list[Portrait]:
        """How the events at some places are drawn."""
        known = self._known
        if len(known) > MOST_REMEMBERED:
            known.clear()
        new = [place for place in places if place not in known]
        if new:
            known.update(zip(new, self._made(np.array(new, dtype=np.int64)), strict=True))
        return [known[place] for place in places]

    def strong(self, portrait: Portrait) -> Saying:
        """The words of one who is looked at."""
        (said,) = self._sayings.of([Asked(portrait.row, portrait.is_possible, True)])
        return _as_written(said, portrait.manner)

    def _made(self, places: Positions) -> list[Portrait]:
        marks, columns = self._ground.marks_at(places, self._places), self._ground.columns
        starts, ends = self._ends
        rows = marks.rows
        possible = self._selection.is_possible(rows).tolist()
        sayings = self._sayings.of([Asked(*each, False) for each in zip(rows.tolist(), possible, strict=True)])
        shaped = (marks.is_bar, marks.open_start, marks.open_end, marks.unknown_start, marks.unknown_end)
        is_exact = ends[places] - starts[places] <= 1.0
        found = []
        for row, code, manner_code, said, is_possible, *drawn in zip(
            rows.tolist(), columns.kind[rows].tolist(), marks.manner.tolist(), sayings, possible,
            *(each.tolist() for each in (*shaped, is_exact)), strict=True,
        ):  # fmt: skip
            manner = MANNERS[manner_code]
            hue, glyph = self._looks[code if 0 <= code < len(self._looks) - 1 else -1]
            texts = _as_written(said, manner)
            event = EventId(columns.ids[row])
            found.append(Portrait._make((row, event, hue, glyph, manner, *drawn, is_possible, texts)))
        return found


def _as_written(said: Saying, manner: Manner) -> Saying:
    """Words of what has not simply happened are slanted."""
    return said if manner is Manner.HAPPENED else tuple((text, width + SLANT_PX) for text, width in said)
