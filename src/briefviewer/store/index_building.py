"""Makes the index: whole from a store's files, or from an older index and the few files of events that changed since.

An event is known by a number that its file gives it, so that reading one file again moves no event of another.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from secrets import token_hex

import numpy as np
from numpy.typing import NDArray

from briefviewer import __version__
from briefviewer.columns.build import Elder, EventValues, columns_from_values, elder_of
from briefviewer.columns.events import EventColumns
from briefviewer.columns.joining import put_together
from briefviewer.columns.texts import listed
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId, Relation, RelationType
from briefviewer.domain.library import Library
from briefviewer.domain.search import HitKind
from briefviewer.store import arrays, queries
from briefviewer.store.event_files import with_stand_ins
from briefviewer.store.event_rows import NUMBERS_A_FILE, FileRows, problem_rows
from briefviewer.store.files import Fingerprint, revision_of
from briefviewer.store.frame import Frame, Header, Sides, load_sides
from briefviewer.store.index import originals_stamp
from briefviewer.store.index_file import written
from briefviewer.store.joining import FirstPlaces, WrittenRelation, judged
from briefviewer.store.library_rows import library_rows
from briefviewer.store.pieces import Stretch
from briefviewer.store.queries import FIRST_OTHER, Value
from briefviewer.store.references import References
from briefviewer.store.schema import LOOKUPS, TABLES
from briefviewer.store.search_entries import Words, other_entries

DOUBLES, RELATIONS, SIDES, FRAME = "*doubles", "*relations", "*sides", "*frame"
"""What findings come from that come from no single file of events."""


def build(path: Path, frame: Frame, files: Iterable[FileRows], originals: Path | None) -> None:
    """Build an index whole and put it in its place.

    Args:
        files: The files of events, in the order of their names; they may be read while they are stored.

    Raises:
        BriefviewerError: ``file-not-written`` if there is no room for it.
    """
    with written(path) as connection:
        connection.executescript(TABLES)
        connection.execute("BEGIN")
        tables = Tables(connection)
        tables.put_others(frame)  # first, for meanwhile a second process may be reading events
        first_places = FirstPlaces()
        whole, left_out, any_lost = _Whole(frame.library), set[str](), False
        for number, rows in enumerate(files, 1):
            doubles, second = first_places.take(rows)
            tables.put_problems(DOUBLES, doubles)
            kept = tables.put_file(number, rows, second)
            whole.take([rows.values[at] for at in kept], [number * NUMBERS_A_FILE + at for at in kept])
            left_out |= rows.left_out
            any_lost = any_lost or rows.is_lost
            if rows.fingerprint is not None:
                frame.files.fingerprints[rows.name] = rows.fingerprint
        whole.close()
        library = whole.library
        tables.put_meta("references", told_references(frame.references, library is not frame.library))
        for table, width, entries in library_rows(library, frame.texts):
            tables.put(table, width, entries)
        ids = frame.references.events
        ids.known, ids.left_out, ids.is_partial = whole.ids, left_out, any_lost
        elders = tables.put_relations(frame.references)
        tables.put_columns(*whole.columns(elders))
        sides = load_sides(frame.files, frame.references, frame.texts)
        tables.put_sides(sides)
        frame.files.fingerprint_rest()
        tables.put_fingerprints(frame.files.fingerprints)
        tables.put_states(Counter(dict(tables.states_of(0, FIRST_OTHER))), sides)
        tables.put_meta("header", told_header(frame.header))
        tables.put_meta("originals", originals_stamp(originals))
        tables.put_meta("program", __version__)
        connection.executescript(LOOKUPS)


class _Whole:
    """Gathers the columns of a whole store part by part: a million events are never held as objects."""

    _PART = 5_000

    def __init__(self, library: Library) -> None:
        self.library = library
        self.ids: set[str] = set()
        self._values: list[EventValues] = []
        self._numbers: list[int] = []
        self._parts: list[EventColumns] = []
        self._numbers_of_parts: list[NDArray[np.int64]] = []

    def take(self, values: Sequence[EventValues], numbers: Sequence[int]) -> None:
        """Take some events in, with their numbers."""
        self._values += values
        self._numbers += numbers
        if len(self._values) >= self._PART:
            self.close()

    def columns(self, elders: Iterable[Elder]) -> tuple[EventColumns, NDArray[np.int64]]:
        """All in the one order of events, and the number of each row. Close it before."""
        columns, order = put_together(self._parts, elders)
        return columns, np.concatenate(self._numbers_of_parts)[order]

    def close(self) -> None:
        """Let go of what is held as values: it is columns from now on, and ids and library know it."""
        self.library = with_stand_ins(self.library, (each.kind for each in self._values))
        number_of = {each.id: number for each, number in zip(self._values, self._numbers, strict=True)}
        part = columns_from_values(self._values, (), self.library)
        self._parts.append(part)
        self._numbers_of_parts.append(np.array([number_of[id_] for id_ in listed(part.ids)], dtype=np.int64))
        self.ids.update(number_of)
        self._values, self._numbers = [], []


class Tables:
    """Fills the tables of an index that is being written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, table: str, width: int, rows: Iterable[Sequence[Value]]) -> None:
        """Whole rows into a table."""
        self._connection.executemany(queries.insert(table, width), rows)

    def put_meta(self, name: str, value: str) -> None:
        """One value that holds for the whole index."""
        self._connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def put_problems(self, origin: str, problems: Iterable[Problem]) -> None:
        """Findings under what they come from."""
        self.put("problem", 7, problem_rows(origin, problems))

    def drop_problems(self, origin: str) -> None:
        """The findings that came from something are no more."""
        self._connection.execute("DELETE FROM problem WHERE origin = ?", (origin,))

    def put_file(self, number: int, rows: FileRows, second: set[str]) -> Sequence[int]:
        """A file of events, without those that come second; the places of those that stay."""
        kept: Sequence[int] = range(len(rows.ids))
        if second:
            kept = [at for at in kept if rows.ids[at] not in second]
        stays = set(kept)
        unkept = sorted(rows.named.keys() - {rows.ids[at] for at in kept})
        marks = b"" if second else rows.marks
        told = (number, rows.name, int(rows.is_lost), json.dumps(sorted(rows.left_out)), json.dumps(unkept), marks)
        self.put("event_file", 6, [told])
        self.put_problems(rows.name, [*rows.problems, *(problem for at, problem in rows.told if at in stays)])
        self._put_rows(number * NUMBERS_A_FILE, rows, kept, stays)
        return kept

    def drop_file(self, number: int, name: str) -> None:
        """All that came from a file of events is no more."""
        self._connection.execute("DELETE FROM event_file WHERE number = ?", (number,))
        self._drop_rows(number * NUMBERS_A_FILE, (number + 1) * NUMBERS_A_FILE)
        self.drop_problems(name)

    def put_stretch(self, number: int, rows: FileRows, stretch: Stretch) -> None:
        """A stretch of a file in which nothing was and is wrong, in place of what stood there."""
        first = number * NUMBERS_A_FILE + stretch.first
        self._drop_rows(first, first + stretch.old)
        all_rows = range(len(rows.ids))
        self._put_rows(first, rows, all_rows, set(all_rows))
        self._connection.execute("UPDATE event_file SET marks = ? WHERE number = ?", (stretch.marks, number))
        if stretch.moved:
            moved = stretch.moved, first + stretch.old, (number + 1) * NUMBERS_A_FILE
            for table in ("event", "relation"):
                self._connection.execute(f"UPDATE {table} SET line = line + ? WHERE number >= ? AND number < ?", moved)

    def put_others(self, frame: Frame) -> None:
        """What was found wrong in the vocabulary, and all that can be found and is no event."""
        self.put_problems(FRAME, frame.problems)
        entries = list(other_entries(frame.library, frame.texts))
        self.put("finding", 6, [(number, *each.finding) for number, each in enumerate(entries, FIRST_OTHER)])
        self._put_words((number, *each.words) for number, each in enumerate(entries, FIRST_OTHER))

    def put_relations(self, references: References) -> list[Elder]:
        """Judge all relations anew, now that all events are in; which of them tell an elder."""
        query = queries.all_relations()
        rows = self._connection.execute(query.sql).fetchall()
        relations = [WrittenRelation(*row[2:]) for row in rows]
        problems, holds = judged(relations, references.events)
        self.drop_problems(RELATIONS)
        self.put_problems(RELATIONS, problems)
        self._connection.execute("UPDATE relation SET holds = 1 WHERE NOT holds")
        fallen = [row[:2] for row, held in zip(rows, holds, strict=True) if not held]
        self._connection.executemany("UPDATE relation SET holds = 0 WHERE number = ? AND position = ?", fallen)
        written = [each for each, held in zip(relations, holds, strict=True) if held]
        elders = [elder_of(EventId(r.event), Relation(RelationType(r.type), EventId(r.other))) for r in written]
        return [each for each in elders if each is not None]

    def put_columns(self, columns: EventColumns, numbers: NDArray[np.int64]) -> None:
        """The columns, and the number of each row's event."""
        self._connection.execute("DELETE FROM array")
        self.put("array", 2, [*arrays.to_bytes(columns), ("numbers", numbers.tobytes())])

    def put_sides(self, sides: Sides) -> None:
        """Viewpoints and saved views."""
        self.drop_problems(SIDES)
        self.put_problems(SIDES, sides.problems)
        self._connection.execute("DELETE FROM whole_file")
        self.put("whole_file", 2, sides.whole_files.items())

    def put_fingerprints(self, fingerprints: dict[str, Fingerprint]) -> None:
        """The files as they were read, and the revision that follows."""
        self._connection.execute("DELETE FROM file")
        rows = [(path, each.size, each.mtime_ns, each.inode, each.sha256) for path, each in fingerprints.items()]
        self.put("file", 5, rows)
        self.put_meta("revision", revision_of(fingerprints))
        self.put_meta("stamp", token_hex(8))

    def states_of(self, first: int, after: int) -> list[tuple[str, int]]:
        """How many excerpts are in each state among the events of some numbers."""
        query = queries.states_between(first, after)
        return self._connection.execute(query.sql, query.parameters).fetchall()

    def put_states(self, events: Counter[str], sides: Sides) -> None:
        """How many excerpts of events, and with those of the viewpoints, are in each state."""
        self.put_meta("event_states", json.dumps(events))
        both = events + Counter({state.value: count for state, count in sides.states.items()})
        self.put_meta("evidence_states", json.dumps(both))

    def _put_rows(self, base: int, rows: FileRows, kept: Sequence[int], stays: set[int]) -> None:
        """The rows of some events, numbered from a base."""
        self.put("event", 4, [(base + at, rows.name, *rows.events[at]) for at in kept])
        self.put("evidence", 15, [(base + each[0], *each[1:]) for each in rows.evidence if each[0] in stays])
        self.put(
            "relation",
            10,
            [
                (base + at, position, each.type, each.other, 1, each.event, *each[3:])
                for at, position, each in rows.relations
                if at in stays
            ],
        )
        kind = HitKind.EVENT.value
        self.put("finding", 6, [(base + at, kind, rows.ids[at], rows.values[at].title, None, None) for at in kept])
        self._put_words((base + at, *rows.words[at]) for at in kept)

    def _drop_rows(self, first: int, after: int) -> None:
        ours = first, after
        for table in ("event", "evidence", "relation", "finding"):
            self._connection.execute(f"DELETE FROM {table} WHERE number >= ? AND number < ?", ours)
        self._connection.execute("DELETE FROM full_text WHERE rowid >= ? AND rowid < ?", ours)

    def _put_words(self, rows: Iterable[tuple[int, *Words]]) -> None:
        self._connection.executemany(
            "INSERT INTO full_text (rowid, title, summary, names, passages, pairs) VALUES (?, ?, ?, ?, ?, ?)", rows
        )


def told_header(header: Header) -> str:
    """``store.yaml`` as the index keeps it."""
    told = {
        "id": header.id,
        "title": header.title,
        "languages": " ".join(header.languages),
        "description": header.description,
        "format": str(header.format),
    }
    return json.dumps(told)


def told_references(references: References, has_stand_ins: bool) -> str:
    """What events may point at and the library does not say: what was left out, and what was lost."""
    sorts = (references.kinds, references.actors, references.themes, references.documents)
    told = {each.sort: [sorted(each.left_out), each.is_partial] for each in sorts}
    return json.dumps({"sorts": told, "has_stand_ins": has_stand_ins})
