"""The viewpoints matrix: questions down, contributors across, evidence in each cell."""

from dataclasses import replace
from datetime import date

from briefviewer.brief.model import Head, words_of
from briefviewer.brief.viewpoint_matrix import ACROSS, viewpoint_matrix
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.library import ActorId
from briefviewer.domain.viewpoint import Cell, QuestionId, Viewpoints, ViewpointStance
from tests.brief.fake_store import MATRIX, a_store, an_event, evidence_at
from tests.brief.packets import scope_of

HEAD = Head("viewpoints", "6", "Viewpoints")


def test_each_cell_has_stance_position_and_evidence() -> None:
    scope = scope_of()
    scope.citations(scope.events[0])
    section = viewpoint_matrix(scope, HEAD)
    assert section is not None
    grid = section.groups[0].grid
    assert grid is not None
    assert grid.heads == ("Question", "Northport", "Southport")
    ((question, north, south),) = grid.rows
    assert words_of(question[0]) == "Should the harbours stay open?"
    assert [words_of(line) for line in north][:2] == ["Agrees", "Yes, both."]
    assert words_of(north[2]) == "[E2]"
    assert words_of(south[0]) == "Mixed (second hand)"


def test_a_matrix_about_other_passages_is_left_out() -> None:
    elsewhere = a_store(an_event(evidence=(evidence_at(9_000, 9_100),)))
    assert viewpoint_matrix(scope_of(elsewhere, Filters(range=DayRange(date(2025, 1, 1), None))), HEAD) is None


def test_many_contributors_make_several_tables() -> None:
    ids = [ActorId(f"a{n}") for n in range(ACROSS + 1)]
    cells = tuple(Cell(QuestionId("open"), each, ViewpointStance.NONE, "", (evidence_at(0, 9),)) for each in ids)
    matrix = Viewpoints(MATRIX.questions, tuple(ids), cells)
    scope = scope_of(replace(a_store(an_event()), viewpoints=matrix))
    scope.citations(scope.events[0])
    section = viewpoint_matrix(scope, HEAD)
    assert section is not None
    assert [len(group.grid.heads) - 1 for group in section.groups if group.grid] == [2, 2]
