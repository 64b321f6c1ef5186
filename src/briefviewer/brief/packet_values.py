"""From the attachment of a packet back to values of the domain: library, events with their excerpts, viewpoints.

A packet is a foreign file. What does not hold together (an unknown id, a circle, a date after its document) is
refused with its place. Relations with events the packet has not got are kept: its records are to stay as they are.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefviewer.brief.checked_json import Checked
from briefviewer.brief.packet_data import PacketData
from briefviewer.domain.dating import interval_of
from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.event import (
    Attribution,
    Board,
    Confidence,
    Event,
    EventId,
    ExternalDate,
    Figure,
    Likelihood,
    Participant,
    Qualifier,
    Relation,
    RelationType,
    Role,
    Status,
)
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, Stance, TextFrom
from briefviewer.domain.library import (
    Actor,
    ActorId,
    ActorKind,
    Kind,
    KindId,
    Library,
    Name,
    Theme,
    ThemeId,
)
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.time import Basis, EdtfError, Modifier
from briefviewer.domain.viewpoint import Cell, EventList, Question, QuestionId, Viewpoints, ViewpointStance

MAX_DEPTH = 64
"""How deep actors may be part of one another."""


@dataclass(frozen=True)
class PacketValues:
    """What a packet holds: its library, its events in their order, their excerpts, and the viewpoints in scope."""

    library: Library
    events: tuple[Event, ...]
    excerpts: Mapping[EventId, tuple[Excerpt, ...]]
    viewpoints: Viewpoints
    spoken: tuple[Excerpt, ...]


def packet_values(data: PacketData) -> PacketValues:
    """The values of a packet.

    Raises:
        BriefviewerError: ``packet-broken-data``.
    """
    top = Checked(data)
    library = _library(top)
    records = list(top["selected"]["events"].items())
    ids = [EventId(record["id"].id()) for record in records]
    if len(set(ids)) != len(ids):
        raise top["selected"]["events"].refusal()
    known = frozenset(ids)
    events: list[Event] = []
    excerpts: dict[EventId, tuple[Excerpt, ...]] = {}
    for record, id_ in zip(records, ids, strict=True):
        detail = top["details"][id_]
        found = tuple(_excerpts(record["evidence"], library, list(detail["passages"].items())))
        event = _event(record, detail, id_, tuple(each.evidence for each in found), library)
        events.append(event)
        excerpts[id_] = found
    viewpoints, spoken = _viewpoints(top["viewpoints"], library, known)
    return PacketValues(library, tuple(events), excerpts, viewpoints, spoken)


def _library(top: Checked) -> Library:
    held = top["library"]
    kinds = {each.id: each for each in (_kind(record) for record in held["kinds"].items())}
    themes = {each.id: each for each in (_theme(record) for record in held["themes"].items())}
    documents = {each.id: each for each in (_document(record) for record in top["documents"].items())}
    ids = {record["id"].id() for record in held["actors"].items()}
    actors = {each.id: each for each in (_actor(record, ids) for record in held["actors"].items())}
    _refuse_circles(actors, held["actors"])
    return Library(kinds, actors, themes, documents)


def _kind(record: Checked) -> Kind:
    return Kind(KindId(record["id"].id()), _name(record["label"]), record["hue"].line(), record["glyph"].line())


def _theme(record: Checked) -> Theme:
    return Theme(ThemeId(record["id"].id()), _name(record["name"]), record["definition"].text())


def _actor(record: Checked, ids: Collection[str]) -> Actor:
    return Actor(
        id=ActorId(record["id"].id()),
        name=_name(record["name"]),
        kind=record["kind"].word(ActorKind),
        aliases=record["aliases"].lines(),
        part_of=tuple(ActorId(each.id_among(ids)) for each in record["part_of"].items()),
    )


def _refuse_circles(actors: Mapping[ActorId, Actor], place: Checked) -> None:
    """Walk up from all actors at once, level by level; who is still walking after so many is in a circle."""
    level: set[ActorId] = set(actors)
    for _ in range(MAX_DEPTH):
        level = {whole for each in level for whole in actors[each].part_of}
        if not level:
            return
    raise place.refusal()


def _name(record: Checked) -> Name:
    return Name(record["en"].line(), record["ko"].optional_line())


def _document(record: Checked) -> Document:
    when = record["published"].optional_when()
    published = None
    if when is not None:
        published = Published(when, record["published_basis"].word(Basis), record["published_note"].text())
    return Document(
        id=DocumentId(record["id"].id()),
        title=record["title"].line(),
        authors=record["authors"].lines(),
        publisher=record["publisher"].line(),
        published=published,
        language=record["language"].line(),
        rights=record["rights"].text(),
        covers=record["covers"].optional_when(),
        sha256=record["sha256"].optional_line(),
        size=record["bytes"].optional_whole(most=2**53),
    )


def _event(
    record: Checked,
    detail: Checked,
    id_: EventId,
    evidence: tuple[Evidence, ...],
    library: Library,
) -> Event:
    roles = detail["roles"]
    external, confidence = record["external"], detail["confidence"]
    event = Event(
        id=id_,
        title=record["title"].line(),
        short=detail["short"].line(),
        when=record["when"].optional_when(),
        modifier=record["modifier"].optional_word(Modifier),
        basis=record["basis"].word(Basis),
        role=record["role"].word(Role),
        external=None if external.is_null else ExternalDate(external["when"].when(), external["note"].text()),
        kind=KindId(record["kind"].id_among(library.kinds)),
        status=record["status"].word(Status),
        board=record["board"].word(Board),
        actors=tuple(
            Participant(ActorId(actor), roles[actor].optional_line())
            for each in record["actors"].items()
            if (actor := each.id_among(library.actors))
        ),
        themes=tuple(ThemeId(each.id_among(library.themes)) for each in record["themes"].items()),
        place=record["place"].optional_line() or "",
        summary=record["summary"].text(),
        figures=tuple(_figure(each, library) for each in record["figures"].items()),
        evidence=evidence,
        attributed_to=_attributions(record["attributed_to"], library),
        likelihood=detail["likelihood"].optional_word(Likelihood),
        confidence=None
        if confidence.is_null
        else Confidence(confidence["source"].optional_line(), confidence["information"].optional_whole(1, 6)),
        relations=tuple(_relations(record["relations"], id_)),
        notes=tuple(each.text() for each in detail["notes"].items()),
        provenance=None,
        checked=None,
    )
    try:
        interval_of(event, library)
    except EdtfError as error:
        raise record["when"].refusal() from error
    return event


def _relations(records: Checked, id_: EventId) -> Iterator[Relation]:
    for each in records.items():
        relation = Relation(each["type"].word(RelationType), EventId(each["event"].id()))
        if relation.event != id_:
            yield relation


def _figure(record: Checked, library: Library) -> Figure:
    document = DocumentId(record["document"].optional_line() or "")
    return Figure(
        label=record["label"].line(),
        value=record["value"].number_or_pair(),
        unit=record["unit"].line(),
        qualifier=record["qualifier"].word(Qualifier),
        attributed_to=_attributions(record["attributed_to"], library),
        document=document if document in library.documents else None,
    )


def _attributions(records: Checked, library: Library) -> tuple[Attribution, ...]:
    return tuple(
        Attribution(actor=ActorId(each.id_among(library.actors)))
        if each.is_text
        else Attribution(text=each["text"].line())
        for each in records.items()
    )


def _excerpts(records: Checked, library: Library, places: Sequence[Checked]) -> Iterator[Excerpt]:
    found = list(records.items())
    if len(found) != len(places):
        raise records.refusal()
    for record, place in zip(found, places, strict=True):
        yield _excerpt(record, library, place)


def _excerpt(record: Checked, library: Library, place: Checked) -> Excerpt:
    """Shown in no document, for a packet holds none: the excerpt is all there is."""
    document = DocumentId(record["document"].id_among(library.documents))
    found = record["found"]
    hashed = record["sha256"].line()
    position = None if record["start"].is_null else _span(record)
    return Excerpt(
        evidence=Evidence(
            document, record["stance"].word(Stance), position, hashed, page=place["page"].optional_whole(1)
        ),
        state=record["state"].word(ExcerptState),
        found=None if found.is_null else _span(found),
        score=None if found.is_null or found["score"].is_null else found["score"].number(),
        text=record["text"].text(),
        text_from=record["text_from"].word(TextFrom),
        shown_in=None,
        shown=None,
        paragraph=place["paragraph"].optional_whole(1),
        sha256=hashed,
        page=place["page"].optional_whole(1),
    )


def _span(record: Checked) -> TextSpan:
    start = record["start"].whole()
    return TextSpan(start, record["end"].whole(start))


def _viewpoints(
    record: Checked, library: Library, known: Collection[EventId]
) -> tuple[Viewpoints, tuple[Excerpt, ...]]:
    spoken: list[Excerpt] = []

    def evidence(each: Checked) -> tuple[Evidence, ...]:
        places = list(each["evidence"].items())
        found = tuple(_excerpts(each["evidence"], library, places))
        spoken.extend(found)
        return tuple(excerpt.evidence for excerpt in found)

    questions = tuple(
        Question(QuestionId(each["id"].id()), each["text"].text(), evidence(each))
        for each in record["questions"].items()
    )
    asked = {each.id for each in questions}
    contributors = tuple(ActorId(each.id_among(library.actors)) for each in record["contributors"].items())
    cells = tuple(
        Cell(
            question=QuestionId(each["question"].id_among(asked)),
            contributor=ActorId(each["contributor"].id_among(contributors)),
            stance=each["stance"].word(ViewpointStance),
            position=each["position"].text(),
            evidence=evidence(each),
            second_hand=each["second_hand"].flag(),
        )
        for each in record["cells"].items()
    )
    lists = tuple(
        EventList(
            each["id"].id(),
            each["title"].line(),
            tuple(EventId(member.id_among(known)) for member in each["events"].items()),
        )
        for each in record["lists"].items()
    )
    return Viewpoints(questions, contributors, cells, lists), tuple(spoken)
