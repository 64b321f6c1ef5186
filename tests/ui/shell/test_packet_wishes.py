from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.brief.packet_data import from_json, to_json
from briefviewer.brief.packet_store import PacketStore
from briefviewer.ui.brief.checking_dialog import CheckingDialog
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.brief.taking_dialog import TakingDialog
from briefviewer.ui.shell.packet_wishes import PacketWishes
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.shell.wiring import Wiring
from tests.brief.packets import CHOICE, brief_of
from tests.ui.brief.inline_press import InlinePress
from tests.ui.harbour_window import harbour_window, keep


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fonts made once for all packets of this room."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch, fonts: Path) -> list[InlinePress]:
    """The presses that are hired."""
    hired: list[InlinePress] = []

    def hire(window: object) -> InlinePress:
        hired.append(InlinePress(window.workspace.store, fonts))  # type: ignore[attr-defined]
        return hired[-1]

    monkeypatch.setattr("briefviewer.ui.shell.packet_wishes.PressProcess", hire)
    return hired


def kept_window(qtbot: QtBot) -> tuple[BriefWindow, Workspace, Wiring]:
    window, workspace, wiring = harbour_window()
    keep(qtbot, window)
    return window, workspace, wiring


def asked(qtbot: QtBot, action: str) -> PacketDialog:
    window, _, _ = kept_window(qtbot)
    window.actions_by_id[action].trigger()
    (dialog,) = window.findChildren(PacketDialog)
    return dialog


def test_a_press_is_hired_with_the_dialog_and_goes_with_it(qtbot: QtBot, press: list[InlinePress]) -> None:
    dialog = asked(qtbot, "packet")
    assert dialog.preview.shows_pages
    dialog.reject()
    assert [each.is_closed for each in press] == [True]


def test_what_was_made_is_opened_where_it_lies(
    qtbot: QtBot, press: list[InlinePress], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = asked(qtbot, "packet")
    dialog.open_wished.emit(tmp_path / "packet.pdf")
    dialog.folder_wished.emit(tmp_path / "packet.pdf")
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "packet.pdf")), QUrl.fromLocalFile(str(tmp_path))]


def test_print_asks_for_a_printer_once_pages_are_set(
    qtbot: QtBot, press: list[InlinePress], monkeypatch: pytest.MonkeyPatch
) -> None:
    ranges: list[tuple[int, int]] = []

    def refuse(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        ranges.append((dialog.minPage(), dialog.maxPage()))
        return QPrintDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", refuse)
    dialog = asked(qtbot, "print")
    assert ranges == [(1, dialog.preview.sheets.count)]
    assert dialog.make.isEnabled()


def test_the_wishes_stand_in_the_wiring(qtbot: QtBot) -> None:
    _, _, wiring = kept_window(qtbot)
    assert isinstance(wiring.packets, PacketWishes)


def test_events_are_taken_only_from_a_packet(qtbot: QtBot, tmp_path: Path) -> None:
    window, workspace, _ = kept_window(qtbot)
    action = window.actions_by_id["take_events"]
    assert not action.isEnabled()
    brief = brief_of(choice=replace(CHOICE, judgements=()))
    file = tmp_path / "packet.pdf"
    file.write_bytes(b"%PDF")
    workspace.replace_store(PacketStore(from_json(to_json(brief.data)), file))
    assert action.isEnabled()
    action.trigger()
    (dialog,) = window.findChildren(TakingDialog)
    assert dialog.events.count() == 0  # no store is offered that is not there
    dialog.reject()


def test_only_a_packet_is_checked_against_a_store(qtbot: QtBot, tmp_path: Path) -> None:
    window, workspace, _ = kept_window(qtbot)
    action = window.actions_by_id["check_packet"]
    assert not action.isEnabled()
    file = tmp_path / "packet.pdf"
    file.write_bytes(b"%PDF")
    workspace.replace_store(PacketStore(from_json(to_json(brief_of().data)), file))
    assert action.isEnabled()
    assert "as of its making on 22 Nov 2026" in window.status.proof.text()
    action.trigger()
    (dialog,) = window.findChildren(CheckingDialog)
    assert dialog.verdict.text() == "Choose the store it shall be checked against."
    dialog.reject()
