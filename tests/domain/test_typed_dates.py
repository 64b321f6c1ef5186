from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from briefviewer.domain.time import EdtfError, Modifier, expected_set, parse_edtf
from briefviewer.domain.typed_dates import TypedDate, read_typed
from briefviewer.words import Words
from briefviewer.words.dates import long_date, short_date

TODAY = date(2025, 11, 22)
EN, KO = Words.for_language("en"), Words.for_language("ko")
EARLY, MID, LATE = Modifier

# Worked out by hand: what is typed, EDTF, modifier.
TYPED = [
    # EDTF itself
    ("2025-08-25", "2025-08-25", None),
    (" 2024~/.. ", "2024~/..", None),
    ("201x", "201X", None),
    ("[2025-01,2025-02]", "[2025-01,2025-02]", None),
    ("2003-08", "2003-08", None),
    # days
    ("25 August 2025", "2025-08-25", None),
    ("25 Aug. 2025", "2025-08-25", None),
    ("August 25th, 2025", "2025-08-25", None),
    ("Monday, 25 August 2025", "2025-08-25", None),
    ("on the 5th of May 2025", "2025-05-05", None),
    ("25.8.2025", "2025-08-25", None),
    ("3.4.2025", "2025-04-03", None),
    ("25/8/2025", "2025-08-25", None),
    ("8/25/2025", "2025-08-25", None),
    ("4/4/2025", "2025-04-04", None),
    ("2025/8/25", "2025-08-25", None),
    ("2025. 8. 25.", "2025-08-25", None),
    ("2025.8.25", "2025-08-25", None),
    ("20250825", "2025-08-25", None),
    ("20 Oct", "2025-10-20", None),
    ("8월 25일", "2025-08-25", None),
    ("2025년 8월 25일 월요일", "2025-08-25", None),
    ("２０２５년 ８월", "2025-08", None),
    ("yesterday", "2025-11-21", None),
    ("어제", "2025-11-21", None),
    ("25 August 2025 at 14:30 UTC", "2025-08-25T14:30Z", None),
    # months, seasons, years
    ("Aug 2025", "2025-08", None),
    ("in aug '25", "2025-08", None),
    ("2025년 8월", "2025-08", None),
    ("8/2025", "2025-08", None),
    ("2025/8", "2025-08", None),
    ("May", "2025-05", None),
    ("last month", "2025-10", None),
    ("지난달", "2025-10", None),
    ("spring 2024", "2024-21", None),
    ("2024년 봄", "2024-21", None),
    ("winter of 2025–26", "2025-24", None),
    ("2025", "2025", None),
    ("작년", "2024", None),
    # longer
    ("the 1990s", "199X", None),
    ("1990년대", "199X", None),
    ("90년대", "199X", None),
    ("19th century", "18XX", None),
    ("20세기", "19XX", None),
    ("between 2000 and 2099", "20XX", None),
    # parts
    ("late Oct 2025", "[2025-10-21..2025-10-31]", LATE),
    ("end of October 2025", "[2025-10-21..2025-10-31]", LATE),
    ("2025년 10월 말", "[2025-10-21..2025-10-31]", LATE),
    ("early March", "[2025-03-01..2025-03-10]", EARLY),
    ("mid-2024", "[2024-05..2024-08]", MID),
    ("the middle of 2024", "[2024-05..2024-08]", MID),
    ("late summer 2025", "[2025-08-01..2025-08-31]", LATE),
    ("late this year", "[2025-09..2025-12]", LATE),
    ("이달 초", "[2025-11-01..2025-11-10]", EARLY),
    ("Q3 2025", "[2025-07..2025-09]", None),
    ("2025 Q3", "[2025-07..2025-09]", None),
    ("3rd quarter of 2025", "[2025-07..2025-09]", None),
    ("last quarter of 2024", "[2024-10..2024-12]", None),
    ("2025년 3분기", "[2025-07..2025-09]", None),
    ("first half of 2025", "[2025-01..2025-06]", None),
    ("H2 2025", "[2025-07..2025-12]", None),
    ("2024년 하반기", "[2024-07..2024-12]", None),
    ("first half of October 2025", "[2025-10-01..2025-10-15]", None),
    # doubt
    ("about 2010", "2010~", None),
    ("c. 2010", "2010~", None),
    ("2010년경", "2010~", None),
    ("약 2010년", "2010~", None),
    ("perhaps August 2025", "2025-08?", None),
    ("August 2025?", "2025-08?", None),
    ("about 2010 (uncertain)", "2010%", None),
    # open
    ("since 2024", "2024/..", None),
    ("from August 2025 onwards", "2025-08/..", None),
    ("2024 to the present", "2024/..", None),
    ("2024–", "2024/..", None),
    ("2024년부터", "2024/..", None),
    ("2024년 이후", "2024/..", None),
    ("since about 2024", "2024~/..", None),
    ("since late 2024", "2024~/..", LATE),
    ("since Q3 2024", "2024-07/..", None),
    ("until October 2025", "../2025-10", None),
    ("2025년 10월까지", "../2025-10", None),
    ("by the end of 2024", "../2024~", LATE),
    ("before 2024", "../2023", None),
    ("before March 2025", "../2025-02", None),
    ("after 31 December 2024", "2025-01-01/..", None),
    ("after Q3 2025", "2025-10/..", None),
    # ranges
    ("2003–2008", "2003/2008", None),
    ("2003 - 2008", "2003/2008", None),
    ("2003–08", "2003/2008", None),
    ("2024-25", "2024/2025", None),
    ("2003년~2008년", "2003/2008", None),
    ("2025-08~2025-10", "2025-08/2025-10", None),
    ("from March to May 2025", "2025-03/2025-05", None),
    ("14 – 20 August 2025", "2025-08-14/2025-08-20", None),
    ("Aug 14–16, 2025", "2025-08-14/2025-08-16", None),
    ("14.8.–6.11.2025", "2025-08-14/2025-11-06", None),
    ("2025. 10. 3~10. 9", "2025-10-03/2025-10-09", None),
    ("2025년 8월 14일부터 11월 6일까지", "2025-08-14/2025-11-06", None),
    ("8월~10월", "2025-08/2025-10", None),
    ("Nov – Feb 2026", "2025-11/2026-02", None),
    ("Nov 2025 – Feb", "2025-11/2026-02", None),
    ("Oct 2024 - Mar 2025", "2024-10/2025-03", None),
    # one of several
    ("January or February 2025", "[2025-01,2025-02]", None),
    ("2023, 2024 or 2025", "[2023,2024,2025]", None),
    ("Aug 25, 2025 or Aug 26, 2025", "[2025-08-25,2025-08-26]", None),
    ("2025년 10월 1일 또는 2일", "[2025-10-01,2025-10-02]", None),
    ("between Aug and Oct 2025", "[2025-08..2025-10]", None),
    ("late October or early November 2025", "[2025-10-21..2025-10-31,2025-11-01..2025-11-10]", None),
]


@pytest.mark.parametrize(("typed", "edtf", "modifier"), TYPED)
def test_what_people_type(typed: str, edtf: str, modifier: Modifier | None) -> None:
    assert read_typed(typed, today=TODAY) == (TypedDate(parse_edtf(edtf), modifier),)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3/4/2025", ["2025-04-03", "2025-03-04"]),
        ("3-4-2025", ["2025-04-03", "2025-03-04"]),
        ("3/4", ["2025-04-03", "2025-03-04"]),
        ("since 3/4/2025", ["2025-04-03/..", "2025-03-04/.."]),
        ("1800s", ["180X", "18XX"]),
    ],
)
def test_what_can_be_read_in_two_ways_gives_both(typed: str, readings: list[str]) -> None:
    assert [each.when.text for each in read_typed(typed, today=TODAY)] == readings


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date-typed"),
        ("soon", "date-typed"),
        ("hello 2025", "date-typed"),
        ("13/13/2025", "date-typed"),
        ("2024 until", "date-typed"),
        ("20 Oct or never", "date-typed"),
        ("2025 " * 60, "date-typed"),
        ("1/2/2025 or 3/4/2025 or 5/6/2025 or 7/8/2025", "date-typed"),
        ("31 Feb 2025", "date-day"),
        ("2025-02-30", "date-day"),
        ("2025-13", "date-month"),
        ("2008–2003", "date-backwards"),
        ("2008/2003", "date-backwards"),
        ("../..", "date-no-side"),
        ("Tuesday 25 August 2025", "date-weekday"),
        ("before 1 January 0001", "date-year"),
        ("after 31 December 9999", "date-year"),
    ],
)
def test_what_is_no_date_says_why(typed: str, code: str) -> None:
    with pytest.raises(EdtfError) as refused:
        read_typed(typed, today=TODAY)
    assert refused.value.code == code


def test_without_a_year_the_one_given_is_meant() -> None:
    assert read_typed("20 Oct", today=TODAY, year=2019)[0].when.text == "2019-10-20"
    with pytest.raises(EdtfError):
        read_typed("20 Oct")


def _units(years: SearchStrategy[int]) -> SearchStrategy[str]:
    return st.one_of(
        years.map("{:04}".format),
        years.map(lambda year: f"{year // 10:03}X"),
        st.builds("{:04}-{:02}".format, years, st.sampled_from([*range(1, 13), 21, 22, 23, 24])),
        years.flatmap(lambda year: st.dates(date(year, 1, 1), date(year, 12, 31))).map(str),
    )


def _marked(years: SearchStrategy[int]) -> SearchStrategy[str]:
    return st.builds("{}{}".format, _units(years), st.sampled_from(["", "~", "?", "%"]))


def _thirds() -> SearchStrategy[tuple[str, Modifier | None]]:
    def third(unit: str, modifier: Modifier, doubt: str) -> tuple[str, Modifier | None] | None:
        written = expected_set(unit, modifier)
        return (written.replace("..", doubt + "..").replace("]", doubt + "]"), modifier) if written else None

    units = _units(st.integers(1000, 9990)).filter(lambda unit: len(unit) < 10)
    return (
        st.builds(third, units, st.sampled_from(Modifier), st.sampled_from(["", "?"]))
        .filter(bool)
        .map(lambda found: found or ("", None))
    )


def _plainly_written() -> SearchStrategy[tuple[str, Modifier | None]]:
    """Dates as this program writes them: one way for each meaning."""
    early, late = _marked(st.integers(1000, 1999)), _marked(st.integers(2100, 9990))
    alone = st.one_of(
        _marked(st.integers(1000, 9990)),
        st.integers(10, 98).map("{:02}XX".format),
        st.builds("{}/{}".format, early, late),
        st.builds("{}/..".format, early),
        st.builds("{}/".format, early),
        st.builds("../{}".format, early),
        st.builds("/{}".format, early),
        st.builds("[{},{}]".format, early, late),
        st.builds("[{},{},{}]".format, early, st.just("2050-03"), late),
        st.builds("[{}..{}]".format, early, late),
        st.builds("[{},{}..{}]".format, early, st.just("2050-03-04"), late),
        st.builds(
            "{}T{:02}:{:02}{}".format,
            st.dates(date(1000, 1, 1)),
            st.integers(0, 23),
            st.integers(0, 59),
            st.sampled_from(["", "Z", "+09:00", "-05"]),
        ),
    ).map(lambda text: (text, None))
    since = st.builds(
        lambda unit, form, modifier: (form.format(unit), modifier),
        _units(st.integers(1000, 9990)).filter(lambda unit: len(unit) < 10),
        st.sampled_from(["{}~/..", "{}~/", "../{}~", "/{}%"]),
        st.sampled_from(Modifier),
    )
    return st.one_of(alone, _thirds(), since)


@given(_plainly_written(), st.sampled_from([EN, KO]), st.booleans())
def test_what_is_told_is_read_back(written: tuple[str, Modifier | None], words: Words, is_short: bool) -> None:
    when, modifier = parse_edtf(written[0]), written[1]
    told = (short_date if is_short else long_date)(when, modifier, words)
    assert TypedDate(when, modifier) in read_typed(told)


@given(st.text(alphabet="0123456789 -–/.~?,()년월일초말aprslotjunec", max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        is_read = bool(read_typed(typed, today=TODAY))
    except EdtfError:
        is_read = True
    assert is_read
