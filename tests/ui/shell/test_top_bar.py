from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.ui.shell.top_bar import TopBar
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store


def a_bar(qtbot: QtBot) -> tuple[TopBar, Workspace]:
    workspace = Workspace(harbour_store())
    bar = TopBar(workspace, ENGLISH, Theme.load("light"))
    qtbot.addWidget(bar)
    bar.resize(1200, 48)
    bar.show()
    workspace.subscribe(bar.show_changes)
    return bar, workspace


def test_it_tells_the_store_and_the_day(qtbot: QtBot) -> None:
    bar, workspace = a_bar(qtbot)
    assert bar.store_button.text() == "Harbours 2025 ▾"
    assert bar.as_of_button.text() == "As of: latest ▾"
    workspace.set_as_of(date(2025, 3, 1))
    assert bar.as_of_button.text() == "As of: 1 Mar 2025 ▾"


@pytest.mark.parametrize(
    ("path", "is_read_only", "told"),
    [
        (Path("harbours"), False, "Harbours 2025 ▾"),
        (Path("harbours"), True, "Harbours 2025 · read-only ▾"),
        (Path("harbours.pdf"), True, "Harbours 2025 · packet, read-only ▾"),
    ],
)
def test_what_cannot_be_edited_is_told_as_such(qtbot: QtBot, path: Path, is_read_only: bool, told: str) -> None:
    store = replace(harbour_store(), path=path, is_read_only=is_read_only)
    bar = TopBar(Workspace(store), ENGLISH, Theme.load("light"))
    qtbot.addWidget(bar)
    assert bar.store_button.text() == told


def test_buttons_are_wishes(qtbot: QtBot) -> None:
    bar, _ = a_bar(qtbot)
    for button, signal in (
        (bar.as_of_button, bar.as_of_wished),
        (bar.theme_button, bar.theme_wished),
        (bar.packet_button, bar.packet_wished),
    ):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_menus_hang_in_their_buttons(qtbot: QtBot) -> None:
    bar, _ = a_bar(qtbot)
    menu, action = QMenu(bar), QAction("Open", bar)
    bar.set_menus(menu, [action])
    assert bar.menu_button.menu() is menu
    assert bar.store_button.menu().actions() == [action]


def test_nothing_is_cut_off_at_a_small_width(qtbot: QtBot) -> None:
    bar, _ = a_bar(qtbot)
    bar.resize(960, 48)
    assert bar.minimumSizeHint().width() <= 960
    bar.dress(Theme.load("dark"))
    assert bar.height() == Theme.load("dark").space("top_bar")


def test_the_menu_opens_by_itself_with_its_first_entry_chosen(qtbot: QtBot) -> None:
    bar, _ = a_bar(qtbot)
    menu = QMenu(bar)
    entry = menu.addAction("Open")
    bar.set_menus(menu, [])
    bar.open_menu()
    assert menu.isVisible()
    assert menu.activeAction() is entry
    menu.close()
