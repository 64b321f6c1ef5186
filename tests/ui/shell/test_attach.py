from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.domain.document import Attached
from briefviewer.ui.shell.attach import attach_files, dropped_files, outcome
from tests.brief.fake_store import REPORT
from tests.ui.harbour_window import ENGLISH, harbour_store, keep


def told(parent: QWidget) -> str:
    (box,) = parent.findChildren(QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    text = box.text()
    box.close()
    return text


def test_only_files_of_this_machine_are_taken_from_a_drop(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("http://example.org/a.txt"), QUrl.fromLocalFile("/nowhere/b")])
    assert dropped_files(data) == [file]


def test_a_known_file_is_attached_and_told(qtbot: QtBot) -> None:
    parent = keep(qtbot, QWidget())
    assert attach_files(parent, harbour_store(), [Path("report.txt")], ENGLISH)
    assert told(parent) == "Harbour Press attached: 2 excerpts verified."


def test_what_moved_or_was_lost_is_told() -> None:
    attached = Attached(REPORT, Path("report.txt"), 1, 2, 3)
    words = outcome(attached, harbour_store(), ENGLISH)
    assert words == "Harbour Press attached: 1 excerpt verified. 2 excerpts moved. 3 excerpts lost."


@pytest.mark.parametrize("says_yes", [True, False])
def test_another_file_is_taken_only_by_choice(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, says_yes: bool) -> None:
    monkeypatch.setattr(QInputDialog, "exec", lambda _self: says_yes)
    parent = keep(qtbot, QWidget())
    assert attach_files(parent, harbour_store(), [Path("<b>.txt")], ENGLISH, REPORT) is says_yes
    assert told(parent) == ("Harbour Press attached: 2 excerpts verified." if says_yes else "<b>.txt was not attached.")


def test_nothing_chosen_says_nothing(qtbot: QtBot) -> None:
    parent = keep(qtbot, QWidget())
    assert not attach_files(parent, harbour_store(), [], ENGLISH)
    assert parent.findChildren(QMessageBox) == []
