from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.actions import ACTIONS, build_actions
from briefviewer.ui.shell.shortcuts import TIMELINE_KEYS, Shortcuts
from tests.ui.harbour_window import ENGLISH, keep


def made(qtbot: QtBot, file: Path | None = None) -> Shortcuts:
    memory = Memory(file)
    return Shortcuts(build_actions(keep(qtbot, QWidget()), ENGLISH, memory), memory)


def test_keys_are_changed_remembered_and_taken_back(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    shortcuts = made(qtbot, file)
    assert not shortcuts.is_changed("packet")
    shortcuts.change("packet", "Ctrl+B")
    assert shortcuts.keys("packet") == ["Ctrl+B"]
    again = made(qtbot, file)
    assert again.keys("packet") == ["Ctrl+B"]
    assert again.is_changed("packet")
    again.reset("packet")
    assert again.keys("packet") == ["Ctrl+E"]
    assert made(qtbot, file).keys("packet") == ["Ctrl+E"]
    assert "shortcuts" not in file.read_text(encoding="utf-8")


def test_an_action_can_do_without(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    made(qtbot, file).change("packet", "")
    assert made(qtbot, file).keys("packet") == []


def test_no_key_calls_two_things(qtbot: QtBot) -> None:
    shortcuts = made(qtbot)
    assert shortcuts.holder("Ctrl+K", "packet") == "search"
    assert shortcuts.holder("Ctrl+K", "search") is None
    shortcuts.change("packet", "Ctrl+K")
    assert shortcuts.keys("search") == ["/"]
    shortcuts.reset("search")
    assert shortcuts.keys("search") == ["Ctrl+K", "/"]
    assert shortcuts.keys("packet") == []


def test_all_can_be_taken_back(qtbot: QtBot) -> None:
    shortcuts = made(qtbot)
    shortcuts.change("packet", "Ctrl+K")
    shortcuts.change("find", "")
    shortcuts.reset_all()
    for spec in ACTIONS:
        assert not shortcuts.is_changed(spec.id)


@pytest.mark.parametrize("keys", ["W", ".", "Space", "Home"])
def test_keys_of_the_panes_are_not_given_away(qtbot: QtBot, keys: str) -> None:
    shortcuts = made(qtbot)
    assert shortcuts.holder(keys, "packet") == ""
    with pytest.raises(ValueError, match="pane"):
        shortcuts.change("packet", keys)


def test_the_keys_of_the_panes_are_written_as_qt_writes_them() -> None:
    for keys in TIMELINE_KEYS:
        assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys
