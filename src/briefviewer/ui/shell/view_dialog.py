"""Asks what a saved view shall be called."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefviewer.ui.theme import set_role
from briefviewer.words import Words


class ViewDialog(QDialog):
    """One field, with a name that says what is shown.

    Args:
        suggestion: What the field begins with, all of it selected.
        note: What is to be known before saving; empty where there is nothing.
        taken: Names that views have already; another of one of them may be meant, and is told.
    """

    title_given = Signal(str)

    def __init__(
        self, suggestion: str, note: str, words: Words, parent: QWidget | None = None, *, taken: Collection[str] = ()
    ) -> None:
        super().__init__(parent)
        self._taken = {each.casefold() for each in taken}
        self.setWindowTitle(words.text("Save view"))
        self.setMinimumWidth(420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = QLabel(
            words.text("It keeps filters, range, as-of, lanes, the stretch of time in view, and the packet’s options."),
            self,
        )
        told.setWordWrap(True)
        set_role(told, "muted")
        self.title = QLineEdit(suggestion, self)
        self.title.setMaxLength(200)
        self.title.setAccessibleName(words.text("Name of the view"))
        self.title.setPlaceholderText(words.text("Name of the view"))
        self.title.selectAll()
        self.double = QLabel(words.text("There is a view of this name already; this will be another one."), self)
        self.double.setWordWrap(True)
        set_role(self.double, "warning")
        warning = QLabel(note, self)
        warning.setTextFormat(Qt.TextFormat.PlainText)
        warning.setWordWrap(True)
        warning.setVisible(bool(note))
        set_role(warning, "warning")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(words.text("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(words.text("Cancel"))
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.title.textChanged.connect(self._check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for widget in (self.title, self.double, told, warning, self.buttons):
            layout.addWidget(widget)
        self._check()

    def _check(self) -> None:
        title = " ".join(self.title.text().split())
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(bool(title))
        self.double.setVisible(title.casefold() in self._taken)

    def _give(self) -> None:
        title = " ".join(self.title.text().split())
        if title:
            self.title_given.emit(title)
            self.accept()
