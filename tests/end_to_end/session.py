"""A session at a real window: from step to step while the window's own event loop runs, each one timed.

A step says what it does, does it, and names what must then be so. The first step whose outcome does not come in time
ends the program with exit code 1, the step's name and a picture of the screen.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from briefviewer.app.ports import EventStore
from briefviewer.bootstrap import Folders, open_store
from briefviewer.ui.main import run
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.words import Words
from tests.end_to_end.person import Outcome, Person, Step

TICK_MS, DEADLINE_S = 10, 120.0
TIMES = "times.json"


@dataclass(frozen=True, slots=True)
class Timed:
    """How long a step took, in seconds: ``answer_s`` from the last key or button to the first look at its outcome with
    what had to be painted for it painted, ``stall_s`` the longest time in which the window heard nothing."""

    task: str
    step: str
    answer_s: float
    stall_s: float


class Session:
    """Goes through steps."""

    def __init__(self, person: Person, steps: Iterator[Step], patience_s: float = DEADLINE_S) -> None:
        self._person, self._steps, self._patience_s = person, steps, patience_s
        self._name = ""
        self._outcome: Outcome = lambda: True
        self._begun = self._left = time.monotonic()
        self._stall = 0.0
        self._is_answered = False
        self.timed: list[Timed] = []
        self.failed = ""
        self._timer = QTimer(person.window)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.monotonic()
        self._stall = max(self._stall, now - self._left - TICK_MS / 1000)
        try:
            self._go_on(now)
        except Exception as error:
            self._end(f"{self._name}: {error!r}")
        self._left = time.monotonic()

    def _go_on(self, now: float) -> None:
        done = self._person.hands.ended()
        if done is None:
            return
        if not self._is_answered:
            self._is_answered = self._outcome()
            if not self._is_answered:
                if now - max(done, self._begun) > self._patience_s:
                    self._end(f"no outcome: {self._name}")
                return
            if self._name:
                return  # what was asked to be painted is painted before the next tick
        if self._name:
            self.timed.append(Timed(self._person.task, self._name, now - max(done, self._begun), self._stall))
        step = next(self._steps, None)
        if step is None:
            self._end("")
            return
        self._name, act, self._outcome = step
        print(self._name, flush=True)
        self._begun, self._stall, self._is_answered = time.monotonic(), 0.0, False
        act()
        self._person.hands.begin()

    def _end(self, failed: str) -> None:
        self.failed = failed
        self._timer.stop()
        if failed:
            self._person.keep_screen("failed")
        QApplication.closeAllWindows()
        QApplication.quit()


def perform(store: Path, out: Path, steps: Callable[[Person], Iterator[Step]], patience_s: float = DEADLINE_S) -> int:
    """Open a window that fills the screen on a store, take the steps, and say how it went.

    Where the program keeps what is a user's, ``screen.use`` says: its children look there too.
    """
    sessions: list[Session] = []
    told: dict[str, object] = {}
    started = time.monotonic()

    folders = Folders.of_user()

    def opened(path: Path | None) -> EventStore:
        return open_store(path, folders)

    def begin(window: BriefWindow) -> None:
        window.setGeometry(window.screen().geometry())
        window.lay_panes(window.width())
        told["opened_s"] = time.monotonic() - started
        person = Person(window, out)
        sessions.append(Session(person, steps(person), patience_s))

    run(opened(store), opened, Words.for_language("en"), began=begin)
    session = sessions[0]
    told |= {"seconds": time.monotonic() - started, "steps": [asdict(each) for each in session.timed]}
    (out / TIMES).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    if session.failed:
        print(session.failed, file=sys.stderr)
        return 1
    return 0
