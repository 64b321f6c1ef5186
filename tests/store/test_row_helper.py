import gc
import io
import json
import pickle
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefviewer.store import row_helper
from briefviewer.store.event_rows import FileRows, RowsReader
from briefviewer.store.frame import load_frame
from briefviewer.store.row_helper import file_rows, serve
from tests.store.store_folder import a_store, an_event_yaml

SERVE = "import sys; from briefviewer.store.row_helper import serve; serve(sys.stdin.buffer, sys.stdout.buffer)"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(row_helper, "WORTH_BYTES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return a_store(tmp_path, {f"events/{name}.yaml": an_event_yaml(name) for name in "abc"})


def read_with(store: Path, command: Sequence[str] | None) -> list[FileRows]:
    with file_rows(load_frame(store), None, command) as rows:
        return list(rows)


def alone(store: Path) -> list[FileRows]:
    frame = load_frame(store)
    return [RowsReader(frame).read(name) for name in frame.files.event_files()]


@pytest.mark.parametrize(
    "command",
    [
        None,
        [sys.executable, "-c", SERVE],
        [sys.executable, "-c", "print('nonsense')"],
        [sys.executable, "-c", "raise SystemExit(1)"],
        ["/no/such/program"],
    ],
    ids=["none", "a helper", "nonsense", "dies", "missing"],
)
def test_a_helper_changes_nothing_but_the_time_it_takes(store: Path, command: Sequence[str] | None) -> None:
    rows = read_with(store, command)
    assert [each.ids for each in rows] == [["a"], ["b"], ["c"], ["met"]]
    assert [(each.name, each.values, each.words) for each in rows] == [
        (each.name, each.values, each.words) for each in alone(store)
    ]


def test_what_a_helper_handed_over_is_not_read_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = alone(store)
    with file_rows(load_frame(store), None, [sys.executable, "-c", SERVE]) as rows:
        thread = next(each for each in threading.enumerate() if each.name.endswith("(_listen)"))
        thread.join(60)
        monkeypatch.setattr(RowsReader, "read", None)
        assert [each.ids for each in rows] == [each.ids for each in expected]


def test_what_waits_lies_on_the_disk_if_it_is_large(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_helper, "IN_MEMORY_BYTES", 10)
    test_what_a_helper_handed_over_is_not_read_again(store, monkeypatch)


def test_without_room_for_what_waits_all_is_read_here(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(row_helper._Waiting, "put", full)
    assert [each.ids for each in read_with(store, [sys.executable, "-c", SERVE])] == [["a"], ["b"], ["c"], ["met"]]


def test_the_helper_begins_at_the_end(store: Path) -> None:
    names = ["events/a.yaml", "events/b.yaml"]
    answer = io.BytesIO()
    asked = json.dumps({"root": str(store), "originals": None, "names": names}).encode()
    was_collecting = gc.isenabled()
    serve(io.BytesIO(asked), answer)
    if was_collecting:
        gc.enable()
    answer.seek(0)
    found = []
    while length := answer.read(8):
        found.append(pickle.loads(answer.read(int.from_bytes(length, "big"))).name)
    assert found == names[::-1]


def test_a_small_store_is_read_alone(tmp_path: Path) -> None:
    assert [each.ids for each in read_with(a_store(tmp_path), ["/no/such/program"])] == [["met"]]
