from pytestqt.qtbot import QtBot

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import page_of
from briefviewer.ui.reader.page_layout import PageLayout, hands_of, measure_px
from briefviewer.ui.theme import Theme

THEME = Theme.load("light")
PAGE = page_of("# A title 🙂\n\n" + "\n\n".join(f"Paragraph {n} tells of ships 🙂 and tolls. " * 4 for n in range(60)))


def test_blocks_follow_each_other_whatever_was_laid_out_before(qtbot: QtBot) -> None:
    layout = PageLayout(PAGE, THEME, 500)
    for number in (50, 3, 20):
        layout.set(number)
    tops = [layout.top(number) for number in range(len(PAGE.blocks))]
    assert tops == sorted(tops)
    assert [layout.block_at(top + 1) for top in tops] == list(range(len(PAGE.blocks)))
    assert layout.height > tops[-1]
    assert layout.top(21) - layout.top(20) == layout.set(20).height


def test_a_guess_is_near_the_truth(qtbot: QtBot) -> None:
    guessed = PageLayout(PAGE, THEME, 500)
    known = PageLayout(PAGE, THEME, 500)
    for number in range(len(PAGE.blocks)):
        known.set(number)
    assert 0.7 < guessed.height / known.height < 1.4


def test_a_letter_is_found_where_it_stands(qtbot: QtBot) -> None:
    layout = PageLayout(PAGE, THEME, 300)
    block = PAGE.blocks[5]
    offsets = range(block.span.start, block.span.end - 1, 7)
    for offset in (each for each in offsets if not PAGE.text[each].isspace()):
        (rect, *_) = layout.set(5).rects(TextSpan(offset, offset + 1))
        assert layout.set(5).offset_at(rect.center().x() - 0.2, rect.center().y()) in (offset, offset + 1)
    assert layout.block_of(block.span.start) == 5


def test_a_stretch_of_several_lines_has_a_box_for_each(qtbot: QtBot) -> None:
    layout = PageLayout(PAGE, THEME, 200)
    rects = layout.set(4).rects(PAGE.blocks[4].span)
    assert len(rects) == layout.set(4).layout.lineCount() > 3
    assert layout.set(4).rects(PAGE.blocks[9].span) == []


def test_a_line_has_60_to_75_letters(qtbot: QtBot) -> None:
    page = page_of("The committee heard the harbour master on the tolls that the towns had raised. " * 20)
    layout = PageLayout(page, THEME, measure_px(THEME))
    lines = layout.set(0).layout
    counts = [lines.lineAt(number).textLength() for number in range(lines.lineCount() - 1)]
    assert 60 <= sum(counts) / len(counts) <= 75


def test_every_kind_of_block_has_a_hand(qtbot: QtBot) -> None:
    for hand in hands_of(THEME).values():
        assert hand.line_height > hand.font.pixelSize()
