"""Rows never overlap, and zooming moves nobody who has a row."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.rows import NO_ROW, Footprint, Footprints, RowPacking, WordsAt, filled

FOOTPRINTS = st.lists(
    st.builds(
        lambda start, length, label: Footprint(start, start + length, start, 6.0, 12.0, 0.0, 0.0, label),
        st.floats(0, 3000),
        st.one_of(st.just(1.0), st.floats(1, 900)),
        st.floats(10, 300),
    ),
    max_size=40,
).map(lambda each: sorted(each, key=lambda footprint: footprint.start))

ZOOMS = st.floats(0.01, 200.0)


@settings(max_examples=150, deadline=None)
@given(FOOTPRINTS, st.integers(1, 6), ZOOMS)
def test_nothing_overlaps_in_a_row(footprints: list[Footprint], rows: int, zoom: float) -> None:
    packing = RowPacking(Footprints.of(footprints), 0.5, rows)
    found = packing.rows_at(zoom)
    for row in range(rows):
        spans = sorted(footprint.span(zoom) for footprint, each in zip(footprints, found, strict=True) if each == row)
        assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(FOOTPRINTS, st.integers(1, 6), ZOOMS, st.floats(1.0, 50.0))
def test_zooming_in_moves_nobody_who_had_a_row(
    footprints: list[Footprint], rows: int, zoom: float, factor: float
) -> None:
    packing = RowPacking(Footprints.of(footprints), 0.5, rows)
    if packing.level(zoom) < 0:
        return
    for before, after in zip(packing.rows_at(zoom), packing.rows_at(zoom * factor), strict=True):
        assert before in (NO_ROW, after)


@settings(max_examples=60, deadline=None)
@given(FOOTPRINTS, st.integers(1, 6), st.lists(ZOOMS, min_size=1, max_size=6))
def test_rows_do_not_depend_on_the_way_there(footprints: list[Footprint], rows: int, zooms: list[float]) -> None:
    wandering = RowPacking(Footprints.of(footprints), 0.5, rows)
    for zoom in zooms:
        wandering.rows_at(zoom)
    assert (
        wandering.rows_at(zooms[0]).tolist()
        == RowPacking(Footprints.of(footprints), 0.5, rows).rows_at(zooms[0]).tolist()
    )


def test_first_row_first() -> None:
    apart = [Footprint(day, day + 1.0, day, 5.0, 5.0, 0.0, 0.0, 40.0) for day in (0.0, 100.0, 200.0)]
    assert RowPacking(Footprints.of(apart), 1.0, 3).rows_at(1.0).tolist() == [0, 0, 0]
    assert RowPacking(Footprints.of(apart), 0.2, 3).rows_at(0.2).tolist() == [0, 1, 2]


def test_who_finds_no_row_gets_one_closer_up() -> None:
    crowd = [Footprint(day, day + 1.0, day, 5.0, 5.0, 0.0, 0.0, 40.0) for day in (0.0, 3.0, 6.0)]
    packing = RowPacking(Footprints.of(crowd), 1.0, 2)
    assert packing.rows_at(1.0).tolist() == [0, 1, NO_ROW]
    assert NO_ROW not in packing.rows_at(100.0).tolist()
    assert packing.used == 2


def test_glyph_takes_the_room_beside_words_before_it_is_counted() -> None:
    crowd = [Footprint(day, day + 1.0, day, 5.0, 5.0, 0.0, 0.0, 200.0) for day in (0.0, 20.0, 40.0)]
    packing = RowPacking(Footprints.of(crowd), 1.0, 1)
    assert packing.rows_at(1.0).tolist() == [0, 0, 0]


def test_no_events_use_no_rows() -> None:
    assert RowPacking(Footprints.of([]), 1.0, 3).used == 0


def test_words_stand_to_the_left_where_the_right_is_taken() -> None:
    """Two marks near each other, both with long words: one row holds them back to back."""
    pair = [Footprint(day, day + 1.0, day, 5.0, 5.0, 0.0, 0.0, 100.0) for day in (0.0, 20.0)]
    packing = RowPacking(Footprints.of(pair), 1.0, 1)
    assert packing.rows_at(1.0).tolist() == [0, 0]
    assert packing.wordless == 1
    near = [
        Footprint(day, day + 1.0, day, 5.0, 5.0, 0.0, 0.0, label)
        for day, label in ((0.0, 0.0), (200.0, 100.0), (215.0, 100.0))
    ]
    assert RowPacking(Footprints.of(near), 1.0, 1).wordless == 1
    assert RowPacking(Footprints.of(near), 1.0, 2).wordless == 0


@settings(max_examples=100, deadline=None)
@given(FOOTPRINTS, ZOOMS)
def test_depth_is_as_many_rows_as_are_needed(footprints: list[Footprint], zoom: float) -> None:
    each = Footprints.of(footprints)
    spans = sorted(each.spans(zoom))
    depth = each.depth(zoom)
    assert all(sum(one[0] <= span[0] < one[1] for one in spans) <= depth for span in spans)
    rows = filled(np.full(len(spans), NO_ROW), spans, depth)
    assert NO_ROW not in rows.tolist()


@settings(max_examples=60, deadline=None)
@given(FOOTPRINTS, ZOOMS)
def test_words_only_ever_widen(footprints: list[Footprint], zoom: float) -> None:
    each = Footprints.of(footprints)
    for bare, right, left in zip(*(each.spans(zoom, words) for words in WordsAt), strict=True):
        assert right[0] == bare[0]
        assert left[1] == bare[1]
        assert right[1] >= bare[1]
        assert left[0] < bare[0]
