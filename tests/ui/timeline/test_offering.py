"""Menus where one asks for them, and the choice that a count offers."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import Event, EventId
from briefviewer.domain.facet import Filters
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import TODAY
from tests.ui.harbour_window import keep
from tests.ui.timeline.story_store import a_store


def a_timeline(qtbot: QtBot, events: Sequence[Event] | None = None) -> TimelineCanvas:
    canvas = keep(qtbot, TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False))
    canvas.resize(1000, 700)
    if events is None or events:
        store = a_store(events)
        canvas.set_store(store)
        canvas.show()
        canvas.show_selection(store.select(Filters()))
    return canvas


def told(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [action.text() for action in menu.actions() if action.text()]


def test_before_anything_is_shown_nothing_is_offered(qtbot: QtBot) -> None:
    assert a_timeline(qtbot, []).menu_at(QPointF(500, 300)) is None


def test_by_key_the_menu_is_that_of_the_event_chosen_last(qtbot: QtBot) -> None:
    canvas = a_timeline(qtbot)
    canvas.select([EventId("meeting")])
    assert "Show details" in told(canvas.menu_at(QPointF(2, 2), by_key=True))
    assert "Show details" not in told(canvas.menu_at(QPointF(2, 2)))


@pytest.mark.parametrize(("event", "can_fit"), [("meeting", True), ("advice", False)])
def test_what_stands_beside_the_axis_cannot_be_fitted_into_the_view(qtbot: QtBot, event: str, can_fit: bool) -> None:
    canvas = a_timeline(qtbot)
    canvas.select([EventId(event)])
    menu = canvas.menu_at(QPointF(2, 2), by_key=True)
    assert menu is not None
    (fit,) = [action for action in menu.actions() if action.text() == "Fit into view"]
    assert fit.isEnabled() is can_fit


@pytest.mark.parametrize("is_folded", [True, False])
def test_the_menu_says_how_things_stand(qtbot: QtBot, is_folded: bool) -> None:
    canvas = a_timeline(qtbot)
    if is_folded:
        canvas.toggle_beside()
        canvas.toggle_folding()
    words = told(canvas.menu_at(QPointF(600, 300)))
    assert ("Show what stands beside the axis" in words) is is_folded
    assert ("Fold what stands beside the axis" in words) is not is_folded
    assert ("Show all time evenly" in words) is is_folded


def test_a_small_count_offers_its_events_by_name(qtbot: QtBot) -> None:
    crowd = [an_event(f"e{n:02}", on="2025-06-01", kind="summit", title=f"Meeting {n}") for n in range(9)]
    canvas = a_timeline(qtbot, crowd)
    canvas.give_rows(canvas.view_model.arrangement.table.lanes[0].key, 1)  # type: ignore[union-attr]
    scene = canvas.view_model.scene
    assert scene is not None
    (strip,) = scene.densities
    (cell,) = [each for each in strip.cells if each.events]
    words = told(canvas.menu_at(QPointF((cell.x0 + cell.x1) / 2, strip.top + strip.height / 2)))
    assert len([word for word in words if word.startswith("Meeting")]) == cell.events
    assert "Select all of them" in words
