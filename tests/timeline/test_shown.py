"""What a timeline shows: events, lanes, what is looked at."""

from collections.abc import Callable
from datetime import date

import pytest

from briefviewer.columns.select import select
from briefviewer.domain.event import EventId, Relation, RelationType
from briefviewer.domain.facet import DayRange, Facet, Filters, Undated
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.view_model import TimelineViewModel
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import LIGHT, TODAY, a_world
from tests.timeline.test_scene import a_story
from tests.timeline.timelines import MEETING, TALKS, Timeline


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(a_story())


def test_begins_where_most_events_are(timeline: Timeline) -> None:
    first, last = timeline.days
    assert first.year == 2024
    assert last >= date(2025, 11, 20)


def lanes_of(timeline: Timeline) -> list[str]:
    assert timeline.scene is not None
    return [band.lane.key for band in timeline.scene.bands]


def test_lanes_fold_and_change(timeline: Timeline) -> None:
    timeline.toggle_fold("north")
    assert timeline.lanes.folded == {"north"}
    timeline.toggle_fold("north")
    timeline.set_lanes(LaneSpec(LaneBy.KIND))
    scene = timeline.scene
    assert scene is not None
    assert [band.lane.label for band in scene.bands] == ["Summit", "Policy"]


def test_another_theme_and_language(timeline: Timeline) -> None:
    timeline.restyle(load_palette("dark"), counted_letters, Words.for_language("ko"))
    scene = timeline.scene
    assert scene is not None
    assert scene.bands[0].lane.label == "동맹"


def test_filters_keep_rows_where_they_are(timeline: Timeline) -> None:
    home = timeline.arrangement
    assert home is not None
    timeline.zoom(4)
    timeline.show(timeline.columns, a_world(), select(timeline.columns, Filters()), None)
    assert timeline.arrangement is not None
    assert timeline.arrangement.home == home.home


def narrowed(timeline: Timeline, filters: Filters) -> None:
    timeline.show(timeline.columns, timeline.arrangement.library, select(timeline.columns, filters), None)  # type: ignore[union-attr]


def test_a_filter_taken_back_finds_what_was_worked_out(timeline: Timeline) -> None:
    before = timeline.arrangement
    assert before is not None
    scene = timeline.scene
    narrowed(timeline, Filters(include={Facet.KIND: (("summit",),)}))
    assert timeline.arrangement is not before
    timeline.toggle_fold("trade")
    narrowed(timeline, Filters())
    assert timeline.arrangement is before
    assert before.spec.folded == {"trade"}
    timeline.toggle_fold("trade")
    assert timeline.scene == scene


def test_what_was_worked_out_for_another_look_is_not_taken(timeline: Timeline) -> None:
    before = timeline.arrangement
    changes: list[Callable[[], None]] = [
        lambda: timeline.resize(1100, 700),
        lambda: timeline.restyle(load_palette("dark"), counted_letters, Words.for_language("ko")),
        lambda: timeline.set_folding(True),
        lambda: timeline.lanes_by(LaneBy.KIND),
    ]
    for change in changes:
        narrowed(timeline, Filters(include={Facet.KIND: (("summit",),)}))
        change()
        narrowed(timeline, Filters())
        assert timeline.arrangement is not before
        before = timeline.arrangement


def test_doubt_is_not_taken_back_with_a_filter(timeline: Timeline) -> None:
    """A range lists all events of a short store, but some of them as possible only."""
    whole = timeline.arrangement
    range_ = DayRange(date(1900, 1, 1), date(2100, 1, 1))
    narrowed(timeline, Filters(range=range_, undated=Undated.WITH))
    assert len(timeline.arrangement.selection) == len(timeline.columns)  # type: ignore[union-attr]
    assert timeline.arrangement is not whole


def test_nothing_shown_yet() -> None:
    empty = TimelineViewModel(LIGHT, counted_letters, Words.for_language("en"), None)
    assert (empty.scene, empty.arrangement, empty.hit(1, 1), empty.step(1)) == (None, None, None, None)
    empty.fit_all()
    empty.reveal(MEETING)
    empty.range_from_selection()
    empty.set_range(date(2025, 1, 1), date(2025, 2, 1))
    assert empty.brush is not None


def test_a_store_without_a_date_is_shown_around_today() -> None:
    timeline = Timeline([an_event("a", on=None, kind="summit")])
    first, last = timeline.days
    assert first < TODAY < last


def test_arcs_are_of_the_event_chosen_last_and_asked_for_once(timeline: Timeline) -> None:
    asked: list[EventId] = []

    def relations(event: EventId) -> tuple[Relation, ...]:
        asked.append(event)
        return (Relation(RelationType.CONTRADICTS, TALKS),) if event == MEETING else ()

    timeline.show(timeline.columns, a_world(), select(timeline.columns, Filters()), None, relations)

    def partners() -> list[EventId]:
        assert timeline.scene is not None
        return [arc.tie.other for arc in timeline.scene.arcs]

    assert partners() == []
    timeline.select([MEETING])
    assert partners() == [TALKS]
    timeline.pan(5)
    assert partners() == [TALKS]
    assert asked == [MEETING]
    timeline.select([MEETING, TALKS])
    assert partners() == []


def test_lanes_can_be_hidden_all_but_the_last_and_shown_again(timeline: Timeline) -> None:
    before = lanes_of(timeline)
    for key in before:
        timeline.hide_lane(key)
    assert lanes_of(timeline) == before[-1:]
    timeline.show_all_lanes()
    assert lanes_of(timeline) == before


def test_lanes_go_where_they_are_put(timeline: Timeline) -> None:
    before = lanes_of(timeline)
    timeline.move_lane(before[0], 1)
    assert lanes_of(timeline) == [before[1], before[0], *before[2:]]
    timeline.move_lane(before[0], 99)
    assert lanes_of(timeline) == [*before[1:], before[0]]
    timeline.told.clear()
    timeline.move_lane(before[0], 99)
    timeline.move_lane("no such lane", 0)
    assert timeline.told == []


def test_events_of_a_lane_are_those_drawn_whole_in_it(timeline: Timeline) -> None:
    keys = lanes_of(timeline)
    found = [event for key in keys for event in timeline.events_of_lane(key)]
    assert len(found) == len(set(found)) > 3
    assert timeline.events_of_lane("no such lane") == ()


def test_place_in_lane_counts_those_drawn_whole_in_it(timeline: Timeline) -> None:
    for key in lanes_of(timeline):
        events = timeline.events_of_lane(key)
        found = [timeline.place_in_lane(event) for event in events]
        assert [each[:2] for each in found if each] == [(n + 1, len(events)) for n in range(len(events))]
    assert timeline.place_in_lane(EventId("nobody")) is None


def test_lane_has_as_many_rows_as_it_is_given_until_taken_back(timeline: Timeline) -> None:
    def rows() -> dict[str, int]:
        assert timeline.scene is not None
        return {band.lane.key: band.rows for band in timeline.scene.bands}

    before = rows()
    arrangement = timeline.arrangement
    timeline.give_rows("trade", 9)
    assert rows() == {**before, "trade": 9}
    assert timeline.arrangement is arrangement  # nobody is put into lanes anew while an edge is dragged
    timeline.give_rows("trade", -3)
    assert rows()["trade"] == 1
    timeline.give_rows("trade", None)
    assert rows() == before


def test_each_sort_of_lanes_keeps_how_it_was_left(timeline: Timeline) -> None:
    timeline.give_rows("trade", 7)
    timeline.toggle_fold("north")
    timeline.move_lane("north", 0)
    left = timeline.lanes
    timeline.lanes_by(LaneBy.ACTOR)
    assert timeline.lanes == LaneSpec(LaneBy.ACTOR)
    timeline.lanes_by(LaneBy.THEME)
    assert timeline.lanes == left


def test_lanes_of_another_time_are_taken_up(timeline: Timeline) -> None:
    theme = LaneSpec(rows={"trade": 6}, folded=frozenset({"north"}))
    actor = LaneSpec(LaneBy.ACTOR, hidden=frozenset({"usa"}))
    timeline.remember_lanes([theme, actor])
    assert timeline.lanes == theme
    timeline.lanes_by(LaneBy.ACTOR)
    assert timeline.lanes == actor
    assert set(map(repr, timeline.all_lanes)) == {repr(theme), repr(actor)}
