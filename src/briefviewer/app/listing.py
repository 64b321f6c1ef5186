"""What filters and a range list of a store, each asked for once until something changes."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from briefviewer.app.ports import EventStore
from briefviewer.columns.events import Mask
from briefviewer.columns.select import Selection, facet_counts
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Facet, Filters


class Listing:
    """The rows listed, those within the range, and the counts.

    Args:
        store: An open store.
        filters: What to begin with; its range becomes the briefing range.
    """

    def __init__(self, store: EventStore, filters: Filters) -> None:
        self._store = store
        self._range = filters.range
        self._filters = replace(filters, range=None)
        self._selection: Selection | None = None
        self._ranged: Selection | None = None
        self._matches: tuple[tuple[str, ...], Mask] | None = None
        self._counts: Mapping[Facet, NDArray[np.int64]] | None = None

    @property
    def filters(self) -> Filters:
        """What narrows the list, the range apart."""
        return self._filters

    @property
    def range(self) -> DayRange | None:
        """The briefing range."""
        return self._range

    @property
    def brief_filters(self) -> Filters:
        """The filters within the range."""
        return replace(self._filters, range=self._range)

    @property
    def selection(self) -> Selection:
        """The rows listed, whatever the range."""
        if self._selection is None:
            self._selection = self._store.select(self._filters)
        return self._selection

    @property
    def ranged(self) -> Selection:
        """The rows within the range; all listed rows without one."""
        if self._range is None:
            return self.selection
        if self._ranged is None:
            self._ranged = self._store.select(self.brief_filters)
        return self._ranged

    @property
    def counts(self) -> Mapping[Facet, NDArray[np.int64]]:
        """How many events each value of each facet would list, the facet itself set free."""
        if self._counts is None:
            self._counts = facet_counts(self._store.columns, self._filters, self._text_matches(), self.selection)
        return self._counts

    def beside(self, event: EventId | None, by: int) -> EventId | None:
        """The listed event so many places on, or back, from one, no farther than the ends; None where none is listed.

        From no event the way on begins at the first, and the way back at the last.
        """
        rows = self.selection.rows
        if not len(rows):
            return None
        columns = self._store.columns
        row = columns.rows_by_id.get(event) if event is not None else None
        if row is None:
            target = 0 if by > 0 else len(rows) - 1
        else:
            at = int(np.searchsorted(rows, np.int32(row)))
            is_listed = at < len(rows) and rows[at] == row
            target = at + by if is_listed or by < 0 else at + by - 1
        return EventId(columns.ids[int(rows[min(max(target, 0), len(rows) - 1)])])

    def narrow(self, filters: Filters) -> bool:
        """List by other filters; whether they are others."""
        if filters == self._filters:
            return False
        self._filters = filters
        self._selection = self._ranged = self._counts = None
        return True

    def set_range(self, days: DayRange | None) -> bool:
        """Choose the briefing range; whether it is another one."""
        if days == self._range:
            return False
        self._range = days
        self._ranged = None
        return True

    def look_at(self, store: EventStore) -> None:
        """List from another store, or from the same one read again."""
        self._store = store
        self._selection = self._ranged = self._counts = self._matches = None

    def _text_matches(self) -> Mask | None:
        text = self._filters.text
        if not text:
            return None
        if self._matches is None or self._matches[0] != text:
            self._matches = (text, self._store.matches(text))
        return self._matches[1]
