"""What lies under a point."""

from dataclasses import replace
from datetime import date

import pytest

from briefviewer.domain.event import EventId
from briefviewer.timeline.beside import MOST_CHIPS, BesideSpec
from briefviewer.timeline.brushed import Brush
from briefviewer.timeline.hits import SLACK_PX, Hit, Target, events_in, hit, shape_of
from briefviewer.timeline.scene import Scene, build
from briefviewer.timeline.shapes import Glyph, Rect
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement
from tests.timeline.test_scene import YEAR, a_story, days


@pytest.fixture
def scene() -> Scene:
    return build(an_arrangement(a_story()), YEAR, brush=Brush(date(2025, 3, 14), date(2025, 4, 6), 3, 1))


def test_every_pixel_of_a_glyph_is_its_event(scene: Scene) -> None:
    for glyph in scene.glyphs:
        for dx in range(-5, 6):
            for dy in range(-5, 6):
                found = hit(scene, glyph.x + dx, glyph.y + dy)
                assert (found.target, found.event) == (Target.EVENT, glyph.event)


def test_beyond_its_reach_a_glyph_is_not_hit(scene: Scene) -> None:
    """A ring of pixels around each glyph's reach: none is that glyph by its own shape."""
    bare = replace(scene, labels=(), bars=(), brush=None)
    for glyph in scene.glyphs:
        reach = glyph.size / 2 + SLACK_PX
        alone = replace(bare, glyphs=(without_smear(glyph),))
        for step in range(-12, 13):
            for dx, dy in ((step, reach + 1), (step, -reach - 1), (reach + 1, step), (-reach - 1, step)):
                assert hit(alone, glyph.x + dx, glyph.y + dy).event != glyph.event


def without_smear(glyph: Glyph) -> Glyph:
    return glyph._replace(smear=None)


def test_every_pixel_of_a_bar_is_its_event() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    assert scene.bars
    for bar in scene.bars:
        others = [each for each in scene.glyphs if abs(each.y - bar.top) < 60]
        for x in range(round(bar.x0), round(bar.x1), 3):
            for y in range(round(bar.top), round(bar.top + bar.height) + 1, 2):
                if all(abs(x - each.x) > 12 or abs(y - each.y) > 12 for each in others):
                    assert hit(scene, x, y).event == bar.event


def test_bars_and_their_dots() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    for bar in scene.bars:
        y = bar.top + bar.height / 2
        assert hit(scene, (bar.x0 + bar.x1) / 2, y).event == bar.event
        if bar.dots_right:
            assert hit(scene, bar.x1 + bar.dots_right - 1, y).event == bar.event


def test_words_are_part_of_the_event() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    for label in scene.labels:
        found = hit(scene, label.x + label.width / 2, label.y)
        assert (found.target, found.event) == (Target.EVENT, label.event)
        assert found.row is not None


def test_ticks_of_visitors(scene: Scene) -> None:
    (tick,) = scene.ticks
    assert hit(scene, tick.x, tick.top + 3).event == tick.event


def test_ruler_ticks_tell_their_stretch(scene: Scene) -> None:
    (july,) = [tick for tick in scene.ruler.minor if tick.label == "Jul"]
    found = hit(scene, july.x + 20, scene.regions.minor_top + 10)
    assert found == Hit(Target.TICK, stretch=(july.time, july.until), key="Jul")
    assert hit(scene, july.x + 20, 5).key == "2025"


def test_edges_of_the_range(scene: Scene) -> None:
    assert scene.brush is not None
    y = scene.regions.lanes.y + 200
    assert scene.brush.left_edge is not None
    for off in range(-5, 6):
        assert hit(scene, scene.brush.left_edge + off, y).target is Target.RANGE_LEFT
        assert hit(scene, scene.brush.x1 + off, y).target is Target.RANGE_RIGHT
    for beside in (scene.brush.left_edge - 6, scene.brush.left_edge + 6, scene.brush.x1 - 6, scene.brush.x1 + 6):
        assert hit(scene, beside, y).target not in (Target.RANGE_LEFT, Target.RANGE_RIGHT)


def test_glyph_on_an_edge_of_the_range_is_the_event() -> None:
    arrangement = an_arrangement(a_story())
    day = date.fromordinal(int(YEAR.start + 0.5))
    scene = build(arrangement, YEAR, brush=Brush(day, date(2025, 8, 25)))
    assert scene.brush is not None
    edge = scene.brush.right_edge
    assert edge is not None
    (meeting,) = [each for each in scene.glyphs if each.event == "meeting"]
    assert abs(edge - meeting.x) < 5
    assert hit(scene, meeting.x, meeting.y).event == "meeting"
    assert hit(scene, edge, scene.regions.ruler.bottom - 2).target is Target.RANGE_RIGHT


def test_flags_open_documents(scene: Scene) -> None:
    flag = scene.flags[-1]
    found = hit(scene, flag.x, scene.regions.sources.y + 8)
    assert (found.target, found.documents) == (Target.FLAG, ("alpha",))
    assert hit(scene, flag.x - 200, scene.regions.sources.y + 8).target is Target.RULER


def test_overview(scene: Scene) -> None:
    y = scene.regions.overview.y + 20
    over = scene.overview
    assert hit(scene, over.window_x0, y).target is Target.OVERVIEW_LEFT
    assert hit(scene, over.window_x1, y).target is Target.OVERVIEW_RIGHT
    assert hit(scene, (over.window_x0 + over.window_x1) / 2, y).target is Target.OVERVIEW_WINDOW
    outside = build(an_arrangement(a_story()), days("2025-08-01", "2025-09-01"))
    assert hit(outside, outside.overview.window_x0 - 40, y).target is Target.OVERVIEW


def test_chips_headers_and_nothing(scene: Scene) -> None:
    chip = scene.boards[0].chips[0]
    assert hit(scene, chip.x + 3, chip.y + 3) == Hit(Target.CHIP, event=chip.event, row=chip.row)
    assert hit(scene, 20, scene.bands[1].top + 5) == Hit(Target.LANE, key="trade")
    assert hit(scene, 20, 10).target is Target.NOTHING
    assert hit(scene, 3, scene.boards[0].top).target is Target.BESIDE
    assert hit(scene, 3, scene.regions.undated.bottom - 1).target is Target.NOTHING
    assert hit(scene, 400, scene.bands[0].bottom - 8).target is Target.CANVAS


def test_counts_can_be_zoomed_into() -> None:
    crowd = [an_event(f"e{number:04}", on="2025-06-01", kind="summit", themes=["trade"]) for number in range(1600)]
    scene = build(an_arrangement(crowd), days("2025-01-01", "2025-12-01"))
    cell = scene.densities[0].cells[0]
    found = hit(scene, (cell.x0 + cell.x1) / 2, scene.densities[0].top + 20)
    assert (found.target, found.stretch, found.count) == (Target.DENSITY, (cell.start, cell.end), 1600)


def test_rest_of_an_open_board_leads_elsewhere() -> None:
    many = [an_event(f"e{number:03}", on=None, kind="summit") for number in range(MOST_CHIPS + 5)]
    scene = build(an_arrangement(many), YEAR, beside=BesideSpec(opened="undated", first=99))
    (board,) = scene.boards
    assert board.rest is not None
    assert hit(scene, board.rest.x + 5, board.rest.y + 5).target is Target.MORE


def test_more_is_a_button() -> None:
    many = [an_event(f"e{number:03}", on=None, kind="summit") for number in range(90)]
    scene = build(an_arrangement(many), YEAR)
    board = scene.boards[0]
    assert board.rest is not None
    found = hit(scene, board.rest.x + 5, board.rest.y + 5)
    assert (found.target, found.key, found.count) == (Target.BOARD, board.key, board.more)


def test_area_finds_what_it_touches_and_nothing_else() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    everything = events_in(scene, Rect(0, 0, YEAR.width, YEAR.height))
    assert set(everything) == {bar.event for bar in scene.bars} | {glyph.event for glyph in scene.glyphs}
    for glyph in scene.glyphs:
        assert glyph.event in events_in(scene, Rect(glyph.x - 1, glyph.y - 1, 2, 2))
    assert events_in(scene, Rect(0, 0, scene.regions.axis_left - 20, YEAR.height)) == ()


def test_edge_of_a_lane_lies_between_two_heads(scene: Scene) -> None:
    first = scene.bands[0]
    for dy in (-2, 0, 2):
        assert hit(scene, 20, first.bottom + dy) == Hit(Target.LANE_EDGE, key=first.lane.key)
    assert hit(scene, 20, first.bottom - 12).target is Target.LANE
    assert hit(scene, 20, first.bottom + 12).key == scene.bands[1].lane.key


def test_every_shape_is_found_by_its_event() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    for event in [bar.event for bar in scene.bars] + [glyph.event for glyph in scene.glyphs]:
        found = shape_of(scene, event)
        assert found is not None
        assert hit(scene, found.x + found.width / 2, found.y + found.height / 2).event == event
    assert shape_of(scene, EventId("nobody")) is None


def test_folded_time_is_hit_on_the_ruler() -> None:
    events = [*a_story(), an_event("old", on="1999-01-01", kind="summit", themes=["trade"])]
    scene = build(an_arrangement(events, is_folding=True), days("1998-06-01", "2026-01-01"))
    (each,) = scene.breaks
    found = hit(scene, (each.x0 + each.x1) / 2, scene.regions.minor_top + 4)
    assert found == Hit(Target.BREAK, stretch=(each.fold.start, each.fold.end))
    assert hit(scene, each.x0 - 20, scene.regions.minor_top + 4).target is Target.TICK


def test_in_a_low_window_a_board_is_opened_by_its_name() -> None:
    scene = build(an_arrangement(a_story()), days("2024-09-20", "2025-12-01", height=600.0))
    assert all(not board.chips for board in scene.boards)
    for board in scene.boards:
        found = hit(scene, board.head.x + board.head.width / 2, board.head.y + board.line_height / 2)
        assert (found.target, found.key, found.count) == (Target.BOARD, board.key, board.count)
    high = build(an_arrangement(a_story()), days("2024-09-20", "2025-12-01", height=700.0))
    assert high.regions.undated.height > scene.regions.undated.height
    assert any(board.chips for board in high.boards)


def test_beside_the_overview_is_no_time() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    middle = scene.regions.overview.y + scene.regions.overview.height / 2
    assert hit(scene, 20.0, middle).target is Target.NOTHING
    assert hit(scene, scene.overview.scale.left + 60.0, middle).target is not Target.NOTHING
