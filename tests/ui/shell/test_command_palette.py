from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.shell.command_palette import CommandPalette, ranked
from tests.ui.harbour_window import ENGLISH, keep


def a_palette(qtbot: QtBot) -> tuple[CommandPalette, list[str]]:
    parent = keep(qtbot, QWidget())
    called: list[str] = []
    actions = []
    for name in ("Zoom in", "Zoom out", "Fit all", "All commands"):
        action = QAction(name, parent)
        action.triggered.connect(lambda _checked=False, name=name: called.append(name))
        actions.append(action)
    palette = CommandPalette(actions, ENGLISH, parent)
    return palette, called


def test_all_typed_words_must_be_in_the_name_and_beginnings_come_first(qtbot: QtBot) -> None:
    palette, _ = a_palette(qtbot)
    assert [each.text() for each in ranked(palette._actions, ["all"])] == ["All commands", "Fit all"]
    assert [each.text() for each in ranked(palette._actions, ["out", "zoom"])] == ["Zoom out"]
    assert ranked(palette._actions, ["whale"]) == []


def test_type_walk_and_enter(qtbot: QtBot) -> None:
    palette, called = a_palette(qtbot)
    palette.query.setText("zoom")
    qtbot.keyClick(palette.query, Qt.Key.Key_Down)
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert called == ["Zoom out"]


def test_the_walk_goes_round(qtbot: QtBot) -> None:
    palette, called = a_palette(qtbot)
    qtbot.keyClick(palette.query, Qt.Key.Key_Up)
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert called == ["All commands"]


def test_enter_on_nothing_does_nothing(qtbot: QtBot) -> None:
    palette, called = a_palette(qtbot)
    palette.query.setText("whale")
    qtbot.keyClick(palette.query, Qt.Key.Key_Return)
    assert called == []


def test_what_is_chosen_from_may_be_something_else_than_commands(qtbot: QtBot) -> None:
    palette = CommandPalette((), ENGLISH, keep(qtbot, QWidget()), title="Saved views")
    assert (palette.windowTitle(), palette.list.count()) == ("Saved views", 0)
    palette.show_actions([QAction("August", palette)])
    assert palette.list.count() == 1


def test_an_ampersand_is_shown_once_and_found(qtbot: QtBot) -> None:
    parent = keep(qtbot, QWidget())
    palette = CommandPalette([QAction("Undo: Save view “R&&D”", parent)], ENGLISH, parent)
    palette.query.setText("r&d")
    assert palette.list.count() == 1
    row = palette.list.itemWidget(palette.list.item(0))
    assert row.findChildren(QLabel)[0].text() == "Undo: Save view “R&D”"
