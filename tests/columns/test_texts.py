import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.texts import MergedIds, RowsByText, ScatteredTexts, TextColumn, listed

TEXTS = st.text(st.characters(codec="utf-8"))


@given(st.lists(TEXTS))
def test_a_column_gives_back_what_it_was_made_of(texts: list[str]) -> None:
    column = TextColumn.of(texts)
    assert [column[row] for row in range(len(column))] == listed(column) == texts
    assert [
        column.blob[start : start + length].decode()
        for start, length in zip(column.starts, column.lengths, strict=True)
    ] == texts


@given(st.data(), st.lists(TEXTS, min_size=1))
def test_scattered_texts_stand_wherever_they_are_said_to(data: st.DataObject, texts: list[str]) -> None:
    column = TextColumn.of(texts)
    rows = data.draw(st.lists(st.integers(0, len(texts) - 1)))
    order = np.array(rows, dtype=np.int64)
    scattered = ScatteredTexts(column.blob, column.starts[order], column.lengths[order])
    assert len(scattered) == len(rows)
    assert [scattered[at] for at in range(len(rows))] == [texts[row] for row in rows]


def merged() -> MergedIds:
    """The ids b and a of one column and x of another, seen as x, a, b."""
    one, other = TextColumn.of(["b", "a"]), TextColumn.of(["x"])
    starts, lengths = np.array([2, 1, 0], dtype=np.int64), np.array([1, 1, 1], dtype=np.int64)
    rows = np.array([2, 1, 0], dtype=np.int32)
    return MergedIds(one.blob + other.blob, starts, lengths, [(0, one.find), (2, other.find)], rows)


def test_merged_ids_are_found_in_each_column() -> None:
    ids = merged()
    assert [ids[row] for row in range(3)] == ["x", "a", "b"]
    assert [ids.find(each) for each in ("x", "a", "b", "c")] == [0, 1, 2, None]


def test_rows_by_text_ask_the_column() -> None:
    rows = RowsByText(merged())
    assert dict(rows) == {"x": 0, "a": 1, "b": 2}
    assert "a" in rows
    assert "c" not in rows
    assert 5 not in rows
    assert rows.get("c") is None
    with pytest.raises(KeyError):
        rows["c"]
