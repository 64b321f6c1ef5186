from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from briefviewer.ui.reader.find_bar import FindBar
from tests.ui.harbour_window import ENGLISH


def a_bar(qtbot: QtBot) -> FindBar:
    bar = FindBar(ENGLISH)
    qtbot.addWidget(bar)
    bar.open()
    return bar


def test_what_is_typed_is_looked_for_at_once(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    with qtbot.waitSignal(bar.query_changed):
        qtbot.keyClicks(bar.field, "s")
    assert bar.query == "s"


def test_enter_goes_on_and_escape_closes(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    for modifier, by in ((Qt.KeyboardModifier.NoModifier, 1), (Qt.KeyboardModifier.ShiftModifier, -1)):
        with qtbot.waitSignal(bar.step_wished) as wished:
            qtbot.keyClick(bar.field, Qt.Key.Key_Return, modifier)
        assert wished.args == [by]
    with qtbot.waitSignal(bar.close_wished):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)


def test_buttons_do_the_same(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    back, on, close = bar.findChildren(QToolButton)
    for button, by in ((back, -1), (on, 1)):
        with qtbot.waitSignal(bar.step_wished) as wished:
            button.click()
        assert wished.args == [by]
    with qtbot.waitSignal(bar.close_wished):
        close.click()


def test_how_many_there_are_is_told(qtbot: QtBot) -> None:
    bar = a_bar(qtbot)
    (count,) = bar.findChildren(QLabel)
    bar.tell(0, 0)
    assert count.text() == ""
    bar.field.setText("ships")
    bar.tell(-1, 0)
    assert count.text() == "nothing found"
    bar.tell(2, 1200)
    assert count.text() == "3 of 1,200"
