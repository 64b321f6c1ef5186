"""The part of the matrix that belongs to a selection: a question with all answers, or not at all."""

from dataclasses import replace
from datetime import date

import pytest

from briefviewer.brief.viewpoint_scope import viewpoints_in_scope
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.viewpoint import EventList, Viewpoints
from tests.brief.fake_store import LETTER, LIBRARY, MATRIX, REPORT, an_event, evidence_at

NARROWED = Filters(range=DayRange(date(2025, 1, 1), None))


def scoped(*evidence: Evidence, filters: Filters = NARROWED, unknown: tuple[str, ...] = ()) -> Viewpoints:
    hidden = frozenset(each for each in (REPORT, LETTER) if each in unknown)
    return viewpoints_in_scope(MATRIX, [an_event(evidence=evidence)], LIBRARY, filters, hidden)


@pytest.mark.parametrize(("start", "end"), [(0, 1), (59, 60), (10, 20), (100, 500), (0, 9_000)])
def test_a_passage_in_common_brings_the_question_with_all_answers(start: int, end: int) -> None:
    assert scoped(evidence_at(start, end)) == MATRIX


@pytest.mark.parametrize("evidence", [evidence_at(60, 61), evidence_at(120, 300), evidence_at(0, 60, LETTER)])
def test_passages_beside_bring_nothing(evidence: Evidence) -> None:
    assert scoped(evidence) == Viewpoints()


def test_a_passage_without_a_place_touches_nothing() -> None:
    assert scoped(replace(evidence_at(0, 60), position=None)) == Viewpoints()


def test_the_whole_store_brings_the_whole_matrix() -> None:
    assert scoped(evidence_at(9_000, 9_010), filters=Filters()) == MATRIX


def test_answers_of_documents_not_yet_out_stay_out() -> None:
    assert scoped(evidence_at(0, 60), filters=Filters(), unknown=(REPORT,)) == Viewpoints()


def test_lists_come_as_far_as_their_events_are_listed() -> None:
    listed = EventList("l", "Both", (EventId("gone"), EventId("opening")))
    matrix = replace(MATRIX, lists=(listed, EventList("m", "None", (EventId("gone"),))))
    found = viewpoints_in_scope(matrix, [an_event(evidence=())], LIBRARY, NARROWED, frozenset())
    assert found.lists == (replace(listed, events=(EventId("opening"),)),)
