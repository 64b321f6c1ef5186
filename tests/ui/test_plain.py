from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from briefviewer.ui.plain import show_plain, tool_tip


def test_a_tool_tip_holds_no_markup_of_a_store() -> None:
    assert tool_tip("<img src=x> & more\nline") == "<qt>&lt;img src=x&gt; &amp; more<br>line</qt>"
    assert tool_tip("") == ""


def test_labels_of_a_dialog_are_plain(qtbot: QtBot) -> None:
    dialog = QInputDialog()
    qtbot.addWidget(dialog)
    dialog.setLabelText("<b>file</b>")
    dialog.setComboBoxItems(["one"])
    show_plain(dialog)
    labels = dialog.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
