"""The vocabulary of a store as one immutable value: actors, themes, documents and kinds.

It is held whole; events are read by id and never live here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.layer import Layer, LayerId

ActorId = NewType("ActorId", str)
ThemeId = NewType("ThemeId", str)
KindId = NewType("KindId", str)


class ActorKind(StrEnum):
    COUNTRY = "country"
    PERSON = "person"
    INSTITUTION = "institution"
    MECHANISM = "mechanism"
    UNIT = "unit"
    PARTY = "party"
    GROUPING = "grouping"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in English and, where certain, in Korean."""

    en: str
    ko: str | None = None

    def in_language(self, language: str) -> str:
        """The name to show; English stands in where there is no Korean one."""
        return self.ko if language == "ko" and self.ko else self.en


@dataclass(frozen=True, slots=True)
class Actor:
    id: ActorId
    name: Name
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    part_of: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    id: ThemeId
    name: Name
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A controlled word for what sort of thing an event is. ``hue`` and ``glyph`` are names, resolved by the theme
    file."""

    id: KindId
    label: Name
    hue: str
    glyph: str


@dataclass(frozen=True)
class Library:
    """Everything events point at, and the layers beside them. Mappings keep the order of the files."""

    kinds: Mapping[KindId, Kind] = field(default_factory=dict)
    actors: Mapping[ActorId, Actor] = field(default_factory=dict)
    themes: Mapping[ThemeId, Theme] = field(default_factory=dict)
    documents: Mapping[DocumentId, Document] = field(default_factory=dict)
    layers: Mapping[LayerId, Layer] = field(default_factory=dict)

    def ancestors(self, actor: ActorId) -> frozenset[ActorId]:
        """The actor with all it is ``part_of``, at any depth; a circle ends where it began."""
        found, waiting = {actor}, [actor]
        while waiting:
            here = self.actors.get(waiting.pop())
            beyond = set(here.part_of) - found if here is not None else set()
            found |= beyond
            waiting += beyond
        return frozenset(found)

    def original_of(self, document: DocumentId) -> DocumentId:
        """The document itself, or for a digest the one it digests."""
        found = self.documents.get(document)
        return found.digest_of if found is not None and found.digest_of is not None else document

    def digest_for(self, document: DocumentId) -> DocumentId | None:
        """The first digest of a document, if the store has one."""
        return next((each.id for each in self.documents.values() if each.digest_of == document), None)
