"""What drags do, without a canvas: each called with the places the pointer comes to."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.timeline.hits import Hit, Target
from briefviewer.ui.timeline.gestures import Gestures
from tests.timeline.test_scene import a_story
from tests.timeline.timelines import Timeline

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
HERE = QPointF(500, 300)


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(a_story())


@pytest.fixture
def gestures(qtbot: QtBot, timeline: Timeline) -> Gestures:
    widget = QWidget()
    qtbot.addWidget(widget)
    return Gestures(timeline, widget)


def test_the_ground_follows_the_pointer(gestures: Gestures, timeline: Timeline) -> None:
    drag, time = gestures.begin(Hit(Target.CANVAS), HERE, NONE), timeline.scale.invert(500)
    assert drag is not None
    for x in (480.0, 430.0, 400.0):
        drag(QPointF(x, 300))
        assert timeline.scale.invert(x) == pytest.approx(time)


@pytest.mark.parametrize(("target", "held"), [(Target.RULER, NONE), (Target.CANVAS, SHIFT), (Target.EVENT, SHIFT)])
def test_ruler_and_shift_brush(
    gestures: Gestures, timeline: Timeline, target: Target, held: Qt.KeyboardModifier
) -> None:
    drag = gestures.begin(Hit(target), HERE, held)
    assert drag is not None
    drag(QPointF(650, 300))
    assert timeline.brush is not None
    assert (timeline.brush.first, timeline.brush.last) == (timeline.day_at(500), timeline.day_at(650))


def test_band_adds_to_what_was_selected_and_lets_go_again(gestures: Gestures, timeline: Timeline) -> None:
    timeline.first()
    before = timeline.selected
    drag = gestures.begin(Hit(Target.CANVAS), QPointF(200, 60), CTRL)
    assert drag is not None
    drag(QPointF(990, 600))
    assert gestures.band is not None
    assert gestures.band.width() == 790
    assert len(timeline.selected) > 3
    drag(QPointF(201, 61))
    assert timeline.selected == before


def test_lane_edge_gives_rows(gestures: Gestures, timeline: Timeline) -> None:
    assert timeline.scene is not None
    band = timeline.scene.bands[0]
    drag = gestures.begin(Hit(Target.LANE_EDGE, key=band.lane.key), QPointF(50, band.bottom), NONE)
    assert drag is not None
    drag(QPointF(50, band.bottom + 2 * band.row_height))
    assert timeline.lanes.rows[band.lane.key] == band.rows + 2


def test_overview_window_is_moved_and_stretched(gestures: Gestures, timeline: Timeline) -> None:
    assert timeline.scene is not None
    over = timeline.scene.overview
    start, end = timeline.span
    move = gestures.begin(Hit(Target.OVERVIEW_WINDOW), QPointF(over.window_x0 + 5, 600), NONE)
    assert move is not None
    move(QPointF(over.window_x0 + 25, 600))
    moved = over.scale.invert(over.window_x0 + 25) - over.scale.invert(over.window_x0 + 5)
    assert timeline.span == pytest.approx((start + moved, end + moved))
    stretch = gestures.begin(Hit(Target.OVERVIEW_RIGHT), QPointF(over.window_x1, 600), NONE)
    assert stretch is not None
    stretch(QPointF(over.window_x1 + 10, 600))
    assert timeline.span[0] == pytest.approx(start + moved)
    assert timeline.span[1] > end + moved


@pytest.mark.parametrize("target", [Target.CHIP, Target.MORE, Target.NOTHING, Target.RANGE_LEFT])
def test_what_cannot_be_dragged_is_not(gestures: Gestures, target: Target) -> None:
    assert gestures.begin(Hit(target), HERE, NONE) is None
