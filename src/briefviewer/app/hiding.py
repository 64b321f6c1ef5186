"""Why an event is not listed: which parts of a selection would leave it out each by itself, and the selection without
them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from briefviewer.app.ports import EventStore
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters


def hiding_parts(store: EventStore, filters: Filters, event: EventId) -> tuple[Filters, ...]:
    """The parts of a selection that do not list an event; none where it is listed, or where nobody knows it.

    Each part is a selection of one facet, one text query, the as-of day or the rule for events without a date. Parts
    are AND, so an event is left out exactly where some part leaves it out.
    """
    row = store.columns.rows_by_id.get(event)
    if row is None:
        return ()
    return tuple(part for part in parts_of(filters) if not np.any(store.select(part).rows == row))


def without_parts(filters: Filters, parts: Sequence[Filters]) -> Filters:
    """The selection with some of its parts taken back."""
    for part in parts:
        for facet in (*part.include, *part.exclude):
            filters = filters.without(facet)
        filters = replace(filters, text=tuple(each for each in filters.text if each not in part.text))
        if part.as_of is not None:
            filters = replace(filters, as_of=None, as_of_mode=Filters().as_of_mode)
        if part.undated is not None:
            filters = replace(filters, undated=None)
    return filters


def parts_of(filters: Filters) -> Iterator[Filters]:
    """A selection taken apart: one facet, text query, clock or rule each. The range is no part of it."""
    for facet in dict.fromkeys((*filters.include, *filters.exclude)):
        include, exclude = filters.include.get(facet, ()), filters.exclude.get(facet, ())
        yield Filters(
            include={facet: include} if include else {},
            exclude={facet: exclude} if exclude else {},
        )
    for query in filters.text:
        yield Filters(text=(query,))
    if filters.as_of is not None:
        yield Filters(as_of=filters.as_of, as_of_mode=filters.as_of_mode)
    if filters.undated is not None:
        yield Filters(undated=filters.undated)
