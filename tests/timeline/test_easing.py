"""Who changes his row is followed by the eye: slowly, from where he was, and to the end."""

import pytest

from briefviewer.domain.event import EventId, RelationType
from briefviewer.timeline.arcs import Tie
from briefviewer.timeline.easing import EASE_MS, RowEase
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.scene import Scene, Viewport, build
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement
from tests.timeline.test_scene import YEAR

MOVED = EventId("b")


def a_scene(*, with_first: bool, scroll: float = 0.0, rows: int = 4) -> Scene:
    """Two meetings of one day below each other; without the first the second moves up."""
    events = [
        an_event(each, on="2025-03-03", kind="summit", themes=["trade"])
        for each in ("a", "b")
        if with_first or each != "a"
    ]
    arrangement = an_arrangement(events, spec=LaneSpec(rows={"trade": rows}))
    view = Viewport(YEAR.start, YEAR.end, YEAR.width, YEAR.height, scroll)
    return build(arrangement, view)


def y_of(scene: Scene, event: EventId = MOVED) -> float:
    (glyph,) = [each for each in scene.glyphs if each.event == event]
    (label,) = [each for each in scene.labels if each.event == event]
    assert label.y == glyph.y
    return glyph.y


def test_moves_from_the_old_row_to_the_new_one() -> None:
    before, after = a_scene(with_first=True), a_scene(with_first=False)
    ease = RowEase()
    assert ease.follow(before, 0.0) is before
    seen = [y_of(ease.follow(after, 1000.0 + part * EASE_MS)) for part in (0.0, 0.25, 0.5, 0.9)]
    assert seen[0] == pytest.approx(y_of(before))
    assert seen == sorted(seen, reverse=True)
    assert ease.is_moving
    assert ease.follow(after, 1000.0 + EASE_MS) is after
    assert not ease.is_moving


def test_turning_back_on_the_way_begins_where_one_is() -> None:
    before, after = a_scene(with_first=True), a_scene(with_first=False)
    ease = RowEase()
    ease.follow(before, 0.0)
    ease.follow(after, 0.0)
    on_the_way = y_of(ease.follow(after, 60.0))
    assert y_of(ease.follow(before, 60.0)) == pytest.approx(on_the_way)
    assert ease.follow(before, 60.0 + EASE_MS) is before


def test_scrolling_and_newcomers_move_at_once() -> None:
    low, after = a_scene(with_first=True, rows=40), a_scene(with_first=True, rows=40, scroll=80.0)
    ease = RowEase()
    ease.follow(low, 0.0)
    assert ease.follow(after, 0.0) is after
    assert RowEase().follow(after, 0.0) is after


def test_rest_forgets_the_way() -> None:
    before, after = a_scene(with_first=True), a_scene(with_first=False)
    ease = RowEase()
    ease.follow(before, 0.0)
    ease.rest(after)
    assert ease.follow(after, 0.0) is after


def tied(relation: RelationType, *, with_first: bool) -> Scene:
    """The second meeting is tied to a third one in another lane, which stays where it is."""
    events = [
        an_event("a", on="2025-03-03", kind="summit", themes=["trade"]),
        an_event("b", on="2025-03-03", kind="summit", themes=["trade"]),
        an_event("c", on="2025-09-03", kind="summit", themes=["north"]),
    ]
    arrangement = an_arrangement(events[0 if with_first else 1 :], spec=LaneSpec(rows={"trade": 4}))
    return build(arrangement, YEAR, ties=[Tie(MOVED, EventId("c"), relation)])


@pytest.mark.parametrize("relation", [RelationType.CONTRADICTS, RelationType.SUPERSEDES, RelationType.SUPERSEDED_BY])
def test_an_arc_moves_with_the_event_it_ties(relation: RelationType) -> None:
    before, after = tied(relation, with_first=True), tied(relation, with_first=False)
    (old,), (new,) = before.arcs, after.arcs
    ease = RowEase()
    ease.follow(before, 0.0)
    (leaving,) = ease.follow(after, 0.0).arcs
    moving = 0 if relation is not RelationType.SUPERSEDED_BY else -1
    staying = -1 - moving
    assert leaving.points[moving][1] - new.points[moving][1] == pytest.approx(y_of(before) - y_of(after))
    assert leaving.points[staying] == new.points[staying]
    assert abs(leaving.points[moving][1] - old.points[moving][1]) < 2.0
    ways = [ease.follow(after, part * EASE_MS).arcs[0].points[moving][1] for part in (0.2, 0.5, 0.9)]
    assert ways == sorted(ways, reverse=True)
    assert ease.follow(after, EASE_MS).arcs == after.arcs
