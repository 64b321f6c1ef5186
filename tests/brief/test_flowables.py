"""Rows, tables and paragraphs: whole where they fit, split where they must."""

from pathlib import Path

import pytest
from reportlab.platypus import Flowable

from briefviewer.brief.flowables import EMPTY_SHARE, HEADROOM, Cell, Grid, Look, Row, Text
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


def with_seam(setter: Typesetter, words: int, after: int) -> Row:
    """A row with a date, whose title and summary may be left by what follows them."""
    content: list[Flowable] = [text(setter, words), *(text(setter, 5) for _ in range(after))]
    date = Cell(0, 80, [text(setter, 4)], again=lambda: [text(setter, 1)])
    return Row([date, Cell(80, 200, content, seam=1)], Look(pad=4), DEPTH, "row")


def test_a_row_is_parted_at_its_seam_where_much_would_stay_empty(setter: Typesetter) -> None:
    row = with_seam(setter, 40, 6)
    height = row.wrap(280, 10_000)[1]
    upper, lower = row.split(280, height - 30)
    assert upper.wrap(280, DEPTH)[1] <= height - 30
    assert (upper.anchor, lower.anchor) == ("row", "")
    assert len(upper.cells[1].content) + len(lower.cells[1].content) == 7
    assert lower.wrap(280, DEPTH)[1] >= 2 * 14.5 + 8
    assert len(upper.cells[0].content) == len(lower.cells[0].content) == 1


def test_a_row_that_would_leave_little_empty_goes_whole(setter: Typesetter) -> None:
    assert with_seam(setter, 4, 6).split(280, DEPTH * EMPTY_SHARE - 1) == []


def test_a_row_is_not_parted_before_its_seam(setter: Typesetter) -> None:
    row = with_seam(setter, 60, 2)
    summary = row.cells[1].content[0].wrap(200, 10_000)[1]
    assert row.split(280, summary - 10) == []
    assert row.least(280) > summary


def test_no_single_line_goes_to_the_next_page(setter: Typesetter) -> None:
    row = Row([Cell(0, 200, [text(setter, 60), text(setter, 1)], seam=1)], Look(), DEPTH)
    height = row.wrap(200, 10_000)[1]
    assert row.split(200, height - 5) == []
    assert row.least(200) == height


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
