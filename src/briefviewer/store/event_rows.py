"""Files of events as rows of the index: plain values only, so that one process can make them and another store them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefviewer.columns.build import EventValues, ValuesOf
from briefviewer.domain.errors import Problem
from briefviewer.domain.evidence import Excerpt
from briefviewer.store.event_files import LoadedFile, load_events, written_relations
from briefviewer.store.excerpts import Excerpts
from briefviewer.store.files import Fingerprint
from briefviewer.store.frame import Frame
from briefviewer.store.joining import WrittenRelation
from briefviewer.store.queries import Value
from briefviewer.store.search_entries import EventWords, Words
from briefviewer.store.yaml_events import Place

NUMBERS_A_FILE = 2**20
"""Event *n* of file *f* has the number *f* × this + *n*, so that a file read again keeps to its own numbers."""


@dataclass(slots=True)
class FileRows:
    """A file of events as rows. What stands in tuples begins with the event's place in the file, from 0.

    ``relations`` go on with the place in the event, ``evidence`` with that and the rest of its row; ``told`` are the
    findings that go with an event.
    """

    name: str
    fingerprint: Fingerprint | None
    is_lost: bool
    problems: list[Problem]
    named: dict[str, Place]
    left_out: set[str]
    marks: bytes = b""
    """Of the file's pieces, where nothing was found wrong with it."""
    ids: list[str] = field(default_factory=list)
    events: list[tuple[int, str]] = field(default_factory=list)
    """Line and YAML."""
    values: list[EventValues] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    relations: list[tuple[int, int, WrittenRelation]] = field(default_factory=list)
    evidence: list[tuple[Value, ...]] = field(default_factory=list)
    told: list[tuple[int, Problem]] = field(default_factory=list)


class RowsReader:
    """Reads files of events into rows, against the frame of one store."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._excerpts = Excerpts(frame.texts)
        self._words = EventWords(frame.library)
        self._values_of = ValuesOf(frame.library)

    def read(self, name: str, part: str | None = None) -> FileRows:
        """The rows of one file, or of a part of it (``event_files.load_events``)."""
        files, library = self._frame.files, self._frame.library
        loaded = load_events(name, files, library, self._frame.references, self._excerpts, part)
        return self._rows(loaded, files.fingerprints.get(name))

    def _rows(self, file: LoadedFile, fingerprint: Fingerprint | None) -> FileRows:
        rows = FileRows(file.name, fingerprint, file.is_lost, file.problems, file.named, file.left_out, file.marks)
        for at, each in enumerate(file.events):
            event = each.event
            rows.ids.append(event.id)
            rows.events.append((each.line, each.text))
            rows.values.append(self._values_of(event, each.interval))
            rows.words.append(self._words.of(event, each.excerpts))
            for position, excerpt in enumerate(each.excerpts):
                rows.evidence.append((at, position, *excerpt_values(excerpt)))
            if event.relations:
                rows.relations += [(at, n, written) for n, written in enumerate(written_relations(each, file.name))]
            rows.told += [(at, problem) for problem in each.problems]
        return rows


def excerpt_values(excerpt: Excerpt) -> tuple[Value, ...]:
    """What the table ``evidence`` keeps of an excerpt, after event and position."""
    found, shown = excerpt.found, excerpt.shown
    return (
        excerpt.evidence.document,
        excerpt.state.value,
        found.start if found else None,
        found.end if found else None,
        excerpt.score,
        excerpt.text,
        excerpt.text_from.value,
        excerpt.shown_in,
        shown.start if shown else None,
        shown.end if shown else None,
        excerpt.paragraph,
        excerpt.sha256,
        excerpt.page,
    )


def problem_rows(origin: str, problems: Iterable[Problem]) -> Iterator[tuple[Value, ...]]:
    """Findings under the name of what they come from, so that they go when that is read again."""
    for each in problems:
        yield origin, each.file, each.line, each.column, each.field, each.code, json.dumps(each.facts)
