"""What a packet carries beside its events so that it can be opened again: the names they point at, the viewpoints in
scope, and what their own records leave out.
"""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from briefviewer.app.ports import EventStore
from briefviewer.app.records import EvidenceRecord, documents_unknown, evidence_record
from briefviewer.brief.viewpoint_scope import viewpoints_in_scope
from briefviewer.columns.select import Selection
from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.event import Event
from briefviewer.domain.evidence import Evidence, Excerpt
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.library import ActorId, Library, Name
from briefviewer.domain.viewpoint import Cell, Question, Viewpoints


class NameRecord(TypedDict):
    en: str
    ko: str | None


class KindRecord(TypedDict):
    id: str
    label: NameRecord
    hue: str
    glyph: str


class ActorRecord(TypedDict):
    id: str
    name: NameRecord
    kind: str
    aliases: list[str]
    part_of: list[str]


class ThemeRecord(TypedDict):
    id: str
    name: NameRecord
    definition: str


class LibraryRecord(TypedDict):
    kinds: list[KindRecord]
    actors: list[ActorRecord]
    themes: list[ThemeRecord]


class DocumentRecord(TypedDict):
    id: str
    title: str
    authors: list[str]
    publisher: str
    published: str | None
    published_basis: str | None
    published_note: str
    covers: str | None
    language: str
    rights: str
    sha256: str | None
    bytes: int | None
    attached: bool


class PassageRecord(TypedDict):
    page: int | None
    paragraph: int | None


class ConfidenceRecord(TypedDict):
    source: str | None
    information: int | None


class DetailRecord(TypedDict):
    """What an event's record leaves out; ``passages`` has one entry for each entry of its evidence."""

    short: str
    roles: dict[str, str]
    likelihood: str | None
    confidence: ConfidenceRecord | None
    notes: list[str]
    passages: list[PassageRecord]


class PlacedRecord(EvidenceRecord):
    """An excerpt of a viewpoint with where in its document it stands."""

    page: int | None
    paragraph: int | None


class QuestionRecord(TypedDict):
    id: str
    text: str
    evidence: list[PlacedRecord]


class CellRecord(TypedDict):
    question: str
    contributor: str
    stance: str
    position: str
    second_hand: bool
    evidence: list[PlacedRecord]


class ListRecord(TypedDict):
    id: str
    title: str
    events: list[str]


class ViewpointsRecord(TypedDict):
    questions: list[QuestionRecord]
    contributors: list[str]
    cells: list[CellRecord]
    lists: list[ListRecord]


class Carried(TypedDict):
    """The parts of the attachment that are made here."""

    documents: list[DocumentRecord]
    library: LibraryRecord
    details: dict[str, DetailRecord]
    viewpoints: ViewpointsRecord


def carried(store: EventStore, filters: Filters, selection: Selection, cited: Sequence[Document]) -> Carried:
    """All that the events of a selection need to be shown again without their store.

    Args:
        cited: The originals the packet cites, in the order of its list of sources; they come first.
    """
    library = store.library
    unknown = documents_unknown(library, filters)
    events = store.events(selection.rows)
    known = {event.id: _known(store.excerpts(event.id), library, unknown) for event in events}
    matrix = viewpoints_in_scope(store.viewpoints, events, library, filters, unknown)
    spoken = [each.evidence for each in matrix.questions] + [each.evidence for each in matrix.cells]
    named = [excerpt.evidence.document for excerpts in known.values() for excerpt in excerpts]
    named += [each.document for evidence in spoken for each in evidence]
    named += [DocumentId(each) for each in _chosen(filters, Facet.DOCUMENT)]
    wanted = {library.original_of(each) for each in named} - unknown
    first = {each.id for each in cited}
    further = [each for each in library.documents.values() if each.id in wanted and each.id not in first]
    return {
        "documents": [_document_record(store, each) for each in (*cited, *further)],
        "library": _library_record(library, filters, events, matrix),
        "details": {str(event.id): _detail_record(event, known[event.id]) for event in events},
        "viewpoints": _viewpoints_record(store, matrix, unknown),
    }


def _known(excerpts: Iterable[Excerpt], library: Library, unknown: frozenset[DocumentId]) -> Sequence[Excerpt]:
    """The excerpts of documents that were out, just as the events' records have them."""
    return [each for each in excerpts if library.original_of(each.evidence.document) not in unknown]


def _library_record(library: Library, filters: Filters, events: Sequence[Event], matrix: Viewpoints) -> LibraryRecord:
    kinds: set[str] = {event.kind for event in events} | _chosen(filters, Facet.KIND)
    themes: set[str] = {each for event in events for each in event.themes} | _chosen(filters, Facet.THEME)
    named: set[str] = {each.id for event in events for each in event.actors} | _chosen(filters, Facet.ACTOR)
    named |= set(matrix.contributors)
    for event in events:
        said = (event.attributed_to, *(figure.attributed_to for figure in event.figures))
        named |= {each.actor for chain in said for each in chain if each.actor is not None}
    actors = {whole for each in named for whole in library.ancestors(ActorId(each))}
    return {
        "kinds": [
            {"id": each.id, "label": _name(each.label), "hue": each.hue, "glyph": each.glyph}
            for each in library.kinds.values()
            if each.id in kinds
        ],
        "actors": [
            {
                "id": each.id,
                "name": _name(each.name),
                "kind": each.kind.value,
                "aliases": list(each.aliases),
                "part_of": list(each.part_of),
            }
            for each in library.actors.values()
            if each.id in actors
        ],
        "themes": [
            {"id": each.id, "name": _name(each.name), "definition": each.definition}
            for each in library.themes.values()
            if each.id in themes
        ],
    }


def _chosen(filters: Filters, facet: Facet) -> set[str]:
    """The values a selection names, so that it can be asked again."""
    included = {each for choice in filters.include.get(facet, ()) for each in choice}
    return included | set(filters.exclude.get(facet, ()))


def _document_record(store: EventStore, document: Document) -> DocumentRecord:
    published = document.published
    return {
        "id": document.id,
        "title": document.title,
        "authors": list(document.authors),
        "publisher": document.publisher,
        "published": published.when.text if published else None,
        "published_basis": published.basis.value if published else None,
        "published_note": published.note if published else "",
        "covers": document.covers.text if document.covers else None,
        "language": document.language,
        "rights": document.rights,
        "sha256": document.sha256,
        "bytes": document.size,
        "attached": store.is_attached(document.id),
    }


def _detail_record(event: Event, excerpts: Sequence[Excerpt]) -> DetailRecord:
    confidence = event.confidence
    return {
        "short": event.short,
        "roles": {each.id: each.role for each in event.actors if each.role is not None},
        "likelihood": event.likelihood.value if event.likelihood else None,
        "confidence": {"source": confidence.source, "information": confidence.information} if confidence else None,
        "notes": list(event.notes),
        "passages": [{"page": each.page, "paragraph": each.paragraph} for each in excerpts],
    }


def _viewpoints_record(store: EventStore, matrix: Viewpoints, unknown: frozenset[DocumentId]) -> ViewpointsRecord:
    def placed(evidence: Sequence[Evidence]) -> list[PlacedRecord]:
        found = _known((store.excerpt(each) for each in evidence), store.library, unknown)
        return [
            {**evidence_record(each, store.library), "page": each.page, "paragraph": each.paragraph} for each in found
        ]

    def question(each: Question) -> QuestionRecord:
        return {"id": each.id, "text": each.text, "evidence": placed(each.evidence)}

    def cell(each: Cell) -> CellRecord:
        return {
            "question": each.question,
            "contributor": each.contributor,
            "stance": each.stance.value,
            "position": each.position,
            "second_hand": each.second_hand,
            "evidence": placed(each.evidence),
        }

    return {
        "questions": [question(each) for each in matrix.questions],
        "contributors": list(matrix.contributors),
        "cells": [cell(each) for each in matrix.cells],
        "lists": [{"id": each.id, "title": each.title, "events": list(each.events)} for each in matrix.lists],
    }


def _name(name: Name) -> NameRecord:
    return {"en": name.en, "ko": name.ko}
