"""What the index is asked, as text with parameters. Nothing here runs anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from briefviewer.store.schema import FIELD_WEIGHTS, FULL_TEXT_FIELDS

FIRST_OTHER = 2**52
"""Findings that are no events are numbered from here."""

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
    int | None,
]
"""Number of the event and position; document, state, found start and end, score, text, text from, shown in, its start
and end, paragraph, hash, page."""

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
    "number, position, document, state, found_start, found_end, score, text, text_from, shown_in, shown_start, "
    "shown_end, paragraph, sha256, page"
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


def meta_value(name: str) -> Query[tuple[str]]:
    """One of them."""
    return Query("SELECT value FROM meta WHERE name = ?", (name,))


def files() -> Query[tuple[str, int, int, int, str]]:
    """Path, size, mtime_ns, inode, sha256 of each file that was read."""
    return Query("SELECT path, size, mtime_ns, inode, sha256 FROM file")


def problems() -> Query[tuple[str, int, int, str, str, str]]:
    """File, line, column, field, code and facts (JSON)."""
    return Query("SELECT file, line, at, field, code, facts FROM problem")


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


def event_yaml(numbers: Sequence[int]) -> Query[tuple[int, str, str]]:
    """Number, file and YAML of some events."""
    return Query(f"SELECT number, file, yaml FROM event WHERE number IN ({_marks(numbers)})", tuple(numbers))


def relations_written(numbers: Sequence[int]) -> Query[tuple[int, str, str]]:
    """Number, type and the other's id of the relations some events were written with, those that hold."""
    where = f"number IN ({_marks(numbers)}) AND holds"
    return Query(f"SELECT number, type, other FROM relation WHERE {where} ORDER BY number, position", tuple(numbers))


def relations_pointing_at(event: str) -> Query[tuple[str, str]]:
    """Id and type of the relations that others were written with and that point at an event."""
    return Query("SELECT event, type FROM relation WHERE other = ? AND holds ORDER BY number, position", (event,))


def all_relations() -> Query[tuple[int, int, str, str, str, str, int, int, str]]:
    """Number, position, event, type, other, file, line, column and field of every relation as written, in order."""
    return Query(
        "SELECT number, position, event, type, other, file, line, at, field FROM relation ORDER BY number, position"
    )


def event_files() -> Query[tuple[int, str, int, str, str, bytes]]:
    """Number, path, whether it was lost, (JSON) ids left out and all ids that are named but are no events, and the
    marks of its pieces."""
    return Query("SELECT number, path, is_lost, left_out, unkept, marks FROM event_file ORDER BY number")


def states_between(first: int, after: int) -> Query[tuple[str, int]]:
    """How many excerpts are in each state among the events of some numbers."""
    sql = "SELECT state, count(*) FROM evidence WHERE number >= ? AND number < ? GROUP BY state"
    return Query(sql, (first, after))


def evidence_of(numbers: Sequence[int]) -> Query[EvidenceRow]:
    """The excerpts of some events, in order."""
    sql = f"SELECT {_EVIDENCE} FROM evidence WHERE number IN ({_marks(numbers)}) ORDER BY number, position"
    return Query(sql, tuple(numbers))


def evidence_shown_in(document: str) -> Query[EvidenceRow]:
    """The excerpts whose shown text stands in a document, by position."""
    sql = f"SELECT {_EVIDENCE} FROM evidence WHERE shown_in = ? ORDER BY shown_start, shown_end, number, position"
    return Query(sql, (document,))


def whole_file(path: str) -> Query[tuple[str]]:
    """The YAML of a file that is kept whole."""
    return Query("SELECT yaml FROM whole_file WHERE path = ?", (path,))


def documents_at_hand() -> Query[tuple[str]]:
    """Ids of the documents whose text is at hand."""
    return Query("SELECT id FROM document WHERE is_at_hand")


def events_matching(expression: str) -> Query[tuple[int]]:
    """Numbers of the events that a full-text expression finds."""
    return Query("SELECT rowid FROM full_text WHERE full_text MATCH ? AND rowid < ?", (expression, FIRST_OTHER))


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


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
