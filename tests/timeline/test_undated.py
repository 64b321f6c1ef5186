"""Chips beside the axis: inside the room, none over another, and an honest count of the rest."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import EventId
from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.undated import (
    CLOSED,
    Board,
    BoardWish,
    ChipMetrics,
    ChipWish,
    Opening,
    lay_boards,
    lay_names,
)

METRICS = ChipMetrics(height=24, gap=6, pad=9, glyph=14, size=12, widest=300, edge=10, label_size=12)


def wish(key: str, lengths: list[int], more: int = 0) -> BoardWish:
    chips = [
        ChipWish(EventId(f"{key}{index}"), index, "x" * length, "", "blue", "circle")
        for index, length in enumerate(lengths)
    ]
    return BoardWish(key, key.title(), chips, len(chips) + more)


def laid(
    wishes: list[BoardWish], width: float = 600, height: float = 120, opening: Opening = CLOSED
) -> tuple[Board, ...]:
    return lay_boards(wishes, 140, 140 + width, 10, height, METRICS, counted_letters, more_words, opening)


def named(wishes: list[BoardWish], width: float = 600, opening: Opening = CLOSED) -> tuple[Board, ...]:
    return lay_names(wishes, 10, 10 + width, 0.0, METRICS, counted_letters, more_words, opening)


def more_words(count: int) -> str:
    return f"+{count} more"


def rest_of(board: Board) -> str:
    return board.rest.text if board.rest is not None else ""


def test_chips_wrap() -> None:
    (board,) = laid([wish("outlook", [30, 30, 30])], width=500)
    assert [round(chip.y) for chip in board.chips] == [10, 10, 40]
    assert board.more == 0


def test_what_has_no_room_is_counted() -> None:
    (board,) = laid([wish("outlook", [30] * 10)], width=500, height=30)
    assert (len(board.chips), board.more, rest_of(board)) == (1, 9, "+9 more")


def test_lines_are_dealt_out_in_turn() -> None:
    boards = laid([wish("a", [40] * 5), wish("b", [40] * 5), wish("c", [3])], width=400, height=150)
    assert [round(board.height) for board in boards] == [54, 54, 24]


def test_boards_without_a_line_of_their_own_share_the_last() -> None:
    first, last = laid([wish("a", [3]), wish("b", [3]), wish("c", [3, 4])], height=60)
    assert (first.head.text, last.head.text, last.count) == ("A", "B · C", 3)
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
        if board.rest is not None and board.chips and board.chips[-1].x > 140:
            assert board.rest.x + board.rest.width <= 140 + width + 0.01
    if height >= 24:
        last = laid(wishes, width, height)[-1]
        assert last.top + last.height <= 10 + height + 0.01


def test_an_open_board_shows_all_it_has_and_the_others_keep_a_line() -> None:
    wishes = [wish("a", [40] * 9), wish("b", [40] * 9)]
    first, last = laid(wishes, width=400, height=60, opening=Opening("a", height=400, fewer="Show fewer"))
    assert (first.is_open, first.more, first.rest, len(first.chips)) == (True, 0, None, 9)
    assert first.fewer is not None
    assert first.top < first.fewer.y < first.top + first.height
    assert (last.is_open, last.fewer, rest_of(last), last.shown) == (False, None, "+8 more", 1)
    assert last.top == first.top + first.height + METRICS.gap


def test_an_open_board_higher_than_the_room_is_scrolled() -> None:
    opening = Opening("a", height=120, fewer="Show fewer")
    (board,) = laid([wish("a", [40] * 9)], width=400, opening=opening)
    assert (board.lines, board.shown, board.first) == (9, 4, 0)
    assert [chip.event for chip in board.chips] == ["a0", "a1", "a2", "a3"]
    (board,) = laid([wish("a", [40] * 9)], width=400, opening=replace(opening, first=3))
    assert [chip.event for chip in board.chips] == ["a3", "a4", "a5", "a6"]
    (board,) = laid([wish("a", [40] * 9)], width=400, opening=replace(opening, first=99))
    assert [chip.event for chip in board.chips] == ["a5", "a6", "a7", "a8"]
    assert board.first == 5
    assert board.line_of == {f"a{index}": index for index in range(9)}


def test_what_an_open_board_has_no_chips_for_is_said_behind_its_last() -> None:
    opening = Opening("a", height=90)
    (board,) = laid([wish("a", [40] * 4, more=1000)], width=400, height=90, opening=replace(opening, first=99))
    assert rest_of(board) == "+1000 more"
    (board,) = laid([wish("a", [40] * 4, more=1000)], width=400, height=90, opening=opening)
    assert board.rest is None


def test_names_stand_on_a_line_and_wrap_where_it_is_narrow() -> None:
    wishes = [wish(key, [3]) for key in ("outlook", "scenarios", "undated")]
    wide = named(wishes)
    assert [(board.head.text, board.count_text, board.is_name) for board in wide] == [
        ("Outlook", "1", True),
        ("Scenarios", "1", True),
        ("Undated", "1", True),
    ]
    assert {board.head.y for board in wide} == {0.0}
    assert all(one.head.x + one.head.width < other.head.x for one, other in pairwise(wide))
    assert all(board.chips == () for board in wide)
    narrow = named(wishes, width=100)
    assert [board.head.y for board in narrow] == [0.0, 30.0, 60.0]


def test_an_open_name_has_its_chips_above_the_line() -> None:
    wishes = [wish("a", [40] * 9), wish("b", [40] * 9)]
    shut, opened = named(wishes, width=400, opening=Opening("b", height=150))
    assert (shut.chips, shut.height) == ((), METRICS.height)
    assert (opened.is_open, opened.head.y, opened.top, opened.shown) == (True, 120.0, 0.0, 4)
    assert (shut.head.y, shut.top) == (120.0, 120.0)
    assert [chip.y for chip in opened.chips] == [0.0, 30.0, 60.0, 90.0]
    assert opened.fewer is None


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=20), min_size=1, max_size=5),
    st.floats(200, 1400),
    st.floats(30, 300),
    st.data(),
)
def test_the_chosen_one_always_has_a_chip(
    raw: list[list[int]], width: float, height: float, data: st.DataObject
) -> None:
    wishes = [wish(f"b{index}", lengths) for index, lengths in enumerate(raw)]
    numbered = [
        replace(each, chips=[replace(chip, row=100 * place + chip.row) for chip in each.chips])
        for place, each in enumerate(wishes)
    ]
    place = data.draw(st.integers(0, len(raw) - 1))
    chosen = 100 * place + data.draw(st.integers(0, len(raw[place]) - 1))
    opening = Opening(chosen=chosen, height=400)
    for boards in (laid(numbered, width, height, opening), named(numbered, width, opening)):
        rows = [chip.row for board in boards for chip in board.chips]
        assert rows.count(chosen) == 1
        assert len(rows) == len(set(rows))
        for board in boards:
            assert len(board.chips) + board.more == board.count
            for one, other in pairwise(board.chips):
                assert one.y < other.y or one.x + one.width <= other.x
            assert all(chip.x + chip.width <= 140 + width + 0.01 for chip in board.chips)
