"""As of which day the store is seen, by which clock: a popup that asks, a banner while it is on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import AsOfMode
from briefviewer.domain.time import last_day
from briefviewer.ui.date_field import DateField
from briefviewer.ui.facets.names import document_name
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words, counts
from briefviewer.words.dates import long_day, short_day


def document_stops(workspace: Workspace) -> Sequence[tuple[date, str]]:
    """The days on which documents came out, latest first: the last day each may have been published on."""
    library = workspace.store.library
    stops: dict[date, list[str]] = {}
    for document in library.documents.values():
        if document.digest_of is None and document.published is not None and document.published.latest is not None:
            stops.setdefault(document.published.latest, []).append(document_name(document.id, library))
    return [(day, ", ".join(names)) for day, names in sorted(stops.items(), reverse=True)]


_SEEN_AT_ONCE = 8
_ROUND_THE_LINE_PX = 40
"""Padding of a line of text, its frame, and some air."""


class AsOfPopup(QFrame):
    """Asks for a clock and a day."""

    as_of_wished = Signal(object, object)

    def __init__(
        self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget, today: date | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "popup")
        self.setMinimumWidth(360)
        title = QLabel(words.text("See the store as of a day"), self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(theme.font(weight=600))
        self.known = QRadioButton(words.text("What was known by then"), self)
        self.known.setToolTip(words.text("Only what documents that were out by then tell"))
        self.happened = QRadioButton(words.text("What had happened by then"), self)
        self.happened.setToolTip(words.text("Only what had begun by then, whenever it was told"))
        is_happened = workspace.filters.as_of_mode is AsOfMode.HAPPENED
        (self.happened if is_happened else self.known).setChecked(True)
        clocks = QButtonGroup(self)
        clocks.addButton(self.known)
        clocks.addButton(self.happened)
        self._error = QLabel(words.text("This has no last day; name a day, a month or a year."), self)
        set_role(self._error, "error")
        self._error.setVisible(False)
        self.day = DateField(words, self, today=today, name=words.text("Day"))
        self.day.line.setPlaceholderText(words.text("such as 1 Mar 2025, March 2025"))
        self.day.setText(workspace.filters.as_of.isoformat() if workspace.filters.as_of else "")
        self.day.entered.connect(self._apply_typed)
        self.day.changed.connect(self._follow_typing)
        go = QPushButton(words.text("Show"), self)
        go.clicked.connect(self._apply_typed)
        row = QHBoxLayout()
        row.addWidget(self.day, 1)
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        line = self.day.line
        line.setMinimumWidth(line.fontMetrics().horizontalAdvance(line.placeholderText()) + _ROUND_THE_LINE_PX)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        for widget in (title, self.known, self.happened):
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addWidget(self._error)
        stops = document_stops(workspace)
        if stops:
            head = QLabel(words.text("Days documents came out").upper(), self)
            head.setFont(theme.font(size="caption", weight=600))
            set_role(head, "section")
            layout.addWidget(head)
            layout.addWidget(self._stops(stops, words))
        layout.addWidget(self._link(words.text("Latest: all that is in the store"), lambda: self._wish(None)))

    def open_below(self, widget: QWidget) -> None:
        """Open under a widget, within the screen."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 6))
        self.move(corner)
        self.show()
        self.day.setFocus()

    def _stops(self, stops: Sequence[tuple[date, str]], words: Words) -> QWidget:
        """A link for each day; of many some are seen at once, and the others by scrolling."""
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        links = []
        for stop, names in stops:
            told = words.text("{day} · {documents}", day=short_day(stop, words), documents=names)
            links.append(self._link(told, lambda stop=stop: self._wish(stop)))
            column.addWidget(links[-1])
        if len(links) <= _SEEN_AT_ONCE:
            return inside
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight((links[0].sizeHint().height() + column.spacing()) * _SEEN_AT_ONCE)
        return area

    def _link(self, told: str, act: object) -> QPushButton:
        button = QPushButton(told.replace("&", "&&"), self)
        set_role(button, "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button

    def _follow_typing(self) -> None:
        self._error.setVisible(False)
        self.adjustSize()

    def _apply_typed(self) -> None:
        typed = self.day.date
        if typed is None:
            if self.day.is_empty:
                self._wish(None)
            return
        day = last_day(typed.when)
        self._error.setVisible(day is None)
        if day is not None:
            self._wish(day)
        else:
            self.adjustSize()

    def _wish(self, day: date | None) -> None:
        self.as_of_wished.emit(day, AsOfMode.HAPPENED if self.happened.isChecked() else AsOfMode.KNOWN)
        self.close()


class AsOfBanner(QFrame):
    """Says that not all is shown, why, and how to come back."""

    latest_wished = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        set_role(self, "banner")
        self._told = QLabel(self)
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._back = QPushButton(words.text("Back to latest"), self)
        set_role(self._back, "link")
        self._back.setCursor(Qt.CursorShape.PointingHandCursor)
        self._back.clicked.connect(self.latest_wished)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 5, 18, 5)
        layout.setSpacing(16)
        layout.addWidget(self._told)
        layout.addWidget(self._back)
        layout.addStretch()
        self.setVisible(False)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._told.setFont(theme.font())
        self._back.setFont(theme.font())

    def show_workspace(self, workspace: Workspace) -> None:
        """Tell the day and the clock, and what is left out for them."""
        filters = workspace.filters
        self.setVisible(filters.as_of is not None)
        if filters.as_of is None:
            return
        words, day = self._words, long_day(filters.as_of, self._words)
        selection = workspace.selection
        if filters.as_of_mode is AsOfMode.KNOWN:
            told = [words.text("What was known by {day}", day=day)]
            left = selection.not_known
            out = words.plural("{n} event was not known", "{n} events were not known", left)
        else:
            told = [words.text("What had happened by {day}", day=day)]
            left = selection.undated
            out = words.plural("{n} undated event left out", "{n} undated events left out", left)
        told.append(counts.events(len(selection.rows), words))
        if selection.possible:
            told.append(words.plural("{n} of them only possible", "{n} of them only possible", selection.possible))
        if left:
            told.append(out)
        self._told.setText(" · ".join(told))
