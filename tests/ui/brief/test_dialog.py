from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.brief.scope import Part
from briefviewer.domain.facet import DayRange
from briefviewer.domain.view import LaneBy
from briefviewer.ui.brief.dialog import PacketDialog
from briefviewer.ui.memory import Memory
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store


def a_dialog(qtbot: QtBot, tmp_path: Path, memory: Memory | None = None) -> PacketDialog:
    workspace = Workspace(harbour_store())
    workspace.set_range(DayRange(date(2025, 8, 14), date(2025, 11, 6)))
    workspace.set_lanes(LaneBy.ACTOR)
    dialog = PacketDialog(workspace, ENGLISH, Theme.load("light"), memory or Memory(), TODAY)
    dialog.out.setText(str(tmp_path / "packet"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def button(dialog: PacketDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def test_the_fields_say_what_is_wished(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, tmp_path)
    dialog.title.setText(" Harbour brief ")
    dialog.marking.setText("For internal use")
    dialog.paper.setCurrentIndex(1)
    dialog.language.setCurrentIndex(1)
    dialog.bottom_line.setPlainText("Both **open**.")
    dialog.parts[Part.VIEWPOINTS].setChecked(False)
    wish = dialog.wish
    choice = wish.choice
    assert (choice.title, choice.marking, choice.paper) == ("Harbour brief", "For internal use", "letter")
    assert (choice.bottom_line, choice.lanes, choice.prepared) == ("Both **open**.", LaneBy.ACTOR, TODAY)
    assert choice.parts == frozenset(Part) - {Part.VIEWPOINTS}
    assert wish.language == "ko"
    assert wish.out == tmp_path / "packet.pdf"


def test_the_range_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, tmp_path)
    assert dialog.findChildren(QLabel)[0].text() == "14 Aug – 6 Nov 2025 · 85 days · 2 events"


def test_while_it_works_it_can_be_given_up(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, tmp_path)
    with qtbot.waitSignal(dialog.packet_wished) as wished:
        qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert wished.args == [dialog.wish]
    assert not dialog.make.isEnabled()
    dialog.show_progress(0.4, "Setting…")
    with qtbot.waitSignal(dialog.cancel_wished):
        qtbot.mouseClick(button(dialog, "Cancel"), Qt.MouseButton.LeftButton)
    dialog.show_cancelled()
    assert dialog.make.isEnabled()


def test_closing_gives_up_too(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, tmp_path)
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.cancel_wished):
        dialog.reject()


def test_what_was_made_can_be_looked_at(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, tmp_path)
    assert not button(dialog, "Open").isVisible()
    dialog.show_made(tmp_path / "packet.pdf")
    with qtbot.waitSignal(dialog.open_wished) as wished:
        qtbot.mouseClick(button(dialog, "Open"), Qt.MouseButton.LeftButton)
    assert wished.args == [tmp_path / "packet.pdf"]
    with qtbot.waitSignal(dialog.folder_wished):
        qtbot.mouseClick(button(dialog, "Show in folder"), Qt.MouseButton.LeftButton)


def test_why_there_is_none_is_told_as_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = a_dialog(qtbot, tmp_path)
    dialog.show_failure("<b>full disk</b>")
    assert dialog._told.text() == "<b>full disk</b>"
    assert dialog._told.textFormat() is Qt.TextFormat.PlainText


def test_words_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    dialog = a_dialog(qtbot, tmp_path, memory)
    dialog.marking.setText("For internal use")
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert a_dialog(qtbot, tmp_path, memory).marking.text() == "For internal use"
