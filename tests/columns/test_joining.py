import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events, elder_of
from briefviewer.columns.events import EventColumns
from briefviewer.columns.joining import joined, taken
from briefviewer.domain.event import RelationType
from briefviewer.store.arrays import to_bytes
from tests.builders import a_library, an_event

DAYS = ("2025-08-25", "2025-08-25", "2024", "2003/2008", "../2025", None)


def same(a: EventColumns, b: EventColumns) -> bool:
    return dict(to_bytes(a)) == dict(to_bytes(b))


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.booleans(), st.booleans()), max_size=8))
def test_joining_two_parts_is_building_the_whole(made: list[tuple[str | None, bool, bool]]) -> None:
    events = [
        an_event(f"e{n}", on=on, relations={f"e{n + 1}": RelationType.FOLLOWS} if follows else {})
        for n, (on, follows, _) in enumerate(made)
    ]
    library = a_library()
    first = [event for event, (_, _, is_first) in zip(events, made, strict=True) if is_first]
    second = [event for event in events if event not in first]
    a, b = (columns_from_events(each, library) for each in (first, second))
    whole, order = joined(
        a, b, [elder for event in events for each in event.relations if (elder := elder_of(event.id, each))]
    )
    assert same(whole, columns_from_events(events, library))
    stood = [each.ids[row] for each in (a, b) for row in range(len(each))]
    assert [stood[at] for at in order] == [whole.ids[row] for row in range(len(whole))]


def test_rows_taken_keep_their_order_and_only_their_own_years() -> None:
    library = a_library()
    events = [an_event("a", on="2003"), an_event("b", on="2004"), an_event("c", on="2005", actors=["usfk"])]
    columns = columns_from_events(events, library)
    assert same(taken(columns, np.array([0, 2])), columns_from_events([events[0], events[2]], library))
    assert len(taken(columns, np.array([], dtype=np.int64))) == 0
