"""The dialog that imports a table as a layer: which column holds what, over its first rows, and what would be lost.

Whatever is changed is tried at once beside the dialog, so that the report always speaks of what stands in the form.
Nothing is written before *Import*.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.layer import DateOrder
from briefviewer.interchange.csv_reading import SEPARATORS
from briefviewer.store.importing import ImportReport, ImportRequest, Outcome
from briefviewer.store.layer_headers import mapping_for
from briefviewer.store.layer_records import ENCODINGS, MAX_ID
from briefviewer.store.layer_rows import FIELDS
from briefviewer.store.template import slug
from briefviewer.ui.latest_job import LatestJob
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.qt_jobs import Job
from briefviewer.ui.tables.taking import Counter, Sample, TakenIn, TakesTables, sample_of, taken_in, tried
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words, mark
from briefviewer.words.losses import loss_lines
from briefviewer.words.problems import sentence

_DELAY_MS, _TICK_MS = 150, 250
_COLUMN_PX = 150
_CHOICE_PX = 38
_LONGEST_CELL = 200
_FIELD_NAMES = {
    "id": mark("Id"),
    "title": mark("Title"),
    "when": mark("Date"),
    "start": mark("Begins"),
    "end": mark("Ends"),
    "modifier": mark("Early, mid or late"),
    "kind": mark("Kind"),
    "actors": mark("Actors"),
    "themes": mark("Themes"),
    "status": mark("Status"),
    "board": mark("Board"),
    "basis": mark("Basis"),
    "role": mark("Role"),
    "place": mark("Place"),
    "summary": mark("Summary"),
    "source": mark("Source"),
}
_SEPARATOR_NAMES = {",": mark("Comma"), ";": mark("Semicolon"), "\t": mark("Tab"), "|": mark("Stroke")}


class ImportDialog(QDialog):
    """Imports one table. ``request`` and ``report`` say what stands in the form, and what came of trying it."""

    imported = Signal(object)
    """A ``TakenIn``."""

    def __init__(
        self, store: TakesTables, path: Path, words: Words, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store, self._path, self._words = store, path, words
        self._sample: Sample | None = None
        self.report: ImportReport | None = None
        self._fields: list[QComboBox] = []
        self.setWindowTitle(words.text("Import a table"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(880, 660)
        self._make_form()
        self._make_table(theme)
        self.told = QPlainTextEdit(self)
        self.told.setReadOnly(True)
        self.told.setAccessibleName(words.text("What would be imported"))
        self.told.setTabChangesFocus(True)
        self.bar = QProgressBar(self)
        self.bar.setVisible(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.import_button = self.buttons.addButton(words.text("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.begin)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addLayout(self._form)
        layout.addWidget(self._hint)
        layout.addWidget(self.table)
        layout.addWidget(self.told, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.buttons)
        self._looking, self._trying = LatestJob(self), LatestJob(self)
        self._taking: Job | None = None
        self._looking.answered.connect(self._show_sample)
        self._trying.answered.connect(self._show_report)
        for job in (self._looking, self._trying):
            job.failed.connect(self._show_trouble)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY_MS)
        self._timer.timeout.connect(self._try)
        self._counter = Counter()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self._show_counted)
        self._look()

    # what stands in the form

    @property
    def request(self) -> ImportRequest:
        """What is to be imported, as the form says."""
        order = self.dates.currentData()
        return ImportRequest(
            file=self._path,
            id=self._id(),
            title=self.name.text().strip() or None,
            mapping=self.mapping(),
            dates=None if not order else DateOrder(order),
            encoding=self._sample.encoding if self._sample else None,
            separator=self._sample.separator if self._sample else None,
            replaces=self.replaces.isChecked(),
            is_trial=True,
        )

    def _id(self) -> str | None:
        """What the layer is called in the store's files: as its title, unless that is the file's name anyway."""
        title = self.name.text().strip()
        is_latin = any(each.isascii() and each.isalnum() for each in title)
        return slug(title)[:MAX_ID].strip("-") if title != self._path.stem and is_latin else None

    def mapping(self) -> dict[str, str]:
        """Column by field."""
        header = self._sample.header if self._sample is not None else ()
        chosen = {str(box.currentData()): column for box, column in zip(self._fields, header, strict=True)}
        return {field: chosen[field] for field in FIELDS if field in chosen}

    def choose_field(self, column: int, field: str) -> None:
        """Say what a column holds; empty for nothing."""
        self._fields[column].setCurrentIndex(self._fields[column].findData(field))

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        waits = self._timer.isActive() or self._looking.is_busy
        return waits or self._trying.is_busy or self._taking is not None

    # importing

    def begin(self) -> None:
        """Import what was tried."""
        if self.report is None or self._taking is not None:
            return
        request, rows, store = replace(self.request, is_trial=False), self.report.read, self._store
        job = Job(lambda progress: taken_in(store, request, rows, progress))
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._finish)
        job.failed.connect(self._show_trouble)
        job.cancelled.connect(self._show_given_up)
        job.crashed.connect(_raise)
        self._taking = job
        self._show_taking(True)
        job.start()

    def reject(self) -> None:
        """Give up: first what is being imported, then the dialog."""
        if self._taking is not None:
            self._taking.cancel()
            return
        self._drop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running behind."""
        self._drop()
        super().closeEvent(event)

    def _drop(self) -> None:
        self._timer.stop()
        self._ticking.stop()
        for job in (self._looking, self._trying):
            job.drop()
        if self._taking is not None:
            self._taking.cancel()

    # looking and trying

    def _look(self) -> None:
        path, encoding, separator = (
            self._path,
            self.encoding.currentData() or None,
            self.separator.currentData() or None,
        )
        self._forget_report(self._words.text("Reading…"))
        self._looking.ask(lambda _progress: sample_of(path, encoding, separator))

    def _show_sample(self, sample: Sample) -> None:
        self._sample = sample
        found = self._words.text("found: {name}", name=sample.encoding)
        self.encoding.setItemText(0, found)
        separator = self._words.text(_SEPARATOR_NAMES.get(sample.separator, sample.separator))
        self.separator.setItemText(0, self._words.text("found: {name}", name=separator))
        self._fill_table(sample)
        self._try()

    def _fill_table(self, sample: Sample) -> None:
        try:
            usual = mapping_for(sample.header, {})
        except BriefviewerError:
            usual = {}  # no column is called like a title: the form says so, and waits for one
        field_of = {column: field for field, column in usual.items()}
        self._fields = []
        self.table.clear()
        self.table.setColumnCount(len(sample.header))
        self.table.setRowCount(len(sample.rows) + 1)
        self.table.setHorizontalHeaderLabels([each or f"({at + 1})" for at, each in enumerate(sample.header)])
        for at, column in enumerate(sample.header):
            box = QComboBox(self.table)
            box.addItem(self._words.text("not used"), "")
            for field in FIELDS:
                box.addItem(self._words.text(_FIELD_NAMES[field]), field)
            box.setAccessibleName(self._words.text("What “{column}” holds", column=column))
            box.setCurrentIndex(box.findData(field_of.get(column, "")))
            box.currentIndexChanged.connect(lambda _index, at=at: self._take_field(at))
            self.table.setCellWidget(0, at, box)
            self.table.setRowHeight(0, _CHOICE_PX)
            self.table.setColumnWidth(at, _COLUMN_PX)
            self._fields.append(box)
            for row, cells in enumerate(sample.rows):
                item = QTableWidgetItem(cells[at][:_LONGEST_CELL])
                item.setToolTip(tool_tip(cells[at][:_LONGEST_CELL]))
                self.table.setItem(row + 1, at, item)

    def _take_field(self, at: int) -> None:
        """A field stands in one column: another that had it lets go. One date, or a beginning and an end."""
        chosen = self._fields[at].currentData()
        gone = {chosen} if chosen else set()
        gone |= {"start", "end"} if chosen == "when" else {"when"} if chosen in ("start", "end") else set()
        for other, box in enumerate(self._fields):
            if other != at and box.currentData() in gone:
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
        self._wait()

    def _wait(self) -> None:
        self._forget_report(self._words.text("Reading…"))
        self._timer.start()

    def _try(self) -> None:
        self._timer.stop()
        if "title" not in self.mapping():
            self._forget_report(self._words.text("Say which column holds the title: an event needs one."))
            return
        store, request = self._store, self.request
        self._forget_report(self._words.text("Reading…"))
        counter = self._counter = Counter()
        self._ticking.start()
        self._trying.ask(lambda progress: tried(store, request, counter, progress))

    def _show_counted(self) -> None:
        """Say how far a long table has been read."""
        if not self._trying.is_busy:
            self._ticking.stop()
        elif self._counter.rows:
            self.told.setPlainText(self._words.text("{rows} rows read", rows=f"{self._counter.rows:,}"))

    def _show_report(self, report: ImportReport) -> None:
        self.report = report
        words, layer = self._words, report.layer
        if report.outcome is Outcome.UNCHANGED:
            self.report = None
            self.told.setPlainText(words.text("This table is layer {id} already; nothing was changed.", id=layer.id))
            return
        told = words.text(
            "{read} rows read, {events} of them events.", read=f"{report.read:,}", events=f"{layer.rows:,}"
        )
        lines = [told, *loss_lines(report.losses, words)]
        if not report.losses:
            lines.append(words.text("Nothing is lost."))
        if report.unused:
            lines.append(words.text("Columns not used: {columns}.", columns=", ".join(report.unused)))
        self.told.setPlainText("\n".join(lines))
        self.import_button.setEnabled(layer.rows > 0)

    def _show_trouble(self, error: BriefviewerError) -> None:
        self._taking = None
        self._show_taking(False)
        told = sentence(error, self._words)
        if error.code == "layer-exists":
            self.replaces.setVisible(True)
            told = self._words.text(
                "There is a layer “{id}” already. Replace it, or give this one another title.", id=error.facts["id"]
            )
        self._forget_report(told)

    def _show_given_up(self) -> None:
        self._taking = None
        self._show_taking(False)
        self._forget_report(self._words.text("Given up; nothing was imported."))
        self._timer.start()

    def _forget_report(self, told: str) -> None:
        self.report = None
        self._trying.drop()
        self.import_button.setEnabled(False)
        self.told.setPlainText(told)

    def _show_taking(self, is_taking: bool) -> None:
        self.bar.setVisible(is_taking)
        self.bar.setValue(0)
        for each in (self.table, self.name, self.encoding, self.separator, self.dates, self.replaces):
            each.setEnabled(not is_taking)
        self.import_button.setEnabled(not is_taking and self.report is not None)

    def _show_progress(self, share: float, _told: str) -> None:
        self.bar.setValue(round(share * self.bar.maximum()))

    def _finish(self, taken: TakenIn) -> None:
        self._taking = None
        self._show_taking(False)
        self.imported.emit(taken)
        self.accept()

    # inside

    def _make_form(self) -> None:
        words = self._words
        self._form = QFormLayout()
        self.name = QLineEdit(self._path.stem, self)
        self.name.textChanged.connect(self._wait)
        self.encoding, self.separator, self.dates = QComboBox(self), QComboBox(self), QComboBox(self)
        self.encoding.setAccessibleName(words.text("Encoding"))
        self.encoding.addItem(words.text("found out"), "")
        for each in ENCODINGS:
            self.encoding.addItem(each, each)
        self.separator.addItem(words.text("found out"), "")
        for each in SEPARATORS:
            self.separator.addItem(words.text(_SEPARATOR_NAMES[each]), each)
        self.dates.addItem(words.text("leave out what can be read in two ways"), "")
        self.dates.addItem(words.text("day first: 03/05/2024 is 3 May"), DateOrder.DAY_FIRST.value)
        self.dates.addItem(words.text("month first: 03/05/2024 is 5 March"), DateOrder.MONTH_FIRST.value)
        self.encoding.currentIndexChanged.connect(self._look)
        self.separator.currentIndexChanged.connect(self._look)
        self.dates.currentIndexChanged.connect(self._wait)
        self.replaces = QCheckBox(words.text("Replace the layer of that name"), self)
        self.replaces.setVisible(False)
        self.replaces.toggled.connect(self._wait)
        file = QLabel(str(self._path), self)
        file.setTextFormat(Qt.TextFormat.PlainText)
        file.setWordWrap(True)
        self._form.addRow(words.text("File"), file)
        self._form.addRow(words.text("Title"), self.name)
        self._form.addRow("", self.replaces)
        how = QHBoxLayout()
        how.setSpacing(8)
        for told, box in (
            ("", self.encoding),
            (words.text("Separator"), self.separator),
            (words.text("Dates"), self.dates),
        ):
            if told:
                label = QLabel(told, self)
                label.setBuddy(box)
                how.addSpacing(10)
                how.addWidget(label)
            how.addWidget(box, 2 if box is self.dates else 1)
        self._form.addRow(words.text("Encoding"), how)

    def _make_table(self, theme: Theme) -> None:
        words = self._words
        self._hint = QLabel(words.text("What each column holds, over the first rows of the table:"), self)
        set_role(self._hint, "faint")
        self.table = QTableWidget(self)
        self.table.setAccessibleName(words.text("Columns of the table"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setFont(theme.font(size="small"))
        self.table.setMinimumHeight(280)


def _raise(error: Exception) -> None:
    raise error
