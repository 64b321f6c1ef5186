"""A count can be opened: behind it are exactly the events that are not drawn."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import Event, EventId
from briefviewer.timeline.counted import counted_at, counted_in, counted_rows
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.scene import Viewport, build
from briefviewer.timeline.shapes import Density, Rect
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement
from tests.timeline.test_scene import STORIES, VIEWS, YEAR

SQUEEZED = LaneSpec(rows={"trade": 2})


def a_heap(count: int = 7) -> list[Event]:
    return [an_event(f"e{n}", on="2025-03-03", kind="summit", themes=["trade"]) for n in range(count)]


@settings(max_examples=100, deadline=None)
@given(STORIES, VIEWS, st.booleans())
def test_cells_count_those_behind_them(events: list[Event], view: Viewport, is_folded: bool) -> None:
    spec = LaneSpec(
        rows={"trade": 1, "alliance": 1, "north": 1, "…": 1}, folded=frozenset({"trade"} if is_folded else ())
    )
    arrangement = an_arrangement(events, spec=spec)
    scene = build(arrangement, view)
    for strip in scene.densities:
        for cell in strip.cells:
            assert len(counted_rows(arrangement, scene, strip, cell)) == cell.events


def test_click_and_sweep_find_who_is_counted() -> None:
    arrangement = an_arrangement(a_heap(), spec=SQUEEZED)
    scene = build(arrangement, YEAR)
    (strip,) = scene.densities
    (cell,) = strip.cells
    drawn = {glyph.event for glyph in scene.glyphs}
    found = counted_at(arrangement, scene, (cell.x0 + cell.x1) / 2, strip.top + 2)
    assert set(found) == {EventId(f"e{n}") for n in range(7)} - drawn
    assert counted_in(arrangement, scene, Rect(cell.x0 - 5, strip.top - 5, 20, 10)) == found
    assert counted_in(arrangement, scene, Rect(cell.x1 + 5, strip.top - 5, 20, 10)) == ()


def test_crowd_that_is_all_counted_is_swept_too() -> None:
    events = [an_event(f"e{n:04}", on=f"2025-03-{1 + n % 28:02}", kind="summit", themes=["trade"]) for n in range(900)]
    arrangement = an_arrangement(events)
    scene = build(arrangement, YEAR)
    lanes = scene.regions.lanes
    found = counted_in(arrangement, scene, Rect(0, lanes.y, 5000, lanes.height))
    assert len(found) == len(set(found)) == 900


def test_who_runs_into_a_crowd_is_found_apart_from_who_begins_in_it() -> None:
    events = [
        *(an_event(f"long{n:03}", on="2020-01-01/2027-01-01", kind="policy", themes=["trade"]) for n in range(40)),
        *(an_event(f"e{n:04}", on=f"2025-03-{1 + n % 28:02}", kind="summit", themes=["trade"]) for n in range(900)),
    ]
    arrangement = an_arrangement(events)
    for start, end in ((738_000.3, 740_000.1), (739_311.7, 739_330.2), (739_313.25, 739_900.5)):
        for height in (900.0, 200.0):
            scene = build(arrangement, Viewport(start, end, 1200.0, height))
            for strip in scene.densities:
                for cell in strip.cells:
                    assert len(counted_rows(arrangement, scene, strip, cell)) == cell.events
    scene = build(arrangement, YEAR)
    through = next(strip for strip in scene.densities if strip.of is Density.THROUGH)
    found = counted_at(arrangement, scene, through.cells[0].x0 + 3, through.top + 3)
    assert set(found) == {EventId(f"long{n:03}") for n in range(40)}
