"""Values of the domain in a sentence: ``an_event("summit", on="2025-08-25")``. What a test leaves out is plain."""

from collections.abc import Iterable, Mapping

from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.event import (
    Board,
    Event,
    EventId,
    ExternalDate,
    Participant,
    Relation,
    RelationType,
    Role,
    Status,
)
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Library, Name, Theme, ThemeId
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.time import Basis, Modifier, parse_edtf


def an_event(
    id_: str = "summit",
    *,
    on: str | None = "2025-08-25",
    title: str = "",
    short: str = "",
    modifier: Modifier | None = None,
    basis: Basis = Basis.STATED,
    role: Role = Role.OCCURRENCE,
    kind: str = "meeting",
    status: Status = Status.OCCURRED,
    board: Board = Board.TIMELINE,
    actors: Iterable[str] = (),
    themes: Iterable[str] = (),
    documents: Iterable[str] = (),
    relations: Mapping[str, RelationType] | None = None,
    external: str | None = None,
    summary: str = "",
) -> Event:
    """An event with evidence in each of the documents. ``relations`` maps other events to what they are to it."""
    return Event(
        id=EventId(id_),
        title=title or f"The {id_}",
        short=short,
        when=None if on is None else parse_edtf(on),
        modifier=modifier,
        basis=basis,
        role=role,
        external=None if external is None else ExternalDate(parse_edtf(external)),
        kind=KindId(kind),
        status=status,
        board=board,
        actors=tuple(Participant(ActorId(each)) for each in actors),
        themes=tuple(ThemeId(each) for each in themes),
        place="",
        summary=summary,
        figures=(),
        evidence=tuple(an_evidence(each) for each in documents),
        attributed_to=(),
        likelihood=None,
        confidence=None,
        relations=tuple(Relation(type_, EventId(other)) for other, type_ in (relations or {}).items()),
        notes=(),
        provenance=None,
        checked=None,
    )


def an_evidence(document: str, start: int = 0, end: int = 1) -> Evidence:
    """Evidence by position and a hash that nobody checks."""
    return Evidence(DocumentId(document), position=TextSpan(start, end), sha256="0" * 64)


def a_document(id_: str, *, published: str | None = None, digest_of: str | None = None) -> Document:
    """A document that came out on a day, or nobody knows when."""
    return Document(
        id=DocumentId(id_),
        title=f"The {id_}",
        published=None if published is None else Published(parse_edtf(published)),
        digest_of=None if digest_of is None else DocumentId(digest_of),
    )


def an_actor(id_: str, *part_of: str, ko: str | None = None, kind: ActorKind = ActorKind.COUNTRY) -> Actor:
    """An actor that is part of others."""
    return Actor(ActorId(id_), Name(id_.upper(), ko), kind, (), tuple(ActorId(each) for each in part_of))


def a_library(
    *,
    actors: Iterable[Actor | str] = (),
    themes: Iterable[str] = (),
    kinds: Iterable[str] = ("meeting",),
    documents: Iterable[Document | str] = (),
) -> Library:
    """A library; a bare id stands for a plain record."""
    all_actors = [an_actor(each) if isinstance(each, str) else each for each in actors]
    all_documents = [a_document(each) if isinstance(each, str) else each for each in documents]
    return Library(
        kinds={KindId(each): Kind(KindId(each), Name(each.title()), "blue", "circle") for each in kinds},
        actors={each.id: each for each in all_actors},
        themes={ThemeId(each): Theme(ThemeId(each), Name(each.title())) for each in themes},
        documents={each.id: each for each in all_documents},
    )
