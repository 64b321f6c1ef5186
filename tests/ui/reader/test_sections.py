from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.reader.sections import a_line, add_section
from briefviewer.ui.theme import Theme


def test_a_section_begins_with_its_heading(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    add_section(layout, "Figures", Theme.load("light"))
    assert [each.text() for each in page.findChildren(QLabel)] == ["FIGURES"]


def test_lines_are_fine(qtbot: QtBot) -> None:
    across, down = a_line(), a_line(vertical=True)
    for line in (across, down):
        qtbot.addWidget(line)
    assert (across.maximumHeight(), down.maximumWidth()) == (1, 1)
