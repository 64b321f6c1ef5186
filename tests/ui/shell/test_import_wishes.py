from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from briefviewer.app.places import ReaderPage
from briefviewer.app.workspace import Workspace
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.import_wishes import ImportWishes
from briefviewer.ui.shell.window import BriefWindow, Surroundings
from briefviewer.ui.tables.dialog import ImportDialog
from briefviewer.ui.theme import Theme
from tests.store.layer_store import a_table, opened
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store, keep


def a_window(qtbot: QtBot, workspace: Workspace) -> tuple[BriefWindow, ImportWishes, list[str]]:
    window = keep(qtbot, BriefWindow(workspace, Surroundings(ENGLISH, Memory(), TODAY), Theme.load("light")))
    told: list[str] = []
    workspace.subscribe(window.show_changes)
    return window, ImportWishes(window, workspace, lambda error: told.append(error.code)), told


def test_a_dropped_table_is_imported_and_its_events_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace(opened(tmp_path))
    window, wishes, _ = a_window(qtbot, workspace)
    assert wishes.offer([a_table(tmp_path)])
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.import_button.isEnabled)
    with qtbot.waitSignal(dialog.imported):
        dialog.begin()
    assert len(workspace.store.columns) == 4
    assert workspace.place.page is ReaderPage.LIST


@pytest.mark.parametrize("names", [["a.txt"], ["a.csv", "b.csv"], []])
def test_other_files_are_not_tables(qtbot: QtBot, tmp_path: Path, names: list[str]) -> None:
    _, wishes, told = a_window(qtbot, Workspace(opened(tmp_path)))
    assert not wishes.offer([tmp_path / each for each in names])
    assert told == []


def test_a_store_that_takes_no_tables_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    window, wishes, told = a_window(qtbot, Workspace(harbour_store()))
    wishes.open(a_table(tmp_path))
    assert told == ["store-read-only"]
    assert not window.findChildren(ImportDialog)


def test_a_file_is_asked_for(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, wishes, _ = a_window(qtbot, Workspace(opened(tmp_path)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    wishes.ask()
    assert not window.findChildren(ImportDialog)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(a_table(tmp_path)), ""))
    wishes.ask()
    (dialog,) = window.findChildren(ImportDialog)
    dialog.close()
