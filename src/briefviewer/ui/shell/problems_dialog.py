"""All that is wrong with a store, each with the place to mend it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefviewer.domain.errors import Problem
from briefviewer.words import Words
from briefviewer.words.problems import sentence


def place_of(problem: Problem) -> str:
    """``events/a.yaml:12:5``; the file alone where all of it is meant."""
    if not problem.line:
        return problem.file
    return f"{problem.file}:{problem.line}:{problem.column}" if problem.column else f"{problem.file}:{problem.line}"


class ProblemsDialog(QDialog):
    """A table that can be copied."""

    def __init__(self, problems: Sequence[Problem], words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = [(place_of(each), each.field, sentence(each, words)) for each in problems]
        self.setWindowTitle(words.text("Problems of the store"))
        self.resize(900, 460)
        told = QLabel(
            words.text("What could be read is shown. Mend these places and read the store again (F5).")
            if problems
            else words.text("No problems: every record was read."),
            self,
        )
        told.setWordWrap(True)
        table = QTableWidget(len(self._lines), 3, self)
        table.setHorizontalHeaderLabels([words.text("Place"), words.text("Field"), words.text("What to do")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().setVisible(False)
        table.setShowGrid(False)
        for row, line in enumerate(self._lines):
            for column, text in enumerate(line):
                table.setItem(row, column, QTableWidgetItem(text))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, 240)
        head.resizeSection(1, 150)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table = table
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        copy = QPushButton(words.text("Copy all"), self)
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addWidget(told)
        layout.addWidget(table, 1)
        layout.addWidget(buttons)

    def copy(self) -> None:
        """Put all of them on the clipboard, a line each."""
        text = "\n".join(": ".join(part for part in line if part) for line in self._lines)
        QGuiApplication.clipboard().setText(text)
