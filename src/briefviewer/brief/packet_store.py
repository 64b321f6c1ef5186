"""A packet as a store that is open, read-only: its events and excerpts just as they were printed.

It needs neither the store it was made from nor any document. What it cannot know it does not claim: no document's text
is at hand, and excerpts stand in the state they had when the packet was made.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np

from briefviewer.brief.packet_data import PacketData, filters_from
from briefviewer.brief.packet_search import Findable, findable_events, findable_names, found
from briefviewer.brief.packet_values import packet_values
from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import EventColumns, Mask, Rows
from briefviewer.columns.select import Selection, select
from briefviewer.domain.changes import Applied, Changes
from briefviewer.domain.document import Attached, Check, DocumentId, unchecked
from briefviewer.domain.errors import BriefviewerError, Problem, UsageError
from briefviewer.domain.event import Event, EventId, Relation
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, TextFrom
from briefviewer.domain.excerpt import Cited
from briefviewer.domain.facet import Filters
from briefviewer.domain.layer import Origin
from briefviewer.domain.library import Library
from briefviewer.domain.search import Hit
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.store.fulltext import terms_of
from briefviewer.store.private_views import PrivateViews


class PacketStore:
    """What ``app.ports.EventStore`` asks for, of a packet alone.

    Args:
        data: The attachment, read by ``packet_data.from_json``.
        path: The PDF it came from.
        state: The user's state folder, where views of a packet are kept; without one there are none.

    Raises:
        BriefviewerError: ``packet-broken-data`` where the data does not hold together.
    """

    def __init__(self, data: PacketData, path: Path, state: Path | None = None) -> None:
        self._path = path
        self._private = None if state is None else PrivateViews(state, path)
        self._named = data["store"]
        self._title = data["title"]
        self._prepared = _day(data["prepared"])
        self._selected = filters_from(data)
        self._values = packet_values(data)
        self._columns = columns_from_events(self._values.events, self._values.library)
        self._events: Mapping[EventId, Event] = {event.id: event for event in self._values.events}

    @property
    def path(self) -> Path:
        """The PDF."""
        return self._path

    @property
    def id(self) -> str:
        """The id of the store the packet was made from."""
        return self._named["id"]

    @property
    def title(self) -> str:
        """The title on the cover."""
        return self._title

    @property
    def revision(self) -> str:
        """That of the store when the packet was made."""
        return self._named["revision"]

    @property
    def prepared(self) -> date | None:
        """The day on its cover, of which it says all that it says; None where that is none."""
        return self._prepared

    @property
    def selected(self) -> Filters:
        """What its events were selected by."""
        return self._selected

    @property
    def is_read_only(self) -> bool:
        """Always: what was handed over is not changed."""
        return True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """None: a packet that is wrong is not opened."""
        return ()

    @property
    def evidence_states(self) -> Mapping[ExcerptState, int]:
        """How many excerpts of its events are in each state."""
        return Counter(each.state for excerpts in self._values.excerpts.values() for each in excerpts)

    @property
    def library(self) -> Library:
        """What the events point at, and what that is part of."""
        return self._values.library

    @property
    def columns(self) -> EventColumns:
        """The events as columns."""
        return self._columns

    @property
    def viewpoints(self) -> Viewpoints:
        """The part of the matrix in the packet's scope."""
        return self._values.viewpoints

    @property
    def views(self) -> tuple[SavedView, ...]:
        """The user's own: a packet brings none."""
        return () if self._private is None else self._private.views(self.library)

    def event(self, event: EventId) -> Event:
        """One event whole. Raises ``UsageError`` (``unknown-event``)."""
        if event not in self._events:
            raise UsageError("unknown-event", id=event)
        return self._events[event]

    def events(self, rows: Rows | Sequence[int]) -> list[Event]:
        """The events of some rows, in that order."""
        return [self._events[EventId(self._columns.ids[int(row)])] for row in rows]

    def relations_of(self, event: EventId) -> tuple[Relation, ...]:
        """The event's relations with others of the packet; their records have them from both sides."""
        return tuple(each for each in self.event(event).relations if each.event in self._events)

    def origin(self, event: EventId) -> Origin | None:
        """None: a packet does not say from which line of a table its events came."""
        return None

    def excerpts(self, event: EventId) -> tuple[Excerpt, ...]:
        """The event's evidence as the packet shows it."""
        return self._values.excerpts[self.event(event).id]

    def excerpt(self, evidence: Evidence) -> Excerpt:
        """Any evidence of the packet as it shows it; nothing is at hand of any other."""
        known = self._by_evidence.get(evidence)
        if known is not None:
            return known
        hashed = evidence.sha256 or ""
        state, text_from = ExcerptState.NOT_ATTACHED, TextFrom.NONE
        return Excerpt(evidence, state, None, None, "", text_from, None, None, None, hashed)

    def is_found_at_once(self, evidence: Evidence) -> bool:
        """Always: a packet holds its excerpts as they were found."""
        return True

    def cited(self, document: DocumentId) -> tuple[Cited, ...]:
        """Every excerpt from a document, by position in the original."""
        return tuple(self._cited.get(document, ()))

    def is_attached(self, document: DocumentId) -> bool:
        """Never: a packet holds passages, no documents."""
        return False

    def document_text(self, document: DocumentId) -> str | None:
        """None."""
        return None

    def matches(self, queries: Sequence[str]) -> Mask:
        """The rows that every query matches, over titles, summaries, names, aliases and passages."""
        mask = np.ones(len(self._columns), dtype=np.bool_)
        for query in queries:
            if not query.strip():
                continue
            terms = terms_of(query)
            rows = self._columns.rows_by_id
            hits = [rows[each.id] for each in self._findable_events if terms and each.hit(terms) is not None]
            matching = np.zeros(len(mask), dtype=np.bool_)
            matching[hits] = True
            mask &= matching
        return mask

    def select(self, filters: Filters) -> Selection:
        """The rows a selection lists."""
        return select(self._columns, filters, self.matches(filters.text) if filters.text else None)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Findings by relevance, over events and names; passages are found with their events."""
        return found(query, (*self._findable_events, *self._findable_names), limit)

    def attach(self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked) -> Attached:
        """Refused: raises ``BriefviewerError`` (``packet-read-only``)."""
        raise BriefviewerError("packet-read-only", path=str(self._path))

    def foreign_text(self, file: Path) -> str:
        """Refused: raises ``BriefviewerError`` (``packet-read-only``)."""
        raise BriefviewerError("packet-read-only", path=str(self._path))

    def apply(self, changes: Changes) -> Applied:
        """Views are kept for the user; all else is refused: raises ``BriefviewerError`` (``packet-not-edited``)."""
        if self._private is None or not all(isinstance(each.entry, SavedView) for each in changes):
            raise BriefviewerError("packet-not-edited", path=str(self._path))
        return self._private.apply(changes, self.library)

    def take_back(self, applied: Applied) -> None:
        """Undo changes of views."""
        if self._private is None:
            raise BriefviewerError("packet-not-edited", path=str(self._path))
        self._private.take_back(applied, self.library)

    @cached_property
    def _by_evidence(self) -> Mapping[Evidence, Excerpt]:
        spoken = (excerpt for excerpts in self._values.excerpts.values() for excerpt in excerpts)
        return {each.evidence: each for each in (*spoken, *self._values.spoken)}

    @cached_property
    def _cited(self) -> Mapping[DocumentId, Sequence[Cited]]:
        by_document: dict[DocumentId, list[Cited]] = {}
        for event, excerpts in self._values.excerpts.items():
            for each in excerpts:
                by_document.setdefault(each.evidence.document, []).append(Cited(event, each))
        for listed in by_document.values():
            listed.sort(key=_place)
        return by_document

    @cached_property
    def _findable_events(self) -> Sequence[Findable]:
        return tuple(findable_events(self._values.events, self._values.excerpts, self.library))

    @cached_property
    def _findable_names(self) -> Sequence[Findable]:
        return tuple(findable_names(self.library))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _place(cited: Cited) -> tuple[int, str]:
    position = cited.excerpt.evidence.position
    return (position.start if position else -1, cited.event)
