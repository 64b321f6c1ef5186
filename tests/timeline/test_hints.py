"""An empty lane says where its events are, and how many; one with something in view says nothing."""

from datetime import date

from hypothesis import given, settings

from briefviewer.domain.event import Event
from briefviewer.timeline.bands import Fit
from briefviewer.timeline.hits import Target, hit
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.scene import Viewport, build
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement
from tests.timeline.test_scene import STORIES, VIEWS, days


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
