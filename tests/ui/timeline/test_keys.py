"""Letters by where they lie, whatever the layout or the input method says."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from briefviewer.ui.timeline.keys import physical_letter

NONE = Qt.KeyboardModifier.NoModifier


def key(code: int, scan: int = 0, virtual: int = 0, text: str = "", modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, virtual, 0, text)


@pytest.mark.parametrize(
    ("platform", "scan", "virtual", "letter"),
    [
        ("linux", 25, 0, "w"),
        ("linux", 38, 0, "a"),
        ("linux", 39, 0, "s"),
        ("linux", 40, 0, "d"),
        ("win32", 17, 0, "w"),
        ("win32", 32, 0, "d"),
        ("darwin", 0, 13, "w"),
        ("darwin", 0, 2, "d"),
        ("linux", 56, 0, "b"),
        ("win32", 48, 0, "b"),
        ("darwin", 0, 11, "b"),
        ("linux", 24, 0, None),
    ],
)
def test_korean_letters_lie_where_latin_ones_do(platform: str, scan: int, virtual: int, letter: str | None) -> None:
    hangul = key(0x3148, scan, virtual, "ㅈ")
    assert physical_letter(hangul, platform) == letter


def test_events_of_a_program_are_read_by_name() -> None:
    assert physical_letter(key(Qt.Key.Key_W), "linux") == "w"
    assert physical_letter(key(Qt.Key.Key_Q), "linux") is None
    assert physical_letter(key(Qt.Key.Key_D), "darwin") == "d"


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_commands_are_no_letters(held: Qt.KeyboardModifier) -> None:
    assert physical_letter(key(Qt.Key.Key_W, 25, modifiers=held), "linux") is None
