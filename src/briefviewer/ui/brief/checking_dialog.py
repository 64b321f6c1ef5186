"""Checks an open packet against a store of one's own, and tells what does not hold and what has changed since."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.ports import EventStore
from briefviewer.brief.checking import Check, check_packet, findings, grounds, verdict
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.latest_job import LatestJob
from briefviewer.ui.qt_jobs import Progress
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.problems import sentence

Opener = Callable[[Path], EventStore]
Checker = Callable[[Path, EventStore], Check]


class CheckingDialog(QDialog):
    """Reads packet and store beside the window.

    Args:
        packet: Its file.
        made: The day it was made, in words: what it says of itself it says of that day.
        folder: The store offered at first; None where there is none to offer.
    """

    def __init__(
        self,
        packet: Path,
        made: str,
        folder: Path | None,
        open_store: Opener,
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        check: Checker = check_packet,
    ) -> None:
        super().__init__(parent)
        self._packet, self._open_store, self._words, self._check = packet, open_store, words, check
        self.setWindowTitle(words.text("Verify the packet"))
        self.resize(760, 400)
        self._job = LatestJob(self)
        self._job.answered.connect(self._show)
        self._job.failed.connect(self._fail)
        note = self._label(words.text("What the packet says of its excerpts it says of {day}.", day=made))
        set_role(note, "muted")
        self.folder = QLineEdit(self)
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(words.text("Store"))
        choose = QPushButton(words.text("Choose…"), self)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask_folder)
        self.verdict = self._label("")
        self.verdict.setFont(theme.font(weight=600))
        self.verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.grounds = self._label("")
        set_role(self.grounds, "muted")
        self.findings = QListWidget(self)
        self.findings.setAccessibleName(words.text("What was found"))
        self.findings.setWordWrap(True)
        self.copy_button = QPushButton(words.text("Copy all"), self)
        self.copy_button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        close = QPushButton(words.text("Close"), self)
        close.clicked.connect(self.reject)
        close.setDefault(True)
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(QLabel(words.text("Store"), self))
        target.addWidget(self.folder, 1)
        target.addWidget(choose)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(note)
        layout.addLayout(target)
        layout.addWidget(self.verdict)
        layout.addWidget(self.grounds)
        layout.addWidget(self.findings, 100)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self._tell(words.text("Choose the store it shall be checked against."))
        self.finished.connect(self._job.drop)
        if folder is not None:
            self.choose(folder)

    def choose(self, folder: Path) -> None:
        """Check against a store."""
        self.folder.setText(str(folder))
        self._tell(self._words.text("Checking…"))
        packet, open_store, check = self._packet, self._open_store, self._check

        def work(_progress: Progress) -> Check:
            return check(packet, open_store(folder))

        self._job.ask(work)

    def copy(self) -> None:
        """Put what was found on the clipboard."""
        lines = [self.findings.item(row).text() for row in range(self.findings.count())]
        QGuiApplication.clipboard().setText("\n".join([self.verdict.text(), *lines]))

    def _show(self, check: Check) -> None:
        told = verdict(check, self._words)
        self._tell(told, "error" if check.report.problems else "")
        self.grounds.setText("\n".join(f"· {each}" for each in grounds(check, self._words)))
        self.findings.addItems(findings(check, self._words))
        self.findings.setVisible(self.findings.count() > 0)
        self.copy_button.setEnabled(True)

    def _fail(self, error: BriefviewerError) -> None:
        self._tell(sentence(error, self._words), "error")

    def _tell(self, told: str, role: str = "") -> None:
        set_role(self.verdict, role)
        self.verdict.setText(told)
        self.grounds.clear()
        self.findings.clear()
        self.findings.setVisible(False)
        self.copy_button.setEnabled(False)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._words.text("Choose a store"), self.folder.text())
        if chosen:
            self.choose(Path(chosen))

    def _label(self, told: str) -> QLabel:
        label = QLabel(told, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
