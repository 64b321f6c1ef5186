"""A document's text with the strip of its highlights; beside it, if wished, the other account of the same text.

Original and digest scroll together, paragraph by paragraph.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from briefviewer.domain.event import EventId
from briefviewer.reader.highlights import Highlight
from briefviewer.reader.page import Page
from briefviewer.reader.pairing import counterpart
from briefviewer.ui.reader.highlight_strip import HighlightStrip
from briefviewer.ui.reader.page_painter import Look
from briefviewer.ui.reader.page_view import PageView
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

_SIDE_BY_SIDE_FROM = 620


class ReadingPair(QWidget):
    """One page, or two that scroll together."""

    event_wished = Signal(object)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._beside: Page | None = None
        self._follows = False
        told = words.text("Where in the document passages are marked")
        self.view, self.other = PageView(theme), PageView(theme)
        self.strip = HighlightStrip(theme, self)
        self.strip.setToolTip(told)
        self.strip.setAccessibleName(told)
        self.strip.passage_wished.connect(self.view.go_to)
        self.strip.offset_wished.connect(self.view.go_to_offset)
        self.view.setAccessibleName(words.text("Text of the document"))
        for view in (self.view, self.other):
            view.event_wished.connect(self.event_wished)
        self.view.scrolled.connect(self._follow_view)
        self.other.scrolled.connect(self._follow_other)
        reading = QWidget(self)
        row = QHBoxLayout(reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.strip)
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setContentsMargins(16, 6, 12, 0)
        set_role(self._head, "section")
        self._side = QWidget(self)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.other, 1)
        self.panes = QSplitter(Qt.Orientation.Horizontal, self)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self.panes.addWidget(reading)
        self.panes.addWidget(self._side)
        self._side.setVisible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panes)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        for part in (self.view, self.other, self.strip):
            part.dress(theme)
        self._head.setFont(theme.font(size="caption", weight=600))

    @property
    def page(self) -> Page | None:
        """The page shown, beside which another may stand."""
        return self._page

    def stand_at_block(self, number: int, share: float) -> None:
        """Bring a block of the page to the top, a share of it gone by; the other follows."""
        self.view.stand_at_block(number, share)
        self._follow_view()

    def show_page(self, page: Page | None, marked: Sequence[Highlight], looks: Mapping[EventId, Look]) -> None:
        """Show a page."""
        self._page = page
        self.view.show_page(page, marked, looks)
        self.strip.show_marks(marked, len(page.text) if page is not None else 0)
        self._follow_view()

    def show_beside(
        self, page: Page | None, marked: Sequence[Highlight], looks: Mapping[EventId, Look], name: str = ""
    ) -> None:
        """Show another account of the same text beside it; None takes it away."""
        self._beside = page
        self._head.setText(name.upper())
        self.other.setAccessibleName(name)
        self.other.show_page(page, marked, looks)
        was_there = self._side.isVisibleTo(self)
        self._side.setVisible(page is not None)
        if page is not None and not was_there:
            self._turn()
            half = max(self.panes.width(), self.panes.height()) // 2
            self.panes.setSizes([half, half])
        self._follow_view()

    def mark_event(self, event: EventId | None) -> None:
        """Show the passages of one event more strongly than the others."""
        for part in (self.view, self.other, self.strip):
            part.mark_event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one above the other."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= _SIDE_BY_SIDE_FROM
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self.panes.orientation() is not wanted:
            self.panes.setOrientation(wanted)

    def _follow_view(self) -> None:
        self.strip.show_view(self.view.offset_in_sight(), self.view.last_in_sight())
        self._lead(self.view, self._page, self.other, self._beside)

    def _follow_other(self) -> None:
        self._lead(self.other, self._beside, self.view, self._page)

    def _lead(self, view: PageView, page: Page | None, other: PageView, beside: Page | None) -> None:
        """Bring the other to the paragraph that this one shows."""
        if self._follows or page is None or beside is None or not self._side.isVisibleTo(self):
            return
        self._follows = True
        other.stand_at_block(*counterpart(page, *view.block_in_sight(), beside))
        self._follows = False
        if other is self.view:
            self.strip.show_view(self.view.offset_in_sight(), self.view.last_in_sight())
