from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefviewer.domain.facet import Filters
from briefviewer.domain.view import SavedView
from briefviewer.ui.facets.view_row import ViewRow, ViewShown, ViewWords
from briefviewer.ui.theme import Theme

VIEW = SavedView("august", "August <b>2025</b>", Filters())
WORDS = ViewWords("open", "changed", "only yours", "Click opens")


@pytest.fixture
def row(qtbot: QtBot) -> ViewRow:
    made = ViewRow(ViewShown(VIEW), Theme.load("light"), WORDS)
    made.resize(220, 25)
    qtbot.addWidget(made)
    made.show()
    return made


def picture(row: ViewRow) -> QImage:
    return row.grab().toImage()


def test_a_click_and_enter_open(qtbot: QtBot, row: ViewRow) -> None:
    with qtbot.waitSignal(row.open_wished) as wished:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert wished.args == [VIEW]
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(row.open_wished):
            qtbot.keyClick(row, key)


def test_delete_and_alt_with_arrows_wish(qtbot: QtBot, row: ViewRow) -> None:
    with qtbot.waitSignal(row.delete_wished) as wished:
        qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert wished.args == [VIEW]
    for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
        with qtbot.waitSignal(row.move_wished) as moved:
            qtbot.keyClick(row, key, Qt.KeyboardModifier.AltModifier)
        assert moved.args == [VIEW, by]


def test_a_title_is_typed_in_its_place(qtbot: QtBot, row: ViewRow) -> None:
    qtbot.keyClick(row, Qt.Key.Key_F2)
    field = row.field
    assert field is not None
    assert field.text() == VIEW.title
    field.setText("  Late   summer ")
    with qtbot.waitSignal(row.rename_wished) as wished:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert wished.args == [VIEW, "Late summer"]
    assert row.field is None


@pytest.mark.parametrize("typed", ["", "   ", VIEW.title])
def test_no_title_and_the_same_title_wish_nothing(qtbot: QtBot, row: ViewRow, typed: str) -> None:
    row.edit_title()
    assert row.field is not None
    row.field.setText(typed)
    with qtbot.assertNotEmitted(row.rename_wished):
        qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert row.field is None


def test_escape_leaves_the_title(qtbot: QtBot, row: ViewRow) -> None:
    qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)
    assert row.field is not None
    row.edit_title()
    row.field.setText("Other")
    with qtbot.assertNotEmitted(row.rename_wished):
        qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert row.field is None


def test_each_state_is_told_and_looks_its_own(row: ViewRow) -> None:
    states = [
        ViewShown(VIEW),
        ViewShown(VIEW, is_open=True),
        ViewShown(VIEW, is_open=True, is_changed=True),
        ViewShown(replace(VIEW, is_private=True)),
    ]
    told, pictures = [], []
    for state in states:
        row.show_view(state)
        told.append(row.accessibleName())
        pictures.append(picture(row))
    assert told == [
        VIEW.title,
        f"{VIEW.title}, open",
        f"{VIEW.title}, open, changed",
        f"{VIEW.title}, only yours",
    ]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[:at])
    assert "&lt;b&gt;" in row.toolTip()
    row.dress(Theme.load("dark"))
    assert picture(row) != pictures[-1]
