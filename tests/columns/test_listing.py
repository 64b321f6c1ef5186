import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.collation import Collation
from briefviewer.columns.events import EventColumns, Rows
from briefviewer.columns.listing import (
    BEGINNING_UNKNOWN,
    MONTHS,
    NOWHERE,
    GroupBy,
    Lines,
    ListColumn,
    Listing,
    Names,
    Plan,
    arrange,
    in_order,
)
from briefviewer.domain.event import Status
from tests.builders import a_document, a_library, an_event

LIBRARY = a_library(
    actors=["rok", "usa"],
    themes=["trade", "arms"],
    kinds=("meeting", "accord"),
    documents=[a_document("report", published="2025-10-31"), a_document("letter")],
)
EVENTS = [
    an_event("roots", on="../2008", title="Roots", actors=["usa"], documents=["letter"]),
    an_event("study", on="2025", title="ÉTUDE", themes=["trade", "arms"], documents=["report"]),
    an_event("accord", on="2025-08-25", title="an accord", kind="accord", actors=["rok", "usa"], themes=["arms"]),
    an_event("talks", on="2025-08-26", title="Talks", actors=["rok"], themes=["trade"], status=Status.ONGOING),
    an_event("hope", on=None, title="동맹"),
]


@pytest.fixture(scope="module")
def columns() -> EventColumns:
    return columns_from_events(EVENTS, LIBRARY)


def names_of(columns: EventColumns) -> Names:
    return {facet: [each.upper() for each in values] for facet, values in columns.vocabulary.items()}


def every(columns: EventColumns) -> Rows:
    return np.arange(len(columns), dtype=np.int32)


def listed(columns: EventColumns, plan: Plan) -> list[str]:
    rows = in_order(columns, every(columns), plan, names_of(columns), Collation(columns.titles))
    return [columns.ids[row] for row in rows]


def grouped(columns: EventColumns, by: GroupBy) -> dict[int, list[str]]:
    listing = arrange(columns, every(columns), Plan(group_by=by), names_of(columns), None)
    return {
        int(key): [columns.ids[row] for row in listing.entries[listing.starts[at] : listing.starts[at + 1]]]
        for at, key in enumerate(listing.groups)
    }


@pytest.mark.parametrize(
    ("plan", "order"),
    [
        (Plan(), "roots study accord talks hope"),
        (Plan(descending=True), "talks accord study roots hope"),
        (Plan(ListColumn.TITLE), "accord study roots talks hope"),
        (Plan(ListColumn.TITLE, descending=True), "hope talks roots study accord"),
        (Plan(ListColumn.KIND), "accord roots study talks hope"),
        (Plan(ListColumn.STATUS, descending=True), "talks roots study accord hope"),
        (Plan(ListColumn.ACTORS), "talks accord roots study hope"),
        (Plan(ListColumn.ACTORS, descending=True), "roots accord talks study hope"),
        (Plan(ListColumn.THEMES), "accord talks study roots hope"),
        (Plan(ListColumn.KNOWN), "study roots accord talks hope"),
        (Plan(ListColumn.ID), "accord hope roots study talks"),
    ],
)
def test_rows_are_sorted_and_those_without_a_value_come_last(columns: EventColumns, plan: Plan, order: str) -> None:
    assert listed(columns, plan) == order.split()


def test_an_event_stands_under_each_of_its_themes(columns: EventColumns) -> None:
    assert grouped(columns, GroupBy.THEME) == {
        0: ["study", "talks"],
        1: ["study", "accord"],
        NOWHERE: ["roots", "hope"],
    }
    assert list(grouped(columns, GroupBy.ACTOR)) == [0, 1, NOWHERE]
    assert grouped(columns, GroupBy.KIND)[1] == ["accord"]


def test_months_and_years_keep_what_is_not_known_apart(columns: EventColumns) -> None:
    assert grouped(columns, GroupBy.MONTH) == {
        2025 * MONTHS: ["study"],
        2025 * MONTHS + 8: ["accord", "talks"],
        BEGINNING_UNKNOWN: ["roots"],
        NOWHERE: ["hope"],
    }
    assert list(grouped(columns, GroupBy.YEAR)) == [2025, BEGINNING_UNKNOWN, NOWHERE]


def test_groups_of_nothing_are_none(columns: EventColumns) -> None:
    for by in GroupBy:
        listing = arrange(columns, np.zeros(0, np.int32), Plan(group_by=by), names_of(columns), None)
        assert len(Lines(listing)) == 0


def test_lines_have_heads_and_fold(columns: EventColumns) -> None:
    listing = arrange(columns, every(columns), Plan(group_by=GroupBy.THEME), names_of(columns), None)
    lines = Lines(listing)
    assert len(lines) == 3 + 6
    assert lines.at(0) == (0, None)
    assert lines.at(1) == (0, 0)
    assert lines.head_of(1) == 3
    study = columns.rows_by_id["study"]
    assert lines.lines_of(np.array([study])).tolist() == [1, 4]
    folded = Lines(listing, frozenset({0}))
    assert len(folded) == 3 + 4
    assert folded.lines_of(np.array([study])).tolist() == [2]
    assert folded.at(1) == (1, None)
    assert [columns.ids[row] for row in folded.rows_between(0, 3)] == ["study", "accord"]


def test_without_groups_lines_are_rows(columns: EventColumns) -> None:
    lines = Lines(arrange(columns, every(columns), Plan(), names_of(columns), None))
    assert (len(lines), lines.at(3)) == (5, (0, 3))
    assert lines.rows_between(1, 2).tolist() == [1, 2]
    assert lines.lines_of(np.array([4, 0])).tolist() == [0, 4]


@given(st.lists(st.integers(0, 5), max_size=6), st.sets(st.integers(0, 5)))
def test_every_line_is_a_head_or_an_entry_and_leads_back(counts: list[int], folded: set[int]) -> None:
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    entries = np.arange(starts[-1], dtype=np.int32)
    lines = Lines(Listing(entries, np.arange(len(counts)), starts, has_heads=True), frozenset(folded))
    seen = [lines.at(line) for line in range(len(lines))]
    assert [group for group, entry in seen if entry is None] == list(range(len(counts)))
    shown = [entry for _, entry in seen if entry is not None]
    assert shown == [
        at for group in range(len(counts)) if group not in folded for at in range(*starts[group : group + 2])
    ]
    assert lines.rows_between(0, len(lines) - 1).tolist() == shown
    assert [lines.at(int(line))[1] for line in lines.lines_of(entries)] == shown
