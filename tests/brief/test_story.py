"""From brief to flowables: the structure is planned as the page reads, tables have heads, columns fit their words."""

from pathlib import Path

from reportlab.platypus import CondPageBreak

from briefviewer.brief.flowables import Text
from briefviewer.brief.model import Grid, plain
from briefviewer.brief.structure import Element, Role
from tests.brief.packets import brief_of
from tests.brief.stories import elements, story_of


def test_the_plan_has_one_heading_a_section(fonts: Path) -> None:
    story = story_of(brief_of(), fonts)
    list(story.flowables())
    sections = [each for each in story.root.kids if isinstance(each, Element)]
    for section in sections:
        roles = [each.role for each in elements(section)]
        assert roles.count(Role.H1) == 1
    assert len(sections) == 1 + len(story.brief.sections)


def test_rows_of_tables_have_heads(fonts: Path) -> None:
    story = story_of(brief_of(), fonts)
    list(story.flowables())
    tables = [each for each in elements(story.root) if each.role is Role.TABLE]
    assert len(tables) > 5
    for table in tables:
        heads = [each for each in elements(table) if each.role is Role.HEAD_CELL]
        assert heads
        assert all(each.scope in ("Row", "Column") for each in heads)


def test_no_column_is_narrower_than_its_longest_word(fonts: Path) -> None:
    story = story_of(brief_of(), fonts)
    grid = Grid(("A", "B"), (((plain("a"),), (plain("Donaudampfschifffahrtsgesellschaft"),)),), (9, 1))
    _, widths = story.columns(grid)
    assert widths[1] >= story.setter.width("Donaudampfschifffahrtsgesellschaft", "cell") - 0.01
    assert abs(sum(widths) + 10 - story.width) < 0.01


def test_no_page_can_break_between_a_sections_name_and_its_first_words(fonts: Path) -> None:
    flowables = list(story_of(brief_of(), fonts).flowables())
    named = [n for n, each in enumerate(flowables) if isinstance(each, Text) and each.outline and each.outline[1] == 0]
    assert len(named) >= 8
    for n in named[1:]:  # the first is the title on the cover
        assert isinstance(flowables[n - 1], CondPageBreak)
        assert not isinstance(flowables[n + 1], CondPageBreak)
        assert flowables[n].getKeepWithNext()


def test_citations_stand_whole_in_their_lines(fonts: Path) -> None:
    story = story_of(brief_of(), fonts)
    citations = [plain(f"[E{n}] Quay 2025, ¶ 7 · supports") for n in range(1, 6)]
    width = story.setter.width("[E1] Quay 2025, ¶ 7 · supports", "citation") * 2.5
    lines = story._citations(citations, width, Element(Role.CELL))
    assert ["".join(each.text for each in line.frags).count("[E") for line in lines] == [2, 2, 1]
    assert [line.wrap(width, 100)[1] for line in lines] == [11.6] * 3
    assert story._citations([], width, Element(Role.CELL)) == []


def test_columns_of_figures_are_set_flush_right(fonts: Path) -> None:
    story = story_of(brief_of(), fonts)
    rows = (((plain("Events"),), (plain("7"),)),)
    grid = story._grid(Grid(("Left out", "Number"), rows, (6, 1), figures=frozenset({1})), Element(Role.TABLE))
    for row in (grid.head, *grid.rows):
        assert [cell.content[0].style.alignment for cell in row.cells] == [0, 2]
