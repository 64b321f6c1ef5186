"""What of a scene can be told one by one."""

import pytest

from briefviewer.timeline.hits import hit
from briefviewer.timeline.scene import Scene, build
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
    spots = spots_of(scene)
    assert sorted(spot.key for spot in spots) == sorted(drawn)
    assert all(spot.event == spot.key for spot in spots)


def test_lanes_come_from_top_to_bottom_and_what_stands_beside_the_axis_last(scene: Scene) -> None:
    lanes = {bar.event: bar.lane for bar in scene.bars} | {glyph.event: glyph.lane for glyph in scene.glyphs}
    order = [lanes.get(spot.event, 99) for spot in spots_of(scene) if spot.event is not None]
    assert order == sorted(order)
    assert order[-1] == 99


def test_the_middle_of_a_spot_is_its_event(scene: Scene) -> None:
    for spot in spots_of(scene):
        found = hit(scene, spot.rect.x + spot.rect.width / 2, spot.rect.y + spot.rect.height / 2)
        assert found.event == spot.event


def test_heaps_have_their_count_and_stretch() -> None:
    crowd = [an_event(f"e{number:04}", on="2025-06-01", kind="summit", themes=["trade"]) for number in range(1600)]
    scene = build(an_arrangement(crowd), days("2025-01-01", "2025-12-01"))
    heaps = [spot for spot in spots_of(scene) if spot.event is None]
    assert heaps
    assert sum(heap.count for heap in heaps) == sum(cell.count for strip in scene.densities for cell in strip.cells)
    for heap in heaps:
        assert heap.stretch is not None
        found = hit(scene, heap.rect.x + heap.rect.width / 2, heap.rect.y + heap.rect.height / 2)
        assert (found.count, found.stretch) == (heap.count, heap.stretch)
    assert len({heap.key for heap in heaps}) == len(heaps)
