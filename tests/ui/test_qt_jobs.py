import threading

from PySide6.QtCore import QObject, QThread, QThreadPool
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui import qt_jobs
from briefviewer.ui.qt_jobs import Job, Progress


def test_work_runs_elsewhere_and_its_result_comes_home(qtbot: QtBot) -> None:
    threads = []

    def work(progress: Progress) -> str:
        progress(0.5, "half")
        threads.append(QThread.currentThread())
        return "done"

    job = Job(work)
    told: list[tuple[float, str]] = []
    job.progressed.connect(lambda share, word: told.append((share, word)))
    with qtbot.waitSignal(job.finished) as finished:
        job.start()
    assert finished.args == ["done"]
    assert told == [(0.5, "half"), (1.0, "")]
    assert threads[0] is not QThread.currentThread()


def test_errors_of_the_world_and_our_own_are_told_apart(qtbot: QtBot) -> None:
    def full_disk(progress: Progress) -> None:
        raise BriefviewerError("file-not-written")

    def bug(progress: Progress) -> None:
        raise ZeroDivisionError

    job = Job(full_disk)
    with qtbot.waitSignal(job.failed) as failed:
        job.start(QThreadPool.globalInstance())
    assert failed.args[0].code == "file-not-written"
    job = Job(bug)
    with qtbot.waitSignal(job.crashed) as crashed:
        job.run_here()
    assert isinstance(crashed.args[0], ZeroDivisionError)


def test_unwanted_work_stops_at_its_next_word(qtbot: QtBot) -> None:
    reached: list[str] = []

    def work(progress: Progress) -> None:
        progress(0.1)
        job.cancel()
        progress(0.2)
        reached.append("after")

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        job.run_here()
    assert reached == []


def test_work_given_up_at_the_very_end_is_not_finished(qtbot: QtBot) -> None:
    job = Job(lambda _progress: job.cancel())
    with qtbot.waitSignal(job.cancelled), qtbot.assertNotEmitted(job.finished):
        job.run_here()


def test_a_job_is_let_go_of_once_it_is_over_even_if_nobody_kept_it(qtbot: QtBot) -> None:
    before = qt_jobs._RUNNING.keys() | set()
    Job(lambda progress: None).start()
    qtbot.waitUntil(lambda: not qt_jobs._RUNNING.keys() - before)


def test_nothing_of_a_job_is_ever_destroyed_in_the_pool(qtbot: QtBot) -> None:
    """A sender of signals that goes in another thread than its own takes the program along."""
    went_here: list[bool] = []

    def note() -> None:
        went_here.append(threading.current_thread() is threading.main_thread())

    class Held:
        def __del__(self) -> None:
            note()

    class NotedJob(Job):
        def __del__(self) -> None:
            note()

    def begin() -> None:
        held, result = Held(), Held()

        def work(progress: Progress) -> object:
            progress(0.5)
            return result if held else None

        NotedJob(work).start()

    for _ in range(200):
        begin()
    qtbot.waitUntil(lambda: len(went_here) == 600)
    assert all(went_here)


def test_a_job_whose_parent_is_gone_says_nothing(qtbot: QtBot) -> None:
    parent = QObject()
    done = threading.Event()
    heard: list[object] = []
    job = Job(lambda progress: done.wait(), parent)
    job.finished.connect(heard.append)
    before = qt_jobs._RUNNING.keys() | set()
    job.start()
    delete(parent)
    done.set()
    qtbot.waitUntil(lambda: not qt_jobs._RUNNING.keys() - before)
    assert heard == []
