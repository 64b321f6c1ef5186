from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefviewer.ui.reader.chain_link import ChainLink
from briefviewer.ui.theme import Theme


def drawn(qtbot: QtBot, *, is_first: bool, is_last: bool, is_this: bool) -> QImage:
    link = ChainLink(Theme.load("light"), is_first=is_first, is_last=is_last, is_this=is_this)
    qtbot.addWidget(link)
    link.resize(14, 40)
    return link.grab().toImage()


def test_the_line_runs_to_the_neighbours_it_has(qtbot: QtBot) -> None:
    first = drawn(qtbot, is_first=True, is_last=False, is_this=False)
    last = drawn(qtbot, is_first=False, is_last=True, is_this=False)
    ground = first.pixel(1, 1)
    assert first.pixel(7, 1) == ground != first.pixel(7, 35)
    assert last.pixel(7, 35) == ground != last.pixel(7, 1)


def test_the_one_told_about_is_filled(qtbot: QtBot) -> None:
    this = drawn(qtbot, is_first=False, is_last=False, is_this=True)
    assert this.pixelColor(7, 10) == Theme.load("light").color("accent")
