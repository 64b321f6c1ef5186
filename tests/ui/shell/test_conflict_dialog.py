from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefviewer.domain.changes import ChangeConflict, Conflict
from briefviewer.ui.shell.conflict_dialog import ConflictDialog
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH

THEIRS = Conflict("views.yaml", "august", "- id: august\n  title: Theirs", "- id: august\n  title: Ours")


def test_both_versions_stand_beside_each_other(qtbot: QtBot) -> None:
    dialog = ConflictDialog(ChangeConflict((THEIRS,)), ENGLISH, Theme.load("light"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert [field.toPlainText() for _, field in dialog.versions] == [THEIRS.on_disk, THEIRS.wanted]
    assert all(field.isReadOnly() for _, field in dialog.versions)
    assert not dialog.leave.isVisible()


def test_what_is_gone_is_told(qtbot: QtBot) -> None:
    conflict = Conflict("views.yaml", "august", None, None)
    dialog = ConflictDialog(ChangeConflict((conflict, conflict)), ENGLISH, Theme.load("dark"))
    qtbot.addWidget(dialog)
    assert [field.toPlainText() for _, field in dialog.versions] == ["not there", "not there"]


def test_a_step_that_cannot_be_taken_back_can_be_let_go(qtbot: QtBot) -> None:
    left = []
    dialog = ConflictDialog(ChangeConflict((THEIRS,)), ENGLISH, Theme.load("light"))
    qtbot.addWidget(dialog)
    dialog.offer_to_leave(lambda: left.append(True))
    dialog.show()
    qtbot.mouseClick(dialog.leave, Qt.MouseButton.LeftButton)
    assert left == [True]
