from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefviewer.app.commands import RenameView
from briefviewer.app.workspace import Workspace
from briefviewer.store.repository import Repository
from briefviewer.ui.shell.conflict_dialog import ConflictDialog
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.shell.wiring import Wiring
from tests.small_store import write_small_store
from tests.ui.harbour_window import keep, window_on

RENAME = RenameView("august", "Tom & Jerry")


@pytest.fixture
def joined(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[BriefWindow, Workspace, Wiring]]:
    write_small_store(tmp_path / "store")
    with Repository.open(tmp_path / "store", tmp_path / "cache") as store:
        made = window_on(store)
        keep(qtbot, made[0])
        yield made


def titles(workspace: Workspace) -> list[str]:
    return [each.title for each in workspace.store.views]


def test_the_menu_says_what_is_taken_back_and_done_again(joined: tuple[BriefWindow, Workspace, Wiring]) -> None:
    window, workspace, wiring = joined
    undo, redo = window.actions_by_id["undo"], window.actions_by_id["redo"]
    assert [(each.text(), each.isEnabled()) for each in (undo, redo)] == [("Undo", False), ("Redo", False)]
    assert wiring.changing.do(RENAME)
    assert (undo.text(), undo.isEnabled()) == ("Undo: Rename view to “Tom && Jerry”", True)
    undo.trigger()
    assert titles(workspace) == ["August"]
    assert (redo.text(), undo.isEnabled()) == ("Redo: Rename view to “Tom && Jerry”", False)
    redo.trigger()
    assert titles(workspace) == ["Tom & Jerry"]


def test_a_conflict_is_shown_and_the_step_can_be_left(joined: tuple[BriefWindow, Workspace, Wiring]) -> None:
    window, workspace, wiring = joined
    wiring.changing.do(RENAME)
    path = workspace.store.path / "views.yaml"
    path.write_text(path.read_text().replace("Tom & Jerry", "Theirs"))
    wiring.changing.undo()
    (dialog,) = window.findChildren(ConflictDialog)
    assert "Theirs" in dialog.versions[0][1].toPlainText()
    assert "August" in dialog.versions[1][1].toPlainText()
    dialog.leave.click()
    assert workspace.undoable is None
    assert titles(workspace) == ["Theirs"]


def test_what_cannot_be_done_is_told_in_a_sentence(
    joined: tuple[BriefWindow, Workspace, Wiring], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, workspace, wiring = joined
    told: list[str] = []
    monkeypatch.setattr(wiring.changing, "_tell", lambda error: told.append(error.code))
    (workspace.store.path / "store.yaml").write_text("format: 99\nid: small\ntitle: A small store\n")
    workspace.store.refresh()  # type: ignore[attr-defined]
    assert not wiring.changing.do(RENAME)
    assert told == ["store-read-only"]
