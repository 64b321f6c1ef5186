from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.actions import ACTIONS, MENUS, build_actions, connect_actions
from tests.ui.harbour_window import ENGLISH, keep


def a_parent(qtbot: QtBot) -> QWidget:
    return keep(qtbot, QWidget())


def test_names_and_keys_are_given_once() -> None:
    assert [id_ for id_, count in Counter(spec.id for spec in ACTIONS).items() if count > 1] == []
    assert [key for key, count in Counter(key for spec in ACTIONS for key in spec.keys).items() if count > 1] == []
    assert {spec.menu for spec in ACTIONS} == set(MENUS)


def test_every_key_is_a_key_qt_knows() -> None:
    for spec in ACTIONS:
        for keys in spec.keys:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys


def test_a_shortcut_can_be_changed_and_taken_away(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    memory.keep("shortcuts/packet", "Ctrl+B")
    actions = build_actions(a_parent(qtbot), ENGLISH, memory)
    assert actions["packet"].shortcuts() == [QKeySequence("Ctrl+B")]
    assert actions["search"].shortcuts() == [QKeySequence("Ctrl+K"), QKeySequence("/")]


def test_an_action_nobody_serves_is_a_bug(qtbot: QtBot) -> None:
    actions = build_actions(a_parent(qtbot), ENGLISH, Memory(), ACTIONS[:2])
    with pytest.raises(LookupError, match="reload"):
        connect_actions(actions, {"open_store": lambda: None})


def test_an_action_calls_its_handler_without_arguments(qtbot: QtBot) -> None:
    called = []
    actions = build_actions(a_parent(qtbot), ENGLISH, Memory(), ACTIONS[:1])
    connect_actions(actions, {"open_store": lambda: called.append("open")})
    actions["open_store"].trigger()
    assert called == ["open"]
