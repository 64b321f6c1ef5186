from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import EventColumns, Links
from briefviewer.columns.select import select
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.event import Status
from briefviewer.domain.facet import Filters
from briefviewer.store.arrays import from_bytes, to_bytes
from tests.builders import a_library, an_event
from tests.strategies import edtf_texts


def assert_equal(one: EventColumns, other: EventColumns) -> None:
    for field in fields(EventColumns):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, TextColumn):
            assert mine.blob == theirs.blob
            assert np.array_equal(mine.offsets, theirs.offsets)
        elif isinstance(mine, Links):
            assert np.array_equal(mine.starts, theirs.starts)
            assert np.array_equal(mine.codes, theirs.codes)
        elif isinstance(mine, np.ndarray):
            assert mine.dtype == theirs.dtype
            assert np.array_equal(mine, theirs)
        else:
            assert mine == theirs


@given(st.lists(st.none() | edtf_texts(), max_size=6))
def test_columns_survive_being_bytes(dates: list[str | None]) -> None:
    library = a_library(actors=["usa", "rok"], themes=["trade"], documents=["paper"])
    events = [
        an_event(f"e{n}", on=date, status=Status.EXPECTED, actors=["rok"] * (n % 2), themes=["trade"], title="한국")
        for n, date in enumerate(dates)
    ]
    columns = columns_from_events(events, library)
    back = from_bytes(dict(to_bytes(columns)))
    assert_equal(columns, back)
    assert select(back, Filters()).rows.tolist() == list(range(len(events)))


def test_missing_or_broken_arrays_are_errors() -> None:
    stored = dict(to_bytes(columns_from_events([an_event()], a_library())))
    with pytest.raises(KeyError):
        from_bytes({name: data for name, data in stored.items() if name != "kind"})
    with pytest.raises(ValueError, match="buffer size"):
        from_bytes({**stored, "kind": b"abc"})
