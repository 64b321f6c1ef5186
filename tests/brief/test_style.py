"""The house style: legible sizes, real papers, colours of the theme."""

from pathlib import Path

import pytest

from briefviewer.brief.style import TYPES, Style
from briefviewer.timeline.palette import contrast

HEADS = {"eyebrow", "title", "subtitle", "section", "group", "box_title", "excerpt_label", "furniture", "figure"}
"""One line each, or large: they may stand closer."""


@pytest.mark.parametrize("name", sorted(TYPES))
def test_nothing_is_set_smaller_than_seven_points(name: str) -> None:
    assert TYPES[name].size >= 7


@pytest.mark.parametrize("name", sorted(set(TYPES) - HEADS))
def test_lines_stand_as_far_apart_as_korean_asks(name: str) -> None:
    assert TYPES[name].leading / TYPES[name].size >= 1.45


@pytest.mark.parametrize("name", sorted({kind.colour for kind in TYPES.values()} | {"accent"}))
def test_words_stand_out_from_the_paper(tmp_path: Path, name: str) -> None:
    style = Style.for_paper("a4", tmp_path)
    for ground in ("paper", "quote", "box"):
        assert contrast(style.colour(name), style.colour(ground)) >= 4.5


def test_papers_have_their_sizes(tmp_path: Path) -> None:
    a4, letter = (Style.for_paper(each, tmp_path).sheet for each in ("a4", "letter"))
    assert (round(a4.width), round(a4.height)) == (595, 842)
    assert (letter.width, letter.height) == (612, 792)
    assert 450 < a4.measure < 500
    assert a4.depth > 700


def test_a_paper_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a3"):
        Style.for_paper("a3", tmp_path)
