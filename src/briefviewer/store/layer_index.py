"""The index of one layer: its columns, its words, and its texts in blocks, in an SQLite file of its own.

It depends on the layer's file and its mapping and on nothing else, so that no edit of the store touches it.
Like every index it is made of the store's files alone and may be deleted at any time.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from briefviewer.domain.layer import Layer, Loss
from briefviewer.store.collector import collector_paused
from briefviewer.store.files import Fingerprint
from briefviewer.store.fulltext import TOKENIZER, indexable, pairs_of
from briefviewer.store.index import Index, IndexUnusable
from briefviewer.store.index_file import written
from briefviewer.store.layer_rows import LayerRows, TakenRows
from briefviewer.store.queries import Query
from briefviewer.store.schema import APPLICATION_ID
from briefviewer.store.tables import Table

LAYER_SCHEMA = 5
"""Raised with every change of what an index of a layer holds, or of how a table is read."""

_VERSION = 2**16 + LAYER_SCHEMA
"""So that no index of a store is ever taken for one."""

SUFFIX = ".sqlite"
ROWS_A_BLOCK = 256
FIELD_END, ROW_END = "\x1f", "\x1e"

TITLE_WEIGHT, SUMMARY_WEIGHT, PAIRS_WEIGHT = 10.0, 3.0, 4.0

_TABLES = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {_VERSION};
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE array (name TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE block (number INTEGER PRIMARY KEY, texts TEXT NOT NULL);
CREATE VIRTUAL TABLE full_text USING fts5 (
    title, summary, pairs, content = '', tokenize = "{TOKENIZER}"
);
INSERT INTO full_text (full_text, rank) VALUES ('automerge', 0);
INSERT INTO full_text (full_text, rank) VALUES ('hashsize', {64 * 2**20});
"""
"""The full text keeps no texts; its words are gathered in large heaps, of which a million rows make a few."""


def layer_key(layer: Layer) -> str:
    """What the index of a layer is known by: all that decides what is in it.

    >>> layer_key(Layer("a", "A", "layers/a.csv", "0" * 64, 1)) == layer_key(Layer("a", "B", "b.csv", "0" * 64, 1))
    True
    """
    told = [LAYER_SCHEMA, layer.id, layer.sha256, sorted(layer.mapping.items()), layer.encoding, layer.separator]
    return hashlib.sha256(json.dumps([*told, layer.dates]).encode()).hexdigest()[:32]


def index_place(folder: Path, layer: Layer) -> Path:
    """Where the index of a layer lies among those of its store."""
    return folder / f"{layer_key(layer)}{SUFFIX}"


def build_layer_index(path: Path, layer: Layer, table: Table, fingerprint: Fingerprint | None) -> LayerRows:
    """Read a table into an index file.

    Raises:
        BriefviewerError: ``file-not-written``, and what reading the table and ``LayerRows`` raise.
    """
    rows = LayerRows(layer, table.header)
    with collector_paused(), written(path) as connection:
        connection.executescript(_TABLES)
        connection.execute("BEGIN")
        blocks = _Blocks(connection)
        for block in table.blocks(rows.columns):
            taken = rows.take(block)
            _put_words(connection, taken)
            blocks.put(taken)
        blocks.close()
        connection.executemany("INSERT INTO array VALUES (?, ?)", rows.arrays().items())
        meta = {
            "rows": str(len(rows)),
            "read": str(rows.read),
            "losses": json.dumps([asdict(each) for each in rows.losses]),
            "fingerprint": json.dumps(asdict(fingerprint) if fingerprint else None),
        }
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    return rows


def _put_words(connection: sqlite3.Connection, rows: TakenRows) -> None:
    """The words of titles and summaries; only what is not ASCII is composed and cut into pairs of syllables."""
    numbers = range(rows.first, rows.first + len(rows))
    foreign = [at for at, title in enumerate(rows.titles) if not (title.isascii() and rows.summaries[at].isascii())]
    if not foreign:
        sql = "INSERT INTO full_text (rowid, title, summary) VALUES (?, ?, ?)"
        connection.executemany(sql, zip(numbers, rows.titles, rows.summaries, strict=True))
        return
    titles, summaries, pairs = list(rows.titles), list(rows.summaries), [""] * len(rows)
    for at in foreign:
        titles[at], summaries[at] = indexable(titles[at]), indexable(summaries[at])
        pairs[at] = pairs_of(titles[at], summaries[at])
    sql = "INSERT INTO full_text (rowid, title, summary, pairs) VALUES (?, ?, ?, ?)"
    connection.executemany(sql, zip(numbers, titles, summaries, pairs, strict=True))


class _Blocks:
    """Gathers the texts of rows that are shown only when somebody looks at them, many rows a block."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: list[str] = []
        self._number = 0

    def put(self, rows: TakenRows) -> None:
        told = (rows.dates, rows.lines, rows.places, rows.sources, rows.summaries)
        self._waiting += map(FIELD_END.join, zip(*told, strict=True))
        full = len(self._waiting) // ROWS_A_BLOCK * ROWS_A_BLOCK
        self._store([self._waiting[at : at + ROWS_A_BLOCK] for at in range(0, full, ROWS_A_BLOCK)])
        del self._waiting[:full]

    def close(self) -> None:
        if self._waiting:
            self._store([self._waiting])

    def _store(self, blocks: Sequence[Sequence[str]]) -> None:
        numbered = ((self._number + at, ROW_END.join(block)) for at, block in enumerate(blocks))
        self._connection.executemany("INSERT INTO block VALUES (?, ?)", numbered)
        self._number += len(blocks)


class LayerIndex:
    """An index of a layer, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        self._index = Index(path, _VERSION)
        self.path = path

    def close(self) -> None:
        """Close all connections."""
        self._index.close()

    def meta(self) -> dict[str, str]:
        """Names and values that hold for the whole layer."""
        return dict(self._index.run(Query[tuple[str, str]]("SELECT name, value FROM meta")))

    def losses(self) -> Sequence[Loss]:
        """What of the table could not be carried."""
        told = json.loads(self.meta()["losses"])
        return [Loss(**{**each, "others": tuple((line, text) for line, text in each["others"])}) for each in told]

    def fingerprint(self) -> Fingerprint | None:
        """The table's file as it was when it was read."""
        told = json.loads(self.meta()["fingerprint"])
        return None if told is None else Fingerprint(**told)

    def array(self, name: str) -> bytes | None:
        """One array of the columns; None where the table has no such column."""
        found = self._index.run(Query[tuple[bytes]]("SELECT data FROM array WHERE name = ?", (name,)))
        return found[0][0] if found else None

    def texts(self, positions: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Date, line, place, source and summary of some rows by their position.

        Raises:
            IndexUnusable: if the file turns out to be broken.
        """
        wanted: dict[int, list[int]] = {}
        for position in positions:
            wanted.setdefault(position // ROWS_A_BLOCK, []).append(position)
        found = {}
        for number, within in wanted.items():
            blocks = self._index.run(Query[tuple[str]]("SELECT texts FROM block WHERE number = ?", (number,)))
            rows = blocks[0][0].split(ROW_END) if blocks else []
            for position in within:
                if position % ROWS_A_BLOCK >= len(rows):
                    raise IndexUnusable("rows are missing")
                found[position] = tuple(rows[position % ROWS_A_BLOCK].split(FIELD_END))
        return found

    def matching(self, expression: str) -> list[tuple[int]]:
        """Positions of the rows that a full-text expression finds."""
        return self._index.run(Query[tuple[int]]("SELECT rowid FROM full_text WHERE full_text MATCH ?", (expression,)))

    def best(self, expression: str, limit: int) -> list[tuple[int, float]]:
        """Positions and ranks (smaller is better) of the best rows an expression finds."""
        sql = (
            f"SELECT rowid, bm25(full_text, {TITLE_WEIGHT}, {SUMMARY_WEIGHT}, {PAIRS_WEIGHT}) AS score "
            "FROM full_text WHERE full_text MATCH ? ORDER BY score, rowid LIMIT ?"
        )
        return self._index.run(Query[tuple[int, float]](sql, (expression, limit)))
