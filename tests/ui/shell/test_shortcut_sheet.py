from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.actions import ACTIONS, PANE_KEYS, POINTER_WAYS, build_actions
from briefviewer.ui.shell.shortcut_sheet import ShortcutSheet
from briefviewer.ui.shell.shortcuts import Shortcuts
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, keep

CTRL = Qt.KeyboardModifier.ControlModifier


def a_sheet(qtbot: QtBot) -> tuple[ShortcutSheet, Shortcuts]:
    parent = keep(qtbot, QWidget())
    actions = build_actions(parent, ENGLISH, Memory())
    shortcuts = Shortcuts(actions, Memory())
    return ShortcutSheet(actions, shortcuts, ENGLISH, Theme.load("light"), parent), shortcuts


def test_every_action_and_key_is_on_the_sheet(qtbot: QtBot) -> None:
    sheet, _ = a_sheet(qtbot)
    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {spec.text for spec in ACTIONS} <= told
    assert {keys for keys, _ in PANE_KEYS} <= told
    assert {way for way, _ in POINTER_WAYS} <= told
    assert sheet.keys["search"].text() == "Ctrl+K · /"
    assert sheet.keys["search"].accessibleName() == "Shortcut of Search: Ctrl+K, /"


def test_pressed_keys_are_used(qtbot: QtBot) -> None:
    sheet, shortcuts = a_sheet(qtbot)
    assert not sheet.reset_all.isEnabled()
    dialog = sheet.ask_keys("packet")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_B, CTRL)
    assert dialog.told.text() == "Ctrl+B is free."
    dialog.use.click()
    assert shortcuts.keys("packet") == ["Ctrl+B"]
    assert sheet.keys["packet"].text() == "Ctrl+B"
    sheet.reset_all.click()
    assert sheet.keys["packet"].text() == "Ctrl+E"


def test_a_clash_is_told_and_settled(qtbot: QtBot) -> None:
    sheet, shortcuts = a_sheet(qtbot)
    dialog = sheet.ask_keys("packet")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_K, CTRL)
    assert dialog.told.text() == "Ctrl+K calls “Search” now, and will no longer."
    dialog.use.click()
    assert sheet.keys["search"].text() == "/"
    assert shortcuts.keys("packet") == ["Ctrl+K"]
    again = sheet.ask_keys("search")
    again.reset.click()
    assert sheet.keys["search"].text() == "Ctrl+K · /"
    assert sheet.keys["packet"].text() == "–"


def test_a_key_of_the_panes_is_refused_and_none_is_allowed(qtbot: QtBot) -> None:
    sheet, shortcuts = a_sheet(qtbot)
    dialog = sheet.ask_keys("packet")
    qtbot.keyClick(dialog.edit, Qt.Key.Key_W)
    assert not dialog.use.isEnabled()
    assert "belongs to the panes" in dialog.told.text()
    dialog.edit.clear()
    dialog.use.click()
    assert shortcuts.keys("packet") == []


def test_the_sheet_has_room_on_a_small_screen(qtbot: QtBot) -> None:
    sheet, _ = a_sheet(qtbot)
    room = sheet.screen().availableSize()
    assert sheet.width() < room.width()
    assert sheet.height() < room.height()
