"""The questions of the packet dialog: title, marking, paper, language, day, parts, bottom line, judgements."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.workspace import Workspace
from briefviewer.brief.packet_options import PacketOptions
from briefviewer.brief.scope import Choice, Part
from briefviewer.domain.errors import UsageError
from briefviewer.domain.event import EventId
from briefviewer.domain.search import HitKind
from briefviewer.ui.brief.event_picker import Found
from briefviewer.ui.brief.judgements import JudgementsEditor
from briefviewer.ui.brief.part_names import TYPED, part_name
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_date

_OFFERED = 12
_TYPED_PX = 88


class OptionsForm(QWidget):
    """Fields that say together what is wanted. ``changed`` comes with every stroke."""

    changed = Signal()

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        self.title = QLineEdit(self)
        self.title.setPlaceholderText(workspace.store.title)
        self.marking = QLineEdit(self)
        self.marking.setPlaceholderText(words.text("such as: For internal use"))
        self.paper = QComboBox(self)
        self.paper.addItem("A4", "a4")
        self.paper.addItem(words.text("Letter"), "letter")
        self.language = QComboBox(self)
        self.language.addItem("English", "en")
        self.language.addItem("한국어", "ko")
        self._day = today
        self.prepared = QLineEdit(today.isoformat(), self)
        self.prepared.setMaxLength(10)
        self.prepared.setToolTip(words.text("A day, as 2025-11-22"))
        self.prepared.editingFinished.connect(lambda: self.prepared.setText(self._day.isoformat()))
        self.bottom_line = _TypedText(self)
        self.bottom_line.setPlaceholderText(
            words.text(
                "Your own judgement, in Markdown. Left empty, it is left out: the program adds nothing of its own."
            )
        )
        self.bottom_line.setTabChangesFocus(True)
        self.bottom_line.setMinimumHeight(_TYPED_PX)
        self.bottom_line.setMaximumHeight(220)
        self.judgements = JudgementsEditor(words, self._find, self._name, self)
        self.parts = {
            part: QCheckBox(part_name(part, words), self) for part in Part if part not in TYPED and part != Part.CHANGED
        }
        self.compares = QCheckBox(part_name(Part.CHANGED, words), self)
        self.since = QLineEdit(self)
        self.since.setPlaceholderText(words.text("An earlier packet"))
        self.since.setAccessibleName(words.text("An earlier packet"))
        self._browse_since = QPushButton(words.text("Choose…"), self)
        self._browse_since.clicked.connect(self._ask_since)
        self._lay(theme)
        self._listen()
        self.show_options(PacketOptions(Choice(), words.language))

    @property
    def options(self) -> PacketOptions:
        """What the fields say."""
        off = {part for part, box in self.parts.items() if not box.isChecked()}
        choice = Choice(
            title=self.title.text().strip(),
            marking=self.marking.text().strip(),
            paper=self.paper.currentData(),
            prepared=self._day,
            bottom_line=self.bottom_line.toPlainText(),
            judgements=self.judgements.judgements,
            parts=frozenset(Part) - off,
            lanes=self._workspace.lanes,
        )
        return PacketOptions(choice, self.language.currentData())

    @property
    def earlier(self) -> Path | None:
        """The packet to compare with; None where nothing is to be compared."""
        named = self.since.text().strip()
        return Path(named).expanduser() if self.compares.isChecked() and named else None

    def show_options(self, options: PacketOptions) -> None:
        """Begin with these; the day stays today's."""
        choice = options.choice
        self.title.setText(choice.title)
        self.marking.setText(choice.marking)
        self.paper.setCurrentIndex(max(self.paper.findData(choice.paper), 0))
        self.language.setCurrentIndex(max(self.language.findData(options.language or self._words.language), 0))
        self.bottom_line.setPlainText(choice.bottom_line)
        self.judgements.show_judgements(choice.judgements)
        for part, box in self.parts.items():
            box.setChecked(part in choice.parts)

    def show_earlier(self, packet: Path) -> None:
        """Offer a packet to compare with, without comparing yet."""
        self.since.setText(str(packet))

    def _read_day(self, typed: str) -> None:
        """Take a day once it is one; half a day changes nothing."""
        try:
            day = date.fromisoformat(typed.strip())
        except ValueError:
            return
        if day != self._day:
            self._day = day
            self.changed.emit()

    def _find(self, query: str) -> Found:
        """Events by what they say, the listed ones of the selection first."""
        hits = [EventId(hit.id) for hit in self._workspace.store.search(query, 40) if hit.kind is HitKind.EVENT]
        rows = self._workspace.store.columns.rows_by_id
        chosen = {int(row) for row in self._workspace.ranged.rows}
        hits.sort(key=lambda event: rows.get(event, -1) not in chosen)
        return [(event, self._told(event)) for event in hits[:_OFFERED]]

    def _told(self, event: EventId) -> str:
        found = self._workspace.store.event(event)
        return f"{found.title} · {short_date(found.when, found.modifier, self._words)}"

    def _name(self, event: EventId) -> str:
        try:
            return self._workspace.store.event(event).title
        except UsageError:  # kept in a view, and since deleted
            return event

    def _ask_since(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self._words.text("An earlier packet"),
            self.since.text(),
            self._words.text("PDF files (*.pdf)"),
        )
        if chosen:
            self.since.setText(chosen)
            self.compares.setChecked(True)

    def _listen(self) -> None:
        for field in (self.title, self.marking, self.since):
            field.textChanged.connect(self.changed)
        for box in (self.paper, self.language):
            box.currentIndexChanged.connect(self.changed)
        self.prepared.textEdited.connect(self._read_day)
        self.bottom_line.textChanged.connect(self.changed)
        self.judgements.changed.connect(self.changed)
        for check in (*self.parts.values(), self.compares):
            check.toggled.connect(self.changed)
        self.compares.toggled.connect(self._show_compares)
        self._show_compares(False)

    def _show_compares(self, compares: bool) -> None:
        self.since.setEnabled(compares)

    def _lay(self, theme: Theme) -> None:
        words = self._words
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(words.text("Title"), self.title)
        form.addRow(words.text("Marking"), self.marking)
        form.addRow(words.text("Paper"), _side_by_side(self.paper, QLabel(words.text("Language"), self), self.language))
        form.addRow(words.text("Prepared"), self.prepared)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        for number, box in enumerate(self.parts.values()):
            grid.addWidget(box, number // 2, number % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addLayout(form)
        for title, content in (
            (words.text("Bottom line"), self.bottom_line),
            (words.text("Key judgements"), self.judgements),
        ):
            layout.addSpacing(6)
            layout.addWidget(_section(title, theme, content))
            layout.addWidget(content, 4 if content is self.bottom_line else 0)
        layout.addSpacing(6)
        layout.addWidget(_section(words.text("Sections"), theme, None))
        layout.addLayout(grid)
        layout.addSpacing(4)
        layout.addWidget(self.compares)
        layout.addLayout(_side_by_side(self.since, self._browse_since))
        layout.addStretch(1)


class _TypedText(QPlainTextEdit):
    """A few lines to type in; more where there is room to spare."""

    def sizeHint(self) -> QSize:
        """The few."""
        return QSize(200, _TYPED_PX)


def _section(title: str, theme: Theme, buddy: QWidget | None) -> QLabel:
    label = QLabel(title)
    label.setFont(theme.font(weight=600))
    set_role(label, "section")
    if buddy is not None:
        label.setBuddy(buddy)
        buddy.setAccessibleName(title)
    return label


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QLabel | QPushButton) else 1)
    return row
