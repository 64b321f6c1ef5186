"""Runs the newest of many wishes beside the window: what is typed or clicked meanwhile makes older answers stale.

Only one piece of work runs at a time. A newer wish asks the running one to stop and takes its place as soon as it does;
wishes in between are never begun, and a stale answer never comes home.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.qt_jobs import Job, Progress

Work = Callable[[Progress], object]


class LatestJob(QObject):
    """Answers the wish made last."""

    answered = Signal(object)
    failed = Signal(object)
    """The world got something wrong: a ``BriefviewerError``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: Work | None = None
        self._is_wanted = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_wanted

    def ask(self, work: Work) -> None:
        """Do this, and nothing that was asked before."""
        self._is_wanted = True
        if self._job is None:
            self._start(work)
            return
        self._next = work
        self._job.cancel()

    def drop(self) -> None:
        """Nobody waits for an answer any more."""
        self._is_wanted = False
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def _start(self, work: Work) -> None:
        job = Job(work)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.crashed.connect(self._crash)
        job.cancelled.connect(self._go_on)
        self._job = job
        job.start()

    def _finish(self, answer: object) -> None:
        if self._go_on():
            self.answered.emit(answer)

    def _fail(self, error: BriefviewerError) -> None:
        if self._go_on():
            self.failed.emit(error)

    def _crash(self, error: Exception) -> None:
        self._go_on()
        raise error

    def _go_on(self) -> bool:
        """Begin what waits; whether what has just ended was still wanted."""
        self._job = None
        work, self._next = self._next, None
        if work is not None:
            self._start(work)
            return False
        wanted, self._is_wanted = self._is_wanted, False
        return wanted
