import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefviewer.app.records import selection_record
from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.domain.layer import LayerId
from briefviewer.interchange.csv_table import write_events
from briefviewer.store.files import fingerprint_of
from briefviewer.store.importing import ImportRequest, Outcome
from briefviewer.store.layer_index import build_layer_index
from tests.store.layer_store import TABLE, a_table, imported, opened


def files_of(folder: Path) -> dict[str, bytes]:
    store = folder / "store"
    return {str(each.relative_to(store)): each.read_bytes() for each in store.rglob("*") if each.is_file()}


def test_a_table_is_copied_in_byte_for_byte_and_written_down(tmp_path: Path) -> None:
    store, report = imported(tmp_path, title="Reports of the desk")
    layer = report.layer
    assert (report.outcome, report.read, layer.rows, layer.title) == (Outcome.IMPORTED, 3, 3, "Reports of the desk")
    assert (tmp_path / "store" / layer.file).read_text() == TABLE
    assert store.library.layers[LayerId("reports")] == layer
    assert (tmp_path / "store" / "layers.yaml").read_text().startswith("- id: reports\n  title: Reports of the desk\n")


def test_what_a_person_wrote_in_the_list_of_layers_stays(tmp_path: Path) -> None:
    store = opened(tmp_path)
    path = tmp_path / "store" / "layers.yaml"
    path.write_text("# Ours.\n[]\n")
    store.import_layer(ImportRequest(a_table(tmp_path), id="a"))
    store.import_layer(ImportRequest(a_table(tmp_path, "title\nB\n"), id="b"))
    text = path.read_text()
    path.write_text(text.replace("- id: b", "# The second.\n- id: b"))
    store.refresh()
    store.import_layer(ImportRequest(a_table(tmp_path, "title\nC\n"), id="a", replaces=True))
    assert "# The second.\n- id: b" in path.read_text()


def test_the_name_of_the_file_names_the_layer(tmp_path: Path) -> None:
    store = opened(tmp_path)
    first = store.import_layer(ImportRequest(a_table(tmp_path, "title\nA\n", "Field Reports (2024).csv"))).layer
    second = store.import_layer(ImportRequest(a_table(tmp_path, "title\nB\n", "사건.csv"))).layer
    assert (first.id, first.title) == ("field-reports-2024", "Field Reports (2024)")
    assert (second.id, second.title) == ("layer", "사건")


@pytest.mark.parametrize(
    ("wishes", "outcome"),
    [
        ({}, Outcome.UNCHANGED),
        ({"replaces": True}, Outcome.UNCHANGED),
        ({"id": None}, Outcome.UNCHANGED),
        ({"title": "Other", "replaces": True}, Outcome.REPLACED),
        ({"mapping": {"place": "Notes"}, "replaces": True}, Outcome.REPLACED),
        ({"id": "other"}, Outcome.IMPORTED),
    ],
)
def test_the_same_bytes_again(tmp_path: Path, wishes: dict[str, object], outcome: Outcome) -> None:
    store, _ = imported(tmp_path, title="table")
    before = files_of(tmp_path)
    request = replace(ImportRequest(a_table(tmp_path), id="reports"), **wishes)  # type: ignore[arg-type]
    assert store.import_layer(request).outcome is outcome
    assert (files_of(tmp_path) == before) is (outcome is Outcome.UNCHANGED)
    assert len(list((tmp_path / "store" / "layers").iterdir())) == (2 if outcome is Outcome.IMPORTED else 1)


@pytest.mark.parametrize("id_", ["a:b", "../x", "-x", "x" * 51])
def test_an_id_that_is_none_is_refused(tmp_path: Path, id_: str) -> None:
    store = opened(tmp_path)
    before = files_of(tmp_path)
    with pytest.raises(UsageError) as caught:
        store.import_layer(ImportRequest(a_table(tmp_path), id=id_))
    assert caught.value.code == "bad-id"
    assert files_of(tmp_path) == before


def test_losses_are_told_with_the_commonest_words_first(tmp_path: Path) -> None:
    text = "title,actors\n" + "A,Rare\n" + "B,Often; Once\n" * 1 + "C,Often\nD,Often;US\n"
    _, report = imported(tmp_path, text)
    told = [(each.example, each.count, each.line) for each in report.losses]
    assert told == [("Often", 3, 3), ("Rare", 1, 2), ("Once", 1, 3)]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[int] = []
    opened(tmp_path).import_layer(ImportRequest(a_table(tmp_path), id="a"), told.append)
    assert told[-1] == 3


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("step", "failure", "expected"),
    [
        ("os.fsync", _full, BriefviewerError),
        ("_put", _full, OSError),
        ("save", _full, OSError),
        ("build_layer_index", _full, OSError),
        ("os.fsync", _killed, KeyboardInterrupt),
        ("build_layer_index", _killed, KeyboardInterrupt),
        ("save", _killed, KeyboardInterrupt),
    ],
)
@pytest.mark.parametrize("has_layer", [False, True])
def test_whatever_fails_leaves_the_old_state(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    failure: Callable[..., None],
    expected: type[BaseException],
    has_layer: bool,
) -> None:
    store = imported(tmp_path, "title\nOld\n")[0] if has_layer else opened(tmp_path)
    before = files_of(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(f"briefviewer.store.importing.{step}", failure)
        with pytest.raises(expected):
            store.import_layer(ImportRequest(a_table(tmp_path), id="reports", replaces=True))
    assert files_of(tmp_path) == before
    again = opened(tmp_path)
    assert again.problems == ()
    assert len(again.columns) == (2 if has_layer else 1)


def test_a_copy_that_a_kill_left_behind_harms_nobody(tmp_path: Path) -> None:
    """Killed between the copy and the record: the copy lies there, no layer is told, and the next import goes well."""
    store = opened(tmp_path)
    (tmp_path / "store" / "layers").mkdir()
    (tmp_path / "store" / "layers" / ".reports.abcd1234.tmp").write_text("half")
    (tmp_path / "store" / "layers" / "reports-00000000.csv").write_text("title\nA\n")
    assert store.import_layer(ImportRequest(a_table(tmp_path), id="reports")).outcome is Outcome.IMPORTED
    assert opened(tmp_path).problems == ()


def test_a_table_that_changes_while_it_is_read_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, table = opened(tmp_path), a_table(tmp_path)
    before = files_of(tmp_path)
    real = fingerprint_of

    def changed_after(path: Path) -> object:
        found = real(path)
        path.write_text("title\nAnother\n")
        return found

    monkeypatch.setattr("briefviewer.store.importing.fingerprint_of", changed_after)
    with pytest.raises(BriefviewerError) as caught:
        store.import_layer(ImportRequest(table, id="reports"))
    assert caught.value.code == "import-changed"
    assert files_of(tmp_path) == before


def test_a_list_of_layers_that_changed_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path)
    real = build_layer_index

    def written_meanwhile(*arguments: object) -> object:
        (tmp_path / "store" / "layers.yaml").write_text("# Somebody was here.\n")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("briefviewer.store.importing.build_layer_index", written_meanwhile)
    with pytest.raises(BriefviewerError) as caught:
        store.import_layer(ImportRequest(a_table(tmp_path), id="reports"))
    assert caught.value.code == "save-conflict"
    assert (tmp_path / "store" / "layers.yaml").read_text() == "# Somebody was here.\n"
    assert list((tmp_path / "store" / "layers").iterdir()) == []


def test_a_read_only_store_is_tried_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, table = opened(tmp_path), a_table(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    before = files_of(tmp_path)
    with pytest.raises(BriefviewerError) as caught:
        store.import_layer(ImportRequest(table, id="reports"))
    assert caught.value.code == "store-read-only"
    with pytest.raises(BriefviewerError):
        store.remove_layer(LayerId("reports"))
    assert store.import_layer(ImportRequest(table, id="reports", is_trial=True)).layer.rows == 3
    assert files_of(tmp_path) == before


def test_a_folder_of_layers_that_leads_out_of_the_store_is_not_written_to(tmp_path: Path) -> None:
    store = opened(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "store" / "layers").symlink_to(outside)
    with pytest.raises(BriefviewerError) as caught:
        store.import_layer(ImportRequest(a_table(tmp_path), id="reports"))
    assert caught.value.code == "path-outside"
    assert list(outside.iterdir()) == []


def test_a_layer_that_is_not_there_cannot_be_removed(tmp_path: Path) -> None:
    store, _ = imported(tmp_path)
    with pytest.raises(UsageError) as caught:
        store.remove_layer(LayerId("other"))
    assert (caught.value.code, caught.value.facts["known"]) == ("unknown-layer", "reports")


def test_a_table_of_the_store_itself_can_be_exported_and_read_back(tmp_path: Path) -> None:
    """Events as our exporter writes them come back as a layer with the same dates and words."""
    store = opened(tmp_path)
    out = io.StringIO()
    write_events(out, selection_record(store, Filters(), store.select(Filters()))["events"])
    report = store.import_layer(ImportRequest(a_table(tmp_path, out.getvalue(), "out.csv"), id="back"))
    assert (report.losses, report.read) == ([], 1)
    mine, theirs = store.event(EventId("back:met")), store.event(EventId("met"))
    for name in ("title", "when", "basis", "role", "kind", "status", "board", "themes"):
        assert getattr(mine, name) == getattr(theirs, name), name
    assert [each.id for each in mine.actors] == [each.id for each in theirs.actors]
