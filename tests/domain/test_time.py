import warnings
from datetime import date
from time import struct_time

import edtf
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.interval import Interval
from briefviewer.domain.time import (
    EdtfError,
    EndKind,
    Modifier,
    Precision,
    capped,
    expected_set,
    first_day,
    last_day,
    modified_unit,
    parse_edtf,
    told_precision,
)
from tests.strategies import edtf_texts, edtf_values


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _bounds(*four: str | None) -> Interval:
    return Interval(*(_day(each) for each in four))


def _within(first: str, last: str) -> Interval:
    return _bounds(first, last, first, last)


# Each row was worked out by hand from docs/formats/dates.md and a calendar, not by running the code.
BOUNDS = {
    "2025-08-25": _within("2025-08-25", "2025-08-25"),
    "2025-10": _within("2025-10-01", "2025-10-31"),
    "2024-02": _within("2024-02-01", "2024-02-29"),
    "2023-02": _within("2023-02-01", "2023-02-28"),
    "2025": _within("2025-01-01", "2025-12-31"),
    "201X": _within("2010-01-01", "2019-12-31"),
    "201X-XX": _within("2010-01-01", "2019-12-31"),
    "20XX": _within("2000-01-01", "2099-12-31"),
    "2025-XX": _within("2025-01-01", "2025-12-31"),
    "2025-XX-XX": _within("2025-01-01", "2025-12-31"),
    "2025-10-XX": _within("2025-10-01", "2025-10-31"),
    "2025-21": _within("2025-03-01", "2025-05-31"),
    "2025-22": _within("2025-06-01", "2025-08-31"),
    "2025-23": _within("2025-09-01", "2025-11-30"),
    "2025-24": _within("2025-12-01", "2026-02-28"),
    "2023-24": _within("2023-12-01", "2024-02-29"),
    "2025-08-25T14:30Z": _within("2025-08-25", "2025-08-25"),
    "2025-08-25T00:30:00+09:00": _within("2025-08-25", "2025-08-25"),
    # about
    "2025-08-25~": _within("2025-08-22", "2025-08-28"),
    "2025-10~": _within("2025-09-21", "2025-11-10"),
    "2025-21~": _within("2025-02-01", "2025-06-30"),
    "2024-24~": _within("2024-11-01", "2025-03-31"),
    "2025~": _within("2024-10-01", "2026-03-31"),
    "201X~": _within("2008-01-01", "2021-12-31"),
    "201X-XX~": _within("2008-01-01", "2021-12-31"),
    "20XX~": _within("1980-01-01", "2119-12-31"),
    "2025%": _within("2024-10-01", "2026-03-31"),
    "2025?": _within("2025-01-01", "2025-12-31"),
    # about a part of it
    "~2025-10": _within("2025-07-01", "2026-01-31"),
    "2025~-10": _within("2025-07-01", "2026-01-31"),
    "2025-~10": _within("2025-09-21", "2025-11-10"),
    "2025-~10-25": _within("2025-10-15", "2025-11-04"),
    "2025-10-~25": _within("2025-10-22", "2025-10-28"),
    "2025-10~-25": _within("2025-07-25", "2026-01-25"),
    "2025-~10-~25": _within("2025-10-15", "2025-11-04"),
    "2025?-10~": _within("2025-09-21", "2025-11-10"),
    "~2025-08-31": _within("2025-05-31", "2025-11-30"),
    "~2024-02-29": _within("2023-11-30", "2024-05-31"),
    "~2025-05-30": _within("2025-02-28", "2025-08-30"),
    # intervals
    "2003/2008": _bounds("2003-01-01", "2003-12-31", "2008-01-01", "2008-12-31"),
    "2024-02/2024-02-10": _bounds("2024-02-01", "2024-02-10", "2024-02-10", "2024-02-10"),
    "2024-02-10/2024-02": _bounds("2024-02-10", "2024-02-10", "2024-02-10", "2024-02-29"),
    "2024/2024": _bounds("2024-01-01", "2024-12-31", "2024-01-01", "2024-12-31"),
    "2024-05~/2024-05": _bounds("2024-04-21", "2024-05-31", "2024-05-01", "2024-05-31"),
    "2024-05/2024-05~": _bounds("2024-05-01", "2024-05-31", "2024-05-01", "2024-06-10"),
    "2024~/..": _bounds("2023-10-01", "2025-03-31", None, None),
    "2024/": _bounds("2024-01-01", "2024-12-31", "2024-01-01", None),
    "2024~/": _bounds("2023-10-01", "2025-03-31", "2023-10-01", None),
    "../2024": _bounds(None, None, "2024-01-01", "2024-12-31"),
    "/2024": _bounds(None, "2024-12-31", "2024-01-01", "2024-12-31"),
    "/2024~": _bounds(None, "2025-03-31", "2023-10-01", "2025-03-31"),
    # one of a set
    "[2025-10-21..2025-10-31]": _within("2025-10-21", "2025-10-31"),
    "[2025-01,2025-02]": _within("2025-01-01", "2025-02-28"),
    "[2026,2024]": _within("2024-01-01", "2026-12-31"),
    "[2024,2025-03~]": _within("2024-01-01", "2025-04-10"),
    "[2020,2022..2023-05]": _within("2020-01-01", "2023-05-31"),
    # the ends of the calendar
    "0001": _within("0001-01-01", "0001-12-31"),
    "0001~": _within("0001-01-01", "0002-03-31"),
    "0001-01-02~": _within("0001-01-01", "0001-01-05"),
    "000X": _within("0001-01-01", "0009-12-31"),
    "9999~": _within("9998-10-01", "9999-12-31"),
    "9999-24": _within("9999-12-01", "9999-12-31"),
    "9999-12-30~": _within("9999-12-27", "9999-12-31"),
}


@pytest.mark.parametrize("text", BOUNDS)
def test_the_four_bounds(text: str) -> None:
    assert parse_edtf(text).interval == BOUNDS[text]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "date-syntax", 0),
        (" 2025", "date-syntax", 0),
        ("2025\n", "date-syntax", 0),
        ("2025-8-5", "date-syntax", 0),
        ("25 August 2025", "date-syntax", 0),
        ("２０２５", "date-syntax", 0),
        ("-0044", "date-syntax", 0),
        ("12025", "date-syntax", 0),
        ("2XXX", "date-syntax", 0),
        ("20XX-XX", "date-syntax", 0),
        ("201X-05", "date-syntax", 0),
        ("201X-XX-XX", "date-syntax", 0),
        ("2025-XX-25", "date-syntax", 0),
        ("~2025~", "date-syntax", 5),
        ("2025-~10~", "date-syntax", 8),
        ("2025-08-25T24:00", "date-syntax", 0),
        ("2025-08-25T14", "date-syntax", 0),
        ("2025-08T14:30", "date-syntax", 0),
        ("2025-08-XXT14:30", "date-syntax", 0),
        ("2025-XX-XXT14:30", "date-syntax", 0),
        ("~2025-08-25T14:30", "date-syntax", 0),
        ("..", "date-syntax", 0),
        ("2025/2026/2027", "date-syntax", 5),
        ("2025/x", "date-syntax", 5),
        ("0000", "date-year", 0),
        ("2025/0000-01", "date-year", 5),
        ("2025-00", "date-month", 0),
        ("2025-13", "date-month", 0),
        ("2025-20", "date-month", 0),
        ("2025-25", "date-month", 0),
        ("2025-21-01", "date-month", 0),
        ("2025-02-29", "date-day", 0),
        ("2025-10-00", "date-day", 0),
        ("2025-04-31", "date-day", 0),
        ("/", "date-no-side", 0),
        ("../..", "date-no-side", 0),
        ("../", "date-no-side", 0),
        ("/..", "date-no-side", 0),
        ("2026/2025", "date-backwards", 5),
        ("2025-08-26/2025-08-25", "date-backwards", 11),
        ("2025-08-26~/2025-08-25~", "date-backwards", 12),
        ("[2026..2025]", "date-backwards", 1),
        ("[..2025]", "date-set", 1),
        ("[2025..]", "date-set", 1),
        ("[2025]", "date-set", 0),
        ("[2025,2026", "date-set", 10),
        ("[]", "date-set", 2),
        ("[2025,]", "date-syntax", 6),
        ("[2025, 2026]", "date-syntax", 6),
        ("{2025,2026}", "date-syntax", 0),
    ],
)
def test_what_is_no_date_says_where(text: str, code: str, at: int) -> None:
    with pytest.raises(EdtfError) as caught:
        parse_edtf(text)
    assert (caught.value.code, caught.value.text, caught.value.at) == (code, text, at)


def test_a_time_of_day_counts_as_its_day() -> None:
    assert parse_edtf("2025-08-25T15:00/2025-08-25T14:00").interval == _within("2025-08-25", "2025-08-25")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2025-08-25", Precision.DAY),
        ("2025-08-25T14:30", Precision.MINUTE),
        ("2025-08-25T14:30:05Z", Precision.SECOND),
        ("2025-08", Precision.MONTH),
        ("2025-08-XX", Precision.MONTH),
        ("2025-22", Precision.SEASON),
        ("2025-XX", Precision.YEAR),
        ("201X", Precision.DECADE),
        ("20XX~", Precision.CENTURY),
        ("2025-08/2026", Precision.MONTH),
        ("../2026", Precision.YEAR),
        ("/2026-08", Precision.MONTH),
        ("[2025-08,2026]", Precision.YEAR),
    ],
)
def test_precision_is_the_start_s_or_the_end_s_or_the_coarsest(text: str, precision: Precision) -> None:
    assert parse_edtf(text).precision is precision


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2025", False, False),
        ("2025~", True, False),
        ("2025?", False, True),
        ("2025%", True, True),
        ("2025-?08", False, True),
        ("2003/2008~", True, False),
        ("[2025?,2026]", False, True),
        ("2003?/..", False, True),
    ],
)
def test_doubt_of_any_part_is_doubt_of_the_date(text: str, approximate: bool, uncertain: bool) -> None:
    when = parse_edtf(text)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)


def test_the_parts_of_a_date() -> None:
    part = parse_edtf("2025-08-25T14:30+09:00").start
    assert part is not None
    assert (part.year, part.month, part.day, part.time) == (2025, 8, 25, "14:30+09:00")
    season = parse_edtf("2025-24").start
    assert season is not None
    assert (season.month, season.day) == (24, None)


def test_open_and_unknown_ends_differ() -> None:
    assert parse_edtf("2024/..").end_kind is EndKind.OPEN
    assert parse_edtf("2024/").end_kind is EndKind.UNKNOWN
    assert parse_edtf("../2024").start_kind is EndKind.OPEN
    assert parse_edtf("/2024").start_kind is EndKind.UNKNOWN


def test_equal_by_text() -> None:
    assert parse_edtf("2025") == parse_edtf("2025")
    assert parse_edtf("2025") != parse_edtf("2025-XX")
    assert len({parse_edtf("2025"), parse_edtf("2025"), parse_edtf("2025-XX")}) == 2


@given(edtf_texts())
def test_bounds_are_in_order(text: str) -> None:
    bounds = parse_edtf(text).interval
    if bounds.earliest_start and bounds.latest_start:
        assert bounds.earliest_start <= bounds.latest_start
    if bounds.earliest_end and bounds.latest_end:
        assert bounds.earliest_end <= bounds.latest_end
    if bounds.earliest_start and bounds.earliest_end:
        assert bounds.earliest_start <= bounds.earliest_end
    if bounds.latest_start and bounds.latest_end:
        assert bounds.latest_start <= bounds.latest_end


@given(edtf_values())
def test_widening_never_narrows(text: str) -> None:
    part = parse_edtf(text).start
    assert part is not None
    assert part.widened_first <= part.first <= part.last <= part.widened_last
    widened = (part.widened_first, part.widened_last) != (part.first, part.last)
    assert widened <= part.approximate


@given(st.integers(3, 9997), st.sampled_from(["{:04}~", "{:04}-21~", "{:04}-24~", "~{:04}-02", "{:04}~-08"]))
def test_widening_by_months_keeps_first_and_last_days_of_months(year: int, form: str) -> None:
    part = parse_edtf(form.format(year)).start
    assert part is not None
    assert part.widened_first.day == 1
    assert date.fromordinal(part.widened_last.toordinal() + 1).day == 1


@given(st.text("0123456789-X~?%/.[],T:Z+ ", max_size=24))
def test_any_text_is_a_date_or_an_error(text: str) -> None:
    try:
        told = parse_edtf(text).text, 0
    except EdtfError as error:
        told = error.text, error.at
    assert told[0] == text
    assert 0 <= told[1] <= len(text)


def _oracle(text: str) -> tuple[object, object]:
    """First and last day by the ``edtf`` package, before widening; it answers struct_times, or infinities."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = edtf.parse_edtf(text)
        return tuple(
            date(*each[:3]) if isinstance(each, struct_time) else each
            for each in (read.lower_strict(), read.upper_strict())
        )  # type: ignore[return-value]


# Where the package and docs/formats/dates.md part ways, and why.
DIFFERENCES = {
    "2025-24": "it ends winter with December of the year written, we with February of the next",
    "2023-24": "the same",
    "2024-24~": "it reads no qualified season",
    "2025-21~": "the same",
    "2024/": "it gives an unknown end ten years, we none",
    "2024~/": "the same",
    "/2024": "it gives an unknown start ten years, we none",
    "/2024~": "the same",
    "2025-08-25T14:30Z": "it asks for seconds",
    "000X": "it begins with a year 0",
    "201X-XX~": "it reads no qualifier there",
    "2025?-10~": "nor two in one date",
    "[2020,2022..2023-05]": "nor a range among the members of a set",
}


@pytest.mark.parametrize("text", [text for text in BOUNDS if text not in DIFFERENCES])
def test_the_edtf_package_agrees_before_widening(text: str) -> None:
    when = parse_edtf(text)
    first, last = _oracle(text)
    assert first == (first_day(when) or float("-inf"))
    assert last == (last_day(when) or float("inf"))


@pytest.mark.parametrize("text", DIFFERENCES)
def test_the_edtf_package_still_differs_where_we_say_so(text: str) -> None:
    when = parse_edtf(text)
    try:
        theirs: object = _oracle(text)
    except (EDTFParseException, ValueError):
        theirs = None
    assert theirs != (first_day(when) or float("-inf"), last_day(when) or float("inf"))


@given(edtf_values(st.integers(100, 9999)).filter(lambda text: "-2" not in text[4:8]))
def test_the_edtf_package_agrees_on_single_dates(text: str) -> None:
    when = parse_edtf(text)
    assert (first_day(when), last_day(when)) == _oracle(text)


@pytest.mark.parametrize(
    ("text", "latest", "bounds"),
    [
        ("2025-10", None, _within("2025-10-01", "2025-10-31")),
        ("2025-10", "2025-10-20", _bounds("2025-10-01", "2025-10-20", "2025-10-01", "2025-10-20")),
        ("2025-10", "2025-11-20", _within("2025-10-01", "2025-10-31")),
        ("[2025-10-11..2025-10-31]", "2025-10-20", _bounds("2025-10-11", "2025-10-20", "2025-10-11", "2025-10-31")),
        ("2025/2027", "2025-10-20", _bounds("2025-01-01", "2025-10-20", "2027-01-01", "2027-12-31")),
        ("2025/..", "2025-10-20", _bounds("2025-01-01", "2025-10-20", None, None)),
        ("/2026", "2025-10-20", _bounds(None, "2025-10-20", "2026-01-01", "2026-12-31")),
        ("../2026", "2025-10-20", _bounds(None, None, "2026-01-01", "2026-12-31")),
    ],
)
def test_nothing_begins_after_the_document_that_tells_of_it(text: str, latest: str | None, bounds: Interval) -> None:
    when = parse_edtf(text)
    assert capped(when.interval, when, _day(latest)) == bounds


def test_an_earliest_start_after_the_document_is_an_error() -> None:
    when = parse_edtf("2025-11")
    with pytest.raises(EdtfError) as caught:
        capped(when.interval, when, date(2025, 10, 31))
    assert caught.value.code == "date-after-document"


@pytest.mark.parametrize(
    ("unit", "thirds"),
    [
        ("2025-10", ["[2025-10-01..2025-10-10]", "[2025-10-11..2025-10-20]", "[2025-10-21..2025-10-31]"]),
        ("2024-02", ["[2024-02-01..2024-02-10]", "[2024-02-11..2024-02-20]", "[2024-02-21..2024-02-29]"]),
        ("2025-22", ["[2025-06-01..2025-06-30]", "[2025-07-01..2025-07-31]", "[2025-08-01..2025-08-31]"]),
        ("2024-24", ["[2024-12-01..2024-12-31]", "[2025-01-01..2025-01-31]", "[2025-02-01..2025-02-28]"]),
        ("2025", ["[2025-01..2025-04]", "[2025-05..2025-08]", "[2025-09..2025-12]"]),
        ("201X", ["[2010..2013]", "[2014..2016]", "[2017..2019]"]),
        ("000X", ["[0001..0003]", "[0004..0006]", "[0007..0009]"]),
    ],
)
def test_thirds_of_a_unit_and_back(unit: str, thirds: list[str]) -> None:
    for modifier, third in zip(Modifier, thirds, strict=True):
        assert expected_set(unit, modifier) == third
        found = modified_unit(parse_edtf(third), modifier)
        assert found is not None
        assert found.text == unit
        assert told_precision(parse_edtf(third), modifier) is found.precision


@pytest.mark.parametrize("text", ["20XX", "2025-10-25", "../2025", "[2025,2026]"])
def test_what_has_no_thirds(text: str) -> None:
    assert expected_set(text, Modifier.LATE) is None


def test_a_modifier_of_an_interval_speaks_of_its_start_else_its_end() -> None:
    since = modified_unit(parse_edtf("2024~/.."), Modifier.LATE)
    until = modified_unit(parse_edtf("/2024"), Modifier.LATE)
    assert since is not None
    assert until is not None
    assert (since.text, until.text) == ("2024~", "2024")


def test_a_set_that_is_no_third_is_told_as_it_is() -> None:
    when = parse_edtf("[2025-10-20..2025-10-31]")
    assert modified_unit(when, Modifier.LATE) is None
    assert told_precision(when, Modifier.LATE) is Precision.DAY
    assert modified_unit(parse_edtf("[2025-10-21..2025-10-31]"), Modifier.EARLY) is None
    assert modified_unit(when, None) is None
    assert modified_unit(parse_edtf("[0001-01-05..0001-01-06]"), Modifier.EARLY) is None


def test_days_written_out_are_the_same_third() -> None:
    found = modified_unit(parse_edtf("[2025-01-01..2025-04-30]"), Modifier.EARLY)
    assert found is not None
    assert found.text == "2025"


def test_without_a_date_there_is_no_precision() -> None:
    assert told_precision(None) is None


def test_first_and_last_day_are_not_widened() -> None:
    when = parse_edtf("2024~/2025-02")
    assert (first_day(when), last_day(when)) == (date(2024, 1, 1), date(2025, 2, 28))
    assert (first_day(parse_edtf("../2025")), last_day(parse_edtf("2025/.."))) == (None, None)
    among = parse_edtf("[2026,2024-05]")
    assert (first_day(among), last_day(among)) == (date(2024, 5, 1), date(2026, 12, 31))
