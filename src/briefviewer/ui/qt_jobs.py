"""Runs long work beside the window: a pure function in a pool, its result and its troubles come home as signals."""

from collections.abc import Callable
from threading import Event as Flag
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

from briefviewer.domain.errors import BriefviewerError


class CancelledError(Exception):
    """The user does not want the work any more."""


class Progress(Protocol):
    """What work tells while it runs. Raises ``CancelledError`` where it is no longer wanted."""

    def __call__(self, share: float, told: str = "", /) -> None: ...


class Job(QObject):
    """One piece of work. Exactly one of ``finished``, ``failed``, ``crashed`` and ``cancelled`` comes in the end."""

    progressed = Signal(float, str)
    finished = Signal(object)
    failed = Signal(object)
    """The world got something wrong: a ``BriefviewerError``."""
    crashed = Signal(object)
    """Our bug: any other exception."""
    cancelled = Signal()
    _over = Signal(object)

    def __init__(self, work: Callable[[Progress], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._is_unwanted = Flag()
        self._over.connect(self._let_go)

    def start(self, pool: QThreadPool | None = None) -> None:
        """Run in a pool; the program's own if none is given."""
        runner = _Runner(self)
        _RUNNING.add(runner)
        (pool or QThreadPool.globalInstance()).start(runner)

    def cancel(self) -> None:
        """Ask it to stop at its next word of progress."""
        self._is_unwanted.set()

    def run_here(self) -> None:
        """Do the work in line, as tests and the command line want it; the same signals come."""
        try:
            result = self._work(self._tell)
            self._tell(1.0)
        except CancelledError:
            self.cancelled.emit()
        except BriefviewerError as error:
            self.failed.emit(error)
        except Exception as error:
            self.crashed.emit(error)
        else:
            self.finished.emit(result)

    def _let_go(self, runner: "_Runner") -> None:
        """In the job's own thread: let go of in the pool's, it could be destroyed there with signals on their way."""
        _RUNNING.discard(runner)

    def _tell(self, share: float, told: str = "", /) -> None:
        if self._is_unwanted.is_set():
            raise CancelledError
        self.progressed.emit(share, told)


class _Runner(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self.setAutoDelete(False)

    def run(self) -> None:
        """Called in the pool."""
        try:
            self._job.run_here()
        finally:
            if isValid(self._job):
                self._job._over.emit(self)
            else:
                _RUNNING.discard(self)


_RUNNING: set[_Runner] = set()
"""Held until they have run: the pool knows their bare address, and whoever began the work may be gone by then."""
