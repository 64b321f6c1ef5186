"""Has Python's garbage collector run in the window's thread alone.

By itself it runs in whichever thread happens to make the object too many, and what it finds is destroyed there. A
widget or a timer may only go in the thread it lives in; elsewhere it takes the program along, now and then.
"""

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE_MS = 1000


class Sweeper(QObject):
    """Takes the collector's work over until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(sweep)
        self._timer.start()

    def stop(self) -> None:
        """Hand it back."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


def pass_over_loaded() -> None:
    """Leave out of every sweep what is there by now; to be called once all is imported and nothing is open yet.

    Modules and their code stay as long as the program, and walking them held up the window for 50 ms each time.
    """
    gc.freeze()


def sweep() -> None:
    """Collect what the collector would by now: the oldest generation that is full, and all younger ones."""
    full = [made > most for made, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(full):
        gc.collect(max(generation for generation, is_full in enumerate(full) if is_full))
