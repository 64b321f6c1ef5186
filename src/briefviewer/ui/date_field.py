"""A field that takes dates as people type them, and says at once what it understood, in words and as EDTF.

What can be read in two ways is offered as a choice; until one is made the field holds no date. What cannot be read is
told with what would be. Used wherever a date is typed.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.time import EdtfError, first_day, last_day
from briefviewer.domain.typed_dates import TypedDate, read_typed
from briefviewer.ui.theme import set_role
from briefviewer.words import Words
from briefviewer.words.dates import long_date, long_range
from briefviewer.words.problems import sentence


def meaning(read: TypedDate, words: Words) -> str:
    """A reading in words, its days where the words do not name them, and its EDTF.

    >>> meaning(*read_typed("late Oct 2025"), Words.for_language("en"))
    'late October 2025 · 21 – 31 October 2025 · [2025-10-21..2025-10-31]'
    """
    told = long_date(read.when, read.modifier, words)
    days = long_range(first_day(read.when), last_day(read.when), words)
    return " · ".join(dict.fromkeys((told, days, read.when.text)))


class DateField(QWidget):
    """One line, and under it what was understood.

    ``changed`` says that the text or the choice is another; ``entered`` that Return was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(
        self,
        words: Words,
        parent: QWidget | None = None,
        *,
        today: date | None = None,
        year: int | None = None,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._words, self._today, self._year = words, today, year
        self._readings: Sequence[TypedDate] = ()
        self._chosen: TypedDate | None = None
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self._group = QButtonGroup(self)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.told)
        layout.addLayout(self._choices)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._read)
        self.line.returnPressed.connect(self.entered)
        self._read()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.line.text().strip()

    @property
    def date(self) -> TypedDate | None:
        """What is meant; None while nothing is typed, it cannot be read, or a choice has to be made."""
        return self._chosen

    @property
    def choices(self) -> Sequence[QPushButton]:
        """The readings to choose from; none where there is one meaning or none."""
        return [each for each in self._group.buttons() if isinstance(each, QPushButton)]

    def setText(self, text: str) -> None:
        """Type for the user."""
        self.line.setText(text)

    def _read(self) -> None:
        self._readings, problem = (), ""
        if not self.is_empty:
            try:
                self._readings = read_typed(self.line.text(), today=self._today, year=self._year)
            except EdtfError as error:
                problem = sentence(BriefviewerError(error.code, text=error.text), self._words)
        self._chosen = self._readings[0] if len(self._readings) == 1 else None
        self._offer_choices()
        set_role(self.told, "error" if problem else "muted")
        if problem:
            self.told.setText(problem)
        elif len(self._readings) > 1:
            self.told.setText(self._words.text("This can be read in more than one way. Which is meant?"))
        else:
            self.told.setText(meaning(self._chosen, self._words) if self._chosen else "")
        self.told.setVisible(bool(self.told.text()))
        self.line.setAccessibleDescription(self.told.text())
        self.changed.emit()

    def _offer_choices(self) -> None:
        for button in self.choices:
            self._group.removeButton(button)
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        if len(self._readings) < 2:
            return
        for reading in self._readings:
            button = QPushButton(long_date(reading.when, reading.modifier, self._words).replace("&", "&&"), self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            set_role(button, "chip")
            button.setToolTip(reading.when.text)
            button.clicked.connect(lambda _checked=False, reading=reading: self._choose(reading))
            self._group.addButton(button)
            self._choices.addWidget(button)

    def _choose(self, reading: TypedDate) -> None:
        self._chosen = reading
        self.told.setText(meaning(reading, self._words))
        self.line.setAccessibleDescription(self.told.text())
        self.changed.emit()
