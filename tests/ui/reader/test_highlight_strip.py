from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Stance
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight
from briefviewer.ui.reader.highlight_strip import HighlightStrip
from briefviewer.ui.theme import Theme

MARKED = (
    Highlight(EventId("one"), Stance.SUPPORTS, TextSpan(100, 140)),
    Highlight(EventId("two"), Stance.DISPUTES, TextSpan(800, 820)),
)


def a_strip(qtbot: QtBot) -> HighlightStrip:
    strip = HighlightStrip(Theme.load("light"))
    qtbot.addWidget(strip)
    strip.resize(12, 500)
    strip.show_marks(MARKED, 1000)
    strip.show()
    return strip


def test_a_click_goes_to_the_passage_and_beside_it_nowhere(qtbot: QtBot) -> None:
    strip = a_strip(qtbot)
    with qtbot.waitSignal(strip.passage_wished) as wished:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(6, 402))
    assert wished.args == [TextSpan(800, 820)]
    with qtbot.assertNotEmitted(strip.passage_wished):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(6, 200))


def test_marks_are_painted_where_they_lie_and_the_active_event_stands_out(qtbot: QtBot) -> None:
    strip = a_strip(qtbot)
    plain = strip.grab().toImage()
    assert plain.pixelColor(6, 51) == Theme.load("light").color("supports")
    assert plain.pixelColor(6, 401) == Theme.load("light").color("disputes")
    strip.mark_event(EventId("two"))
    marked = strip.grab().toImage()
    assert marked.pixelColor(2, 401) == Theme.load("light").color("accent")
    assert marked.pixelColor(6, 51) == plain.pixelColor(6, 51)


def test_where_nothing_is_shown_there_is_no_strip(qtbot: QtBot) -> None:
    strip = a_strip(qtbot)
    strip.show_marks((), 1000)
    assert not strip.isHidden()
    strip.show_marks((), 0)
    assert strip.isHidden()


def test_the_part_in_sight_is_shown_and_a_click_elsewhere_goes_there(qtbot: QtBot) -> None:
    strip = a_strip(qtbot)
    plain = strip.grab().toImage()
    strip.show_view(500, 700)
    assert (strip.view_window().top(), strip.view_window().height()) == (250, 100)
    assert strip.grab().toImage() != plain
    with qtbot.waitSignal(strip.offset_wished) as wished:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(6, 200))
    assert wished.args == [400]
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(6, 200))
    with qtbot.waitSignal(strip.offset_wished) as wished:
        qtbot.mouseMove(strip, QPoint(6, 300))
