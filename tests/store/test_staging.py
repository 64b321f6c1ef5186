import os
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.staging import LEFTOVER_AGE, SystemDisk, clear_leftovers, put_in_place, staged
from tests.store.faulty_disk import FaultyDisk


def two_files(folder: Path) -> tuple[Path, Path]:
    one, two = folder / "one.yaml", folder / "two.yaml"
    one.write_bytes(b"old one")
    two.write_bytes(b"old two")
    return one, two


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_files_take_their_places_together(tmp_path: Path) -> None:
    one, two = two_files(tmp_path)
    one.chmod(0o640)
    with staged({one: b"new one", two: b"new two" * 9999}, SystemDisk()) as temporaries:
        assert (one.read_bytes(), two.read_bytes()) == (b"old one", b"old two")
        assert len(names(tmp_path)) == 4
        put_in_place(temporaries, {one: b"old one", two: b"old two"}, SystemDisk())
    assert (one.read_bytes(), two.read_bytes()) == (b"new one", b"new two" * 9999)
    assert names(tmp_path) == ["one.yaml", "two.yaml"]
    if os.name == "posix":
        assert one.stat().st_mode & 0o777 == 0o640


def test_turning_back_leaves_nothing(tmp_path: Path) -> None:
    one, two = two_files(tmp_path)
    with staged({one: b"new", two: b"new"}, SystemDisk()):
        pass
    assert (one.read_bytes(), two.read_bytes()) == (b"old one", b"old two")
    assert names(tmp_path) == ["one.yaml", "two.yaml"]


@pytest.mark.parametrize("step", ["create", "write", "flush"])
@pytest.mark.parametrize("nth", [1, 2])
def test_what_fails_beforehand_changes_nothing(tmp_path: Path, step: str, nth: int) -> None:
    one, two = two_files(tmp_path)
    with (
        pytest.raises(BriefviewerError) as caught,
        staged({one: b"new", two: b"new"}, FaultyDisk(step, nth)),
    ):
        pytest.fail("nothing is to be renamed")
    assert caught.value.code == "file-not-written"
    assert caught.value.facts == {"path": str((one, two)[nth - 1]), "reason": "No space left on device"}
    assert (one.read_bytes(), two.read_bytes()) == (b"old one", b"old two")
    assert names(tmp_path) == ["one.yaml", "two.yaml"]


@pytest.mark.parametrize("before", [b"old one", None])
def test_the_first_file_is_put_back_if_the_second_cannot_follow(tmp_path: Path, before: bytes | None) -> None:
    one, two = two_files(tmp_path)
    if before is None:
        one.unlink()
    disk = FaultyDisk("rename", 2)
    with pytest.raises(BriefviewerError, match="file-not-written"), staged({one: b"new", two: b"new"}, disk) as there:
        put_in_place(there, {one: before, two: b"old two"}, disk)
    assert two.read_bytes() == b"old two"
    assert (one.read_bytes() if one.exists() else None) == before
    assert ".tmp" not in "".join(names(tmp_path))


def test_it_says_so_if_even_that_fails(tmp_path: Path) -> None:
    one, two = two_files(tmp_path)
    disk = FaultyDisk("rename", 2, stays_broken=True)
    with pytest.raises(BriefviewerError) as caught, staged({one: b"new", two: b"new"}, disk) as there:
        put_in_place(there, {one: b"old one", two: b"old two"}, disk)
    assert (caught.value.code, caught.value.facts["files"]) == ("save-half-done", str(one))
    assert names(tmp_path) == ["one.yaml", "two.yaml"]


def test_leftovers_of_killed_saves_go_after_an_hour(tmp_path: Path) -> None:
    one, _ = two_files(tmp_path)
    there = [".one.yaml.abcdefgh.tmp", ".one.yaml.abc.tmp", ".other.yaml.abcdefgh.tmp", "one.yaml.abcdefgh.tmp"]
    for name in there:
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / ".one.yaml.folder_1.tmp").mkdir()
    written = one.stat().st_mtime
    assert clear_leftovers([tmp_path, tmp_path / "none"], written + LEFTOVER_AGE / 2) == 0
    assert clear_leftovers([tmp_path], written + LEFTOVER_AGE * 2) == 1
    assert set(names(tmp_path)) == {"one.yaml", "two.yaml", ".one.yaml.folder_1.tmp", *there[1:]}


def test_a_name_of_any_length_can_be_staged(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 240 + ".yaml")
    with staged({long: b"new"}, SystemDisk()) as temporaries:
        put_in_place(temporaries, {long: None}, SystemDisk())
    assert names(tmp_path) == [long.name]
