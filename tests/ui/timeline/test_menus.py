"""Menus offer what the place has, and do it."""

from collections.abc import Sequence
from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.timeline.hits import Hit, Target
from briefviewer.ui.timeline.menus import MOST_CHOICES, LaneState, menu_for
from briefviewer.words import Words

ENGLISH = Words.for_language("en")


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def menu(
    hit: Hit, room: QWidget, wishes: Mock, *, hidden: int = 0, lanes: str = "a trade b", folded: str = "",
    given: str = "", counted: Sequence[tuple[EventId, str]] = (),
) -> QMenu:  # fmt: skip
    state = LaneState(frozenset([folded]), hidden, dict.fromkeys(lanes.split(), 3), frozenset([given]))
    return menu_for(hit, wishes, ENGLISH, room, state, counted)


def choose(menu: QMenu, text: str) -> None:
    (action,) = [each for each in menu.actions() if each.text() == text]
    assert action.isEnabled()
    action.trigger()


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Show details", "show_details"),
        ("Fit into view", "fit_event"),
        ("Range from it", "range_from_event"),
        ("Copy as text", "copy_text"),
        ("Copy citation", "copy_citation"),
    ],
)
def test_event(room: QWidget, text: str, wish: str) -> None:
    wishes = Mock()
    choose(menu(Hit(Target.EVENT, event=EventId("a")), room, wishes), text)
    getattr(wishes, wish).assert_called_once_with("a")


@pytest.mark.parametrize(
    ("text", "wish"),
    [("Fold this lane", "toggle_fold"), ("Hide this lane", "hide_lane"), ("Select its events", "select_lane")],
)
def test_lane(room: QWidget, text: str, wish: str) -> None:
    wishes = Mock()
    choose(menu(Hit(Target.LANE, key="trade"), room, wishes), text)
    getattr(wishes, wish).assert_called_once_with("trade")


def test_what_cannot_be_done_is_grey(room: QWidget) -> None:
    def grey(made: QMenu) -> set[str]:
        return {each.text() for each in made.actions() if each.text() and not each.isEnabled()}

    assert grey(menu(Hit(Target.CANVAS), room, Mock())) == {"Show all lanes"}
    assert grey(menu(Hit(Target.CANVAS), room, Mock(), hidden=1)) == set()
    assert grey(menu(Hit(Target.LANE, key="a"), room, Mock(), hidden=2, lanes="a")) == {
        "Hide this lane", "Move it up", "Move it down", "As many rows as it needs",
    }  # fmt: skip
    assert "Fit into view" in grey(menu(Hit(Target.CHIP, event=EventId("a")), room, Mock()))


def test_folded_lane_can_be_unfolded(room: QWidget) -> None:
    texts = [each.text() for each in menu(Hit(Target.LANE, key="a"), room, Mock(), folded="a").actions()]
    assert "Unfold this lane" in texts
    assert "Fold this lane" not in texts


@pytest.mark.parametrize(
    ("text", "wish", "asked"),
    [
        ("Move it up", "move_lane", ("trade", -1)),
        ("Move it down", "move_lane", ("trade", 1)),
        ("One row more", "give_rows", ("trade", 4)),
        ("One row less", "give_rows", ("trade", 2)),
        ("As many rows as it needs", "give_rows", ("trade", None)),
    ],
)
def test_lane_is_moved_and_resized_without_a_mouse(
    room: QWidget, text: str, wish: str, asked: tuple[object, ...]
) -> None:
    wishes = Mock()
    choose(menu(Hit(Target.LANE, key="trade"), room, wishes, given="trade"), text)
    getattr(wishes, wish).assert_called_once_with(*asked)


def test_count_of_a_few_offers_each_of_them(room: QWidget) -> None:
    wishes = Mock()
    counted = [(EventId("a"), "Tom & Jerry meet"), (EventId("b"), "t" * 90)]
    made = menu(Hit(Target.DENSITY, stretch=(1.0, 2.0), count=2), room, wishes, counted=counted)
    choose(made, "Tom && Jerry meet")
    wishes.select_events.assert_called_once_with(["a"])
    assert max(len(each.text()) for each in made.actions()) <= 72
    choose(made, "Look closer")
    wishes.zoom_into.assert_called_once_with(1.0, 2.0)


def test_count_of_many_can_only_be_selected_as_a_whole(room: QWidget) -> None:
    wishes = Mock()
    counted = [(EventId(f"e{number}"), f"Title {number}") for number in range(MOST_CHOICES + 1)]
    made = menu(Hit(Target.DENSITY, stretch=(1.0, 2.0), count=len(counted)), room, wishes, counted=counted)
    assert not any(each.text().startswith("Title") for each in made.actions())
    choose(made, "Select all of them")
    wishes.select_events.assert_called_once_with([event for event, _ in counted])
