"""Loads a whole store folder: YAML in, domain values out, and everything that is wrong with the place to mend it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefviewer.domain.dating import interval_of, original_documents
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import BriefviewerError, Problem, UsageError
from briefviewer.domain.event import Event, EventId, Relation, RelationType, Role
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState
from briefviewer.domain.library import KindId, Library
from briefviewer.domain.time import EdtfError
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.store.event_records import ReadEvent, RelationPlace, read_event
from briefviewer.store.excerpts import Excerpts
from briefviewer.store.fields import MAX_LINE, Fields, RecordReading, records_of, shown
from briefviewer.store.files import LISTS, STORE_FILE, VIEWPOINTS_FILE, VIEWS_FILE, Fingerprint, StoreFiles, revision_of
from briefviewer.store.gathering import Gathering, mark_of
from briefviewer.store.references import Ids, References
from briefviewer.store.texts import DocumentTexts
from briefviewer.store.view_records import read_views
from briefviewer.store.viewpoint_records import read_viewpoints
from briefviewer.store.vocabulary import VocabularyFile, read_library, stand_in_kind
from briefviewer.store.yaml_events import MAX_BYTES, MappingNode, YamlError, YamlFile, read_yaml

FORMAT = 1

_STORE = frozenset({"format", "id", "title", "languages", "description"})


@dataclass(frozen=True, slots=True)
class Header:
    """``store.yaml``: what the store calls itself, and whether we may write it."""

    id: str
    title: str
    languages: tuple[str, ...] = ("en",)
    description: str = ""
    format: int = FORMAT

    @property
    def is_newer(self) -> bool:
        """Written by a later version of the program: it may be read and not changed."""
        return self.format > FORMAT


@dataclass(frozen=True, slots=True)
class SourceText:
    """Where a record stands, and its YAML, indented as in its file, so that it can be read again alone."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class CuratedStore:
    """A store as loaded: what is sound, and the findings about what is not."""

    header: Header
    library: Library
    events: Mapping[EventId, Event]
    sources: Mapping[EventId, SourceText]
    excerpts: Mapping[EventId, tuple[Excerpt, ...]]
    viewpoints: Viewpoints
    views: tuple[SavedView, ...]
    problems: tuple[Problem, ...]
    texts: DocumentTexts
    fingerprints: Mapping[str, Fingerprint]
    revision: str
    whole_files: Mapping[str, str]
    """YAML of the files that are read again whole: viewpoints and saved views."""
    evidence_states: Mapping[ExcerptState, int]
    """How many excerpts are in each state, those of questions and cells included."""


def load(root: Path, originals: Path | None = None) -> CuratedStore:
    """Load a store.

    Args:
        originals: A folder whose files stand in for originals that are not attached.

    Raises:
        UsageError: ``unknown-store`` if the folder holds no ``store.yaml``.
    """
    if not (root / STORE_FILE).is_file():
        raise UsageError("unknown-store", path=str(root))
    return _Loading(StoreFiles(root), originals).run()


@dataclass(slots=True)
class _EventPlaces:
    file: str
    relations: tuple[RelationPlace, ...]
    evidence: tuple[tuple[int, int, str], ...]


@dataclass(slots=True)
class _Loading:
    files: StoreFiles
    originals: Path | None
    problems: list[Problem] = field(default_factory=list)
    stand_ins: dict[str, None] = field(default_factory=dict)
    whole_files: dict[str, str] = field(default_factory=dict)
    states: Counter[ExcerptState] = field(default_factory=Counter)

    def run(self) -> CuratedStore:
        header = self._header()
        read = read_library([self._vocabulary_file(name) for name in LISTS], self.problems)
        library, references = read.library, read.references
        events, sources, places = self._events(library, references)
        if self.stand_ins:
            kinds = {**library.kinds, **{KindId(each): stand_in_kind(each) for each in self.stand_ins}}
            library = replace(library, kinds=kinds)
        texts = DocumentTexts(self.files, library, self.originals)
        self._check_documents(read.document_places, texts)
        excerpts = self._excerpts(events, places, Excerpts(texts))
        viewpoints = self._viewpoints(references, Excerpts(texts))
        views = self._views(references)
        self.files.fingerprint_rest()
        fingerprints = self.files.fingerprints
        return CuratedStore(
            header=header,
            library=library,
            events=events,
            sources=sources,
            excerpts=excerpts,
            viewpoints=viewpoints,
            views=views,
            problems=tuple(sorted(self.problems)),
            texts=texts,
            fingerprints=fingerprints,
            revision=revision_of(fingerprints),
            whole_files=self.whole_files,
            evidence_states=dict(self.states),
        )

    def _read(self, name: str, *, must_be: bool = False) -> tuple[YamlFile, bool]:
        """A YAML file, and whether it was lost; one that is not there is empty."""
        if not must_be and not (self.files.root / name).exists():
            return YamlFile(None, ""), False
        try:
            return read_yaml(self.files.read(name, MAX_BYTES)), False
        except YamlError as error:
            self.problems.append(error.as_problem(name))
        except BriefviewerError as error:
            self.problems.append(Problem(name, 0, 0, "", error.code, tuple(error.facts.items())))
        return YamlFile(None, ""), True

    def _vocabulary_file(self, name: str) -> VocabularyFile:
        file, is_lost = self._read(name)
        return VocabularyFile(name, file.root, is_lost)

    def _header(self) -> Header:
        fallback = Header(self.files.root.name, self.files.root.name)
        file, is_lost = self._read(STORE_FILE, must_be=True)
        if is_lost:
            return fallback
        reading = RecordReading(STORE_FILE, self.problems)
        if not isinstance(file.root, MappingNode):
            self.problems.append(Problem(STORE_FILE, 1, 1, "", "not-mapping"))
            return fallback
        fields = Fields(reading, file.root, _STORE)
        format_ = fields.integer("format", least=1, most=10_000, required=True)
        if format_ is not None and format_ > FORMAT:
            fields.note("format", "format-newer", format=str(format_), known=str(FORMAT))
        id_ = fields.identifier() or fallback.id
        return Header(
            id=id_,
            title=fields.text("title", limit=MAX_LINE) or id_,
            languages=fields.lines("languages") or ("en",),
            description=fields.text("description"),
            format=format_ or FORMAT,
        )

    def _events(
        self, library: Library, references: References
    ) -> tuple[dict[EventId, Event], dict[EventId, SourceText], dict[EventId, _EventPlaces]]:
        found: Gathering[Event] = Gathering("event", keep_nodes=False)
        sources: dict[EventId, SourceText] = {}
        places: dict[EventId, _EventPlaces] = {}
        any_lost = False
        for name in self.files.event_files():
            file, is_lost = self._read(name)
            any_lost = any_lost or is_lost

            def read(reading: RecordReading, node: MappingNode, text: str = file.text) -> None:
                one = read_event(reading, node, references)
                if not reading.is_wrong:
                    self._check_date(one.event, library, reading, node)
                if not found.take(one.event.id, one.event, reading, node):
                    return
                if one.event.kind not in library.kinds:
                    self.stand_ins[one.event.kind] = None
                sources[one.event.id] = _source(reading.file, node, text)
                places[one.event.id] = _places(reading.file, one)

            records_of(file.root, name, self.problems, read)
        references.events = found.close()
        references.events.is_partial = any_lost
        events = {EventId(id_): event for id_, event in found.records.items()}
        self._check_relations(events, places, references.events)
        return events, sources, places

    def _check_date(self, event: Event, library: Library, reading: RecordReading, node: MappingNode) -> None:
        """The date against the documents: the cap, and that what is attested bears the date of its document."""
        mark = mark_of(node, "when")
        try:
            interval_of(event, library)
        except EdtfError as error:
            reading.wrong(mark, "when", error.code, text=shown(error.text))
        if event.role is not Role.ATTESTED or not event.evidence:
            return
        published = [each.published.when.text for each in original_documents(event, library) if each.published]
        if event.when is None or event.when.text not in published:
            text = event.when.text if event.when else "null"
            reading.wrong(mark, "when", "attested-date", text=shown(text), expected=", ".join(published) or "–")

    def _check_relations(self, events: dict[EventId, Event], places: Mapping[EventId, _EventPlaces], ids: Ids) -> None:
        """Drop relations to what is unknown, and those that close a circle of parts."""
        wholes: dict[EventId, set[EventId]] = {}
        for id_, event in events.items():
            if not event.relations:
                continue
            kept: list[Relation] = []
            for relation, place in zip(event.relations, places[id_].relations, strict=True):
                code, facts = _relation_fault(id_, relation, ids, wholes)
                if code == "":
                    kept.append(relation)
                elif code is not None:
                    self.problems.append(Problem(places[id_].file, place.line, place.column, place.field, code, facts))
            if len(kept) < len(event.relations):
                events[id_] = replace(event, relations=tuple(kept))

    def _check_documents(self, places: Mapping[DocumentId, tuple[int, int]], texts: DocumentTexts) -> None:
        for id_ in places:
            texts.of(id_)
        for id_, error in texts.failures.items():
            self.problems.append(
                Problem(LISTS[3], *places[id_], "file", error.code, (("document", id_), *error.facts.items()))
            )

    def _excerpts(
        self, events: Mapping[EventId, Event], places: Mapping[EventId, _EventPlaces], excerpts: Excerpts
    ) -> dict[EventId, tuple[Excerpt, ...]]:
        made: dict[EventId, tuple[Excerpt, ...]] = {}
        for id_, event in events.items():
            found = []
            for evidence, (line, column, path) in zip(event.evidence, places[id_].evidence, strict=True):
                excerpt = excerpts.of(evidence)
                found.append(excerpt)
                self._tell(excerpt, excerpts, places[id_].file, line, column, path)
            made[id_] = tuple(found)
        return made

    def _tell(self, excerpt: Excerpt, excerpts: Excerpts, file: str, line: int, column: int, path: str) -> None:
        self.states[excerpt.state] += 1
        facts = _evidence_facts(excerpt)
        if excerpt.state is ExcerptState.MOVED:
            self.problems.append(Problem(file, line, column, path, "evidence-moved", facts))
        elif excerpt.state is ExcerptState.LOST:
            self.problems.append(Problem(file, line, column, path, "evidence-lost", facts))
        if excerpts.has_lost_digest(excerpt.evidence):
            self.problems.append(Problem(file, line, column, path + ".digest", "digest-quote-lost", facts))

    def _viewpoints(self, references: References, excerpts: Excerpts) -> Viewpoints:
        file, _ = self._read(VIEWPOINTS_FILE)
        self.whole_files[VIEWPOINTS_FILE] = file.text
        viewpoints, places = read_viewpoints(file.root, VIEWPOINTS_FILE, references, self.problems)
        told: list[tuple[Evidence, ...]] = [each.evidence for each in viewpoints.questions]
        told += [each.evidence for each in viewpoints.cells]
        for all_evidence, wheres in zip(told, places, strict=True):
            for evidence, where in zip(all_evidence, wheres, strict=True):
                mark = where.mark
                self._tell(
                    excerpts.of(evidence),
                    excerpts,
                    VIEWPOINTS_FILE,
                    mark.line + 1,
                    mark.column + 1,
                    where.path.rstrip("."),
                )
        return viewpoints

    def _views(self, references: References) -> tuple[SavedView, ...]:
        file, _ = self._read(VIEWS_FILE)
        self.whole_files[VIEWS_FILE] = file.text
        return read_views(file.root, VIEWS_FILE, references, self.problems)


def _relation_fault(
    id_: EventId, relation: Relation, ids: Ids, wholes: dict[EventId, set[EventId]]
) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """An empty code where the relation holds, None where it is dropped without a word."""
    target = relation.event
    if target not in ids.known:
        if ids.is_partial or target in ids.left_out:
            return None, ()
        return "unknown-id", (("id", shown(target)), ("sort", "event"))
    if relation.type not in (RelationType.PART_OF, RelationType.HAS_PART):
        return "", ()
    part, whole = (id_, target) if relation.type is RelationType.PART_OF else (target, id_)
    if _is_above(part, whole, wholes):
        return "part-of-circle", (("id", part), ("whole", whole))
    wholes.setdefault(part, set()).add(whole)
    return "", ()


def _is_above(part: EventId, whole: EventId, wholes: Mapping[EventId, set[EventId]]) -> bool:
    seen = {whole}
    waiting = [whole]
    while waiting:
        here = waiting.pop()
        if here == part:
            return True
        for there in wholes.get(here, ()):
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return False


def _evidence_facts(excerpt: Excerpt) -> tuple[tuple[str, str], ...]:
    facts = [("document", str(excerpt.evidence.document))]
    if excerpt.evidence.position is not None:
        facts += [("start", str(excerpt.evidence.position.start)), ("end", str(excerpt.evidence.position.end))]
    if excerpt.found is not None and excerpt.score is not None:
        facts += [("found_start", str(excerpt.found.start)), ("found_end", str(excerpt.found.end))]
        facts += [("score", f"{excerpt.score:.2f}")]
    return tuple(facts)


def _source(file: str, node: MappingNode, text: str) -> SourceText:
    start, end = node.start_mark, node.end_mark
    return SourceText(file, start.line + 1, " " * start.column + text[start.index : end.index].rstrip(" "))


def _places(file: str, one: ReadEvent) -> _EventPlaces:
    evidence = tuple((where.mark.line + 1, where.mark.column + 1, where.path.rstrip(".")) for where in one.evidence)
    return _EventPlaces(file, one.relations, evidence)
