"""From a packet into a store of one's own: which of its events are new there or told otherwise, and the command that
takes them.

Nothing is taken unseen: what the store has already in other words is shown beside it, and is replaced only by choice.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from briefviewer.app.commands import AddEvents
from briefviewer.app.ports import EventStore
from briefviewer.app.records import event_record
from briefviewer.brief.verify import edited_fields
from briefviewer.domain.changes import Change, Changes
from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.event import Event, Relation, RelationType
from briefviewer.domain.facet import Filters
from briefviewer.domain.library import Actor, ActorId, Kind, Library, Theme
from briefviewer.words import Words

_WRITTEN = {
    RelationType.CONTRADICTS,
    RelationType.CORROBORATES,
    RelationType.SUPERSEDES,
    RelationType.SUPERSEDED_BY,
    RelationType.FOLLOWS,
    RelationType.PART_OF,
}
"""Relations a store writes down; the others are these seen from the far side."""


class Standing(Enum):
    """How an event of a packet stands to a store."""

    NEW = auto()
    OTHERWISE = auto()
    SAME = auto()


@dataclass(frozen=True, slots=True)
class Offer:
    """An event of a packet; ``differs`` names the fields in which the store tells it otherwise."""

    event: Event
    standing: Standing
    differs: tuple[str, ...] = ()


def offers(packet: EventStore, store: EventStore) -> tuple[Offer, ...]:
    """Every event of a packet, in its order, with how it stands to the store."""
    return tuple(_offer(packet, store, event) for event in packet.events(range(len(packet.columns))))


def _offer(packet: EventStore, store: EventStore, event: Event) -> Offer:
    if event.id not in store.columns.rows_by_id:
        return Offer(event, Standing.NEW)
    there = event_record(store, store.event(event.id), Filters())
    differs = tuple(
        key for key in edited_fields(event_record(packet, event, Filters()), there) if key not in _NOT_COMPARED
    )
    return Offer(event, Standing.OTHERWISE if differs else Standing.SAME, differs)


_NOT_COMPARED = ("relations", "known_from")
"""A packet has only what lies within it: relations that leave it, and documents it hides, are no difference."""


@dataclass(frozen=True, slots=True)
class TakeEvents:
    """Take events of a packet into a store, in place of the store's own where it has them.

    Args:
        file: ``events/NAME.yaml``, for those that are new.
    """

    events: tuple[Event, ...]
    library: Library
    file: str

    def name(self, words: Words) -> str:
        """With their number."""
        return words.plural("Take {n} event from a packet", "Take {n} events from a packet", len(self.events))

    def changes(self, store: EventStore) -> Changes:
        """Adds what is new with the records it points at, replaces what is there.

        Raises:
            UsageError: ``bad-events-file``.
            DanglingReferences: where the packet does not bring along what its events point at.
        """
        rows = store.columns.rows_by_id
        chosen = {event.id for event in self.events}
        taken = [_fitting(event, chosen | set(rows)) for event in self.events]
        new = tuple(event for event in taken if event.id not in rows)
        old = [(store.event(event.id), event) for event in taken if event.id in rows]
        replaced = [(before, _merged(before, event)) for before, event in old]
        also = tuple(_needed(taken, self.library))
        added = AddEvents(new, self.file, also).changes(store)
        return (*added, *(Change(before, after) for before, after in replaced if before != after))


def _fitting(event: Event, known: Collection[str]) -> Event:
    """An event with those of its relations that a store can write down and that lead somewhere."""
    kept = tuple(each for each in event.relations if each.type in _WRITTEN and each.event in known)
    return replace(event, relations=_once(kept))


def _once(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    return tuple(dict.fromkeys(relations))


def _merged(before: Event, after: Event) -> Event:
    """The packet's words, with what only the store knows: where passages lie in a digest, who checked, relations."""
    places = {(each.document, each.position, each.sha256): each for each in before.evidence}
    evidence = tuple(
        replace(places[key], stance=each.stance)
        if (key := (each.document, each.position, each.sha256)) in places
        else each
        for each in after.evidence
    )
    return replace(
        after,
        evidence=evidence,
        relations=_once((*before.relations, *(each for each in after.relations if each not in before.relations))),
        provenance=before.provenance,
        checked=before.checked,
        short=after.short or before.short,
    )


def _needed(events: Sequence[Event], library: Library) -> Iterator[Actor | Theme | Kind | Document]:
    """The packet's records of what its events point at; a store leaves those it has as they are."""
    kinds = {event.kind for event in events}
    themes = {each for event in events for each in event.themes}
    named: set[ActorId] = {each.id for event in events for each in event.actors}
    documents: set[DocumentId] = set()
    for event in events:
        said = (event.attributed_to, *(figure.attributed_to for figure in event.figures))
        named |= {each.actor for chain in said for each in chain if each.actor is not None}
        documents |= {each.document for each in event.evidence}
        documents |= {each.document for each in event.figures if each.document is not None}
    actors = {whole for each in named for whole in library.ancestors(each)}
    yield from (each for each in library.kinds.values() if each.id in kinds)
    yield from (each for each in library.themes.values() if each.id in themes)
    yield from (each for each in library.actors.values() if each.id in actors)
    yield from (each for each in library.documents.values() if each.id in documents)


def events_file(packet_title: str) -> str:
    """A name for the file of new events: the packet's title, as far as it can stand in a file's name."""
    slug = "".join(each if each.isalnum() else "-" for each in packet_title.casefold())
    parts = [part for part in slug.split("-") if part]
    return f"events/{'-'.join(parts)[:60].rstrip('-') or 'packet'}.yaml"
