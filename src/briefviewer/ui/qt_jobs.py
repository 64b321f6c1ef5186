"""Runs long work beside the window: a pure function in a pool, its result and its troubles come home as signals.

What a thread of the pool lets go of last is destroyed in that thread, and a widget or a signal's sender may not be. So
the pool knows work by its number alone: work, outcome and job are taken up and let go of in the window's own thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from itertools import count
from threading import Event as Flag
from typing import Protocol

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from briefviewer.domain.errors import BriefviewerError


class CancelledError(Exception):
    """The user does not want the work any more."""


class Progress(Protocol):
    """What work tells while it runs. Raises ``CancelledError`` where it is no longer wanted."""

    def __call__(self, share: float, told: str = "", /) -> None: ...


Work = Callable[[Progress], object]


class Job(QObject):
    """One piece of work. Exactly one of ``finished``, ``failed``, ``crashed`` and ``cancelled`` comes in the end."""

    progressed = Signal(float, str)
    finished = Signal(object)
    failed = Signal(object)
    """The world got something wrong: a ``BriefviewerError``."""
    crashed = Signal(object)
    """Our bug: any other exception."""
    cancelled = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = _Task(work)

    def start(self, pool: QThreadPool | None = None) -> None:
        """Run in a pool; the program's own if none is given."""
        desk, number = _desk(), next(_NUMBERS)
        _RUNNING[number] = (self, self._task)
        (pool or QThreadPool.globalInstance()).start(partial(_run, number, desk.progressed.emit, desk.ended.emit))

    def cancel(self) -> None:
        """Ask it to stop at its next word of progress."""
        self._task.is_unwanted.set()

    def run_here(self) -> None:
        """Do the work in line, as tests and the command line want it; the same signals come."""
        self._task.do(self.progressed.emit)
        self._tell_outcome()

    def _tell_outcome(self) -> None:
        outcome, self._task.outcome = self._task.outcome, None
        match outcome:
            case None:
                self.cancelled.emit()
            case BriefviewerError():
                self.failed.emit(outcome)
            case Exception():
                self.crashed.emit(outcome)
            case _Result(value):
                self.finished.emit(value)


@dataclass(frozen=True)
class _Result:
    value: object


class _Task:
    """Work and what came of it: a result, an exception, or None where it was given up."""

    def __init__(self, work: Work) -> None:
        self.outcome: _Result | Exception | None = None
        self.is_unwanted = Flag()
        self._work = work

    def do(self, told: Callable[[float, str], object]) -> None:
        """Do the work, in any thread."""

        def tell(share: float, word: str = "", /) -> None:
            if self.is_unwanted.is_set():
                raise CancelledError
            told(share, word)

        try:
            result = self._work(tell)
            tell(1.0)
        except CancelledError:
            self.outcome = None
        except Exception as error:
            self.outcome = error
        else:
            self.outcome = _Result(result)


class _Desk(QObject):
    """Takes in what the pool tells, in the window's thread."""

    progressed = Signal(int, float, str)
    ended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.progressed.connect(self._pass_on)
        self.ended.connect(self._end)

    def _pass_on(self, number: int, share: float, word: str) -> None:
        job, _ = _RUNNING[number]
        if isValid(job):
            job.progressed.emit(share, word)

    def _end(self, number: int) -> None:
        job, _ = _RUNNING.pop(number)
        if isValid(job):
            job._tell_outcome()


def _run(number: int, told: Callable[[int, float, str], object], ended: Callable[[int], object]) -> None:
    """Called in the pool. Nothing of the work is held here any more when its end is told."""
    _RUNNING[number][1].do(partial(told, number))
    ended(number)


@cache
def _desk() -> _Desk:
    return _Desk()


_NUMBERS = count()
_RUNNING: dict[int, tuple[Job, _Task]] = {}
"""Held until they have run: whoever began the work may be gone by then."""
