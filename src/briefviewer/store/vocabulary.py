"""Joins kinds, actors, themes and documents into the library of a store: references checked, circles broken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.errors import Problem
from briefviewer.domain.library import Actor, ActorId, Kind, KindId, Library, Name, Theme, ThemeId
from briefviewer.store.fields import RecordReading, records_of
from briefviewer.store.gathering import Gathering, mark_of
from briefviewer.store.references import Ids, References
from briefviewer.store.vocabulary_records import read_actor, read_document, read_kind, read_theme
from briefviewer.store.yaml_events import MappingNode, Node

MAX_HUES = 8

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """The root of one of the four files; ``is_lost`` says that it could not be read at all."""

    name: str
    root: Node | None
    is_lost: bool


@dataclass(frozen=True, slots=True)
class ReadLibrary:
    """The library, the ids that others may point at, and where each document names its file (else where it stands)."""

    library: Library
    references: References
    document_places: Mapping[DocumentId, tuple[int, int]]


def read_library(files: Sequence[VocabularyFile], problems: list[Problem]) -> ReadLibrary:
    """The library of a store.

    Args:
        files: Kinds, actors, themes and documents, in this order.
    """
    kinds, actors, themes, documents = files
    found_kinds, kind_ids = _kinds(kinds, problems)
    found_actors, actor_ids = _actors(actors, problems)
    found_themes, theme_ids = _themes(themes, problems)
    found_documents, document_ids, places = _documents(documents, problems)
    return ReadLibrary(
        Library(found_kinds, found_actors, found_themes, found_documents),
        References(kind_ids, actor_ids, theme_ids, document_ids),
        places,
    )


def stand_in_kind(kind: str) -> Kind:
    """What an event is shown as whose kind could not be read."""
    return Kind(KindId(kind), Name(kind), "slate", "circle")


def _kinds(file: VocabularyFile, problems: list[Problem]) -> tuple[dict[KindId, Kind], Ids]:
    found: Gathering[Kind] = Gathering("kind")
    hues: set[str] = set()

    def read(reading: RecordReading, node: MappingNode) -> None:
        kind = read_kind(reading, node)
        if found.take(kind.id, kind, reading, node):
            if kind.hue not in hues and len(hues) >= MAX_HUES:
                reading.note(mark_of(node, "hue"), "hue", "too-many-hues", limit=str(MAX_HUES))
            hues.add(kind.hue)

    records_of(file.root, file.name, problems, read)
    return {KindId(id_): kind for id_, kind in found.records.items()}, _closed(found, file)


def _themes(file: VocabularyFile, problems: list[Problem]) -> tuple[dict[ThemeId, Theme], Ids]:
    found: Gathering[Theme] = Gathering("theme")

    def read(reading: RecordReading, node: MappingNode) -> None:
        theme = read_theme(reading, node)
        found.take(theme.id, theme, reading, node)

    records_of(file.root, file.name, problems, read)
    return {ThemeId(id_): theme for id_, theme in found.records.items()}, _closed(found, file)


def _actors(file: VocabularyFile, problems: list[Problem]) -> tuple[dict[ActorId, Actor], Ids]:
    found: Gathering[Actor] = Gathering("actor")

    def read(reading: RecordReading, node: MappingNode) -> None:
        actor = read_actor(reading, node)
        found.take(actor.id, actor, reading, node)

    records_of(file.root, file.name, problems, read)
    ids = _closed(found, file)
    wholes: dict[str, tuple[str, ...]] = {}
    for id_, actor in found.records.items():
        reading, node = found.nodes[id_]
        kept = []
        for number, whole in enumerate(actor.part_of):
            mark, path = mark_of(node, "part_of", number), f"part_of[{number}]"
            if not ids.resolve(whole, reading, mark, path, in_list=True):
                continue
            if whole == id_ or id_ in _reached(whole, wholes):
                reading.note(mark, path, "part-of-circle", id=id_, whole=whole)
                continue
            kept.append(whole)
        wholes[id_] = tuple(kept)
        found.records[id_] = replace(actor, part_of=tuple(kept))
    return {ActorId(id_): actor for id_, actor in found.records.items()}, ids


def _reached(start: str, steps: dict[str, tuple[str, ...]]) -> set[str]:
    seen = {start}
    waiting = [start]
    while waiting:
        for there in steps.get(waiting.pop(), ()):
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return seen


def _documents(
    file: VocabularyFile, problems: list[Problem]
) -> tuple[dict[DocumentId, Document], Ids, dict[DocumentId, tuple[int, int]]]:
    found: Gathering[Document] = Gathering("document")

    def read(reading: RecordReading, node: MappingNode) -> None:
        document = read_document(reading, node)
        if document.file is not None and not is_inside(document.file):
            reading.wrong(mark_of(node, "file"), "file", "path-outside", path=document.file)
        found.take(document.id, document, reading, node)

    records_of(file.root, file.name, problems, read)
    ids = _closed(found, file)
    for id_, document in list(found.records.items()):
        reading, node = found.nodes[id_]
        if document.digest_of is not None and not _digest_holds(document, found, ids, reading, node):
            found.leave_out(id_)
    for id_, document in found.records.items():
        reading, node = found.nodes[id_]
        kept = [
            source
            for number, source in enumerate(document.derives_from)
            if ids.resolve(
                source, reading, mark_of(node, "derives_from", number), f"derives_from[{number}]", in_list=True
            )
        ]
        if len(kept) < len(document.derives_from):
            found.records[id_] = replace(document, derives_from=tuple(kept))
    places = {}
    for id_, (_, node) in found.nodes.items():
        mark = mark_of(node, "file")
        places[DocumentId(id_)] = (mark.line + 1, mark.column + 1)
    return {DocumentId(id_): document for id_, document in found.records.items()}, ids, places


def _digest_holds(
    document: Document, found: Gathering[Document], ids: Ids, reading: RecordReading, node: MappingNode
) -> bool:
    assert document.digest_of is not None
    mark = mark_of(node, "digest_of")
    if not ids.resolve(document.digest_of, reading, mark, "digest_of", in_list=False):
        return False
    if found.records[document.digest_of].digest_of is not None:
        reading.wrong(mark, "digest_of", "digest-of-digest", id=document.digest_of)
        return False
    return True


def is_inside(path: str) -> bool:
    """Whether a path as written in a record stays inside the store (links are looked at when it is opened)."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in path


def _closed(found: Gathering[T], file: VocabularyFile) -> Ids:
    ids = found.close()
    ids.is_partial = file.is_lost
    return ids
