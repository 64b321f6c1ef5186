import sqlite3
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store import queries
from briefviewer.store.index import Index, IndexMoved, IndexUnusable
from briefviewer.store.index_file import rewritten, written
from tests.store.test_index_building import built

STAMP = queries.Query[tuple[str]]("SELECT value FROM meta WHERE name = 'stamp'")
TITLE = queries.Query[tuple[str]]("SELECT title FROM finding WHERE kind = 'event'")


def stamp_of(index: Index) -> str:
    ((stamp,),) = index.run(STAMP)
    index.close()
    return stamp


def retitle(path: Path, stamp: str, title: str = "Anew") -> None:
    with rewritten(path, stamp) as connection:
        connection.execute("UPDATE finding SET title = ? WHERE kind = 'event'", (title,))
        connection.execute("UPDATE meta SET value = value || '+' WHERE name = 'stamp'")


def fail_half_way(path: Path, stamp: str) -> None:
    with rewritten(path, stamp) as connection:
        connection.execute("UPDATE finding SET title = 'Half'")
        raise sqlite3.OperationalError("database or disk is full")


def test_an_index_that_nobody_reads_is_changed_where_it_lies(tmp_path: Path) -> None:
    index = built(tmp_path)
    inode = index.path.stat().st_ino
    retitle(index.path, stamp_of(index))
    assert index.run(TITLE) == [("Anew",)]
    assert index.path.stat().st_ino == inode
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.sqlite", "store"]


def test_who_reads_an_index_goes_on_reading_what_it_was(tmp_path: Path) -> None:
    index = built(tmp_path)
    stamp = stamp_of(index)
    reader = Index(index.path)
    assert reader.run(TITLE) == [("Ministers meet",)]
    retitle(index.path, stamp)
    assert reader.run(TITLE) == [("Ministers meet",)]
    assert index.run(TITLE) == [("Anew",)]
    reader.close()
    assert reader.run(TITLE) == [("Anew",)]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.sqlite", "store"]


def test_a_reader_asks_no_two_states(tmp_path: Path) -> None:
    index = built(tmp_path)
    stamp = stamp_of(index)
    reader = Index(index.path)
    reader.run(TITLE)
    retitle(index.path, stamp)
    reader._local.__dict__.clear()  # as another thread would find it
    with pytest.raises(IndexMoved):
        reader.run(TITLE)
    reader.close()
    assert reader.run(TITLE) == [("Anew",)]


@pytest.mark.parametrize("is_read", [False, True])
def test_what_was_brought_up_by_somebody_else_is_left_alone(tmp_path: Path, is_read: bool) -> None:
    index = built(tmp_path)
    old = stamp_of(index)
    retitle(index.path, old, "Theirs")
    if is_read:
        index.run(TITLE)
    with pytest.raises(IndexMoved):
        retitle(index.path, old, "Ours")
    index.close()
    assert index.run(TITLE) == [("Theirs",)]


@pytest.mark.parametrize("is_read", [False, True])
def test_what_fails_half_way_leaves_the_old_state(tmp_path: Path, is_read: bool) -> None:
    index = built(tmp_path)
    stamp = stamp_of(index)
    if is_read:
        index.run(TITLE)
    with pytest.raises(BriefviewerError, match="file-not-written"):
        fail_half_way(index.path, stamp)
    index.close()
    assert index.run(TITLE) == [("Ministers meet",)]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.sqlite", "store"]


def test_a_change_that_was_killed_half_way_makes_the_index_one_to_be_built_again(tmp_path: Path) -> None:
    """What lies there after a kill: a file with some pages written, and the journal to take them back."""
    index = built(tmp_path)
    stamp_of(index)
    dying = sqlite3.connect(index.path, isolation_level=None)
    dying.executescript("PRAGMA cache_size = 1; BEGIN EXCLUSIVE")
    dying.execute("UPDATE full_text SET summary = 'Half'")
    dying.execute("UPDATE finding SET title = 'Half'")
    left = {each: each.read_bytes() for each in tmp_path.glob("index.sqlite*")}
    dying.execute("ROLLBACK")
    dying.close()
    assert len(left) == 2
    for path, data in left.items():
        path.write_bytes(data)
    with pytest.raises(IndexUnusable):
        index.run(TITLE)
    with written(index.path) as connection:
        connection.executescript("CREATE TABLE finding (kind, title); INSERT INTO finding VALUES ('event', 'New')")
    again = sqlite3.connect(index.path)
    assert again.execute(TITLE.sql).fetchall() == [("New",)], "the journal of the old file is no part of the new"
    again.close()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BriefviewerError, match="file-not-written"), written(tmp_path / "file" / "index.sqlite"):
        pass
    with pytest.raises(BriefviewerError, match="file-not-written"), rewritten(tmp_path / "gone" / "index", "stamp"):
        pass
