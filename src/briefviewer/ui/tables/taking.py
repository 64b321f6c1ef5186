"""The work of importing a table, beside the window: look into it, try it, take it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol, runtime_checkable

from briefviewer.app.ports import EventStore
from briefviewer.interchange.csv_reading import CsvTable
from briefviewer.store.importing import ImportReport, ImportRequest
from briefviewer.store.importing import Progress as RowsRead
from briefviewer.ui.qt_jobs import Progress

SAMPLE_ROWS = 6


@runtime_checkable
class TakesTables(Protocol):
    """A store that tables can be imported into. Both may be called in any thread."""

    def take_table(self, request: ImportRequest, progress: RowsRead) -> ImportReport:
        """Import a table, or try to; what the open store shows stays."""
        ...

    def reread(self) -> EventStore | None:
        """The store as it is now."""
        ...


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a table, read with an encoding and a separator."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    encoding: str
    separator: str


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A table that was imported, and the store that has it now; None where it had it already."""

    report: ImportReport
    store: EventStore | None


def sample_of(path: Path, encoding: str | None, separator: str | None) -> Sample:
    """Look into a table. Raises what ``CsvTable`` tells."""
    table = CsvTable(path, encoding, separator)
    width = len(table.header)
    rows: list[Sequence[str]] = []
    for block in islice(table.blocks(size=SAMPLE_ROWS + 1), 2):
        rows += zip(*(block.columns[at] for at in range(width)), strict=True)
    return Sample(table.header, rows[:SAMPLE_ROWS], table.encoding, table.separator)


@dataclass(slots=True)
class Counter:
    """How many rows have been read so far, written beside the window and looked at from within."""

    rows: int = 0


def tried(store: TakesTables, request: ImportRequest, counter: Counter, progress: Progress) -> ImportReport:
    """What an import would bring. Raises what ``LayerImport.run`` tells, and stops where nobody waits any more."""

    def tell(read: int) -> None:
        counter.rows = read
        progress(0.0)

    return store.take_table(request, tell)


def taken_in(store: TakesTables, request: ImportRequest, rows: int, progress: Progress) -> TakenIn:
    """Import a table and read the store again.

    Args:
        rows: How many rows the table has, as a trial told.
    """
    report = store.take_table(request, lambda read: progress(min(0.95 * read / max(rows, 1), 0.95), str(read)))
    return TakenIn(report, store.reread())
