"""What the user looks at: found by id once, asked by row ever after."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.event import EventId
from briefviewer.timeline.attention import FEW, NOBODY, Chosen, ids_of, rows_of
from tests.builders import an_event
from tests.timeline.arrangements import a_world

COLUMNS = columns_from_events(
    [an_event(f"e{n:04}", on=f"{1000 + n % 3000}", kind="summit") for n in range(FEW + 10)], a_world()
)


@given(st.sets(st.integers(0, 50)), st.lists(st.integers(0, 60)))
def test_who_is_among_the_chosen(chosen: set[int], asked: list[int]) -> None:
    found = Chosen(np.array(sorted(chosen), dtype=np.int32))
    assert len(found) == len(chosen)
    assert found.among(np.array(asked, dtype=np.int32)).tolist() == [each in chosen for each in asked]
    assert [each in found for each in asked] == [each in chosen for each in asked]


def test_nobody_is_among_none() -> None:
    assert len(NOBODY) == 0
    assert 0 not in NOBODY


@pytest.mark.parametrize("count", [0, 1, 30, FEW + 5])
def test_few_and_very_many_are_found_alike(count: int) -> None:
    events = [EventId(f"e{n:04}") for n in reversed(range(count))]
    rows = rows_of(COLUMNS, [*events, EventId("unknown"), *events[:1]])
    assert rows.tolist() == sorted(COLUMNS.rows_by_id[each] for each in events)
    assert set(ids_of(COLUMNS, rows)) == set(events)
    assert ids_of(COLUMNS, rows) == tuple(COLUMNS.ids[row] for row in rows.tolist())
