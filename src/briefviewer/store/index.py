"""The SQLite index as it is read: opened for reading, asked by queries, dropped whenever it cannot be trusted.

Nothing lives in it alone; ``index_building`` makes it.
"""

import hashlib
import json
import sqlite3
import threading
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefviewer import __version__
from briefviewer.columns.events import EventColumns, Rows
from briefviewer.domain.errors import Problem
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.library import Library
from briefviewer.store import arrays, queries
from briefviewer.store.files import VIEWPOINTS_FILE, VIEWS_FILE, Fingerprint, StoreFiles
from briefviewer.store.frame import Header
from briefviewer.store.library_rows import read_library_rows
from briefviewer.store.queries import Query, Row
from briefviewer.store.schema import APPLICATION_ID, SCHEMA_VERSION


class IndexUnusable(Exception):  # noqa: N818
    """A file that is no index of ours, or of another version, or broken: to be dropped and built again."""


class IndexMoved(IndexUnusable):
    """Sound, but another process has brought it up since we looked: to be opened anew."""


@dataclass(frozen=True)
class Held:
    """What is held whole of an open index."""

    header: Header
    library: Library
    columns: EventColumns
    problems: tuple[Problem, ...]
    revision: str
    evidence_states: Mapping[ExcerptState, int]
    documents_at_hand: frozenset[str]
    numbers: NDArray[np.int64]
    """The number of each row's event: by it the tables know an event, whatever row it moves to."""

    @cached_property
    def _rows_by_number(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The numbers in rising order, and the row of each."""
        rows = np.argsort(self.numbers)
        return self.numbers[rows], rows

    def rows_of(self, numbers: Sequence[int]) -> Rows:
        """The rows of events by their numbers."""
        rising, rows = self._rows_by_number
        return rows[np.searchsorted(rising, np.array(numbers, dtype=np.int64))].astype(np.int32)


class Index:
    """An index file open for reading, with a connection for each thread that asks.

    Each connection stays in one reading transaction, so that all see one and the same state for as long as they are
    open, and nobody changes the file under them (``index_file.rewritten``).
    """

    def __init__(self, path: Path, version: int = SCHEMA_VERSION) -> None:
        self.path = path
        self._version = version
        self._stamp: str | None = None
        self._local = threading.local()
        self._lines: list[_Line] = []
        self._lock = threading.Lock()
        self._finalizer = weakref.finalize(self, _close_all, self._lines)

    def run(self, query: Query[Row], /) -> list[Row]:
        """The rows of a query.

        Raises:
            IndexUnusable: if the file turns out to be none of ours, of another version, or broken; ``IndexMoved`` if
                it is not the one that an earlier question was asked of.
        """
        try:
            while True:
                line = self._line()
                try:
                    return line.ask(query)
                except (sqlite3.ProgrammingError, sqlite3.OperationalError):
                    if not line.is_closed:
                        raise
                    # another thread has closed this one's connection under its hands: ask by a new one
                    self._local.__dict__.pop("line", None)
        except sqlite3.DatabaseError as error:
            raise IndexUnusable(str(error)) from error

    def close(self) -> None:
        """Close all connections, ending what other threads ask just now; the index can be used again."""
        with self._lock:
            _close_all(self._lines)
            self._local = threading.local()
            self._stamp = None

    def held(self) -> Held:
        """Read all that is held whole.

        Raises:
            IndexUnusable: if the file is none of ours, of another version, or broken.
        """
        try:
            meta = dict(self.run(queries.meta()))
            if meta.get("program") != __version__:
                raise IndexUnusable("another version of the program")
            header: dict[str, str] = json.loads(meta["header"])
            states: dict[str, int] = json.loads(meta["evidence_states"])
            stored = dict(self.run(queries.arrays()))
            return Held(
                header=Header(
                    id=header["id"],
                    title=header["title"],
                    languages=tuple(header["languages"].split()),
                    description=header["description"],
                    format=int(header["format"]),
                ),
                library=read_library_rows(self.run),
                columns=arrays.from_bytes(stored),
                problems=tuple(
                    sorted(
                        Problem(file, line, at, field, code, tuple((name, fact) for name, fact in json.loads(facts)))
                        for file, line, at, field, code, facts in self.run(queries.problems())
                    )
                ),
                revision=meta["revision"],
                evidence_states={ExcerptState(state): count for state, count in states.items()},
                documents_at_hand=frozenset(id_ for (id_,) in self.run(queries.documents_at_hand())),
                numbers=np.frombuffer(stored["numbers"], dtype=np.int64),
            )
        except (KeyError, ValueError, TypeError, OSError, sqlite3.Error) as error:
            raise IndexUnusable(str(error)) from error

    def changed(self, files: StoreFiles, originals: Path | None) -> frozenset[str] | None:
        """The files of the store that are not what they were; None where some came or went, or an original was lent.

        Views and viewpoints may come and go: nothing points at them.
        """
        known = self.fingerprints()
        moved = known.keys() ^ set(files.all_files())
        if not moved <= {VIEWPOINTS_FILE, VIEWS_FILE}:
            return None
        if dict(self.run(queries.meta())).get("originals") != originals_stamp(originals):
            return None
        return frozenset(moved).union(
            path for path, fingerprint in known.items() if not files.is_unchanged(path, fingerprint)
        )

    def fingerprints(self) -> dict[str, Fingerprint]:
        """The files as they were when they were read."""
        return {
            path: Fingerprint(size, mtime_ns, inode, sha256)
            for path, size, mtime_ns, inode, sha256 in self.run(queries.files())
        }

    def _line(self) -> "_Line":
        line: _Line | None = getattr(self._local, "line", None)
        if line is None:
            uri = self.path.resolve().as_uri() + "?mode=ro"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
            try:
                line = self._begun(connection)
            except BaseException:
                connection.close()
                raise
            self._local.line = line
        return line

    def _begun(self, connection: sqlite3.Connection) -> "_Line":
        connection.execute("BEGIN")
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise IndexUnusable("not ours")
        if connection.execute("PRAGMA user_version").fetchone() != (self._version,):
            raise IndexUnusable("another version")
        stamp = stamp_of(connection)
        with self._lock:
            if self._stamp not in (None, stamp):
                raise IndexMoved("brought up since")
            self._stamp = stamp
            line = _Line(connection)
            self._lines.append(line)
            return line


_PATIENCE = 0.01
"""Seconds."""


class _Line:
    """A thread's connection. Others may close it, but never while it is asked: SQLite would read what is gone."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.is_closed = False
        self._connection = connection
        self._asking = threading.Lock()

    def ask(self, query: Query[Row]) -> list[Row]:
        """The rows of a query; after a ``sqlite3.Error``, ``is_closed`` tells whether that is the reason."""
        with self._asking:
            return self._connection.execute(query.sql, query.parameters).fetchall()

    def close(self) -> None:
        """End what is asked, and close."""
        if self.is_closed:
            return
        self.is_closed = True
        self._connection.interrupt()
        while not self._asking.acquire(timeout=_PATIENCE):
            self._connection.interrupt()  # what has only just begun did not hear the first
        self._connection.close()
        self._asking.release()


def stamp_of(connection: sqlite3.Connection) -> str:
    """What tells one state of an index from all others."""
    query = queries.meta_value("stamp")
    return "".join(value for (value,) in connection.execute(query.sql, query.parameters))


def index_path(cache: Path, root: Path, originals: Path | None) -> Path:
    """Where the index of a store lies: keyed by its real path, and by the folder of lent originals."""
    key = f"{root.resolve()}\0{originals.resolve() if originals else ''}"
    return cache / "index" / f"{hashlib.sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.sqlite"


def originals_stamp(originals: Path | None) -> str:
    """What the folder of lent originals looks like from outside."""
    if originals is None:
        return ""
    seen = []
    with suppress(OSError):
        for path in sorted(originals.iterdir()):
            stat = path.stat()
            seen.append((path.name, stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return hashlib.sha256(repr(seen).encode("utf-8", "surrogateescape")).hexdigest()


def _close_all(lines: list[_Line]) -> None:
    while lines:
        lines.pop().close()
