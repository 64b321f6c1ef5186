import json
from pathlib import Path

import pytest

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.shipped import MANIFEST, CopyState, UserCopy, hashes_in, user_copy
from tests.store.store_folder import FILES, a_store


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return a_store(tmp_path / "seeds")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "data" / "stores" / "tiny"


def upgrade(shipped: Path) -> None:
    (shipped / "themes.yaml").write_text("[]\n")
    (shipped / "kinds.yaml").unlink()
    (shipped / "events/new.yaml").write_text("[]\n")


def test_the_first_use_makes_a_copy_and_the_next_finds_it(shipped: Path, target: Path) -> None:
    assert user_copy(shipped, target) == UserCopy(target, CopyState.MADE)
    assert hashes_in(target) == hashes_in(shipped)
    assert set(hashes_in(target)) == set(FILES)
    assert user_copy(shipped, target) == UserCopy(target, CopyState.CURRENT)


def test_an_unmodified_copy_follows_an_upgrade_and_keeps_its_originals(shipped: Path, target: Path) -> None:
    user_copy(shipped, target)
    (target / "documents/originals").mkdir()
    (target / "documents/originals/paper.txt").write_text("mine")
    upgrade(shipped)
    assert user_copy(shipped, target).state is CopyState.REPLACED
    assert hashes_in(target) == hashes_in(shipped)
    assert (target / "documents/originals/paper.txt").read_text() == "mine"
    assert [each.name for each in target.parent.iterdir()] == ["tiny"]


@pytest.mark.parametrize("edit", ["changed", "added", "removed"])
def test_an_edited_copy_is_kept_and_that_is_told_once(shipped: Path, target: Path, edit: str) -> None:
    user_copy(shipped, target)
    if edit == "changed":
        (target / "actors.yaml").write_text("# mine\n")
    elif edit == "added":
        (target / "events/mine.yaml").write_text("[]\n")
    else:
        (target / "actors.yaml").unlink()
    mine = hashes_in(target)
    upgrade(shipped)
    assert user_copy(shipped, target) == UserCopy(target, CopyState.KEPT)
    assert hashes_in(target) == mine
    assert user_copy(shipped, target).state is CopyState.CURRENT
    (shipped / "themes.yaml").write_text("# still newer\n")
    assert user_copy(shipped, target).state is CopyState.KEPT


def test_edits_alone_are_nothing_to_tell(shipped: Path, target: Path) -> None:
    user_copy(shipped, target)
    (target / "actors.yaml").write_text("# mine\n")
    assert user_copy(shipped, target).state is CopyState.CURRENT


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": 3}', "{"])
def test_a_copy_whose_history_is_unknown_counts_as_edited(shipped: Path, target: Path, manifest: str) -> None:
    user_copy(shipped, target)
    (target / MANIFEST).write_text(manifest)
    assert user_copy(shipped, target).state is CopyState.KEPT


def test_a_killed_upgrade_is_taken_back(shipped: Path, target: Path) -> None:
    user_copy(shipped, target)
    target.rename(target.with_name("tiny.old"))
    assert user_copy(shipped, target).state is CopyState.CURRENT
    assert hashes_in(target) == hashes_in(shipped)


def test_a_folder_in_the_way_is_told(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(BriefviewerError, match="file-not-written"):
        user_copy(shipped, tmp_path / "data" / "tiny")


def test_the_manifest_says_what_was_shipped(shipped: Path, target: Path) -> None:
    user_copy(shipped, target)
    assert json.loads((target / MANIFEST).read_text())["files"] == hashes_in(shipped)
