"""The foot of the packet dialog: where the file shall go, how far the work is, and what can be done."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

_BAR_PX = 140


class PacketFoot(QFrame):
    """Says how things stand, and reports wishes. While something is made it can only be given up."""

    browse_wished = Signal()
    make_wished = Signal()
    print_wished = Signal()
    cancel_wished = Signal()
    close_wished = Signal()
    open_wished = Signal()
    folder_wished = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "status-line")
        self.out = QLineEdit(self)
        self.out.setAccessibleName(words.text("File"))
        self._browse = self._button(words.text("Choose…"), self.browse_wished)
        self.estimate = QLabel(self)
        set_role(self.estimate, "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_PX)
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._open = self._button(words.text("Open"), self.open_wished)
        self._folder = self._button(words.text("Show in folder"), self.folder_wished)
        self._cancel = self._button(words.text("Cancel"), self.cancel_wished)
        self._close = self._button(words.text("Close"), self.close_wished)
        self.print_button = self._button(words.text("Print…"), self.print_wished)
        self.print_button.setToolTip(words.text("Print… (Ctrl+P)"))
        self.make = self._button(words.text("Make packet"), self.make_wished)
        self.make.setFont(theme.font(weight=600))
        self.make.setDefault(True)
        set_role(self.make, "primary")
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(QLabel(words.text("File"), self))
        target.addWidget(self.out, 1)
        target.addWidget(self._browse)
        target.addSpacing(8)
        target.addWidget(self.estimate)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._bar)
        buttons.addWidget(self._told, 1)
        for button in (self._open, self._folder, self._cancel, self._close, self.print_button, self.make):
            buttons.addWidget(button)
        below = QVBoxLayout(self)
        below.setContentsMargins(16, 10, 16, 12)
        below.setSpacing(10)
        below.addLayout(target)
        below.addLayout(buttons)
        for widget in (self._bar, self._cancel, self._open, self._folder):
            widget.setVisible(False)

    @property
    def target(self) -> Path:
        """Where the file shall stand; a name without an ending gets one."""
        out = Path(self.out.text().strip()).expanduser()
        return out if out.suffix else out.with_suffix(".pdf")

    @property
    def told(self) -> str:
        """What is said."""
        return self._told.text()

    @property
    def is_busy(self) -> bool:
        """Whether something is made that can be given up."""
        return self._cancel.isVisible()

    @property
    def is_writing(self) -> bool:
        """Whether it is at the work of which nobody knows how far it is."""
        return self._bar.maximum() == 0

    def show_busy(self, told: str) -> None:
        """Something is made."""
        self._bar.setRange(0, 100)
        self._bar.setValue(0)
        self._show(told, "muted", is_busy=True)

    def show_idle(self, told: str, role: str = "") -> None:
        """Nothing is made any more."""
        self._show(told, role, is_busy=False)

    def show_share(self, share: float) -> None:
        """So much is made."""
        self._bar.setValue(round(share * 100))

    def show_writing(self, told: str) -> None:
        """It takes a moment, nobody knows how long."""
        self._bar.setRange(0, 0)
        self._told.setText(told)

    def offer_made(self) -> None:
        """What was made can be looked at."""
        self._open.setVisible(True)
        self._folder.setVisible(True)
        self._open.setFocus()

    def _show(self, told: str, role: str, *, is_busy: bool) -> None:
        set_role(self._told, role)
        self._told.setText(told)
        self._bar.setVisible(is_busy)
        self._cancel.setVisible(is_busy)
        self._close.setVisible(not is_busy)
        self._open.setVisible(False)
        self._folder.setVisible(False)
        for widget in (self.make, self.print_button, self.out, self._browse):
            widget.setEnabled(not is_busy)

    def _button(self, text: str, wish: object) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(wish)
        button.setAutoDefault(False)
        return button
