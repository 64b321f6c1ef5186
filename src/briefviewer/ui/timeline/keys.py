"""Letter keys by where they lie on the keyboard, so that W A S D work under a Korean input method and on any layout."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# X11 and Wayland report evdev codes + 8, Windows its set-1 scan codes, macOS virtual key codes.
_EVDEV = {25: "w", 38: "a", 39: "s", 40: "d", 41: "f", 27: "r"}
_WINDOWS = {17: "w", 30: "a", 31: "s", 32: "d", 33: "f", 19: "r"}
_MAC = {13: "w", 0: "a", 1: "s", 2: "d", 3: "f", 15: "r"}
_BY_NAME = {
    Qt.Key.Key_W: "w",
    Qt.Key.Key_A: "a",
    Qt.Key.Key_S: "s",
    Qt.Key.Key_D: "d",
    Qt.Key.Key_F: "f",
    Qt.Key.Key_R: "r",
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
