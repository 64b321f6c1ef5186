"""Who stands beside the axis, under which heading, and what is said of their dates."""

from itertools import pairwise

from briefviewer.domain.event import Board, Role
from briefviewer.timeline.beside import MOST_CHIPS, boards_of, headings_of
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement

EVENTS = [
    an_event("dated", on="2025-01-01", kind="summit"),
    an_event("nowhen", on=None, role=Role.NONE, kind="summit"),
    an_event("lost", on=None, role=Role.NONE, kind="summit", board=Board.UNDATED),
    an_event("view", on="2025-10-31", role=Role.ATTESTED, kind="policy", board=Board.ASSESSMENTS),
    an_event("advice", on=None, role=Role.NONE, kind="policy", board=Board.RECOMMENDATIONS),
]


def test_boards_in_order_with_the_undated_last() -> None:
    boards = boards_of(an_arrangement(EVENTS), None, 1000.0, 300.0)
    assert [(board.label, board.count) for board in boards] == [
        ("Assessments", 1),
        ("Recommendations", 1),
        ("Undated", 2),
    ]
    assert boards[0].top == 0.0


def test_dates_are_said_where_there_are_any() -> None:
    arrangement = an_arrangement(EVENTS)
    told = {arrangement.columns.rows_by_id["view"]: "31 Oct 2025"}
    boards = boards_of(arrangement, lambda row: told.get(row, ""), 1000.0, 300.0)
    assert [chip.date for board in boards for chip in board.chips] == ["31 Oct 2025", "", "", ""]


def test_chips_look_like_their_kind() -> None:
    (chip,) = boards_of(an_arrangement(EVENTS), None, 1000.0, 300.0)[0].chips
    assert (chip.hue, chip.glyph) == ("violet", "hexagon")


def test_only_so_many_chips_are_made() -> None:
    many = [an_event(f"e{number:03}", on=None, role=Role.NONE, kind="summit") for number in range(MOST_CHIPS + 50)]
    (board,) = boards_of(an_arrangement(many), None, 1000.0, 100_000.0)
    assert (len(board.chips), board.more, board.count) == (MOST_CHIPS, 50, MOST_CHIPS + 50)


def test_nobody_beside() -> None:
    assert boards_of(an_arrangement(EVENTS[:1]), None, 1000.0, 300.0) == ()


def test_where_there_is_little_height_boards_are_names_on_one_line() -> None:
    boards = headings_of(an_arrangement(EVENTS), 1000.0)
    assert [board.more_text for board in boards] == ["Assessments 1", "Recommendations 1", "Undated 2"]
    assert [board.more for board in boards] == [1, 1, 2]
    assert {(board.top, board.more_y, board.chips) for board in boards} == {(0.0, 0.0, ())}
    for one, other in pairwise(boards):
        assert one.more_x + one.more_width + 8 < other.more_x
    assert len(headings_of(an_arrangement(EVENTS), 260.0)) < 3
    assert headings_of(an_arrangement(EVENTS[:1]), 1000.0) == ()
