from dataclasses import replace

import pytest

from briefviewer.domain.event import Board, Event, EventId, RelationType, Role, Status
from briefviewer.domain.library import KindId
from briefviewer.domain.time import Basis, parse_edtf

FLOOD = Event(
    id=EventId("flood"),
    title="The river rises",
    short="",
    when=parse_edtf("1962-10~"),
    modifier=None,
    basis=Basis.STATED,
    role=Role.OCCURRENCE,
    external=None,
    kind=KindId("crisis"),
    status=Status.OCCURRED,
    board=Board.TIMELINE,
    actors=(),
    themes=(),
    place="",
    summary="",
    figures=(),
    evidence=(),
    attributed_to=(),
    likelihood=None,
    confidence=None,
    relations=(),
    notes=(),
    provenance=None,
    checked=None,
)


@pytest.mark.parametrize("relation", RelationType)
def test_the_inverse_of_the_inverse_is_the_relation(relation: RelationType) -> None:
    assert relation.inverse.inverse is relation


def test_only_contradiction_and_corroboration_look_alike_from_both_sides() -> None:
    alike = {each for each in RelationType if each.inverse is each}
    assert alike == {RelationType.CONTRADICTS, RelationType.CORROBORATES}


def test_only_a_dated_event_of_the_timeline_board_stands_on_the_axis() -> None:
    assert FLOOD.is_on_axis
    assert not replace(FLOOD, when=None).is_on_axis
    assert not replace(FLOOD, board=Board.SCENARIOS).is_on_axis
