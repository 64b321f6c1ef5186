from datetime import date

import pytest
from hypothesis import given

from briefviewer.domain.event import ExternalDate
from briefviewer.domain.time import Modifier, parse_edtf
from briefviewer.words import Words
from briefviewer.words.dates import (
    either,
    external_date,
    long_date,
    long_day,
    long_range,
    month_heading,
    month_name,
    precision_in_words,
    short_date,
    short_day,
    short_month_name,
    short_range,
)
from tests.strategies import edtf_texts

EN, KO = Words.for_language("en"), Words.for_language("ko")
EARLY, MID, LATE = Modifier


# EDTF, modifier, English, English where narrow, Korean
TOLD = [
    ("2025-08-25", None, "25 August 2025", "25 Aug 2025", "2025년 8월 25일"),
    ("2025-05", None, "May 2025", "May 2025", "2025년 5월"),
    ("2025", None, "2025", "2025", "2025년"),
    ("2025-XX", None, "2025", "2025", "2025년"),
    ("2025-10-XX", None, "October 2025", "Oct 2025", "2025년 10월"),
    ("201X", None, "2010s", "2010s", "2010년대"),
    ("201X-XX", None, "2010s", "2010s", "2010년대"),
    ("20XX", None, "between 2000 and 2099", "between 2000 and 2099", "2000년에서 2099년 사이"),
    ("2025-21", None, "spring 2025", "spring 2025", "2025년 봄"),
    ("2024-24", None, "winter 2024–25", "winter 2024–25", "2024–25년 겨울"),
    ("1999-24", None, "winter 1999–00", "winter 1999–00", "1999–00년 겨울"),
    ("2025-08-25T14:30Z", None, "25 August 2025, 14:30 UTC", "25 Aug 2025, 14:30 UTC", "2025년 8월 25일 14:30 UTC"),
    ("2025-08-25T14:30+09:00", None, "25 August 2025, 14:30 UTC+09:00", "25 Aug 2025, 14:30 UTC+09:00", None),
    ("2025-08-25T14:30-05", None, "25 August 2025, 14:30 UTC-05", "25 Aug 2025, 14:30 UTC-05", None),
    ("2025-08-25T14:30:05", None, "25 August 2025, 14:30:05", "25 Aug 2025, 14:30:05", "2025년 8월 25일 14:30:05"),
    # doubt
    ("2025-01~", None, "about January 2025", "c. Jan 2025", "2025년 1월경"),
    ("2025?", None, "2025 (uncertain)", "2025 (?)", "2025년 (불확실)"),
    ("2025%", None, "about 2025 (uncertain)", "c. 2025 (?)", "2025년경 (불확실)"),
    # intervals
    ("2003/2008", None, "2003 – 2008", "2003 – 2008", "2003년 – 2008년"),
    ("2025-01/2025-03", None, "January – March 2025", "Jan – Mar 2025", "2025년 1월 – 3월"),
    ("2024-12/2025-03", None, "December 2024 – March 2025", "Dec 2024 – Mar 2025", "2024년 12월 – 2025년 3월"),
    ("2025-08-14/2025-08-20", None, "14 – 20 August 2025", "14 – 20 Aug 2025", "2025년 8월 14일 – 20일"),
    ("2025-08-14/2025-11-06", None, "14 August – 6 November 2025", "14 Aug – 6 Nov 2025", "2025년 8월 14일 – 11월 6일"),
    ("2025-08-14/2025-08-14", None, "14 August 2025", "14 Aug 2025", "2025년 8월 14일"),
    ("2024/2025-03", None, "2024 – March 2025", "2024 – Mar 2025", "2024년 – 2025년 3월"),
    ("2003?/2008~", None, "2003 (uncertain) – about 2008", "2003 (?) – c. 2008", "2003년 (불확실) – 2008년경"),
    ("2024/..", None, "since 2024", "since 2024", "2024년부터 (계속)"),
    ("2024~/..", None, "since about 2024", "since c. 2024", "2024년경부터 (계속)"),
    ("2024/", None, "from 2024 until unknown", "from 2024 until unknown", "2024년부터 (종료 미상)"),
    ("../2025-10", None, "until October 2025", "until Oct 2025", "2025년 10월까지"),
    ("/2025-10", None, "from unknown until October 2025", "from unknown until Oct 2025", "(시작 미상) 2025년 10월까지"),
    # one of a set
    ("[2025-01,2025-02]", None, "January or February 2025", "Jan or Feb 2025", "2025년 1월 또는 2월"),
    ("[2025-10-01,2025-10-02]", None, "1 or 2 October 2025", "1 or 2 Oct 2025", "2025년 10월 1일 또는 2일"),
    ("[2023,2024,2025]", None, "2023, 2024 or 2025", "2023, 2024 or 2025", "2023년, 2024년 또는 2025년"),
    ("[2024,2025-03]", None, "2024 or March 2025", "2024 or Mar 2025", "2024년 또는 2025년 3월"),
    ("[2024~,2025]", None, "about 2024 or 2025", "c. 2024 or 2025", "2024년경 또는 2025년"),
    ("[2025-10-21..2025-10-31]", None, "between 21 and 31 October 2025", "between 21 and 31 Oct 2025", None),
    ("[2020,2022..2023]", None, "2020 or between 2022 and 2023", "2020 or between 2022 and 2023", None),
    # early, mid, late
    ("[2025-10-21..2025-10-31]", LATE, "late October 2025", "late Oct 2025", "2025년 10월 하순"),
    ("[2025-10-11..2025-10-20]", MID, "mid-October 2025", "mid-Oct 2025", "2025년 10월 중순"),
    ("[2025-10-01..2025-10-10]", EARLY, "early October 2025", "early Oct 2025", "2025년 10월 초순"),
    ("[2025-01..2025-04]", EARLY, "early 2025", "early 2025", "2025년 초"),
    ("[2014..2016]", MID, "mid-2010s", "mid-2010s", "2010년대 중반"),
    ("[2025-08-01..2025-08-31]", LATE, "late summer 2025", "late summer 2025", "2025년 여름 말"),
    ("2024~/..", LATE, "since late 2024", "since late 2024", "2024년 말부터 (계속)"),
    ("/2024~", EARLY, "from unknown until early 2024", "from unknown until early 2024", "(시작 미상) 2024년 초까지"),
    ("2024?/..", LATE, "since late 2024 (uncertain)", "since late 2024 (?)", "2024년 말부터 (계속) (불확실)"),
    ("[2025-10-21?..2025-10-31?]", LATE, "late October 2025 (uncertain)", "late Oct 2025 (?)", None),
    ("2025-08-25", LATE, "25 August 2025", "25 Aug 2025", "2025년 8월 25일"),
]


@pytest.mark.parametrize(("text", "modifier", "long", "short", "korean"), TOLD)
def test_a_date_in_words(text: str, modifier: Modifier | None, long: str, short: str, korean: str | None) -> None:
    when = parse_edtf(text)
    assert long_date(when, modifier, EN) == long
    assert short_date(when, modifier, EN) == short
    if korean is not None:
        assert long_date(when, modifier, KO) == korean
        assert short_date(when, modifier, KO) == korean.replace("(불확실)", "(?)")


def test_without_a_date() -> None:
    assert long_date(None, None, EN) == short_date(None, LATE, EN) == "undated"
    assert long_date(None, None, KO) == "날짜 없음"


@given(edtf_texts())
def test_every_date_can_be_told_in_both_languages(text: str) -> None:
    when = parse_edtf(text)
    for words in (EN, KO):
        for modifier in (None, LATE):
            told = long_date(when, modifier, words)
            assert told
            assert "{" not in told
    assert any("가" <= letter <= "힣" for letter in long_date(when, None, KO))


def test_days() -> None:
    day = date(2025, 8, 5)
    assert (long_day(day, EN), short_day(day, EN), long_day(day, KO)) == (
        "5 August 2025",
        "5 Aug 2025",
        "2025년 8월 5일",
    )


def test_ranges_of_days() -> None:
    first, last = date(2025, 8, 14), date(2025, 11, 6)
    assert short_range(first, last, EN) == "14 Aug – 6 Nov 2025"
    assert long_range(first, last, EN) == "14 August – 6 November 2025"
    assert short_range(first, date(2026, 1, 1), EN) == "14 Aug 2025 – 1 Jan 2026"
    assert short_range(first, last, KO) == "2025년 8월 14일 – 11월 6일"
    assert short_range(first, first, EN) == "14 Aug 2025"
    assert short_range(first, None, EN) == "from 14 Aug 2025"
    assert short_range(None, last, EN) == "until 6 Nov 2025"
    assert short_range(None, None, EN) == "all dates"


def test_months_as_headings() -> None:
    assert month_heading(2025, 8, EN) == "August 2025"
    assert month_heading(2025, None, EN) == "2025, month not known"
    assert month_heading(2025, 8, KO) == "2025년 8월"
    assert month_heading(2025, None, KO) == "2025년, 월 미상"
    assert (month_name(5, EN), short_month_name(9, EN), month_name(5, KO)) == ("May", "Sep", "5월")


@pytest.mark.parametrize(
    ("text", "modifier", "told"),
    [
        ("2025-08-25", None, "exact day"),
        ("2025-08-25T14:30", None, "exact time"),
        ("2025-08", None, "month known"),
        ("2025-21", None, "season known"),
        ("2025", None, "year known"),
        ("201X", None, "decade known"),
        ("20XX", None, "century known"),
        ("2025~", None, "approximate"),
        ("2024/..", LATE, "approximate"),
        ("[2025-01,2025-02]", None, "one of several dates"),
        ("2025-08-25?", None, "exact day, uncertain"),
        ("2025%", None, "approximate, uncertain"),
    ],
)
def test_how_well_a_date_is_known(text: str, modifier: Modifier | None, told: str) -> None:
    assert precision_in_words(parse_edtf(text), modifier, EN) == told


def test_how_well_no_date_is_known() -> None:
    assert precision_in_words(None, None, EN) == "no date"


def test_a_date_from_outside_says_so() -> None:
    external = ExternalDate(parse_edtf("2025-10-29"), "a note")
    assert external_date(external, EN) == "29 October 2025 (not from the documents)"


def test_one_of_several() -> None:
    assert either(["a"], EN) == "a"
    assert either(["a", "b", "c"], EN) == "a, b or c"
