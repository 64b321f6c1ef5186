"""Reads one file of events whole: its records, their excerpts, and every finding that needs no other file of events.

A file is the unit of a refresh, and of what a second process can do: what is read here depends on the vocabulary and
on the documents, never on another file of events. What does is left to ``joining``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from briefviewer.domain.dating import interval_of, original_documents
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.domain.event import Event, Role
from briefviewer.domain.evidence import Excerpt, ExcerptState
from briefviewer.domain.interval import Interval
from briefviewer.domain.library import KindId, Library
from briefviewer.domain.time import EdtfError
from briefviewer.store.event_records import RelationPlace, read_event
from briefviewer.store.excerpts import Excerpts
from briefviewer.store.fields import RecordReading, check_list, record_of, shown
from briefviewer.store.files import StoreFiles
from briefviewer.store.gathering import Gathering, mark_of
from briefviewer.store.joining import WrittenRelation
from briefviewer.store.pieces import marks_of
from briefviewer.store.references import References
from briefviewer.store.vocabulary import stand_in_kind
from briefviewer.store.yaml_events import (
    MAX_BYTES,
    MappingNode,
    Node,
    Place,
    Taker,
    YamlError,
    YamlFile,
    place_of,
    read_yaml,
)

_FIRST_WORDS = 60


@dataclass(slots=True)
class LoadedEvent:
    """An event as its file has it. ``text`` is its YAML, indented as in the file, so that it can be read again alone.

    ``problems`` are those of its evidence: they go with the event.
    """

    event: Event
    interval: Interval | None
    line: int
    text: str
    relation_places: tuple[RelationPlace, ...]
    excerpts: tuple[Excerpt, ...]
    problems: Sequence[Problem]


@dataclass(slots=True)
class LoadedFile:
    """A file of events by itself.

    ``named`` are the ids of all its records with the first place of each, ``left_out`` those of the wrong ones.
    ``marks`` tell its pieces, where nothing was found wrong with it; empty where it has to be read whole again.
    """

    name: str
    is_lost: bool = False
    events: list[LoadedEvent] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    named: dict[str, Place] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    marks: bytes = b""


def read_file(
    files: StoreFiles, name: str, problems: list[Problem], take: Taker | None = None
) -> tuple[YamlFile, bool]:
    """A YAML file, and whether it was lost; then it is empty, and a finding says why."""
    return _read(partial(files.read, name, MAX_BYTES), name, problems, take)


def load_events(
    name: str,
    files: StoreFiles,
    library: Library,
    references: References,
    excerpts: Excerpts,
    part: str | None = None,
) -> LoadedFile:
    """Read one file of events, its evidence found in the documents at hand; one record at a time is held as nodes.

    Args:
        part: Read this instead, a stretch of the file below as many empty lines as stand above it.
    """
    loaded = LoadedFile(name)
    problems = loaded.problems
    found: Gathering[None] = Gathering("event", keep_nodes=False)
    items = 0

    def take(item: Node, text: str) -> None:
        nonlocal items
        items += 1
        record_of(item, name, problems, partial(read, text))

    def read(text: str, reading: RecordReading, node: MappingNode) -> None:
        one = read_event(reading, node, references)
        event = one.event
        interval = None if reading.is_wrong else _checked_date(event, library, reading, node)
        is_taken = found.take(event.id, None, reading, node)
        if event.id:
            loaded.named.setdefault(event.id, place_of(mark_of(node, "id")))
        if not is_taken:
            return
        made = tuple([excerpts.of(each) for each in event.evidence])
        told: list[Problem] = []
        for excerpt, where in zip(made, one.evidence, strict=True):
            if excerpt.state is not ExcerptState.VERIFIED or excerpt.evidence.digest is not None:
                told += evidence_problems(excerpt, excerpts, name, place_of(where.mark), where.path.rstrip("."))
        start, end = node.start_mark, node.end_mark
        record = " " * start.column + text[start.index : end.index].rstrip(" ")
        loaded.events.append(LoadedEvent(event, interval, start.line + 1, record, one.relations, made, told))

    bytes_of = partial(files.read, name, MAX_BYTES) if part is None else part.encode
    file, is_lost = _read(bytes_of, name, problems, take)
    if is_lost:
        return LoadedFile(name, is_lost=True, problems=problems[-1:])
    check_list(file.root, name, problems)
    loaded.left_out = found.ids.left_out
    if file.root is not None and not problems and not any(each.problems for each in loaded.events):
        loaded.marks = marks_of(file.text, items, file.root.start_mark.index)
    return loaded


def evidence_problems(excerpt: Excerpt, excerpts: Excerpts, file: str, place: Place, path: str) -> list[Problem]:
    """What is to be told of evidence that does not stand where it should."""
    facts = _evidence_facts(excerpt)
    line, column = place
    found = []
    if excerpt.state is ExcerptState.MOVED:
        found.append(Problem(file, line, column, path, "evidence-moved", facts))
    elif excerpt.state is ExcerptState.LOST:
        beyond = excerpts.beyond_end(excerpt.evidence)
        quote = excerpt.evidence.quote
        if excerpt.evidence.position is None and quote is not None:
            told = (("document", str(excerpt.evidence.document)), ("text", _beginning(quote.exact)))
            found.append(Problem(file, line, column, path, "quote-lost", told))
        elif beyond is None:
            found.append(Problem(file, line, column, path, "evidence-lost", facts))
        else:
            found.append(Problem(file, line, column, path, "evidence-beyond", (*facts, ("length", str(beyond)))))
    if excerpts.has_lost_digest(excerpt.evidence):
        found.append(Problem(file, line, column, path + ".digest", "digest-quote-lost", facts))
    return found


def _beginning(text: str) -> str:
    """The first words of a quote, by which its author knows it again."""
    line = " ".join(text.split())
    if len(line) <= _FIRST_WORDS:
        return line
    cut = line[:_FIRST_WORDS]
    return (cut.rpartition(" ")[0] or cut) + "…"


def with_stand_ins(library: Library, kinds: Iterable[str]) -> Library:
    """The library with a stand-in for each kind of an event that the vocabulary lost."""
    missing = [KindId(kind) for kind in dict.fromkeys(kinds) if kind not in library.kinds]
    if not missing:
        return library
    return replace(library, kinds={**library.kinds, **{each: stand_in_kind(each) for each in missing}})


def written_relations(loaded: LoadedEvent, file: str) -> Iterator[WrittenRelation]:
    """The relations of an event with the places where they were written."""
    event = loaded.event
    for relation, place in zip(event.relations, loaded.relation_places, strict=True):
        where = file, place.line, place.column, place.field
        yield WrittenRelation(event.id, relation.type.value, relation.event, *where)


def _read(
    bytes_of: Callable[[], bytes], name: str, problems: list[Problem], take: Taker | None
) -> tuple[YamlFile, bool]:
    try:
        return read_yaml(bytes_of(), take), False
    except YamlError as error:
        problems.append(error.as_problem(name))
    except BriefviewerError as error:
        problems.append(Problem(name, 0, 0, "", error.code, tuple(error.facts.items())))
    return YamlFile(None, ""), True


def _checked_date(event: Event, library: Library, reading: RecordReading, node: MappingNode) -> Interval | None:
    """The bounds of the date, held against the documents: the cap, and that what is attested bears their date."""
    interval = None
    try:
        interval = interval_of(event, library)
    except EdtfError as error:
        reading.wrong(mark_of(node, "when"), "when", error.code, text=shown(error.text))
    if event.role is not Role.ATTESTED or not event.evidence:
        return interval
    published = [each.published.when.text for each in original_documents(event, library) if each.published]
    if event.when is None or event.when.text not in published:
        text = event.when.text if event.when else "null"
        expected = ", ".join(published) or "–"
        reading.wrong(mark_of(node, "when"), "when", "attested-date", text=shown(text), expected=expected)
    return interval


def _evidence_facts(excerpt: Excerpt) -> tuple[tuple[str, str], ...]:
    facts = [("document", str(excerpt.evidence.document))]
    if excerpt.evidence.position is not None:
        facts += [("start", str(excerpt.evidence.position.start)), ("end", str(excerpt.evidence.position.end))]
    if excerpt.found is not None and excerpt.score is not None:
        facts += [("found_start", str(excerpt.found.start)), ("found_end", str(excerpt.found.end))]
        facts += [("score", f"{excerpt.score:.2f}")]
    return tuple(facts)
