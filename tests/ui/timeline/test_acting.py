"""What the timeline can be asked to do, each by itself."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.acting import ActingTimeline
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.ui.timeline.legend_popup import LegendPopup
from briefviewer.words import Words
from tests.timeline.arrangements import TODAY
from tests.ui.timeline.story_store import a_store

MEETING = EventId("meeting")


@pytest.fixture
def timeline(qtbot: QtBot) -> ActingTimeline:
    canvas = TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False)
    qtbot.addWidget(canvas)
    canvas.resize(1000, 700)
    store = a_store()
    canvas.set_store(store)
    canvas.show()
    canvas.show_selection(store.select(Filters()))
    return canvas


def test_focus_brings_the_selection_into_the_middle_then_fills_the_view(timeline: ActingTimeline) -> None:
    timeline.view_model.select([MEETING])
    start, end = timeline.view_model.span
    timeline.focus_selection()
    found = timeline.view_model.span_of([MEETING])
    assert found is not None
    assert sum(timeline.view_model.span) == pytest.approx(sum(found))
    assert timeline.view_model.span[1] - timeline.view_model.span[0] == pytest.approx(end - start)
    timeline.focus_selection()
    assert timeline.view_model.span == pytest.approx(found)
    assert timeline.view_model.span == pytest.approx(found)
    timeline.focus_selection()
    assert timeline.view_model.span == pytest.approx(timeline.view_model.span_of_all())
    timeline.focus_selection()
    assert sum(timeline.view_model.span) == pytest.approx(sum(found))


def test_focus_from_close_by_goes_no_further_off(timeline: ActingTimeline) -> None:
    timeline.view_model.select([MEETING])
    found = timeline.view_model.span_of([MEETING])
    assert found is not None
    timeline.view_model.go_to(found[0] - 3, found[0] + 1)
    timeline.focus_selection()
    assert sum(timeline.view_model.span) == pytest.approx(sum(found))
    assert timeline.view_model.span[1] - timeline.view_model.span[0] == pytest.approx(4)
    timeline.focus_selection()
    assert timeline.view_model.span == pytest.approx(found)


def test_focus_on_nothing_shows_everything_then_where_most_events_are(timeline: ActingTimeline) -> None:
    usual, whole = timeline.view_model.span, timeline.view_model.span_of_all()
    assert usual != whole
    seen = []
    for _ in range(3):
        timeline.focus_selection()
        seen.append(timeline.view_model.span)
    assert seen == [pytest.approx(whole), pytest.approx(usual), pytest.approx(whole)]
    timeline.view_model.select([EventId("advice")])
    timeline.focus_selection()
    assert timeline.view_model.span == pytest.approx(usual)


def test_clear_takes_back_one_thing_at_a_time(timeline: ActingTimeline) -> None:
    timeline.range_from_event(MEETING)
    timeline.clear()
    assert timeline.view_model.brush is None
    assert timeline.view_model.selected == (MEETING,)
    timeline.clear()
    assert timeline.view_model.selected == ()


def test_text_and_citation_go_to_the_clipboard(timeline: ActingTimeline) -> None:
    timeline.copy_text(MEETING)
    text = QGuiApplication.clipboard().text()
    timeline.copy_citation(MEETING)
    citation = QGuiApplication.clipboard().text()
    title = timeline.view_model.arrangement.columns.titles[0] if timeline.view_model.arrangement else ""
    assert title
    assert "2025" in text
    assert citation.splitlines()[0].startswith(text.splitlines()[0])


def test_opening_the_selected_tells_which(timeline: ActingTimeline, qtbot: QtBot) -> None:
    with qtbot.assert_not_emitted(timeline.event_activated):
        timeline.open_selected()
    timeline.view_model.select([MEETING])
    with qtbot.wait_signal(timeline.event_activated) as opened:
        timeline.open_selected()
    assert opened.args == [MEETING]


def test_a_step_retraced_tells_what_was_noted(timeline: ActingTimeline, qtbot: QtBot) -> None:
    timeline.view_model.remember(note="before")
    timeline.view_model.glide_to(739_000.0, 739_100.0)
    with qtbot.wait_signal(timeline.step_retraced) as told:
        timeline.view_back()
    assert told.args == ["before", True]
    with qtbot.wait_signal(timeline.step_retraced) as told:
        timeline.view_forward()
    assert told.args == ["before", False]


def test_lanes_fold_hide_move_and_come_back(timeline: ActingTimeline) -> None:
    arrangement = timeline.view_model.arrangement
    assert arrangement is not None
    first, second = (each.key for each in arrangement.table.lanes[:2])
    timeline.toggle_fold(first)
    assert timeline.view_model.lanes.folded == {first}
    timeline.move_lane(first, 1)
    assert timeline.view_model.lanes.order[:2] == (second, first)
    timeline.hide_lane(second)
    assert timeline.view_model.lanes.hidden == {second}
    timeline.show_all_lanes()
    assert not timeline.view_model.lanes.hidden
    timeline.give_rows(first, 5)
    assert timeline.view_model.lanes.rows == {first: 5}


def test_legend_stands_over_the_timeline(timeline: ActingTimeline) -> None:
    timeline.show_legend()
    (popup,) = timeline.findChildren(LegendPopup)
    assert popup.isVisible()
