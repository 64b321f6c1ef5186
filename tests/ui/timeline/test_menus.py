"""Menus offer what the place has, and do it."""

from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.timeline.hits import Hit, Target
from briefviewer.ui.timeline.menus import menu_for
from briefviewer.words import Words

ENGLISH = Words.for_language("en")


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def menu(hit: Hit, room: QWidget, wishes: Mock, *, hidden: int = 0, lanes: int = 3, folded: str = "") -> QMenu:
    return menu_for(hit, wishes, ENGLISH, room, folded=frozenset([folded]), hidden=hidden, lanes=lanes)


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
    assert grey(menu(Hit(Target.LANE, key="a"), room, Mock(), hidden=2, lanes=1)) == {"Hide this lane"}
    assert "Fit into view" in grey(menu(Hit(Target.CHIP, event=EventId("a")), room, Mock()))


def test_folded_lane_can_be_unfolded(room: QWidget) -> None:
    texts = [each.text() for each in menu(Hit(Target.LANE, key="a"), room, Mock(), folded="a").actions()]
    assert "Unfold this lane" in texts
    assert "Fold this lane" not in texts
