"""Dates as honest as their source: the EDTF subset of docs/formats/dates.md, read into four bounds.

A date is kept as the text its author wrote; what can be known from it is computed here and nowhere else. There is no
clock in this room: *today* arrives as an argument where it is needed.

A qualifier at the very end speaks of the date as a whole: ``2025-08-25~`` is "about 25 August", widened as a day. One
after an inner part speaks of that part and those to its left, one before a part of that part alone; the coarsest part
decides. Days before year 1 or after year 9999 are cut to the first or last day a calendar here can hold.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from functools import lru_cache

from briefviewer.domain.interval import Interval


class Precision(IntEnum):
    """The finest unit that is known, coarsest first, so that ``min`` of several is the honest one."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6
    MINUTE = 7
    SECOND = 8


class Basis(StrEnum):
    """Where a date comes from: the passage says it, context gives it, or there is none."""

    STATED = "stated"
    DERIVED = "derived"
    NONE = "none"


class Modifier(StrEnum):
    """The words *early*, *mid*, *late*: kept for telling the date, never used to compute it."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


class EndKind(StrEnum):
    """What is known of one end of an interval. Open goes on (or reaches back); unknown says that nobody told us."""

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


class Shape(StrEnum):
    """How a date is written: one value, one of several, or from one to another."""

    SINGLE = "single"
    SET = "set"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Part:
    """One written date inside an EDTF text: ``2025-10~`` → year 2025, month 10, precision month, approximate.

    ``first`` and ``last`` are its days before widening, ``widened_first`` and ``widened_last`` after. ``year`` is as
    written (for ``201X`` and ``20XX`` the first year of the span). ``month`` is 1–12, or 21–24 for a season. ``time``
    is the time of day as written, with its zone, or None.
    """

    text: str
    year: int
    month: int | None
    day: int | None
    time: str | None
    precision: Precision
    approximate: bool
    uncertain: bool
    first: date
    last: date
    widened_first: date
    widened_last: date


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, read. Equality is by text.

    ``start`` and ``end`` hold the parts of an interval; a single date has its part in both; a set has its members in
    ``members`` (of ``[a..b]`` the two that are written) and its coarsest precision. ``interval`` is the four bounds,
    widened and with the interval rule applied, not capped by any document. ``approximate`` and ``uncertain`` are true
    if any part is.
    """

    text: str
    shape: Shape = field(compare=False)
    start: Part | None = field(compare=False)
    end: Part | None = field(compare=False)
    members: tuple[Part, ...] = field(compare=False)
    start_kind: EndKind = field(compare=False)
    end_kind: EndKind = field(compare=False)
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False)
    uncertain: bool = field(compare=False)
    interval: Interval = field(compare=False)


class EdtfError(ValueError):
    """A text that is no date of the subset. ``code`` names the sentence in ``words.problems``; ``at`` counts from 0."""

    def __init__(self, code: str, text: str, at: int = 0) -> None:
        super().__init__(f"{code}: {text!r} at {at}")
        self.code = code
        self.text = text
        self.at = at


@lru_cache(maxsize=65_536)
def parse_edtf(text: str) -> Edtf:
    """Read a date of the subset.

    Raises:
        EdtfError: if the text is not in the subset, names a day that does not exist, or runs backwards.

    Source: ISO 8601-2:2019, 4 and annex A; https://www.loc.gov/standards/datetime/.

    >>> parse_edtf("2025-10~").interval.earliest_start
    datetime.date(2025, 9, 21)
    >>> parse_edtf("2024/..").interval.latest_end is None
    True
    """
    if text.startswith("["):
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    part = _parse_part(text, 0, len(text))
    return Edtf(
        text=text,
        shape=Shape.SINGLE,
        start=part,
        end=part,
        members=(),
        start_kind=EndKind.KNOWN,
        end_kind=EndKind.KNOWN,
        precision=part.precision,
        approximate=part.approximate,
        uncertain=part.uncertain,
        interval=Interval(part.widened_first, part.widened_last, part.widened_first, part.widened_last),
    )


def first_day(when: Edtf) -> date | None:
    """The first day it names, unwidened; None where its start is open or unknown.

    >>> first_day(parse_edtf("2025-10~"))
    datetime.date(2025, 10, 1)
    """
    if when.members:
        return min(part.first for part in when.members)
    return when.start.first if when.start else None


def last_day(when: Edtf) -> date | None:
    """The last day it names, unwidened; None where its end is open or unknown."""
    if when.members:
        return max(part.last for part in when.members)
    return when.end.last if when.end else None


def capped(interval: Interval, when: Edtf, latest: date | None) -> Interval:
    """The four bounds of something that had begun when a document told of it.

    The latest start, and for a single date the latest end too, is no later than ``latest``.

    Args:
        interval: The bounds of ``when``.
        latest: The latest day on which the earliest document may have been published; None caps nothing.

    Raises:
        EdtfError: ``date-after-document`` if even the earliest start is after that day.

    >>> october = parse_edtf("2025-10~")
    >>> capped(october.interval, october, date(2025, 10, 31)).latest_end
    datetime.date(2025, 10, 31)
    """
    if latest is None:
        return interval
    if interval.earliest_start is not None and interval.earliest_start > latest:
        raise EdtfError("date-after-document", when.text)
    latest_start, latest_end = interval.latest_start, interval.latest_end
    if latest_start is not None and latest_start > latest:
        latest_start = latest
    if when.shape is Shape.SINGLE and latest_end is not None and latest_end > latest:
        latest_end = latest
    return Interval(interval.earliest_start, latest_start, interval.earliest_end, latest_end)


def expected_set(unit: str, modifier: Modifier) -> str | None:
    """The ``[a..b]`` that *early*, *mid* or *late* in a unit is written as; None where the unit has no thirds.

    >>> expected_set("2025-10", Modifier.LATE)
    '[2025-10-21..2025-10-31]'
    >>> expected_set("2025", Modifier.EARLY)
    '[2025-01..2025-04]'
    """
    part = parse_edtf(unit).start
    if part is None:
        return None
    third = _THIRDS.index(modifier)
    match part.precision:
        case Precision.MONTH:
            month = f"{part.year:04}-{part.month:02}"
            low, high = (("01", "10"), ("11", "20"), ("21", f"{part.last.day:02}"))[third]
            return f"[{month}-{low}..{month}-{high}]"
        case Precision.SEASON:
            start = _shift_months(part.first, third)
            return f"[{start.isoformat()}..{_month_end(start.year, start.month).isoformat()}]"
        case Precision.YEAR:
            low_month = 1 + 4 * third
            return f"[{part.year:04}-{low_month:02}..{part.year:04}-{low_month + 3:02}]"
        case Precision.DECADE:
            low_year, high_year = ((0, 3), (4, 6), (7, 9))[third]
            decade = part.year // 10 * 10
            return f"[{max(decade + low_year, 1):04}..{decade + high_year:04}]"
    return None


@lru_cache(maxsize=4_096)
def modified_unit(when: Edtf, modifier: Modifier | None) -> Part | None:
    """The unit that *early*, *mid* or *late* speaks of; None if the date is not a third of one.

    A set is recognised by its days: ``[2025-01..2025-04]`` and ``[2025-01-01..2025-04-30]`` are both "early 2025".

    >>> modified_unit(parse_edtf("[2025-10-21..2025-10-31]"), Modifier.LATE).text
    '2025-10'
    """
    if modifier is None:
        return None
    if not when.members:
        return when.start or when.end
    first, last = min(part.first for part in when.members), max(part.last for part in when.members)
    season_year, season = (first.year - 1, 24) if first.month < 3 else (first.year, 20 + first.month // 3)
    for unit in (
        f"{first.year:04}-{first.month:02}",
        f"{season_year:04}-{season}",
        f"{first.year:04}",
        f"{first.year // 10:03}X",
    ):
        try:
            written = expected_set(unit, modifier)
        except EdtfError:
            continue
        if written is not None:
            third = parse_edtf(written)
            if (first_day(third), last_day(third)) == (first, last):
                return parse_edtf(unit).start
    return None


def told_precision(when: Edtf | None, modifier: Modifier | None = None) -> Precision | None:
    """The precision to tell: with a modifier that of the unit it modifies, None without a date."""
    if when is None:
        return None
    unit = modified_unit(when, modifier)
    return unit.precision if unit is not None else when.precision


_THIRDS = (Modifier.EARLY, Modifier.MID, Modifier.LATE)

_PART = re.compile(
    r"""(?P<year_mark>[~?%])? (?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX) (?P<year_group>[~?%])?
    (?: - (?P<month_mark>[~?%])? (?P<month>[0-9]{2}|XX) (?P<month_group>[~?%])?
        (?: - (?P<day_mark>[~?%])? (?P<day>[0-9]{2}|XX) (?P<day_group>[~?%])?
            (?: T (?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9](?P<second>:[0-5][0-9])?
                (?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?) )?
        )?
    )?""",
    re.VERBOSE,
)

_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def _parse_set(text: str) -> Edtf:
    if not text.endswith("]") or len(text) < 3:
        raise EdtfError("date-set", text, len(text))
    members: list[Part] = []
    at = 1
    for choice in text[1:-1].split(","):
        dots = choice.find("..")
        if dots < 0:
            members.append(_parse_part(text, at, at + len(choice)))
        elif dots == 0 or dots == len(choice) - 2:
            raise EdtfError("date-set", text, at)
        else:
            low = _parse_part(text, at, at + dots)
            high = _parse_part(text, at + dots + 2, at + len(choice))
            if low.first > high.last:
                raise EdtfError("date-backwards", text, at)
            members += (low, high)
        at += len(choice) + 1
    if len(members) < 2:
        raise EdtfError("date-set", text)
    first = min(part.widened_first for part in members)
    last = max(part.widened_last for part in members)
    return Edtf(
        text=text,
        shape=Shape.SET,
        start=None,
        end=None,
        members=tuple(members),
        start_kind=EndKind.KNOWN,
        end_kind=EndKind.KNOWN,
        precision=min(part.precision for part in members),
        approximate=any(part.approximate for part in members),
        uncertain=any(part.uncertain for part in members),
        interval=Interval(first, last, first, last),
    )


def _parse_interval(text: str) -> Edtf:
    slash = text.index("/")
    start, start_kind = _parse_side(text, 0, slash)
    end, end_kind = _parse_side(text, slash + 1, len(text))
    if start is None and end is None:
        raise EdtfError("date-no-side", text)
    if start is not None and end is not None and start.first > end.last:
        raise EdtfError("date-backwards", text, slash + 1)
    known = start or end
    assert known is not None
    return Edtf(
        text=text,
        shape=Shape.INTERVAL,
        start=start,
        end=end,
        members=(),
        start_kind=start_kind,
        end_kind=end_kind,
        precision=known.precision,
        approximate=any(side.approximate for side in (start, end) if side),
        uncertain=any(side.uncertain for side in (start, end) if side),
        interval=_bounds(start, start_kind, end, end_kind),
    )


def _bounds(start: Part | None, start_kind: EndKind, end: Part | None, end_kind: EndKind) -> Interval:
    earliest_start = start.widened_first if start else None
    latest_start = start.widened_last if start else None
    earliest_end = end.widened_first if end else None
    latest_end = end.widened_last if end else None
    if start and end:
        latest_start = min(start.widened_last, end.widened_last)
        earliest_end = max(end.widened_first, start.widened_first)
    elif start and end_kind is EndKind.UNKNOWN:
        earliest_end = start.widened_first
    elif end and start_kind is EndKind.UNKNOWN:
        latest_start = end.widened_last
    return Interval(earliest_start, latest_start, earliest_end, latest_end)


def _parse_side(text: str, at: int, stop: int) -> tuple[Part | None, EndKind]:
    side = text[at:stop]
    if side == "":
        return None, EndKind.UNKNOWN
    if side == "..":
        return None, EndKind.OPEN
    return _parse_part(text, at, stop), EndKind.KNOWN


def _parse_part(text: str, at: int, stop: int) -> Part:
    """One date between two offsets of the text; errors tell where in the whole text."""
    found = _PART.fullmatch(text, at, stop)
    if found is None:
        raise EdtfError("date-syntax", text, at)
    (
        year_mark,
        year_text,
        year_group,
        month_mark,
        month_text,
        month_group,
        day_mark,
        day_text,
        day_group,
        time,
        second,
    ) = found.groups()
    _refuse_doubled(text, found)
    precision = _precision(text, at, year_text, month_text, day_text, time, second)
    year = int(year_text.replace("X", "0"))
    month = int(month_text) if month_text and month_text != "XX" else None
    day = int(day_text) if day_text and day_text != "XX" else None
    first, last = _days(text, at, year, month, day, precision)
    widening: list[Precision] = []
    uncertain = False
    if year_mark or year_group or month_mark or month_group or day_mark or day_group:
        if time:
            raise EdtfError("date-syntax", text, at)
        year_unit = min(precision, Precision.YEAR)
        month_unit = Precision.SEASON if month is not None and month > 12 else Precision.MONTH
        whole = day_group if day_text else month_group if month_text else year_group
        inner = (
            (year_mark, year_unit),
            (month_mark, month_unit),
            (day_mark, Precision.DAY),
            (whole, precision),
            (year_group if month_text else None, year_unit),
            (month_group if day_text else None, year_unit),
        )
        widening = [unit for mark, unit in inner if mark in ("~", "%")]
        uncertain = any(mark in ("?", "%") for mark, _ in inner)
    wide_first, wide_last = _widened(first, last, min(widening)) if widening else (first, last)
    return Part(
        text=text[at:stop],
        year=max(year, 1),
        month=month,
        day=day,
        time=time,
        precision=precision,
        approximate=bool(widening),
        uncertain=uncertain,
        first=first,
        last=last,
        widened_first=wide_first,
        widened_last=wide_last,
    )


def _refuse_doubled(text: str, found: re.Match[str]) -> None:
    """A part is qualified before it or after it, not both."""
    for unit in ("year", "month", "day"):
        if found[f"{unit}_mark"] and found[f"{unit}_group"]:
            raise EdtfError("date-syntax", text, found.start(f"{unit}_group"))


def _precision(
    text: str, at: int, year: str, month: str | None, day: str | None, time: str | None, second: str | None
) -> Precision:
    """The finest unit that is known; unknown digits may only stand at the right end."""
    if year.endswith("X"):
        century = year.endswith("XX")
        if day is not None or (month is not None and (month != "XX" or century)):
            raise EdtfError("date-syntax", text, at)
        return Precision.CENTURY if century else Precision.DECADE
    if month is None:
        return Precision.YEAR
    if month == "XX":
        if day is not None and day != "XX":
            raise EdtfError("date-syntax", text, at)
        if time is not None:
            raise EdtfError("date-syntax", text, at)
        return Precision.YEAR
    if int(month) > 12:
        if day is not None:
            raise EdtfError("date-month", text, at)
        return Precision.SEASON
    if day is None:
        return Precision.MONTH
    if day == "XX":
        if time is not None:
            raise EdtfError("date-syntax", text, at)
        return Precision.MONTH
    if time is not None:
        return Precision.SECOND if second else Precision.MINUTE
    return Precision.DAY


def _days(text: str, at: int, year: int, month: int | None, day: int | None, precision: Precision) -> tuple[date, date]:
    """First and last day of a date before widening."""
    if precision is Precision.CENTURY:
        return date(max(year, 1), 1, 1), date(year + 99, 12, 31)
    if precision is Precision.DECADE:
        return date(max(year, 1), 1, 1), date(year + 9, 12, 31)
    if year == 0:
        raise EdtfError("date-year", text, at)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month > 12:
        if month not in _SEASONS:
            raise EdtfError("date-month", text, at)
        first = date(year, _SEASONS[month], 1)
        last = _shift_months(first, 2)
        return first, date.max if last == date.max else _month_end(last.year, last.month)
    if month == 0:
        raise EdtfError("date-month", text, at)
    if day is None:
        return date(year, month, 1), _month_end(year, month)
    try:
        there = date(year, month, day)
    except ValueError:
        raise EdtfError("date-day", text, at) from None
    return there, there


def _widened(first: date, last: date, unit: Precision) -> tuple[date, date]:
    if unit in _WIDER_DAYS:
        wider = _WIDER_DAYS[unit]
        return _shift_days(first, -wider), _shift_days(last, wider)
    months = _WIDER_MONTHS[unit]
    return _shift_months(first, -months), _shift_months(last, months)


_WIDER_DAYS = {Precision.DAY: 3, Precision.MONTH: 10}
_WIDER_MONTHS = {Precision.SEASON: 1, Precision.YEAR: 3, Precision.DECADE: 24, Precision.CENTURY: 240}


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _shift_days(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def _shift_months(day: date, months: int) -> date:
    """The same day some months on; the last day of a month stays one, and so does the first."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    length = monthrange(year, month)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, length if is_last else min(day.day, length))
