from briefviewer.domain.library import ActorId
from briefviewer.domain.viewpoint import Cell, QuestionId, Viewpoints, ViewpointStance

QUESTION, ASKED = QuestionId("wedge"), ActorId("expert")


def a_cell(position: str, *, second_hand: bool = False, contributor: str = "expert", question: str = "wedge") -> Cell:
    stance = ViewpointStance.AGREES
    return Cell(QuestionId(question), ActorId(contributor), stance, position, second_hand=second_hand)


def test_a_square_holds_its_own_cells_first_hand_first() -> None:
    cells = (
        a_cell("told by others", second_hand=True),
        a_cell("said"),
        a_cell("by another", contributor="other"),
        a_cell("elsewhere", question="order"),
    )
    viewpoints = Viewpoints(cells=cells)
    assert [each.position for each in viewpoints.cells_at(QUESTION, ASKED)] == ["said", "told by others"]
    assert viewpoints.cells_at(QUESTION, ActorId("nobody")) == ()
