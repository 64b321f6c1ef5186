"""The cover: nothing the analyst did not say, lists that are lists, and contents that lead on."""

from dataclasses import replace
from pathlib import Path

from briefviewer.brief.flowables import Late, Row
from briefviewer.brief.front import contents_form
from briefviewer.brief.structure import Role
from tests.brief.packets import CHOICE, brief_of
from tests.brief.stories import elements, front_of


def test_the_contents_lead_to_every_section(fonts: Path) -> None:
    front = front_of(brief_of(), fonts)
    rows = [each for each in front.flowables() if isinstance(each, Row)]
    forms = [each.form for row in rows for cell in row.cells for each in cell.content if isinstance(each, Late)]
    assert forms == [contents_form(section.head.anchor) for section in front.brief.sections]


def test_items_of_the_bottom_line_are_one_list(fonts: Path) -> None:
    front = front_of(brief_of(choice=replace(CHOICE, bottom_line="So:\n\n- one\n- two\n\nThen.\n\n1. three")), fonts)
    list(front.flowables())
    lists = [each for each in elements(front.root) if each.role is Role.LIST]
    assert [len(each.kids) for each in lists] == [2, 1]


def test_without_the_analyst_there_is_no_box_and_no_judgement(fonts: Path) -> None:
    front = front_of(brief_of(choice=replace(CHOICE, bottom_line="", judgements=())), fonts)
    list(front.flowables())
    roles = [each.role for each in elements(front.root)]
    assert roles.count(Role.H1) == 1
    assert roles.count(Role.H2) == 1
    assert Role.DIVISION not in roles
