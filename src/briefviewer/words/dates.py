"""Dates in words: what a reader is told, with exactly the precision, doubt and openness that the EDTF text holds.

Long forms are for running text and the reader, short ones for narrow places. The order of year, month and day and every
word come from the catalogue; nothing here knows what day it is.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from briefviewer.domain.event import ExternalDate
from briefviewer.domain.time import Edtf, EndKind, Modifier, Part, Precision, Shape, modified_unit
from briefviewer.words.catalogue import Words, mark, mark_in


def long_date(when: Edtf | None, modifier: Modifier | None, words: Words) -> str:
    """A date as it is told: ``late October 2025``, ``since about 2024``, ``2003 – 2008``; ``undated`` without one.

    Args:
        modifier: The words *early*, *mid*, *late*. They stand in place of *about*.
    """
    return _date(words, when, modifier, short=False)


def short_date(when: Edtf | None, modifier: Modifier | None, words: Words) -> str:
    """The same for narrow places: ``25 Aug 2025``, ``since c. 2024``, ``2025 (?)``."""
    return _date(words, when, modifier, short=True)


def long_day(day: date, words: Words) -> str:
    """One day: ``25 August 2025``."""
    return _plain(words, _of_day(day), short=False)


def short_day(day: date, words: Words) -> str:
    """One day for narrow places: ``25 Aug 2025``."""
    return _plain(words, _of_day(day), short=True)


def long_range(first: date | None, last: date | None, words: Words) -> str:
    """A range of days, either side open: ``14 August – 6 November 2025``, ``from 14 August 2025``, ``all dates``."""
    return _range(words, first, last, short=False)


def short_range(first: date | None, last: date | None, words: Words) -> str:
    """The same for narrow places: ``14 Aug – 6 Nov 2025``."""
    return _range(words, first, last, short=True)


def month_heading(year: int, month: int | None, words: Words) -> str:
    """A month as a heading: ``August 2025``; without a month ``2025, month not known``."""
    if month is None:
        return words.text("{year}, month not known", year=year)
    return _plain(words, _Fields(Precision.MONTH, year, month), short=False)


def month_name(month: int, words: Words) -> str:
    """The name of a month, 1–12."""
    return words.text_in("month", _MONTHS[month - 1])


def short_month_name(month: int, words: Words) -> str:
    """The name of a month for narrow places."""
    return words.text_in("short month", _SHORT_MONTHS[month - 1])


def precision_in_words(when: Edtf | None, modifier: Modifier | None, words: Words) -> str:
    """How well a date is known: ``exact day``, ``month known``, ``approximate`` …"""
    if when is None:
        return words.text("no date")
    if when.approximate or modifier is not None:
        known = words.text("approximate")
    elif when.shape is Shape.SET:
        known = words.text("one of several dates")
    else:
        known = words.text(_PRECISIONS[when.precision])
    return words.text("{precision}, uncertain", precision=known) if when.uncertain else known


def external_date(external: ExternalDate, words: Words) -> str:
    """A date that no document here gives, told as such."""
    return words.text("{date} (not from the documents)", date=long_date(external.when, None, words))


def either(choices: Sequence[str], words: Words) -> str:
    """One of several, as a phrase: ``a, b or c``."""
    told = choices[0]
    for choice in choices[1:-1]:
        told = words.text("{first}, {next}", first=told, next=choice)
    return words.text("{first} or {last}", first=told, last=choices[-1]) if len(choices) > 1 else told


def _date(words: Words, when: Edtf | None, modifier: Modifier | None, short: bool) -> str:
    if when is None:
        return words.text("undated")
    if when.shape is Shape.SET:
        return _set_in_words(words, when, modifier, short)
    if when.shape is Shape.SINGLE and when.start:
        return _part_in_words(words, when.start, modifier, short)
    return _interval_in_words(words, when, modifier, short)


def _range(words: Words, first: date | None, last: date | None, short: bool) -> str:
    if first is not None and last is not None:
        if first == last:
            return _plain(words, _of_day(first), short)
        one, other = _row(words, [_of_day(first), _of_day(last)], short)
        return words.text("{first} – {last}", first=one, last=other)
    if first is not None:
        return words.text("from {date}", date=_plain(words, _of_day(first), short))
    if last is not None:
        return words.text("until {date}", date=_plain(words, _of_day(last), short))
    return words.text("all dates")


class _Fields(NamedTuple):
    """What is said of one date, free of qualifiers. ``time`` is as written, with its zone."""

    precision: Precision
    year: int
    month: int | None = None
    day: int | None = None
    time: str | None = None


def _of_day(day: date) -> _Fields:
    return _Fields(Precision.DAY, day.year, day.month, day.day)


def _of_part(part: Part) -> _Fields:
    return _Fields(part.precision, part.year, part.month, part.day, part.time)


def _part_in_words(words: Words, part: Part, modifier: Modifier | None, short: bool) -> str:
    told = _modified(words, part, modifier, short)
    return _doubted(words, told, short) if part.uncertain else told


def _modified(words: Words, part: Part, modifier: Modifier | None, short: bool) -> str:
    """A date with *early*, *mid* or *late*, or else with *about*; whether it is uncertain is not said here."""
    told = _plain(words, _of_part(part), short)
    if modifier is not None:
        unit = _UNITS.get(part.precision)
        return told if unit is None else words.text_in(unit, _MODIFIERS[modifier], unit=told)
    if not part.approximate:
        return told
    return words.text("c. {date}", date=told) if short else words.text("about {date}", date=told)


def _doubted(words: Words, told: str, short: bool) -> str:
    return words.text("{date} (?)", date=told) if short else words.text("{date} (uncertain)", date=told)


def _interval_in_words(words: Words, when: Edtf, modifier: Modifier | None, short: bool) -> str:
    if when.start and when.end:
        first, last = _pair_in_words(words, when.start, when.end, modifier, short)
        return first if first == last else words.text("{first} – {last}", first=first, last=last)
    known = when.start or when.end
    if known is None:
        return words.text("undated")
    date = _modified(words, known, modifier, short)
    if when.start:
        if when.end_kind is EndKind.OPEN:
            told = words.text("since {date}", date=date)
        else:
            told = words.text("from {date} until unknown", date=date)
    elif when.start_kind is EndKind.OPEN:
        told = words.text("until {date}", date=date)
    else:
        told = words.text("from unknown until {date}", date=date)
    return _doubted(words, told, short) if known.uncertain else told


def _pair_in_words(words: Words, start: Part, end: Part, modifier: Modifier | None, short: bool) -> tuple[str, str]:
    plain = modifier is None and not any(part.approximate or part.uncertain for part in (start, end))
    if plain and _of_part(start) != _of_part(end):
        first, last = _row(words, [_of_part(start), _of_part(end)], short)
        return first, last
    return _part_in_words(words, start, modifier, short), _part_in_words(words, end, None, short)


def _set_in_words(words: Words, when: Edtf, modifier: Modifier | None, short: bool) -> str:
    unit = modified_unit(when, modifier)
    if unit is not None:
        told = _modified(words, unit, modifier, short)
        return _doubted(words, told, short) if when.uncertain else told
    if any(part.approximate or part.uncertain for part in when.members):
        each = [_part_in_words(words, part, None, short) for part in when.members]
    else:
        each = _row(words, [_of_part(part) for part in when.members], short)
    choices = []
    at = 0
    for choice in when.text[1:-1].split(","):
        if ".." in choice:
            choices.append(words.text("between {first} and {last}", first=each[at], last=each[at + 1]))
            at += 2
        else:
            choices.append(each[at])
            at += 1
    return either(choices, words)


def _row(words: Words, dates: Sequence[_Fields], short: bool) -> list[str]:
    """Dates said one after the other; what they share is said once: last in English, first in Korean."""
    shared = 0
    if len({each.precision for each in dates}) == 1 and dates[0].precision in (Precision.MONTH, Precision.DAY):
        if len({each.year for each in dates}) == 1:
            shared = 1
        if shared and dates[0].precision is Precision.DAY and len({each.month for each in dates}) == 1:
            shared = 2
    whole = 0 if words.is_korean else len(dates) - 1
    return [_plain(words, each, short, 0 if n == whole else shared) for n, each in enumerate(dates)]


def _plain(words: Words, fields: _Fields, short: bool, unsaid: int = 0) -> str:
    """A date without its qualifiers. ``unsaid`` leaves out the year (1), or year and month (2)."""
    match fields.precision:
        case Precision.CENTURY:
            century = fields.year // 100 * 100
            first, last = (words.text_in("year", "{year}", year=each) for each in (max(century, 1), century + 99))
            return words.text("between {first} and {last}", first=first, last=last)
        case Precision.DECADE:
            return words.text_in("decade", "{year}s", year=fields.year // 10 * 10)
        case Precision.YEAR:
            return words.text_in("year", "{year}", year=fields.year)
    month = fields.month or 1
    if fields.precision is Precision.SEASON:
        year = f"{fields.year}–{(fields.year + 1) % 100:02}" if month == 24 else f"{fields.year}"
        return words.text(_SEASONS[month - 21], year=year)
    name = short_month_name(month, words) if short else month_name(month, words)
    if fields.precision is Precision.MONTH:
        if unsaid:
            return name
        return words.text_in("month of a year", "{month} {year}", month=name, year=fields.year)
    day = fields.day or 1
    if unsaid == 2:
        return words.text_in("day of a month", "{day}", day=day)
    if unsaid == 1:
        return words.text_in("day of a year", "{day} {month}", day=day, month=name)
    told = words.text_in("day", "{day} {month} {year}", day=day, month=name, year=fields.year)
    if fields.time is None:
        return told
    return words.text("{date}, {time}", date=told, time=_time_in_words(fields.time))


def _time_in_words(time: str) -> str:
    """``14:30Z`` → ``14:30 UTC``; ``14:30:00+09:00`` → ``14:30:00 UTC+09:00``; without a zone as written."""
    if time.endswith("Z"):
        return f"{time[:-1]} UTC"
    for sign in "+-":
        clock, found, zone = time.partition(sign)
        if found:
            return f"{clock} UTC{sign}{zone}"
    return time


_MONTHS = (
    mark_in("month", "January"),
    mark_in("month", "February"),
    mark_in("month", "March"),
    mark_in("month", "April"),
    mark_in("month", "May"),
    mark_in("month", "June"),
    mark_in("month", "July"),
    mark_in("month", "August"),
    mark_in("month", "September"),
    mark_in("month", "October"),
    mark_in("month", "November"),
    mark_in("month", "December"),
)

_SHORT_MONTHS = (
    mark_in("short month", "Jan"),
    mark_in("short month", "Feb"),
    mark_in("short month", "Mar"),
    mark_in("short month", "Apr"),
    mark_in("short month", "May"),
    mark_in("short month", "Jun"),
    mark_in("short month", "Jul"),
    mark_in("short month", "Aug"),
    mark_in("short month", "Sep"),
    mark_in("short month", "Oct"),
    mark_in("short month", "Nov"),
    mark_in("short month", "Dec"),
)

_SEASONS = (mark("spring {year}"), mark("summer {year}"), mark("autumn {year}"), mark("winter {year}"))

_UNITS = {
    Precision.MONTH: "part of a month",
    Precision.SEASON: "part of a season",
    Precision.YEAR: "part of a year",
    Precision.DECADE: "part of a decade",
}

_MODIFIERS = {Modifier.EARLY: "early {unit}", Modifier.MID: "mid-{unit}", Modifier.LATE: "late {unit}"}

_MODIFIED = (
    mark_in("part of a month", "early {unit}"),
    mark_in("part of a month", "mid-{unit}"),
    mark_in("part of a month", "late {unit}"),
    mark_in("part of a season", "early {unit}"),
    mark_in("part of a season", "mid-{unit}"),
    mark_in("part of a season", "late {unit}"),
    mark_in("part of a year", "early {unit}"),
    mark_in("part of a year", "mid-{unit}"),
    mark_in("part of a year", "late {unit}"),
    mark_in("part of a decade", "early {unit}"),
    mark_in("part of a decade", "mid-{unit}"),
    mark_in("part of a decade", "late {unit}"),
)

_PRECISIONS = {
    Precision.CENTURY: mark("century known"),
    Precision.DECADE: mark("decade known"),
    Precision.YEAR: mark("year known"),
    Precision.SEASON: mark("season known"),
    Precision.MONTH: mark("month known"),
    Precision.DAY: mark("exact day"),
    Precision.MINUTE: mark("exact time"),
    Precision.SECOND: mark("exact time"),
}
