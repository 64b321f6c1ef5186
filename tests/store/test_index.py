import sqlite3
import threading
from pathlib import Path

import pytest

from briefviewer.store import queries
from briefviewer.store.files import StoreFiles
from briefviewer.store.index import IndexUnusable, index_path, originals_stamp
from tests.store.test_index_building import HARD, built


def test_an_index_is_opened_for_reading_only(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="readonly"):
        built(tmp_path).run(queries.Query("DELETE FROM event"))


def test_freshness_follows_the_files_and_the_lent_originals(tmp_path: Path) -> None:
    found = built(tmp_path)
    files = StoreFiles(tmp_path / "store")
    assert found.changed(files, None) == frozenset()
    (tmp_path / "lent").mkdir()
    assert found.changed(files, tmp_path / "lent") is None
    (tmp_path / "store/kinds.yaml").write_text("[]")
    assert found.changed(files, None) == {"kinds.yaml"}
    (tmp_path / "store/views.yaml").write_text("[]")
    assert found.changed(files, None) == {"kinds.yaml", "views.yaml"}
    (tmp_path / "store/events/new.yaml").write_text("[]")
    assert found.changed(files, None) is None


def test_each_store_and_folder_of_originals_has_an_index_of_its_own(tmp_path: Path) -> None:
    paths = {
        index_path(tmp_path, tmp_path / "a", None),
        index_path(tmp_path, tmp_path / "b", None),
        index_path(tmp_path, tmp_path / "a", tmp_path / "b"),
        index_path(tmp_path, tmp_path / "b" / ".." / "a", None),
    }
    assert len(paths) == 3


def test_the_stamp_of_lent_originals_changes_with_the_folder(tmp_path: Path) -> None:
    empty = originals_stamp(tmp_path)
    (tmp_path / "a.txt").write_text("x")
    assert originals_stamp(None) == ""
    assert originals_stamp(tmp_path) not in ("", empty)
    assert originals_stamp(tmp_path / "absent") == empty


def test_rows_and_numbers_know_each_other(tmp_path: Path) -> None:
    held = built(tmp_path, HARD).held()
    rows = list(range(len(held.columns)))
    assert held.rows_of(held.numbers[rows].tolist()).tolist() == rows
    assert held.rows_of([]).tolist() == []


def test_a_connection_closed_by_another_thread_is_no_broken_index(tmp_path: Path) -> None:
    found = built(tmp_path)
    before = found.run(queries.documents_at_hand())
    for line in found._lines:
        line.close()
    assert found.run(queries.documents_at_hand()) == before


def test_a_connection_is_never_closed_while_another_thread_asks_it(tmp_path: Path) -> None:
    """SQLite reads what is gone then: the whole program ended, once in some hundred closings."""
    found = built(tmp_path)
    rows = 20_000
    counting: queries.Query[int] = queries.Query(
        f"WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < {rows}) SELECT n FROM up"
    )
    told: list[int] = []
    closed = threading.Event()

    def ask() -> None:
        while not closed.is_set():
            told.append(len(found.run(counting)))

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for each in asking:
        each.start()
    for _ in range(400):
        found.close()
        found.run(queries.documents_at_hand())
    closed.set()
    for each in asking:
        each.join()
    assert set(told) == {rows}


def test_closing_does_not_wait_for_what_is_asked_elsewhere(tmp_path: Path) -> None:
    found = built(tmp_path)
    endless: queries.Query[int] = queries.Query(
        "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n > 0) SELECT max(n) FROM up"
    )
    asked = threading.Event()
    line = found._line()

    def ask() -> None:
        asked.set()
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            line.ask(endless)

    other = threading.Thread(target=ask)
    other.start()
    asked.wait()
    while not line._asking.locked():
        pass
    found.close()
    other.join()
    assert line.is_closed
