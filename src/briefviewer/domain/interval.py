"""Intervals with four bounds, and how they lie to a range, to a clock and to each other (Allen's relations).

Days are inclusive at both ends. ``None`` is −∞ in a start bound and +∞ in an end bound. A question about an interval is
answered *certain*, *possible* or None, never with a guess.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import heapify, heappop, heappush
from itertools import groupby
from typing import Protocol, Self, TypeVar


class Certainty(StrEnum):
    """How sure an answer about dates is."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Interval:
    """Earliest and latest start, earliest and latest end."""

    earliest_start: date | None
    latest_start: date | None
    earliest_end: date | None
    latest_end: date | None


class _Comparable(Hashable, Protocol):
    def __lt__(self, other: Self, /) -> bool: ...


Id = TypeVar("Id", bound=_Comparable)

_FIRST_ORDINAL = 0  # before date.min.toordinal(), so that −∞ sorts first
_LAST_ORDINAL = 10**7  # after date.max.toordinal(), for +∞


def certainty_in_range(interval: Interval, from_day: date | None, to_day: date | None) -> Certainty | None:
    """Whether something lies in a range, both days inclusive; None on one side leaves the range open there.

    >>> october = Interval(date(2025, 10, 1), date(2025, 10, 31), date(2025, 10, 1), date(2025, 10, 31))
    >>> certainty_in_range(october, date(2025, 10, 15), date(2025, 11, 30))
    <Certainty.POSSIBLE: 'possible'>
    """
    if _start(interval.latest_start) <= _end(to_day) and _end(interval.earliest_end) >= _start(from_day):
        return Certainty.CERTAIN
    if _start(interval.earliest_start) <= _end(to_day) and _end(interval.latest_end) >= _start(from_day):
        return Certainty.POSSIBLE
    return None


def known_certainty(published: Iterable[tuple[date | None, date | None]], as_of: date) -> Certainty | None:
    """Whether one of some documents was out by a day: the clock *known*.

    Args:
        published: Earliest and latest day on which each document may have come out.
    """
    possible = False
    for earliest, latest in published:
        if _end(latest) <= as_of.toordinal():
            return Certainty.CERTAIN
        possible = possible or _start(earliest) <= as_of.toordinal()
    return Certainty.POSSIBLE if possible else None


def happened_certainty(interval: Interval, as_of: date) -> Certainty | None:
    """Whether something had begun by a day: the clock *happened*."""
    if _start(interval.latest_start) <= as_of.toordinal():
        return Certainty.CERTAIN
    if _start(interval.earliest_start) <= as_of.toordinal():
        return Certainty.POSSIBLE
    return None


def before(a: Interval, b: Interval) -> Certainty | None:
    """Whether ``a`` ends before ``b`` starts."""
    return _answer(
        certain=_end(a.latest_end) < _start(b.earliest_start),
        possible=_end(a.earliest_end) < _start(b.latest_start),
    )


def meets(a: Interval, b: Interval) -> Certainty | None:
    """Whether ``b`` starts on the day after ``a`` ends. Certain only if both days are known exactly."""
    next_earliest, next_latest = _end(a.earliest_end) + 1, _end(a.latest_end) + 1
    return _answer(
        certain=next_earliest == next_latest == _start(b.earliest_start) == _start(b.latest_start),
        possible=max(next_earliest, _start(b.earliest_start)) <= min(next_latest, _start(b.latest_start)),
    )


def overlaps(a: Interval, b: Interval) -> Certainty | None:
    """Whether ``a`` starts first and ends within ``b``, before its end (Allen's *overlaps*)."""
    b_start = max(_start(b.earliest_start), _start(a.earliest_start) + 1)
    a_end = max(_end(a.earliest_end), b_start)
    return _answer(
        certain=_start(a.latest_start) < _start(b.earliest_start)
        and _start(b.latest_start) <= _end(a.earliest_end)
        and _end(a.latest_end) < _end(b.earliest_end),
        possible=b_start <= _start(b.latest_start) and a_end <= _end(a.latest_end) and a_end < _end(b.latest_end),
    )


def during(a: Interval, b: Interval) -> Certainty | None:
    """Whether ``a`` starts after ``b`` starts and ends before ``b`` ends."""
    a_start = max(_start(a.earliest_start), _start(b.earliest_start) + 1)
    a_end = max(_end(a.earliest_end), a_start)
    return _answer(
        certain=_start(b.latest_start) < _start(a.earliest_start) and _end(a.latest_end) < _end(b.earliest_end),
        possible=a_start <= _start(a.latest_start) and a_end <= _end(a.latest_end) and a_end < _end(b.latest_end),
    )


def sort_key(interval: Interval | None) -> tuple[int, int, int]:
    """Earliest start, latest start; undated last. The id is the caller's to add.

    >>> sort_key(None) > sort_key(Interval(date.max, date.max, None, None))
    True
    """
    if interval is None:
        return 1, 0, 0
    return 0, _start(interval.earliest_start), _start(interval.latest_start)


def ordered(dated: Iterable[tuple[Id, Interval | None]], elders: Mapping[Id, Iterable[Id]] | None = None) -> list[Id]:
    """The one order of events: earliest start, latest start, id; undated last (docs/formats/dates.md).

    Among events equal in both bounds the elders come first: again and again the smallest id whose elders in that group
    are placed is taken; where only circles are left, the smallest id that stands in one.

    Args:
        elders: For each id the ids it follows or supersedes. Those outside the group do not matter.

    >>> day = Interval(date(2025, 8, 25), date(2025, 8, 25), date(2025, 8, 25), date(2025, 8, 25))
    >>> ordered([("a", day), ("b", day), ("c", None)], {"a": ["b"]})
    ['b', 'a', 'c']
    """
    keyed = sorted(((sort_key(interval), id_) for id_, interval in dated), key=lambda each: each[0])
    result: list[Id] = []
    for _, group in groupby(keyed, key=lambda each: each[0]):
        result += _elders_first(sorted(id_ for _, id_ in group), elders or {})
    return result


def _elders_first(group: Sequence[Id], elders: Mapping[Id, Iterable[Id]]) -> list[Id]:
    """A group that is equal in both bounds, already by id."""
    members = set(group)
    waiting = {id_: found for id_ in group if (found := members.intersection(elders.get(id_, ())) - {id_})}
    if not waiting:
        return list(group)
    younger: dict[Id, list[Id]] = {}
    for id_, olders in waiting.items():
        for elder in olders:
            younger.setdefault(elder, []).append(id_)
    free = [id_ for id_ in group if id_ not in waiting]
    heapify(free)
    result: list[Id] = []
    while free or waiting:
        if free:
            here = heappop(free)
        else:
            here = next(id_ for id_ in sorted(waiting) if _stands_in_circle(id_, waiting))
            del waiting[here]
        result.append(here)
        for id_ in younger.get(here, ()):
            if id_ in waiting:
                waiting[id_].discard(here)
                if not waiting[id_]:
                    del waiting[id_]
                    heappush(free, id_)
    return result


def _stands_in_circle(id_: Id, elders: Mapping[Id, Iterable[Id]]) -> bool:
    seen: set[Id] = set()
    to_visit = list(elders[id_])
    while to_visit:
        here = to_visit.pop()
        if here == id_:
            return True
        if here not in seen:
            seen.add(here)
            to_visit += elders.get(here, ())
    return False


def _answer(*, certain: bool, possible: bool) -> Certainty | None:
    if certain:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if possible else None


def _start(day: date | None) -> int:
    return _FIRST_ORDINAL if day is None else day.toordinal()


def _end(day: date | None) -> int:
    return _LAST_ORDINAL if day is None else day.toordinal()
