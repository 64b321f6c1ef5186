"""The filters in force, each as a chip that takes itself back, and *clear all*."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefviewer.app.workspace import Admission, Workspace
from briefviewer.domain.facet import AsOfMode, Facet, Undated
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.flow import FlowLayout
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_day
from briefviewer.words.labels import label


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
            button = QPushButton(chip.text.replace("&", "&&") + "  ×", self._chips)
            set_role(button, "chip-excluded" if chip.is_exclusion else "chip")
            button.setToolTip(self._words.text("Take this filter back"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, chip=chip: chip.take_back())
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(chips))
        self._chips.updateGeometry()
