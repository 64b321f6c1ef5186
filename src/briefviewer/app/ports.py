"""What the rooms above need from a store. ``bootstrap`` hands them the real one, tests a plain fake."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from briefviewer.columns.events import EventColumns, Mask, Rows
from briefviewer.columns.select import Selection
from briefviewer.domain.changes import Applied, Changes
from briefviewer.domain.document import Attached, Check, DocumentId, unchecked
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import Event, EventId, Relation
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState
from briefviewer.domain.excerpt import Cited
from briefviewer.domain.facet import Filters
from briefviewer.domain.layer import Origin
from briefviewer.domain.library import Library
from briefviewer.domain.search import Hit
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Viewpoints


class EventStore(Protocol):
    """A store that is open. Nothing here changes the user's files except ``attach``, ``apply`` and ``take_back``."""

    @property
    def path(self) -> Path: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def revision(self) -> str:
        """A short hash of the store's files, attached originals aside."""
        ...

    @property
    def is_read_only(self) -> bool: ...
    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the store's files, in the order of file and line."""
        ...

    @property
    def evidence_states(self) -> Mapping[ExcerptState, int]:
        """How many excerpts are in each state, those of the viewpoints included; known without looking at each."""
        ...

    @property
    def library(self) -> Library: ...
    @property
    def columns(self) -> EventColumns: ...
    @property
    def viewpoints(self) -> Viewpoints: ...
    @property
    def views(self) -> tuple[SavedView, ...]:
        """The store's own, then the user's where the store is not written to."""
        ...

    def event(self, event: EventId) -> Event:
        """One event whole. Raises ``UsageError`` (``unknown-event``)."""
        ...

    def events(self, rows: Rows | Sequence[int]) -> list[Event]:
        """The events of some rows, in that order."""
        ...

    def relations_of(self, event: EventId) -> tuple[Relation, ...]:
        """The event's relations from whichever side they were written, each once."""
        ...

    def origin(self, event: EventId) -> Origin | None:
        """The table and line that an event of a layer was read from; None for a curated one."""
        ...

    def excerpts(self, event: EventId) -> tuple[Excerpt, ...]:
        """The event's evidence as found in the documents at hand, in the order of ``Event.evidence``."""
        ...

    def excerpt(self, evidence: Evidence) -> Excerpt:
        """Any evidence (a viewpoint's, a question's) as found in the documents at hand."""
        ...

    def is_found_at_once(self, evidence: Evidence) -> bool:
        """Whether ``excerpt`` knows the place; else it may look through a whole text, better beside the window."""
        ...

    def cited(self, document: DocumentId) -> tuple[Cited, ...]:
        """Every excerpt whose shown text stands in this document (an original or a digest), by position."""
        ...

    def is_attached(self, document: DocumentId) -> bool:
        """Whether the document's own text is at hand."""
        ...

    def document_text(self, document: DocumentId) -> str | None:
        """The raw text of a document, None where it is not attached."""
        ...

    def matches(self, queries: Sequence[str]) -> Mask:
        """The rows that every query matches, over titles, summaries, names, aliases and passages."""
        ...

    def select(self, filters: Filters) -> Selection:
        """The rows a selection lists, its text queries answered by the index."""
        ...

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Findings by relevance, over everything."""
        ...

    def attach(self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked) -> Attached:
        """Take a file in as the original of the document whose hash it has, or of the one named by choice.

        Args:
            before_writing: Called when all is read and nothing written yet; whatever it raises leaves it so.

        Raises:
            BriefviewerError: ``attach-unknown-file``, ``attach-unreadable``, ``store-read-only``.
        """
        ...

    def foreign_text(self, file: Path) -> str:
        """The text of a file that is not in the store, as ``attach`` would read it.

        Raises:
            BriefviewerError: what ``attach`` tells of a file it cannot read.
        """
        ...

    def apply(self, changes: Changes) -> Applied:
        """Write changes of records to the disk, all or none, and answer from then on as they say.

        Views of what is read-only go to the user's own folder.

        Raises:
            ChangeConflict: where a record is not as a change says it was; nothing was written.
            BriefviewerError: ``store-read-only`` and what else hinders writing; nothing was written.
        """
        ...

    def take_back(self, applied: Applied) -> None:
        """Undo changes: byte for byte where nobody touched their files since, else record by record.

        Raises:
            ChangeConflict: where a record is not as the changes left it; nothing was written.
            BriefviewerError: what hinders writing; nothing was written.
        """
        ...
