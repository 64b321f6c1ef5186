"""Dates as tables have them, read into columns: each different text once, plain days all at once in NumPy.

A cell may hold EDTF, or one of the plain forms people write: 2024-05-03, 2024-05, 2024, 2024/5/3, 20240503, 3.5.2024,
3 May 2024, 2024년 5월 3일, and days with a time; what is none of these is read as typed words are: late Oct 2025, since
2024, summer 2023. What 03/05/2024 means nobody can know without being told.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.build import MODIFIERS, bounds_of, date_flags
from briefviewer.columns.events import MINUS_INFINITY, PLUS_INFINITY, RowFlag
from briefviewer.domain.layer import DateOrder
from briefviewer.domain.time import EdtfError, Modifier, Precision, parse_edtf, told_precision
from briefviewer.domain.typed_dates import TypedDate, read_typed

NO_YEAR = -1
UNDATED = 0
"""The number that the empty text has in every book."""

_MONTH_NAMES = """january jan
february feb
march mar
april apr
may
june jun
july jul
august aug
september sep sept
october oct
november nov
december dec"""
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES.splitlines(), 1) for name in names.split()}
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2})\.?)?")
_SOLID = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})")
_KOREAN = re.compile(r"(\d{4})\s*년(?:\s*(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?)?")
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})")
_MONTH_NAMED = re.compile(r"([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
_TIMED = re.compile(
    r"(?P<day>.*\d\S?)[T\s]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)


class DateUnreadable(ValueError):  # noqa: N818
    """A cell that is no date we can read; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@lru_cache(maxsize=65_536)
def edtf_of(text: str, order: DateOrder | None = None) -> str:
    """A date as people write it, as EDTF.

    Raises:
        DateUnreadable: ``date-ambiguous`` where day and month could change places and nobody said which comes first,
            else the code of what is wrong with it.

    >>> edtf_of("3 May 2024"), edtf_of("03/05/2024", DateOrder.DAY_FIRST), edtf_of("2024~/..")
    ('2024-05-03', '2024-05-03', '2024~/..')
    """
    try:
        return parse_edtf(text).text
    except EdtfError as error:
        plain = _plain(text, order)
        if plain is None:
            raise DateUnreadable(error.code) from error
    try:
        return parse_edtf(plain).text
    except EdtfError as error:
        raise DateUnreadable(error.code) from error


def _plain(text: str, order: DateOrder | None) -> str | None:
    timed = _TIMED.fullmatch(text)
    if timed is not None:
        day = _plain_day(timed["day"], order)
        zone = timed["zone"] or ""
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        if day is None or len(day) != 10:
            return None
        is_midnight = timed["time"] in ("0:00", "00:00", "00:00:00") and not zone
        return day if is_midnight else f"{day}T{timed['time']:0>5}{zone}"
    return _plain_day(text, order)


def _plain_day(text: str, order: DateOrder | None) -> str | None:
    if found := (_YEAR_FIRST.fullmatch(text) or _SOLID.fullmatch(text) or _KOREAN.fullmatch(text)):
        return _written(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(found[1], found[3], found[4], found[2], order)
    if found := _DAY_NAMED.fullmatch(text):
        month = _MONTHS.get(found[2].casefold())
        return None if month is None else _written(found[3], str(month), found[1])
    if found := _MONTH_NAMED.fullmatch(text):
        month = _MONTHS.get(found[1].casefold())
        return None if month is None else _written(found[3], str(month), found[2])
    return None


def _year_last(first: str, second: str, year: str, sign: str, order: DateOrder | None) -> str:
    """Points are German, Korean or Russian, and there the day comes first; so it does where there is no such month."""
    if first == second or int(first) > 12:
        return _written(year, second, first)
    if int(second) > 12:
        return _written(year, first, second)
    if order is None and sign != ".":
        raise DateUnreadable("date-ambiguous")
    return _written(year, first, second) if order is DateOrder.MONTH_FIRST else _written(year, second, first)


def _written(year: str, month: str | None, day: str | None) -> str:
    return "-".join([year, *(each.zfill(2) for each in (month, day) if each)])


class DateBook:
    """The different dates of a table, each with a number and its columns; 0 is no date."""

    def __init__(self, order: DateOrder | None = None) -> None:
        self._order = order
        self._numbers = _Numbering({"": UNDATED})
        self._bad: dict[str, str] = {}
        self._is_wrong = np.zeros(1, dtype=np.bool_)
        self.texts: list[str] = [""]
        """EDTF by number."""
        self._bounds = [np.full((4, 1), PLUS_INFINITY, dtype=np.int32)]
        self._marks = [np.array([[0], [0], [0], [NO_YEAR]], dtype=np.int32)]

    def __len__(self) -> int:
        return len(self.texts)

    def numbers(self, cells: Sequence[str]) -> NDArray[np.int32]:
        """The number of each cell; look at ``are_wrong`` before they are used."""
        found = np.fromiter(map(self._numbers.__getitem__, cells), dtype=np.int32, count=len(cells))
        if self._numbers.new:
            self._take(self._numbers.new)
            self._numbers.new = []
        return found

    def are_wrong(self, numbers: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Which of the cells cannot be read; ``reason`` says why."""
        wrong: NDArray[np.bool_] = self._is_wrong[numbers]
        return wrong

    def reason(self, cell: str) -> str:
        """Why a cell cannot be read: the code of a sentence."""
        return self._bad[cell]

    @property
    def bounds(self) -> NDArray[np.int32]:
        """Earliest and latest start, earliest and latest end, by number: four rows."""
        return np.concatenate(self._bounds, axis=1)

    @property
    def marks(self) -> NDArray[np.int32]:
        """Precision, flags, modifier and year of the earliest start (−1 without one), by number: four rows."""
        return np.concatenate(self._marks, axis=1)

    def _take(self, cells: Sequence[str]) -> None:
        """Read new cells, numbered one after another."""
        texts = [""] * len(cells)
        bounds = np.full((4, len(cells)), PLUS_INFINITY, dtype=np.int32)
        marks = np.zeros((4, len(cells)), dtype=np.int32)
        is_read = _plain_days(cells, texts, bounds, marks)
        wrong = np.zeros(len(cells), dtype=np.bool_)
        for at in np.flatnonzero(~is_read).tolist():
            try:
                text, modifier = self._read(cells[at])
            except DateUnreadable as error:
                wrong[at] = True
                self._bad[cells[at]] = error.code
                continue
            when = parse_edtf(text)
            interval = when.interval
            texts[at] = text
            bounds[:, at] = bounds_of(interval)
            year = interval.earliest_start.year if interval.earliest_start else NO_YEAR
            precision = told_precision(when, modifier) or 0
            marks[:, at] = precision, date_flags(when), MODIFIERS.index(modifier), year
        self.texts += texts
        self._bounds.append(bounds)
        self._marks.append(marks)
        self._is_wrong = np.concatenate([self._is_wrong, wrong])

    def _read(self, cell: str) -> tuple[str, Modifier | None]:
        """The EDTF of a cell, and its modifier: one date, or two with a stroke; then perhaps a word."""
        text, _, word = cell.partition(MODIFIED)
        modifier = Modifier(word) if word else None
        try:
            return edtf_of(text, self._order), modifier
        except DateUnreadable:
            start, stroke, end = text.partition(STROKE)
            typed = None if stroke else _typed(text)
            if typed is not None:
                return typed.when.text, modifier or typed.modifier
            if not stroke:
                raise
            one, other = (each if each in _NO_DAY else edtf_of(each, self._order) for each in (start, end))
            return edtf_of(f"{one}/{other}"), modifier


def _typed(text: str) -> TypedDate | None:
    """The one way to read words that tell a date; None where there is none, or more than one."""
    if len(text) > _LONGEST_WORDS or not (_WORDED.search(text) and _TELLS_YEAR.search(text)):
        return None
    try:
        found = read_typed(text)
    except EdtfError:
        return None
    return found[0] if len(found) == 1 else None


_LONGEST_WORDS = 60
_WORDED = re.compile(r"[^\W\d_]|–")
"""Figures alone, such as 2024-13-01, are a slip more often than a date."""
_TELLS_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)|century|세기", re.IGNORECASE)
"""Without it words tell no date, and need not be looked at in all the ways there are: a table may have a million."""

STROKE = "\x1e"
"""Between start and end where they come from two columns."""
MODIFIED = "\x1f"
"""Between a date and early, mid or late."""

_NO_DAY = ("", "..")


class _Numbering(dict[str, int]):
    """Numbers given out as they are asked for; what is new waits to be read."""

    def __init__(self, known: Mapping[str, int]) -> None:
        super().__init__(known)
        self.new: list[str] = []

    def __missing__(self, cell: str) -> int:
        self[cell] = number = len(self)
        self.new.append(cell)
        return number


def _plain_days(
    cells: Sequence[str], texts: list[str], bounds: NDArray[np.int32], marks: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Read the cells that are an ISO day, one with a time, or two with a stroke; which of all these are."""
    is_read = np.zeros(len(cells), dtype=np.bool_)
    shapes: dict[tuple[Precision, bool], list[int]] = {}
    for at, cell in enumerate(cells):
        length = len(cell)
        if length == 10:
            shapes.setdefault((Precision.DAY, False), []).append(at)
        elif length == 21 and cell[10] in (STROKE, "/"):
            shapes.setdefault((Precision.DAY, True), []).append(at)
        elif length in _TIMED_LENGTHS and _TIME.fullmatch(cell, 10):
            shapes.setdefault((_TIMED_LENGTHS[length], False), []).append(at)
    for (precision, is_interval), places in shapes.items():
        places = [at for at in places if cells[at].isascii()]
        start = _ordinals([cells[at][:10] for at in places])
        end = _ordinals([cells[at][11:] for at in places]) if is_interval else start
        right = (start > 0) & (end >= start)
        at_right = np.array(places, dtype=np.int64)[right]
        start, end = start[right], end[right]
        bounds[:, at_right] = start, start, end, end
        flags = RowFlag.DATED | RowFlag.INTERVAL if is_interval else RowFlag.DATED
        marks[0, at_right], marks[1, at_right], marks[3, at_right] = precision.value, flags.value, years_of(start)
        sign = "/" if is_interval else "T"
        for at in at_right.tolist():
            cell = cells[at]
            texts[at] = cell if len(cell) == 10 else f"{cell[:10]}{sign}{cell[11:]}"
        is_read[at_right] = True
    return is_read


def _ordinals(texts: Sequence[str]) -> NDArray[np.int32]:
    """The day of each text of ten ASCII characters; 0 where it is no ``YYYY-MM-DD`` that exists."""
    letters = np.frombuffer("".join(texts).encode(), dtype=np.uint8).reshape(len(texts), 10).astype(np.int32)
    digits = letters - ord("0")
    numeric = [0, 1, 2, 3, 5, 6, 8, 9]
    right = (letters[:, 4] == ord("-")) & (letters[:, 7] == ord("-"))
    right &= ((digits[:, numeric] >= 0) & (digits[:, numeric] <= 9)).all(axis=1)
    year = digits[:, 0] * 1000 + digits[:, 1] * 100 + digits[:, 2] * 10 + digits[:, 3]
    month = digits[:, 5] * 10 + digits[:, 6]
    day = digits[:, 8] * 10 + digits[:, 9]
    right &= (year > 0) & (month >= 1) & (month <= 12) & (day >= 1)
    months = np.where(right, (year - 1970) * 12 + month - 1, 0).astype("datetime64[M]")
    begins = months.astype("datetime64[D]").astype(np.int64)
    ends = (months + 1).astype("datetime64[D]").astype(np.int64)
    right &= begins + day <= ends
    return np.where(right, begins + day - 1 + _EPOCH, 0).astype(np.int32)


def years_of(days: NDArray[np.int32]) -> NDArray[np.int32]:
    """The year of each day; −1 for an infinity."""
    known = (days != MINUS_INFINITY) & (days != PLUS_INFINITY)
    shifted = np.where(known, days - _EPOCH, 0).astype("datetime64[D]").astype("datetime64[Y]")
    return np.where(known, shifted.astype(np.int64) + 1970, NO_YEAR).astype(np.int32)


_TIME = re.compile(r"[T ](?!00:00(?::00)?$)(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9]Z?)?")
"""Midnight without a zone is what a spreadsheet makes of a day, so it is none."""

_TIMED_LENGTHS = {16: Precision.MINUTE, 19: Precision.SECOND, 20: Precision.SECOND}

_EPOCH = date(1970, 1, 1).toordinal()
