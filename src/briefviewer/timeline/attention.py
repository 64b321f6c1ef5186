"""What the user looks at, as rows of the columns: looked up once when it changes, never while a frame is made.

A selection may hold a million events; whoever makes a frame asks only about those he is about to draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefviewer.columns.events import EventColumns, Mask, Rows
from briefviewer.columns.texts import listed
from briefviewer.domain.event import EventId

FEW = 5_000
"""So many ids are looked up one by one; for more of them all ids of the store are read once."""


class Chosen:
    """Some rows of the columns, of whom it can be asked whether others are among them.

    >>> chosen = Chosen(np.array([7, 3, 3], dtype=np.int32))
    >>> len(chosen), 3 in chosen, 4 in chosen, chosen.among(np.array([2, 3, 7])).tolist()
    (2, True, False, [False, True, True])
    """

    __slots__ = ("rows",)

    def __init__(self, rows: Rows) -> None:
        self.rows: Rows = np.unique(rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, row: int) -> bool:
        at = int(np.searchsorted(self.rows, np.int32(row)))
        return at < len(self.rows) and int(self.rows[at]) == row

    def among(self, rows: Rows) -> Mask:
        """Which of some rows are chosen."""
        if not len(self.rows):
            return np.zeros(len(rows), dtype=np.bool_)
        at = np.minimum(np.searchsorted(self.rows, rows), len(self.rows) - 1)
        mask: Mask = self.rows[at] == rows
        return mask


NOBODY = Chosen(np.zeros(0, dtype=np.int32))


@dataclass(frozen=True, slots=True)
class Attention:
    """Rows of the columns: the selected events, the one under the pointer, the one with the keyboard focus.

    ``latest`` is the one selected last.
    """

    chosen: Chosen = NOBODY
    hovered: int | None = None
    focused: int | None = None
    latest: int | None = None


def rows_of(columns: EventColumns, events: Sequence[EventId]) -> Rows:
    """The rows of some events, in order; ids that the store does not have are left out."""
    if len(events) > FEW:
        wanted = frozenset[str](events)
        found = [row for row, each in enumerate(listed(columns.ids)) if each in wanted]
    else:
        found = sorted({row for each in events if (row := columns.rows_by_id.get(each)) is not None})
    return np.array(found, dtype=np.int32)


def ids_of(columns: EventColumns, rows: Rows) -> tuple[EventId, ...]:
    """The events of some rows."""
    if len(rows) > FEW:
        ids = listed(columns.ids)
        return tuple(EventId(ids[row]) for row in rows.tolist())
    return tuple(EventId(columns.ids[row]) for row in rows.tolist())
