from pathlib import Path

import pytest

from briefviewer.store.searching import search
from tests.store.test_index_building import built


@pytest.mark.parametrize(
    ("query", "first"), [("ministers", "met"), ("북한", "dprk"), ("United", "usa"), ("Trade", "trade")]
)
def test_what_is_called_just_so_or_in_its_title_comes_first(query: str, first: str, tmp_path: Path) -> None:
    hits = search(built(tmp_path).run, query)
    assert hits[0].id == first
    assert [each.score for each in hits] == sorted((each.score for each in hits), reverse=True)


@pytest.mark.parametrize(("query", "limit"), [("", 50), ("…", 50), ("ministers", 0)])
def test_nothing_asked_is_nothing_found(query: str, limit: int, tmp_path: Path) -> None:
    assert search(built(tmp_path).run, query, limit) == ()
