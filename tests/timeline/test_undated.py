"""Chips beside the axis: inside the room, none over another, and an honest count of the rest."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import EventId
from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.undated import Board, BoardWish, ChipMetrics, ChipWish, lay_boards

METRICS = ChipMetrics(height=24, gap=6, pad=9, glyph=14, size=12, widest=300, edge=10, label_size=12)


def wish(key: str, lengths: list[int], more: int = 0) -> BoardWish:
    chips = [
        ChipWish(EventId(f"{key}{index}"), index, "x" * length, "", "blue", "circle")
        for index, length in enumerate(lengths)
    ]
    return BoardWish(key, key.title(), chips, len(chips) + more)


def laid(wishes: list[BoardWish], width: float = 600, height: float = 120) -> tuple[Board, ...]:
    return lay_boards(wishes, 140, 140 + width, 10, height, METRICS, counted_letters, lambda count: f"+{count} more")


def test_chips_wrap() -> None:
    (board,) = laid([wish("outlook", [30, 30, 30])], width=500)
    assert [round(chip.y) for chip in board.chips] == [10, 10, 40]
    assert board.more == 0


def test_what_has_no_room_is_counted() -> None:
    (board,) = laid([wish("outlook", [30] * 10)], width=500, height=30)
    assert (len(board.chips), board.more, board.more_text) == (1, 9, "+9 more")


def test_lines_are_dealt_out_in_turn() -> None:
    boards = laid([wish("a", [40] * 5), wish("b", [40] * 5), wish("c", [3])], width=400, height=150)
    assert [round(board.height) for board in boards] == [54, 54, 24]


def test_boards_without_a_line_of_their_own_share_the_last() -> None:
    first, last = laid([wish("a", [3]), wish("b", [3]), wish("c", [3, 4])], height=60)
    assert (first.label, last.label, last.count) == ("A", "B · C", 3)
    assert len(last.chips) + last.more == 3


def test_no_room_no_boards() -> None:
    assert laid([wish("a", [3])], height=10) == ()
    assert laid([]) == ()


def test_count_may_be_more_than_the_chips_given() -> None:
    (board,) = laid([wish("a", [3], more=1000)])
    assert (board.count_text, board.more) == ("1,001", 1000)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=20), min_size=1, max_size=5),
    st.floats(200, 1400),
    st.floats(24, 300),
)
def test_chips_stay_inside_and_apart(raw: list[list[int]], width: float, height: float) -> None:
    wishes = [wish(f"b{index}", lengths) for index, lengths in enumerate(raw)]
    for board in laid(wishes, width, height):
        assert len(board.chips) + board.more == board.count
        for one, other in pairwise(board.chips):
            assert one.y < other.y or one.x + one.width <= other.x
        for chip in board.chips:
            assert chip.x >= 140
            assert chip.x + chip.width <= 140 + width + 0.01
            assert chip.y + chip.height <= board.top + board.height + 0.01
        if board.more and board.chips and board.chips[-1].x > 140:
            assert board.more_x + board.more_width <= 140 + width + 0.01
    if height >= 24:
        last = laid(wishes, width, height)[-1]
        assert last.top + last.height <= 10 + height + 0.01
