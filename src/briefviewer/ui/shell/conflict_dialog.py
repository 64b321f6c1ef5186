"""Shows a record that somebody else changed meanwhile: as it is now, beside what was wanted. Nothing was written."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.domain.changes import ChangeConflict, Conflict
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.problems import sentence


class ConflictDialog(QDialog):
    """The first conflict whole; how many more there are."""

    def __init__(self, error: ChangeConflict, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words.text("Changed elsewhere"))
        self.setMinimumSize(680, 360)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = [sentence(error, words)]
        if len(error.conflicts) > 1:
            told.append(words.plural("{n} record is concerned.", "{n} records are concerned.", len(error.conflicts)))
        head = QLabel(" ".join(told), self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self.versions = self._versions(error.conflicts[0], theme)
        self._leave = QPushButton(words.text("Leave it as it is now"), self)
        self._leave.setVisible(False)
        close = QPushButton(words.text("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self._leave)
        buttons.addStretch()
        buttons.addWidget(close)
        grid = QGridLayout()
        for column, (told_of, field) in enumerate(self.versions):
            label = QLabel(told_of, self)
            set_role(label, "muted")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addLayout(grid, 1)
        layout.addLayout(buttons)

    def offer_to_leave(self, leave: Callable[[], None]) -> None:
        """Offer to let the step go that stands in the way, so that those before it can be taken."""
        self._leave.clicked.connect(leave)
        self._leave.clicked.connect(self.accept)
        self._leave.setVisible(True)

    @property
    def leave(self) -> QPushButton:
        """The button that lets the step go."""
        return self._leave

    def _versions(self, conflict: Conflict, theme: Theme) -> list[tuple[str, QPlainTextEdit]]:
        words = self._words
        made = []
        for told, text in (
            (words.text("As it is now"), conflict.on_disk),
            (words.text("As it was to be"), conflict.wanted),
        ):
            field = QPlainTextEdit(self)
            field.setReadOnly(True)
            field.setFont(theme.font("code"))
            field.setTabChangesFocus(True)
            field.setPlainText(words.text("not there") if text is None else text)
            field.setAccessibleName(told)
            made.append((told, field))
        return made
