import os
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store import files as files_module
from briefviewer.store.files import Fingerprint, StoreFiles, hash_of, revision_of
from tests.store.store_folder import a_store


def test_the_files_of_a_store_are_those_that_say_something(tmp_path: Path) -> None:
    a_store(tmp_path, {"notes.txt": "x", "events/.hidden.yaml": "", "events/old.yaml~": "", "events/readme.md": "x"})
    (tmp_path / "documents/originals").mkdir()
    (tmp_path / "documents/originals/report.txt").write_text("x")
    assert StoreFiles(tmp_path).all_files() == [
        "actors.yaml",
        "documents.yaml",
        "documents/originals/report.txt",
        "documents/report.txt",
        "events/events.yaml",
        "kinds.yaml",
        "store.yaml",
        "themes.yaml",
    ]


def test_reading_leaves_a_fingerprint(tmp_path: Path) -> None:
    files = StoreFiles(a_store(tmp_path))
    assert files.read("store.yaml").startswith(b"format: 1")
    assert files.fingerprints["store.yaml"].sha256 == hash_of(tmp_path / "store.yaml")
    files.fingerprint_rest()
    assert sorted(files.fingerprints) == files.all_files()


@pytest.mark.parametrize(
    "name", ["../secret", "documents/../../secret", "/etc/hostname", "link", "folder/secret", "a/b/secret"]
)
def test_a_path_or_link_that_leaves_the_store_is_refused(tmp_path: Path, name: str) -> None:
    store = a_store(tmp_path / "store")
    (tmp_path / "secret").write_text("x")
    (store / "link").symlink_to(tmp_path / "secret")
    (store / "folder").symlink_to(tmp_path)
    (store / "a").mkdir()
    (store / "a/b").symlink_to(tmp_path)
    files = StoreFiles(store)
    assert files.inside(name) is None
    assert not files.exists(name)
    with pytest.raises(BriefviewerError, match="path-outside"):
        files.read(name)


def test_a_link_within_the_store_leads_to_the_file_itself(tmp_path: Path) -> None:
    store = a_store(tmp_path / "store")
    (store / "events/linked.yaml").symlink_to(store / "events/events.yaml")
    files = StoreFiles(store)
    assert (
        files.inside("events/linked.yaml")
        == files.inside("events/../events/events.yaml")
        == store / "events/events.yaml"
    )
    assert files.event_files() == ["events/events.yaml", "events/linked.yaml"]


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    files = StoreFiles(a_store(tmp_path))
    for name in ("absent.yaml", "events"):
        with pytest.raises(BriefviewerError, match="file-not-read"):
            files.read(name)
    assert files.inside("a\0b") is None


def test_a_store_may_be_reached_through_a_link(tmp_path: Path) -> None:
    a_store(tmp_path / "store")
    (tmp_path / "link").symlink_to(tmp_path / "store")
    assert StoreFiles(tmp_path / "link").exists("store.yaml")


def aged(path: Path) -> None:
    os.utime(path, ns=(10**18, 10**18))


def test_a_change_is_seen_by_size_time_inode_or_content(tmp_path: Path) -> None:
    file = a_store(tmp_path) / "store.yaml"
    aged(file)
    files = StoreFiles(tmp_path)
    files.read("store.yaml")
    known = files.fingerprints["store.yaml"]
    assert known.mtime_ns == 10**18
    assert files.is_unchanged("store.yaml", known)
    os.utime(file)
    assert files.is_unchanged("store.yaml", known), "touched only: the hash decides"
    same_size = file.read_bytes().replace(b"tiny", b"tinz")
    file.write_bytes(same_size)
    assert not files.is_unchanged("store.yaml", known)
    file.write_bytes(b"longer" + same_size)
    assert not files.is_unchanged("store.yaml", known)
    file.unlink()
    assert not files.is_unchanged("store.yaml", known)


def test_a_file_changed_just_before_it_was_read_is_known_by_its_hash_alone(tmp_path: Path) -> None:
    file = a_store(tmp_path) / "store.yaml"
    files = StoreFiles(tmp_path)
    files.read("store.yaml")
    known = files.fingerprints["store.yaml"]
    assert known.mtime_ns == 0
    stat = file.stat()
    file.write_bytes(file.read_bytes().replace(b"tiny", b"tinz"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert not files.is_unchanged("store.yaml", known)


def test_reading_stops_at_its_limit(tmp_path: Path) -> None:
    files = StoreFiles(a_store(tmp_path))
    assert len(files.read("store.yaml", limit=5)) == 6
    assert "store.yaml" not in files.fingerprints


def test_the_revision_follows_the_files_and_not_the_originals() -> None:
    one = {"store.yaml": Fingerprint(1, 2, 3, "aa"), "documents/originals/x.txt": Fingerprint(1, 2, 3, "bb")}
    assert revision_of(one) == revision_of({"store.yaml": Fingerprint(9, 9, 9, "aa")})
    assert revision_of(one) != revision_of({"store.yaml": Fingerprint(1, 2, 3, "ab")})
    assert revision_of(one) != revision_of({"stare.yaml": Fingerprint(1, 2, 3, "aa")})
    assert len(revision_of({})) == 12


def test_names_that_are_no_text_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files_module._is_text("북한.yaml")
    assert not files_module._is_text("a\udcff.yaml")
