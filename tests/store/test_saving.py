"""Nothing is lost: not to a kill, a full disk, another program, nor a folder that may not be written to."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefviewer.domain.changes import Conflict
from briefviewer.domain.errors import BriefviewerError
from briefviewer.store import saving
from briefviewer.store.curated import load
from briefviewer.store.editing import Edit
from briefviewer.store.files import Fingerprint, StoreFiles
from briefviewer.store.saving import Conflicts, Saved, restore, save
from briefviewer.store.yaml_layout import Items, Record, Text
from tests.store.faulty_disk import FaultyDisk
from tests.store.store_folder import a_store

EVENTS, ACTORS, VIEWS = "events/events.yaml", "actors.yaml", "views.yaml"

MET = Record((("id", Text("met")), ("title", Text("Ministers meet"))))
USA = Record((("id", Text("usa")), ("kind", Text("country"))))
VIEW = Record((("id", Text("all")), ("title", Text("All"))))


def titled(title: str) -> Record:
    return Record((("id", Text("met")), ("title", Text(title))))


RENAME = Edit(MET, titled("They meet"))
REGROUP = Edit(USA, Record((("id", Text("usa")), ("kind", Text("grouping")))))


def as_read(store: Path, *names: str) -> dict[str, Fingerprint]:
    files = StoreFiles(store)
    for name in names or (EVENTS, ACTORS):
        files.read(name)
    return dict(files.fingerprints)


def bytes_of(store: Path) -> dict[str, bytes]:
    return {str(each.relative_to(store)): each.read_bytes() for each in store.rglob("*") if each.is_file()}


def test_an_edit_is_on_the_disk_and_nothing_else_changed(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    before = bytes_of(store)
    saved = save(store, {EVENTS: [RENAME]}, as_read(store))
    assert isinstance(saved, Saved)
    assert saved.files[EVENTS].before == before[EVENTS]
    wanted = before[EVENTS].replace(b"Ministers meet", b"They meet")
    assert bytes_of(store) == {**before, EVENTS: wanted}
    assert load(store).problems == ()
    known = saved.files[EVENTS].fingerprint
    assert known is not None
    assert StoreFiles(store).is_unchanged(EVENTS, known)
    again = save(store, {EVENTS: [Edit(titled("They meet"), titled("Again"))]}, {EVENTS: known})
    assert isinstance(again, Saved)


def test_saving_what_was_loaded_touches_no_file(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    stat = (store / EVENTS).stat()
    saved = save(store, {EVENTS: [Edit(MET, MET)], ACTORS: []}, as_read(store))
    assert isinstance(saved, Saved)
    assert (store / EVENTS).stat().st_ino == stat.st_ino
    assert saved.files[EVENTS].before == saved.files[EVENTS].after
    assert save(store, {VIEWS: []}, {}) == Saved({})


def test_any_saves_and_as_many_undos_give_back_the_same_bytes(tmp_path: Path) -> None:
    store = a_store(tmp_path, {ACTORS: "- {id: usa, name: {en: US}, kind: country}   # c\r\n\r\n"})
    before = bytes_of(store)
    done = []
    for edits in (
        {EVENTS: [RENAME], ACTORS: [REGROUP]},
        {EVENTS: [Edit(titled("They meet"), None)]},
        {VIEWS: [Edit(None, VIEW)]},
    ):
        saved = save(store, edits, as_read(store, *(name for name in edits if (store / name).exists())))
        assert isinstance(saved, Saved)
        done.append(saved)
    assert len(bytes_of(store)) == len(before) + 1
    redo = []
    for saved in reversed(done):
        undone = restore(store, saved)
        assert isinstance(undone, Saved)
        redo.append(undone)
    assert bytes_of(store) == before
    for undone in reversed(redo):
        assert isinstance(restore(store, undone), Saved)
    assert (store / VIEWS).read_text() == "- id: all\n  title: All\n"


def test_a_file_that_changed_since_it_was_read_is_a_conflict(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    expected = as_read(store)
    path = store / EVENTS
    path.write_bytes(path.read_bytes().replace(b"Ministers meet", b"Ministers met"))
    before = bytes_of(store)
    found = save(store, {ACTORS: [REGROUP], EVENTS: [RENAME, Edit(None, titled("x"))]}, expected)
    assert isinstance(found, Conflicts)
    first = found.conflicts[0]
    assert (first.file, first.record) == (EVENTS, "met")
    assert first.on_disk is not None
    assert first.on_disk.startswith("- id: met\n  title: Ministers met\n")
    assert first.wanted == "- id: met\n  title: They meet"
    assert first.as_problem().code == "save-conflict"
    assert bytes_of(store) == before


def test_a_file_that_is_gone_or_came_is_a_conflict(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    expected = as_read(store)
    (store / EVENTS).unlink()
    gone = save(store, {EVENTS: [Edit(MET, None)]}, expected)
    assert gone == Conflicts((Conflict(EVENTS, "met", None, None),))
    (store / VIEWS).write_text("- {id: other}\n")
    came = save(store, {VIEWS: [Edit(None, VIEW)]}, {})
    assert came == Conflicts((Conflict(VIEWS, "all", None, "- id: all\n  title: All"),))
    assert (store / VIEWS).read_text() == "- {id: other}\n"


class _Intruder(FaultyDisk):
    """Another program that writes at the last moment before the renaming."""

    def __init__(self, path: Path) -> None:
        super().__init__("flush")
        self.path = path

    def fail(self) -> None:
        self.path.write_bytes(b"- id: met\n  title: Theirs\n")


def test_an_edit_made_elsewhere_while_ours_is_written_is_kept(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    before = bytes_of(store)
    found = save(store, {ACTORS: [REGROUP], EVENTS: [RENAME]}, as_read(store), disk=_Intruder(store / EVENTS))
    assert isinstance(found, Conflicts)
    assert [each.on_disk for each in found.conflicts] == ["- id: met\n  title: Theirs"]
    assert bytes_of(store) == {**before, EVENTS: b"- id: met\n  title: Theirs\n"}


def test_an_undo_over_another_programs_edit_is_a_conflict(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    saved = save(store, {EVENTS: [RENAME]}, as_read(store))
    assert isinstance(saved, Saved)
    (store / EVENTS).write_bytes(b"[]\n")
    found = restore(store, saved)
    assert found == Conflicts((Conflict(EVENTS, "", None, None),))
    assert found.conflicts[0].as_problem().code == "save-conflict-file"
    assert (store / EVENTS).read_bytes() == b"[]\n"


@pytest.mark.parametrize("step", ["create", "write", "flush", "rename"])
@pytest.mark.parametrize("nth", [1, 2])
def test_a_disk_that_fails_at_any_step_changes_nothing(tmp_path: Path, step: str, nth: int) -> None:
    store = a_store(tmp_path)
    before = bytes_of(store)
    with pytest.raises(BriefviewerError) as caught:
        save(store, {ACTORS: [REGROUP], EVENTS: [RENAME]}, as_read(store), disk=FaultyDisk(step, nth))
    assert (caught.value.code, caught.value.facts["reason"]) == ("file-not-written", "No space left on device")
    assert bytes_of(store) == before


@pytest.mark.parametrize(
    ("name", "text", "edit", "code"),
    [
        (EVENTS, "- [\n", RENAME, "edit-of-broken-file"),
        (EVENTS, "[]\n", RENAME, "edit-unknown-record"),
        ("../outside.yaml", None, Edit(None, VIEW), "path-outside"),
        ("", None, Edit(None, VIEW), "path-outside"),
        ("events", None, Edit(None, VIEW), "file-not-read"),
    ],
)
def test_what_cannot_be_saved_changes_nothing(
    tmp_path: Path, name: str, text: str | None, edit: Edit, code: str
) -> None:
    store = a_store(tmp_path / "store", {} if text is None else {name: text})
    before = bytes_of(tmp_path)
    with pytest.raises(BriefviewerError, match=code):
        save(store, {ACTORS: [REGROUP], name: [edit]}, as_read(store))
    assert bytes_of(tmp_path) == before


def test_a_store_of_a_newer_format_is_not_written(tmp_path: Path) -> None:
    store = a_store(tmp_path, {"store.yaml": "format: 99\nid: tiny\n"})
    with pytest.raises(BriefviewerError, match="format-newer"):
        save(store, {EVENTS: [RENAME]}, as_read(store))


def test_a_store_that_was_removed_is_not_made_again(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    (store / "store.yaml").unlink()
    with pytest.raises(BriefviewerError, match="store-gone"):
        save(store, {EVENTS: [RENAME]}, as_read(store))


def test_a_broken_store_file_does_not_keep_events_from_being_mended(tmp_path: Path) -> None:
    store = a_store(tmp_path, {"store.yaml": ": ["})
    assert isinstance(save(store, {EVENTS: [RENAME]}, as_read(store)), Saved)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_a_folder_that_may_not_be_written_to_is_one_sentence() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = a_store(Path(folder))
        expected = as_read(store)
        before = bytes_of(store)
        for each in (store, store / "events"):
            each.chmod(0o555)
        with _as_nobody(), pytest.raises(BriefviewerError) as caught:
            save(store, {EVENTS: [RENAME]}, expected)
        with _as_nobody(), pytest.raises(BriefviewerError, match="store-read-only"):
            save(store, {"more/new.yaml": [Edit(None, VIEW)]}, expected)
        assert (caught.value.code, caught.value.facts) == ("store-read-only", {"path": str(store.resolve())})
        assert bytes_of(store) == before
        (store / "events").chmod(0o777)
        with _as_nobody(), pytest.raises(BriefviewerError, match="store-read-only"):
            save(store, {EVENTS: [RENAME]}, expected)
        for each in (store, store / "events"):
            each.chmod(0o755)


@contextlib.contextmanager
def _as_nobody() -> Iterator[None]:
    """No rights over what others own, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


_CHILD = """
import sys
from pathlib import Path
from tests.store.faulty_disk import FaultyDisk
from tests.store.test_saving import ACTORS, EVENTS, USA, as_read, titled
from briefviewer.store.editing import Edit
from briefviewer.store.saving import save
from briefviewer.store.yaml_layout import Record, Text

class Halting(FaultyDisk):
    def fail(self):
        print("here", flush=True)
        sys.stdin.read()

store, step, nth = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
title, kind = "Ministers meet", "country"
def actor(kind):
    return Record((("id", Text("usa")), ("kind", Text(kind))))
for round_ in range(10_000):
    new_title, new_kind = f"Round {round_} of " + "many words " * (round_ % 40), "unit" if round_ % 2 else "party"
    edits = {ACTORS: [Edit(actor(kind), actor(new_kind))], EVENTS: [Edit(titled(title), titled(new_title.strip()))]}
    save(store, edits, as_read(store), disk=Halting(step, nth))
    title, kind = new_title.strip(), new_kind
    if step == "any":
        print("saved", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize(
    ("step", "nth"),
    [*((step, nth) for step in ("create", "write", "flush", "rename") for nth in (1, 2)), ("any", 3), ("any", 8)],
)
def test_a_kill_at_any_moment_leaves_each_file_old_or_new(tmp_path: Path, step: str, nth: int) -> None:
    store = a_store(tmp_path)
    before = bytes_of(store)
    for _ in range(2):
        with subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(store), step, str(nth)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
        ) as child:
            assert child.stdout is not None
            for _line in range(nth if step == "any" else 1):
                assert child.stdout.readline()
            child.send_signal(signal.SIGKILL)
        there = {name: data for name, data in bytes_of(store).items() if not name.endswith(".tmp")}
        assert there.keys() == before.keys()
        assert {name for name in there if there[name] != before[name]} <= {EVENTS, ACTORS}
        again = load(store)
        assert again.problems == ()
        assert set(again.events) == {"met"}
        if step in ("create", "write", "flush") or (step, nth) == ("rename", 1):
            assert there == before
        if step == "any":
            break


def test_two_windows_never_lose_each_others_edits(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    mine = theirs = as_read(store)
    first = save(store, {EVENTS: [RENAME]}, mine)
    second = save(store, {EVENTS: [Edit(MET, None)]}, theirs)
    assert isinstance(first, Saved)
    assert isinstance(second, Conflicts)
    assert list(load(store).events) == ["met"]


def test_a_file_with_lists_of_its_own_is_edited_under_their_names(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    new = Record((("id", Text("l")), ("title", Text("L")), ("events", Items((Text("met"),)))))
    assert isinstance(save(store, {"viewpoints.yaml": [Edit(None, new, under="lists")]}, {}), Saved)
    assert [each.id for each in load(store).viewpoints.lists] == ["l"]


@pytest.mark.skipif(os.name != "posix", reason="folders are locked on POSIX")
def test_a_window_that_hangs_in_its_save_does_not_stop_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(saving, "_PATIENCE", 1)
    store = a_store(tmp_path)
    handle = os.open(store, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        assert isinstance(save(store, {EVENTS: [RENAME]}, as_read(store)), Saved)
    finally:
        os.close(handle)
