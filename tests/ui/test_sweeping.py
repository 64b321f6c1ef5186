import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.qt_jobs import Job, Progress
from briefviewer.ui.sweeping import PAUSE_MS, Sweeper, pass_over_loaded, sweep


@pytest.fixture
def sweeper(qtbot: QtBot) -> Iterator[Sweeper]:
    gc.enable()
    made = Sweeper()
    yield made
    made.stop()
    gc.disable()


class Ring(QWidget):
    """Nobody holds it but itself, as a widget does that is connected to a function of its own."""

    went_in: list[threading.Thread]

    def __init__(self) -> None:
        super().__init__()
        self.itself = self

    def __del__(self) -> None:
        self.went_in.append(threading.current_thread())


def litter(_progress: Progress) -> None:
    """Enough for the collector to run many times, were it on."""
    for _ in range(20_000):
        ring: list[object] = []
        ring.append(ring)


def _pay_no_heed(share: float, told: str = "", /) -> None: ...


def test_a_widget_is_never_collected_in_the_pool(qtbot: QtBot, sweeper: Sweeper) -> None:
    Ring.went_in = []
    Ring()
    job = Job(litter)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert Ring.went_in == []
    sweep()
    assert Ring.went_in == [threading.main_thread()]


def test_it_sweeps_by_itself(qtbot: QtBot, sweeper: Sweeper) -> None:
    Ring.went_in = []
    Ring()
    litter(_pay_no_heed)
    qtbot.waitUntil(lambda: Ring.went_in == [threading.main_thread()], timeout=PAUSE_MS * 20)


def test_it_hands_back_what_it_took(sweeper: Sweeper) -> None:
    assert not gc.isenabled()
    sweeper.stop()
    assert gc.isenabled()


def test_what_was_off_stays_off(qtbot: QtBot) -> None:
    gc.disable()
    sweeper = Sweeper()
    sweeper.stop()
    assert not gc.isenabled()


def test_nothing_is_collected_while_little_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(gc, "collect", asked.append)
    for made, swept in (((5, 0, 0), []), ((701, 0, 0), [0]), ((0, 11, 0), [1]), ((900, 11, 11), [2])):
        asked.clear()
        monkeypatch.setattr(gc, "get_count", lambda made=made: made)
        monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
        sweep()
        assert asked == swept


def test_what_is_loaded_is_passed_over_and_what_comes_later_is_not(qtbot: QtBot, sweeper: Sweeper) -> None:
    pass_over_loaded()
    try:
        assert gc.get_freeze_count() > 1000
        Ring.went_in = []
        Ring()
        gc.collect()
        assert Ring.went_in == [threading.main_thread()]
    finally:
        gc.unfreeze()
