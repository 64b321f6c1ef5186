"""The timeline without a window: moving about, history, selecting, the range."""

from dataclasses import replace
from datetime import date

import pytest

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.select import select
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.event import Event, EventId, Relation, RelationType
from briefviewer.domain.facet import DayRange, Facet, Filters
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.attention import FEW
from briefviewer.timeline.hits import Target
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.view_model import Change, TimelineViewModel
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import LIGHT, TODAY, a_world
from tests.timeline.test_scene import a_story

MEETING, TALKS = EventId("meeting"), EventId("talks")


class Timeline(TimelineViewModel):
    """A view-model that keeps what it told."""

    def __init__(self, events: list[Event], filters: Filters | None = None) -> None:
        self.told: list[Change] = []
        super().__init__(LIGHT, counted_letters, Words.for_language("en"), TODAY, self.told.append)
        self.resize(1000, 700)
        self.columns = columns_from_events(events, a_world())
        self.show(self.columns, a_world(), select(self.columns, filters or Filters()), None)
        self.told.clear()


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(a_story())


def test_begins_where_most_events_are(timeline: Timeline) -> None:
    first, last = timeline.days
    assert first.year == 2024
    assert last >= date(2025, 11, 20)


def test_zoom_keeps_the_time_under_the_pointer(timeline: Timeline) -> None:
    before = timeline.scale.invert(400)
    timeline.zoom(2.0, 400)
    assert timeline.scale.invert(400) == pytest.approx(before)
    assert timeline.told == [Change.VIEWPORT]


def test_pan_moves_by_pixels(timeline: Timeline) -> None:
    before = timeline.scale.invert(400)
    timeline.pan(100)
    assert timeline.scale.invert(300) == pytest.approx(before)


def test_one_gesture_is_one_step_back(timeline: Timeline) -> None:
    start = timeline.span
    for _ in range(5):
        timeline.zoom(1.3)
    timeline.rest()
    zoomed = timeline.span
    for _ in range(5):
        timeline.pan(20)
    timeline.back()
    assert timeline.span == zoomed
    timeline.back()
    assert timeline.span == start
    assert not timeline.can_go_back
    timeline.forward()
    assert timeline.span == zoomed
    assert timeline.can_go_forward


def test_back_without_history_does_nothing(timeline: Timeline) -> None:
    timeline.back()
    timeline.forward()
    assert timeline.told == []


def test_a_new_move_forgets_the_way_forward(timeline: Timeline) -> None:
    timeline.zoom(2)
    timeline.back()
    timeline.go_to(739_000, 739_100)
    assert not timeline.can_go_forward


def test_fit_all_and_fit_selection(timeline: Timeline) -> None:
    timeline.fit_all()
    first, last = timeline.days
    assert first < date(2024, 10, 1)
    assert last > date(2025, 11, 20)
    timeline.select([MEETING])
    timeline.fit_selection()
    start, end = timeline.span
    assert end - start < 20
    assert start < date(2025, 8, 25).toordinal() < end


def test_fit_selection_of_nothing_stays(timeline: Timeline) -> None:
    before = timeline.span
    timeline.fit_selection()
    assert timeline.span == before


def test_setters_that_change_nothing_say_nothing(timeline: Timeline) -> None:
    timeline.select([])
    timeline.hover(None)
    timeline.set_lanes(LaneSpec())
    timeline.resize(1000, 700)
    timeline.clear_range()
    timeline.scroll_to(0)
    timeline.go_to(*timeline.span)
    assert timeline.told == []


def test_selection_keeps_order_and_toggles(timeline: Timeline) -> None:
    timeline.select([MEETING, TALKS, MEETING])
    assert timeline.selected == (MEETING, TALKS)
    timeline.toggle(MEETING)
    assert timeline.selected == (TALKS,)
    timeline.toggle(MEETING)
    assert timeline.selected == (TALKS, MEETING)
    assert set(timeline.told) == {Change.SELECTION}


def test_steps_follow_the_order_of_events(timeline: Timeline) -> None:
    order = [timeline.first()]
    while (following := timeline.step(1)) != order[-1]:
        order.append(following)
    assert order[-1] == timeline.last() == EventId("rumour")
    assert len(order) == 10
    assert timeline.step(-1) == order[-2]


def test_stepping_brings_the_event_into_view(timeline: Timeline) -> None:
    timeline.go_to(730_000, 730_100)
    timeline.step(1)
    scene = timeline.scene
    assert scene is not None
    assert timeline.selected[0] in {bar.event for bar in scene.bars} | {glyph.event for glyph in scene.glyphs}


def test_reveal_scrolls_to_the_lane() -> None:
    timeline = Timeline(a_story())
    timeline.resize(1000, 320)
    timeline.reveal(EventId("troops"))
    assert timeline.scroll > 0
    timeline.reveal(MEETING)
    assert timeline.scroll == 0


def test_range_counts_certain_and_possible(timeline: Timeline) -> None:
    timeline.set_range(date(2025, 11, 6), date(2025, 10, 10))
    assert timeline.range == DayRange(date(2025, 10, 10), date(2025, 11, 6))
    assert timeline.brush is not None
    assert (timeline.brush.certain, timeline.brush.possible) == (1, 2)
    timeline.clear_range()
    assert timeline.range is None


def test_range_is_counted_anew_with_other_events(timeline: Timeline) -> None:
    timeline.set_range(date(2025, 8, 1), date(2025, 8, 31))
    assert timeline.brush is not None
    before = timeline.brush.certain
    narrowed = select(timeline.columns, Filters(include={Facet.KIND: (("summit",),)}))
    timeline.show(timeline.columns, a_world(), narrowed, None)
    assert timeline.brush.certain < before


def test_range_from_selection(timeline: Timeline) -> None:
    timeline.range_from_selection()
    assert timeline.range is None
    timeline.select([MEETING, TALKS])
    timeline.range_from_selection()
    assert timeline.range == DayRange(date(2025, 8, 25), date(2025, 10, 31))


def test_dragging_brushes_whole_days(timeline: Timeline) -> None:
    scale = timeline.scale
    timeline.drag_range(scale.x(date(2025, 6, 10).toordinal() + 0.4), scale.x(date(2025, 5, 2).toordinal() + 0.9))
    assert timeline.range == DayRange(date(2025, 5, 2), date(2025, 6, 10))


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


def test_scrolling_is_limited(timeline: Timeline) -> None:
    timeline.resize(1000, 400)
    timeline.scroll_by(10_000)
    limit = timeline.scroll
    timeline.scroll_by(10_000)
    assert timeline.scroll == limit > 0
    timeline.scroll_by(-10_000)
    assert timeline.scroll == 0


def test_pointing(timeline: Timeline) -> None:
    scene = timeline.scene
    assert scene is not None
    glyph = scene.glyphs[0]
    found = timeline.hit(glyph.x, glyph.y)
    assert found is not None
    assert (found.target, found.event) == (Target.EVENT, glyph.event)
    timeline.hover(glyph.event)
    assert timeline.scene is not scene


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


def test_limits_of_the_calendar(timeline: Timeline) -> None:
    timeline.go_to(-1e9, 1e9)
    assert timeline.days == (date.min, date.max)


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


def lanes_of(timeline: Timeline) -> list[str]:
    assert timeline.scene is not None
    return [band.lane.key for band in timeline.scene.bands]


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


def a_heap(count: int = 30) -> list[Event]:
    return [an_event(f"e{n:02}", on="2025-03-03", kind="summit", themes=["trade"]) for n in range(count)]


def is_drawn(timeline: Timeline, event: str) -> bool:
    assert timeline.scene is not None
    scene = timeline.scene
    return event in {bar.event for bar in scene.bars} | {glyph.event for glyph in scene.glyphs}


def test_stepping_through_a_heap_shows_everyone_in_turn() -> None:
    timeline = Timeline(a_heap())
    timeline.give_rows("trade", 2)
    timeline.first()
    for n in range(30):
        assert timeline.selected == (EventId(f"e{n:02}"),)
        assert is_drawn(timeline, f"e{n:02}")
        timeline.step(1)


def test_reveal_opens_a_folded_lane_and_shows_a_hidden_one() -> None:
    timeline = Timeline(a_story())
    timeline.toggle_fold("alliance")
    timeline.reveal(MEETING)
    assert is_drawn(timeline, "meeting")
    timeline.hide_lane("alliance")
    assert not is_drawn(timeline, "meeting")
    timeline.reveal(MEETING)
    assert is_drawn(timeline, "meeting")


def test_reveal_scrolls_within_a_lane_higher_than_the_view() -> None:
    timeline = Timeline(a_heap())
    timeline.resize(1000, 330)
    timeline.give_rows("trade", 30)
    for event in ("e29", "e00", "e15"):
        timeline.select([EventId(event)])
        timeline.reveal(EventId(event))
        scene = timeline.scene
        assert scene is not None
        (glyph,) = [each for each in scene.glyphs if each.event == event]
        assert scene.regions.lanes.y <= glyph.y <= scene.regions.lanes.bottom


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


def test_swept_counts_belong_to_the_sweep() -> None:
    timeline = Timeline(a_heap())
    timeline.give_rows("trade", 2)
    assert timeline.scene is not None
    lanes = timeline.scene.regions.lanes
    assert len(timeline.events_in(Rect(0, lanes.y, 1000, lanes.height))) == 30
    strip = timeline.scene.densities[0]
    assert len(timeline.counted_at(strip.cells[0].x0 + 2, strip.top + 2)) == 28
    assert timeline.counted_at(1, 1) == ()


def an_old_story() -> list[Event]:
    old = [an_event(f"old-{n}", on=f"1995-0{n}-01", kind="summit", themes=["trade"]) for n in range(1, 6)]
    return [*old, *a_story()]


def test_folding_brings_far_events_near_and_keeps_the_pointer_right() -> None:
    timeline = Timeline(an_old_story())
    timeline.fit_all()
    first, last = (float(date(1995, month, 1).toordinal()) for month in (1, 5))
    even = timeline.scale.x(last) - timeline.scale.x(first)
    timeline.set_folding(True)
    assert timeline.scale.x(last) - timeline.scale.x(first) > 5 * even
    assert all(is_drawn(timeline, f"old-{n}") for n in range(1, 6))
    before = timeline.scale.invert(400)
    timeline.zoom(1.7, 400)
    assert timeline.scale.invert(400) == pytest.approx(before, abs=0.01)
    timeline.pan(55)
    assert timeline.scale.invert(345) == pytest.approx(before, abs=0.01)
    assert timeline.is_folding
    timeline.set_folding(False)
    assert timeline.scale.folds.each == ()


def test_steps_of_keys_and_pans_where_time_is_folded() -> None:
    timeline = Timeline(an_old_story())
    timeline.fit_all()
    timeline.set_folding(True)
    start, end = timeline.span
    closer = timeline.zoomed(start, end, 2.0)
    assert start < closer[0] < closer[1] < end
    assert timeline.zoomed(*closer, 0.5) == pytest.approx((start, end), abs=0.5)
    assert timeline.panned(*timeline.panned(*closer, 0.3), -0.3) == pytest.approx(closer, abs=0.5)


def test_a_note_goes_with_its_step_back_and_forward(timeline: Timeline) -> None:
    timeline.pan(30.0)
    timeline.remember(note="opened")
    timeline.glide_to(738_000.0, 738_100.0)
    timeline.zoom(2.0)
    timeline.rest()
    assert [timeline.back(), timeline.back(), timeline.back(), timeline.back()] == [None, "opened", None, None]
    assert [timeline.forward(), timeline.forward(), timeline.forward()] == [None, "opened", None]


def test_lanes_of_another_time_are_taken_up(timeline: Timeline) -> None:
    theme = LaneSpec(rows={"trade": 6}, folded=frozenset({"north"}))
    actor = LaneSpec(LaneBy.ACTOR, hidden=frozenset({"usa"}))
    timeline.remember_lanes([theme, actor])
    assert timeline.lanes == theme
    timeline.lanes_by(LaneBy.ACTOR)
    assert timeline.lanes == actor
    assert set(map(repr, timeline.all_lanes)) == {repr(theme), repr(actor)}


class CountingIds(TextColumn):
    """Ids that count how often one was looked up, and how often one was read."""

    found = 0
    read = 0

    def find(self, text: str) -> int | None:
        type(self).found += 1
        return super().find(text)

    def __getitem__(self, row: int) -> str:
        type(self).read += 1
        return super().__getitem__(row)


@pytest.mark.parametrize("count", [1, 40, FEW + 200])
def test_chosen_events_are_looked_up_when_they_change_and_in_no_frame(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    events = [
        an_event(f"e{n:04}", on=f"2025-{1 + n % 12:02}-{1 + n % 28:02}", kind="summit", themes=["trade"])
        for n in range(FEW + 200)
    ]
    monkeypatch.setattr(CountingIds, "found", 0)
    monkeypatch.setattr(CountingIds, "read", 0)
    timeline = Timeline(events[:1])
    columns = columns_from_events(events, a_world())
    columns = replace(columns, ids=CountingIds.of(list(columns.ids)))
    timeline.show(columns, a_world(), select(columns, Filters()), None)
    timeline.select([EventId(f"e{n:04}") for n in range(count)])
    assert timeline.scene is not None
    most = 1 if count > FEW else count
    assert CountingIds.found <= most + 2
    CountingIds.found = CountingIds.read = 0
    for step in range(5):
        timeline.pan(step + 1.0)
        scene = timeline.scene
        assert scene is not None
        drawn = len(scene.bars) + len(scene.glyphs) + len(scene.labels) + len(scene.ticks)
        assert CountingIds.read <= drawn
        CountingIds.read = 0
    assert CountingIds.found == 0
    timeline.hover(EventId("e0001"))
    assert timeline.scene is not None
    assert CountingIds.found == 1
    assert timeline.is_selected(EventId("e0000"))
    assert timeline.is_selected(EventId("e0041")) == (count > 41)
