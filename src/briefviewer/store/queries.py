"""What the index is asked, as text with parameters. Nothing here runs anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from briefviewer.store.schema import FIELD_WEIGHTS, FULL_TEXT_FIELDS

Value: TypeAlias = str | int | float | bytes | None
Row = TypeVar("Row")

EvidenceRow: TypeAlias = tuple[
    int,
    int,
    str,
    str,
    int | None,
    int | None,
    float | None,
    str,
    str,
    str | None,
    int | None,
    int | None,
    int | None,
    str,
]
"""Row and position; document, state, found start and end, score, text, text from, shown in, its start and end,
paragraph, hash."""

KindRow: TypeAlias = tuple[str, str, str | None, str, str]
NamedRow: TypeAlias = tuple[str, str, str | None, str]
DocumentRow: TypeAlias = tuple[
    str,
    str,
    str,
    str | None,
    str | None,
    str | None,
    str,
    str,
    str | None,
    str | None,
    str | None,
    str | None,
    int | None,
]
FindingRow: TypeAlias = tuple[str, str, str, int | None, int | None, str, str, str, str, float]


@dataclass(frozen=True)  # with slots, Python 3.11 cannot make a Query[…] of named rows
class Query(Generic[Row]):
    """SQL with its parameters; the type says what its rows are."""

    sql: str
    parameters: tuple[Value, ...] = ()


_EVIDENCE = (
    "row, position, document, state, found_start, found_end, score, text, text_from, shown_in, shown_start, shown_end, "
    "paragraph, sha256"
)


def insert(table: str, columns: int) -> str:
    """An insertion of whole rows.

    >>> insert("meta", 2)
    'INSERT INTO meta VALUES (?, ?)'
    """
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"


def meta() -> Query[tuple[str, str]]:
    """Names and values that hold for the whole index."""
    return Query("SELECT name, value FROM meta")


def files() -> Query[tuple[str, int, int, int, str]]:
    """Path, size, mtime_ns, inode, sha256 of each file that was read."""
    return Query("SELECT path, size, mtime_ns, inode, sha256 FROM file")


def problems() -> Query[tuple[str, int, int, str, str, str]]:
    """File, line, column, field, code and facts (JSON), in order."""
    return Query("SELECT file, line, at, field, code, facts FROM problem ORDER BY number")


def arrays() -> Query[tuple[str, bytes]]:
    """Name and bytes of each array of the columns."""
    return Query("SELECT name, data FROM array")


def kinds() -> Query[KindRow]:
    """Id, label in English and Korean, hue and glyph of each kind."""
    return Query("SELECT id, label_en, label_ko, hue, glyph FROM kind ORDER BY position")


def actors() -> Query[NamedRow]:
    """Id, name in English and Korean, and kind of each actor."""
    return Query("SELECT id, name_en, name_ko, kind FROM actor ORDER BY position")


def themes() -> Query[NamedRow]:
    """Id, name in English and Korean, and definition of each theme."""
    return Query("SELECT id, name_en, name_ko, definition FROM theme ORDER BY position")


def documents() -> Query[DocumentRow]:
    """The record of each document."""
    return Query(
        "SELECT id, title, publisher, published_when, published_basis, published_note, language, rights, digest_of, "
        "covers, file, sha256, size FROM document ORDER BY position"
    )


def owned(table: str, owner: str, value: str) -> Query[tuple[str, str]]:
    """Owners and values of a table that holds several values an owner, in order."""
    return Query(f"SELECT {owner}, {value} FROM {table} ORDER BY rowid")


def event_yaml(rows: Sequence[int]) -> Query[tuple[int, str, str]]:
    """Row, file and YAML of some events."""
    return Query(f"SELECT row, file, yaml FROM event WHERE row IN ({_marks(rows)})", tuple(rows))


def relations_written(rows: Sequence[int]) -> Query[tuple[int, str, int]]:
    """Row, type and the other's row of the relations some events were written with."""
    sql = f"SELECT row, type, other FROM relation WHERE row IN ({_marks(rows)}) ORDER BY row, position"
    return Query(sql, tuple(rows))


def relations_pointing_at(row: int) -> Query[tuple[int, str]]:
    """Row and type of the relations that others were written with and that point at an event."""
    return Query("SELECT row, type FROM relation WHERE other = ? ORDER BY row, position", (row,))


def evidence_of(rows: Sequence[int]) -> Query[EvidenceRow]:
    """The excerpts of some events, in order."""
    return Query(f"SELECT {_EVIDENCE} FROM evidence WHERE row IN ({_marks(rows)}) ORDER BY row, position", tuple(rows))


def evidence_shown_in(document: str) -> Query[EvidenceRow]:
    """The excerpts whose shown text stands in a document, by position."""
    sql = f"SELECT {_EVIDENCE} FROM evidence WHERE shown_in = ? ORDER BY shown_start, shown_end, row, position"
    return Query(sql, (document,))


def whole_file(path: str) -> Query[tuple[str]]:
    """The YAML of a file that is kept whole."""
    return Query("SELECT yaml FROM whole_file WHERE path = ?", (path,))


def documents_at_hand() -> Query[tuple[str]]:
    """Ids of the documents whose text is at hand."""
    return Query("SELECT id FROM document WHERE is_at_hand")


def event_rows_matching(expression: str, events: int) -> Query[tuple[int]]:
    """Rows of the events that a full-text expression finds."""
    return Query("SELECT rowid - 1 FROM full_text WHERE full_text MATCH ? AND rowid <= ?", (expression, events))


def findings(expression: str, limit: int) -> Query[FindingRow]:
    """Kind, id, title, start, stop, the text fields and the rank (smaller is better) of what an expression finds."""
    weights = ", ".join(str(each) for each in FIELD_WEIGHTS)
    fields = ", ".join(f"full_text.{each}" for each in FULL_TEXT_FIELDS[:-1])
    sql = (
        f"SELECT finding.kind, finding.id, finding.title, finding.start, finding.stop, {fields}, best.score FROM ("
        f"SELECT rowid AS number, bm25(full_text, {weights}) AS score FROM full_text WHERE full_text MATCH ? "
        f"ORDER BY score, number LIMIT ?) AS best "
        f"JOIN finding ON finding.number = best.number JOIN full_text ON full_text.rowid = best.number "
        f"ORDER BY best.score, best.number"
    )
    return Query(sql, (expression, limit))


def _marks(rows: Sequence[int]) -> str:
    return ", ".join("?" * len(rows))
