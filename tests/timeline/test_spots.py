"""What of a scene can be told one by one."""

from dataclasses import replace

import pytest

from briefviewer.timeline.beside import BesideSpec
from briefviewer.timeline.hits import hit
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.timeline.spots import spots_of
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement
from tests.timeline.test_scene import YEAR, a_story, days


@pytest.fixture
def scene() -> Scene:
    return build(an_arrangement(a_story()), YEAR)


def test_every_event_in_view_is_told_once(scene: Scene) -> None:
    chips = [chip.event for board in scene.boards for chip in board.chips]
    drawn = {bar.event for bar in scene.bars} | {glyph.event for glyph in scene.glyphs} | set(chips)
    spots = [spot for spot in spots_of(scene) if not spot.board]
    assert sorted(spot.key for spot in spots) == sorted(drawn)
    assert all(spot.event == spot.key for spot in spots)


def test_lanes_come_from_top_to_bottom_and_what_stands_beside_the_axis_last(scene: Scene) -> None:
    lanes = {bar.event: bar.lane for bar in scene.bars} | {glyph.event: glyph.lane for glyph in scene.glyphs}
    order = [lanes.get(spot.event, 99) for spot in spots_of(scene) if spot.event is not None]
    assert order == sorted(order)
    assert order[-1] == 99


def test_the_middle_of_a_spot_is_its_event(scene: Scene) -> None:
    for spot in spots_of(scene):
        if spot.board:
            continue
        found = hit(scene, spot.rect.x + spot.rect.width / 2, spot.rect.y + spot.rect.height / 2)
        assert found.event == spot.event


def test_heaps_have_their_count_and_stretch() -> None:
    crowd = [an_event(f"e{number:04}", on="2025-06-01", kind="summit", themes=["trade"]) for number in range(1600)]
    scene = build(an_arrangement(crowd), days("2025-01-01", "2025-12-01"))
    heaps = [spot for spot in spots_of(scene) if spot.event is None]
    assert heaps
    assert sum(heap.count for heap in heaps) == sum(cell.events for strip in scene.densities for cell in strip.cells)
    for heap in heaps:
        assert heap.stretch is not None
        found = hit(scene, heap.rect.x + heap.rect.width / 2, heap.rect.y + heap.rect.height / 2)
        assert (found.count, found.stretch) == (heap.count, heap.stretch)
    assert len({heap.key for heap in heaps}) == len(heaps)


@pytest.mark.parametrize("height", [500.0, 900.0])
@pytest.mark.parametrize("is_folded", [True, False, None])
def test_every_board_can_be_told_and_an_open_one_tells_all_its_events(height: float, is_folded: bool | None) -> None:
    many = [an_event(f"e{number:03}", on=None, kind="summit") for number in range(190)]
    arrangement = an_arrangement([*many, an_event("dated", on="2025-06-01", kind="summit")])
    viewport = replace(YEAR, height=height)
    shut = build(arrangement, viewport, beside=BesideSpec(is_folded))
    (board,) = [spot for spot in spots_of(shut) if spot.board]
    assert (board.board, board.lane, board.count, board.is_open, board.event) == (
        "undated",
        "Undated",
        190,
        False,
        None,
    )
    assert hit(shut, board.rect.x + 4, board.rect.y + 8).key == "undated"
    opened = build(arrangement, viewport, beside=BesideSpec(is_folded, "undated"))
    told = [spot for spot in spots_of(opened) if spot.lane == "Undated"]
    assert told[0].is_open
    assert [spot.event for spot in told[1:]] == [event.id for event in many]
    chips = {chip.event for board in opened.boards for chip in board.chips}
    assert {spot.event for spot in told[1:] if not spot.is_hidden} == chips
    assert 0 < len(chips) < 190


def test_heap_of_those_who_run_into_the_view_is_one_while_it_pans() -> None:
    events = [
        *(an_event(f"long{n:03}", on="2020-01-01/2027-01-01", kind="policy", themes=["trade"]) for n in range(40)),
        *(an_event(f"e{n:04}", on=f"2025-{1 + n % 12:02}-09", kind="summit", themes=["trade"]) for n in range(900)),
    ]
    arrangement = an_arrangement(events)
    heaps = [
        next(spot for spot in spots_of(build(arrangement, Viewport(start, start + 300.0, 1200.0, 900.0))) if spot.words)
        for start in (739_280.0, 739_283.7)
    ]
    assert heaps[0].key == heaps[1].key
    assert heaps[0].words == "← 40 from before"
