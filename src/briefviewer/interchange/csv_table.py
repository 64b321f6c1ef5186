"""Events as CSV that a spreadsheet cannot take for formulas.

Text cells that begin with a sign a spreadsheet would run get a leading apostrophe; numbers are left as they are.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

HEADER = (
    "id",
    "title",
    "when",
    "earliest_start",
    "latest_start",
    "earliest_end",
    "latest_end",
    "precision",
    "approximate",
    "uncertain",
    "modifier",
    "basis",
    "role",
    "kind",
    "status",
    "board",
    "actors",
    "themes",
    "place",
    "summary",
    "documents",
    "known_from",
    "in_range",
    "as_of",
)
"""The columns of an events table, named as in the JSON."""


class Writable(Protocol):
    """A text file open for writing."""

    def write(self, text: str, /) -> object:
        """Write some text."""
        ...


def safe_cell(text: str) -> str:
    """Text as a cell: an apostrophe before what a spreadsheet would run.

    >>> safe_cell("=1+1")
    "'=1+1"
    >>> safe_cell("Lee–Trump summit")
    'Lee–Trump summit'
    """
    return f"'{text}" if _is_run(text) else text


def plain_cell(cell: str) -> str:
    """A cell without the apostrophe that ``safe_cell`` put there.

    >>> plain_cell("'=1+1"), plain_cell("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell[:1] == "'" and _is_run(cell[1:]) else cell


def _is_run(text: str) -> bool:
    return text.lstrip(" \u200b\u00a0")[:1] in ("=", "+", "-", "@", "\t", "\r") and bool(text.strip())


def write_table(out: Writable, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A header and rows; every text cell made safe, numbers untouched, None empty."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def write_events(out: Writable, events: Iterable[Mapping[str, object]]) -> None:
    """The records of ``app.records`` as rows; lists are joined by ``; ``."""
    write_table(out, HEADER, map(event_cells, events))


def event_cells(record: Mapping[str, object]) -> list[object]:
    """One record as a row beside ``HEADER``."""
    return [_cell(record, name) for name in HEADER]


def _cell(record: Mapping[str, object], name: str) -> object:
    if name == "documents":
        evidence = record["evidence"]
        assert isinstance(evidence, list)
        return "; ".join(dict.fromkeys(each["document"] for each in evidence))
    value = record[name]
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(map(str, value)) if isinstance(value, list) else value
