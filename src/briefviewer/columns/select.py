"""The one query layer: what a selection means, row by row.

Window, packet, pictures and the command line all ask here, so that they can never disagree about what is listed.
Text queries are answered by the store's index and arrive as masks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.build import ROLES
from briefviewer.columns.events import (
    EventColumns,
    Mask,
    RowFlag,
    Rows,
    end_day,
    start_day,
)
from briefviewer.domain.event import Role, Status
from briefviewer.domain.facet import AsOfMode, Choice, DayRange, Facet, Filters, Undated
from briefviewer.domain.interval import Certainty

IN_DOUBT, SURE = np.uint8(1), np.uint8(2)
"""How far a clock or a range vouches for a row; 0 is not at all."""

_CERTAINTIES: tuple[Certainty | None, ...] = (None, Certainty.POSSIBLE, Certainty.CERTAIN)


@dataclass(frozen=True)
class Selection:
    """The rows a selection lists, in order, with how sure each is.

    ``in_range`` and ``as_of`` have a value for every row of the store (0 no, 1 possible, 2 certain), or are None
    where there is no range or as-of. ``undated`` counts the matches of all other filters without a date, listed or
    not; ``not_known`` those the as-of clock leaves out because no document vouches for them by then.
    """

    rows: Rows
    in_range: NDArray[np.uint8] | None
    as_of: NDArray[np.uint8] | None
    undated: int
    not_known: int

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def possible(self) -> int:
        """How many listed rows either the range or the as-of clock only calls possible."""
        return int(self.is_possible(self.rows).sum())

    @property
    def certain(self) -> int:
        """How many listed rows nothing calls into doubt."""
        return len(self.rows) - self.possible

    def is_possible(self, rows: Rows) -> Mask:
        """Which of the rows are only possible."""
        doubt = np.zeros(len(rows), dtype=np.bool_)
        for clock in (self.in_range, self.as_of):
            if clock is not None:
                doubt |= clock[rows] == IN_DOUBT
        return doubt

    def range_certainty(self, row: int) -> Certainty | None:
        """Whether a row lies in the range; None without a range, or without a date."""
        return None if self.in_range is None else _CERTAINTIES[self.in_range[row]]

    def as_of_certainty(self, row: int) -> Certainty | None:
        """Whether a row was known, or had happened, by the as-of day; None without one."""
        return None if self.as_of is None else _CERTAINTIES[self.as_of[row]]


def select(columns: EventColumns, filters: Filters, matches: Mask | None = None) -> Selection:
    """The rows that a selection lists.

    Args:
        matches: The rows every text query of the selection matches; None where it has none.
    """
    facets = facet_mask(columns, filters)
    if matches is not None:
        facets &= matches
    dated = columns.has(RowFlag.DATED)
    in_range = None if filters.range is None else range_certainties(columns, filters.range)
    as_of = None if filters.as_of is None else as_of_certainties(columns, filters.as_of, filters.as_of_mode)
    kept_by_range = facets if in_range is None else facets & (~dated | (in_range > 0))
    rule = filters.undated_rule
    shown = {Undated.WITH: kept_by_range, Undated.WITHOUT: kept_by_range & dated, Undated.ONLY: kept_by_range & ~dated}[
        rule
    ]
    if as_of is None:
        return Selection(_rows(shown), in_range, None, int((kept_by_range & ~dated).sum()), 0)
    if filters.as_of_mode is AsOfMode.HAPPENED:
        return Selection(_rows(shown & (as_of > 0)), in_range, as_of, int((kept_by_range & ~dated).sum()), 0)
    undated = int((kept_by_range & ~dated & (as_of > 0)).sum())
    return Selection(_rows(shown & (as_of > 0)), in_range, as_of, undated, int((shown & (as_of == 0)).sum()))


def facet_counts(
    columns: EventColumns, filters: Filters, matches: Mask | None = None, listed: Selection | None = None
) -> Mapping[Facet, NDArray[np.int64]]:
    """How many listed rows carry each value, by facet, each facet counted over the selection without itself.

    Args:
        listed: What all filters together select, where that is known.
    """
    counts = {}
    for facet in Facet:
        narrowed = filters.include.get(facet) or filters.exclude.get(facet)
        if narrowed:
            selection = select(columns, filters.without(facet), matches)
        else:
            listed = select(columns, filters, matches) if listed is None else listed
            selection = listed
        is_all = len(selection) == len(columns)
        counts[facet] = columns.totals[facet] if is_all else columns.counts(facet, selection.rows)
    return counts


def facet_mask(columns: EventColumns, filters: Filters) -> Mask:
    """The rows that all facets admit; range, as-of and text are no part of it."""
    mask = np.ones(len(columns), dtype=np.bool_)
    for facet, choices in filters.include.items():
        if choices:
            admitted = np.zeros(len(columns), dtype=np.bool_)
            for choice in choices:
                admitted |= _choice_mask(columns, facet, choice)
            mask &= admitted
    for facet, values in filters.exclude.items():
        for value in values:
            mask &= ~_value_mask(columns, facet, value)
    return mask


def range_certainties(columns: EventColumns, days: DayRange) -> NDArray[np.uint8]:
    """0, possible or certain for each row (docs/formats/dates.md, *In range*); 0 without a date."""
    first, last = start_day(days.first), end_day(days.last)
    sure = (columns.latest_start <= last) & (columns.earliest_end >= first)
    may_be = (columns.earliest_start <= last) & (columns.latest_end >= first)
    return _certainties(columns.has(RowFlag.DATED), sure, may_be)


def as_of_certainties(columns: EventColumns, day: date, mode: AsOfMode) -> NDArray[np.uint8]:
    """0, possible or certain for each row by the clock asked for."""
    limit = day.toordinal()
    if mode is AsOfMode.KNOWN:
        return _certainties(
            columns.has(RowFlag.PUBLISHED), columns.known_latest <= limit, columns.known_earliest <= limit
        )
    happened = columns.has(RowFlag.DATED)
    happened &= np.isin(columns.role, [ROLES.index(Role.OCCURRENCE), ROLES.index(Role.STATE)])
    statuses = columns.codes_of[Facet.STATUS]
    real = (Status.OCCURRED, Status.ONGOING, Status.ANNOUNCED, Status.REPORTED)
    happened &= np.isin(columns.status, [statuses[each] for each in real])
    return _certainties(happened, columns.latest_start <= limit, columns.earliest_start <= limit)


def _certainties(eligible: Mask, sure: Mask, may_be: Mask) -> NDArray[np.uint8]:
    return np.where(eligible & sure, SURE, np.where(eligible & may_be, IN_DOUBT, np.uint8(0)))


def _choice_mask(columns: EventColumns, facet: Facet, choice: Choice) -> Mask:
    mask = np.ones(len(columns), dtype=np.bool_)
    for value in choice:
        mask &= _value_mask(columns, facet, value)
    return mask


def _value_mask(columns: EventColumns, facet: Facet, value: str) -> Mask:
    code = columns.codes_of[facet].get(value)
    if code is None:
        return np.zeros(len(columns), dtype=np.bool_)
    single = columns.single(facet)
    if single is not None:
        return np.equal(single, code)
    links = columns.links(facet)
    assert links is not None
    return links.rows_with(code)


def _rows(mask: Mask) -> Rows:
    return np.flatnonzero(mask).astype(np.int32)
