"""Glyphs stay in their square, have ink, and differ."""

from itertools import pairwise
from pathlib import Path

import pytest

from briefviewer.timeline.glyphs import names, outline


def area(name: str) -> float:
    points = outline(name)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise((*points, points[0])))) / 2


@pytest.mark.parametrize("name", names())
def test_glyph_is_centred_and_neither_tiny_nor_huge(name: str) -> None:
    points = outline(name)
    assert all(abs(x) <= 1.3 and abs(y) <= 1.45 for x, y in points)
    assert 1.2 <= area(name) <= 3.2


def test_outlines_differ() -> None:
    assert len({outline(name) for name in names()}) == len(names())


def test_format_page_names_all() -> None:
    page = (Path(__file__).parents[2] / "docs/formats/store.md").read_text("utf-8")
    assert [name for name in names() if f"`{name}`" not in page] == []


def test_unknown_glyph_is_a_circle() -> None:
    assert outline("blob") == outline("circle")
