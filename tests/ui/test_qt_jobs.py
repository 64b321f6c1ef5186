from PySide6.QtCore import QThread, QThreadPool
from pytestqt.qtbot import QtBot

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
    before = set(qt_jobs._RUNNING)
    Job(lambda progress: None).start()
    qtbot.waitUntil(lambda: not qt_jobs._RUNNING - before)
