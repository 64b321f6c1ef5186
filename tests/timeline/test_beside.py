"""Who stands beside the axis, under which heading, and what is said of their dates."""

import pytest

from briefviewer.domain.event import Board, Event, EventId, Role
from briefviewer.timeline import undated
from briefviewer.timeline.beside import MOST_CHIPS, BesideSpec, DateText, beside_of, beside_order
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement

EVENTS = [
    an_event("dated", on="2025-01-01", kind="summit"),
    an_event("nowhen", on=None, role=Role.NONE, kind="summit"),
    an_event("lost", on=None, role=Role.NONE, kind="summit", board=Board.UNDATED),
    an_event("view", on="2025-10-31", role=Role.ATTESTED, kind="policy", board=Board.ASSESSMENTS),
    an_event("advice", on=None, role=Role.NONE, kind="policy", board=Board.RECOMMENDATIONS),
]


def boards_of(
    events: list[Event],
    date_text: DateText | None = None,
    width: float = 1000.0,
    height: float = 900.0,
    spec: BesideSpec = BesideSpec(),  # noqa: B008
    chosen: str | None = None,
) -> tuple[undated.Board, ...]:
    arrangement = an_arrangement(events)
    row = arrangement.columns.rows_by_id[EventId(chosen)] if chosen is not None else None
    return beside_of(arrangement, date_text, width, height, spec, row)


def test_boards_in_order_with_the_undated_last() -> None:
    boards = boards_of(EVENTS)
    assert [(board.head.text, board.count) for board in boards] == [
        ("Assessments", 1),
        ("Recommendations", 1),
        ("Undated", 2),
    ]
    assert boards[0].top == 0.0
    assert not any(board.is_name for board in boards)


def test_dates_are_said_where_there_are_any() -> None:
    told = {an_arrangement(EVENTS).columns.rows_by_id[EventId("view")]: "31 Oct 2025"}
    boards = boards_of(EVENTS, lambda row: told.get(row, ""))
    assert [chip.date for board in boards for chip in board.chips] == ["31 Oct 2025", "", "", ""]


def test_chips_look_like_their_kind() -> None:
    (chip,) = boards_of(EVENTS)[0].chips
    assert (chip.hue, chip.glyph) == ("violet", "hexagon")


def many(count: int) -> list[Event]:
    return [an_event(f"e{number:03}", on=None, role=Role.NONE, kind="summit") for number in range(count)]


def test_only_so_many_chips_are_made() -> None:
    spec = BesideSpec(opened="undated")
    (board,) = boards_of(many(MOST_CHIPS + 50), height=100_000.0, spec=spec)
    assert (len(board.chips), board.more, board.count) == (MOST_CHIPS, 50, MOST_CHIPS + 50)
    assert board.rest is not None
    assert board.rest.text == "+50 more"


@pytest.mark.parametrize("height", [500.0, 900.0])
@pytest.mark.parametrize("opened", [None, "undated", "outlook"])
def test_whoever_is_chosen_has_a_chip_even_beyond_those_that_are_made(height: float, opened: str | None) -> None:
    last = f"e{MOST_CHIPS + 49:03}"
    (board,) = boards_of(many(MOST_CHIPS + 50), height=height, spec=BesideSpec(opened=opened, first=99), chosen=last)
    assert last in {chip.event for chip in board.chips}


def test_a_tall_timeline_has_more_lines_of_chips() -> None:
    lines = [boards_of(many(150), height=height)[0].shown for height in (800.0, 1200.0, 2100.0)]
    assert lines[0] == lines[1] < lines[2]


def test_nobody_beside() -> None:
    assert boards_of(EVENTS[:1]) == ()
    assert boards_of(EVENTS[:1], height=500.0) == ()


def test_where_there_is_little_height_boards_are_names_until_somebody_says_otherwise() -> None:
    assert all(board.is_name for board in boards_of(EVENTS, height=500.0))
    assert not any(board.is_name for board in boards_of(EVENTS, height=500.0, spec=BesideSpec(is_folded=False)))
    assert all(board.is_name for board in boards_of(EVENTS, spec=BesideSpec(is_folded=True)))
    arrangement = an_arrangement(EVENTS)
    pictured = beside_of(arrangement, None, 1000.0, 500.0, BesideSpec(), can_be_short=False)
    assert not any(board.is_name for board in pictured)


def test_order_goes_board_by_board() -> None:
    arrangement = an_arrangement(EVENTS)
    ids = [arrangement.columns.ids[row] for row in beside_order(arrangement).tolist()]
    assert ids == ["view", "advice", "lost", "nowhen"]
    assert beside_order(an_arrangement(EVENTS[:1])).tolist() == []
    rows = range(len(EVENTS))
    assert {arrangement.columns.ids[row] for row in rows if arrangement.is_beside(row)} == set(ids)
