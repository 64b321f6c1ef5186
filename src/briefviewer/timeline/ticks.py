"""The two-row ruler: which marks to draw at which zoom, from centuries to minutes, and where their words stand.

The upper row names what the lower row is part of (the year of months, the month of days); its leftmost words stick to
the left edge, so that the year is always in sight. Words never touch.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText
from briefviewer.timeline.scale import FIRST_TIME, LAST_TIME, Scale
from briefviewer.words import Words
from briefviewer.words.dates import short_day, short_month_name

LABEL_GAP = 10.0
"""Pixels that stay free between two labels of a row."""
TEAR_GAP = 4.0
"""Labels keep so clear of where time is folded."""
DAY_GAP = 34.0
"""Every fifth or tenth day stands further apart: bare numbers close together are hard to tell."""


class Unit(IntEnum):
    """What a step counts in."""

    MINUTE = 0
    HOUR = 1
    DAY = 2
    MONTH = 3
    YEAR = 4


@dataclass(frozen=True, slots=True)
class Step:
    """So many of a unit from tick to tick; ``days`` about."""

    unit: Unit
    count: int
    days: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the ruler. It begins a stretch that lasts to ``until``; ``label`` is empty where there is no room.

    ``label_x`` is where the label begins; for the sticky one this is not the tick's own place.
    """

    time: float
    until: float
    x: float
    label: str
    label_x: float
    label_width: float


@dataclass(frozen=True, slots=True)
class Ruler:
    """Both rows, in rising order. A minor tick at the place of a major one stands in both."""

    major: tuple[Tick, ...]
    minor: tuple[Tick, ...]
    step: Step


_MINUTE = 1 / 1440
_STEPS = (
    *(Step(Unit.MINUTE, count, count * _MINUTE) for count in (1, 2, 5, 10, 15, 30)),
    *(Step(Unit.HOUR, count, count / 24) for count in (1, 2, 3, 6, 12)),
    *(Step(Unit.DAY, count, float(count)) for count in (1, 5, 10)),
    *(Step(Unit.MONTH, count, count * 30.4) for count in (1, 3, 6)),
    *(Step(Unit.YEAR, count, count * 365.2) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)
_MAJOR_OF = {
    Unit.MINUTE: Step(Unit.DAY, 1, 1.0),
    Unit.HOUR: Step(Unit.DAY, 1, 1.0),
    Unit.DAY: Step(Unit.MONTH, 1, 30.4),
    Unit.MONTH: Step(Unit.YEAR, 1, 365.2),
}


def ruler(
    scale: Scale,
    words: Words,
    measure: MeasureText,
    minor_size: float,
    major_size: float,
    margin: float = 5.0,
    finest: Unit = Unit.MINUTE,
) -> Ruler:
    """The ruler of a stretch of time.

    Args:
        minor_size: Type size of the lower row in px; ``major_size`` of the upper.
        margin: Pixels between a tick and its label.
        finest: The finest unit of the lower row.
    """
    step = _fitting_step(scale, words, measure, minor_size, finest)
    major_step = _major_step(step)
    minor = _row(scale, step, words, measure, minor_size, REGULAR, margin, is_major=False)
    major = _row(scale, major_step, words, measure, major_size, SEMIBOLD, margin, is_major=True)
    return Ruler(major, minor, step)


def times(step: Step, start: float, end: float) -> Iterator[float]:
    """The times of all ticks from the last one at or before ``start`` to the first one after ``end``."""
    start, end = max(start, FIRST_TIME), min(end, LAST_TIME)
    match step.unit:
        case Unit.MINUTE | Unit.HOUR:
            per_day = (1440 if step.unit is Unit.MINUTE else 24) // step.count
            index = int(start * per_day // 1)
            while True:
                yield index / per_day
                if index / per_day > end:
                    return
                index += 1
        case Unit.DAY:
            yield from _day_times(step.count, start, end)
        case Unit.MONTH:
            first = date.fromordinal(int(start))
            index = (first.year * 12 + first.month - 1) // step.count * step.count
            yield from _rising(
                (date(at // 12, at % 12 + 1, 1) for at in range(max(index, 12), 120_000, step.count)), end
            )
        case Unit.YEAR:
            index = date.fromordinal(int(start)).year // step.count * step.count
            yield from _rising((date(max(at, 1), 1, 1) for at in range(index, 10_000, step.count)), end)


def _day_times(count: int, start: float, end: float) -> Iterator[float]:
    """Days of a month at which a step of days stands: every one, or the 1st, 6th, 11th … or the 1st, 11th, 21st."""
    if count == 1:
        yield from (float(day) for day in range(int(start), int(min(end + 2, LAST_TIME))))
        return
    last = 26 if count == 5 else 21
    for month in times(Step(Unit.MONTH, 1, 30.4), start, end):
        if month > end:
            yield month
            return
        for day in range(0, last, count):
            if month + day + count > start:
                yield month + day


def _rising(days: Iterator[date], end: float) -> Iterator[float]:
    for day in days:
        time = float(day.toordinal())
        yield time
        if time > end:
            return


def _fitting_step(scale: Scale, words: Words, measure: MeasureText, size: float, finest: Unit) -> Step:
    for step in _STEPS:
        room = step.days * scale.px_per_day
        if room < 12 or step.unit < finest:
            continue
        if room >= _widest(step, words, measure, size) + (
            DAY_GAP if step.unit is Unit.DAY and step.count > 1 else LABEL_GAP
        ):
            return step
    return _STEPS[-1]


def _widest(step: Step, words: Words, measure: MeasureText, size: float) -> float:
    match step.unit:
        case Unit.MONTH:
            samples = [short_month_name(month, words) for month in range(1, 13, step.count)]
        case Unit.DAY:
            samples = [words.text_in("day of a month", "{day}", day=28)]
        case Unit.YEAR:
            samples = [words.text_in("year", "{year}", year=2000)]
        case _:
            samples = ["00:00"]
    return max(measure(each, size, REGULAR) for each in samples)


def _major_step(step: Step) -> Step:
    if step.unit is not Unit.YEAR:
        return _MAJOR_OF[step.unit]
    for years in (10, 100, 1000):
        if step.count < years:
            return Step(Unit.YEAR, years, years * 365.2)
    return Step(Unit.YEAR, 10_000, 3_652_000.0)


def _row(
    scale: Scale,
    step: Step,
    words: Words,
    measure: MeasureText,
    size: float,
    weight: int,
    margin: float,
    *,
    is_major: bool,
) -> tuple[Tick, ...]:
    at = list(times(step, scale.start, scale.end))
    ticks: list[Tick] = []
    free_from = scale.left
    for index, begins in enumerate(at[:-1] if len(at) > 1 else at):
        time = begins
        until = at[index + 1] if index + 1 < len(at) else LAST_TIME
        fold = scale.folds.around(time)
        if fold is not None and not (is_major and time <= scale.start < until):
            if not is_major or until <= fold.end:
                continue
            time = fold.end  # what the last tick in a fold begins goes on behind it
        x = scale.x(time)
        if until <= scale.start or time >= scale.end:
            continue
        is_cut = x < scale.left
        if is_cut and not is_major:
            continue
        label = _major_label(step, begins, words) if is_major else _minor_label(step, begins, words)
        width = measure(label, size, weight)
        label_x = max(x, scale.left) + margin
        room_to = min(scale.x(until), scale.right) if is_cut else scale.right
        torn = scale.folds.next_from(time)
        if torn is not None and torn.start < until:
            room_to = min(room_to, scale.x(torn.start) - TEAR_GAP)
            behind = scale.x(torn.end) + margin
            if is_major and torn.end < until and label_x + width > room_to and behind > scale.left:
                further = scale.folds.next_from(
                    torn.end
                )  # too narrow before the fold: said where time goes on behind it
                label_x = behind
                room_to = (
                    scale.x(further.start) - TEAR_GAP if further is not None and further.start < until else scale.right
                )
        if label_x < free_from or label_x + width + (LABEL_GAP / 2 if is_cut else 0) > room_to:
            label, width = "", 0.0
        else:
            free_from = label_x + width + LABEL_GAP / 2
        ticks.append(Tick(time, until, x, label, label_x, width))
    if is_major and ticks and not any(tick.label for tick in ticks):
        ticks[0] = _forced(ticks[0], scale, step, words, measure, size, weight, margin)
    return tuple(ticks)


def _forced(
    tick: Tick, scale: Scale, step: Step, words: Words, measure: MeasureText, size: float, weight: int, margin: float
) -> Tick:
    """Even where no label has room the first is said, from the left edge: the year never goes out of sight."""
    label = _major_label(step, tick.time, words)
    return Tick(tick.time, tick.until, tick.x, label, scale.left + margin, measure(label, size, weight))


def _minor_label(step: Step, time: float, words: Words) -> str:
    if step.unit in (Unit.MINUTE, Unit.HOUR):
        minutes = round(time % 1 * 1440)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    day = date.fromordinal(int(time))
    match step.unit:
        case Unit.DAY:
            return words.text_in("day of a month", "{day}", day=day.day)
        case Unit.MONTH:
            return short_month_name(day.month, words)
    return words.text_in("year", "{year}", year=day.year)


def _major_label(step: Step, time: float, words: Words) -> str:
    day = date.fromordinal(int(time))
    match step.unit:
        case Unit.DAY:
            return short_day(day, words)
        case Unit.MONTH:
            name = short_month_name(day.month, words)
            return words.text_in("month of a year", "{month} {year}", month=name, year=day.year)
    if step.count == 1:
        return words.text_in("year", "{year}", year=day.year)
    first = day.year // step.count * step.count
    if step.count == 10:
        return words.text_in("decade", "{year}s", year=first)
    return words.text_in("years", "{first}–{last}", first=max(first, 1), last=min(first + step.count - 1, 9999))
