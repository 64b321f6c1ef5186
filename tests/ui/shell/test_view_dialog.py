from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel
from pytestqt.qtbot import QtBot

from briefviewer.ui.shell.view_dialog import ViewDialog
from tests.ui.harbour_window import ENGLISH


def test_the_suggestion_is_taken_with_enter(qtbot: QtBot) -> None:
    dialog = ViewDialog("August 2025", "", ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.title.selectedText() == "August 2025"
    with qtbot.waitSignal(dialog.title_given) as given:
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert given.args == ["August 2025"]


def test_without_a_name_nothing_can_be_saved(qtbot: QtBot) -> None:
    dialog = ViewDialog("", "", ENGLISH)
    qtbot.addWidget(dialog)
    save = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not save.isEnabled()
    qtbot.keyClicks(dialog.title, "  ")
    assert not save.isEnabled()
    with qtbot.assertNotEmitted(dialog.title_given):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.title, "My   view ")
    with qtbot.waitSignal(dialog.title_given) as given:
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    assert given.args == ["My view"]


def test_what_is_to_be_known_is_told(qtbot: QtBot) -> None:
    dialog = ViewDialog("x", "Only for you <b>", ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()][-1] == "Only for you <b>"


def test_a_name_that_is_taken_is_told_and_not_forbidden(qtbot: QtBot) -> None:
    dialog = ViewDialog("Taiwan", "", ENGLISH, taken=["taiwan"])
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.double.isVisible()
    assert dialog.buttons.button(QDialogButtonBox.StandardButton.Save).isEnabled()
    dialog.title.setText("Taiwan Strait")
    assert not dialog.double.isVisible()
