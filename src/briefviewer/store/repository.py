"""The one face of an open store that the other rooms see."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import EventColumns, Mask, Rows
from briefviewer.columns.select import Selection, select
from briefviewer.domain.document import Attached, DocumentId
from briefviewer.domain.errors import BriefviewerError, Problem, UsageError
from briefviewer.domain.event import Event, EventId, Relation
from briefviewer.domain.evidence import Evidence, Excerpt
from briefviewer.domain.excerpt import Cited
from briefviewer.domain.facet import Filters
from briefviewer.domain.library import Library
from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.store.curated import CuratedStore, load
from briefviewer.store.excerpts import Excerpts


class Repository:
    def __init__(self, path: Path, store: CuratedStore) -> None:
        self._path = path
        self._store = store
        self._columns = columns_from_events(list(store.events.values()), store.library)
        self._excerpts = Excerpts(store.texts)

    @classmethod
    def open(cls, path: Path, cache: Path | None = None, originals: Path | None = None) -> "Repository":
        return cls(path, load(path, originals))

    @property
    def path(self) -> Path:
        return self._path

    @property
    def id(self) -> str:
        return self._store.header.id

    @property
    def title(self) -> str:
        return self._store.header.title

    @property
    def revision(self) -> str:
        return self._store.revision

    @property
    def is_read_only(self) -> bool:
        return self._store.header.is_newer

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._store.problems

    @property
    def library(self) -> Library:
        return self._store.library

    @property
    def columns(self) -> EventColumns:
        return self._columns

    @property
    def viewpoints(self) -> Viewpoints:
        return self._store.viewpoints

    @property
    def views(self) -> tuple[SavedView, ...]:
        return self._store.views

    def event(self, event: EventId) -> Event:
        found = self._store.events.get(event)
        if found is None:
            raise UsageError("unknown-event", id=event)
        return found

    def events(self, rows: Rows | Sequence[int]) -> list[Event]:
        return [self.event(EventId(self._columns.ids[int(row)])) for row in rows]

    def relations_of(self, event: EventId) -> tuple[Relation, ...]:
        found: dict[Relation, None] = dict.fromkeys(self.event(event).relations)
        for other in self._store.events.values():
            for relation in other.relations:
                if relation.event == event:
                    found[Relation(relation.type.inverse, other.id)] = None
        return tuple(found)

    def excerpts(self, event: EventId) -> tuple[Excerpt, ...]:
        self.event(event)
        return self._store.excerpts[event]

    def excerpt(self, evidence: Evidence) -> Excerpt:
        return self._excerpts.of(evidence)

    def cited(self, document: DocumentId) -> tuple[Cited, ...]:
        found = [
            Cited(id_, excerpt)
            for id_, excerpts in self._store.excerpts.items()
            for excerpt in excerpts
            if excerpt.shown_in == document and excerpt.shown is not None
        ]
        return tuple(sorted(found, key=lambda each: (each.excerpt.shown, each.event)))

    def is_attached(self, document: DocumentId) -> bool:
        return self._store.texts.is_at_hand(document)

    def document_text(self, document: DocumentId) -> str | None:
        found = self._store.texts.of(document)
        return None if found is None else found.text

    def matches(self, queries: Sequence[str]) -> Mask:
        mask = np.ones(len(self._columns), dtype=np.bool_)
        for query in queries:
            for word in query.casefold().replace('"', " ").split():
                for row, event in enumerate(self.events(range(len(self._columns)))):
                    mask[row] &= word in self._all_words(event)
        return mask

    def _all_words(self, event: Event) -> str:
        names = [self.library.actors[each.id] for each in event.actors]
        words = [event.title, event.summary, *(each.text for each in self.excerpts(event.id))]
        for actor in names:
            words += [actor.name.en, actor.name.ko or "", *actor.aliases]
        return " ".join(words).casefold()

    def select(self, filters: Filters) -> Selection:
        return select(self._columns, filters, self.matches(filters.text) if filters.text else None)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        found = self.events(np.flatnonzero(self.matches([query]))[:limit].tolist()) if query.split() else []
        return tuple(Hit(HitKind.EVENT, each.id, each.title, "title", each.summary, (), 1.0) for each in found)

    def attach(self, file: Path, document: DocumentId | None = None) -> Attached:
        raise BriefviewerError("attach-unreadable", path=str(file))
