"""Reads kinds, actors, themes and documents: the records that events point at."""

from briefviewer.domain.document import Document, DocumentId, Published
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Theme, ThemeId
from briefviewer.domain.time import Basis
from briefviewer.store.fields import MAX_LINE, Fields, RecordReading, words_of
from briefviewer.store.yaml_events import MappingNode

ACTOR_KINDS = words_of(ActorKind)
BASES = words_of(Basis)

_KIND = frozenset({"id", "label", "hue", "glyph"})
_ACTOR = frozenset({"id", "name", "kind", "aliases", "part_of"})
_THEME = frozenset({"id", "name", "definition"})
_DOCUMENT = frozenset(
    {"id", "title", "authors", "publisher", "published", "language", "rights", "digest_of", "derives_from", "covers"}
    | {"file", "sha256", "bytes"}
)
_PUBLISHED = frozenset({"when", "basis", "note"})


def read_kind(reading: RecordReading, node: MappingNode) -> Kind:
    """One record of ``kinds.yaml``."""
    fields = Fields(reading, node, _KIND)
    return Kind(
        KindId(fields.identifier()),
        fields.name("label"),
        fields.text("hue", required=True, limit=MAX_LINE),
        fields.text("glyph", required=True, limit=MAX_LINE),
    )


def read_actor(reading: RecordReading, node: MappingNode) -> Actor:
    """One record of ``actors.yaml``; whether ``part_of`` exists is asked later."""
    fields = Fields(reading, node, _ACTOR)
    return Actor(
        ActorId(fields.identifier()),
        fields.name("name"),
        fields.required_choice("kind", ACTOR_KINDS, ActorKind.INSTITUTION),
        fields.lines("aliases"),
        tuple(ActorId(each) for each in fields.lines("part_of")),
    )


def read_theme(reading: RecordReading, node: MappingNode) -> Theme:
    """One record of ``themes.yaml``."""
    fields = Fields(reading, node, _THEME)
    return Theme(ThemeId(fields.identifier()), fields.name("name"), fields.text("definition"))


def read_document(reading: RecordReading, node: MappingNode) -> Document:
    """One record of ``documents.yaml``; whether what it points at exists is asked later."""
    fields = Fields(reading, node, _DOCUMENT)
    digest_of = fields.optional_text("digest_of")
    return Document(
        id=DocumentId(fields.identifier()),
        title=fields.text("title", required=True, limit=MAX_LINE),
        authors=fields.lines("authors"),
        publisher=fields.text("publisher", limit=MAX_LINE),
        published=_published(fields),
        language=fields.text("language", limit=MAX_LINE) or "en",
        rights=fields.text("rights"),
        digest_of=None if digest_of is None else DocumentId(digest_of),
        derives_from=tuple(DocumentId(each) for each in fields.lines("derives_from")),
        covers=fields.date("covers"),
        file=fields.optional_text("file"),
        sha256=fields.sha256("sha256"),
        size=fields.integer("bytes", least=0, most=2**40),
    )


def _published(fields: Fields) -> Published | None:
    published = fields.child("published", _PUBLISHED)
    if published is None:
        return None
    when = published.date("when", required=True)
    basis = published.choice("basis", BASES, Basis.STATED)
    note = published.text("note")
    return None if when is None else Published(when, basis or Basis.STATED, note)
