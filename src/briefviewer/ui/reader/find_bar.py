"""A bar to find words in a document: a field, how many there are, and the way from one to the next."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from briefviewer.ui.theme import set_role
from briefviewer.words import Words


class FindBar(QFrame):
    """Hidden until it is opened. Enter goes on, Shift+Enter back, Escape closes."""

    query_changed = Signal()
    step_wished = Signal(int)
    close_wished = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(words.text("Find in document"))
        self.field.textChanged.connect(self.query_changed)
        self.field.installEventFilter(self)
        self._count = QLabel(self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._count, "faint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 8)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._count)
        for sign, told, by in (("‹", words.text("Previous"), -1), ("›", words.text("Next"), 1)):
            button = self._button(sign, told)
            button.clicked.connect(lambda _checked=False, by=by: self.step_wished.emit(by))
            layout.addWidget(button)
        close = self._button("×", words.text("Close"))
        close.clicked.connect(self.close_wished)
        layout.addWidget(close)
        self.setVisible(False)

    @property
    def query(self) -> str:
        """What is looked for."""
        return self.field.text()

    def open(self) -> None:
        """Show it, and begin there."""
        self.setVisible(True)
        self.field.setFocus()
        self.field.selectAll()

    def tell(self, at: int, total: int) -> None:
        """Which of how many is shown, counted from 0."""
        if not self.query.strip():
            self._count.setText("")
        elif total:
            self._count.setText(self._words.text("{n} of {total}", n=at + 1, total=f"{total:,}"))
        else:
            self._count.setText(self._words.text("nothing found"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape and Enter in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_wished.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step_wished.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
        return super().eventFilter(watched, event)

    def _button(self, sign: str, told: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(told)
        button.setAccessibleName(told)
        set_role(button, "quiet")
        return button
