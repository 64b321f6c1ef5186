from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.event import Event
from briefviewer.timeline.ground import Ground
from briefviewer.timeline.marks import extent, marks_of
from tests.builders import a_library, an_event
from tests.strategies import edtf_texts

HORIZON = float(date(2026, 1, 1).toordinal())


def a_ground(events: list[Event]) -> Ground:
    library = a_library()
    return Ground(columns_from_events(events, library), library)


def test_only_what_leaves_a_mark_has_a_place() -> None:
    ground = a_ground([an_event("dated", on="2025-03-01"), an_event("undated", on=None)])
    assert [ground.columns.ids[row] for row in ground.rows.tolist()] == ["dated"]
    assert ground.places(np.array([0, 1], dtype=np.int32)).tolist() == [0]


@settings(deadline=None)
@given(st.lists(edtf_texts(), min_size=1, max_size=8), st.data())
def test_a_part_of_the_ground_is_as_if_it_stood_alone(texts: list[str], data: st.DataObject) -> None:
    ground = a_ground([an_event(f"event-{number}", on=text) for number, text in enumerate(texts)])
    chosen = data.draw(st.sets(st.sampled_from(range(len(texts)))))
    rows = np.array(sorted(chosen), dtype=np.int32)
    places = ground.places(rows)
    alone = marks_of(ground.columns, rows)
    part = ground.marks.at(places)
    assert part.rows.tolist() == alone.rows.tolist()
    assert part.outer_start.tolist() == alone.outer_start.tolist()
    assert part.manner.tolist() == alone.manner.tolist()
    assert ground.extent(places) == extent(alone)


@settings(deadline=None)
@given(st.lists(edtf_texts(), min_size=1, max_size=8))
def test_every_mark_has_a_beginning_and_an_end_in_order(texts: list[str]) -> None:
    ground = a_ground([an_event(f"event-{number}", on=text) for number, text in enumerate(texts)])
    ends = ground.ends(HORIZON)
    assert np.isfinite(ground.starts).all()
    assert np.isfinite(ends).all()
    assert (ends > ground.starts).all()


def test_another_horizon_moves_what_is_open() -> None:
    ground = a_ground([an_event("open", on="2024-06-01/..")])
    assert ground.ends(HORIZON).tolist() == [HORIZON]
    assert ground.ends(HORIZON + 5).tolist() == [HORIZON + 5]
    assert ground.ends(HORIZON).tolist() == [HORIZON]


def test_nothing_has_no_extent() -> None:
    assert a_ground([an_event("undated", on=None)]).extent() is None
