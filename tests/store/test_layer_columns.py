from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import RowFlag
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from tests.store.layer_store import imported
from tests.strategies import edtf_texts

CELL = st.one_of(st.just(""), edtf_texts())
ROWS = st.lists(
    st.tuples(
        CELL,
        st.lists(st.sampled_from(["US", "usfk", "Pyongyang", "nobody", "usa"]), max_size=3),
        st.sampled_from(["", "meeting", "?"]),
        st.sampled_from(["", "occurred", "expected", "recommended"]),
    ),
    min_size=1,
    max_size=6,
)


@given(ROWS)
@settings(max_examples=40, deadline=None)
def test_the_columns_of_a_layer_are_those_of_its_events(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, list[str], str, str]]
) -> None:
    """What the reader shows, made of one row, and what the timeline shows, made of columns, are the same."""
    folder = tmp_path_factory.mktemp("layer")
    lines = [
        f'T{n},"{when}",{"; ".join(actors)},{kind},{status}' for n, (when, actors, kind, status) in enumerate(rows)
    ]
    store, _ = imported(folder, "title,when,actors,kind,status\n" + "\n".join(lines) + "\n")
    found = store.columns
    own = [row for row in range(len(found)) if found.ids[row].startswith("reports:")]
    events = store.events(own)
    expected = columns_from_events([store.event(EventId("met")), *events], store.library)
    assert list(found.ids) == list(expected.ids)
    theirs = [expected.rows_by_id[found.ids[row]] for row in own]
    for name in ("earliest_start", "latest_start", "earliest_end", "latest_end", "precision", "modifier", "role"):
        assert getattr(found, name)[own].tolist() == getattr(expected, name)[theirs].tolist(), name
    plain = found.flags[own] & ~np.uint16(RowFlag.LAYER)
    assert plain.tolist() == expected.flags[theirs].tolist()
    assert found.has(RowFlag.LAYER)[own].all()
    for facet in (Facet.KIND, Facet.STATUS, Facet.BOARD, Facet.BASIS, Facet.YEAR):
        mine, other = found.single(facet), expected.single(facet)
        assert mine is not None
        assert other is not None
        assert [found.vocabulary[facet][code] if code >= 0 else "" for code in mine[own].tolist()] == [
            expected.vocabulary[facet][code] if code >= 0 else "" for code in other[theirs].tolist()
        ]
    for row, their in zip(own, theirs, strict=True):
        assert found.actors[row].tolist() == expected.actors[their].tolist()
        assert sorted(found.actors_rolled[row].tolist()) == sorted(expected.actors_rolled[their].tolist())


def test_a_store_without_wholes_shares_its_links(tmp_path: Path) -> None:
    store, _ = imported(tmp_path, "title,actors\nA,dprk\n")
    row = store.columns.rows_by_id["reports:0000001"]
    assert store.columns.actors_rolled[row].tolist() == store.columns.actors[row].tolist()
