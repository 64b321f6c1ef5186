from zlib import crc32

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.columns.texts import TextColumn
from briefviewer.store.layer_ids import LayerIds, numbered_ids
from tests.store.layer_store import a_layer


def named(ids: list[str]) -> LayerIds:
    hashes = np.array([crc32(each.encode()) for each in ids], dtype=np.uint32)
    at = np.argsort(hashes, kind="stable").astype(np.int32)
    texts = TextColumn.of(ids)
    return LayerIds(texts.blob, texts.offsets, "reports:", hashes[at], at)


@given(st.lists(st.from_regex(r"reports:[a-z]{1,6}", fullmatch=True), unique=True, min_size=1))
def test_an_id_of_the_table_is_found(ids: list[str]) -> None:
    column = named(ids)
    assert [column.find(each) for each in ids] == list(range(len(ids)))
    assert column.find("reports:ABC") is None
    assert column.find(ids[0].removeprefix("reports:")) is None


def test_ids_of_one_hash_are_told_apart() -> None:
    ids = ["reports:plumless", "reports:buckeroo"]
    column = named(ids)
    for row, id_ in enumerate(ids):
        alike = np.full(2, crc32(id_.encode()), dtype=np.uint32)
        assert LayerIds(column.blob, column.offsets, "reports:", alike, column.at).find(id_) == row


@given(st.sets(st.integers(1, 9_999_999), min_size=1))
def test_a_row_is_found_by_its_number(numbers: set[int]) -> None:
    rising = sorted(numbers)
    ids = numbered_ids(a_layer(), np.array(rising, dtype=np.int32))
    assert list(ids) == [f"reports:{number:07}" for number in rising]
    assert [ids.find(each) for each in ids] == list(range(len(rising)))
    missing = next(number for number in range(1, 9_999_999) if number not in numbers)
    assert ids.find(f"reports:{missing:07}") is None


def test_what_is_no_number_is_not_found() -> None:
    ids = numbered_ids(a_layer(), np.array([1], dtype=np.int32))
    wrong = ("0000001", "reports:1", "reports:０００００１", "reports:abcdefg", "other:0000001", "reports:0000002")
    assert [ids.find(each) for each in wrong] == [None] * len(wrong)
