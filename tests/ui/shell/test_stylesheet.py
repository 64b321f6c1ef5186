from PySide6.QtWidgets import QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from briefviewer.timeline.palette import load_palette
from briefviewer.ui.shell.stylesheet import window_style_sheet


def test_every_colour_is_the_themes() -> None:
    light, dark = (window_style_sheet(load_palette(name)) for name in ("light", "dark"))
    assert "{" in light
    assert "{c_" not in light
    assert light != dark
    colours = set(load_palette("light").colors.values())
    assert {word.strip(";") for word in light.split() if word.startswith("#")} <= colours


def test_the_buttons_of_a_dialog_are_words_alone(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(window_style_sheet(load_palette("light")))
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel | kinds.Close, dialog)
    dialog.show()
    assert all(each.icon().isNull() for each in box.buttons())
