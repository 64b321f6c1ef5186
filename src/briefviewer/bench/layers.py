"""Imports a table as a layer, puts the same file into one plain table, and opens stores to their first frame."""

import csv
import sqlite3
from contextlib import closing
from pathlib import Path
from time import perf_counter

from briefviewer.bench.tasks import CACHE, STORE, TABLE, Measured, peak_memory_mb
from briefviewer.bootstrap import Folders, open_store
from briefviewer.store.importing import ImportRequest, Outcome

PLAIN = "plain.sqlite"
SIZE = (1600, 1000)


def import_table(folder: Path) -> Measured:
    """Bring a table into a store: found out, copied, indexed with its full text, and written down."""
    with open_store(folder / STORE, _folders(folder)) as store:
        started = perf_counter()
        report = store.import_layer(ImportRequest(folder / TABLE))
        seconds = perf_counter() - started
        if report.outcome is not Outcome.IMPORTED or report.losses or report.layer.rows != report.read:
            raise ValueError("the made table was not carried whole")
        if report.layer.id not in store.library.layers:
            raise ValueError("the layer is not shown")
    return {"seconds": seconds, "memory_mb": peak_memory_mb(), "rows": float(report.read)}


def put_plainly(folder: Path) -> Measured:
    """``csv.reader`` and ``executemany`` into one plain table, one commit."""
    started = perf_counter()
    with (
        closing(sqlite3.connect(folder / PLAIN, isolation_level=None)) as connection,
        (folder / TABLE).open(encoding="utf-8", newline="") as file,
    ):
        rows = csv.reader(file)
        header = next(rows)
        connection.execute(f"CREATE TABLE plain ({', '.join(header)})")
        connection.execute("BEGIN")
        connection.executemany(f"INSERT INTO plain VALUES ({', '.join('?' * len(header))})", rows)
        connection.execute("COMMIT")
    return {"seconds": perf_counter() - started}


def open_to_first_frame(folder: Path) -> Measured:
    """Open a store whose indexes are fresh, and the window on it, up to its first frame."""
    return _first_frame(folder / STORE, _folders(folder))


def open_shipped_to_first_frame(folder: Path) -> Measured:
    """The same for the store that ships."""
    folders = _folders(folder)
    open_store(None, folders).close()
    return _first_frame(None, folders)


LAYER_TASKS = {
    "import": import_table,
    "import-plain": put_plainly,
    "first-frame": open_to_first_frame,
    "first-frame-shipped": open_shipped_to_first_frame,
}


def _first_frame(path: Path | None, folders: Folders) -> Measured:
    """Qt is imported here and counts, as it does for whoever starts the program."""
    started = perf_counter()
    from briefviewer.ui.main import make_window
    from briefviewer.ui.memory import Memory
    from briefviewer.ui.offscreen import offscreen_application
    from briefviewer.words import Words

    running = offscreen_application()
    with open_store(path, folders) as store:
        opened = perf_counter() - started
        window = make_window(store, lambda _path: store, Words.for_language("en"), Memory(None))
        window.resize(*SIZE)
        window.show()
        running.processEvents()
        frame = window.grab()
        seconds = perf_counter() - started
        if frame.isNull() or not len(store.columns):
            raise ValueError("nothing was shown")
        measured = {"seconds": seconds, "opened": opened, "memory_mb": peak_memory_mb()}
        window.close()
    return measured


def _folders(folder: Path) -> Folders:
    return Folders(*(folder / CACHE,) * 4)
