from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import ThemeChoice, Workspace
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.actions import ACTIONS
from briefviewer.ui.shell.window import BriefWindow, Surroundings
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store, harbour_window, keep

LIGHT = Theme.load("light")


def test_three_panes_share_the_width(qtbot: QtBot) -> None:
    for width in (1280, 1600, 2560):
        window, _, _ = harbour_window()
        keep(qtbot, window)
        window.resize(width, 720)
        window.show()
        window.lay_panes(width)
        facets, timeline, reader = window.panes.sizes()
        assert facets >= 190
        assert reader >= 340
        assert timeline > width * 0.45
        assert window.width() == width


def test_place_and_theme_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    states = []
    for start in range(2):
        workspace = Workspace(harbour_store())
        window = keep(qtbot, BriefWindow(workspace, Surroundings(ENGLISH, memory, TODAY), Theme.load("light")))
        window.restore()
        if start == 0:
            workspace.set_theme(ThemeChoice.DARK)
            window.panes.setSizes([300, 700, 400])
        assert workspace.theme is ThemeChoice.DARK
        states.append(window.panes.saveState())
        window.close()
    assert states[0] == states[1]


def test_every_action_is_in_the_menu(qtbot: QtBot) -> None:
    window = keep(qtbot, harbour_window()[0])
    parts = window.top_bar.menu_button.menu().findChildren(QMenu)
    found = {action.objectName() for part in parts for action in part.actions() if action.objectName()}
    assert found == {spec.id for spec in ACTIONS}


def test_the_theme_is_followed(qtbot: QtBot) -> None:
    window, workspace, _ = harbour_window()
    keep(qtbot, window)
    workspace.set_theme(ThemeChoice.DARK)
    assert window.theme.name == "dark"
    workspace.set_theme(ThemeChoice.LIGHT)
    assert window.theme.name == "light"


def test_dropped_files_are_handed_on_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    window = keep(qtbot, harbour_window()[0])
    file = tmp_path / "report.txt"
    file.write_text("text")
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(file)), QUrl("https://example.org/report.txt"), QUrl.fromLocalFile(str(tmp_path))]
    )
    keys, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, data, left, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    received: list[object] = []
    window.files_dropped.disconnect()
    window.files_dropped.connect(received.append)
    window.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, keys))
    assert received == [[file]]


def test_the_title_names_the_store(qtbot: QtBot) -> None:
    assert keep(qtbot, harbour_window()[0]).windowTitle() == "Harbours 2025 – briefviewer"


def test_the_first_window_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    window = keep(qtbot, BriefWindow(Workspace(harbour_store()), Surroundings(ENGLISH, Memory(), TODAY), LIGHT))
    room = window.screen().availableSize()
    window.restore()
    assert window.width() <= max(room.width(), window.minimumWidth())
    assert window.height() <= max(room.height(), window.minimumHeight())
