"""The filters in force, each as a chip that takes itself back, and *clear all*."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import AsOfMode, Facet, Undated
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.flow import FlowLayout
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_day
from briefviewer.words.labels import label

_CROSS = "  ×"
_NARROWEST = 64
_ROUNDING = 2
"""Pixels that widths of text may be off at scales that are no whole number."""


@dataclass(frozen=True)
class Chip:
    """A filter in words, and what takes it back."""

    text: str
    is_exclusion: bool
    take_back: Callable[[], None]


def chips_of(workspace: Workspace, words: Words) -> Sequence[Chip]:
    """The filters in force, in the order of the facets."""
    filters, library = workspace.filters, workspace.store.library
    chips = []
    for facet, choices in filters.include.items():
        chips += [
            Chip(value_name(facet, value, library, words), False, _freeing(workspace, facet, value))
            for value in dict.fromkeys(each for choice in choices for each in choice)
        ]
    for facet, values in filters.exclude.items():
        for value in values:
            told = words.text("not {value}", value=value_name(facet, value, library, words))
            chips.append(Chip(told, True, _freeing(workspace, facet, value)))
    for query in filters.text:
        left = tuple(each for each in filters.text if each != query)
        chips.append(Chip(words.text("“{query}”", query=query), False, partial(workspace.set_text, left)))
    if filters.as_of is not None:
        day = short_day(filters.as_of, words)
        is_known = filters.as_of_mode is AsOfMode.KNOWN
        told = words.text("known by {day}", day=day) if is_known else words.text("happened by {day}", day=day)
        chips.append(Chip(told, False, lambda: workspace.set_as_of(None)))
    if filters.undated not in (None, Undated.WITH):
        chips.append(Chip(label(filters.undated, words), False, lambda: workspace.set_undated(None)))
    return chips


def _freeing(workspace: Workspace, facet: Facet, value: str) -> Callable[[], None]:
    return lambda: workspace.admit(facet, value, Admission.NEITHER)


class ChipButton(QPushButton):
    """A chip whose words give way where there is no room for them all, so that its × is always in sight."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setAccessibleName(text)
        self._tell(text)

    def sizeHint(self) -> QSize:
        """As wide as all its words."""
        shown = super().sizeHint()
        metrics = self.fontMetrics()
        missing = metrics.horizontalAdvance(self._whole + _CROSS) - metrics.horizontalAdvance(self._shown + _CROSS)
        return QSize(shown.width() + max(missing, 0), shown.height())

    def minimumSizeHint(self) -> QSize:
        """A few letters and the cross."""
        shown = self.sizeHint()
        return QSize(min(shown.width(), _NARROWEST), shown.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        metrics, missing = self.fontMetrics(), self.sizeHint().width() - self.width()
        if missing <= _ROUNDING:
            self._tell(self._whole)
        else:
            room = metrics.horizontalAdvance(self._whole) - missing
            self._tell(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room))

    def _tell(self, shown: str) -> None:
        self._shown = shown
        self.setText(shown.replace("&", "&&") + _CROSS)


class ChipBar(QWidget):
    """Shows nothing where nothing is narrowed."""

    all_cleared = Signal()

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._title = QLabel(words.text("Filters").upper(), self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._title, "section")
        self._clear = QPushButton(words.text("clear all"), self)
        set_role(self._clear, "link")
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.clicked.connect(self.all_cleared)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._clear)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips, gap=5)
        rule = QFrame(self)
        set_role(rule, "line")
        rule.setFixedHeight(1)
        inside = QVBoxLayout()
        inside.setContentsMargins(14, 9, 14, 12)
        inside.setSpacing(6)
        inside.addLayout(head)
        inside.addWidget(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule)
        layout.addLayout(inside)
        self.dress(theme)
        self.setVisible(False)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._title.setFont(theme.font(size="caption", weight=600))
        self._clear.setFont(theme.font(size="small"))

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these filters."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            assert widget is not None
            widget.hide()
            widget.deleteLater()
        for chip in chips:
            button = ChipButton(chip.text, self._chips)
            set_role(button, "chip-excluded" if chip.is_exclusion else "chip")
            button.setToolTip(tool_tip(f"{chip.text}\n{self._words.text('Take this filter back')}"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, chip=chip: chip.take_back())
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(chips))
        self._chips.updateGeometry()
