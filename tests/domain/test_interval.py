from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefviewer.domain.interval import (
    Certainty,
    Interval,
    before,
    certainty_in_range,
    during,
    happened_certainty,
    known_certainty,
    meets,
    ordered,
    overlaps,
    sort_key,
)
from briefviewer.domain.time import parse_edtf
from tests.strategies import intervals

CERTAIN, POSSIBLE = Certainty.CERTAIN, Certainty.POSSIBLE
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def _of(text: str) -> Interval:
    return parse_edtf(text).interval


@pytest.mark.parametrize(
    ("text", "first", "last", "answer"),
    [
        ("2025-08-25", "2025-08-25", "2025-08-25", CERTAIN),
        ("2025-08-25", "2025-08-26", None, None),
        ("2025-08-25", None, "2025-08-24", None),
        ("2025-10", "2025-10-01", "2025-10-31", CERTAIN),
        ("2025-10", "2025-10-02", "2025-10-31", POSSIBLE),
        ("2025-10", "2025-10-31", "2025-12-31", POSSIBLE),
        ("2003/2008", "2005-01-01", "2005-12-31", CERTAIN),
        ("2003/2008", "2003-06-01", "2003-07-01", POSSIBLE),
        ("2024/..", "2099-01-01", None, CERTAIN),
        ("2024/", "2025-01-01", None, POSSIBLE),
        ("2024/", "2025-01-01", "2025-12-31", POSSIBLE),
        ("../2024", None, "1950-01-01", CERTAIN),
        ("/2024", None, "1950-01-01", POSSIBLE),
        ("2025", None, None, CERTAIN),
    ],
)
def test_in_range(text: str, first: str | None, last: str | None, answer: Certainty | None) -> None:
    from_day = date.fromisoformat(first) if first else None
    to_day = date.fromisoformat(last) if last else None
    assert certainty_in_range(_of(text), from_day, to_day) is answer


@given(intervals(), DAYS, DAYS, st.integers(0, 400))
def test_a_wider_range_is_never_less_certain(interval: Interval, one: date, other: date, wider: int) -> None:
    ranks = {None: 0, POSSIBLE: 1, CERTAIN: 2}
    low, high = sorted((one, other))
    narrow = certainty_in_range(interval, low, high)
    wide = certainty_in_range(interval, low - timedelta(wider), high + timedelta(wider))
    assert ranks[narrow] <= ranks[wide]
    assert certainty_in_range(interval, None, None) is CERTAIN


def _instances(interval: Interval) -> list[tuple[int, int]]:
    """Every exact interval that the four bounds allow, infinity cut at some distance."""
    far = 10
    start = (interval.earliest_start, interval.latest_start)
    end = (interval.earliest_end, interval.latest_end)
    starts = [-far if each is None else each.toordinal() - _EPOCH for each in start]
    ends = [far if each is None else each.toordinal() - _EPOCH for each in end]
    return [(a, b) for a, b in product(range(starts[0], starts[1] + 1), range(ends[0], ends[1] + 1)) if a <= b]


_EPOCH = date(2025, 1, 10).toordinal()
_FEW_DAYS = st.lists(st.integers(0, 5), min_size=4, max_size=4).map(
    lambda four: Interval(*(date.fromordinal(_EPOCH + each) for each in sorted(four)))
)


_Days = tuple[int, int]
_ALLEN: dict[Callable[[Interval, Interval], Certainty | None], Callable[[_Days, _Days], bool]] = {
    before: lambda x, y: x[1] < y[0],
    meets: lambda x, y: x[1] + 1 == y[0],
    overlaps: lambda x, y: x[0] < y[0] <= x[1] < y[1],
    during: lambda x, y: y[0] < x[0] and x[1] < y[1],
}


def _few(*four: int) -> Interval:
    return Interval(*(date.fromordinal(_EPOCH + each) for each in four))


@given(_FEW_DAYS, _FEW_DAYS)
@example(_few(0, 0, 0, 0), _few(0, 1, 1, 1))  # one start of b cannot be both after a's start and within a
@example(_few(0, 1, 1, 2), _few(1, 1, 2, 2))
def test_relations_of_four_bounds_agree_with_all_exact_cases(a: Interval, b: Interval) -> None:
    cases = [(x, y) for x, y in product(_instances(a), _instances(b))]
    for relation, holds in _ALLEN.items():
        outcomes = {holds(x, y) for x, y in cases}
        answer = relation(a, b)
        assert (answer is CERTAIN) == (outcomes == {True}), relation.__name__
        assert (answer is None) == (outcomes == {False}), relation.__name__


@pytest.mark.parametrize(
    ("relation", "a", "b", "answer"),
    [
        (before, "2003/2008", "2010", CERTAIN),
        (before, "2024/..", "2025", None),
        (before, "2024/", "2026", POSSIBLE),
        (before, "2025", "2025-06", POSSIBLE),
        (meets, "2025-01-01", "2025-01-02", CERTAIN),
        (meets, "2025-01", "2025-02", POSSIBLE),
        (meets, "2025-01-01", "2025-01-03", None),
        (overlaps, "2025-01-01/2025-01-05", "2025-01-03/2025-01-09", CERTAIN),
        (overlaps, "2024/..", "2025-01-03/..", None),
        (during, "2025-06", "2024/2026", CERTAIN),
        (during, "2025-06", "2024/..", CERTAIN),
        (during, "2025-06", "../2024", None),
    ],
)
def test_relations(
    relation: Callable[[Interval, Interval], Certainty | None], a: str, b: str, answer: Certainty | None
) -> None:
    assert relation(_of(a), _of(b)) is answer


def test_the_clock_known() -> None:
    day = date(2025, 3, 1)
    january = (date(2024, 12, 22), date(2025, 2, 10))
    spring = (date(2025, 2, 20), date(2025, 4, 10))
    later = (date(2025, 10, 31), date(2025, 10, 31))
    assert known_certainty([january], day) is CERTAIN
    assert known_certainty([spring, january], day) is CERTAIN
    assert known_certainty([spring, later], day) is POSSIBLE
    assert known_certainty([later], day) is None
    assert known_certainty([], day) is None
    assert known_certainty([(None, None)], day) is POSSIBLE
    assert known_certainty([(date(2025, 3, 1), date(2025, 3, 1))], day) is CERTAIN


def test_the_clock_happened() -> None:
    day = date(2025, 10, 15)
    assert happened_certainty(_of("2025-10-15"), day) is CERTAIN
    assert happened_certainty(_of("2025-10"), day) is POSSIBLE
    assert happened_certainty(_of("2025-11"), day) is None
    assert happened_certainty(_of("../2030"), day) is CERTAIN
    assert happened_certainty(_of("/2030"), day) is POSSIBLE


def test_the_order_is_earliest_start_then_latest_start_then_id() -> None:
    dates = {"c": "2025-01-01", "b": "2025-01", "a": "2025", "z": "../2030", "y": "/2030", "d": "2025-01-01"}
    events: list[tuple[str, Interval | None]] = [(id_, _of(text)) for id_, text in dates.items()]
    assert ordered([("0", None), *events]) == ["z", "y", "c", "d", "b", "a", "0"]


def test_elders_come_first_among_equals_only() -> None:
    day, later = _of("2025-01-01"), _of("2025-01-02")
    events: list[tuple[str, Interval | None]] = [("a", day), ("b", day), ("c", day), ("d", later)]
    assert ordered(events, {"a": ["c"]}) == ["b", "c", "a", "d"]
    assert ordered(events, {"a": ["d"]}) == ["a", "b", "c", "d"]
    assert ordered(events, {"a": ["c", "nobody"], "c": ["b"]}) == ["b", "c", "a", "d"]


def test_undated_elders_come_first_too() -> None:
    assert ordered([("a", None), ("b", None)], {"a": ["b"]}) == ["b", "a"]


def test_a_circle_begins_with_its_smallest_id() -> None:
    day = _of("2025-01-01")
    events: list[tuple[str, Interval | None]] = [(id_, day) for id_ in "abcd"]
    assert ordered(events, {"a": ["b"], "b": ["a"]}) == ["c", "d", "a", "b"]
    assert ordered(events, {"b": ["c"], "c": ["b"], "a": ["c"]}) == ["d", "b", "c", "a"]
    assert ordered(events, {"a": ["a"]}) == ["a", "b", "c", "d"]


@given(
    st.dictionaries(st.integers(0, 12), st.sampled_from(["2025", "2025-01", "2025-01-01", None]), min_size=1),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20),
)
def test_any_order_holds_all_and_keeps_dates(dates: dict[int, str | None], pairs: list[tuple[int, int]]) -> None:
    elders: dict[int, list[int]] = {}
    for younger, elder in pairs:
        elders.setdefault(younger, []).append(elder)
    bounds = {id_: _of(text) if text else None for id_, text in dates.items()}
    order = ordered(bounds.items(), elders)
    assert sorted(order) == sorted(dates)
    keys = [sort_key(bounds[id_]) for id_ in order]
    assert keys == sorted(keys)


def test_an_order_does_not_depend_on_the_order_it_is_given() -> None:
    events = [(n, _of("2025")) for n in range(20)]
    elders = {n: [n + 1, n + 3] for n in range(0, 18, 2)}
    assert ordered(events, elders) == ordered(reversed(events), elders)
