"""The records of an open store as ``applying`` asks for them: by sort and id, with the place where each stands."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from briefviewer.columns.events import EventColumns
from briefviewer.domain.changes import Entry
from briefviewer.domain.document import Document
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.library import Actor, Kind, Library, Theme
from briefviewer.domain.view import SavedView
from briefviewer.store.files import LISTS, VIEWS_FILE, Fingerprint


class OpenStore(Protocol):
    """What a store that is open can tell."""

    @property
    def library(self) -> Library: ...
    @property
    def columns(self) -> EventColumns: ...
    @property
    def views(self) -> tuple[SavedView, ...]: ...

    def event(self, event: EventId) -> Event:
        """One event whole."""

    def place_of_event(self, event: EventId) -> tuple[str, str]:
        """Its file, and the id of the event before it there."""

    def fingerprints(self) -> Mapping[str, Fingerprint]:
        """The files as they were read."""

    def refresh(self) -> bool:
        """Look at the files again."""


class StoredRecords:
    """Answers for the store itself; the user's own views are no part of it."""

    def __init__(self, store: OpenStore) -> None:
        self._store = store

    def refresh(self) -> bool:
        """Look at the files again."""
        return self._store.refresh()

    def fingerprints(self) -> Mapping[str, Fingerprint]:
        """The files as they were read."""
        return self._store.fingerprints()

    def current(self, entry: Entry) -> Entry | None:
        """The record of that sort and id, as it is now; None where there is none."""
        if isinstance(entry, Event):
            return self._store.event(entry.id) if entry.id in self._store.columns.rows_by_id else None
        return next((each for each in self._like(entry)[1] if each.id == entry.id), None)

    def place(self, entry: Entry) -> tuple[str, str] | None:
        """The file in which a record stands, and the id of the one before it; None where there is none."""
        if isinstance(entry, Event):
            return self._store.place_of_event(entry.id) if entry.id in self._store.columns.rows_by_id else None
        file, records = self._like(entry)
        ids = ["", *(each.id for each in records)]
        return (file, ids[ids.index(entry.id) - 1]) if entry.id in ids else None

    def _like(self, entry: Entry) -> tuple[str, Sequence[Entry]]:
        library = self._store.library
        lists: Mapping[type, tuple[str, Sequence[Entry]]] = {
            Kind: (LISTS[0], tuple(library.kinds.values())),
            Actor: (LISTS[1], tuple(library.actors.values())),
            Theme: (LISTS[2], tuple(library.themes.values())),
            Document: (LISTS[3], tuple(library.documents.values())),
        }
        own = (VIEWS_FILE, tuple(each for each in self._store.views if not each.is_private))
        return lists.get(type(entry), own)
