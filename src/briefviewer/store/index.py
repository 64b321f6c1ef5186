"""The SQLite index: built whole from a loaded store, read by queries, dropped whenever it cannot be trusted.

Nothing lives in it alone. It is written beside its place and renamed into it, so that readers of the old file go on.
"""

import hashlib
import json
import os
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from briefviewer import __version__
from briefviewer.columns.events import EventColumns
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.library import Library
from briefviewer.store import arrays, queries
from briefviewer.store.atomic import reason_of
from briefviewer.store.curated import CuratedStore, Header
from briefviewer.store.event_rows import event_rows, evidence_rows, problem_rows, relation_rows
from briefviewer.store.files import Fingerprint, StoreFiles
from briefviewer.store.library_rows import library_rows, read_library_rows
from briefviewer.store.queries import Query, Row, Value
from briefviewer.store.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from briefviewer.store.search_entries import entries


class IndexUnusable(Exception):  # noqa: N818
    """A file that is no index of ours, or of another version, or broken: to be dropped and built again."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is held whole of an open index."""

    header: Header
    library: Library
    columns: EventColumns
    problems: tuple[Problem, ...]
    revision: str
    evidence_states: Mapping[ExcerptState, int]
    documents_at_hand: frozenset[str]


class Index:
    """An index file open for reading, with a connection for each thread that asks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._finalizer = weakref.finalize(self, _close_all, self._connections)

    def run(self, query: Query[Row], /) -> list[Row]:
        """The rows of a query.

        Raises:
            IndexUnusable: if the file turns out to be broken.
        """
        try:
            return self._connection().execute(query.sql, query.parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexUnusable(str(error)) from error

    def close(self) -> None:
        """Close all connections; the index can be used again."""
        with self._lock:
            _close_all(self._connections)
            self._local = threading.local()

    def held(self) -> Held:
        """Read all that is held whole.

        Raises:
            IndexUnusable: if the file is none of ours, of another version, or broken.
        """
        try:
            self._check_header()
            meta = dict(self.run(queries.meta()))
            if meta.get("program") != __version__:
                raise IndexUnusable("another version of the program")
            header: dict[str, str] = json.loads(meta["header"])
            states: dict[str, int] = json.loads(meta["evidence_states"])
            return Held(
                header=Header(
                    id=header["id"],
                    title=header["title"],
                    languages=tuple(header["languages"].split()),
                    description=header["description"],
                    format=int(header["format"]),
                ),
                library=read_library_rows(self.run),
                columns=arrays.from_bytes(dict(self.run(queries.arrays()))),
                problems=tuple(
                    Problem(file, line, at, field, code, tuple((name, fact) for name, fact in json.loads(facts)))
                    for file, line, at, field, code, facts in self.run(queries.problems())
                ),
                revision=meta["revision"],
                evidence_states={ExcerptState(state): count for state, count in states.items()},
                documents_at_hand=frozenset(id_ for (id_,) in self.run(queries.documents_at_hand())),
            )
        except (KeyError, ValueError, TypeError, OSError, sqlite3.Error) as error:
            raise IndexUnusable(str(error)) from error

    def is_fresh(self, files: StoreFiles, originals: Path | None) -> bool:
        """Whether every file of the store still is what it was when the index was built."""
        known = {
            path: Fingerprint(size, mtime_ns, inode, sha256)
            for path, size, mtime_ns, inode, sha256 in self.run(queries.files())
        }
        if sorted(known) != files.all_files() or not all(
            files.is_unchanged(path, fingerprint) for path, fingerprint in known.items()
        ):
            return False
        return dict(self.run(queries.meta())).get("originals") == originals_stamp(originals)

    def _check_header(self) -> None:
        with self.path.open("rb") as file:
            header = file.read(100)
        if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
            raise IndexUnusable("no SQLite file")
        page = int.from_bytes(header[16:18], "big")
        pages = int.from_bytes(header[28:32], "big")
        if self.path.stat().st_size < (65536 if page == 1 else page) * pages:
            raise IndexUnusable("truncated")
        if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
            raise IndexUnusable("not ours")
        if int.from_bytes(header[60:64], "big") != SCHEMA_VERSION:
            raise IndexUnusable("another version")

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            uri = self.path.resolve().as_uri() + "?mode=ro"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            with self._lock:
                self._connections.append(connection)
            self._local.connection = connection
        return connection


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


def build(path: Path, store: CuratedStore, columns: EventColumns, originals: Path | None) -> None:
    """Build an index and put it in its place.

    Raises:
        BriefviewerError: ``file-not-written`` if there is no room for it.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=".index.", suffix=".tmp", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192;")
            connection.executescript(TABLES)
            connection.execute("BEGIN")
            _fill(connection, store, columns, originals)
            connection.execute("COMMIT")
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise BriefviewerError("file-not-written", path=str(path), reason=reason_of(error)) from error
    except sqlite3.OperationalError as error:
        raise BriefviewerError("file-not-written", path=str(path), reason=str(error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def _fill(connection: sqlite3.Connection, store: CuratedStore, columns: EventColumns, originals: Path | None) -> None:
    def put(table: str, width: int, rows: Iterable[tuple[Value, ...]]) -> None:
        connection.executemany(queries.insert(table, width), rows)

    order = [EventId(columns.ids[row]) for row in range(len(columns))]
    put("meta", 2, _meta(store, originals))
    put(
        "file",
        5,
        ((path, each.size, each.mtime_ns, each.inode, each.sha256) for path, each in store.fingerprints.items()),
    )
    put("problem", 7, problem_rows(store.problems))
    for table, width, rows in library_rows(store.library, store.texts):
        put(table, width, rows)
    put("event", 5, event_rows(order, store))
    put("relation", 4, relation_rows(order, store, columns))
    put("evidence", 14, evidence_rows(order, store))
    put("whole_file", 2, store.whole_files.items())
    put("array", 2, arrays.to_bytes(columns))
    found = list(entries(order, store))
    put("finding", 6, ((number, *each.finding) for number, each in enumerate(found, 1)))
    connection.executemany(
        "INSERT INTO full_text (rowid, title, summary, names, passages, pairs) VALUES (?, ?, ?, ?, ?, ?)",
        ((number, *each.words) for number, each in enumerate(found, 1)),
    )


def _meta(store: CuratedStore, originals: Path | None) -> list[tuple[Value, ...]]:
    header = store.header
    told = {
        "id": header.id,
        "title": header.title,
        "languages": " ".join(header.languages),
        "description": header.description,
        "format": str(header.format),
    }
    states = {state.value: count for state, count in store.evidence_states.items()}
    return [
        ("program", __version__),
        ("header", json.dumps(told)),
        ("revision", store.revision),
        ("evidence_states", json.dumps(states)),
        ("originals", originals_stamp(originals)),
    ]


def _close_all(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()
