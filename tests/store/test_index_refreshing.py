import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.store import event_files, index_opening
from briefviewer.store.arrays import to_bytes
from briefviewer.store.event_records import ReadEvent, read_event
from briefviewer.store.fields import RecordReading
from briefviewer.store.references import References
from briefviewer.store.repository import Repository
from briefviewer.store.yaml_events import MappingNode
from tests.store.store_folder import FILES, a_store, an_event_yaml
from tests.store.test_index_building import HARD

SOUND = {
    **FILES,
    "events/a.yaml": an_event_yaml("a", when="2025-08-25", relations=[{"type": "follows", "event": "met"}]),
    "events/b.yaml": an_event_yaml("b", when="2024", actors=["dprk"]) + an_event_yaml("c", summary="A tariff deal."),
    "viewpoints.yaml": "lists: [{id: l, title: L, events: [met, b]}]\n",
}


def everything(store: Repository) -> list[object]:
    """All that a store shows."""
    ids = [store.columns.ids[row] for row in range(len(store.columns))]
    seen: list[object] = [dict(to_bytes(store.columns)), store.problems, store.counts, store.evidence_states]
    seen += [store.revision, store.viewpoints, store.views, store.library, store.title]
    seen += [(store.event(each), store.relations_of(each), store.excerpts(each)) for each in map(EventId, ids)]
    seen += [store.cited(each) for each in store.library.documents]
    queries = ("minister", "tariff", "북한", "deal", "new", "United", "monday")
    seen += [store.search(each) for each in queries]
    seen += [store.select(Filters(text=(each,))).rows.tolist() for each in queries]
    return seen


@pytest.fixture
def no_building(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def forbid() -> None:
        def never(*_: object) -> None:
            raise AssertionError("the index was built whole")

        monkeypatch.setattr(index_opening, "load_frame", never)

    return forbid


CHANGES: dict[str, dict[str, str]] = {
    "an event is told otherwise": {"events/b.yaml": an_event_yaml("b", when="2023", title="A new title")},
    "an event more": {"events/b.yaml": SOUND["events/b.yaml"] + an_event_yaml("new", when="2025-08-25")},
    "an event less": {"events/a.yaml": "[]\n"},
    "what others point at is gone": {"events/events.yaml": "[]\n"},
    "a record is wrong": {"events/events.yaml": an_event_yaml("met", when="tomorrow")},
    "a file is lost": {"events/events.yaml": "- {id: met"},
    "a circle of parts": {"events/a.yaml": an_event_yaml("a", relations=[{"type": "part_of", "event": "met"}])},
    "evidence is lost": {
        "events/a.yaml": an_event_yaml("a", evidence=[{"document": "report", "quote": {"exact": "No such words."}}])
    },
    "viewpoints": {"viewpoints.yaml": "lists: [{id: l, title: L, events: [met, gone]}]\n"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_refresh_shows_what_a_fresh_build_shows(
    change: dict[str, str], tmp_path: Path, no_building: Callable[[], None]
) -> None:
    folder = a_store(tmp_path / "store", SOUND)
    with Repository.open(folder, tmp_path / "cache") as store:
        a_store(folder, {**SOUND, **change})
        with Repository.open(folder, tmp_path / "other") as fresh:
            expected = everything(fresh)
        no_building()
        store.refresh()
        assert everything(store) == expected
    with Repository.open(folder, tmp_path / "cache") as again:
        assert everything(again) == expected


LONG = "# Kept in order.\n" + "".join(
    f"- id: {each}\n  title: The {each}\n  when: 2024\n  kind: meeting\n  status: occurred\n  board: timeline\n"
    "  relations: [{type: follows, event: met}]\n\n"
    for each in "klmno"
)


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (LONG.replace("id: m\n", "id: m2\n"), ["m2"]),
        (LONG + an_event_yaml("p"), ["p"]),
        (LONG.replace("- id: l", "- id: l\n  # a remark"), ["l"]),
        (LONG.replace("# Kept", "# Still kept"), list("klmno")),
        (LONG.replace("- id: l", an_event_yaml("l2") + "- id: l"), ["l2", "l", "m", "n", "o"]),
        (LONG.replace("id: l\n", "id: k\n"), ["k", *"kkmno"]),
    ],
)
def test_where_a_stretch_of_a_file_changed_only_that_is_read(
    change: str, read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_store(tmp_path / "store", {**SOUND, "events/long.yaml": LONG})
    with Repository.open(folder, tmp_path / "cache") as store:
        a_store(folder, {**SOUND, "events/long.yaml": change})
        with Repository.open(folder, tmp_path / "other") as fresh:
            expected = everything(fresh)
        seen: list[str] = []

        def reading(reading: RecordReading, node: MappingNode, references: References) -> ReadEvent:
            one = read_event(reading, node, references)
            seen.append(one.event.id)
            return one

        monkeypatch.setattr(event_files, "read_event", reading)
        store.refresh()
        monkeypatch.undo()
        assert seen == read
        assert everything(store) == expected


def test_lines_move_with_what_changed_above_them(tmp_path: Path) -> None:
    folder = a_store(tmp_path / "store", {**SOUND, "events/long.yaml": LONG})
    with Repository.open(folder, tmp_path / "cache") as store:
        a_store(folder, {**SOUND, "events/long.yaml": LONG.replace("- id: l", "- id: l\n  # a\n  # remark")})
        store.refresh()
        a_store(folder, {**SOUND, "events/events.yaml": "[]\n"})
        (folder / "events/long.yaml").write_text(LONG.replace("- id: l", "- id: l\n  # a\n  # remark"))
        store.refresh()
        lines = [each.line for each in store.problems if each.file == "events/long.yaml"]
        with Repository.open(folder, tmp_path / "other") as fresh:
            assert lines == [each.line for each in fresh.problems if each.file == "events/long.yaml"]
        assert len(lines) == 5


def test_views_and_viewpoints_come_and_go_without_building(tmp_path: Path, no_building: Callable[[], None]) -> None:
    folder = a_store(tmp_path / "store", SOUND)
    with Repository.open(folder, tmp_path / "cache") as store:
        before = everything(store)
        (folder / "viewpoints.yaml").unlink()
        (folder / "views.yaml").write_text("- {id: all, lanes: colour}\n- {id: some}\n")
        with Repository.open(folder, tmp_path / "other") as fresh:
            expected = everything(fresh)
        no_building()
        assert store.refresh()
        assert everything(store) == expected
        a_store(folder, SOUND)
        (folder / "views.yaml").unlink()
        assert store.refresh()
        assert everything(store) == before
        assert not store.refresh()


def test_there_and_back_again_is_where_it_began(tmp_path: Path, no_building: Callable[[], None]) -> None:
    folder = a_store(tmp_path / "store", SOUND)
    with Repository.open(folder, tmp_path / "cache") as store:
        before = everything(store)
        no_building()
        for change in CHANGES.values():
            for files in (change, {}):
                a_store(folder, {**SOUND, **files})
                store.refresh()
            assert everything(store) == before


@pytest.mark.parametrize(
    "change",
    [
        {"kinds.yaml": FILES["kinds.yaml"] + "- {id: talk, label: {en: Talk}, hue: red, glyph: square}\n"},
        {"documents/report.txt": "Other words.\n"},
        {"events/c.yaml": an_event_yaml("d")},
        {"events/b.yaml": None},
        {"events/b.yaml": an_event_yaml("a", title="Twice")},
        {"events/a.yaml": an_event_yaml("x", kind="nothing")},
        HARD,
    ],
)
def test_what_cannot_be_refreshed_is_built_whole_and_shows_the_same(
    change: dict[str, str | None], tmp_path: Path
) -> None:
    folder = a_store(tmp_path / "store", SOUND)
    with Repository.open(folder, tmp_path / "cache") as store:
        shutil.rmtree(folder)
        a_store(folder, {**SOUND, **change})
        store.refresh()
        with Repository.open(folder, tmp_path / "other") as fresh:
            assert everything(store) == everything(fresh)
