"""How an index comes to its place on the disk, so that nobody ever sees half of one.

A new one is written beside its place and renamed into it: readers of the old file go on. One that is brought up is
changed in place, in one transaction, where nobody else reads it; where somebody does, a copy takes its place.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.atomic import reason_of
from briefviewer.store.index import IndexMoved, stamp_of

_NEW = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 8192; PRAGMA cache_size = -65536;"
"""A file that is not in its place yet needs no journal: if writing it fails, it is thrown away."""

_IN_PLACE = "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
"""The journal brings the old state back after a crash of the program; what a crash of the machine breaks is rebuilt."""


@contextmanager
def written(path: Path) -> Iterator[sqlite3.Connection]:
    """A new index file to fill; it takes its place when the block ends, and vanishes if it fails.

    Raises:
        BriefviewerError: ``file-not-written``.
    """
    temporary: Path | None = None
    with _told(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = mkstemp(prefix=".index.", suffix=".tmp", dir=path.parent)
            os.close(handle)
            temporary = Path(name)
            with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
                connection.executescript(_NEW)
                yield connection
                if connection.in_transaction:
                    connection.execute("COMMIT")
            # A journal left by a crash belongs to the old file, and would be played back into the new one.
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            temporary.replace(path)
            temporary = None
        finally:
            if temporary is not None:
                with suppress(OSError):
                    temporary.unlink()


@contextmanager
def rewritten(path: Path, stamp: str) -> Iterator[sqlite3.Connection]:
    """An index to be brought up, in a transaction that ends with the block.

    Args:
        stamp: Of the state that is to be brought up.

    Raises:
        IndexMoved: if it is in another state by now.
        BriefviewerError: ``file-not-written``; the old state stays.
    """
    with _told(path), closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        connection.executescript(_IN_PLACE)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            with _copied(connection, path, stamp) as copy:
                yield copy
            return
        _check(connection, stamp)
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


@contextmanager
def _copied(connection: sqlite3.Connection, path: Path, stamp: str) -> Iterator[sqlite3.Connection]:
    """A copy that will take the place of an index which others read."""
    connection.execute("PRAGMA busy_timeout = 5000")
    connection.execute("BEGIN")
    _check(connection, stamp)
    with written(path) as copy:
        connection.backup(copy)
        copy.execute("BEGIN")
        yield copy


def _check(connection: sqlite3.Connection, stamp: str) -> None:
    if stamp_of(connection) != stamp:
        raise IndexMoved("brought up since")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BriefviewerError("file-not-written", path=str(path), reason=reason_of(error)) from error
    except sqlite3.OperationalError as error:
        raise BriefviewerError("file-not-written", path=str(path), reason=str(error)) from error
