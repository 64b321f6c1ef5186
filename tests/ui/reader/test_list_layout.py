import pytest
from hypothesis import given as having
from hypothesis import strategies as st

from briefviewer.columns.listing import ListColumn
from briefviewer.ui.reader.list_layout import ColumnPlace, layout_in_words, read_layout, shared

USUAL = [ColumnPlace(each, each is not ListColumn.ID, 0 if each is ListColumn.TITLE else 80) for each in ListColumn]


def test_a_layout_comes_back_as_it_was_kept() -> None:
    kept = [ColumnPlace(each.column, not each.is_shown, each.width_px) for each in reversed(USUAL)]
    assert read_layout(layout_in_words(kept), USUAL) == kept


def test_columns_that_are_not_named_follow_as_usual() -> None:
    places = read_layout("title:0 -date:70", USUAL)
    assert [each.column for each in places[:3]] == [ListColumn.TITLE, ListColumn.DATE, ListColumn.KIND]
    assert len(places) == len(USUAL)


@pytest.mark.parametrize("line", ["", "nonsense", "date:x title:-1", "-date:90 -title:0", "date", "date:٣"])
def test_nonsense_leaves_the_usual(line: str) -> None:
    assert read_layout(line, USUAL) == USUAL


def test_a_width_stays_within_reason_and_the_first_word_for_a_column_counts() -> None:
    first = read_layout("date:999999999999 date:10", USUAL)[0]
    assert first == ColumnPlace(ListColumn.DATE, True, 2000)


@having(st.lists(st.integers(0, 500), max_size=8), st.integers(0, 2000))
def test_shared_room_is_kept_and_no_column_gets_more_than_it_needs(widths: list[int], room: int) -> None:
    given = shared(widths, room)
    assert sum(given) <= room
    assert all(got <= wanted for got, wanted in zip(given, widths, strict=True))
    if sum(widths) <= room:
        assert given == widths
