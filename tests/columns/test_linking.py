import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns import linking
from briefviewer.columns.events import Links
from briefviewer.columns.linking import linked, rolled_up

ROWS = st.lists(st.lists(st.integers(-1, 4), max_size=5), max_size=12)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "_ROWS", 3)


def as_lists(links: Links) -> list[list[int]]:
    return [links[row].tolist() for row in range(len(links.starts) - 1)]


def made(rows: list[list[int]]) -> Links:
    counts = np.array([len(row) for row in rows], dtype=np.int32)
    return linked(counts, np.array([code for row in rows for code in row], dtype=np.int32))


@given(ROWS)
def test_links_leave_out_nothing_and_what_comes_twice(rows: list[list[int]]) -> None:
    assert as_lists(made(rows)) == [list(dict.fromkeys(code for code in row if code >= 0)) for row in rows]


@given(ROWS, st.lists(st.sets(st.integers(0, 4)), min_size=5, max_size=5))
def test_rows_have_all_that_theirs_are_part_of(rows: list[list[int]], others: list[set[int]]) -> None:
    wholes = [sorted({code, *more}) for code, more in enumerate(others)]
    expected = [sorted({whole for code in row if code >= 0 for whole in wholes[code]}) for row in rows]
    assert [sorted(row) for row in as_lists(rolled_up(made(rows), Links.of(wholes)))] == expected


def test_where_nothing_is_part_of_anything_the_links_are_the_same() -> None:
    links = made([[0, 1], []])
    assert rolled_up(links, Links.of([[0], [1]])) is links
