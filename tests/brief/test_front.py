"""The cover: nothing the analyst did not say, lists that are lists, and contents that lead on."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from briefviewer.brief.flowables import Late, Row
from briefviewer.brief.front import contents_form
from briefviewer.brief.render import rendered
from briefviewer.brief.setting import height_of
from briefviewer.brief.structure import Role
from briefviewer.brief.style import Style
from tests.brief.packets import CHOICE, brief_of
from tests.brief.stories import elements, front_of


def forms_in(content: Iterable[object]) -> list[str]:
    """The forms of page numbers in rows, rows within rows too."""
    found: list[str] = []
    for each in content:
        if isinstance(each, Late):
            found.append(each.form)
        elif isinstance(each, Row):
            found += forms_in(inner for cell in each.cells for inner in cell.content)
    return found


def test_the_contents_lead_to_every_section(fonts: Path) -> None:
    front = front_of(brief_of(), fonts)
    rows = [each for each in front.flowables() if isinstance(each, Row)]
    assert forms_in(rows) == [contents_form(section.head.anchor) for section in front.brief.sections]


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


@pytest.mark.parametrize("words", [40, 300, 1500])
def test_the_contents_stand_on_one_page(fonts: Path, words: int) -> None:
    brief = brief_of(choice=replace(CHOICE, bottom_line="harbour " * words, judgements=()))
    made = rendered(brief, Style.for_paper("a4", fonts))
    first = made.layout.sections["timeline"]
    titles = {each.head.title for each in brief.sections}
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        found = [{str(link.Contents) for link in page.get("/Annots", [])} & titles for page in pdf.pages]
    assert found[: first - 1] == [*[set()] * (first - 2), titles]


def test_a_cover_that_is_a_little_too_long_is_set_closer(fonts: Path) -> None:
    def cover(lines: int) -> list[Flowable]:
        told = "\n\n".join(["The harbours stay open."] * lines)
        return list(front_of(brief_of(choice=replace(CHOICE, bottom_line=told)), fonts).flowables())

    sheet = Style.for_paper("a4", fonts).sheet
    covers = [cover(lines) for lines in range(16)]
    heights = [height_of([each for each in all_ if type(each) is not CondPageBreak], sheet.measure) for all_ in covers]
    spaces = [[each.height for each in all_ if type(each) is Spacer] for all_ in covers]
    assert spaces[1] == [14, 14, 14]
    assert any(4 < each[0] < 14 for each in spaces)
    assert all(height <= sheet.depth for height, each in zip(heights, spaces, strict=True) if each[0] > 4)


def test_where_one_column_has_no_room_the_contents_stand_in_two(fonts: Path) -> None:
    columns: list[int] = []
    for words in (40, 380):
        front = front_of(brief_of(choice=replace(CHOICE, bottom_line="harbour " * words)), fonts)
        rows = [each for each in front.flowables() if isinstance(each, Row) and forms_in([each])]
        assert forms_in(rows) == [contents_form(section.head.anchor) for section in front.brief.sections]
        columns.append(max(len(forms_in([row])) > 1 for row in rows) + 1)
    assert columns == [1, 2]
