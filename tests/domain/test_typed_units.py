from datetime import date

import pytest

from briefviewer.domain.time import EdtfError, Modifier
from briefviewer.domain.typed_units import Known, Unit, read_unit

TODAY = date(2025, 11, 22)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("25 august 2025", "2025-08-25", "2025-08-25"),
        ("the 25th of august, 2025", "2025-08-25", "2025-08-25"),
        ("2025년 8월 25일(월)", "2025-08-25", "2025-08-25"),
        ("25 august 2025, 9:05", "2025-08-25T09:05", "2025-08-25T09:05"),
        ("25 august 2025, 14:30 utc-5", "2025-08-25T14:30-05", "2025-08-25T14:30-05"),
        ("25 august 2025, 14:30 utc+0930", "2025-08-25T14:30+09:30", "2025-08-25T14:30+09:30"),
        ("25 august 2025, 14:30 kst", "2025-08-25T14:30+09:00", "2025-08-25T14:30+09:00"),
        ("q3 2025", "2025-07", "2025-09"),
        ("2025년 4/4분기", "2025-10", "2025-12"),
        ("second half of feb 2024", "2024-02-16", "2024-02-29"),
        ("21st century", "20XX", "20XX"),
    ],
)
def test_a_unit_with_its_ends(typed: str, first: str, last: str) -> None:
    assert read_unit(typed, Known()) == [Unit(first, last)]


@pytest.mark.parametrize(
    ("typed", "known", "read"),
    [
        ("20 oct", Known(), []),
        ("20 oct", Known(year=2024), ["2024-10-20"]),
        ("14", Known(year=2025, month=8), []),
        ("14", Known(year=2025, month=8, is_beside=True), ["2025-08-14"]),
        ("08", Known(year=2003, is_beside=True), ["2008"]),
        ("8", Known(year=2003, is_beside=True), []),
        ("16일", Known(year=2025, month=8), ["2025-08-16"]),
        ("q4", Known(year=2025), ["2025-10"]),
        ("겨울", Known(year=2025), ["2025-24"]),
        ("yesterday", Known(), []),
        ("yesterday", Known(TODAY), ["2025-11-21"]),
        ("지난해", Known(TODAY), ["2024"]),
        ("last quarter", Known(TODAY), ["2025-07"]),
    ],
)
def test_what_is_left_unsaid_comes_from_what_is_known(typed: str, known: Known, read: list[str]) -> None:
    assert [unit.first for unit in read_unit(typed, known)] == read


def test_thirds_keep_their_unit() -> None:
    assert read_unit("mid-2010s", Known()) == [Unit("201X", "201X", Modifier.MID)]
    assert read_unit("2025년 여름 말", Known()) == [Unit("2025-22", "2025-22", Modifier.LATE)]
    assert read_unit("early 25 august 2025", Known()) == []
    assert read_unit("early q3 2025", Known()) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31 feb 2025", "date-day"),
        ("2월 30일", "date-day"),
        ("tuesday 25 august 2025", "date-weekday"),
        ("monday aug 2025", "date-weekday"),
        ("aug 2025, 14:30", "date-syntax"),
        ("25 august 2025, 25:30", "date-syntax"),
    ],
)
def test_no_such_date(typed: str, code: str) -> None:
    with pytest.raises(EdtfError) as refused:
        read_unit(typed, Known(year=2025))
    assert refused.value.code == code


@pytest.mark.parametrize(
    "typed", ["", "soon", "winter 2025–27", "20s", "5q 2025", "0th century", "13/13/2025", "2025-13"]
)
def test_what_is_no_unit(typed: str) -> None:
    assert read_unit(typed, Known(TODAY)) == []
