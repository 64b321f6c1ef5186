from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import bounds_of, date_flags
from briefviewer.domain.layer import DateOrder
from briefviewer.domain.time import parse_edtf, told_precision
from briefviewer.store.layer_dates import MODIFIED, NO_YEAR, STROKE, DateBook, DateUnreadable, edtf_of, years_of
from tests.strategies import edtf_texts


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("2024/5/3", "2024-05-03"),
        ("2024.5.3", "2024-05-03"),
        ("2024. 5. 3.", "2024-05-03"),
        ("2024/05", "2024-05"),
        ("20240503", "2024-05-03"),
        ("3.5.2024", "2024-05-03"),
        ("13/05/2024", "2024-05-13"),
        ("05/13/2024", "2024-05-13"),
        ("05/05/2024", "2024-05-05"),
        ("3 May 2024", "2024-05-03"),
        ("3rd Sept. 2024", "2024-09-03"),
        ("May 3, 2024", "2024-05-03"),
        ("May 2024", "2024-05"),
        ("03-May-2024", "2024-05-03"),
        ("2024년 5월 3일", "2024-05-03"),
        ("2024년 5월", "2024-05"),
        ("2024년", "2024"),
        ("2024-05-03T10:11:12Z", "2024-05-03T10:11:12Z"),
        ("2024-05-03 10:11", "2024-05-03T10:11"),
        ("2024-05-03 9:05", "2024-05-03T09:05"),
        ("2024-05-03T10:11:12.345+0900", "2024-05-03T10:11:12+09:00"),
        ("2024-05-03 00:00:00", "2024-05-03"),
        ("13/05/2024 0:00", "2024-05-13"),
        ("2024~/..", "2024~/.."),
        ("[2025-10-21..2025-10-31]", "[2025-10-21..2025-10-31]"),
    ],
)
def test_dates_as_people_write_them(cell: str, edtf: str) -> None:
    assert edtf_of(cell) == edtf
    book = DateBook()
    (number,) = book.numbers([cell]).tolist()
    assert book.texts[number] == edtf


@pytest.mark.parametrize("cell", ["03/05/2024", "3-5-2024", "03/05/2024 10:00"])
def test_what_may_be_two_days_is_neither_until_somebody_says(cell: str) -> None:
    with pytest.raises(DateUnreadable) as caught:
        edtf_of(cell)
    assert caught.value.code == "date-ambiguous"
    assert edtf_of(cell, DateOrder.DAY_FIRST).startswith("2024-05-03")
    assert edtf_of(cell, DateOrder.MONTH_FIRST).startswith("2024-03-05")


@pytest.mark.parametrize(
    "cell",
    ["soon", "2024-02-30", "30/02/2024", "2024-13-01", "0000-01-01", "03/05/24", "3 Mai 2024", "5", "2024-05-03 25:00"],
)
def test_what_is_no_date_is_told(cell: str) -> None:
    book = DateBook()
    numbers = book.numbers(["2024", cell])
    assert book.are_wrong(numbers).tolist() == [False, True]
    assert book.reason(cell).startswith("date-")


@given(st.lists(st.one_of(edtf_texts(), st.dates().map(date.isoformat)), min_size=1))
def test_columns_say_what_the_domain_says(texts: list[str]) -> None:
    book = DateBook()
    numbers = book.numbers(texts)
    assert not book.are_wrong(numbers).any()
    for text, number in zip(texts, numbers.tolist(), strict=True):
        when = parse_edtf(text)
        assert book.texts[number] == text
        assert tuple(book.bounds[:, number].tolist()) == bounds_of(when.interval)
        year = when.interval.earliest_start.year if when.interval.earliest_start else NO_YEAR
        assert book.marks[:, number].tolist() == [told_precision(when) or 0, date_flags(when), 0, year]


@given(st.dates(), st.dates())
def test_two_days_are_an_interval_unless_they_run_backwards(start: date, end: date) -> None:
    book = DateBook()
    numbers = book.numbers([f"{start}{STROKE}{end}"])
    if end < start:
        assert book.are_wrong(numbers).tolist() == [True]
        assert book.reason(f"{start}{STROKE}{end}") == "date-backwards"
    else:
        when = parse_edtf(f"{start}/{end}")
        assert book.texts[int(numbers[0])] == when.text
        assert tuple(book.bounds[:, int(numbers[0])].tolist()) == bounds_of(when.interval)
        assert int(book.marks[1, int(numbers[0])]) == date_flags(when)


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("3 May 2024", "2024-06", "2024-05-03/2024-06"),
        ("", "2024-06", "/2024-06"),
        ("2024-05-03", "..", "2024-05-03/.."),
        ("2024-05-03 10:00", "2024-05-03 12:00", "2024-05-03T10:00/2024-05-03T12:00"),
    ],
)
def test_start_and_end_come_from_two_columns(start: str, end: str, edtf: str) -> None:
    book = DateBook()
    assert book.texts[int(book.numbers([f"{start}{STROKE}{end}"])[0])] == edtf


def test_early_mid_and_late_go_with_a_date() -> None:
    book = DateBook()
    number = int(book.numbers([f"[2025-10-21..2025-10-31]{MODIFIED}late"])[0])
    assert book.marks[:, number].tolist() == [5, 1, 3, 2025]


@pytest.mark.parametrize(
    ("cell", "edtf", "modifier"),
    [
        ("late Oct 2025", "[2025-10-21..2025-10-31]", 3),
        ("since 2024", "2024/..", 0),
        ("circa 1998", "1998~", 0),
        ("summer 2023", "2023-22", 0),
        ("2024년 여름", "2024-22", 0),
        ("2003–2008", "2003/2008", 0),
        ("19th century", "18XX", 0),
    ],
)
def test_words_that_tell_a_date_are_read_as_typed_ones_are(cell: str, edtf: str, modifier: int) -> None:
    book = DateBook()
    (number,) = book.numbers([cell])
    assert not book.are_wrong(np.array([number], dtype=np.int32)).any()
    assert book.texts[number] == edtf
    assert book.marks[2, number] == modifier


@pytest.mark.parametrize("cell", ["2025-02-30", "99999", "13 May", "Monday", "1 of 2024 ships", "2024 " * 20])
def test_words_that_tell_none_are_not_read(cell: str) -> None:
    book = DateBook()
    assert book.are_wrong(book.numbers([cell])).all()


def test_each_different_cell_is_read_once_over_all_blocks() -> None:
    book = DateBook()
    first = book.numbers(["2024", "", "2025-01-01"]).tolist()
    again = book.numbers(["2025-01-01", "2026", "2024"]).tolist()
    assert first == [1, 0, 2]
    assert again == [2, 3, 1]
    assert len(book) == 4


@given(st.lists(st.dates()))
def test_years_are_those_of_the_calendar(days: list[date]) -> None:
    ordinals = np.array([day.toordinal() for day in days], dtype=np.int32)
    assert years_of(ordinals).tolist() == [day.year for day in days]
