from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Stance
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight, MarginMark
from briefviewer.reader.page import page_of
from briefviewer.ui.reader.page_layout import PageLayout
from briefviewer.ui.reader.page_painter import MARK_STEP, MOST_MARKS, Emphasis, Look, PagePainter
from briefviewer.ui.theme import Theme

THEME = Theme.load("light")
PAGE = page_of("One tells of ships.\n\n\fTwo tells of tolls.")


def painted(marks: int = 0, highlight: bool = False) -> QImage:
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(THEME.color("canvas"))
    painter = QPainter(image)
    layout = PageLayout(PAGE, THEME, 280)
    brush = PagePainter(painter, THEME, PAGE, 60, 280)
    for number in range(2):
        span = PAGE.blocks[number].span
        grounds = [Highlight(EventId("e"), Stance.DISPUTES, span)] if highlight else []
        strong = [Emphasis(TextSpan(span.start, span.start + 3), "find", 1.0)] if highlight else []
        brush.grounds(layout.set(number), 40 + 60 * number, grounds, strong, None, is_focused=True)
        brush.words(layout.set(number), 40 + 60 * number, layout.hand(PAGE.blocks[number]))
        brush.number(number, 52 + 60 * number)
    events = tuple(EventId(f"e{number}") for number in range(marks))
    looks = {each: Look("red", "star", "A title") for each in events}
    brush.marks(MarginMark(0, events), 52, looks, EventId("e0"), 370)
    painter.end()
    return image


def column(image: QImage, x: int) -> int:
    """How many places of a column of pixels are inked."""
    ground = THEME.color("canvas").rgb()
    return sum(image.pixel(x, y) != ground for y in range(image.height()))


def test_each_event_has_its_mark_until_there_is_no_room(qtbot: QtBot) -> None:
    inked = [column(painted(marks), 370) for marks in (0, 2, 4, MOST_MARKS)]
    assert inked == sorted(set(inked))
    assert inked[0] == 0
    many = painted(MOST_MARKS + 5)
    low = 52 + MOST_MARKS * MARK_STEP
    assert not any(many.pixel(370, y) != THEME.color("canvas").rgb() for y in range(low, 200))


def test_highlights_lie_under_the_words(qtbot: QtBot) -> None:
    assert painted(highlight=True) != painted()


def test_a_new_page_of_the_original_is_told_with_a_line(qtbot: QtBot) -> None:
    assert [block.page for block in PAGE.blocks] == [1, 2]
    image = painted()
    line = 52 + 60 - 18
    inked = sum(image.pixel(x, line) != THEME.color("canvas").rgb() for x in range(60, 340))
    assert inked > 200
