"""An empty lane says where its events are, and how many; one with something in view says nothing."""

from datetime import date

import pytest
from hypothesis import given, settings

from briefviewer.domain.event import Event
from briefviewer.timeline.bands import Fit
from briefviewer.timeline.drawing import draw
from briefviewer.timeline.filling import SHORTEST_BAR
from briefviewer.timeline.hints import NO_LANE, outside_of
from briefviewer.timeline.hits import Target, hit
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.scene import Viewport, build
from briefviewer.timeline.spots import spots_of
from briefviewer.timeline.strokes import Text
from tests.builders import an_event
from tests.timeline.arrangements import LIGHT, an_arrangement
from tests.timeline.test_scene import STORIES, VIEWS, days
from tests.timeline.timelines import Timeline


def of_two_years() -> list[Event]:
    return [
        an_event("a", on="2023-03-01", kind="summit", themes=["trade"]),
        an_event("b", on="2023-05-01", kind="summit", themes=["trade"]),
        an_event("c", on="2025-05-01", kind="summit", themes=["trade"]),
        an_event("d", on="2024-05-01", kind="summit", themes=["north"]),
    ]


def test_empty_lane_tells_what_lies_to_either_side_and_leads_to_the_nearest() -> None:
    scene = build(an_arrangement(of_two_years()), days("2024-04-01", "2024-06-01"))
    assert [hint.text for hint in scene.hints] == ["‹ 2 earlier", "1 later ›"]
    earlier, later = scene.hints
    assert {earlier.lane, later.lane} == {0}
    assert earlier.time == date(2023, 5, 2).toordinal()
    assert later.time == date(2025, 5, 1).toordinal()
    assert scene.regions.axis_left < earlier.x < later.x < later.x + later.width < scene.regions.axis_right
    for hint in scene.hints:
        found = hit(scene, hint.x + hint.width / 2, hint.y)
        assert (found.target, found.stretch) == (Target.HINT, (hint.time, hint.time))


def test_folded_lanes_and_pictures_say_nothing() -> None:
    view = days("2024-04-01", "2024-06-01")
    folded = an_arrangement(of_two_years(), spec=LaneSpec(folded=frozenset({"trade"})))
    assert build(folded, view).hints == ()
    assert build(an_arrangement(of_two_years()), view, fit=Fit.ALL).hints == ()


@settings(max_examples=60, deadline=None)
@given(STORIES, VIEWS)
def test_hint_and_events_never_share_a_lane(events: list[Event], view: Viewport) -> None:
    scene = build(an_arrangement(events), view)
    filled = {bar.lane for bar in scene.bars} | {glyph.lane for glyph in scene.glyphs}
    filled |= {strip.lane for strip in scene.densities}
    assert filled.isdisjoint({hint.lane for hint in scene.hints})


def test_lane_that_holds_only_ticks_tells_where_they_are() -> None:
    both = ["trade", "north"]
    events = [
        an_event("a", on="2023-03-01", kind="summit", themes=both),
        an_event("b", on="2025-03-01", kind="summit", themes=both),
        an_event("c", on="2024-05-01", kind="summit", themes=["trade"]),
    ]
    scene = build(an_arrangement(events), days("2024-04-01", "2024-06-01"))
    names = {band.index: band.lane.key for band in scene.bands}
    assert [(names[hint.lane], hint.text) for hint in scene.hints] == [("north", "‹ 1 earlier"), ("north", "1 later ›")]
    assert [int(hint.time) for hint in scene.hints] == [
        date(2023, 3, 1).toordinal(),
        date(2025, 3, 1).toordinal(),
    ]


def test_view_without_an_event_says_so_in_its_middle_and_leads_to_the_nearest() -> None:
    scene = build(an_arrangement(of_two_years()), days("2024-06-01", "2024-08-01"))
    assert scene.empty_text == "No event in this stretch of time"
    assert [(hint.lane, hint.text, hint.count) for hint in scene.hints] == [
        (NO_LANE, "‹ 3 earlier", 3),
        (NO_LANE, "1 later ›", 1),
    ]
    earlier, later = scene.hints
    assert (earlier.time, later.time) == (date(2024, 5, 2).toordinal(), date(2025, 5, 1).toordinal())
    lanes, left, right = scene.regions.lanes, scene.regions.axis_left, scene.regions.axis_right
    assert lanes.y < scene.empty_text_y < earlier.y == later.y < lanes.bottom
    assert earlier.x - left == pytest.approx(right - later.x - later.width)
    for hint in scene.hints:
        found = hit(scene, hint.x + hint.width / 2, hint.y)
        assert (found.target, found.stretch) == (Target.HINT, (hint.time, hint.time))
    words = {shape.text for shape in draw(scene, LIGHT) if isinstance(shape, Text)}
    assert {scene.empty_text, "‹ 3 earlier", "1 later ›"} <= words
    told = {spot.hint: spot for spot in spots_of(scene) if spot.hint}
    assert set(told) == {"‹ 3 earlier", "1 later ›"}
    assert hit(scene, told["1 later ›"].rect.x + 3, later.y).stretch == told["1 later ›"].stretch


def test_at_the_end_of_all_there_is_only_one_way_leads_back() -> None:
    scene = build(an_arrangement(of_two_years()), days("2030-01-01", "2030-08-01"))
    assert [hint.text for hint in scene.hints] == ["‹ 4 earlier"]


def test_empty_picture_says_it_in_a_sentence() -> None:
    scene = build(an_arrangement(of_two_years()), days("2024-06-01", "2024-08-01"), fit=Fit.ALL)
    assert scene.empty_text == "No event in this stretch of time: 3 earlier, 1 later"
    assert scene.hints == ()


@settings(max_examples=60, deadline=None)
@given(STORIES, VIEWS)
def test_nothing_is_said_to_be_nowhere(events: list[Event], view: Viewport) -> None:
    """Every event of the shown lanes is before, after or in the view; the empty view is told just then."""
    arrangement = an_arrangement(events)
    scene = build(arrangement, view)
    lanes = range(len(arrangement.table.lanes))
    outside = outside_of(arrangement, lanes, scene.scale, has_ticks=False)
    assert outside.earlier + outside.inside + outside.later == sum(len(members) for members in arrangement.members)
    assert (outside.last is None) == (outside.earlier == 0)
    assert (outside.first is None) == (outside.later == 0)
    if scene.empty_text:
        assert (scene.bars, scene.glyphs, scene.densities, scene.ticks) == ((), (), (), ())
        assert outside.inside == 0 or scene.content_height > scene.regions.lanes.height
    elif outside.inside == 0:
        at_an_edge = [bar for bar in scene.bars if not (bar.dots_left or bar.dots_right or bar.open_right)]
        assert all(bar.x1 - bar.x0 <= SHORTEST_BAR for bar in at_an_edge)  # what just ended may peek in


def test_what_ended_just_before_the_view_may_peek_in() -> None:
    ended = an_arrangement([an_event("a", on="/2023-01-01", kind="summit", themes=["trade"])])
    scene = build(ended, days("2023-01-02", "2025-01-02"))
    (bar,) = scene.bars
    assert bar.x0 == scene.regions.axis_left < bar.x1 < bar.x0 + SHORTEST_BAR
    assert not scene.empty_text


def test_where_the_lanes_in_sight_are_empty_the_way_leads_up_or_down() -> None:
    timeline = Timeline(
        [
            *(an_event(f"t{n:02}", on=f"2023-03-{1 + n:02}", kind="summit", themes=["trade"]) for n in range(25)),
            *(an_event(f"n{n:02}", on=f"2024-05-{1 + n:02}", kind="summit", themes=["north"]) for n in range(25)),
        ]
    )
    timeline.give_rows("trade", 60)
    timeline.give_rows("north", 60)
    timeline.go_to(float(date(2024, 4, 1).toordinal()), float(date(2024, 7, 1).toordinal()))
    scene = timeline.scene
    assert scene is not None
    assert scene.empty_text == "No event in these lanes"
    trade, down = scene.hints
    assert (trade.text, trade.to_lane) == ("‹ 25 earlier", "")
    assert (down.lane, down.text, down.to_lane) == (NO_LANE, "↓ 25 events further down", "north")
    assert hit(scene, down.x + 5, down.y).key == "north"
    timeline.show_lane("north")
    shown = timeline.scene
    assert shown is not None
    assert shown.empty_text == ""
    assert shown.glyphs
    timeline.go_to(float(date(2023, 2, 1).toordinal()), float(date(2023, 5, 1).toordinal()))
    back = timeline.scene
    assert back is not None
    assert [hint.text for hint in back.hints if hint.to_lane] == ["↑ 25 events further up"]
    timeline.show_lane("trade")
    assert timeline.scroll == 0.0
