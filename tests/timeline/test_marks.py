"""Shapes in time: what is sharp, what fades, what is open, what is unknown, and how real it is."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.event import Board, Event, Role, Status
from briefviewer.timeline.marks import MANNERS, Manner, Marks, axis_rows, beside_rows, extent, marks_of
from tests.builders import an_event
from tests.strategies import edtf_texts
from tests.timeline.arrangements import a_world, all_rows


def shape(event: Event) -> Marks:
    return marks_of(columns_from_events([event], a_world()), all_rows([event]))


def day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def four(marks: Marks) -> list[float]:
    return [float(each[0]) for each in (marks.outer_start, marks.core_start, marks.core_end, marks.outer_end)]


def test_day_is_one_day() -> None:
    found = shape(an_event(on="2025-08-25", kind="summit"))
    assert four(found) == [day("2025-08-25"), day("2025-08-25"), day("2025-08-26"), day("2025-08-26")]
    assert not found.is_bar[0]


def test_month_is_a_point_somewhere_in_it() -> None:
    found = shape(an_event(on="2025-10", kind="summit"))
    assert (found.outer_start[0], found.outer_end[0]) == (day("2025-10-01"), day("2025-11-01"))


def test_interval_fades_where_it_is_uncertain() -> None:
    found = shape(an_event(on="2024-03/2024-06", kind="summit"))
    assert found.is_bar[0]
    assert four(found) == [day("2024-03-01"), day("2024-03-31"), day("2024-06-02"), day("2024-07-01")]


def test_interval_that_may_be_all_doubt_has_no_core() -> None:
    found = shape(an_event(on="2024/2024-06", kind="summit"))
    assert found.core_start[0] == found.core_end[0]
    assert found.outer_start[0] <= found.core_start[0] <= found.outer_end[0]


def test_open_and_unknown_ends_differ() -> None:
    still = shape(an_event(on="2024-06/..", kind="summit"))
    lost = shape(an_event(on="2024-06/", kind="summit"))
    assert (bool(still.open_end[0]), bool(still.unknown_end[0])) == (True, False)
    assert (bool(lost.open_end[0]), bool(lost.unknown_end[0])) == (False, True)
    assert np.isinf(still.outer_end[0])
    assert np.isfinite(lost.outer_end[0])


def test_open_and_unknown_starts_differ() -> None:
    still = shape(an_event(on="../2024-06-10", kind="summit"))
    lost = shape(an_event(on="/2024-06-10", kind="summit"))
    assert np.isinf(still.outer_start[0])
    assert (lost.outer_start[0], lost.outer_end[0]) == (day("2024-06-10"), day("2024-06-11"))


@pytest.mark.parametrize(
    ("event", "manner"),
    [
        (an_event(kind="summit"), Manner.HAPPENED),
        (an_event(kind="summit", status=Status.ONGOING), Manner.HAPPENED),
        (an_event(kind="summit", status=Status.ANNOUNCED), Manner.PLANNED),
        (an_event(kind="summit", status=Status.EXPECTED), Manner.PLANNED),
        (an_event(kind="summit", role=Role.FORECAST), Manner.FORECAST),
        (an_event(kind="summit", status=Status.HYPOTHETICAL), Manner.FORECAST),
        (an_event(kind="summit", role=Role.ATTESTED), Manner.ATTESTED),
        (an_event(kind="summit", on=None, role=Role.NONE, external="2024-12-14"), Manner.EXTERNAL),
    ],
)
def test_manner(event: Event, manner: Manner) -> None:
    assert MANNERS[shape(event).manner[0]] is manner


def test_who_stands_on_the_axis_and_who_beside() -> None:
    events = [
        an_event("a", kind="summit"),
        an_event("b", kind="summit", on=None, role=Role.NONE),
        an_event("c", kind="summit", on=None, role=Role.NONE, external="2024-12-14"),
        an_event("d", kind="summit", board=Board.OUTLOOK),
    ]
    columns = columns_from_events(events, a_world())
    on_axis = {columns.ids[row] for row in axis_rows(columns, all_rows(events))}
    beside = {columns.ids[row] for row in beside_rows(columns, all_rows(events))}
    assert on_axis == {"a", "c"}
    assert beside == {"b", "c", "d"}


def test_extent_is_not_stretched_by_what_has_no_end() -> None:
    events = [an_event("a", kind="summit", on="2024-06-01/.."), an_event("b", kind="summit", on="2025-01-01")]
    found = marks_of(columns_from_events(events, a_world()), all_rows(events))
    assert extent(found) == (day("2024-06-01"), day("2025-01-02"))
    assert extent(marks_of(columns_from_events([], a_world()), all_rows([]))) is None


@settings(max_examples=200, deadline=None)
@given(edtf_texts())
def test_times_are_in_order_whatever_the_date(text: str) -> None:
    found = shape(an_event(on=text, kind="summit", status=Status.ONGOING))
    outer_start, core_start, core_end, outer_end = four(found)
    assert outer_start <= core_start <= core_end <= outer_end
    assert not np.isnan([outer_start, core_start, core_end, outer_end]).any()
    assert outer_start < outer_end
