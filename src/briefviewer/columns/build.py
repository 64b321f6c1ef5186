"""Makes columns from events. The store keeps what this makes in its index; tests call it directly."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from briefviewer.columns.events import (
    PLUS_INFINITY,
    Codes,
    Days,
    EventColumns,
    Links,
    RowFlag,
    TextColumn,
    end_day,
    start_day,
)
from briefviewer.domain.dating import earliest_document, interval_of, original_documents
from briefviewer.domain.event import Board, Event, EventId, RelationType, Role, Status
from briefviewer.domain.facet import Facet
from briefviewer.domain.interval import Interval, ordered
from briefviewer.domain.library import Library
from briefviewer.domain.time import Basis, Edtf, EndKind, Modifier, Shape, told_precision

ROLES = tuple(Role)
MODIFIERS: tuple[Modifier | None, ...] = (None, *Modifier)


def columns_from_events(events: Sequence[Event], library: Library) -> EventColumns:
    """Columns of the events, in the one order of events.

    Args:
        events: In any order, ids unique; what they point at stands in ``library``.
    """
    intervals: dict[EventId, Interval | None] = {event.id: interval_of(event, library) for event in events}
    by_id = {event.id: event for event in events}
    order = ordered(intervals.items(), _elders(events))
    rows = [by_id[each] for each in order]
    vocabulary = _vocabulary(rows, intervals, library)
    codes = {facet: {value: code for code, value in enumerate(values)} for facet, values in vocabulary.items()}
    bounds = [_bounds(intervals[event.id]) for event in rows]
    known = [_known(event, library) for event in rows]
    external = [_outer(event.external.when.interval) if event.external else (0, 0) for event in rows]
    year_codes = codes[Facet.YEAR]
    return EventColumns(
        ids=TextColumn.of([event.id for event in rows]),
        titles=TextColumn.of([event.title for event in rows]),
        shorts=TextColumn.of([event.short or event.title for event in rows]),
        flags=np.array([_flags(event, library) for event in rows], dtype=np.uint16),
        earliest_start=_days(each[0] for each in bounds),
        latest_start=_days(each[1] for each in bounds),
        earliest_end=_days(each[2] for each in bounds),
        latest_end=_days(each[3] for each in bounds),
        precision=np.array([told_precision(event.when, event.modifier) or 0 for event in rows], dtype=np.uint8),
        modifier=np.array([MODIFIERS.index(event.modifier) for event in rows], dtype=np.uint8),
        role=np.array([ROLES.index(event.role) for event in rows], dtype=np.uint8),
        kind=_codes(codes[Facet.KIND][event.kind] for event in rows),
        status=_codes(codes[Facet.STATUS][event.status] for event in rows),
        board=_codes(codes[Facet.BOARD][event.board] for event in rows),
        basis=_codes(codes[Facet.BASIS][event.basis] for event in rows),
        year=_codes(year_codes.get(_year(intervals[event.id]), -1) for event in rows),
        known_earliest=_days(each[0] for each in known),
        known_latest=_days(each[1] for each in known),
        external_start=_days(each[0] for each in external),
        external_end=_days(each[1] for each in external),
        actors=_links(([each.id for each in event.actors] for event in rows), codes[Facet.ACTOR]),
        actors_rolled=_links((_with_wholes(event, library) for event in rows), codes[Facet.ACTOR]),
        themes=_links((event.themes for event in rows), codes[Facet.THEME]),
        documents=_links((_originals(event, library) for event in rows), codes[Facet.DOCUMENT]),
        vocabulary=vocabulary,
    )


def _elders(events: Iterable[Event]) -> Mapping[EventId, list[EventId]]:
    """For each event those it *follows* or *supersedes*, from whichever side that was written."""
    elders: dict[EventId, list[EventId]] = {}
    for event in events:
        for relation in event.relations:
            if relation.type in (RelationType.FOLLOWS, RelationType.SUPERSEDES):
                elders.setdefault(event.id, []).append(relation.event)
            elif relation.type in (RelationType.FOLLOWED_BY, RelationType.SUPERSEDED_BY):
                elders.setdefault(relation.event, []).append(event.id)
    return elders


def _vocabulary(
    rows: Sequence[Event], intervals: Mapping[EventId, Interval | None], library: Library
) -> Mapping[Facet, tuple[str, ...]]:
    years = sorted({year for event in rows if (year := _year(intervals[event.id]))}, key=int)
    return {
        Facet.KIND: tuple(library.kinds),
        Facet.ACTOR: tuple(library.actors),
        Facet.THEME: tuple(library.themes),
        Facet.DOCUMENT: tuple(each.id for each in library.documents.values() if each.digest_of is None),
        Facet.STATUS: tuple(Status),
        Facet.BOARD: tuple(Board),
        Facet.BASIS: tuple(Basis),
        Facet.YEAR: tuple(years),
    }


def _year(interval: Interval | None) -> str:
    return str(interval.earliest_start.year) if interval and interval.earliest_start else ""


def _bounds(interval: Interval | None) -> tuple[int, int, int, int]:
    if interval is None:
        return (PLUS_INFINITY, PLUS_INFINITY, PLUS_INFINITY, PLUS_INFINITY)
    return (
        start_day(interval.earliest_start),
        start_day(interval.latest_start),
        end_day(interval.earliest_end),
        end_day(interval.latest_end),
    )


def _outer(interval: Interval) -> tuple[int, int]:
    return start_day(interval.earliest_start), end_day(interval.latest_end)


def _known(event: Event, library: Library) -> tuple[int, int]:
    dated = [each.published for each in original_documents(event, library) if each.published is not None]
    return (
        min((start_day(each.earliest) for each in dated), default=PLUS_INFINITY),
        min((end_day(each.latest) for each in dated), default=PLUS_INFINITY),
    )


def _flags(event: Event, library: Library) -> RowFlag:
    flags = RowFlag(0)
    if event.when is not None:
        flags |= RowFlag.DATED | _date_flags(event.when)
    if event.is_on_axis:
        flags |= RowFlag.ON_AXIS
    if event.external is not None:
        flags |= RowFlag.HAS_EXTERNAL
    if earliest_document(event, library) is not None:
        flags |= RowFlag.PUBLISHED
    return flags


def _date_flags(when: Edtf) -> RowFlag:
    flags = RowFlag(0)
    for holds, flag in (
        (when.approximate, RowFlag.APPROXIMATE),
        (when.uncertain, RowFlag.UNCERTAIN),
        (when.start_kind is EndKind.OPEN, RowFlag.OPEN_START),
        (when.start_kind is EndKind.UNKNOWN, RowFlag.UNKNOWN_START),
        (when.end_kind is EndKind.OPEN, RowFlag.OPEN_END),
        (when.end_kind is EndKind.UNKNOWN, RowFlag.UNKNOWN_END),
        (when.shape is Shape.INTERVAL, RowFlag.INTERVAL),
    ):
        if holds:
            flags |= flag
    return flags


def _with_wholes(event: Event, library: Library) -> list[str]:
    return list(dict.fromkeys(whole for each in event.actors for whole in sorted(library.ancestors(each.id))))


def _originals(event: Event, library: Library) -> list[str]:
    return [each.id for each in original_documents(event, library)]


def _days(values: Iterable[int]) -> Days:
    return np.fromiter(values, dtype=np.int32)


def _codes(values: Iterable[int]) -> Codes:
    return np.fromiter(values, dtype=np.int32)


def _links(rows: Iterable[Iterable[str]], codes: Mapping[str, int]) -> Links:
    return Links.of([[codes[each] for each in dict.fromkeys(row) if each in codes] for row in rows])
