"""What stands beside the axis, drawn: signs that tell open from shut, a handle where one has to scroll, rings."""

from dataclasses import replace

import pytest

from briefviewer.timeline.beside import BesideSpec
from briefviewer.timeline.board_drawing import BoardDrawing
from briefviewer.timeline.scene import Scene, build
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.strokes import Box, Polygon, Shape, Text
from tests.builders import an_event
from tests.timeline.arrangements import LIGHT, an_arrangement, looking_at
from tests.timeline.test_scene import YEAR

DRAWING = BoardDrawing(LIGHT, Rect(140.0, 60.0, 860.0, 600.0))
CROWD = an_arrangement([an_event(f"e{number:03}", on=None, kind="summit") for number in range(150)])


def a_scene(spec: BesideSpec, height: float = 900.0) -> Scene:
    return build(CROWD, replace(YEAR, height=height), beside=spec)


def drawn(spec: BesideSpec, height: float = 900.0) -> list[Shape]:
    return list(DRAWING.boards(a_scene(spec, height)))


def words(shapes: list[Shape]) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Text)]


def handles(shapes: list[Shape]) -> list[Box]:
    return [shape for shape in shapes if isinstance(shape, Box) and shape.fill == LIGHT.color("line-control")]


def test_boards_tell_name_count_and_rest() -> None:
    told = words(drawn(BesideSpec()))
    assert told[:2] == ["Undated", "150"]
    assert told[-1].endswith(" more")
    assert handles(drawn(BesideSpec())) == []


def test_name_on_a_line_has_a_sign_that_turns_when_it_is_open() -> None:
    (shut,) = [shape for shape in drawn(BesideSpec(is_folded=True)) if isinstance(shape, Polygon)]
    signs = [shape for shape in drawn(BesideSpec(is_folded=True, opened="undated")) if isinstance(shape, Polygon)]
    assert signs
    assert shut.outline not in {sign.outline for sign in signs}


def test_handle_of_an_open_board_stands_where_its_lines_do() -> None:
    (top,) = handles(drawn(BesideSpec(opened="undated"), 500.0))
    (bottom,) = handles(drawn(BesideSpec(opened="undated", first=999), 500.0))
    (board,) = a_scene(BesideSpec(opened="undated"), 500.0).boards
    assert top.y == pytest.approx(board.top)
    assert bottom.y + bottom.height == pytest.approx(board.top + board.height)
    assert 12.0 <= top.height < board.height


def test_ring_goes_round_the_chip_that_is_looked_at() -> None:
    scene = build(CROWD, replace(YEAR, height=900.0), attention=looking_at(CROWD, hovered="e001"))
    (chip,) = [each for board in scene.boards for each in board.chips if each.event == "e001"]
    (ring,) = DRAWING.marks(scene)
    assert isinstance(ring, Box)
    assert ring.fill is None
    assert (ring.x, ring.y) == (chip.x + 0.5, chip.y + 0.5)
    assert list(DRAWING.marks(build(CROWD, YEAR))) == []


def test_nobody_beside_nothing_drawn() -> None:
    bare = build(an_arrangement([an_event("a", on="2025-01-01", kind="summit")]), YEAR)
    assert list(DRAWING.boards(bare)) == []
