import sqlite3
from pathlib import Path

import pytest

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.errors import BriefviewerError
from briefviewer.store import index, queries
from briefviewer.store.curated import load
from briefviewer.store.files import StoreFiles
from briefviewer.store.index import Index, IndexUnusable, build, index_path, originals_stamp
from tests.store.store_folder import a_store


def built(tmp_path: Path) -> Index:
    store = load(a_store(tmp_path / "store"))
    build(tmp_path / "index.sqlite", store, columns_from_events(list(store.events.values()), store.library), None)
    return Index(tmp_path / "index.sqlite")


def test_what_is_held_is_what_was_built(tmp_path: Path) -> None:
    held = built(tmp_path).held()
    store = load(tmp_path / "store")
    assert (held.header, held.library, held.problems) == (store.header, store.library, store.problems)
    assert (held.revision, held.evidence_states) == (store.revision, store.evidence_states)
    assert held.documents_at_hand == {"report"}


def test_nothing_but_the_index_is_left_in_its_folder(tmp_path: Path) -> None:
    built(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.sqlite", "store"]


def test_an_index_is_opened_for_reading_only(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="readonly"):
        built(tmp_path).run(queries.Query("DELETE FROM event"))


def test_a_reader_of_the_old_file_goes_on_while_a_new_one_takes_its_place(tmp_path: Path) -> None:
    old = built(tmp_path)
    assert len(old.run(queries.files())) == 7
    built(tmp_path)
    assert len(old.run(queries.files())) == 7
    old.close()
    assert len(old.run(queries.files())) == 7
    old.close()


def test_a_failed_build_leaves_the_old_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(tmp_path)
    before = (tmp_path / "index.sqlite").read_bytes()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(index, "_fill", full)
    with pytest.raises(BriefviewerError) as caught:
        built(tmp_path)
    assert caught.value.facts["reason"] == "database or disk is full"
    assert (tmp_path / "index.sqlite").read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.sqlite", "store"]


def test_freshness_follows_the_files_and_the_lent_originals(tmp_path: Path) -> None:
    found = built(tmp_path)
    files = StoreFiles(tmp_path / "store")
    assert found.is_fresh(files, None)
    (tmp_path / "lent").mkdir()
    assert not found.is_fresh(files, tmp_path / "lent")
    (tmp_path / "store/views.yaml").write_text("[]")
    assert not found.is_fresh(files, None)


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


def test_events_come_first_among_findings_so_that_rows_and_numbers_agree(tmp_path: Path) -> None:
    found = built(tmp_path).run(queries.Query[tuple[int, str]]("SELECT number, kind FROM finding ORDER BY number"))
    assert found[0] == (1, "event")
    assert [kind for _, kind in found] == ["event", *["actor"] * 3, "theme", "document", *["passage"] * 3]
