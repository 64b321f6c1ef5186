import os
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store import atomic
from briefviewer.store.atomic import flush_folder, reason_of, replacing, write_atomically


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    there = tmp_path / "new" / "file.yaml"
    write_atomically(there, b"one")
    write_atomically(there, b"two")
    assert there.read_bytes() == b"two"
    assert [each.name for each in there.parent.iterdir()] == ["file.yaml"]


def test_a_failure_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    there = tmp_path / "file"
    there.write_bytes(b"old")

    def fail_halfway() -> None:
        with replacing(there) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert there.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [there]


def test_a_full_disk_is_told_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tmp_path / "file"
    there.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BriefviewerError) as caught:
        write_atomically(there, b"new")
    assert (caught.value.code, caught.value.facts["reason"]) == ("file-not-written", "No space left on device")
    assert there.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [there]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BriefviewerError, match="file-not-written"):
        write_atomically(tmp_path / "file" / "below", b"new")


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_the_rights_of_the_old_file_are_kept(tmp_path: Path) -> None:
    there = tmp_path / "file"
    write_atomically(there, b"one")
    assert there.stat().st_mode & 0o600 == 0o600
    there.chmod(0o640)
    write_atomically(there, b"two")
    assert there.stat().st_mode & 0o777 == 0o640


def test_the_folder_is_flushed_after_the_renaming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[bytes] = []
    monkeypatch.setattr(atomic, "flush_folder", lambda folder: flushed.append((folder / "file").read_bytes()))
    write_atomically(tmp_path / "file", b"new")
    assert flushed == [b"new"]
    flush_folder(tmp_path)


def test_a_reason_is_the_systems_own_or_what_there_is() -> None:
    assert reason_of(OSError(2, "No such file")) == "No such file"
    assert reason_of(OSError("odd")) == "odd"
