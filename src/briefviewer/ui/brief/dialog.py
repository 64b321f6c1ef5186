"""Asks what a packet shall hold, and where it shall go."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.workspace import Workspace
from briefviewer.brief.scope import Choice, Part
from briefviewer.ui.brief.part_names import TYPED, part_name
from briefviewer.ui.memory import Memory
from briefviewer.ui.selection_words import filters_in_words, range_in_words
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words, counts


@dataclass(frozen=True)
class PacketWish:
    """What is wanted: a choice, a language, and where the file shall stand."""

    choice: Choice
    language: str
    out: Path


class PacketDialog(QDialog):
    """One page of questions; then the progress, then what was made."""

    packet_wished = Signal(object)
    cancel_wished = Signal()
    open_wished = Signal(object)
    folder_wished = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        theme: Theme,
        memory: Memory,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words, self._memory, self._today = workspace, words, memory, today
        self._made: Path | None = None
        self.setWindowTitle(words.text("Briefing packet"))
        self.setMinimumWidth(660)
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(workspace.store.title)
        self.title.setText(memory.recall("packet/title"))
        self.marking = QLineEdit(memory.recall("packet/marking"), self)
        self.marking.setPlaceholderText(words.text("such as: For internal use"))
        self.paper = QComboBox(self)
        self.paper.addItem("A4", "a4")
        self.paper.addItem(words.text("Letter"), "letter")
        self.paper.setCurrentIndex(max(self.paper.findData(memory.recall("packet/paper", "a4")), 0))
        self.language = QComboBox(self)
        self.language.addItem("English", "en")
        self.language.addItem("한국어", "ko")
        self.language.setCurrentIndex(max(self.language.findData(memory.recall("packet/language", words.language)), 0))
        self.bottom_line = QPlainTextEdit(self)
        self.bottom_line.setPlaceholderText(
            words.text(
                "Your own judgement, in Markdown. Left empty, it is left out: the program adds nothing of its own."
            )
        )
        self.bottom_line.setTabChangesFocus(True)
        self.bottom_line.setMinimumHeight(96)
        self.out = QLineEdit(memory.recall("packet/out", str(_documents_folder() / f"{workspace.store.id}.pdf")), self)
        self.parts = {part: QCheckBox(part_name(part, words), self) for part in Part if part not in TYPED}
        for box in self.parts.values():
            box.setChecked(True)
        self._build(theme)

    @property
    def wish(self) -> PacketWish:
        """What the fields say."""
        out = Path(self.out.text().strip()).expanduser()
        choice = Choice(
            title=self.title.text().strip(),
            marking=self.marking.text().strip(),
            paper=self.paper.currentData(),
            prepared=self._today,
            bottom_line=self.bottom_line.toPlainText(),
            parts=frozenset(TYPED) | {part for part, box in self.parts.items() if box.isChecked()},
            lanes=self._workspace.lanes,
        )
        return PacketWish(choice, self.language.currentData(), out if out.suffix else out.with_suffix(".pdf"))

    def show_progress(self, share: float, told: str) -> None:
        """Tell how far it is."""
        self._bar.setValue(round(share * 100))
        if told:
            self._told.setText(told)

    def show_made(self, out: Path) -> None:
        """Tell that it is done, and offer to look."""
        self._made = out
        self._set_busy(False)
        set_role(self._told, "")
        self._told.setText(self._words.text("Written: {file}", file=str(out)))
        self._open.setVisible(True)
        self._folder.setVisible(True)
        self._open.setFocus()

    def show_failure(self, told: str) -> None:
        """Tell why there is none."""
        self._set_busy(False)
        set_role(self._told, "error")
        self._told.setText(told)

    def show_cancelled(self) -> None:
        """Tell that it was given up and nothing was written."""
        self._set_busy(False)
        set_role(self._told, "")
        self._told.setText(self._words.text("Cancelled. Nothing was written."))

    def reject(self) -> None:
        """Escape or closing while it works gives the work up first."""
        if self._cancel.isVisible():
            self.cancel_wished.emit()
        super().reject()

    def _start(self) -> None:
        wish = self.wish
        for name, value in (
            ("title", self.title.text()),
            ("marking", self.marking.text()),
            ("paper", wish.choice.paper),
            ("language", wish.language),
            ("out", self.out.text()),
        ):
            self._memory.keep(f"packet/{name}", value)
        self._made = None
        self._set_busy(True)
        set_role(self._told, "muted")
        self._told.setText(self._words.text("Composing…"))
        self.packet_wished.emit(wish)

    def _set_busy(self, is_busy: bool) -> None:
        self._bar.setVisible(is_busy)
        self._bar.setValue(0)
        self._cancel.setVisible(is_busy)
        self.make.setEnabled(not is_busy)
        self._close.setVisible(not is_busy)
        self._open.setVisible(False)
        self._folder.setVisible(False)
        self._told.setVisible(True)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._words.text("Write the packet to"), self.out.text(), self._words.text("PDF files (*.pdf)")
        )
        if chosen:
            self.out.setText(chosen)

    def _build(self, theme: Theme) -> None:
        words = self._words
        head = QLabel(self._selection_in_words(), self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        set_role(head, "muted")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(words.text("Title"), self.title)
        form.addRow(words.text("Marking"), self.marking)
        setting = QHBoxLayout()
        setting.setSpacing(12)
        setting.addWidget(self.paper, 1)
        setting.addWidget(QLabel(words.text("Language"), self))
        setting.addWidget(self.language, 1)
        form.addRow(words.text("Paper"), setting)
        form.addRow(words.text("Bottom line"), self.bottom_line)
        parts = QGridLayout()
        parts.setHorizontalSpacing(18)
        parts.setVerticalSpacing(6)
        for number, box in enumerate(self.parts.values()):
            parts.addWidget(box, number // 2, number % 2)
        form.addRow(words.text("Sections"), parts)
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(self.out, 1)
        browse = QPushButton(words.text("Choose…"), self)
        browse.clicked.connect(self._browse)
        target.addWidget(browse)
        form.addRow(words.text("File"), target)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._cancel = QPushButton(words.text("Cancel"), self)
        self._cancel.clicked.connect(self.cancel_wished)
        self._open = QPushButton(words.text("Open"), self)
        self._open.clicked.connect(lambda: self.open_wished.emit(self._made))
        self._folder = QPushButton(words.text("Show in folder"), self)
        self._folder.clicked.connect(lambda: self.folder_wished.emit(self._made))
        self._close = QPushButton(words.text("Close"), self)
        self._close.clicked.connect(self.reject)
        self.make = QPushButton(words.text("Make packet"), self)
        self.make.setFont(theme.font(weight=600))
        self.make.setDefault(True)
        self.make.clicked.connect(self._start)
        set_role(self.make, "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addWidget(self._folder)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._close)
        buttons.addWidget(self.make)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addLayout(form)
        layout.addWidget(self._bar)
        layout.addWidget(self._told)
        layout.addLayout(buttons)
        for widget in (self._bar, self._told, self._cancel, self._open, self._folder):
            widget.setVisible(False)

    def _selection_in_words(self) -> str:
        words, workspace = self._words, self._workspace
        told = range_in_words(workspace, words)
        if not told:
            told = words.text("All dates · {events}", events=counts.events(len(workspace.selection.rows), words))
        narrowed = filters_in_words(workspace, words)
        return f"{told}\n{narrowed}" if narrowed else told


def _documents_folder() -> Path:
    """Where the user keeps documents; the home folder where the system names none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()
