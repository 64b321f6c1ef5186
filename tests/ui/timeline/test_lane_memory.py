"""Lanes come back from memory as they were left; what is no memory of theirs is nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.view import LaneBy
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.ui.timeline.lane_memory import lanes_as_text, lanes_from_text

KEYS = st.text(min_size=1, max_size=8)
SPECS = st.builds(
    LaneSpec,
    by=st.sampled_from(list(LaneBy)),
    hidden=st.frozensets(KEYS, max_size=3),
    folded=st.frozensets(KEYS, max_size=3),
    order=st.lists(KEYS, max_size=3, unique=True).map(tuple),
    rows=st.dictionaries(KEYS, st.integers(1, 40), max_size=3),
)


@settings(deadline=None)
@given(st.lists(SPECS, max_size=5, unique_by=lambda spec: spec.by), st.booleans())
def test_lanes_come_back_as_they_were_left(specs: list[LaneSpec], is_folding: bool) -> None:
    back, folds = lanes_from_text(lanes_as_text(specs, is_folding=is_folding))
    assert back == tuple(spec for spec in specs if spec != LaneSpec(spec.by))
    assert folds is is_folding


def test_nothing_changed_is_nothing_to_remember() -> None:
    assert lanes_as_text([LaneSpec(), LaneSpec(LaneBy.DYAD)], is_folding=False) == ""


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"sorts": {"colour": {}}}', '{"sorts": {"theme": {"rows": 4}}}', '{"sorts": []}']
)
def test_what_is_no_memory_of_ours_is_nothing(text: str) -> None:
    assert lanes_from_text(text) == ((), False)
