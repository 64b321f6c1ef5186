"""What the pointer meets is told: cards for events, tooltips for counts, breaks and flags, a shape for the rest."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.timeline.hits import Hit, Target
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.pointing import Pointing
from briefviewer.words import Words
from tests.timeline.test_scene import a_story
from tests.timeline.timelines import Timeline
from tests.ui.timeline.story_store import a_store


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(a_story())


@pytest.fixture
def pointing(qtbot: QtBot, timeline: Timeline) -> Pointing:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    found = Pointing(timeline, widget, Theme.load("light"), Words.for_language("en"))
    found.set_store(a_store())
    return found


def place_of(timeline: Timeline, event: str) -> QPointF:
    assert timeline.scene is not None
    (glyph,) = [each for each in timeline.scene.glyphs if each.event == event]
    return QPointF(glyph.x, glyph.y)


def test_an_event_is_marked_at_once_and_told_after_a_moment(pointing: Pointing, timeline: Timeline) -> None:
    here = place_of(timeline, "meeting")
    pointing.at(here)
    assert timeline.scene is not None
    assert [each.event for each in timeline.scene.glyphs if each.is_hovered] == ["meeting"]
    assert pointing.hover_timer.isActive()
    assert not pointing.card.isVisible()
    pointing.tell(here.toPoint())
    assert pointing.card.isVisible()
    assert pointing.card_event == "meeting"
    pointing.at(QPointF(2, 2))
    assert not pointing.card.isVisible()


def test_no_card_covers_what_was_pressed_until_the_pointer_left_it(pointing: Pointing, timeline: Timeline) -> None:
    here = place_of(timeline, "meeting")
    pointing.at(here)
    pointing.press(EventId("meeting"))
    pointing.at(here)
    assert not pointing.hover_timer.isActive()
    pointing.at(QPointF(2, 2))
    pointing.at(here)
    assert pointing.hover_timer.isActive()


def test_tooltips_say_what_counts_breaks_and_flags_are(pointing: Pointing) -> None:
    assert "3 events" in pointing.tooltip(Hit(Target.DENSITY, count=3))
    assert "2020" in pointing.tooltip(Hit(Target.BREAK, stretch=(737_425.0, 737_800.0)))
    told = pointing.tooltip(Hit(Target.FLAG, documents=(DocumentId("alpha"), DocumentId("beta"))))
    assert len(told.splitlines()) == 2
    assert "October 31, 2025" in told or "31 October 2025" in told
    assert pointing.tooltip(Hit(Target.CANVAS)) == ""


def test_tooltips_say_what_a_click_on_a_board_does(pointing: Pointing, timeline: Timeline) -> None:
    board = Hit(Target.BOARD, key="undated")
    assert pointing.tooltip(board) == "Show all of this board"
    timeline.toggle_board("undated")
    assert pointing.tooltip(board) == "Show fewer"
    assert pointing.tooltip(Hit(Target.BOARD, key="outlook")) == "Show all of this board"
    assert pointing.tooltip(Hit(Target.MORE, key="undated")) == "List its events"


def test_another_language_is_spoken(pointing: Pointing) -> None:
    english = pointing.tooltip(Hit(Target.DENSITY, count=3))
    pointing.set_words(Words.for_language("ko"))
    assert pointing.tooltip(Hit(Target.DENSITY, count=3)) != english


def test_pointer_shows_what_can_be_done(pointing: Pointing, timeline: Timeline) -> None:
    widget = pointing.parent()
    assert isinstance(widget, QWidget)
    pointing.at(place_of(timeline, "meeting"))
    assert widget.cursor().shape() is Qt.CursorShape.PointingHandCursor
    pointing.at(QPointF(500, 10))
    assert widget.cursor().shape() is Qt.CursorShape.IBeamCursor
    pointing.at(QPointF(2, 2))
    assert widget.cursor().shape() is Qt.CursorShape.ArrowCursor
