"""The window of the two harbours, shown, whose dialogs are closed in the end."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.harbour_window import Harbour, harbour_window, keep


@pytest.fixture
def harbour(qtbot: QtBot) -> Iterator[Harbour]:
    """The window, what it shows, and its connections."""
    window, workspace, wiring = harbour_window()
    keep(qtbot, window)
    window.show()
    yield window, workspace, wiring
    for dialog in window.findChildren(QDialog):
        dialog.close()
