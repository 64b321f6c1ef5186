"""The list as CSV: the rows listed, in the order of the list, with the columns on show or with all that is known.

The file is written beside its target and renamed, so that giving up leaves whatever was there. It begins with a byte
order mark: without one spreadsheets take Korean for Latin.
"""

from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from briefviewer.app.ports import EventStore
from briefviewer.app.records import event_record
from briefviewer.app.workspace import Workspace
from briefviewer.columns.collation import Collation
from briefviewer.columns.events import Rows
from briefviewer.columns.listing import ListColumn, in_order
from briefviewer.columns.select import Selection
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import Filters
from briefviewer.interchange.csv_table import HEADER, event_cells, write_table
from briefviewer.store.atomic import replacing
from briefviewer.ui.qt_jobs import Job, Progress
from briefviewer.ui.reader.list_cells import ListCells, column_name
from briefviewer.ui.reader.list_page import ListPage
from briefviewer.words import Words

_BATCH = 500


def ask_where(parent: QWidget, words: Words, folder: Path, told: str = "") -> tuple[Path, bool] | None:
    """Ask for a file, and whether it shall hold all columns or those on show; None where nobody wants one.

    Args:
        told: What is exported, as the dialog's title.
    """
    shown = words.text("Columns on show (*.csv)")
    every = words.text("All columns (*.csv)")
    name, chosen = QFileDialog.getSaveFileName(
        parent, told or words.text("Export the list as CSV"), str(folder / "events.csv"), f"{shown};;{every}"
    )
    if not name:
        return None
    path = Path(name)
    return (path if path.suffix else path.with_suffix(".csv")), chosen == every


def export_list(
    page: ListPage,
    workspace: Workspace,
    words: Words,
    tell: Callable[[BriefviewerError], None],
    chosen: Rows | None = None,
) -> Job | None:
    """Ask for a file and write the list to it beside the window, with a way to give up.

    Args:
        chosen: Only these rows of the list are written.
        tell: Says what the world got wrong.

    Returns:
        The work under way, to be held by the caller; None where nobody wants it.
    """
    told = "" if chosen is None else words.plural("Export {n} event as CSV", "Export {n} events as CSV", len(chosen))
    asked = ask_where(page, words, Path.home(), told)
    if asked is None:
        return None
    return run_export(page, list_work(page, workspace, words, *asked, chosen=chosen), words, tell)


def list_work(
    page: ListPage, workspace: Workspace, words: Words, path: Path, every_column: bool, chosen: Rows | None = None
) -> Callable[[Progress], Path]:
    """Work that writes what the list shows now, or what is chosen of it: each event once, in the order of the list."""
    store, selection, plan = workspace.store, page.model.selection, page.model.plan
    shown, filters = page.shown_columns(), page.model.filters

    def work(progress: Progress) -> Path:
        cells = ListCells(store, words)
        titles = Collation(store.columns.titles) if plan.sort_by is ListColumn.TITLE else None
        rows = in_order(store.columns, selection.rows, plan, cells.names, titles)
        if chosen is not None:
            rows = rows[np.isin(rows, chosen)]
        if every_column:
            return csv_of_records(store, filters, selection, rows, path)(progress)
        return csv_of_columns(store, rows, shown, words, path)(progress)

    return work


def run_export(
    page: QWidget, work: Callable[[Progress], Path], words: Words, tell: Callable[[BriefviewerError], None]
) -> Job:
    """Run it with a bar that appears where it takes a while; what stood at the path stays if one gives up."""
    bar = QProgressDialog(words.text("Writing the list…"), words.text("Cancel"), 0, 1000, page)
    bar.setWindowTitle("briefviewer")
    bar.setWindowModality(Qt.WindowModality.NonModal)
    bar.setMinimumDuration(400)
    job = Job(work)
    bar.canceled.connect(job.cancel)
    job.progressed.connect(lambda share, _told: bar.setValue(min(round(share * 1000), 999)))
    job.failed.connect(tell)
    for ended in (job.finished, job.failed, job.crashed, job.cancelled):
        ended.connect(lambda *_: bar.reset())
        ended.connect(bar.deleteLater)
    job.crashed.connect(_raise)
    job.start()
    return job


def csv_of_columns(
    store: EventStore, rows: Rows, columns: Sequence[ListColumn], words: Words, path: Path
) -> Callable[[Progress], Path]:
    """Work that writes some columns as the list shows them."""
    cells = ListCells(store, words)

    def work(progress: Progress) -> Path:
        def lines() -> Iterator[Sequence[str]]:
            for batch in _batches(rows, progress):
                yield from cells.rows(batch, columns)

        _write(path, [column_name(each, words) for each in columns], lines())
        return path

    return work


def csv_of_records(
    store: EventStore, filters: Filters, selection: Selection, rows: Rows, path: Path
) -> Callable[[Progress], Path]:
    """Work that writes all columns, as ``events --format csv`` has them."""

    def work(progress: Progress) -> Path:
        def lines() -> Iterator[Sequence[object]]:
            for batch in _batches(rows, progress):
                for row, event in zip(batch, store.events(batch), strict=True):
                    yield event_cells(event_record(store, event, filters, selection, row))

        _write(path, HEADER, lines())
        return path

    return work


def _write(path: Path, header: Sequence[str], lines: Iterator[Sequence[object]]) -> None:
    with replacing(path) as file:
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="")
        write_table(text, header, lines)
        text.flush()
        text.detach()


def _batches(rows: Rows, progress: Progress) -> Iterator[list[int]]:
    for start in range(0, len(rows), _BATCH):
        progress(start / len(rows))
        yield rows[start : start + _BATCH].tolist()


def _raise(error: Exception) -> None:
    raise error
