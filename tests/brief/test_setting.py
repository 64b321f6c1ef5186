"""Paragraphs, heads and columns: what every part of a packet is set with."""

from pathlib import Path

import pytest
from reportlab.platypus import Spacer

from briefviewer.brief.flowables import Text
from briefviewer.brief.model import Head, Mark, plain
from briefviewer.brief.setting import READING_WIDTH, height_of, kept
from briefviewer.brief.structure import Element, Role
from tests.brief.packets import brief_of
from tests.brief.stories import front_of


def test_running_text_has_a_measure_that_reads_well(fonts: Path) -> None:
    setting = front_of(brief_of(), fonts)
    letters = setting.setter.width("abcdefghijklmnopqrstuvwxyz " * 4, "body") / (27 * 4)
    assert 60 <= READING_WIDTH / letters <= 85


def test_a_long_paragraph_is_set_in_pieces_and_is_one_element(fonts: Path) -> None:
    setting = front_of(brief_of(), fonts)
    parent = Element(Role.SECTION)
    content = setting.paragraph(plain("harbour " * 1200), "body", parent)
    assert len(content) == 3
    assert [each.role for each in parent.kids if isinstance(each, Element)] == [Role.PARAGRAPH]
    assert {id(each.element) for each in content if isinstance(each, Text)} == {id(parent.kids[0])}


@pytest.mark.parametrize(("number", "outline"), [("2", "2 Chronology"), ("", "Chronology")])
def test_a_head_is_a_place_and_an_entry_of_the_outline(fonts: Path, number: str, outline: str) -> None:
    made = front_of(brief_of(), fonts).heading(
        Head("chronology", number, "Chronology"), "section", Role.H1, Element(Role.SECTION), 0
    )
    assert (made.anchor, made.outline) == ("chronology", (outline, 0))


def test_a_sign_is_hollow_for_what_did_not_happen(fonts: Path) -> None:
    setting = front_of(brief_of(), fonts)
    filled: list[bool] = []
    for is_hollow in (False, True):
        canvas = _Canvas()
        setting.mark(Mark("blue", "circle", is_hollow, "Summit"))(canvas, 0, 0)  # type: ignore[arg-type]
        filled.append(canvas.fill == canvas.stroke)
    assert filled == [True, False]


def test_heights_add_up_with_the_space_around(fonts: Path) -> None:
    setting = front_of(brief_of(), fonts)
    head = setting.text(plain("August 2025"), "group", None)
    kind = setting.setter.style.types["group"]
    assert height_of([head, Spacer(0, 10)], 400) == kind.space_before + kind.leading + kind.space_after + 10
    assert height_of([], 400) == 0


def test_what_introduces_stays_with_what_follows(fonts: Path) -> None:
    setting = front_of(brief_of(), fonts)
    assert all(each.getKeepWithNext() for each in kept([setting.text(plain("So it is."), "note", None)]))


class _Canvas:
    """Remembers in which colours a sign was drawn."""

    stroke: object = None
    fill: object = None

    def setStrokeColor(self, colour: object) -> None:  # noqa: N802
        self.stroke = colour

    def setFillColor(self, colour: object) -> None:  # noqa: N802
        self.fill = colour

    def beginPath(self) -> "_Canvas":  # noqa: N802
        return self

    def __getattr__(self, name: str) -> object:
        return lambda *_, **__: None
