from threading import Event as Flag

import pytest
from pytestqt.qtbot import QtBot

from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.latest_job import LatestJob
from briefviewer.ui.qt_jobs import Progress


def test_an_answer_comes_home(qtbot: QtBot) -> None:
    latest = LatestJob()
    with qtbot.waitSignal(latest.answered) as answered:
        latest.ask(lambda _progress: 7)
        assert latest.is_busy
    assert answered.args == [7]
    assert not latest.is_busy


def test_only_the_newest_is_answered_and_those_between_never_begin(qtbot: QtBot) -> None:
    latest = LatestJob()
    began, may_end = Flag(), Flag()
    done: list[int] = []
    answers: list[object] = []
    latest.answered.connect(answers.append)

    def slow(_progress: Progress) -> str:
        began.set()
        may_end.wait(10)
        return "stale"

    latest.ask(slow)
    assert began.wait(10)
    latest.ask(lambda _progress: done.append(2))
    with qtbot.waitSignal(latest.answered):
        latest.ask(lambda _progress: "newest")
        may_end.set()
    assert answers == ["newest"]
    assert done == []


def test_work_that_was_overtaken_stops_at_its_next_word(qtbot: QtBot) -> None:
    latest = LatestJob()
    began, was_asked = Flag(), Flag()
    reached: list[str] = []

    def slow(progress: Progress) -> None:
        began.set()
        was_asked.wait(10)
        progress(0.5)
        reached.append("after")

    latest.ask(slow)
    assert began.wait(10)
    with qtbot.waitSignal(latest.answered) as answered:
        latest.ask(lambda _progress: "newest")
        was_asked.set()
    assert answered.args == ["newest"]
    assert reached == []


def test_what_is_dropped_is_never_answered(qtbot: QtBot) -> None:
    latest = LatestJob()
    answers: list[object] = []
    latest.answered.connect(answers.append)
    latest.ask(lambda _progress: "dropped")
    latest.drop()
    assert not latest.is_busy
    with qtbot.waitSignal(latest.answered):
        latest.ask(lambda _progress: "asked again")
    assert answers == ["asked again"]


def test_what_the_world_got_wrong_is_told(qtbot: QtBot) -> None:
    latest = LatestJob()

    def broken(_progress: Progress) -> None:
        raise BriefviewerError("file-not-written")

    with qtbot.waitSignal(latest.failed) as failed:
        latest.ask(broken)
    assert failed.args[0].code == "file-not-written"


def test_a_fault_of_ours_is_raised_and_the_next_wish_is_still_served(qtbot: QtBot) -> None:
    latest = LatestJob()

    def bug(_progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        latest.ask(bug)
        qtbot.waitUntil(lambda: not latest.is_busy)
    assert raised[0][0] is ZeroDivisionError
    with qtbot.waitSignal(latest.answered):
        latest.ask(lambda _progress: 1)


@pytest.mark.parametrize("count", [1, 5])
def test_wishes_in_a_row_are_answered_once(qtbot: QtBot, count: int) -> None:
    latest = LatestJob()
    answers: list[object] = []
    latest.answered.connect(answers.append)
    with qtbot.waitSignal(latest.answered):
        for number in range(count):
            latest.ask(lambda _progress, number=number: number)  # type: ignore[misc]
    assert answers == [count - 1]
