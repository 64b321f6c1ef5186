import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store import index_building, queries
from briefviewer.store.curated import load
from briefviewer.store.event_rows import NUMBERS_A_FILE, RowsReader
from briefviewer.store.frame import load_frame
from briefviewer.store.index import Index
from briefviewer.store.index_building import build
from tests.store.store_folder import a_store, an_event_yaml


def built(tmp_path: Path, files: Mapping[str, str] | None = None) -> Index:
    frame = load_frame(a_store(tmp_path / "store", files))
    reader = RowsReader(frame)
    build(tmp_path / "index.sqlite", frame, map(reader.read, frame.files.event_files()), None)
    return Index(tmp_path / "index.sqlite")


HARD = {
    "events/a.yaml": an_event_yaml("a", relations=[{"type": "follows", "event": each} for each in ("met", "gone")])
    + an_event_yaml("lost", evidence=[{"document": "report", "quote": {"exact": "Not a word of this."}}]),
    "events/z.yaml": an_event_yaml("met", evidence=[{"document": "report", "quote": {"exact": "Nor of this one."}}])
    + an_event_yaml("z", kind="gone", relations=[{"type": "follows", "event": "bad"}])
    + an_event_yaml("bad", when="tomorrow"),
    "kinds.yaml": "- {id: meeting, label: {en: Meeting}, hue: blue, glyph: circle}\n- {id: gone, hue: 1}\n",
    "views.yaml": "- {id: v, title: V, x: 1}\n",
}


def test_what_is_held_is_what_was_loaded(tmp_path: Path) -> None:
    held = built(tmp_path, HARD).held()
    store = load(tmp_path / "store")
    assert store.problems
    assert (held.header, held.library, held.problems) == (store.header, store.library, store.problems)
    assert (held.revision, held.evidence_states) == (store.revision, store.evidence_states)
    assert {held.columns.ids[row] for row in range(len(held.columns))} == set(store.events)
    assert held.documents_at_hand == {"report"}


def test_only_relations_that_hold_are_asked_for(tmp_path: Path) -> None:
    index = built(tmp_path, HARD)
    assert index.run(queries.relations_pointing_at("met")) == [("a", "follows")]
    assert index.run(queries.relations_written([NUMBERS_A_FILE])) == [(NUMBERS_A_FILE, "follows", "met")]


def test_nothing_but_the_index_is_left_in_its_folder(tmp_path: Path) -> None:
    built(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.sqlite", "store"]


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

    monkeypatch.setattr(index_building.Tables, "put_columns", full)
    with pytest.raises(BriefviewerError) as caught:
        built(tmp_path)
    assert caught.value.facts["reason"] == "database or disk is full"
    assert (tmp_path / "index.sqlite").read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.sqlite", "store"]


def test_events_are_numbered_by_file_and_findings_that_are_none_stand_apart(tmp_path: Path) -> None:
    found = built(tmp_path).run(queries.Query[tuple[int, str]]("SELECT number, kind FROM finding ORDER BY number"))
    assert found[0] == (NUMBERS_A_FILE, "event")
    assert found[1] == (queries.FIRST_OTHER, "actor")
    assert [kind for _, kind in found] == ["event", *["actor"] * 3, "theme", "kind", "document", *["passage"] * 3]
