from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Stance
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight
from briefviewer.reader.page import page_of
from briefviewer.ui.reader.reading_pair import ReadingPair
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH

ORIGINAL = page_of("\n\n".join(f"Paragraph {n} tells of ships, of harbours and of tolls. " * 5 for n in range(1, 60)))
DIGEST = page_of("\n\n".join(f"¶ {n} What {n} tells." for n in range(1, 60)))


def a_pair(qtbot: QtBot, width: int = 900) -> ReadingPair:
    pair = ReadingPair(ENGLISH, Theme.load("light"))
    qtbot.addWidget(pair)
    pair.resize(width, 500)
    pair.show()
    marks = [Highlight(EventId("one"), Stance.SUPPORTS, TextSpan(0, 30))]
    pair.show_page(ORIGINAL, marks, {})
    pair.show_beside(DIGEST, (), {}, "Digest")
    return pair


def paragraph(pair: ReadingPair, *, is_beside: bool) -> int:
    view, page = (pair.other, DIGEST) if is_beside else (pair.view, ORIGINAL)
    return page.blocks[view.block_in_sight()[0]].paragraph


def test_both_scroll_together_whichever_is_scrolled(qtbot: QtBot) -> None:
    pair = a_pair(qtbot)
    pair.view.go_to_offset(ORIGINAL.blocks[29].span.start)
    assert paragraph(pair, is_beside=False) == 30
    assert paragraph(pair, is_beside=True) == 30
    pair.other.go_to_offset(DIGEST.blocks[9].span.start)
    assert abs(paragraph(pair, is_beside=False) - 10) <= 1


def test_the_strip_tells_where_the_view_is(qtbot: QtBot) -> None:
    pair = a_pair(qtbot)
    before = pair.strip.view_window().top()
    pair.view.go_to_offset(ORIGINAL.blocks[40].span.start)
    assert pair.strip.view_window().top() > before + 100


def test_where_it_is_narrow_one_stands_above_the_other(qtbot: QtBot) -> None:
    assert a_pair(qtbot).panes.orientation().name == "Horizontal"
    assert a_pair(qtbot, 480).panes.orientation().name == "Vertical"


def test_what_stands_beside_can_be_taken_away(qtbot: QtBot) -> None:
    pair = a_pair(qtbot)
    assert pair.other.isVisible()
    pair.show_beside(None, (), {})
    assert not pair.other.isVisible()
    pair.dress(Theme.load("dark"))
    pair.mark_event(EventId("one"))
    assert pair.view.emphasised()
