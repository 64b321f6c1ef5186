from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import (
    MINUS_INFINITY,
    PLUS_INFINITY,
    Links,
    RowFlag,
    as_date,
    end_day,
    start_day,
)
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.facet import Facet
from tests.builders import a_library, an_event


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_text_column_gives_back_its_texts(texts: list[str]) -> None:
    column = TextColumn.of(texts)
    assert [column[row] for row in range(len(column))] == texts


@given(st.lists(st.lists(st.integers(0, 5))))
def test_links_give_back_their_codes(rows: list[list[int]]) -> None:
    links = Links.of(rows)
    assert [links[row].tolist() for row in range(len(rows))] == rows
    for code in range(6):
        assert links.rows_with(code).tolist() == [code in row for row in rows]


def test_a_row_counts_once_a_code_and_only_if_masked() -> None:
    links = Links.of([[0, 1], [1], []])
    assert links.counts(np.array([True, True, True]), 3).tolist() == [1, 2, 0]
    assert links.counts(np.array([False, True, True]), 3).tolist() == [0, 1, 0]


@given(st.lists(st.lists(st.integers(0, 5), max_size=4), min_size=1, max_size=12), st.data())
def test_codes_of_some_rows_are_found_row_by_row(rows: list[list[int]], data: st.DataObject) -> None:
    links = Links.of(rows)
    some = sorted(data.draw(st.sets(st.integers(0, len(rows) - 1))))
    places, lengths = links.places(np.array(some, dtype=np.int32))
    assert lengths.tolist() == [len(rows[row]) for row in some]
    assert links.codes[places].tolist() == [code for row in some for code in rows[row]]


def test_few_rows_and_many_count_alike() -> None:
    names = ["korea", "usa", "china"]
    events = [an_event(f"e{number:02}", actors=names[: number % 4]) for number in range(30)]
    columns = columns_from_events(events, a_library(actors=names))
    size = len(columns.vocabulary[Facet.ACTOR])
    for many in (2, 5, 9, 11, 20, 30):
        rows = np.arange(30 - many, 30, dtype=np.int32)
        expected = [0] * size
        for row in rows.tolist():
            for code in columns.actors_rolled[row].tolist():
                expected[code] += 1
        assert columns.counts(Facet.ACTOR, rows).tolist() == expected
    assert columns.actors_rolled.are_few(np.arange(5, dtype=np.int32))
    assert not columns.actors_rolled.are_few(np.arange(20, dtype=np.int32))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2025, 8, 25), date(9999, 12, 31)])
def test_a_day_survives_being_a_number(day: date) -> None:
    assert as_date(start_day(day)) == as_date(end_day(day)) == day


def test_infinity_lies_beyond_every_day_on_its_side() -> None:
    assert start_day(None) == MINUS_INFINITY < start_day(date.min)
    assert end_day(None) == PLUS_INFINITY > end_day(date.max)
    assert as_date(MINUS_INFINITY) is as_date(PLUS_INFINITY) is None


def test_rows_are_found_by_id_and_flags_by_all_of_their_bits() -> None:
    columns = columns_from_events([an_event("b"), an_event("a", on=None)], a_library())
    assert columns.rows_by_id == {"b": 0, "a": 1}
    assert columns.has(RowFlag.DATED | RowFlag.ON_AXIS).tolist() == [True, False]
    assert columns.has(RowFlag(0)).all()


def test_every_facet_is_either_single_or_linked() -> None:
    columns = columns_from_events([an_event()], a_library())
    for facet in Facet:
        assert (columns.single(facet) is None) != (columns.links(facet) is None)
        assert all(columns.codes_of[facet][value] == code for code, value in enumerate(columns.vocabulary[facet]))
