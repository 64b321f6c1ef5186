"""The view on its way: it arrives, whatever comes next breaks in, and it rests."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.timeline.gliding import Gliding
from tests.timeline.test_scene import a_story
from tests.timeline.timelines import Timeline


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(a_story())


@pytest.fixture
def make(qtbot: QtBot, timeline: Timeline) -> Callable[[bool], Gliding]:
    def made(is_animated: bool) -> Gliding:
        widget = QWidget()
        qtbot.addWidget(widget)
        widget.show()
        return Gliding(timeline, widget, lambda: None, is_animated=is_animated)

    return made


def test_without_motion_it_is_there_at_once(make: Callable[[bool], Gliding], timeline: Timeline) -> None:
    gliding, start = make(False), timeline.span
    gliding.to(739_000.0, 739_100.0)
    assert timeline.span == (739_000.0, 739_100.0)
    assert not gliding.is_gliding
    timeline.back()
    assert timeline.span == start


def test_a_second_step_goes_on_from_where_the_first_would_end(
    make: Callable[[bool], Gliding], timeline: Timeline, qtbot: QtBot
) -> None:
    gliding, (start, end) = make(True), timeline.span
    gliding.zoom(2.0)
    gliding.zoom(2.0)
    assert gliding.is_gliding
    assert timeline.span == (start, end)
    assert gliding.aim[1] - gliding.aim[0] == pytest.approx((end - start) / 4)
    with qtbot.wait_signal(gliding.ease.finished):
        pass
    assert timeline.span[1] - timeline.span[0] == pytest.approx((end - start) / 4)
    assert sum(timeline.span) == pytest.approx(start + end)
    assert not gliding.is_gliding


def test_stopping_leaves_the_view_where_it_is(make: Callable[[bool], Gliding], timeline: Timeline) -> None:
    gliding, span = make(True), timeline.span
    gliding.pan(0.5)
    gliding.stop()
    assert not gliding.is_gliding
    assert timeline.span == gliding.aim == span


def test_halfway_of_a_zoom_keeps_its_anchor(make: Callable[[bool], Gliding], timeline: Timeline) -> None:
    """The edge that zoom and pan together hold still stands still all the way."""
    gliding, (start, end) = make(True), timeline.span
    gliding.to(start, start + (end - start) / 3)
    gliding.ease.pause()
    for moment in (20, 60, 110):
        gliding.ease.setCurrentTime(moment)
        assert timeline.span[0] == pytest.approx(start)
        assert (end - start) / 3 < timeline.span[1] - timeline.span[0] < end - start
    gliding.stop()


def test_centre_keeps_the_width(make: Callable[[bool], Gliding], timeline: Timeline) -> None:
    gliding, (start, end) = make(False), timeline.span
    gliding.center(739_000.0)
    assert sum(timeline.span) / 2 == pytest.approx(739_000.0)
    assert timeline.span[1] - timeline.span[0] == pytest.approx(end - start)


def fingers(phase: Qt.ScrollPhase, now: int) -> QWheelEvent:
    pixels, here = QPoint(-20, 0), QPointF(500, 300)
    none, held = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(here, here, pixels, pixels, none, held, phase, False)
    event.setTimestamp(now)
    return event


@pytest.mark.parametrize("is_animated", [True, False])
def test_a_flick_rolls_on_where_motion_is_wished_until_touched(
    make: Callable[[bool], Gliding], is_animated: bool
) -> None:
    gliding = make(is_animated)
    for step in range(5):
        gliding.flick(fingers(Qt.ScrollPhase.ScrollUpdate, 8 * step), 20.0, 0.0)
    gliding.flick(fingers(Qt.ScrollPhase.ScrollEnd, 40), 0.0, 0.0)
    assert gliding.roll_timer.isActive() is is_animated
    gliding.touch(fingers(Qt.ScrollPhase.ScrollBegin, 50))
    assert not gliding.roll_timer.isActive()
