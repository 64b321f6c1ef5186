"""Which key does what to the timeline. Letters count by where they lie, so that W A S D work in Korean and anywhere."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from briefviewer.ui.timeline.acting import ActingTimeline

# X11 and Wayland report evdev codes + 8, Windows its set-1 scan codes, macOS virtual key codes.
_EVDEV = {25: "w", 38: "a", 39: "s", 40: "d", 41: "f", 27: "r", 56: "b"}
_WINDOWS = {17: "w", 30: "a", 31: "s", 32: "d", 33: "f", 19: "r", 48: "b"}
_MAC = {13: "w", 0: "a", 1: "s", 2: "d", 3: "f", 15: "r", 11: "b"}
_BY_NAME = {
    Qt.Key.Key_W: "w",
    Qt.Key.Key_A: "a",
    Qt.Key.Key_S: "s",
    Qt.Key.Key_D: "d",
    Qt.Key.Key_F: "f",
    Qt.Key.Key_R: "r",
    Qt.Key.Key_B: "b",
}


def physical_letter(event: QKeyEvent, platform: str = sys.platform) -> str | None:
    """The letter printed on a QWERTY keyboard where this key lies; None if it is no letter used here.

    Events without a scan code (made by a program) are read by name.
    """
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    if platform == "darwin":
        return _MAC.get(event.nativeVirtualKey()) if event.nativeVirtualKey() else _BY_NAME.get(Qt.Key(event.key()))
    code = event.nativeScanCode()
    if code:
        return (_WINDOWS if platform == "win32" else _EVDEV).get(code)
    return _BY_NAME.get(Qt.Key(event.key()))


def act_of(event: QKeyEvent, timeline: ActingTimeline) -> Callable[[], None] | None:
    """What a key does to the timeline; None if it does nothing here."""
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    if alt:
        return {Qt.Key.Key_Left: timeline.view_back, Qt.Key.Key_Right: timeline.view_forward}.get(Qt.Key(event.key()))
    letter = physical_letter(event)
    letters: dict[str, Callable[[], None]] = {
        "w": timeline.zoom_in,
        "s": timeline.zoom_out,
        "a": timeline.pan_earlier,
        "d": timeline.pan_later,
        "f": timeline.focus_selection,
        "r": timeline.range_from_selection,
        "b": timeline.toggle_beside,
    }
    if letter is not None:
        return letters[letter]
    keys: dict[int, Callable[[], None]] = {
        Qt.Key.Key_Plus: timeline.zoom_in,
        Qt.Key.Key_Equal: timeline.zoom_in,
        Qt.Key.Key_Minus: timeline.zoom_out,
        Qt.Key.Key_Underscore: timeline.zoom_out,
        Qt.Key.Key_Left: timeline.pan_earlier,
        Qt.Key.Key_Right: timeline.pan_later,
        Qt.Key.Key_Up: lambda: timeline.view_model.scroll_by(-40),
        Qt.Key.Key_Down: lambda: timeline.view_model.scroll_by(40),
        Qt.Key.Key_PageUp: lambda: timeline.pan_earlier(0.9),
        Qt.Key.Key_PageDown: lambda: timeline.pan_later(0.9),
        Qt.Key.Key_BracketLeft: lambda: timeline.go_outside(-1),
        Qt.Key.Key_BracketRight: lambda: timeline.go_outside(1),
        Qt.Key.Key_Period: timeline.next_event,
        Qt.Key.Key_Comma: timeline.previous_event,
        Qt.Key.Key_Home: timeline.first_event,
        Qt.Key.Key_End: timeline.last_event,
        Qt.Key.Key_Escape: timeline.clear,
        Qt.Key.Key_Return: timeline.open_selected,
        Qt.Key.Key_Enter: timeline.open_selected,
    }
    return keys.get(event.key())
