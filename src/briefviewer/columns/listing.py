"""Rows as a list for reading: in the order of one column, and in groups where asked for. Numbers in, numbers out.

What a million rows need is done in whole arrays; nothing here makes a word or an event.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.collation import Collation, folded_text
from briefviewer.columns.events import MINUS_INFINITY, EventColumns, Links, RowFlag, Rows
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.facet import Facet
from briefviewer.domain.time import Precision

Keys = NDArray[np.int64]

NOWHERE = -1
"""The group of rows that carry no value of what is grouped by, or have no date."""
BEGINNING_UNKNOWN = -2
"""The group of dated rows whose beginning nobody knows."""
MONTHS = 13
"""A month as a group is ``year * MONTHS + month``; month 0 is *not known*."""

_EPOCH = date(1970, 1, 1).toordinal()
_SORTED_BY_NAMES = 3


class ListColumn(StrEnum):
    """What a list can show of a row, in the order that it has at first."""

    DATE = "date"
    TITLE = "title"
    KIND = "kind"
    STATUS = "status"
    THEMES = "themes"
    ACTORS = "actors"
    DOCUMENTS = "documents"
    BOARD = "board"
    BASIS = "basis"
    KNOWN = "known"
    ID = "id"


class GroupBy(StrEnum):
    """What a list can be grouped by."""

    NONE = "none"
    THEME = "theme"
    ACTOR = "actor"
    KIND = "kind"
    MONTH = "month"
    YEAR = "year"
    DOCUMENT = "document"
    STATUS = "status"
    BOARD = "board"


FACET_OF: Mapping[ListColumn, Facet] = {
    ListColumn.KIND: Facet.KIND,
    ListColumn.STATUS: Facet.STATUS,
    ListColumn.THEMES: Facet.THEME,
    ListColumn.ACTORS: Facet.ACTOR,
    ListColumn.DOCUMENTS: Facet.DOCUMENT,
    ListColumn.BOARD: Facet.BOARD,
    ListColumn.BASIS: Facet.BASIS,
}
"""The facet whose values a column shows."""

Names = Mapping[Facet, Sequence[str]]
"""What the values of a facet are called, beside its vocabulary."""


@dataclass(frozen=True)
class Plan:
    """How a list is to stand."""

    sort_by: ListColumn = ListColumn.DATE
    descending: bool = False
    group_by: GroupBy = GroupBy.NONE

    @property
    def is_plain(self) -> bool:
        """Whether the rows stand as they come."""
        return self.sort_by is ListColumn.DATE and not self.descending and self.group_by is GroupBy.NONE


@dataclass(frozen=True)
class Listing:
    """Rows in the order of the list. With groups a row may stand in several of them.

    Group ``g`` is ``groups[g]`` (a code of the facet's vocabulary, a month, a year, or ``NOWHERE``) and holds
    ``entries[starts[g]:starts[g + 1]]``. Without groups there is one, and it has no head.
    """

    entries: Rows
    groups: Keys
    starts: Keys
    has_heads: bool


class Lines:
    """The lines of a listing on the screen: the head of each group, and its entries unless it is folded."""

    def __init__(self, listing: Listing, folded: frozenset[int] = frozenset()) -> None:
        self.listing = listing
        counts = np.diff(listing.starts)
        if listing.has_heads:
            shut = np.isin(listing.groups, np.fromiter(folded, dtype=np.int64, count=len(folded)))
            counts = np.where(shut, 0, counts) + 1
        self._tops: list[int] = [0, *np.cumsum(counts).tolist()]

    def __len__(self) -> int:
        return self._tops[-1]

    def at(self, line: int) -> tuple[int, int | None]:
        """The position of a line's group, and its entry; None where the line is the group's head."""
        if not self.listing.has_heads:
            return 0, line
        group = bisect_right(self._tops, line) - 1
        inside = line - self._tops[group]
        return group, None if inside == 0 else int(self.listing.starts[group]) + inside - 1

    def head_of(self, group: int) -> int:
        """The line of a group's head."""
        return self._tops[group]

    def lines_of(self, rows: Rows) -> NDArray[np.int64]:
        """The lines on which some rows stand, in order; none for those in folded groups."""
        entries = np.flatnonzero(np.isin(self.listing.entries, rows))
        if not self.listing.has_heads or not len(entries):
            return entries
        groups = np.searchsorted(self.listing.starts, entries, side="right") - 1
        tops = np.array(self._tops)
        inside = entries - self.listing.starts[groups] + 1
        is_open = inside < np.diff(tops)[groups]
        lines: Keys = (tops[groups] + inside)[is_open]
        return lines

    def rows_between(self, first: int, last: int) -> Rows:
        """The rows of some lines, heads left out; both ends count."""
        if not self.listing.has_heads:
            return self.listing.entries[first : last + 1]
        found = []
        group = bisect_right(self._tops, first) - 1
        while group < len(self.listing.groups) and self._tops[group] <= last:
            top, end = self._tops[group], self._tops[group + 1]
            start = int(self.listing.starts[group])
            found.append(self.listing.entries[start + max(first - top - 1, 0) : start + min(last + 1, end) - top - 1])
            group += 1
        return np.concatenate(found) if found else np.zeros(0, dtype=np.int32)


def arrange(columns: EventColumns, rows: Rows, plan: Plan, names: Names, collation: Collation | None) -> Listing:
    """The listing of some rows, which come in the one order of events.

    Args:
        collation: That of ``columns.titles``; only a list sorted by title needs it.
    """
    ordered = in_order(columns, rows, plan, names, collation)
    if plan.group_by is GroupBy.NONE:
        return Listing(ordered, np.zeros(1, dtype=np.int64), np.array([0, len(ordered)]), has_heads=False)
    return _grouped(columns, ordered, plan.group_by)


def in_order(columns: EventColumns, rows: Rows, plan: Plan, names: Names, collation: Collation | None) -> Rows:
    """Rows sorted by a column. Equals stay in the order of events; rows without a value come last either way."""
    keys, missing = _sort_keys(columns, rows, plan.sort_by, names, collation)
    if plan.descending:
        keys = -keys
    order = np.argsort(keys, kind="stable")
    if missing is not None and missing.any():
        lacks = missing[order]
        order = np.concatenate((order[~lacks], order[lacks]))
    return rows[order]


def _sort_keys(
    columns: EventColumns, rows: Rows, by: ListColumn, names: Names, collation: Collation | None
) -> tuple[Keys, NDArray[np.bool_] | None]:
    if by is ListColumn.DATE:
        return rows.astype(np.int64), (columns.flags[rows] & np.uint16(RowFlag.DATED)) == 0
    if by is ListColumn.TITLE:
        assert collation is not None
        return collation.ranks[rows].astype(np.int64), None
    if by is ListColumn.ID:
        ids = TextColumn.of([columns.ids[row] for row in rows.tolist()])
        return Collation(ids).ranks.astype(np.int64), None
    if by is ListColumn.KNOWN:
        return columns.known_latest[rows].astype(np.int64), (columns.flags[rows] & np.uint16(RowFlag.PUBLISHED)) == 0
    facet = FACET_OF[by]
    ranks = _name_ranks(names[facet])
    single = columns.single(facet)
    if single is not None:
        codes = single[rows]
        return ranks[codes].astype(np.int64), codes < 0
    links = _links(columns, facet)
    keys: Keys = np.zeros(len(rows), dtype=np.int64)
    counts = links.starts[rows + 1] - links.starts[rows]
    for position in range(_SORTED_BY_NAMES):
        has_one = counts > position
        at = np.minimum(links.starts[rows] + position, max(len(links.codes) - 1, 0))
        found = ranks[links.codes[at]].astype(np.int64) + 1 if len(links.codes) else np.zeros(len(rows), np.int64)
        keys = keys * (len(ranks) + 1) + np.where(has_one, found, 0)
    return keys, counts == 0


def _grouped(columns: EventColumns, rows: Rows, by: GroupBy) -> Listing:
    facet = Facet(by.value) if by.value in set(Facet) and by is not GroupBy.YEAR else None
    links = None if facet is None else _links_or_none(columns, facet)
    if links is not None:
        counts = links.starts[rows + 1] - links.starts[rows]
        places_taken = np.maximum(counts, 1)
        entries = np.repeat(rows, places_taken)
        inside = np.arange(len(entries)) - np.repeat(np.cumsum(places_taken) - places_taken, places_taken)
        at = np.minimum(links.starts[entries] + inside, max(len(links.codes) - 1, 0))
        keys = links.codes[at].astype(np.int64) if len(links.codes) else np.full(len(entries), NOWHERE, np.int64)
        keys[np.repeat(counts == 0, places_taken)] = NOWHERE
    else:
        entries = rows
        single = None if facet is None else columns.single(facet)
        keys = single[rows].astype(np.int64) if single is not None else _dates(columns, rows, by)
    groups, codes = np.unique(keys, return_inverse=True)
    order: Keys = np.concatenate(
        (np.flatnonzero(groups >= 0), np.flatnonzero(groups == BEGINNING_UNKNOWN), np.flatnonzero(groups == NOWHERE))
    )
    places = np.empty(len(groups), dtype=np.int64)
    places[order] = np.arange(len(groups))
    codes = places[codes]
    by_group = np.argsort(codes.astype(np.uint16) if len(groups) < 2**16 else codes, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(codes, minlength=len(groups)))))
    return Listing(entries[by_group], groups[order].astype(np.int64), starts.astype(np.int64), has_heads=True)


def _dates(columns: EventColumns, rows: Rows, by: GroupBy) -> Keys:
    """The month or year in which each row begins; where only the year is known, its month is not."""
    days = columns.earliest_start[rows].astype(np.int64)
    is_known = days > MINUS_INFINITY
    months = (
        (np.where(is_known, days, _EPOCH) - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    )
    years, inside = 1970 + months // 12, months % 12 + 1
    if by is GroupBy.MONTH:
        inside[columns.precision[rows] < Precision.MONTH] = 0
        years = years * MONTHS + inside
    is_dated = (columns.flags[rows] & np.uint16(RowFlag.DATED)) != 0
    keys: Keys = np.where(is_dated, np.where(is_known, years, BEGINNING_UNKNOWN), NOWHERE)
    return keys


def _links(columns: EventColumns, facet: Facet) -> Links:
    found = _links_or_none(columns, facet)
    assert found is not None
    return found


def _links_or_none(columns: EventColumns, facet: Facet) -> Links | None:
    """The links of a facet as their records have them: an actor's own, without what it is part of."""
    return columns.actors if facet is Facet.ACTOR else columns.links(facet)


def _name_ranks(names: Sequence[str]) -> NDArray[np.int32]:
    """The place of each name in the alphabet, and one more for the code −1."""
    order = sorted(range(len(names)), key=lambda code: (folded_text(names[code]), names[code]))
    ranks = np.zeros(len(names) + 1, dtype=np.int32)
    ranks[order] = np.arange(len(names), dtype=np.int32)
    ranks[-1] = len(names)
    return ranks
