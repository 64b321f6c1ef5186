"""Makes columns from events. The store keeps what this makes in its index; tests call it directly."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from briefviewer.columns.events import (
    PLUS_INFINITY,
    Codes,
    EventColumns,
    Links,
    RowFlag,
    end_day,
    start_day,
)
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.dating import interval_of, original_documents
from briefviewer.domain.event import Board, Event, EventId, Relation, RelationType, Role, Status
from briefviewer.domain.facet import Facet
from briefviewer.domain.interval import Interval, ordered
from briefviewer.domain.library import ActorId, Library
from briefviewer.domain.time import Basis, Edtf, EndKind, Modifier, Shape, told_precision

ROLES = tuple(Role)
MODIFIERS: tuple[Modifier | None, ...] = (None, *Modifier)
_ROLE_CODES = {role: code for code, role in enumerate(ROLES)}
_MODIFIER_CODES = {modifier: code for code, modifier in enumerate(MODIFIERS)}


class EventValues(NamedTuple):
    """One event as plain numbers and words: what its row of the columns is made of.

    Days are as ``columns.events`` has them; ``wholes`` are actors with all they are part of, ``documents`` originals.
    """

    id: str
    title: str
    short: str
    flags: int
    earliest_start: int
    latest_start: int
    earliest_end: int
    latest_end: int
    precision: int
    modifier: int
    role: int
    kind: str
    status: str
    board: str
    basis: str
    year: str
    known_earliest: int
    known_latest: int
    external_start: int
    external_end: int
    actors: tuple[str, ...]
    wholes: tuple[str, ...]
    themes: tuple[str, ...]
    documents: tuple[str, ...]


class Elder(NamedTuple):
    """One event *follows* or *supersedes* another."""

    younger: str
    elder: str


def columns_from_events(events: Sequence[Event], library: Library) -> EventColumns:
    """Columns of the events, in the one order of events.

    Args:
        events: In any order, ids unique; what they point at stands in ``library``.
    """
    elders = [elder for event in events for each in event.relations if (elder := elder_of(event.id, each)) is not None]
    values_of = ValuesOf(library)
    values = [values_of(event, interval_of(event, library)) for event in events]
    return columns_from_values(values, elders, library)


def columns_from_values(events: Sequence[EventValues], elders: Iterable[Elder], library: Library) -> EventColumns:
    """Columns of events that are plain values already, in the one order of events."""
    order = in_order([(each.earliest_start, each.latest_start, each.id) for each in events], elders)
    rows = [events[at] for at in order]
    years = sorted({each.year for each in rows} - {""}, key=int)
    vocabulary = {**_vocabulary(library), Facet.YEAR: tuple(years)}
    codes = {facet: {value: code for code, value in enumerate(values)} for facet, values in vocabulary.items()}
    codes[Facet.YEAR][""] = -1
    days = partial(np.array, dtype=np.int32)
    small = partial(np.array, dtype=np.uint8)

    def coded(facet: Facet, values: Iterable[str]) -> Codes:
        known = codes[facet]
        return np.array([known[each] for each in values], dtype=np.int32)

    return EventColumns(
        ids=TextColumn.of([each.id for each in rows]),
        titles=TextColumn.of([each.title for each in rows]),
        shorts=TextColumn.of([each.short for each in rows]),
        flags=np.array([each.flags for each in rows], dtype=np.uint16),
        earliest_start=days([each.earliest_start for each in rows]),
        latest_start=days([each.latest_start for each in rows]),
        earliest_end=days([each.earliest_end for each in rows]),
        latest_end=days([each.latest_end for each in rows]),
        precision=small([each.precision for each in rows]),
        modifier=small([each.modifier for each in rows]),
        role=small([each.role for each in rows]),
        kind=coded(Facet.KIND, [each.kind for each in rows]),
        status=coded(Facet.STATUS, [each.status for each in rows]),
        board=coded(Facet.BOARD, [each.board for each in rows]),
        basis=coded(Facet.BASIS, [each.basis for each in rows]),
        year=coded(Facet.YEAR, [each.year for each in rows]),
        known_earliest=days([each.known_earliest for each in rows]),
        known_latest=days([each.known_latest for each in rows]),
        external_start=days([each.external_start for each in rows]),
        external_end=days([each.external_end for each in rows]),
        actors=_links([each.actors for each in rows], codes[Facet.ACTOR]),
        actors_rolled=_links([each.wholes for each in rows], codes[Facet.ACTOR]),
        themes=_links([each.themes for each in rows], codes[Facet.THEME]),
        documents=_links([each.documents for each in rows], codes[Facet.DOCUMENT]),
        vocabulary=vocabulary,
    )


def elder_of(event: EventId, relation: Relation) -> Elder | None:
    """Which of the two is the elder, from whichever side the relation was written; None if it says nothing of that."""
    if relation.type in (RelationType.FOLLOWS, RelationType.SUPERSEDES):
        return Elder(event, relation.event)
    if relation.type in (RelationType.FOLLOWED_BY, RelationType.SUPERSEDED_BY):
        return Elder(relation.event, event)
    return None


def in_order(keys: Sequence[tuple[int, int, str]], elders: Iterable[Elder]) -> list[int]:
    """Positions of some events, given by earliest start, latest start and id, in the one order of events.

    >>> in_order([(5, 5, "a"), (5, 5, "b"), (1, 9, "c")], [Elder("a", "b")])
    [2, 1, 0]
    """
    order = sorted(range(len(keys)), key=keys.__getitem__)
    older: dict[str, list[str]] = {}
    for younger, elder in elders:
        older.setdefault(younger, []).append(elder)
    if not older:
        return order
    places = {keys[at][2]: place for place, at in enumerate(order)}
    done: set[tuple[int, int]] = set()
    for younger in older:
        here = places.get(younger)
        if here is None or (group := keys[order[here]][:2]) in done:
            continue
        done.add(group)
        first = bisect_left(order, group, key=lambda at: keys[at][:2])
        last = bisect_right(order, group, key=lambda at: keys[at][:2])
        members = {keys[at][2]: at for at in order[first:last]}
        if len(members) > 1:
            order[first:last] = [members[each] for each in ordered(((each, None) for each in members), older)]
    return order


class ValuesOf:
    """Makes the plain values of events against one library; what many events share is worked out once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._wholes: dict[ActorId, list[ActorId]] = {}
        self._cited: dict[tuple[str, ...], tuple[tuple[str, ...], int, int, int]] = {}

    def __call__(self, event: Event, interval: Interval | None) -> EventValues:
        """The values of an event and its four bounds; what it points at stands in the library."""
        when, external = event.when, event.external
        bounds = bounds_of(interval)
        cited = tuple([each.document for each in event.evidence])
        found = self._cited.get(cited)
        if found is None:
            originals = tuple([each.id for each in original_documents(event, self._library)])
            found = self._cited[cited] = originals, *_known(event, self._library)
        documents, published, known_earliest, known_latest = found
        outer = _outer(external.when.interval) if external else (0, 0)
        on_axis = RowFlag.ON_AXIS.value if event.is_on_axis else 0
        return EventValues(
            event.id,
            event.title,
            event.short or event.title,
            date_flags(when) | on_axis | published | (RowFlag.HAS_EXTERNAL.value if external else 0),
            *bounds,
            told_precision(when, event.modifier) or 0,
            _MODIFIER_CODES[event.modifier],
            _ROLE_CODES[event.role],
            event.kind,
            event.status.value,
            event.board.value,
            event.basis.value,
            str(interval.earliest_start.year) if interval and interval.earliest_start else "",
            known_earliest,
            known_latest,
            *outer,
            tuple([each.id for each in event.actors]),
            self._with_wholes(event),
            event.themes,
            documents,
        )

    def _with_wholes(self, event: Event) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for each in event.actors:
            wholes = self._wholes.get(each.id)
            if wholes is None:
                wholes = self._wholes[each.id] = sorted(self._library.ancestors(each.id))
            found.update(dict.fromkeys(wholes))
        return tuple(found)


def _vocabulary(library: Library) -> Mapping[Facet, tuple[str, ...]]:
    return {
        Facet.KIND: tuple(library.kinds),
        Facet.ACTOR: tuple(library.actors),
        Facet.THEME: tuple(library.themes),
        Facet.DOCUMENT: tuple(each.id for each in library.documents.values() if each.digest_of is None),
        Facet.STATUS: tuple(Status),
        Facet.BOARD: tuple(Board),
        Facet.BASIS: tuple(Basis),
    }


def bounds_of(interval: Interval | None) -> tuple[int, int, int, int]:
    """The four bounds as numbers; an event without a date comes last."""
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


def _known(event: Event, library: Library) -> tuple[int, int, int]:
    """The flag of published events, and the smallest publication bounds."""
    dated = [each.published for each in original_documents(event, library) if each.published is not None]
    return (
        RowFlag.PUBLISHED.value if dated else 0,
        min((start_day(each.earliest) for each in dated), default=PLUS_INFINITY),
        min((end_day(each.latest) for each in dated), default=PLUS_INFINITY),
    )


@lru_cache(maxsize=65_536)
def date_flags(when: Edtf | None) -> int:
    """What a date says of a row: the bits of ``RowFlag``."""
    if when is None:
        return 0
    flags = RowFlag.DATED
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
    return flags.value


def _links(rows: Iterable[Iterable[str]], codes: Mapping[str, int]) -> Links:
    return Links.of([[codes[each] for each in dict.fromkeys(row) if each in codes] for row in rows])
