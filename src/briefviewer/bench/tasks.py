"""The things that are timed, each alone in a process of its own: a name, a folder, and seconds that come back."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from time import perf_counter

from briefviewer.bench.figures import Spread
from briefviewer.bench.made_stores import SEED, titles
from briefviewer.bootstrap import Folders, open_store
from briefviewer.store.fulltext import match_expression, pairs_of, terms_of
from briefviewer.store.index import Index
from briefviewer.store.schema import FULL_TEXT_FIELDS, LOOKUPS, TABLES
from briefviewer.store.searching import search

STORE, INDEX, CACHE, TABLE = "store", "titles.sqlite", "cache", "table.csv"
QUERIES = 20
SHOWN = 50

Measured = dict[str, float]


def build(folder: Path) -> Measured:
    """Open a store that has no index yet."""
    started = perf_counter()
    with open_store(folder / STORE, _folders(folder)) as store:
        seconds = perf_counter() - started
        if store.problems or store.unverified or not store.counts["evidence"]:
            raise ValueError("the made store has problems")
    return {"seconds": seconds, "memory_mb": peak_memory_mb()}


def yaml_load(folder: Path) -> Measured:
    """Read the same YAML files with PyYAML's own fastest loader."""
    import yaml

    files = [*sorted((folder / STORE).glob("*.yaml")), *sorted((folder / STORE / "events").glob("*.yaml"))]
    started = perf_counter()
    for path in files:
        with path.open("rb") as file:
            yaml.load(file, Loader=yaml.CSafeLoader)
    return {"seconds": perf_counter() - started}


def refresh(folder: Path) -> Measured:
    """Change one event in one file of an open store, and bring the index up to date; the median of several."""
    return _refreshed(folder, 1)


def refresh_whole(folder: Path) -> Measured:
    """The same with every event of the file changed."""
    return _refreshed(folder, -1)


def _refreshed(folder: Path, events: int) -> Measured:
    files = sorted((folder / STORE / "events").glob("*.yaml"))
    seconds = []
    with open_store(folder / STORE, _folders(folder)) as store:
        for number in range(5):
            path = files[len(files) * (number + 1) // 7]
            path.write_text(path.read_text("utf-8").replace("  title: ", f"  title: Anew {number} ", events), "utf-8")
            before = store.revision
            started = perf_counter()
            store.refresh()
            seconds.append(perf_counter() - started)
            if store.revision == before:
                raise ValueError("nothing was refreshed")
    return {"seconds": Spread.of(seconds).median}


def open_built(folder: Path) -> Measured:
    """Open a store whose index is fresh."""
    started = perf_counter()
    with open_store(folder / STORE, _folders(folder)):
        seconds = perf_counter() - started
    return {"seconds": seconds, "memory_mb": peak_memory_mb()}


def open_shipped(folder: Path) -> Measured:
    """Open the store that ships, its index fresh."""
    folders = _folders(folder)
    open_store(None, folders).close()
    started = perf_counter()
    with open_store(None, folders):
        seconds = perf_counter() - started
    return {"seconds": seconds, "memory_mb": peak_memory_mb()}


def search_ours(folder: Path) -> Measured:
    """Type queries letter by letter, each answered with its hits in context."""
    index = Index(folder / INDEX)
    seconds = []
    for typed in _typed():
        started = perf_counter()
        search(index.run, typed, SHOWN)
        seconds.append(perf_counter() - started)
    index.close()
    return _spread(seconds)


def search_plain(folder: Path) -> Measured:
    """The same letters, asked of the same table in plain SQL."""
    seconds = []
    sql = f"SELECT rowid, title FROM full_text WHERE full_text MATCH ? ORDER BY rank LIMIT {SHOWN}"
    with closing(sqlite3.connect(folder / INDEX)) as connection:
        for typed in _typed():
            expression = match_expression(terms_of(typed))
            started = perf_counter()
            connection.execute(sql, (expression,)).fetchall()
            seconds.append(perf_counter() - started)
    return _spread(seconds)


TASKS: dict[str, Callable[[Path], Measured]] = {
    "build": build,
    "yaml": yaml_load,
    "refresh": refresh,
    "refresh-whole": refresh_whole,
    "open": open_built,
    "open-shipped": open_shipped,
    "search": search_ours,
    "search-plain": search_plain,
}


def make_title_index(path: Path, count: int) -> None:
    """An index of our own tables that holds nothing but the titles of events."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO finding VALUES (?, 'event', ?, ?, NULL, NULL)",
            ((number, f"event-{number}", title) for number, title in enumerate(titles(count), 1)),
        )
        connection.executemany(
            f"INSERT INTO full_text (rowid, {', '.join(FULL_TEXT_FIELDS)}) VALUES (?, ?, '', '', '', ?)",
            ((number, title, pairs_of(title)) for number, title in enumerate(titles(count), 1)),
        )
        connection.execute("COMMIT")
        connection.executescript(LOOKUPS)


def peak_memory_mb() -> float:
    """The most memory this process has held; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (2**20 if sys.platform == "darwin" else 2**10), 1)


def _typed() -> Iterator[str]:
    """Twenty queries as they grow: one or two words of some titles."""
    random = Random(SEED + 1)
    for title in titles(QUERIES, SEED + 2):
        words = title.split()
        query = " ".join(random.sample(words, random.choice((1, 2))))
        for end in range(1, len(query) + 1):
            if not query[:end].endswith(" "):
                yield query[:end]


def _folders(folder: Path) -> Folders:
    return Folders(*(folder / CACHE,) * 4)


def _spread(seconds: list[float]) -> Measured:
    spread = Spread.of(seconds)
    return {"seconds": spread.median, "percentile_95": spread.percentile_95}
