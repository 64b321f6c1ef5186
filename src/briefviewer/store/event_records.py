"""Reads one event: YAML node in, domain value out, with every finding about it."""

from dataclasses import dataclass

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import (
    Attribution,
    Board,
    Checked,
    Confidence,
    Event,
    EventId,
    EventProvenance,
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
from briefviewer.domain.library import ActorId, KindId, ThemeId
from briefviewer.domain.time import Basis, Modifier
from briefviewer.store.evidence_records import read_evidence
from briefviewer.store.fields import MAX_LINE, Fields, RecordReading, shown, words_of
from briefviewer.store.references import Ids, References
from briefviewer.store.vocabulary_records import BASES
from briefviewer.store.yaml_events import MappingNode

MODIFIERS = words_of(Modifier)
ROLES = words_of(Role)
STATUSES = words_of(Status)
BOARDS = words_of(Board)
RELATION_TYPES = words_of(RelationType)
QUALIFIERS = words_of(Qualifier)
LIKELIHOODS = words_of(Likelihood)

_EVENT = frozenset(
    {"id", "title", "short", "when", "modifier", "basis", "role", "external", "kind", "status", "board", "actors"}
    | {"themes", "place", "summary", "figures", "evidence", "attributed_to", "likelihood", "confidence", "relations"}
    | {"notes", "provenance", "checked"}
)
_EXTERNAL = frozenset({"when", "note"})
_ACTOR = frozenset({"id", "role"})
_ATTRIBUTION = frozenset({"text"})
_FIGURE = frozenset({"label", "value", "unit", "qualifier", "attributed_to", "document"})
_CONFIDENCE = frozenset({"source", "information"})
_RELATION = frozenset({"type", "event"})
_PROVENANCE = frozenset({"extractor", "version", "score", "text"})
_CHECKED = frozenset({"by", "on"})


@dataclass(frozen=True, slots=True)
class RelationPlace:
    """Where a relation was written; its event is looked for once all events are read."""

    line: int
    column: int
    field: str


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event with the places of its relations and its evidence, in the same order."""

    event: Event
    relations: tuple[RelationPlace, ...]
    evidence: tuple[Fields, ...]


def read_event(reading: RecordReading, node: MappingNode, references: References) -> ReadEvent:
    """One record of ``events/*.yaml``. Look at ``reading.is_wrong`` before you use it."""
    fields = Fields(reading, node, _EVENT)
    id_ = EventId(fields.identifier())
    when = fields.date("when")
    relations, relation_places = _relations(fields, id_)
    evidence, evidence_places = read_evidence(fields, references)
    event = Event(
        id=id_,
        title=fields.text("title", required=True, limit=MAX_LINE),
        short=fields.text("short", limit=MAX_LINE),
        when=when,
        modifier=fields.choice("modifier", MODIFIERS),
        basis=fields.choice("basis", BASES, Basis.NONE) or Basis.NONE,
        role=fields.choice("role", ROLES, Role.NONE) or Role.NONE,
        external=_external(fields),
        kind=KindId(_kind(fields, references.kinds)),
        status=fields.required_choice("status", STATUSES, Status.OCCURRED),
        board=fields.required_choice("board", BOARDS, Board.TIMELINE),
        actors=_actors(fields, references.actors),
        themes=tuple(ThemeId(each) for each in _known_ids(fields, "themes", references.themes)),
        place=fields.text("place", limit=MAX_LINE),
        summary=fields.text("summary"),
        figures=_figures(fields, references),
        evidence=tuple(evidence),
        attributed_to=attributions(fields, references.actors),
        likelihood=fields.choice("likelihood", LIKELIHOODS),
        confidence=_confidence(fields),
        relations=relations,
        notes=fields.lines("notes", limit=100_000),
        provenance=_provenance(fields),
        checked=_checked(fields),
    )
    return ReadEvent(event, relation_places, tuple(evidence_places))


def _kind(fields: Fields, kinds: Ids) -> str:
    kind = fields.text("kind", required=True, limit=MAX_LINE)
    if kind:
        kinds.resolve(kind, fields.reading, fields.mark_of("kind"), "kind", in_list=False)
    return kind


def _external(fields: Fields) -> ExternalDate | None:
    external = fields.child("external", _EXTERNAL)
    if external is None:
        return None
    when = external.date("when", required=True)
    note = external.text("note")
    return None if when is None else ExternalDate(when, note)


def _actors(fields: Fields, actors: Ids) -> tuple[Participant, ...]:
    plain = fields.plain_texts("actors")
    if plain is not None and actors.has_all(plain):
        return tuple([Participant(ActorId(each)) for each in dict.fromkeys(plain)])
    found: dict[str, Participant] = {}
    for path, item in fields.items("actors"):
        role: str | None = None
        if isinstance(item, MappingNode):
            inner = Fields(fields.reading, item, _ACTOR, path + ".")
            id_, mark = inner.text("id", required=True), inner.mark_of("id")
            role = inner.optional_text("role")
        else:
            scalar = fields.item_scalar(path, item)
            if scalar is None:
                continue
            id_, mark = scalar.value, scalar.start_mark
        if id_ and actors.resolve(id_, fields.reading, mark, path, in_list=True):
            found.setdefault(id_, Participant(ActorId(id_), role))
    return tuple(found.values())


def _known_ids(fields: Fields, key: str, ids: Ids) -> list[str]:
    plain = fields.plain_texts(key)
    if plain is not None and ids.has_all(plain):
        return list(dict.fromkeys(plain))
    found: dict[str, None] = {}
    for path, scalar in fields.texts(key):
        if ids.resolve(scalar.value, fields.reading, scalar.start_mark, path, in_list=True):
            found[scalar.value] = None
    return list(found)


def attributions(fields: Fields, actors: Ids) -> tuple[Attribution, ...]:
    """Who says so, nearest the fact first: actors, or sources told in words."""
    plain = fields.plain_texts("attributed_to")
    if plain is not None and actors.has_all(plain):
        return tuple([Attribution(actor=ActorId(each)) for each in plain])
    found = []
    for path, item in fields.items("attributed_to"):
        if isinstance(item, MappingNode):
            inner = Fields(fields.reading, item, _ATTRIBUTION, path + ".")
            found.append(Attribution(text=inner.text("text", required=True, limit=MAX_LINE)))
            continue
        scalar = fields.item_scalar(path, item)
        if scalar is not None and actors.resolve(scalar.value, fields.reading, scalar.start_mark, path, in_list=True):
            found.append(Attribution(actor=ActorId(scalar.value)))
    return tuple(found)


def _figures(fields: Fields, references: References) -> tuple[Figure, ...]:
    found = []
    for entry in fields.children("figures", _FIGURE):
        document = entry.optional_text("document")
        figure = Figure(
            label=entry.text("label", required=True, limit=MAX_LINE),
            value=entry.number_or_pair("value"),
            unit=entry.text("unit", limit=MAX_LINE),
            qualifier=entry.choice("qualifier", QUALIFIERS, Qualifier.EXACTLY) or Qualifier.EXACTLY,
            attributed_to=attributions(entry, references.actors),
            document=None if document is None else DocumentId(document),
        )
        if document is None or references.documents.resolve(
            document, entry.reading, entry.mark_of("document"), entry.path + "document", in_list=True
        ):
            found.append(figure)
    return tuple(found)


def _confidence(fields: Fields) -> Confidence | None:
    confidence = fields.child("confidence", _CONFIDENCE)
    if confidence is None:
        return None
    source = confidence.optional_text("source")
    if source is not None and (len(source) != 1 or source not in "ABCDEF"):
        confidence.wrong("source", "unknown-word", word=shown(source), words="A, B, C, D, E, F")
    return Confidence(source, confidence.integer("information", least=1, most=6))


def _relations(fields: Fields, own: EventId) -> tuple[tuple[Relation, ...], tuple[RelationPlace, ...]]:
    relations = []
    places = []
    for entry in fields.children("relations", _RELATION):
        kind = entry.required_choice("type", RELATION_TYPES, RelationType.FOLLOWS)
        event = entry.text("event", required=True)
        mark = entry.mark_of("event")
        if event and event == own:
            entry.wrong("event", "relation-to-itself", id=own)
        relations.append(Relation(kind, EventId(event)))
        places.append(RelationPlace(mark.line + 1, mark.column + 1, entry.path + "event"))
    return tuple(relations), tuple(places)


def _provenance(fields: Fields) -> EventProvenance | None:
    provenance = fields.child("provenance", _PROVENANCE)
    if provenance is None:
        return None
    return EventProvenance(
        provenance.text("extractor", required=True, limit=MAX_LINE),
        provenance.text("version", limit=MAX_LINE),
        provenance.number("score") or 0.0,
        provenance.raw_text("text"),
    )


def _checked(fields: Fields) -> Checked | None:
    checked = fields.child("checked", _CHECKED)
    if checked is None:
        return None
    on = checked.date("on", required=True)
    return Checked(checked.text("by", required=True, limit=MAX_LINE), on.text if on else "")
