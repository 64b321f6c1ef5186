from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from briefviewer.domain.errors import Problem
from briefviewer.ui.shell.problems_dialog import ProblemsDialog, place_of
from tests.ui.harbour_window import ENGLISH

FOUND = (
    Problem("events/a.yaml", 12, 5, "when", "date-month", (("text", "2025-13"),)),
    Problem("events/<b>.yaml", 0, 0, "", "date-syntax", (("text", "soon"),)),
)


def test_a_place_can_be_gone_to() -> None:
    assert [place_of(each) for each in FOUND] == ["events/a.yaml:12:5", "events/<b>.yaml"]
    assert place_of(Problem("a.yaml", 3, 0, "", "x")) == "a.yaml:3"


def test_every_problem_is_listed_and_can_be_copied(qtbot: QtBot) -> None:
    dialog = ProblemsDialog(FOUND, ENGLISH)
    qtbot.addWidget(dialog)
    assert dialog.table.rowCount() == 2
    assert "2025-13" in dialog.table.model().index(0, 2).data()
    dialog.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("events/a.yaml:12:5: when: ")
    assert lines[1].startswith("events/<b>.yaml: ")


def test_none_is_said_too(qtbot: QtBot) -> None:
    dialog = ProblemsDialog((), ENGLISH)
    qtbot.addWidget(dialog)
    assert dialog.table.rowCount() == 0
