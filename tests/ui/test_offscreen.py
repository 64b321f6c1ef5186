from PySide6.QtWidgets import QApplication

from briefviewer.ui.offscreen import offscreen_application


def test_a_running_application_is_used(qapp: QApplication) -> None:
    assert offscreen_application() is qapp
