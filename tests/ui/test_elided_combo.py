from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from briefviewer.ui.elided_combo import ElidedCombo


def painted(combo: ElidedCombo) -> str:
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    return str(option.currentText)


def test_words_that_do_not_fit_end_in_an_ellipsis_and_are_told_whole(qtbot: QtBot) -> None:
    combo = ElidedCombo()
    qtbot.addWidget(combo)
    combo.addItems(["A report on <b>harbours</b> and rivers", "Brief"])
    combo.resize(110, 30)
    assert painted(combo).endswith("…")
    assert combo.currentText() == "A report on <b>harbours</b> and rivers"
    assert "harbours" in combo.toolTip()
    combo.resize(600, 30)
    assert painted(combo) == combo.currentText()
    combo.setCurrentIndex(1)
    combo.resize(110, 30)
    assert painted(combo) == "Brief"
    assert "Brief" in combo.toolTip()
