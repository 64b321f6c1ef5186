"""An application that paints without a display: what pictures and screenshots run in."""

import os
import sys

from PySide6.QtWidgets import QApplication


def offscreen_application() -> QApplication:
    """The running application, or a new one that needs no display. Keep it as long as something is painted."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication(sys.argv[:1])
