"""Asks for a date to go to, or for a range: one field or two that take dates as people type them."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from briefviewer.domain.facet import DayRange
from briefviewer.domain.time import Shape, first_day, last_day
from briefviewer.domain.typed_dates import TypedDate
from briefviewer.ui.date_field import DateField
from briefviewer.ui.theme import set_role
from briefviewer.words import Words
from briefviewer.words.dates import long_range


def spanned_days(first: TypedDate | None, last: TypedDate | None) -> DayRange | None:
    """The days two dates span, unwidened; one that is missing leaves its side open, unless the other is a range itself.

    None where there is no date, or they run backwards.
    """
    if first is not None and last is None and first.when.shape is Shape.INTERVAL:
        last = first
    days = DayRange(
        first_day(first.when) if first is not None else None,
        last_day(last.when) if last is not None else None,
    )
    if days.first is None and days.last is None:
        return None
    if days.first is not None and days.last is not None and days.first > days.last:
        return None
    return days


class DateDialog(QDialog):
    """Tells in words what was understood while it is typed.

    Args:
        today: For *last month* and its like.
        year: The year meant where none is typed.
    """

    days_given = Signal(object)

    def __init__(
        self,
        words: Words,
        parent: QWidget | None = None,
        *,
        asks_range: bool,
        shown: DayRange | None = None,
        today: date | None = None,
        year: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._asks_range = words, asks_range
        self.setWindowTitle(words.text("Briefing range") if asks_range else words.text("Go to a date"))
        self.setMinimumWidth(440)
        names = (words.text("From"), words.text("To")) if asks_range else (words.text("Date"), "")
        self.first = DateField(words, self, today=today, year=year, name=names[0])
        self.last = DateField(words, self, today=today, year=year, name=names[1])
        self.first.line.setPlaceholderText(words.text("such as late Oct 2025, 25.8.2025, since 2024"))
        self.last.line.setPlaceholderText(words.text("such as November 2025; empty leaves it open"))
        if shown is not None:
            self.first.setText(shown.first.isoformat() if shown.first else "")
            self.last.setText(shown.last.isoformat() if shown.last else "")
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        set_role(self._told, "muted")
        form = QFormLayout()
        form.addRow(names[0], self.first)
        if asks_range:
            form.addRow(names[1], self.last)
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
        layout.addStretch()
        layout.addWidget(self._buttons)
        self.first.changed.connect(self._tell)
        self.last.changed.connect(self._tell)
        self._tell()

    def _days(self) -> DayRange | None:
        fields = (self.first, self.last) if self._asks_range else (self.first,)
        if any(field.date is None and not field.is_empty for field in fields):
            return None
        return spanned_days(self.first.date, self.last.date if self._asks_range else self.first.date)

    def _tell(self) -> None:
        days = self._days()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(days is not None)
        both = self.first.date is not None and self.last.date is not None
        set_role(self._told, "error" if both and days is None else "muted")
        if days is not None:
            self._told.setText(long_range(days.first, days.last, self._words) if self._asks_range else "")
        elif both:
            self._told.setText(self._words.text("This range runs backwards; give the earlier date first."))
        elif self.first.is_empty and self.last.is_empty:
            self._told.setText(
                self._words.text("Write it as you would say it, or as EDTF: Aug 2025, late Oct 2025, Q3 2025, 2024/..")
            )
        else:
            self._told.setText("")
        self._told.setVisible(bool(self._told.text()))
        self._make_room()

    def _make_room(self) -> None:
        """Grow with what is told: a dialog does not do so by itself for words that wrap."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _give(self) -> None:
        days = self._days()
        if days is not None:
            self.accept()
            self.days_given.emit(days)
