"""Arcs begin at one event, end at the other, and say which way they go."""

from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import EventId, Relation, RelationType
from briefviewer.timeline.arcs import CLEAR_PX, MOST_BULGE, Tie, arcs, ties_of
from briefviewer.timeline.drawing import draw
from briefviewer.timeline.glyphs import Point
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.scene import Scene, build
from briefviewer.timeline.strokes import Line, Polygon, Text
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement
from tests.timeline.test_scene import YEAR

SCALE = Scale(0.0, 100.0, 100.0, 900.0)
A, B = EventId("a"), EventId("b")
POINTS = st.tuples(st.floats(100, 900), st.floats(80, 600))


def nowhere(event: EventId) -> Point | None:
    return None


def scene_with(type_: RelationType, other_on: str = "2025-09-01") -> Scene:
    events = [an_event("a", on="2025-03-01", kind="summit"), an_event("b", on=other_on, kind="policy")]
    return build(an_arrangement(events), YEAR, ties=[Tie(A, B, type_)])


def test_only_contradiction_and_supersession_are_shown() -> None:
    found = ties_of(A, [Relation(each, B) for each in RelationType])
    assert {each.type for each in found} == {
        RelationType.CONTRADICTS,
        RelationType.SUPERSEDES,
        RelationType.SUPERSEDED_BY,
    }


@settings(max_examples=80, deadline=None)
@given(POINTS, POINTS)
def test_ends_are_near_their_events_and_the_bend_is_mild(one: Point, other: Point) -> None:
    (arc,) = arcs([Tie(A, B, RelationType.CONTRADICTS)], {A: one, B: other}, nowhere, SCALE)
    reach = CLEAR_PX + 2 * MOST_BULGE
    assert hypot(arc.points[0][0] - one[0], arc.points[0][1] - one[1]) <= reach
    assert hypot(arc.points[-1][0] - other[0], arc.points[-1][1] - other[1]) <= reach
    straight = (one[0] + other[0]) / 2, (one[1] + other[1]) / 2
    assert hypot(arc.middle[0] - straight[0], arc.middle[1] - straight[1]) <= MOST_BULGE + 1e-6


def test_arc_leads_from_the_newer_to_the_older() -> None:
    drawn = {A: (200.0, 300.0), B: (700.0, 300.0)}
    (forward,) = arcs([Tie(A, B, RelationType.SUPERSEDES)], drawn, nowhere, SCALE)
    (back,) = arcs([Tie(A, B, RelationType.SUPERSEDED_BY)], drawn, nowhere, SCALE)
    assert forward.points[0][0] < forward.points[-1][0]
    assert back.points[0][0] > back.points[-1][0]


def test_two_ties_of_one_pair_are_two_curves() -> None:
    drawn = {A: (200.0, 300.0), B: (700.0, 300.0)}
    both = [Tie(A, B, RelationType.SUPERSEDES), Tie(A, B, RelationType.CONTRADICTS)]
    one, other = arcs(both, drawn, nowhere, SCALE)
    assert abs(one.middle[1] - other.middle[1]) > 10


def test_partner_that_is_nowhere_has_no_arc() -> None:
    assert arcs([Tie(A, B, RelationType.CONTRADICTS)], {A: (200.0, 300.0)}, nowhere, SCALE) == ()


def test_partner_out_of_view_is_pointed_to_at_the_edge() -> None:
    (arc,) = scene_with(RelationType.CONTRADICTS, "2031-01-01").arcs
    assert arc.leaves
    assert arc.points[-1][0] == pytest.approx(YEAR.width, abs=2 * CLEAR_PX + 2 * MOST_BULGE)


def test_contradiction_has_a_sign_and_supersession_a_head_and_dashes() -> None:
    palette = load_palette("light")
    plain = draw(scene_with(RelationType.FOLLOWS), palette)
    contradiction = draw(scene_with(RelationType.CONTRADICTS), palette)
    supersession = draw(scene_with(RelationType.SUPERSEDES), palette)
    assert "≠" in [shape.text for shape in contradiction if isinstance(shape, Text)]
    assert "≠" not in [shape.text for shape in supersession if isinstance(shape, Text)]

    def count(shapes: tuple[object, ...], kind: type) -> int:
        return sum(isinstance(shape, kind) for shape in shapes)

    assert count(contradiction, Line) > count(supersession, Line) > 5
    assert count(supersession, Polygon) == count(plain, Polygon)


def test_nothing_selected_no_arcs() -> None:
    assert build(an_arrangement([an_event("a", on="2025-03-01", kind="summit")]), YEAR).arcs == ()
