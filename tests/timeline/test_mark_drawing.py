"""One mark as plain shapes: how real, how sure and how open it is shows in what is drawn."""

import pytest

from briefviewer.domain.event import Status
from briefviewer.timeline.mark_drawing import DASHES, DOTS, MarkDrawing
from briefviewer.timeline.marks import MANNERS, Manner
from briefviewer.timeline.scene import build
from briefviewer.timeline.shapes import Bar, Glyph, Rect
from briefviewer.timeline.strokes import Box, Fade, Line, Polygon, Shape
from tests.builders import an_event
from tests.timeline.arrangements import LIGHT, an_arrangement
from tests.timeline.test_scene import YEAR

DRAWING = MarkDrawing(LIGHT, Rect(0.0, 60.0, 1000.0, 600.0))


def drawn(on: str, status: Status = Status.OCCURRED) -> list[Shape]:
    (bar,) = build(an_arrangement([an_event("a", on=on, kind="summit", status=status)]), YEAR).bars
    return list(DRAWING.bar(bar))


def a_glyph(manner: Manner, *, is_possible: bool = False, is_selected: bool = False) -> Glyph:
    return Glyph(
        event=an_event("a").id, row=0, lane=0, hue="blue", glyph="circle", manner=manner, x=300.0, y=200.0, size=11.0,
        smear=None, is_exact=True, is_possible=is_possible, is_selected=is_selected, is_hovered=False, is_focused=False,
    )  # fmt: skip


def test_sharp_interval_neither_fades_nor_goes_on() -> None:
    shapes = drawn("2025-02-01/2025-08-01")
    assert not [each for each in shapes if isinstance(each, Fade)]
    ground, line, sign = shapes
    assert isinstance(ground, Box)
    assert isinstance(line, Box)
    assert isinstance(sign, Polygon)
    assert line.opacity > ground.opacity


def test_open_end_has_an_arrow_and_an_unknown_one_dots() -> None:
    assert len([each for each in drawn("2025-02-01/..") if isinstance(each, Polygon)]) == 2
    assert [each.dashes for each in drawn("2025-02-01/") if isinstance(each, Line)] == [DOTS]


def test_planned_interval_is_dashed_round() -> None:
    shapes = drawn("2025-02-01/2025-08-01", Status.EXPECTED)
    assert [each.dashes for each in shapes if isinstance(each, Box) and each.stroke] == [DASHES]
    assert any(isinstance(each, Line) and each.dashes for each in shapes)


def test_every_manner_has_a_sign_of_its_own() -> None:
    signs = [tuple(DRAWING.glyph(a_glyph(manner))) for manner in MANNERS]
    signs.append(tuple(DRAWING.glyph(a_glyph(Manner.HAPPENED, is_possible=True))))
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize("manner", MANNERS)
def test_the_ring_of_a_selected_point_lies_behind_its_sign(manner: Manner) -> None:
    ring, *sign = DRAWING.glyph(a_glyph(manner, is_selected=True))
    assert isinstance(ring, Polygon)
    assert ring.stroke == LIGHT.color("focus")
    assert sign == list(DRAWING.glyph(a_glyph(manner)))


def test_interval_keeps_to_the_stretch_that_is_in_view() -> None:
    (bar,) = build(an_arrangement([an_event("a", on="2020-01-01/2026-01-01", kind="summit")]), YEAR).bars
    assert isinstance(bar, Bar)
    grounds = [each for each in DRAWING.bar(bar) if isinstance(each, Box)]
    assert {(each.x, each.x + each.width) for each in grounds} == {(bar.x0, bar.x1)}
