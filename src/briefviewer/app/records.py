"""Events as plain records: what ``events --format json`` prints, shared by the command line, the packet's attachment
and exports.

Keys and order are the contract. Actors and themes are ids, days are ISO text, ``None`` where open, unknown or undated.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypedDict

from briefviewer.app.ports import EventStore
from briefviewer.columns.select import Selection
from briefviewer.domain.dating import earliest_document, interval_of
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Attribution, Event, Figure, Relation
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.domain.library import Library
from briefviewer.domain.time import told_precision

_BATCH = 500


class FoundRecord(TypedDict):
    start: int
    end: int
    score: float | None


class EvidenceRecord(TypedDict):
    document: str
    stance: str
    start: int | None
    end: int | None
    sha256: str
    found: FoundRecord | None
    state: str
    text: str
    text_from: str


class ExternalRecord(TypedDict):
    when: str
    note: str


class RelationRecord(TypedDict):
    type: str
    event: str


AttributionRecord = str | Mapping[str, str]


class FigureRecord(TypedDict):
    label: str
    value: float | list[float]
    unit: str
    qualifier: str
    attributed_to: list[AttributionRecord]
    document: str | None


class EventRecord(TypedDict):
    id: str
    title: str
    when: str | None
    earliest_start: str | None
    latest_start: str | None
    earliest_end: str | None
    latest_end: str | None
    precision: str | None
    approximate: bool
    uncertain: bool
    modifier: str | None
    basis: str
    role: str
    external: ExternalRecord | None
    kind: str
    status: str
    board: str
    actors: list[str]
    themes: list[str]
    place: str | None
    summary: str
    figures: list[FigureRecord]
    attributed_to: list[AttributionRecord]
    evidence: list[EvidenceRecord]
    relations: list[RelationRecord]
    known_from: str | None
    in_range: str | None
    as_of: str | None


SelectionRecord = TypedDict(
    "SelectionRecord",
    {
        "from": str | None,
        "to": str | None,
        "as_of": str | None,
        "as_of_mode": str,
        "filters": Mapping[str, list[str]],
        "certain": int,
        "possible": int,
        "undated": int,
        "not_known": int,
    },
)


class SelectedRecord(TypedDict):
    store: str
    selection: SelectionRecord
    events: list[EventRecord]


def selection_record(store: EventStore, filters: Filters, selection: Selection) -> SelectedRecord:
    """A whole selection with its events, in order."""
    events = list(event_records(store, filters, selection))
    return {"store": store.id, "selection": selection_head(filters, selection), "events": events}


def selection_head(filters: Filters, selection: Selection) -> SelectionRecord:
    """What was asked, and how many answer it."""
    chosen = filters.range
    return {
        "from": _iso(chosen.first) if chosen else None,
        "to": _iso(chosen.last) if chosen else None,
        "as_of": _iso(filters.as_of),
        "as_of_mode": filters.as_of_mode.value,
        "filters": filter_values(filters),
        "certain": selection.certain,
        "possible": selection.possible,
        "undated": selection.undated,
        "not_known": selection.not_known,
    }


def event_records(store: EventStore, filters: Filters, selection: Selection) -> Iterator[EventRecord]:
    """The events of a selection one after another, in order; never more than a few hundred are held."""
    for start in range(0, len(selection.rows), _BATCH):
        rows = selection.rows[start : start + _BATCH].tolist()
        for row, event in zip(rows, store.events(rows), strict=True):
            yield event_record(store, event, filters, selection, row)


def filter_values(filters: Filters) -> Mapping[str, list[str]]:
    """The filters in force by option name, as they would be typed; exclusions as ``not-…``."""
    values = {
        facet.value: ["+".join(choice) for choice in choices] for facet, choices in filters.include.items() if choices
    }
    values |= {f"not-{facet.value}": list(excluded) for facet, excluded in filters.exclude.items() if excluded}
    if filters.text:
        values["text"] = list(filters.text)
    if filters.undated is not None:
        values["undated"] = [filters.undated.value]
    return values


def event_record(
    store: EventStore, event: Event, filters: Filters | None = None, selection: Selection | None = None, row: int = -1
) -> EventRecord:
    """One event. Under the clock *known* what later documents say of it is left out."""
    library = store.library
    interval = interval_of(event, library)
    when = event.when
    precision = told_precision(when, event.modifier)
    published = earliest_document(event, library)
    in_range = selection.range_certainty(row) if selection else None
    as_of = selection.as_of_certainty(row) if selection else None
    unknown = documents_unknown(library, filters)
    return {
        "id": event.id,
        "title": event.title,
        "when": when.text if when else None,
        "earliest_start": _iso(interval.earliest_start) if interval else None,
        "latest_start": _iso(interval.latest_start) if interval else None,
        "earliest_end": _iso(interval.earliest_end) if interval else None,
        "latest_end": _iso(interval.latest_end) if interval else None,
        "precision": precision.name.lower() if precision else None,
        "approximate": bool(when and when.approximate),
        "uncertain": bool(when and when.uncertain),
        "modifier": event.modifier.value if event.modifier else None,
        "basis": event.basis.value,
        "role": event.role.value,
        "external": {"when": event.external.when.text, "note": event.external.note} if event.external else None,
        "kind": event.kind,
        "status": event.status.value,
        "board": event.board.value,
        "actors": [each.id for each in event.actors],
        "themes": list(event.themes),
        "place": event.place or None,
        "summary": event.summary,
        "figures": [
            _figure(each)
            for each in event.figures
            if each.document is None or library.original_of(each.document) not in unknown
        ],
        "attributed_to": [_attribution(each) for each in event.attributed_to],
        "evidence": [
            evidence_record(excerpt, library)
            for excerpt in store.excerpts(event.id)
            if library.original_of(excerpt.evidence.document) not in unknown
        ],
        "relations": [{"type": each.type.value, "event": each.event} for each in _relations(store, event)],
        "known_from": published.when.text if published else None,
        "in_range": in_range.value if in_range else None,
        "as_of": as_of.value if as_of else None,
    }


def documents_unknown(library: Library, filters: Filters | None) -> frozenset[DocumentId]:
    """The documents that cannot have been out by the as-of day of the clock *known*; none under any other selection."""
    if filters is None or filters.as_of is None or filters.as_of_mode is not AsOfMode.KNOWN:
        return frozenset()
    day = filters.as_of
    return frozenset(
        each.id
        for each in library.documents.values()
        if each.published is not None and each.published.earliest is not None and each.published.earliest > day
    )


def evidence_record(excerpt: Excerpt, library: Library) -> EvidenceRecord:
    """An excerpt as found: offsets and hash as stored, the text that can be shown."""
    evidence = excerpt.evidence
    found = excerpt.found
    return {
        "document": library.original_of(evidence.document),
        "stance": evidence.stance.value,
        "start": evidence.position.start if evidence.position else None,
        "end": evidence.position.end if evidence.position else None,
        "sha256": excerpt.sha256,
        "found": {"start": found.start, "end": found.end, "score": excerpt.score} if found else None,
        "state": excerpt.state.value,
        "text": excerpt.text,
        "text_from": excerpt.text_from.value,
    }


def _relations(store: EventStore, event: Event) -> Iterable[Relation]:
    """Its own and those that others have with it; a packet's events have some that lead out of the packet."""
    return dict.fromkeys((*event.relations, *store.relations_of(event.id)))


def _figure(figure: Figure) -> FigureRecord:
    value = figure.value
    return {
        "label": figure.label,
        "value": list(value) if isinstance(value, tuple) else value,
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "attributed_to": [_attribution(each) for each in figure.attributed_to],
        "document": figure.document,
    }


def _attribution(attribution: Attribution) -> AttributionRecord:
    return attribution.actor if attribution.actor is not None else {"text": attribution.text or ""}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
