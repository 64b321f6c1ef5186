"""How a lane is filled: rows for few, rows for those in view, counts for crowds."""

from datetime import date

import numpy as np
import pytest

from briefviewer.domain.event import Event, EventId
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.density import CellGrid
from briefviewer.timeline.filling import RING_PX, LaneFiller
from briefviewer.timeline.lanes import Lane
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.shapes import Density
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement, looking_at

YEAR = Scale(float(date(2025, 1, 1).toordinal()), float(date(2026, 1, 1).toordinal()), 140.0, 1000.0)


def filled(events: list[Event], scale: Scale = YEAR, rows: int = 3, chosen: tuple[str, ...] = ()) -> LaneFiller:
    arrangement = an_arrangement(events, home=("2025-01-01", "2026-01-01"))
    band = LaneBand(0, Lane("k", "Lane", len(events)), 100.0, 110.0, rows, 104.0, 30.0, 12.0, ("Lane",), "1", None)
    filler = LaneFiller(arrangement, scale, looking_at(arrangement, *chosen))
    filler.fill([band])
    return filler


def crowd(count: int) -> list[Event]:
    return [an_event(f"e{number:04}", on=f"2025-{1 + number % 12:02}-15", kind="summit") for number in range(count)]


def test_few_have_rows_and_words() -> None:
    found = filled([an_event("a", on="2025-03-01", kind="summit"), an_event("b", on="2025-09/2025-11", kind="policy")])
    assert [glyph.event for glyph in found.glyphs] == ["a"]
    assert [bar.event for bar in found.bars] == ["b"]
    assert {label.event for label in found.labels} == {"a", "b"}


def test_who_has_no_row_is_counted() -> None:
    found = filled([an_event(f"e{number}", on="2025-03-01", kind="summit") for number in range(5)])
    assert len(found.glyphs) == 3
    assert [cell.events for strip in found.densities for cell in strip.cells] == [2]


def test_crowd_is_counted_as_a_whole_until_few_are_in_view() -> None:
    events = crowd(1600)
    far = filled(events)
    assert far.glyphs == []
    assert sum(cell.events for strip in far.densities for cell in strip.cells) == 1600
    june = Scale(float(date(2025, 6, 14).toordinal()), float(date(2025, 6, 17).toordinal()), 140.0, 1000.0)
    near = filled(events, june)
    assert 0 < len(near.glyphs) < 100


def test_folded_lane_only_counts() -> None:
    found = filled(crowd(4), rows=0)
    assert found.glyphs == []
    assert sum(cell.events for cell in found.densities[0].cells) == 4


def test_long_stretch_keeps_its_glyph_in_view() -> None:
    march = Scale(float(date(2025, 3, 1).toordinal()), float(date(2025, 4, 1).toordinal()), 140.0, 1000.0)
    (glyph,) = filled([an_event("a", on="2025", kind="summit")], march).glyphs
    assert 140.0 <= glyph.x <= 1000.0
    assert glyph.smear == (140.0, 1000.0)
    assert not glyph.is_exact


def test_exact_day_is_exact_however_close() -> None:
    week = Scale(float(date(2025, 3, 1).toordinal()), float(date(2025, 3, 8).toordinal()), 140.0, 1000.0)
    (glyph,) = filled([an_event("a", on="2025-03-04", kind="summit")], week).glyphs
    assert glyph.smear is not None
    assert glyph.is_exact


def test_short_bar_is_wide_enough_to_see() -> None:
    (bar,) = filled([an_event("a", on="2025-03-04/2025-03-05", kind="summit")]).bars
    assert bar.x1 - bar.x0 >= 6
    assert bar.glyph_x == pytest.approx((bar.x0 + bar.x1) / 2)


def test_chosen_event_has_its_words_whatever_stands_around() -> None:
    events = [
        an_event(f"e{number}", on=f"2025-03-{10 + number:02}", kind="summit", title="t" * 40) for number in range(9)
    ]
    chosen = EventId("e1")
    found = filled(events, chosen=(chosen,))
    assert chosen in {label.event for label in found.labels if label.is_strong}


def test_who_has_no_row_is_a_guest_where_one_is_free_in_view() -> None:
    events = [
        an_event("a", on="2025-01", kind="summit"),
        an_event("b", on="2025-01", kind="summit"),
        an_event("c", on="2025-01-15/2025-12-01", kind="policy"),
    ]
    year = filled(events, rows=2)
    assert [cell.events for strip in year.densities for cell in strip.cells] == [1]
    autumn = Scale(float(date(2025, 9, 1).toordinal()), float(date(2025, 11, 1).toordinal()), 140.0, 1000.0)
    near = filled(events, autumn, rows=2)
    assert [bar.event for bar in near.bars] == ["c"]
    assert near.densities == []


def test_crowd_tells_apart_who_begins_in_view_and_who_runs_into_it() -> None:
    events = [
        *(an_event(f"long{number:03}", on="2020-01-01/2027-01-01", kind="policy") for number in range(400)),
        *(an_event(f"e{number:04}", on=f"2025-{1 + number % 12:02}-15", kind="summit") for number in range(1200)),
    ]
    found = filled(events)
    through, counts = found.densities
    assert (through.of, counts.of) == (Density.THROUGH, Density.ALL)
    assert [cell.text for cell in through.cells] == ["← 400 from before"]
    assert sum(cell.events for cell in counts.cells) == 1200
    assert max(cell.share for cell in counts.cells) == 1.0
    assert through.top + through.height <= counts.top


def test_ring_of_a_chosen_event_keeps_off_its_words_on_a_wide_stretch() -> None:
    events = [an_event("a", on="2025", kind="summit", title="Talks")]
    ((plain,), (strong,)) = (filled(events, chosen=chosen).labels for chosen in ((), ("a",)))
    assert strong.x == plain.x + RING_PX


def test_lane_too_low_to_tell_them_apart_counts_who_runs_into_it_with_the_others() -> None:
    events = [
        *(an_event(f"long{number:03}", on="2020-01-01/2027-01-01", kind="policy") for number in range(400)),
        *(an_event(f"e{number:04}", on=f"2025-{1 + number % 12:02}-15", kind="summit") for number in range(1200)),
    ]
    chosen = tuple(f"e{number:04}" for number in (0, 12, 24))
    (strip,) = filled(events, rows=3, chosen=chosen).densities
    assert strip.of is Density.WHOLE
    assert sum(cell.events for cell in strip.cells) == 1600


def test_cells_of_folded_time_are_made_only_where_somebody_is() -> None:
    events = [an_event("a", on="1400-01-01", kind="summit"), an_event("b", on="2025-03-01", kind="summit")]
    arrangement = an_arrangement(events, is_folding=True)
    scale = Scale(
        float(date(1399, 12, 1).toordinal()), float(date(2025, 4, 1).toordinal()), 140.0, 1000.0, arrangement.folds
    )
    grid = CellGrid(scale, lambda text: 7.0 * len(text))
    found = grid.counted(np.array([float(date(1400, 1, 1).toordinal()), float(date(2025, 3, 1).toordinal())]))
    assert [cell.events for cell in found] == [1, 1]


def test_words_of_a_day_stay_in_view_to_whichever_side_of_it_one_looks() -> None:
    start = float(date(2025, 3, 4).toordinal())
    for first, last in ((0.3, 1.4), (-0.4, 0.3), (0.2, 0.6)):
        scale = Scale(start + first, start + last, 140.0, 1000.0)
        (label,) = filled([an_event("a", on="2025-03-04", kind="summit", title="Talks")], scale).labels
        assert 140.0 <= label.x < label.x + label.width <= 1000.0
