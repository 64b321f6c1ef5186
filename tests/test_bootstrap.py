from pathlib import Path

import pytest

from briefviewer.bootstrap import Folders, open_store
from briefviewer.domain.errors import UsageError
from briefviewer.store.shipped import CopyState


def folders(root: Path) -> Folders:
    return Folders(root / "data", root / "cache", root / "config", root / "state")


def test_the_folders_follow_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Folders.of_user().data == tmp_path / "briefviewer"


def test_the_shipped_store_is_copied_at_its_first_use(tmp_path: Path) -> None:
    told: list[CopyState] = []
    with open_store(None, folders(tmp_path), tell=told.append) as store:
        assert store.path.is_relative_to(tmp_path / "data")
        assert store.id == "alliance-2025"
    with open_store(None, folders(tmp_path), tell=told.append) as again:
        assert again.problems == ()
    assert told == [CopyState.MADE]


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_store(tmp_path, folders(tmp_path))
