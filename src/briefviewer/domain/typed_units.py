"""One date as people type it, in English or Korean: ``25 Aug 2025``, ``8/25/2025``, ``Q3 2025``, ``2025년 10월 하순``.

What is read is a unit: a day, month, season, year, decade or century, a third, quarter or half of one. Words that say
how units stand to each other (since, until, or) are read in ``typed_dates``. Text arrives normalized: case folded,
single spaces, a long dash for every dash that is none of ASCII.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefviewer.domain.time import EdtfError, Modifier, Precision, parse_edtf


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as plain EDTF, from ``first`` to ``last``: the same text twice, or the ends of a quarter or half."""

    first: str
    last: str
    modifier: Modifier | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a date may leave unsaid: the year and month of its neighbour, and which day is *today*.

    ``is_beside`` says that they come from the other side of a range: then ``2003–08`` and ``14–20 August`` can be read.
    """

    today: date | None = None
    year: int | None = None
    month: int | None = None
    is_beside: bool = False


def read_unit(text: str, known: Known) -> Sequence[Unit]:
    """Every way to read one date, the likeliest first; empty if there is none.

    Raises:
        EdtfError: if it can be read, but names a day that does not exist.

    >>> [unit.first for unit in read_unit("3/4/2025", Known())]
    ['2025-04-03', '2025-03-04']
    """
    text = _bare(text)
    named, text = _weekday(text)
    clock, text = _clock(text)
    found: dict[Unit, None] = {}
    refused: EdtfError | None = None
    for unit in _units(text, known):
        if clock is not None:
            unit = replace(unit, first=unit.first + clock, last=unit.last + clock)
        try:
            first = parse_edtf(unit.first)
        except EdtfError as error:
            refused = refused or error
            continue
        if named is not None and not (first.precision >= Precision.DAY and _day_of(unit.first).weekday() == named):
            refused = EdtfError("date-weekday", text)
            continue
        found[unit] = None
    if not found and refused is not None:
        raise refused
    return list(found)


def _units(text: str, known: Known) -> Iterator[Unit]:
    for pattern, read in _FORMS:
        found = pattern.fullmatch(text)
        if found is not None:
            yield from read(found, known)


def _bare(text: str) -> str:
    """Without the little words and the commas that say nothing about a date."""
    text = re.sub(r"^(?:(?:in|on|at|during|the) )+", "", text.strip().strip(";").strip())
    return " ".join(re.sub(r"(?<!\d),|,(?!\d)|,", " ", text).split())


def _day_of(text: str) -> date:
    return date.fromisoformat(text[:10])


# Days of the week and times of day

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\b\.? ?")
_KOREAN_WEEKDAY = re.compile(r" ?(?:\(([월화수목금토일])\)|([월화수목금토일])요일)")
_CLOCK = re.compile(
    r"(.+?) (?:at )?(\d{1,2}:\d{2}(?::\d{2})?) ?(utc|gmt|z|kst)?([+-]\d{1,2}(?::?\d{2})?)?", re.IGNORECASE
)


def _weekday(text: str) -> tuple[int | None, str]:
    """A day of the week, Monday 0, and the text without it."""
    found = _WEEKDAY.search(text)
    if found is not None:
        return _WEEKDAYS.index(found[1]), (text[: found.start()] + text[found.end() :]).strip()
    found = _KOREAN_WEEKDAY.search(text)
    if found is not None:
        return "월화수목금토일".index(found[1] or found[2]), (text[: found.start()] + text[found.end() :]).strip()
    return None, text


def _clock(text: str) -> tuple[str | None, str]:
    """A time of day as EDTF writes it behind a day, and the text without it."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None, text
    hour, rest = found[2].split(":", 1)
    zone = ""
    if found[4]:
        sign, hours, minutes = found[4][0], *_hours_and_minutes(found[4][1:])
        zone = f"{sign}{hours:02}" + (f":{minutes}" if minutes else "")
    elif found[3]:
        zone = "+09:00" if found[3] == "kst" else "Z"
    return f"T{int(hour):02}:{rest}{zone}", found[1]


def _hours_and_minutes(zone: str) -> tuple[int, str]:
    if ":" in zone:
        hours, minutes = zone.split(":")
        return int(hours), minutes
    return (int(zone[:-2]), zone[-2:]) if len(zone) > 2 else (int(zone), "")


# Forms

_Form = Callable[[re.Match[str], Known], Iterator[Unit]]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MON = (
    r"(?P<mon>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SEASONS = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "봄": 21,
    "여름": 22,
    "가을": 23,
    "겨울": 24,
}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 0}
_THIRDS = {
    Modifier.EARLY: (
        "early",
        "beginning of",
        "start of",
        "the beginning of",
        "the start of",
        "초",
        "초순",
        "초반",
        "상순",
    ),
    Modifier.MID: ("mid", "middle of", "the middle of", "중", "중순", "중반"),
    Modifier.LATE: ("late", "end of", "the end of", "말", "하순", "후반"),
}
_MODIFIERS = {word: modifier for modifier, each in _THIRDS.items() for word in each}
_YEAR = r"(?P<year>\d{4})"
_WINTER = rf"{_YEAR}(?:[–/-](?P<next>\d\d(?:\d\d)?))?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


def _same(text: str, modifier: Modifier | None = None) -> Unit:
    return Unit(text, text, modifier)


def _fields(found: re.Match[str], known: Known) -> Iterator[Unit]:
    """Day, month and year by name, each perhaps left to what is known."""
    said = found.groupdict()
    day = int(said["day"]) if said.get("day") else None
    month = _month_of(said)
    if month is None and day is not None:
        month = known.month
    year = int(said["year"]) if said.get("year") else known.year
    if year is None or (day is not None and month is None) or not 1 <= (month or 1) <= 12:
        return
    yield _same(
        f"{year:04}" + (f"-{month:02}" if month is not None else "") + (f"-{day:02}" if day is not None else "")
    )


def _month_of(said: dict[str, str | None]) -> int | None:
    if said.get("month"):
        return int(said["month"] or 0)
    return _MONTHS.index((said["mon"] or "")[:3]) + 1 if said.get("mon") else None


def _numbers(found: re.Match[str], known: Known) -> Iterator[Unit]:
    """Two numbers around a sign: day and month in either order. Behind dots the day comes first wherever it can."""
    one, other = int(found["one"]), int(found["other"])
    year = int(found["year"]) if found["year"] else known.year
    if year is None:
        return
    orders = [(one, other), (other, one)]
    possible = [f"{year:04}-{month:02}-{day:02}" for day, month in orders if month <= 12 and 1 <= day <= 31]
    if found["sign"] == "." and found["year"]:
        possible = possible[:1]
    for each in possible:
        yield _same(each)


def _number(found: re.Match[str], known: Known) -> Iterator[Unit]:
    """A lone number beside another date: a day of its month, or the end of a year."""
    if not known.is_beside or known.year is None:
        return
    number = int(found[0])
    if known.month is not None:
        yield _same(f"{known.year:04}-{known.month:02}-{number:02}")
    elif len(found[0]) == 2:
        yield _same(f"{known.year // 100 * 100 + number:04}")


def _season(found: re.Match[str], known: Known) -> Iterator[Unit]:
    season = _SEASONS[found["season"]]
    year = int(found["year"]) if found["year"] else known.year
    if year is None:
        return
    if found["next"] and (season != 24 or (year + 1) % 100 != int(found["next"][-2:])):
        return
    yield _same(f"{year:04}-{season}")


def _decade(found: re.Match[str], _known: Known) -> Iterator[Unit]:
    year = int(found["year"])
    if len(found["year"]) == 2:
        if year < 30:
            return
        year += 1900
    yield _same(f"{year // 10:03}X")
    if year % 100 == 0 and year < 2000:
        yield _same(f"{year // 100:02}XX")


def _century(found: re.Match[str], _known: Known) -> Iterator[Unit]:
    if int(found["century"]) >= 1:
        yield _same(f"{int(found['century']) - 1:02}XX")


def _quarter(found: re.Match[str], known: Known) -> Iterator[Unit]:
    number = _ORDINALS.get(found["number"], 0) or (int(found["number"]) if found["number"].isdigit() else 4)
    year = int(found["year"]) if found["year"] else known.year
    if year is not None and 1 <= number <= 4:
        yield _months(year, 3 * number - 2, 3 * number)


def _half(found: re.Match[str], known: Known) -> Iterator[Unit]:
    """A half of a year, or of a month."""
    is_first = found["half"] in ("first", "1st", "1", "상")
    said = found.groupdict()
    year = int(said["year"] or 0) if said.get("year") else known.year
    month = _month_of(said)
    if year is None:
        return
    if month is None:
        yield _months(year, 1, 6) if is_first else _months(year, 7, 12)
    elif 1 <= month <= 12 and year >= 1:
        days = ("01", "15") if is_first else ("16", f"{monthrange(year, month)[1]:02}")
        yield Unit(f"{year:04}-{month:02}-{days[0]}", f"{year:04}-{month:02}-{days[1]}")


def _months(year: int, first: int, last: int) -> Unit:
    return Unit(f"{year:04}-{first:02}", f"{year:04}-{last:02}")


def _third(found: re.Match[str], known: Known) -> Iterator[Unit]:
    """*Early*, *mid*, *late* in a month, season, year or decade."""
    modifier = _MODIFIERS[found["modifier"]]
    for unit in _units(_bare(found["unit"]), known):
        if unit.first != unit.last or unit.modifier is not None:
            continue
        try:
            precision = parse_edtf(unit.first).precision
        except EdtfError:
            continue
        if precision in (Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE):
            yield _same(unit.first, modifier)


def _by_today(found: re.Match[str], known: Known) -> Iterator[Unit]:
    """*Today*, *last month* and their like."""
    today = known.today
    if today is None:
        return
    unit, by = _RELATIVE[found[0]]
    if unit == "day":
        yield _same((today + timedelta(days=by)).isoformat())
    elif unit == "week":
        monday = today + timedelta(days=7 * by - today.weekday())
        yield Unit(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    elif unit == "year":
        yield _same(f"{today.year + by:04}")
    else:
        months = today.year * 12 + today.month - 1 + by * (3 if unit == "quarter" else 1)
        year, month = months // 12, months % 12 + 1
        if unit == "quarter":
            first = (month - 1) // 3 * 3 + 1
            yield _months(year, first, first + 2)
        else:
            yield _same(f"{year:04}-{month:02}")


_RELATIVE = {
    "today": ("day", 0),
    "yesterday": ("day", -1),
    "tomorrow": ("day", 1),
    "now": ("day", 0),
    **{
        f"{which} {unit}": (unit, by)
        for which, by in (("this", 0), ("last", -1), ("next", 1))
        for unit in ("week", "month", "quarter", "year")
    },
    "오늘": ("day", 0),
    "어제": ("day", -1),
    "내일": ("day", 1),
    "이번 주": ("week", 0),
    "지난주": ("week", -1),
    "지난 주": ("week", -1),
    "다음 주": ("week", 1),
    "이번 달": ("month", 0),
    "이달": ("month", 0),
    "지난달": ("month", -1),
    "지난 달": ("month", -1),
    "다음 달": ("month", 1),
    "이번 분기": ("quarter", 0),
    "지난 분기": ("quarter", -1),
    "올해": ("year", 0),
    "금년": ("year", 0),
    "작년": ("year", -1),
    "지난해": ("year", -1),
    "내년": ("year", 1),
}

_SIGN = r"(?P<sign> ?[./-] ?)"
_ENGLISH_THIRD = "|".join(sorted((each for each in _MODIFIERS if each.isascii()), key=len, reverse=True))
_KOREAN_THIRD = "|".join(sorted((each for each in _MODIFIERS if not each.isascii()), key=len, reverse=True))

_FORMS: Sequence[tuple[re.Pattern[str], _Form]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        # 25 August 2025 · August 25 2025 · 2025 Aug 25 · Aug 2025 · 2025
        (rf"{_DAY} ?(?:of )?{_MON}(?: ?(?:of )?{_YEAR})?", _fields),
        (rf"{_MON} ?(?:the )?{_DAY}(?: {_YEAR})?", _fields),
        (rf"{_YEAR} ?{_MON}(?: ?{_DAY})?", _fields),
        (rf"{_MON}(?: ?(?:of )?{_YEAR})?", _fields),
        (rf"(?:year )?{_YEAR}", _fields),
        (r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", _fields),
        # 2025-8-25 · 2025. 8. 25. · 2025/8 · 8/2025 · 25.8.2025 · 8/25
        (rf"{_YEAR}{_SIGN}(?P<month>\d{{1,2}})(?: ?[./-] ?(?P<day>\d{{1,2}}))?\.?", _fields),
        (rf"(?P<month>\d{{1,2}}){_SIGN}{_YEAR}", _fields),
        (r"(?P<one>\d{1,2}) ?(?P<sign>[./-]) ?(?P<other>\d{1,2})(?: ?(?P=sign) ?(?P<year>\d{4}))?\.?", _numbers),
        (r"\d{1,2}", _number),
        (rf"{_DAY} {_YEAR}", _fields),
        # seasons, decades, centuries
        (rf"(?P<season>spring|summer|autumn|fall|winter)(?: (?:of )?{_WINTER})?", _season),
        (rf"(?:{_WINTER}년? ?)?(?P<season>봄|여름|가을|겨울)", _season),
        (r"(?P<year>\d{3}0)(?:s|'s|년대)", _decade),
        (r"'?(?P<year>\d0)(?:s|'s|년대)", _decade),
        (r"(?P<century>\d{1,2})(?:(?:st|nd|rd|th)[ -]century|세기)", _century),
        # quarters and halves
        (rf"q(?P<number>[1-4])(?:[ /-]?{_YEAR})?", _quarter),
        (rf"(?P<number>[1-4])q(?:[ /-]?{_YEAR})?", _quarter),
        (rf"{_YEAR}[ /-]?q(?P<number>[1-4])", _quarter),
        (rf"(?P<number>first|1st|second|2nd|third|3rd|fourth|4th|last) quarter(?: (?:of )?{_YEAR})?", _quarter),
        (rf"(?:{_YEAR}년? ?)?(?P<number>[1-4])/?4?분기", _quarter),
        (rf"h(?P<half>[12])(?: ?{_YEAR})?", _half),
        (rf"{_YEAR} ?h(?P<half>[12])", _half),
        (rf"(?P<half>first|1st|second|2nd|last) half(?: of(?: the year)?)?(?: {_MON})?(?: {_YEAR})?", _half),
        (rf"(?:{_YEAR}년? ?)?(?P<half>상|하)반기", _half),
        # Korean
        (rf"{_YEAR}년(?: ?(?P<month>\d{{1,2}})월(?: ?(?P<day>\d{{1,2}})일)?)?", _fields),
        (r"(?P<month>\d{1,2})월(?: ?(?P<day>\d{1,2})일)?", _fields),
        (r"(?P<day>\d{1,2})일", _fields),
        # thirds
        (rf"(?P<modifier>{_ENGLISH_THIRD})[ –-]?(?P<unit>.+)", _third),
        (rf"(?P<unit>.+?(?:년|월|봄|여름|가을|겨울|년대|달|해)) ?(?P<modifier>{_KOREAN_THIRD})", _third),
        # today and its like
        ("|".join(re.escape(each) for each in _RELATIVE), _by_today),
    )
)
