"""The library as rows of the index and back."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Library, Name, Theme, ThemeId
from briefviewer.domain.time import Basis, parse_edtf
from briefviewer.store import queries
from briefviewer.store.queries import DocumentRow, Query, Row, Value
from briefviewer.store.texts import DocumentTexts


class Run(Protocol):
    """Runs a query of any shape."""

    def __call__(self, query: Query[Row], /) -> list[Row]: ...


Rows = Iterable[tuple[Value, ...]]


def library_rows(library: Library, texts: DocumentTexts) -> Iterator[tuple[str, int, Rows]]:
    """Table, number of columns and rows, for each table of the library."""
    yield (
        "kind",
        6,
        (
            (n, kind.id, kind.label.en, kind.label.ko, kind.hue, kind.glyph)
            for n, kind in enumerate(library.kinds.values())
        ),
    )
    actors = library.actors.values()
    yield "actor", 5, ((n, each.id, each.name.en, each.name.ko, each.kind.value) for n, each in enumerate(actors))
    yield "actor_alias", 3, _several((each.id, each.aliases) for each in actors)
    yield "actor_whole", 3, _several((each.id, each.part_of) for each in actors)
    themes = library.themes.values()
    yield "theme", 5, ((n, each.id, each.name.en, each.name.ko, each.definition) for n, each in enumerate(themes))
    documents = library.documents.values()
    yield "document", 15, (_document_row(n, each, texts) for n, each in enumerate(documents))
    yield "document_author", 3, _several((each.id, each.authors) for each in documents)
    yield "document_source", 3, _several((each.id, each.derives_from) for each in documents)


def read_library_rows(run: Run) -> Library:
    """The library again.

    Raises:
        ValueError: if what stands in the tables is none of ours.
    """
    aliases = _gathered(run, "actor_alias", "actor", "alias")
    wholes = _gathered(run, "actor_whole", "actor", "whole")
    authors = _gathered(run, "document_author", "document", "author")
    sources = _gathered(run, "document_source", "document", "source")
    documents = [_document(row, authors, sources) for row in run(queries.documents())]
    return Library(
        kinds={
            KindId(id_): Kind(KindId(id_), Name(en, ko), hue, glyph) for id_, en, ko, hue, glyph in run(queries.kinds())
        },
        actors={
            ActorId(id_): Actor(
                ActorId(id_),
                Name(en, ko),
                ActorKind(kind),
                tuple(aliases.get(id_, ())),
                tuple(ActorId(each) for each in wholes.get(id_, ())),
            )
            for id_, en, ko, kind in run(queries.actors())
        },
        themes={
            ThemeId(id_): Theme(ThemeId(id_), Name(en, ko), definition)
            for id_, en, ko, definition in run(queries.themes())
        },
        documents={each.id: each for each in documents},
    )


def _document_row(position: int, document: Document, texts: DocumentTexts) -> tuple[Value, ...]:
    published = document.published
    return (
        position,
        document.id,
        document.title,
        document.publisher,
        published.when.text if published else None,
        published.basis.value if published else None,
        published.note if published else None,
        document.language,
        document.rights,
        document.digest_of,
        document.covers.text if document.covers else None,
        document.file,
        document.sha256,
        document.size,
        int(texts.is_at_hand(document.id)),
    )


def _document(row: DocumentRow, authors: dict[str, list[str]], sources: dict[str, list[str]]) -> Document:
    id_, title, publisher, when, basis, note, language, rights, digest_of, covers, file, sha256, size = row
    return Document(
        id=DocumentId(id_),
        title=title,
        authors=tuple(authors.get(id_, ())),
        publisher=publisher,
        published=Published(parse_edtf(when), Basis(basis or ""), note or "") if when is not None else None,
        language=language,
        rights=rights,
        digest_of=DocumentId(digest_of) if digest_of is not None else None,
        derives_from=tuple(DocumentId(each) for each in sources.get(id_, ())),
        covers=parse_edtf(covers) if covers is not None else None,
        file=file,
        sha256=sha256,
        size=size,
    )


def _several(owned: Iterable[tuple[str, Iterable[str]]]) -> Iterator[tuple[Value, ...]]:
    for owner, values in owned:
        for position, value in enumerate(values):
            yield owner, position, value


def _gathered(run: Run, table: str, owner: str, value: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for owned_by, each in run(queries.owned(table, owner, value)):
        found.setdefault(owned_by, []).append(each)
    return found
