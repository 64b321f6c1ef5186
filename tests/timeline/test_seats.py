"""Who sits where in a lane: nobody twice in one place, nobody chosen in a count, and seats last."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import Event, EventId
from briefviewer.timeline.arrangement import MOST_PACKED, Arrangement
from briefviewer.timeline.attention import NOBODY, Chosen
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.lanes import Lane
from briefviewer.timeline.rows import NO_ROW
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.seats import MOST_CHOSEN, ChosenMemory, SeatMemory, Seats
from briefviewer.timeline.seats import seats_of as seats_of_lanes
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement

ROWS = 3
BAND = LaneBand(0, Lane("k", "Lane", 1), 100.0, 110.0, ROWS, 104.0, 30.0, 12.0, ("Lane",), "1", None)


def seats_of(arrangement: Arrangement, band: LaneBand, scale: Scale, chosen: Chosen) -> Seats:
    (seats,) = seats_of_lanes(arrangement, [band], scale, chosen)
    return seats


def day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def over(first: str, last: str) -> Scale:
    return Scale(day(first), day(last), 140.0, 1000.0)


def of_many(count: int = MOST_PACKED + 200) -> list[Event]:
    """Very many events, a few of them so long that they are always in view."""
    return [
        an_event(
            f"e{number:04}",
            on="2020-01-01/2029-01-01" if number % 100 == 0 else f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
            kind="summit",
            title=f"Event {number}",
        )
        for number in range(count)
    ]


OF_MANY = an_arrangement(of_many(), home=("2025-01-01", "2026-01-01"))


def row_of(arrangement: Arrangement, event: str) -> int:
    return arrangement.columns.rows_by_id[EventId(event)]


def chosen_rows(rows: Iterable[int]) -> Chosen:
    return Chosen(np.array(list(rows), dtype=np.int32))


def assert_nobody_sits_on_another(arrangement: Arrangement, seats: Seats, scale: Scale) -> None:
    footprints = arrangement.footprints_of(seats.places)
    spans = footprints.spans(scale.px_per_day)
    left, right = scale.flat(scale.start) * scale.px_per_day, scale.flat(scale.end) * scale.px_per_day
    for row in range(ROWS):
        here = sorted(
            (max(span[0], left), min(span[1], right))
            for span, seat in zip(spans, seats.rows.tolist(), strict=True)
            if seat == row and span[0] < right and span[1] > left
        )
        assert all(one[1] <= other[0] + 1e-6 for one, other in pairwise(here))


@pytest.mark.parametrize(
    "scale", [over("2025-01-01", "2026-01-01"), over("2025-03-01", "2025-03-15"), over("2025-03-01", "2025-03-03")]
)
def test_everybody_in_view_is_seated_or_counted(scale: Scale) -> None:
    arrangement = an_arrangement(of_many(), home=("2025-01-01", "2026-01-01"))
    seats = seats_of(arrangement, BAND, scale, NOBODY)
    if not seats.is_crowd:
        starts, ends = arrangement.ends
        meeting = int(((ends > scale.start) & (starts < scale.end)).sum())
        assert len(seats.places) + seats.through >= meeting
        assert_nobody_sits_on_another(arrangement, seats, scale)


def test_long_ones_do_not_hide_those_that_begin_in_view() -> None:
    events = [an_event(f"long-{n:03}", on="2020-01-01/2029-01-01", kind="policy") for n in range(300)]
    events += [an_event(f"e{n:03}", on=f"2025-{1 + n % 12:02}-10", kind="summit") for n in range(300)]
    arrangement = an_arrangement(events)
    seats = seats_of(arrangement, BAND, over("2025-03-05", "2025-03-20"), NOBODY)
    assert not seats.is_crowd
    assert len(seats.places) == 25
    assert seats.through == 300
    assert (seats.rows != NO_ROW).sum() == ROWS


def test_seats_last_while_the_view_pans_and_zooms_in() -> None:
    arrangement = an_arrangement(of_many(), home=("2025-01-01", "2026-01-01"))
    before: dict[int, int] = {}
    for first, last in (
        ("2025-03-01", "2025-03-20"), ("2025-03-03", "2025-03-22"), ("2025-03-05", "2025-03-24"),
        ("2025-03-08", "2025-03-20"), ("2025-03-10", "2025-03-17"),
    ):  # fmt: skip
        seats = seats_of(arrangement, BAND, over(first, last), NOBODY)
        now = {
            place: row for place, row in zip(seats.places.tolist(), seats.rows.tolist(), strict=True) if row != NO_ROW
        }
        assert all(now.get(place, row) == row for place, row in before.items())
        before = now


@pytest.mark.parametrize("count", [40, MOST_PACKED + 200])
@pytest.mark.parametrize(
    "view", [("2024-06-01", "2026-06-01"), ("2025-02-25", "2025-03-30"), ("2025-03-03", "2025-03-04")]
)
def test_chosen_event_is_never_only_counted(count: int, view: tuple[str, str]) -> None:
    events = [an_event(f"e{n:04}", on="2025-03-03", kind="summit") for n in range(count)]
    arrangement = an_arrangement(events)
    for event in ("e0000", "e0017", f"e{count - 1:04}"):
        row = row_of(arrangement, event)
        seats = seats_of(arrangement, BAND, over(*view), chosen_rows([row]))
        rows = arrangement.table.rows[seats.places].tolist()
        assert seats.rows[rows.index(row)] != NO_ROW


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 364), min_size=1, max_size=60),
    st.sets(st.integers(0, 59), max_size=6),
    st.floats(0, 340),
    st.floats(1, 500),
)
def test_choosing_never_puts_one_on_another(offsets: list[int], chosen: set[int], start: float, length: float) -> None:
    first = date(2025, 1, 1).toordinal()
    events = [
        an_event(f"e{n:02}", on=date.fromordinal(first + offset).isoformat(), kind="summit", title="t" * 30)
        for n, offset in enumerate(offsets)
    ]
    arrangement = an_arrangement(events, home=("2025-01-01", "2026-01-01"))
    scale = Scale(first + start, first + start + length, 140.0, 1000.0)
    seats = seats_of(arrangement, BAND, scale, chosen_rows(each for each in chosen if each < len(events)))
    assert_nobody_sits_on_another(arrangement, seats, scale)
    assert len(set(seats.places.tolist())) == len(seats.places)


def test_of_very_many_chosen_only_so_many_are_seated_first() -> None:
    """All of a lane of thousands are chosen: it is looked through once, and each view asks for a few of them."""
    events = [an_event(f"e{n:04}", on=f"2025-{1 + n % 12:02}-{1 + n % 28:02}", kind="summit") for n in range(1200)]
    arrangement = an_arrangement(events, home=("2025-01-01", "2026-01-01"))
    chosen = chosen_rows(range(1200))
    seats = seats_of(arrangement, BAND, over("2024-06-01", "2026-06-01"), chosen)
    assert seats.is_crowd
    assert 0 < len(seats.places) <= MOST_CHOSEN
    starts = arrangement.ends[0]
    assert starts[seats.places].max() <= np.sort(starts)[MOST_CHOSEN - 1]
    memory = arrangement.memory.once("chosen", ChosenMemory)
    crowd = memory.crowds[0]
    seats_of(arrangement, BAND, over("2024-07-01", "2026-07-01"), chosen)
    assert memory.crowds[0] is crowd
    seats_of(arrangement, BAND, over("2024-07-01", "2026-07-01"), chosen_rows([5]))
    assert memory.crowds[0].places.tolist() == [5]


STEPS = st.lists(
    st.tuples(st.floats(-0.9, 0.9), st.sampled_from((1.0, 1.0, 1.0, 0.5, 2.0, 1.07)), st.booleans()), max_size=8
)


@settings(max_examples=25, deadline=None)
@given(st.floats(0, 330), st.floats(1.5, 40), STEPS)
def test_crowd_never_sits_on_itself_however_one_gets_there(
    start: float, length: float, steps: list[tuple[float, float, bool]]
) -> None:
    """Pans, zooms and lanes of other heights in any order; a pan alone moves nobody who stays in view."""
    arrangement = OF_MANY
    at, before = day("2025-01-01") + start, dict[int, int]()
    for pan, zoom, is_low in [(0.0, 1.0, False), *steps]:
        length = min(max(length / zoom, 0.6), 90.0)
        at = at + pan * length
        scale = Scale(at, at + length, 140.0, 1000.0)
        band = replace(BAND, rows=2) if is_low else BAND
        seats = seats_of(arrangement, band, scale, NOBODY)
        assert seats.rows.max(initial=NO_ROW) < band.rows
        assert len(set(seats.places.tolist())) == len(seats.places)
        if not seats.is_crowd:
            assert_nobody_sits_on_another(arrangement, seats, scale)
        now = dict(zip(seats.places.tolist(), seats.rows.tolist(), strict=True))
        if zoom == 1.0 and not is_low and before and not seats.is_crowd:
            guests = {place for place, row in now.items() if row == NO_ROW} | {
                p for p, row in before.items() if row == NO_ROW
            }
            stayed = now.keys() & before.keys() - guests
            held = arrangement.memory.once(("seats", 0), SeatMemory).seats
            assert all(now[place] == before[place] for place in stayed if held.get(place, (NO_ROW,))[0] != NO_ROW)
        before = now if not is_low else {}


@pytest.mark.parametrize(
    "view", [("2024-06-01", "2026-06-01"), ("2025-03-02", "2025-03-14"), ("2025-03-02", "2025-03-05")]
)
def test_chosen_event_that_runs_into_the_view_is_seated_however_close_one_looks(view: tuple[str, str]) -> None:
    long = [an_event(f"long{n:02}", on="2020-01-01/2029-01-01", kind="policy") for n in range(60)]
    short = [an_event(f"e{n:04}", on=f"2025-03-{1 + n % 28:02}", kind="summit") for n in range(900)]
    arrangement = an_arrangement([*long, *short])
    row = row_of(arrangement, "long40")
    seats = seats_of(arrangement, BAND, over(*view), chosen_rows([row]))
    rows = arrangement.table.rows[seats.places].tolist()
    assert seats.rows[rows.index(row)] != NO_ROW


def test_who_was_chosen_with_too_many_others_is_seated_when_chosen_alone() -> None:
    events = [an_event(f"e{n:04}", on=f"2025-{1 + n % 12:02}-03", kind="summit") for n in range(900)]
    arrangement = an_arrangement(events, home=("2025-01-01", "2026-01-01"))
    view = over("2024-06-01", "2026-06-01")
    together = [row_of(arrangement, f"e{n:04}") for n in (0, 12, 24, 36)]
    crowded = seats_of(arrangement, BAND, view, chosen_rows(together))
    assert (crowded.rows == NO_ROW).sum() == 1
    for row in together:
        assert seats_of(arrangement, BAND, view, chosen_rows([row])).rows.tolist() != [NO_ROW]


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 330), st.floats(0.7, 400))
def test_in_view_is_who_is_seated_or_counted_and_nobody_else(start: float, length: float) -> None:
    arrangement = OF_MANY
    at = day("2025-01-01") + start
    scale = Scale(at, at + length, 140.0, 1000.0)
    seats = seats_of(arrangement, BAND, scale, NOBODY)
    if seats.is_crowd:
        return
    starts, ends = arrangement.ends
    meeting = (ends > scale.start) & (starts < scale.end)
    assert int(meeting[seats.places].sum()) + seats.through == int(meeting.sum())
