from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns import joining
from briefviewer.columns.build import columns_from_events, elder_of
from briefviewer.columns.events import EventColumns
from briefviewer.columns.joining import joined, put_together, taken
from briefviewer.columns.texts import listed
from briefviewer.domain.event import RelationType
from briefviewer.store.arrays import to_bytes
from tests.builders import a_library, an_event

DAYS = ("2025-08-25", "2025-08-25", "2024", "2003/2008", "../2025", None)


def same(a: EventColumns, b: EventColumns) -> bool:
    return dict(to_bytes(a)) == dict(to_bytes(b))


PARTS = ("dropped", "kept", "new")


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.booleans(), st.sampled_from(PARTS)), max_size=8))
def test_joining_what_is_kept_and_what_is_new_is_building_the_whole(made: list[tuple[str | None, bool, str]]) -> None:
    events = [
        an_event(f"e{n}", on=on, relations={f"e{n + 1}": RelationType.FOLLOWS} if follows else {})
        for n, (on, follows, _) in enumerate(made)
    ]
    library = a_library()
    parts = {part: [each for each, (_, _, its) in zip(events, made, strict=True) if its == part] for part in PARTS}
    before = columns_from_events([*parts["dropped"], *parts["kept"]], library)
    new = columns_from_events(parts["new"], library)
    kept_ids = {each.id for each in parts["kept"]}
    kept = np.array([row for row in range(len(before)) if before.ids[row] in kept_ids], dtype=np.int64)
    left = [*parts["kept"], *parts["new"]]
    elders = [elder for event in left for each in event.relations if (elder := elder_of(event.id, each))]
    whole, order = joined(before, kept, new, elders)
    assert same(whole, columns_from_events(left, library))
    stood = [each.ids[row] for each in (before, new) for row in range(len(each))]
    assert [stood[at] for at in order] == [whole.ids[row] for row in range(len(whole))]


@given(st.lists(st.lists(st.tuples(st.sampled_from(DAYS), st.booleans()), max_size=4), min_size=1, max_size=4))
def test_parts_put_together_are_the_whole(made: list[list[tuple[str | None, bool]]]) -> None:
    library, number = a_library(), count()
    parts = [
        [
            an_event(f"e{(n := next(number))}", on=on, relations={f"e{n + 1}": RelationType.FOLLOWS} if follows else {})
            for on, follows in part
        ]
        for part in made
    ]
    events = [event for part in parts for event in part]
    elders = [elder for event in events for each in event.relations if (elder := elder_of(event.id, each))]
    columns = [columns_from_events(part, library) for part in parts]
    whole, order = put_together(columns, elders)
    assert same(whole, columns_from_events(events, library))
    stood = [each.ids[row] for each in columns for row in range(len(each))]
    assert [stood[at] for at in order] == [whole.ids[row] for row in range(len(whole))]


@pytest.mark.parametrize("few", [0, 1_000])
def test_rows_are_gathered_alike_one_by_one_and_run_by_run(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "_FEW", few)
    columns = columns_from_events([an_event(f"e{n}", on=f"200{n}") for n in range(6)], a_library())
    rows = [0, 1, 4, 5, 2]
    assert listed(taken(columns, np.array(rows)).titles) == [columns.titles[row] for row in rows]


def test_rows_taken_keep_their_order_and_only_their_own_years() -> None:
    library = a_library()
    events = [an_event("a", on="2003"), an_event("b", on="2004"), an_event("c", on="2005", actors=["usfk"])]
    columns = columns_from_events(events, library)
    assert same(taken(columns, np.array([0, 2])), columns_from_events([events[0], events[2]], library))
    assert len(taken(columns, np.array([], dtype=np.int64))) == 0
