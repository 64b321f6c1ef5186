"""Asks for a date to go to, or for a range: EDTF, and one field or two."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefviewer.domain.facet import DayRange
from briefviewer.domain.time import EdtfError, first_day, last_day, parse_edtf
from briefviewer.ui.theme import set_role
from briefviewer.words import Words
from briefviewer.words.dates import long_range


def typed_days(first: str, last: str) -> DayRange | None:
    """The days two typed dates span, unwidened; an empty one leaves its side open. None where nothing can be read.

    >>> typed_days("2025-08", "2025-10").last.isoformat()
    '2025-10-31'
    """
    try:
        begins = parse_edtf(first.strip()) if first.strip() else None
        ends = parse_edtf(last.strip()) if last.strip() else None
    except EdtfError:
        return None
    if begins is None and ends is None:
        return None
    days = DayRange(
        first_day(begins) if begins is not None else None,
        last_day(ends) if ends is not None else None,
    )
    if days.first is not None and days.last is not None and days.first > days.last:
        return None
    return days


class DateDialog(QDialog):
    """Tells in words what was understood while it is typed."""

    days_given = Signal(object)

    def __init__(
        self, words: Words, parent: QWidget | None = None, *, asks_range: bool, shown: DayRange | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._asks_range = words, asks_range
        self.setWindowTitle(words.text("Briefing range") if asks_range else words.text("Go to a date"))
        self.setMinimumWidth(380)
        self.first, self.last = QLineEdit(self), QLineEdit(self)
        self.first.setPlaceholderText("2025-08")
        self.last.setPlaceholderText("2025-10-31")
        if shown is not None:
            self.first.setText(shown.first.isoformat() if shown.first else "")
            self.last.setText(shown.last.isoformat() if shown.last else "")
        self._told = QLabel(self)
        set_role(self._told, "muted")
        form = QFormLayout()
        form.addRow(words.text("From") if asks_range else words.text("Date"), self.first)
        if asks_range:
            form.addRow(words.text("To"), self.last)
        self.last.setVisible(asks_range)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._buttons.accepted.connect(self._give)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.addLayout(form)
        layout.addWidget(self._told)
        layout.addWidget(self._buttons)
        self.first.textChanged.connect(self._tell)
        self.last.textChanged.connect(self._tell)
        self._tell()

    def _days(self) -> DayRange | None:
        last = self.last.text() if self._asks_range else self.first.text()
        return typed_days(self.first.text(), last)

    def _tell(self) -> None:
        days = self._days()
        is_empty = not self.first.text().strip() and not self.last.text().strip()
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(days is not None)
        set_role(self._told, "muted" if days is not None or is_empty else "error")
        if days is not None:
            self._told.setText(long_range(days.first, days.last, self._words))
        elif is_empty:
            self._told.setText(self._words.text("Write a year, a month or a day: 2025, 2025-08, 2025-08-25."))
        else:
            self._told.setText(self._words.text("This cannot be read as dates in order."))

    def _give(self) -> None:
        days = self._days()
        if days is not None:
            self.accept()
            self.days_given.emit(days)
