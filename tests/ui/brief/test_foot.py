from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.ui.brief.foot import PacketFoot
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH


def a_foot(qtbot: QtBot) -> PacketFoot:
    foot = PacketFoot(ENGLISH, Theme.load("light"))
    qtbot.addWidget(foot)
    foot.show()
    return foot


def offered(foot: PacketFoot) -> list[str]:
    """What can be done just now."""
    buttons = foot.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisible() and each.isEnabled()]


def test_what_can_be_done_follows_how_things_stand(qtbot: QtBot) -> None:
    foot = a_foot(qtbot)
    at_rest = ["Choose…", "Close", "Print…", "Make packet"]
    assert offered(foot) == at_rest
    foot.show_busy("Setting the pages…")
    assert (foot.is_busy, foot.told, offered(foot)) == (True, "Setting the pages…", ["Cancel"])
    assert not foot.out.isEnabled()
    foot.show_idle("Written: <b>x</b>.pdf")
    assert (foot.is_busy, foot.told, offered(foot)) == (False, "Written: <b>x</b>.pdf", at_rest)
    foot.offer_made()
    assert {"Open", "Show in folder"} < set(offered(foot))
    foot.show_busy("")
    assert offered(foot) == ["Cancel"]


def test_how_far_it_is_and_when_nobody_knows(qtbot: QtBot) -> None:
    foot = a_foot(qtbot)
    foot.show_busy("Setting the pages…")
    foot.show_share(0.426)
    assert foot._bar.value() == 43
    assert not foot.is_writing
    foot.show_writing("Writing…")
    assert (foot.is_writing, foot.told) == (True, "Writing…")
    foot.show_busy("Setting the pages…")
    assert (foot.is_writing, foot._bar.value()) == (False, 0)


def test_every_button_is_a_wish(qtbot: QtBot) -> None:
    foot = a_foot(qtbot)
    told: list[str] = []
    foot.browse_wished.connect(lambda: told.append("browse"))
    foot.close_wished.connect(lambda: told.append("close"))
    foot.print_wished.connect(lambda: told.append("print"))
    foot.make_wished.connect(lambda: told.append("make"))
    for button in foot.findChildren(QPushButton):
        if button.isVisible():
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == ["browse", "close", "print", "make"]


def test_a_name_without_an_ending_gets_one(qtbot: QtBot) -> None:
    foot = a_foot(qtbot)
    foot.out.setText("  ~/packet ")
    assert foot.target == Path.home() / "packet.pdf"
    foot.out.setText("/a/b.PDF")
    assert foot.target == Path("/a/b.PDF")
