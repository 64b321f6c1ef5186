"""What a user can do to a store, as values: a command reads the records it needs and says what shall become of them.

It writes nothing; ``Workspace.do`` hands its changes to the store. Its name is what *undo* in the menu says.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from briefviewer.app.ports import EventStore
from briefviewer.domain.changes import Change, Changes
from briefviewer.domain.document import Document
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.domain.event import Event
from briefviewer.domain.library import Actor, Kind, Theme
from briefviewer.domain.view import SavedView
from briefviewer.words import Words


class Command(Protocol):
    """One thing to do."""

    def name(self, words: Words) -> str:
        """What it is called in the menu."""
        ...

    def changes(self, store: EventStore) -> Changes:
        """What shall become of which records; nothing where all is so already.

        Raises:
            BriefviewerError: where it makes no sense in this store.
        """
        ...


@dataclass(frozen=True, slots=True)
class SaveView:
    """Keep a new view, behind the others."""

    view: SavedView

    def name(self, words: Words) -> str:
        """With the view's title."""
        return words.text("Save view “{title}”", title=self.view.title)

    def changes(self, store: EventStore) -> Changes:
        """Adds the view. Raises ``edit-known-id`` where its id is taken, ``view-without-title``."""
        if not self.view.title.strip():
            raise BriefviewerError("view-without-title")
        if any(each.id == self.view.id for each in store.views):
            raise BriefviewerError("edit-known-id", id=self.view.id, file="views.yaml")
        return (Change(None, self.view),)


@dataclass(frozen=True, slots=True)
class ReplaceView:
    """Let a saved view, known by its id, say something else."""

    view: SavedView

    def name(self, words: Words) -> str:
        """With the view's title."""
        return words.text("Update view “{title}”", title=self.view.title)

    def changes(self, store: EventStore) -> Changes:
        """Changes the view."""
        return _changed(view_called(store, self.view.id), self.view)


@dataclass(frozen=True, slots=True)
class RenameView:
    """Give a view another title; its id stays, so that commands and links that name it go on."""

    id: str
    title: str

    def name(self, words: Words) -> str:
        """With the new title."""
        return words.text("Rename view to “{title}”", title=self.title)

    def changes(self, store: EventStore) -> Changes:
        """Changes the view. Raises ``view-without-title``."""
        if not self.title.strip():
            raise BriefviewerError("view-without-title")
        before = view_called(store, self.id)
        return _changed(before, replace(before, title=" ".join(self.title.split())))


@dataclass(frozen=True, slots=True)
class DeleteView:
    """Let go of a view."""

    view: SavedView

    def name(self, words: Words) -> str:
        """With the view's title."""
        return words.text("Delete view “{title}”", title=self.view.title)

    def changes(self, store: EventStore) -> Changes:
        """Takes the view out."""
        return (Change(view_called(store, self.view.id), None),)


@dataclass(frozen=True, slots=True)
class MoveView:
    """Put a view up or down by some places, among those that lie in the same file."""

    view: SavedView
    by: int

    def name(self, words: Words) -> str:
        """With the view's title."""
        return words.text("Move view “{title}”", title=self.view.title)

    def changes(self, store: EventStore) -> Changes:
        """Takes the view out and puts it in elsewhere."""
        view = view_called(store, self.view.id)
        ids = [each.id for each in store.views if each.is_private == view.is_private]
        here = ids.index(view.id)
        there = min(max(here + self.by, 0), len(ids) - 1)
        if here == there:
            return ()
        others = ["", *(each for each in ids if each != view.id)]
        return (Change(view, None, follows=(["", *ids])[here]), Change(None, view, follows=others[there]))


@dataclass(frozen=True, slots=True)
class AddEvents:
    """Take whole events into a file of events, such as those of a packet.

    Args:
        file: ``events/NAME.yaml``; it is made where there is none.
        also: Records the events point at. Those whose ids the store knows already are left as the store has them.
    """

    events: tuple[Event, ...]
    file: str
    also: tuple[Actor | Theme | Kind | Document, ...] = ()

    def name(self, words: Words) -> str:
        """With their number."""
        return words.plural("Add {n} event", "Add {n} events", len(self.events))

    def changes(self, store: EventStore) -> Changes:
        """Adds all of them.

        Raises:
            UsageError: ``bad-events-file``.
            BriefviewerError: ``add-taken-ids`` where the store has such events already.
            DanglingReferences: where they would point at what is not there.
        """
        if not _EVENTS_FILE.fullmatch(self.file):
            raise UsageError("bad-events-file", path=self.file)
        known = store.columns.rows_by_id
        ids = [event.id for event in self.events]
        taken = sorted({id_ for number, id_ in enumerate(ids) if id_ in known or id_ in ids[:number]})
        if taken:
            raise BriefviewerError("add-taken-ids", ids=", ".join(taken))
        new = tuple(each for each in self.also if each.id not in _known(each, store))
        missing = _dangling(self.events, new, store)
        if missing:
            raise DanglingReferences(missing)
        return (
            *(Change(None, each) for each in new),
            *(Change(None, event, file=self.file) for event in self.events),
        )


class DanglingReferences(BriefviewerError):  # noqa: N818
    """Records would point at what the store does not have. ``missing`` are ids by sort (actor, theme, kind …)."""

    def __init__(self, missing: Mapping[str, Sequence[str]]) -> None:
        told = "; ".join(f"{sort}: {', '.join(ids)}" for sort, ids in missing.items())
        super().__init__("add-dangling", missing=told)
        self.missing = missing


def view_called(store: EventStore, id_: str) -> SavedView:
    """A saved view by its id. Raises ``UsageError`` (``unknown-view``)."""
    for view in store.views:
        if view.id == id_:
            return view
    raise UsageError("unknown-view", id=id_, known=", ".join(view.id for view in store.views) or "–")


_EVENTS_FILE = re.compile(r"events/[^./\\\x00-\x1f][^/\\\x00-\x1f]*\.yaml")


def _changed(before: SavedView, after: SavedView) -> Changes:
    return () if before == after else (Change(before, after),)


def _known(entry: Actor | Theme | Kind | Document, store: EventStore) -> Iterable[str]:
    library = store.library
    match entry:
        case Actor():
            return library.actors
        case Theme():
            return library.themes
        case Kind():
            return library.kinds
        case Document():
            return library.documents


def _dangling(
    events: Sequence[Event], new: Sequence[Actor | Theme | Kind | Document], store: EventStore
) -> Mapping[str, Sequence[str]]:
    library = store.library
    there: Mapping[str, set[str]] = {
        "kind": {*library.kinds, *(each.id for each in new if isinstance(each, Kind))},
        "actor": {*library.actors, *(each.id for each in new if isinstance(each, Actor))},
        "theme": {*library.themes, *(each.id for each in new if isinstance(each, Theme))},
        "document": {*library.documents, *(each.id for each in new if isinstance(each, Document))},
        "event": {each.id for each in events},
    }
    missing: dict[str, dict[str, None]] = {}
    for sort, id_ in (*(each for event in events for each in _references(event)), *_references_of(new)):
        if id_ not in there[sort] and not (sort == "event" and id_ in store.columns.rows_by_id):
            missing.setdefault(sort, {})[id_] = None
    return {sort: tuple(ids) for sort, ids in missing.items()}


def _references(event: Event) -> Iterator[tuple[str, str]]:
    yield "kind", event.kind
    yield from (("actor", each.id) for each in event.actors)
    yield from (("theme", each) for each in event.themes)
    for attribution in (*event.attributed_to, *(each for figure in event.figures for each in figure.attributed_to)):
        if attribution.actor:
            yield "actor", attribution.actor
    yield from (("document", each.document) for each in event.figures if each.document)
    for evidence in event.evidence:
        yield "document", evidence.document
        if evidence.digest:
            yield "document", evidence.digest.document
    yield from (("event", each.event) for each in event.relations)


def _references_of(entries: Sequence[Actor | Theme | Kind | Document]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        if isinstance(entry, Actor):
            yield from (("actor", each) for each in entry.part_of)
        elif isinstance(entry, Document):
            yield from (("document", each) for each in (entry.digest_of, *entry.derives_from) if each)
