"""Answers *why is this event here*, or not: part by part of what is asked for, and where on the timeline it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from briefviewer.app.reasons import Reason, reasons
from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import Board, Event, EventId
from briefviewer.domain.interval import Certainty
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.selection_words import part_in_words
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_range
from briefviewer.words.labels import heading

_MET, _UNMET = "✓", "✕"
_WIDTH = 520


class WhyDialog(QDialog):
    """A verdict, a line for each part of the filters, and the way to have the event listed.

    Args:
        lanes: The lanes in which the event stands on the axis; none where it stands beside it.
    """

    unhide_wished = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        event: EventId,
        lanes: Sequence[str],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        told = workspace.store.event(event)
        found = reasons(workspace.store, workspace.brief_filters, event)
        is_listed = not workspace.hiding(event)
        self.setWindowTitle(
            words.text("Why is this event here?") if is_listed else words.text("Why is this event not here?")
        )
        self.lines = [*(self._line(each) for each in found), self._place(told, lanes, is_listed=is_listed)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        title = self._label(told.title)
        title.setFont(theme.font("reading", "reading", 600))
        verdict = self._label(self._verdict(found, is_listed=is_listed))
        set_role(verdict, "muted")
        layout.addWidget(title)
        layout.addWidget(verdict)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for number, (sign, text) in enumerate(self.lines):
            mark = self._label(sign)
            set_role(mark, "error" if sign == _UNMET else "muted")
            grid.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(text), number, 1)
        layout.addLayout(grid)
        layout.addStretch()
        buttons = QHBoxLayout()
        self.unhide = QPushButton(words.text("Take these filters back"), self)
        self.unhide.setVisible(not is_listed)
        self.unhide.clicked.connect(lambda: self.unhide_wished.emit(event))
        self.unhide.clicked.connect(self.accept)
        close = QPushButton(words.text("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons.addWidget(self.unhide)
        buttons.addStretch()
        buttons.addWidget(close)
        layout.addLayout(buttons)
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _verdict(self, found: Sequence[Reason], *, is_listed: bool) -> str:
        words = self._words
        if not is_listed:
            return words.text("It is not listed: something below leaves it out.")
        if any(each.part.range is None for each in found):
            return words.text("It is listed: it meets all that is asked for.")
        return words.text("It is listed: no filter is in force.")

    def _line(self, reason: Reason) -> tuple[str, str]:
        words, library = self._words, self._workspace.store.library
        if reason.part.range is not None:
            days = short_range(reason.part.range.first, reason.part.range.last, words)
            said = {
                Certainty.CERTAIN: words.text("In the briefing range, {days}: certainly", days=days),
                Certainty.POSSIBLE: words.text(
                    "In the briefing range, {days}: possibly, as its date may lie outside", days=days
                ),
                None: words.text("Not in the briefing range, {days}; the timeline shows it all the same", days=days),
            }
            return (_MET if reason.is_met else "–"), said[reason.certainty]
        told = part_in_words(reason.part, library, words)
        by = self._by(reason)
        if by:
            told = words.text("{part}, by way of {values}", part=told, values=", ".join(by))
        if reason.certainty is Certainty.POSSIBLE:
            told = words.text("{part}: possibly", part=told)
        return (_MET if reason.is_met else _UNMET), told

    def _by(self, reason: Reason) -> Sequence[str]:
        """The names of the event's own values, where they say more than what is asked for does."""
        part, library, words = reason.part, self._workspace.store.library, self._words
        asked = {each for choices in part.include.values() for choice in choices for each in choice}
        asked.update(each for values in part.exclude.values() for each in values)
        facet = next(iter((*part.include, *part.exclude)), None)
        named = [each for each in reason.by if each in asked]
        if facet is None or (named and len(asked) == 1):
            return ()
        return [value_name(facet, each, library, words) for each in named or reason.by]

    def _place(self, event: Event, lanes: Sequence[str], *, is_listed: bool) -> tuple[str, str]:
        words = self._words
        if not is_listed:
            return "–", words.text("Once listed, it stands where its board and date put it.")
        if lanes:
            return _MET, words.text("On the axis, in {lanes}", lanes=", ".join(lanes))
        if event.board is not Board.TIMELINE:
            return _MET, words.text(
                "Beside the axis, under {board}: it is no happening", board=heading(event.board, words)
            )
        if event.when is None:
            return _MET, words.text("Beside the axis: its documents give it no date")
        return _MET, words.text("On the axis, in a lane that is hidden")
