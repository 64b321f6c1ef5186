"""What the window remembers from one start to the next: place, splitters, theme, shortcuts, words of the packet."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """Settings in an ini file; without one everything is forgotten, as tests and pictures want it."""

    def __init__(self, file: Path | None = None) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat) if file is not None else None

    def recall(self, name: str, default: str = "") -> str:
        """A remembered word."""
        value = self._settings.value(name) if self._settings is not None else None
        return value if isinstance(value, str) else default

    def keep(self, name: str, value: str) -> None:
        """Remember a word."""
        if self._settings is not None:
            self._settings.setValue(name, value)

    def forget(self, name: str) -> None:
        """Remember it no longer."""
        if self._settings is not None:
            self._settings.remove(name)

    def state(self, name: str) -> QByteArray | None:
        """A remembered state of Qt's; None where there is none."""
        value = self._settings.value(name) if self._settings is not None else None
        return value if isinstance(value, QByteArray) else None

    def keep_state(self, name: str, value: QByteArray) -> None:
        """Remember a state of Qt's."""
        if self._settings is not None:
            self._settings.setValue(name, value)
