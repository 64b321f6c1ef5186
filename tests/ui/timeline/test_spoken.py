"""What the timeline says of itself."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.spots import Spot
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.words import Words
from tests.timeline.arrangements import TODAY
from tests.ui.harbour_window import keep
from tests.ui.timeline.story_store import a_store


@pytest.fixture
def canvas(qtbot: QtBot) -> TimelineCanvas:
    made = keep(qtbot, TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False))
    made.resize(1000, 700)
    assert made.spots() == ()
    assert made.told(EventId("meeting")) == ""
    store = a_store()
    made.set_store(store)
    made.show()
    made.show_selection(store.select(Filters()))
    return made


def test_event_is_told_with_its_date_and_place(canvas: TimelineCanvas) -> None:
    found = canvas.view_model.place_in_lane(EventId("meeting"))
    assert found is not None
    told = f"First meeting in the capital, 25 August 2025, {found[0]} of {found[1]} in Alliance"
    assert canvas.told(EventId("meeting")) == told
    spot = next(each for each in canvas.spots() if each.event == "meeting")
    assert canvas.told_spot(spot) == told
    canvas.select([EventId("meeting")])
    assert canvas.accessibleDescription() == told
    canvas.clear()
    assert canvas.accessibleDescription() == ""


def test_event_beside_the_axis_has_no_place_in_a_lane(canvas: TimelineCanvas) -> None:
    scene = canvas.view_model.scene
    assert scene is not None
    (chip, *_) = [chip for board in scene.boards for chip in board.chips]
    assert canvas.told(chip.event).startswith(chip.text)
    assert " of " not in canvas.told(chip.event).removeprefix(chip.text)


def test_outside_date_is_told_as_one(canvas: TimelineCanvas) -> None:
    assert "14 December 2024 (not from the documents)" in canvas.told(EventId("rumour"))


def test_heap_is_told_by_count_days_and_lane(canvas: TimelineCanvas) -> None:
    start = 739130.0  # 1 September 2024
    heap = Spot("alliance 1", Rect(0, 0, 44, 20), count=1200, lane="Alliance", stretch=(start, start + 30))
    assert canvas.told_spot(heap) == "1,200 events in Alliance, 1 – 30 September 2024"
    canvas.open_spot(heap)
    shown = canvas.view_model.span
    assert shown == (start, start + 30)


def test_spots_are_the_same_while_the_scene_is(canvas: TimelineCanvas) -> None:
    assert canvas.spots() is canvas.spots()
    before = canvas.spots()
    canvas.zoom_in()
    assert canvas.spots() is not before


def test_spots_are_chosen_and_opened(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    spots = {each.key: each for each in canvas.spots()}
    canvas.choose_spots(["meeting", "talks", "nobody"])
    assert canvas.view_model.selected == ("meeting", "talks")
    assert canvas.is_chosen(spots["talks"])
    assert canvas.last_chosen() == "talks"
    with qtbot.waitSignal(canvas.event_activated) as opened:
        canvas.open_spot(spots["meeting"])
    assert opened.args == ["meeting"]
    canvas.choose_spots([])
    assert canvas.last_chosen() == ""


def test_hints_are_told_and_lead_there(canvas: TimelineCanvas) -> None:
    canvas.go_to(date(1990, 1, 1), date(1990, 6, 1))
    (hint,) = [spot for spot in canvas.spots() if spot.hint]
    assert canvas.told_spot(hint) == f"{hint.count} later ›"
    in_lane = replace(hint, lane="Alliance")
    assert canvas.told_spot(in_lane) == f"Alliance: {hint.count} later ›"
    canvas.open_spot(hint)
    assert any(spot.event is not None and not spot.lane for spot in canvas.spots())
