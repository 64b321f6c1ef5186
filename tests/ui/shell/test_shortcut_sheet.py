from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.actions import ACTIONS, PANE_KEYS, POINTER_WAYS, build_actions
from briefviewer.ui.shell.shortcut_sheet import ShortcutSheet
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH


def test_every_shortcut_is_on_the_sheet(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    sheet = ShortcutSheet(build_actions(parent, ENGLISH, Memory()), ENGLISH, Theme.load("light"), parent)
    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {spec.text for spec in ACTIONS if spec.keys} <= told
    assert {keys for keys, _ in PANE_KEYS} <= told
    assert {way for way, _ in POINTER_WAYS} <= told
