"""The timeline as a screen reader finds it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.accessible import _HELD, SpotInterface, TimelineInterface
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import TODAY
from tests.ui.harbour_window import keep
from tests.ui.timeline.story_store import a_store

ROOT = Path(__file__).resolve().parents[3]
NAME = QAccessible.Text.Name


@pytest.fixture
def listening() -> Iterator[None]:
    """A screen reader listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def canvas(qtbot: QtBot, listening: None) -> TimelineCanvas:
    made = keep(qtbot, TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False))
    store = a_store()
    made.resize(1000, 700)
    made.set_store(store)
    made.show()
    made.show_selection(store.select(Filters()))
    return made


def list_of(canvas: TimelineCanvas) -> TimelineInterface:
    found = QAccessible.queryAccessibleInterface(canvas)
    assert isinstance(found, TimelineInterface)
    return found


def item_of(canvas: TimelineCanvas, event: str) -> SpotInterface:
    items = [list_of(canvas).child(place) for place in range(list_of(canvas).childCount())]
    (found,) = [each for each in items if isinstance(each, SpotInterface) and each.key == event]
    return found


def test_it_is_a_list_of_the_events_in_view(canvas: TimelineCanvas) -> None:
    found = list_of(canvas)
    assert found.role() == QAccessible.Role.List
    assert found.text(NAME) == "Timeline"
    assert found.state().multiSelectable
    names = [item.text(NAME) for place in range(found.childCount()) if (item := found.child(place)) is not None]
    assert len(names) == len(canvas.spots()) > 5
    assert any(name.startswith("First meeting in the capital, 25 August 2025, ") for name in names)
    assert found.child(-1) is None
    assert found.child(len(names)) is None


def test_an_item_has_its_place_in_list_and_on_the_screen(canvas: TimelineCanvas) -> None:
    item, found = item_of(canvas, "meeting"), list_of(canvas)
    assert item.role() == QAccessible.Role.ListItem
    assert item.parent() is found
    assert found.child(found.indexOfChild(item)) is item
    rect = item.rect()
    assert canvas.rect().contains(canvas.mapFromGlobal(rect.center()))
    assert found.childAt(rect.center().x(), rect.center().y()) is item
    assert found.childAt(-5000, -5000) is None
    here = canvas.mapFromGlobal(rect.center())
    hit = canvas.view_model.hit(here.x(), here.y())
    assert hit is not None
    assert hit.event == "meeting"


def test_its_state_follows_the_selection(canvas: TimelineCanvas) -> None:
    item = item_of(canvas, "meeting")
    assert item.state().selectable
    assert item.state().focusable
    assert not item.state().selected
    canvas.setFocus()
    canvas.select([EventId("talks"), EventId("meeting")])
    assert item.state().selected
    assert item.state().focused
    assert list_of(canvas).focusChild() is item
    assert not item_of(canvas, "talks").state().focused


def test_boards_can_be_opened_and_then_have_all_their_events(canvas: TimelineCanvas) -> None:
    canvas.resize(1000, 420)
    board = item_of(canvas, "board undated")
    assert board.text(NAME) == "Undated, 1 event"
    assert (board.state().expandable, board.state().collapsed, board.state().selectable) == (True, True, False)
    assert "rumour" not in {spot.key for spot in canvas.spots()} or canvas.view_model.place_in_lane(EventId("rumour"))
    press = board.actionInterface()
    press.doAction(press.pressAction())
    assert item_of(canvas, "board undated").state().expanded
    assert list_of(canvas).indexOfChild(item_of(canvas, "rumour")) >= 0


def test_what_an_open_board_has_to_scroll_to_is_there_but_out_of_sight(qtbot: QtBot, listening: None) -> None:
    canvas = keep(qtbot, TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False))
    store = a_store([an_event(f"e{number:03}", on=None, kind="summit") for number in range(150)])
    canvas.resize(1000, 700)
    canvas.set_store(store)
    canvas.show()
    canvas.show_selection(store.select(Filters()))
    canvas.toggle_board("undated")
    assert list_of(canvas).childCount() == 151
    seen, hidden = item_of(canvas, "e000"), item_of(canvas, "e149")
    assert (seen.state().offscreen, hidden.state().offscreen) == (False, True)
    assert (seen.rect().isEmpty(), hidden.rect().isEmpty()) == (False, True)
    middle = item_of(canvas, "board undated").rect().center()
    assert list_of(canvas).childAt(middle.x(), middle.y()) is item_of(canvas, "board undated")
    assert list_of(canvas).selectionInterface().select(hidden)
    assert not hidden.state().offscreen


def test_the_selection_can_be_changed_by_it(canvas: TimelineCanvas) -> None:
    meeting, talks = item_of(canvas, "meeting"), item_of(canvas, "talks")
    selection = list_of(canvas).selectionInterface()
    assert selection.select(meeting)
    assert selection.select(talks)
    assert set(canvas.view_model.selected) == {"meeting", "talks"}
    assert selection.isSelected(meeting)
    assert selection.selectedItemCount() == 2
    assert {id(each) for each in selection.selectedItems()} == {id(meeting), id(talks)}
    assert selection.unselect(meeting)
    assert canvas.view_model.selected == ("talks",)
    assert selection.selectAll()
    assert len(canvas.view_model.selected) == sum(spot.event is not None for spot in canvas.spots())
    assert selection.clear()
    assert canvas.view_model.selected == ()


def test_it_can_be_pressed(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    actions = item_of(canvas, "meeting").actionInterface()
    press, focus = actions.actionNames()
    assert actions.keyBindingsForAction(press) == ["Return"]
    actions.doAction(focus)
    assert canvas.view_model.selected == ("meeting",)
    with qtbot.waitSignal(canvas.event_activated) as opened:
        actions.doAction(press)
    assert opened.args == ["meeting"]


def test_what_is_chosen_by_key_is_led_to(qtbot: QtBot, canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    led: list[tuple[QAccessible.Event, int]] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: led.append((event.type(), event.uniqueId())))
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    item = list_of(canvas).focusChild()
    assert isinstance(item, SpotInterface)
    assert (QAccessible.Event.Focus, item.id) in led
    led.clear()
    canvas.tell_seen()
    assert [event for event, _ in led] == [QAccessible.Event.ObjectReorder]


def test_what_is_out_of_view_is_said_aloud(
    qtbot: QtBot, canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: said.append(event.message()) if event.type() == QAccessible.Event.Announcement else None,
    )
    canvas.setFocus()
    canvas.view_model.go_to(700000.0, 700100.0)
    canvas.select([EventId("meeting")])
    assert said == [canvas.told(EventId("meeting"))]


def test_an_item_that_went_out_of_view_is_no_longer_valid(canvas: TimelineCanvas) -> None:
    item = item_of(canvas, "meeting")
    assert item.isValid()
    canvas.view_model.go_to(700000.0, 700100.0)
    assert not item.isValid()
    assert item.state().invalid
    assert item.rect().isEmpty()
    assert item.text(NAME) == ""
    assert list_of(canvas).indexOfChild(item) == -1
    list_of(canvas).let_go(0)
    assert item.held not in _HELD


def test_nothing_is_made_where_nobody_listens(qtbot: QtBot) -> None:
    before = len(_HELD)
    canvas = keep(qtbot, TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY))
    canvas.show()
    canvas.tell_seen()
    assert len(_HELD) == before


def test_nothing_is_left_when_the_window_goes(qtbot: QtBot, listening: None) -> None:
    window = QMainWindow()
    canvas = TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, window)
    window.setCentralWidget(canvas)
    store = a_store()
    canvas.set_store(store)
    window.resize(1000, 700)
    window.show()
    canvas.show_selection(store.select(Filters()))
    item = item_of(canvas, "meeting")
    held, id_ = item.held, item.id
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert held not in _HELD
    left: QAccessibleInterface | None = QAccessible.accessibleInterface(id_)
    assert left is None


def test_twenty_thousand_questions_while_windows_come_and_go() -> None:
    asked = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(Path(__file__).with_name("ask_accessible.py")), "20000", "4"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout == "asked\n"
    assert [line for line in asked.stderr.splitlines() if "This plugin does not support" not in line] == []
