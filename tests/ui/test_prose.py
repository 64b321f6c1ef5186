import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.prose import Prose, Run, line_height
from briefviewer.ui.theme import Theme

THEME = Theme.load("light")


def some_prose(qtbot: QtBot, text: str, *, clickable: bool = False) -> Prose:
    prose = Prose(clickable=clickable)
    qtbot.addWidget(prose)
    prose.resize(300, 20)
    prose.set_runs([Run(text, THEME.font(), "#000000")])
    prose.show()
    return prose


def test_markup_is_text(qtbot: QtBot) -> None:
    prose = some_prose(qtbot, "<b>bold</b> & <img src=x>")
    assert prose.toPlainText() == "<b>bold</b> & <img src=x>"


def test_narrower_is_higher(qtbot: QtBot) -> None:
    prose = some_prose(qtbot, "word " * 60)
    wide = prose.height()
    prose.resize(150, prose.height())
    assert prose.height() > wide
    assert prose.verticalScrollBar().maximum() == 0
    assert prose.sizeHint().height() == prose.minimumSizeHint().height() == prose.height()


def test_a_newline_begins_a_paragraph(qtbot: QtBot) -> None:
    assert some_prose(qtbot, "one\ntwo").document().blockCount() == 2


def test_a_click_is_told_but_a_selection_is_not(qtbot: QtBot) -> None:
    prose = some_prose(qtbot, "some words to choose from", clickable=True)
    with qtbot.waitSignal(prose.clicked):
        qtbot.mouseClick(prose.viewport(), Qt.MouseButton.LeftButton)
    prose.selectAll()
    with qtbot.assertNotEmitted(prose.clicked):
        qtbot.mouseDClick(prose.viewport(), Qt.MouseButton.LeftButton)
    plain = some_prose(qtbot, "words")
    with qtbot.assertNotEmitted(plain.clicked):
        qtbot.mouseClick(plain.viewport(), Qt.MouseButton.LeftButton)


def test_leading_is_told_in_sizes_of_the_type(qtbot: QtBot) -> None:
    one = some_prose(qtbot, "a")
    assert abs(one.document().size().height() - 1.4 * THEME.font().pixelSize()) < 1.5
    assert line_height(THEME.font("reading", 20), 2.8) == 2 * line_height(THEME.font("reading", 20), 1.4)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_do_what_a_click_does(qtbot: QtBot, key: Qt.Key) -> None:
    prose = some_prose(qtbot, "words", clickable=True)
    with qtbot.waitSignal(prose.clicked):
        qtbot.keyClick(prose, key)
    plain = some_prose(qtbot, "words")
    with qtbot.assertNotEmitted(plain.clicked):
        qtbot.keyClick(plain, key)


def test_tab_reaches_what_can_be_clicked_and_goes_on(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    proses = [Prose(page, clickable=each) for each in (True, False, True)]
    for prose in proses:
        prose.set_runs([Run("words", THEME.font(), "#000000")])
        layout.addWidget(prose)
    page.show()
    proses[0].setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.keyClick(proses[0], Qt.Key.Key_Tab)
    assert page.focusWidget() is proses[2]


def test_a_ring_is_worn_where_keys_led_here_and_only_then(qtbot: QtBot) -> None:
    prose = Prose(clickable=True)
    qtbot.addWidget(prose)
    prose.set_runs([Run("words", THEME.font(), "#000000")])
    edges = []
    for kind, reason in (
        (QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason),
        (QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason),
        (QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason),
    ):
        QApplication.sendEvent(prose, QFocusEvent(kind, reason))
        edges.append(prose.viewport().grab().toImage().pixelColor(prose.viewport().width() // 2, 1))
    assert edges[1] != edges[0]
    assert edges[2] == edges[0]
