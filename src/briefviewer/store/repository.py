"""The one face of an open store that the other rooms see: the library held whole, all else asked of the index."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import numpy as np
import platformdirs

from briefviewer.columns.events import EventColumns, Mask, Rows
from briefviewer.columns.select import Selection, select
from briefviewer.domain.anchoring import is_found_at_once
from briefviewer.domain.changes import Applied, Changes, Entry
from briefviewer.domain.document import Attached, Check, DocumentId, unchecked
from briefviewer.domain.errors import BriefviewerError, Problem, UsageError
from briefviewer.domain.event import Event, EventId, Relation, RelationType
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState
from briefviewer.domain.excerpt import Cited
from briefviewer.domain.facet import Filters
from briefviewer.domain.layer import Layer, LayerId, Origin, layer_of
from briefviewer.domain.library import Library
from briefviewer.domain.search import Hit
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.store import queries
from briefviewer.store.applying import apply, take_back
from briefviewer.store.attachments import Extract, foreign_text, take_in, utf8_only
from briefviewer.store.event_rows import NUMBERS_A_FILE
from briefviewer.store.excerpts import Excerpts
from briefviewer.store.files import STORE_FILE, VIEWPOINTS_FILE, VIEWS_FILE, Fingerprint, StoreFiles
from briefviewer.store.fulltext import Marker, match_expression, terms_of
from briefviewer.store.importing import ImportReport, ImportRequest, LayerImport, Progress
from briefviewer.store.index import IndexMoved, IndexUnusable
from briefviewer.store.index_opening import IndexOpener
from briefviewer.store.kept_events import KeptEvents, batches
from briefviewer.store.laid_layers import LaidLayers
from briefviewer.store.layers import Layers, layers_folder
from briefviewer.store.private_views import PrivateViews
from briefviewer.store.queries import Query, Row, events_matching
from briefviewer.store.references import silent_references
from briefviewer.store.searching import search
from briefviewer.store.stored_events import excerpt_of, read_events
from briefviewer.store.stored_records import StoredRecords
from briefviewer.store.tables import OpenTable
from briefviewer.store.texts import DocumentTexts
from briefviewer.store.view_records import read_views
from briefviewer.store.viewpoint_records import read_viewpoints
from briefviewer.store.yaml_events import read_yaml

CACHE_VARIABLE = "BRIEFVIEWER_CACHE"

Answer = TypeVar("Answer")

_MOST_MATCHES_KEPT = 4


class Repository:
    """An open store. It is what ``app.ports.EventStore`` asks for; queries may come from any thread."""

    def __init__(
        self,
        path: Path,
        cache: Path,
        originals: Path | None = None,
        helper: Sequence[str] | None = None,
        state: Path | None = None,
        open_table: OpenTable | None = None,
        extract: Extract = utf8_only,
    ) -> None:
        self._open_again = partial(type(self), path, cache, originals, helper, state, open_table, extract)
        self._extract = extract
        self._open_table = open_table
        self._private = None if state is None else PrivateViews(state, path)
        self._path = path
        self._originals = originals
        self._files = StoreFiles(path)
        self._layers_folder = layers_folder(cache, self._files.root)
        self._opener = IndexOpener(path, self._files, cache, originals, helper)
        self._index, self._held = self._opener.open()
        self._laid = self._laid_beside()
        self._texts = DocumentTexts(self._files, self._held.library, originals)
        self._references = silent_references(self._held.library)
        self._events = KeptEvents()
        self._matched: dict[str, Mask] = {}
        self._found: dict[Evidence, Excerpt] = {}
        self._viewpoints: Viewpoints | None = None
        self._views: tuple[SavedView, ...] | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        cache: Path | None = None,
        originals: Path | None = None,
        helper: Sequence[str] | None = None,
        state: Path | None = None,
        open_table: OpenTable | None = None,
        extract: Extract = utf8_only,
    ) -> "Repository":
        """Open a store, its index built if it is missing, stale or broken.

        Args:
            cache: Where indexes lie; else the folder named by ``BRIEFVIEWER_CACHE``, else the user's cache.
            originals: A folder whose files stand in for originals that are not attached, known by their SHA-256.
            helper: The command that starts a process which helps to read a large store (``row_helper.serve``).
            state: The user's state folder, where views of a store that is read-only are kept; without one there are
                none.
            open_table: Reads the tables of layers; without it a layer that has no index yet is told and left out.
            extract: Reads originals that are no UTF-8 text; without it none can be attached.

        Raises:
            UsageError: ``unknown-store`` if there is no store at the path.
            BriefviewerError: ``file-not-written`` if there is no room for an index anywhere.
        """
        return cls(path, cache or default_cache(os.environ), originals, helper, state, open_table, extract)

    def __enter__(self) -> "Repository":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the indexes."""
        self._index.close()
        self._laid.close()

    @property
    def path(self) -> Path:
        """The folder, as it was named."""
        return self._path

    @property
    def id(self) -> str:
        """What ``store.yaml`` calls the store."""
        return self._held.header.id

    @property
    def title(self) -> str:
        """Its title for people."""
        return self._held.header.title

    @property
    def revision(self) -> str:
        """A short hash of the store's files, attached originals aside."""
        return self._layers.revision(self._held.revision)

    @property
    def is_read_only(self) -> bool:
        """Of a newer format, or in a folder we may not write."""
        return self._held.header.is_newer or not os.access(self._files.root, os.W_OK)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the store's files, in the order of file and line."""
        layers = self._layers.problems
        return tuple(sorted([*self._held.problems, *layers])) if layers else self._held.problems

    @property
    def counts(self) -> Mapping[str, int]:
        """How many events, documents, actors, themes and excerpts there are."""
        library = self._held.library
        return {
            "events": len(self.columns),
            "documents": len(library.documents),
            "actors": len(library.actors),
            "themes": len(library.themes),
            "evidence": sum(self._held.evidence_states.values()),
        }

    @property
    def evidence_states(self) -> Mapping[ExcerptState, int]:
        """How many excerpts are in each state, those of the viewpoints included."""
        return {state: self._held.evidence_states.get(state, 0) for state in ExcerptState}

    @property
    def unverified(self) -> int:
        """How many excerpts wait for their originals."""
        return self.evidence_states[ExcerptState.NOT_ATTACHED]

    @property
    def library(self) -> Library:
        """Actors, themes, documents, kinds and layers."""
        return self._layers.library

    @property
    def columns(self) -> EventColumns:
        """All events as columns, those of layers among them."""
        return self._layers.columns

    @property
    def viewpoints(self) -> Viewpoints:
        """Questions, contributors, cells and lists."""
        if self._viewpoints is None:
            root = read_yaml(self._whole_file(VIEWPOINTS_FILE)).root
            references = silent_references(self.library, self.columns.rows_by_id)
            self._viewpoints = read_viewpoints(root, VIEWPOINTS_FILE, references, [])[0]
        return self._viewpoints

    @property
    def views(self) -> tuple[SavedView, ...]:
        """The saved views, in the order of their file, then the user's own."""
        if self._views is None:
            root = read_yaml(self._whole_file(VIEWS_FILE)).root
            self._views = read_views(root, VIEWS_FILE, silent_references(self.library), [])
        return self._views if self._private is None else (*self._views, *self._private.views(self.library))

    def event(self, event: EventId) -> Event:
        """One event whole.

        Raises:
            UsageError: ``unknown-event``.
        """
        return self.events([self._row(event)])[0]

    def events(self, rows: Rows | Sequence[int]) -> list[Event]:
        """The events of some rows, in that order."""
        return self._events.of([int(row) for row in rows], self._read_events)

    def relations_of(self, event: EventId) -> tuple[Relation, ...]:
        """The event's relations from whichever side they were written, each once."""
        row = self._row(event)
        if self._layers.is_of_layer(row):
            return ()
        found = dict.fromkeys(self.events([row])[0].relations)
        pointing = self._run(queries.relations_pointing_at(event))
        for other, kind in sorted(pointing, key=lambda each: self.columns.rows_by_id[each[0]]):
            found[Relation(RelationType(kind).inverse, EventId(other))] = None
        return tuple(found)

    def origin(self, event: EventId) -> Origin | None:
        """The table and line that an event of a layer was read from; None for a curated one."""
        row = self._row(event)
        return self._laid.ask(lambda layers: layers.origin(row)) if self._layers.is_of_layer(row) else None

    def excerpts(self, event: EventId) -> tuple[Excerpt, ...]:
        """The event's evidence as found in the documents at hand, in the order of ``Event.evidence``."""
        row = self._row(event)
        if self._layers.is_of_layer(row):
            return ()
        evidence = self.events([row])[0].evidence
        return tuple(
            excerpt_of(found, evidence[found[1]]) for found in self._run(queries.evidence_of(self._numbers([row])))
        )

    def excerpt(self, evidence: Evidence) -> Excerpt:
        """Any evidence (a viewpoint's, a question's) as found in the documents at hand."""
        kept, texts = self._found, self._texts
        found = kept.get(evidence)
        if found is None:
            found = kept[evidence] = Excerpts(texts).of(evidence)
        return found

    def is_found_at_once(self, evidence: Evidence) -> bool:
        """Whether an excerpt is known already, or stands where it was cited, or has no text to be sought in."""
        if evidence in self._found:
            return True
        text = self._texts.of(evidence.document)
        return text is None or is_found_at_once(evidence, text.text)

    def cited(self, document: DocumentId) -> tuple[Cited, ...]:
        """Every excerpt whose shown text stands in this document (an original or a digest), by position."""
        found = self._run(queries.evidence_shown_in(document))
        rows: list[int] = self._rows_of([each[0] for each in found]).tolist()
        events = dict(zip(rows, self.events(rows), strict=True))
        placed = sorted(zip(rows, found, strict=True), key=lambda each: (each[1][10], each[1][11], each[0], each[1][1]))
        return tuple(Cited(events[row].id, excerpt_of(each, events[row].evidence[each[1]])) for row, each in placed)

    def is_attached(self, document: DocumentId) -> bool:
        """Whether the document's own text is at hand."""
        return document in self._held.documents_at_hand

    def document_text(self, document: DocumentId) -> str | None:
        """The raw text of a document, None where it is not attached."""
        found = self._texts.of(document)
        return None if found is None else found.text

    def matches(self, queries: Sequence[str]) -> Mask:
        """The rows that every query matches, over titles, summaries, names, aliases and passages."""
        mask = np.ones(len(self.columns), dtype=np.bool_)
        for query in queries:
            if not query.strip():
                continue
            mask &= self._matching(query)
        return mask

    def _matching(self, query: str) -> Mask:
        """The rows that one query matches. The last few are kept: what is in force is asked for at every change."""
        kept = self._matched
        found = kept.get(query)
        if found is not None:
            return found
        expression = match_expression(terms_of(query))
        found = np.zeros(len(self.columns), dtype=np.bool_)
        if expression is not None:
            numbers = [number for (number,) in self._run(events_matching(expression))]
            found[self._rows_of(numbers)] = True
            self._laid.ask(partial(Layers.mark, expression=expression, found=found))
        if kept is self._matched:
            self._matched = {**dict(list(kept.items())[1 - _MOST_MATCHES_KEPT :]), query: found}
        return found

    def select(self, filters: Filters) -> Selection:
        """The rows a selection lists, its text queries answered by the index."""
        return select(self.columns, filters, self.matches(filters.text) if filters.text else None)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Findings by relevance, over everything."""
        return search(self._run, query, limit, self._search_layers)

    def attach(self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked) -> Attached:
        """Take a file in as the original of the document whose hash it has, or of the one named by choice.

        Raises:
            UsageError: ``unknown-id`` if no document is called that.
            BriefviewerError: ``store-read-only``, ``attach-unknown-file``, ``attach-unreadable`` and what else
                ``attachments.take_in`` tells.
        """
        self._be_writable()
        chosen, copy = take_in(
            file, self._files, self.library, self._held.documents_at_hand, document, self._extract, before_writing
        )
        self.refresh()
        states = [each.state for each in self._all_excerpts_of(chosen)]
        return Attached(
            document=chosen,
            file=copy,
            verified=states.count(ExcerptState.VERIFIED),
            moved=states.count(ExcerptState.MOVED),
            lost=states.count(ExcerptState.LOST),
        )

    def beside(self) -> "Repository":
        """The store opened once more, to work on in another thread while this one goes on as it was."""
        return self._open_again()

    def foreign_text(self, file: Path) -> str:
        """The text of a file that is not in the store; ``attachments.foreign_text`` says what may go wrong."""
        return foreign_text(file, self._extract)

    def import_layer(self, request: ImportRequest, progress: Progress = lambda read: None) -> ImportReport:
        """Take a table in as a layer; ``importing.LayerImport.run`` says what may go wrong."""
        if not request.is_trial:
            self._be_writable()
        report = self._importing().run(request, progress)
        self.refresh()
        return report

    def take_table(self, request: ImportRequest, progress: Progress) -> ImportReport:
        """As ``import_layer``, in any thread: this open store goes on as it was, and ``reread`` shows the layer."""
        if not request.is_trial:
            self._be_writable()
        return self._importing().run(request, progress)

    def remove_layer(self, layer: LayerId) -> Layer:
        """Take a layer out of the store; ``importing.LayerImport.remove`` says what may go wrong."""
        self._be_writable()
        removed = self._importing().remove(layer)
        self.refresh()
        return removed

    def refresh(self) -> bool:
        """Look at the files again, and read anew what changed; whether anything had."""
        if self._is_current():
            return False
        self._index.close()
        self._index, self._held = self._opener.open()
        self._forget()
        return True

    def reread(self) -> "Repository | None":
        """The store as it is now, opened beside this one, which goes on as it was; None where nothing changed.

        It may run in any thread, and the result be used in another.

        Raises:
            BriefviewerError: ``store-gone`` where there is no store any more, and what ``open`` tells.
        """
        if not self._files.exists(STORE_FILE):
            raise BriefviewerError("store-gone", path=str(self._path))
        return None if self._is_current() else self._open_again()

    def _is_current(self) -> bool:
        with suppress(IndexUnusable, OSError):
            return self._index.changed(self._files, self._originals) == frozenset() and self._laid.are_current
        return False

    # changing records

    def apply(self, changes: Changes) -> Applied:
        """Write changes of records to the disk, all or none; of views, where the store is read-only, privately.

        Raises:
            ChangeConflict: where a record is not as a change says it was.
            BriefviewerError: ``store-read-only``, ``layer-read-only`` and what else ``applying.apply`` tells.
        """
        if self._private is not None and changes and all(self._is_private(each.entry) for each in changes):
            return self._private.apply(changes, self.library)
        self._be_writable()
        _not_of_layers(changes)
        return apply(self._files.root, changes, StoredRecords(self))

    def take_back(self, applied: Applied) -> None:
        """Undo changes: byte for byte where nobody touched their files since, else record by record.

        Raises:
            ChangeConflict: where a record is not as the changes left it.
            BriefviewerError: ``store-read-only`` and what else ``applying.take_back`` tells.
        """
        if applied.is_private and self._private is not None:
            self._private.take_back(applied, self.library)
            return
        self._be_writable()
        take_back(self._files.root, applied, StoredRecords(self))

    def _be_writable(self) -> None:
        if self.is_read_only:
            raise BriefviewerError("store-read-only", path=str(self._path))

    def _is_private(self, entry: Entry) -> bool:
        """Whether a record is, or would be, a view of the user's own."""
        if not isinstance(entry, SavedView):
            return False
        known = next((each for each in self.views if each.id == entry.id), None)
        return self.is_read_only if known is None else known.is_private

    def fingerprints(self) -> Mapping[str, Fingerprint]:
        """The store's files as they were read."""
        return self._index.fingerprints()

    def place_of_event(self, event: EventId) -> tuple[str, str]:
        """The file in which an event stands, and the id of the one before it there, empty for the first."""
        (number,) = self._numbers([self._row(event)])
        ((_, file, _),) = self._run(queries.event_yaml([number]))
        before = self._held.numbers[
            (self._held.numbers < number) & (self._held.numbers >= number - number % NUMBERS_A_FILE)
        ]
        return file, self.columns.ids[int(self._rows_of([int(before.max())])[0])] if len(before) else ""

    def _all_excerpts_of(self, document: DocumentId) -> Iterator[Excerpt]:
        for batch in batches(self._held.numbers.tolist()):
            for row in self._run(queries.evidence_of(batch)):
                if row[2] == document:
                    yield excerpt_of(row, Evidence(document))
        viewpoints = self.viewpoints
        owners = [each.evidence for each in viewpoints.questions] + [each.evidence for each in viewpoints.cells]
        for evidence in chain.from_iterable(owners):
            if evidence.document == document:
                yield self.excerpt(evidence)

    def _forget(self) -> None:
        """Drop all that was read on demand, the layers laid into the curated events too."""
        self._laid.close()
        self._laid = self._laid_beside()
        self._texts = DocumentTexts(self._files, self._held.library, self._originals)
        self._references = silent_references(self._held.library)
        self._events = KeptEvents()
        self._matched = {}
        self._found = {}
        self._viewpoints = None
        self._views = None

    def _run(self, query: Query[Row]) -> list[Row]:
        """Ask the index; one that breaks under our hands is built again, one that moved on is opened anew."""
        try:
            return self._index.run(query)
        except IndexUnusable as error:
            self._index.close()
            is_sound = isinstance(error, IndexMoved)
            self._index, self._held = self._opener.open() if is_sound else self._opener.rebuild(self._index.path)
            self._forget()
            return self._index.run(query)

    def _row(self, event: EventId) -> int:
        row = self.columns.rows_by_id.get(event)
        if row is None:
            raise UsageError("unknown-event", id=event)
        return row

    def _rows_of(self, numbers: Sequence[int]) -> Rows:
        """The rows of curated events by the numbers the tables know them by."""
        return self._layers.rows_of_curated(self._held.rows_of(numbers))

    def _search_layers(self, expression: str, marker: Marker, limit: int) -> Sequence[Hit]:
        return self._laid.ask(lambda layers: layers.search(expression, marker, limit))

    def _importing(self) -> LayerImport:
        assert self._open_table is not None, "a store that imports can read tables"
        return LayerImport(self._files, self._held.library, self._open_table, self._layers_folder)

    def _laid_beside(self) -> LaidLayers:
        held = self._held
        return LaidLayers(self._files, self._layers_folder, held.library, held.columns, self._open_table)

    @property
    def _layers(self) -> Layers:
        return self._laid.layers

    def _whole_file(self, name: str) -> bytes:
        return "".join(yaml for (yaml,) in self._run(queries.whole_file(name))).encode()

    def _numbers(self, rows: Sequence[int]) -> list[int]:
        """The numbers by which the tables know the curated events of some rows."""
        curated = [self._layers.curated_row(row) for row in rows]
        numbers: list[int] = self._held.numbers[np.array(curated, dtype=np.int64)].tolist()
        return numbers

    def _read_events(self, rows: Sequence[int]) -> dict[int, Event]:
        of_layers = [row for row in rows if self._layers.is_of_layer(row)]
        found = self._laid.ask(partial(Layers.events, rows=of_layers)) if of_layers else {}
        curated = [row for row in rows if row not in found]
        numbers = self._numbers(curated)
        events = read_events(self._run, numbers, self._references)
        found.update((row, events[number]) for row, number in zip(curated, numbers, strict=True))
        return found


def _not_of_layers(changes: Changes) -> None:
    """Refuse to change what belongs to a layer: its events, and the kind that stands for it."""
    for each in changes:
        for record in (each.before, each.after):
            if record is None:
                continue
            named = [record.id, record.kind] if isinstance(record, Event) else [record.id]
            if any(layer_of(name) is not None for name in named):
                raise BriefviewerError("layer-read-only", id=record.id)


def default_cache(environment: Mapping[str, str]) -> Path:
    """Where indexes lie unless somebody says otherwise."""
    named = environment.get(CACHE_VARIABLE)
    return Path(named) if named else Path(platformdirs.user_cache_dir("briefviewer", appauthor=False))
