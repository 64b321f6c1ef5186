"""Rows, tables and paragraphs: whole where they fit, split where they must."""

from pathlib import Path

import pytest

from briefviewer.brief.flowables import HEADROOM, Cell, Grid, Look, Row, Text
from briefviewer.brief.fonts import faces_for
from briefviewer.brief.model import plain
from briefviewer.brief.structure import Element, Role
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import Typesetter

DEPTH = 700.0


@pytest.fixture(scope="module")
def setter(fonts: Path) -> Typesetter:
    return Typesetter(Style.for_paper("a4", fonts), faces_for("", fonts), frozenset())


def text(setter: Typesetter, words: int) -> Text:
    made = Text("", setter.paragraph_style("summary"), frags=setter.fragments(plain("harbour " * words), "summary"))
    made.element = Element(Role.PARAGRAPH)
    made.anchor = "here"
    return made


def a_row(setter: Typesetter, words: int, paragraphs: int = 1) -> Row:
    return Row([Cell(0, 200, [text(setter, words) for _ in range(paragraphs)])], Look(pad=4), DEPTH)


def test_a_paragraph_is_wrapped_once_a_width(setter: Typesetter) -> None:
    paragraph = text(setter, 40)
    size = paragraph.wrap(200, 1000)
    lines = paragraph.blPara
    assert paragraph.wrap(200, 500) == size
    assert paragraph.blPara is lines
    assert paragraph.wrap(100, 1000)[1] > size[1]


def test_halves_of_a_paragraph_share_its_element_and_one_has_the_anchor(setter: Typesetter) -> None:
    paragraph = text(setter, 100)
    paragraph.wrap(200, 1000)
    upper, lower = paragraph.split(200, 60)
    assert upper.element is lower.element is paragraph.element
    assert (upper.anchor, lower.anchor) == ("here", "")


def test_a_row_that_fits_on_a_page_is_never_split(setter: Typesetter) -> None:
    row = a_row(setter, 100)
    _, height = row.wrap(200, 10_000)
    assert height < DEPTH - HEADROOM
    assert row.split(200, height - 20) == []


@pytest.mark.parametrize(("words", "paragraphs"), [(2000, 1), (60, 30)])
def test_a_row_taller_than_a_page_is_split_and_loses_nothing(setter: Typesetter, words: int, paragraphs: int) -> None:
    row = a_row(setter, words, paragraphs)
    assert row.wrap(200, 10_000)[1] > DEPTH
    upper, lower = row.split(200, DEPTH)
    assert upper.wrap(200, DEPTH)[1] <= DEPTH
    words_set = sum(_words(part) for part in (upper, lower))
    assert words_set == words * paragraphs


def test_a_tall_row_is_not_begun_in_a_sliver(setter: Typesetter) -> None:
    assert a_row(setter, 2000).split(200, 30) == []


def test_a_row_that_fits_on_a_page_is_begun_whole(setter: Typesetter) -> None:
    row = a_row(setter, 150)
    height = row.wrap(200, 10_000)[1]
    assert DEPTH / 2 < height <= DEPTH - HEADROOM
    assert row.least(200) == height
    assert row.split(200, height - 5) == []
    assert a_row(setter, 2000).least(200) == DEPTH / 2


def test_a_grid_splits_between_rows_and_repeats_its_head(setter: Typesetter) -> None:
    grid = Grid(a_row(setter, 1), lambda: a_row(setter, 1), [a_row(setter, 60) for _ in range(20)], DEPTH)
    assert grid.wrap(200, 10_000)[1] > DEPTH
    upper, lower = grid.split(200, DEPTH)
    assert upper.wrap(200, DEPTH)[1] <= DEPTH
    assert len(upper.rows) + len(lower.rows) == 20
    assert lower.head is not grid.head
    assert grid.least(200) < DEPTH / 2


def test_a_grid_with_a_row_taller_than_a_page_goes_on(setter: Typesetter) -> None:
    grid = Grid(a_row(setter, 1), lambda: a_row(setter, 1), [a_row(setter, 3000)], DEPTH)
    upper, lower = grid.split(200, DEPTH)
    assert upper.wrap(200, DEPTH)[1] <= DEPTH
    assert len(lower.rows) == 1


def _words(row: Row) -> int:
    row.wrap(200, 10_000)
    total = 0
    for cell in row.cells:
        for paragraph in cell.content:
            paragraph.wrap(200, 10_000)
            total += sum(
                str(each.text).count("harbour") if hasattr(each, "text") else each.words.count("harbour")
                for each in paragraph.frags
            )
    return total
