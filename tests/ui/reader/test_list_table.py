import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.columns.listing import GroupBy
from briefviewer.ui.reader import list_model, list_table
from briefviewer.ui.reader.list_model import EventListModel
from briefviewer.ui.reader.list_table import ListTable
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store, keep

THEME = Theme.load("light")


def a_table(qtbot: QtBot, by: GroupBy = GroupBy.NONE) -> ListTable:
    window = keep(qtbot, QWidget())
    model = EventListModel(Workspace(harbour_store()), ENGLISH, window)
    model.group(by)
    table = ListTable(model, ENGLISH, THEME, window)
    window.resize(600, 500)
    table.resize(600, 500)
    window.show()
    table.setFocus()
    return table


def here(table: ListTable) -> int:
    return table.currentIndex().row()


def event_here(table: ListTable) -> object:
    model = table.model()
    assert isinstance(model, EventListModel)
    return model.event_at(here(table))


def test_letters_lead_to_titles(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    table = a_table(qtbot)
    qtbot.keyClicks(table, "the n")
    assert event_here(table) == "closure"
    monkeypatch.setattr(QApplication, "keyboardInputInterval", lambda: -1)
    qtbot.keyClick(table, "a")
    assert event_here(table) == "storm"
    qtbot.keyClick(table, "a")
    assert event_here(table) == "letter"
    qtbot.keyClick(table, "z")
    assert event_here(table) == "letter"


def test_letters_that_wait_for_a_slow_answer_go_on(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    table = a_table(qtbot)
    model = table.model()
    assert isinstance(model, EventListModel)
    line_beginning_with = model.line_beginning_with

    def slowly(typed: str, start: int) -> int | None:
        nonlocal now
        now += 5.0
        return line_beginning_with(typed, start)

    monkeypatch.setattr(list_table, "monotonic", lambda: now)
    monkeypatch.setattr(model, "line_beginning_with", slowly)
    qtbot.keyClicks(table, "the n")
    assert event_here(table) == "closure"


def test_one_letter_again_and_again_walks(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    found = []
    for _ in range(3):
        qtbot.keyClick(table, "a")
        found.append(event_here(table))
    assert found == ["letter", "storm", "letter"] or found == ["storm", "letter", "storm"]


def test_composed_letters_lead_to_titles_too(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    event = QInputMethodEvent()
    event.setCommitString("both")
    QApplication.sendEvent(table, event)
    assert event_here(table) == "opening"


def test_home_end_and_enter(qtbot: QtBot) -> None:
    table = a_table(qtbot)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert event_here(table) == "storm"
    with qtbot.waitSignal(table.line_wished) as wished:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert wished.args == [3]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert here(table) == 0


def test_arrows_fold_and_open_a_group(qtbot: QtBot) -> None:
    table = a_table(qtbot, GroupBy.KIND)
    whole = table.model().rowCount()
    table.go_to(1)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert here(table) == 0
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.model().rowCount() == whole - 3
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.model().rowCount() == whole
    with qtbot.assertNotEmitted(table.line_wished):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.model().rowCount() == whole - 3
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.model().rowCount() == whole
    assert here(table) == 0


def test_a_click_on_a_head_folds_it_and_all_lines_can_be_painted(qtbot: QtBot) -> None:
    table = a_table(qtbot, GroupBy.KIND)
    whole = table.model().rowCount()
    table.grab()
    box = table.visualRect(table.model().index(0, 0))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(1, 0))
    assert table.model().rowCount() == whole - 3
    table.dress(Theme.load("dark"))
    table.grab()


def test_letters_typed_before_the_titles_are_known_are_sought_then(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_model, "_INLINE", 0)
    table = a_table(qtbot)
    model = table.model()
    assert isinstance(model, EventListModel)
    with qtbot.waitSignal(model.titles_known):
        qtbot.keyClicks(table, "the n")
    assert event_here(table) == "closure"
