from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Aspect
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.ui.shell.attach import AttachDialog
from tests.brief.fake_store import a_store, an_event
from tests.ui.harbour_window import Harbour


def test_a_store_that_cannot_be_opened_leaves_the_one_at_hand(harbour: Harbour) -> None:
    window, workspace, wiring = harbour
    store = workspace.store

    def refuse(folder: Path) -> None:
        raise BriefviewerError("unknown-store", path=str(folder))

    wiring.stores._open_store = refuse  # type: ignore[assignment]
    wiring.stores.open_store(Path("/nowhere/<b>"))
    assert workspace.store is store
    (box,) = window.findChildren(QMessageBox)
    assert "/nowhere/<b>" in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText


def test_reading_the_store_again_keeps_the_place(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    workspace.activate(EventId("closure"))
    window.actions_by_id["reload"].trigger()
    assert workspace.active == "closure"


def test_dropped_files_are_attached_and_shown_at_once(harbour: Harbour, qtbot: QtBot, tmp_path: Path) -> None:
    window, workspace, wiring = harbour
    heard: list[Aspect] = []
    workspace.subscribe(heard.append)
    window.files_dropped.emit([tmp_path / "report.txt", tmp_path / "other.txt"])
    (dialog,) = window.findChildren(AttachDialog)
    qtbot.waitUntil(lambda: len(dialog.outcomes) == 2 and bool(heard))
    assert [each.file.name for each in dialog.outcomes] == ["report.txt", "other.txt"]
    assert [Aspect.STORE in each for each in heard] == [True]
    dialog.event_wished.emit(EventId("closure"))
    assert workspace.active == "closure"
    dialog.close()
    wiring.stores.attach([])
    assert len(heard) == 2


@pytest.mark.parametrize(("chosen", "titles"), [("/stores/other", ["The toll"]), ("", None)])
def test_the_store_of_a_folder_that_is_chosen_is_shown(
    harbour: Harbour, monkeypatch: pytest.MonkeyPatch, chosen: str, titles: list[str] | None
) -> None:
    _, workspace, wiring = harbour
    before, opened = workspace.store, []

    def open_store(folder: Path) -> object:
        opened.append(folder)
        return a_store(an_event("toll", title="The toll"))

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    wiring.stores._open_store = open_store  # type: ignore[assignment]
    wiring.stores.ask()
    if titles is None:
        assert (opened, workspace.store) == ([], before)
    else:
        assert opened == [Path(chosen)]
        assert list(workspace.store.columns.titles) == titles
