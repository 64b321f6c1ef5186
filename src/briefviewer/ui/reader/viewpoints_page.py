"""The page of viewpoints: who answers which question how, each answer with its evidence, and the lists of the store."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from briefviewer.app.as_of import known_parts
from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.facet import Facet
from briefviewer.domain.viewpoint import Cell, EventList, Question, ViewpointStance
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.flow import FlowLayout
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.labels import heading
from briefviewer.words.sources import state_in_words

_STANCE_HUES = {
    ViewpointStance.AGREES: "green",
    ViewpointStance.DISAGREES: "red",
    ViewpointStance.MIXED: "amber",
    ViewpointStance.NONE: "slate",
}


class ViewpointsPage(QScrollArea):
    """A row for each contributor, a column for each question."""

    event_wished = Signal(object)
    passage_wished = Signal(object)

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._words, self._theme = workspace, words, theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(words.text("Viewpoints"))
        self._is_stale = True

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """What is shown may no longer hold; it is built again when the page is looked at."""
        self._is_stale = True
        if self.isVisible():
            self.show_viewpoints()

    def show_viewpoints(self) -> None:
        """Build the matrix and the lists, unless they stand."""
        if not self._is_stale:
            return
        self._is_stale = False
        viewpoints, words = self._workspace.store.viewpoints, self._words
        content = QWidget()
        set_role(content, "page")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(18, 16, 18, 24)
        layout.setSpacing(0)
        if not viewpoints.questions and not viewpoints.lists:
            self._prose(layout, words.text("This store holds no viewpoints."), "ui", "ui", "text-muted")
        if viewpoints.questions:
            layout.addLayout(self._matrix(viewpoints.questions))
        for each in viewpoints.lists:
            self._list(each, layout)
        layout.addStretch()
        self.setWidget(content)

    def _matrix(self, questions: Sequence[Question]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, 64)
        viewpoints, library = self._workspace.store.viewpoints, self._workspace.store.library
        for column, question in enumerate(questions, start=1):
            box = self._box()
            inside = QVBoxLayout(box)
            inside.setContentsMargins(0, 0, 0, 10)
            self._prose(inside, question.text, "reading", 14.5, "text", 600, leading=1.3)
            inside.addWidget(self._references(question.evidence))
            inside.addStretch()
            grid.addWidget(box, 0, column)
            grid.setColumnStretch(column, 1)
        row = 1
        for contributor in viewpoints.contributors:
            rule = QFrame()
            set_role(rule, "line")
            rule.setFixedHeight(1)
            grid.addWidget(rule, row, 0, 1, len(questions) + 1)
            name = Prose()
            told = value_name(Facet.ACTOR, contributor, library, self._words)
            name.set_runs([Run(told, self._theme.font(size="ui", weight=600), self._theme.palette.color("text"), 1.25)])
            name.setFixedWidth(84)
            holder = self._box()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 10, 0, 10)
            inside.addWidget(name)
            inside.addStretch()
            grid.addWidget(holder, row + 1, 0)
            for column, question in enumerate(questions, start=1):
                cells = viewpoints.cells_at(question.id, contributor)
                grid.addWidget(self._square(cells), row + 1, column)
            row += 2
        return grid

    def _square(self, cells: Sequence[Cell]) -> QWidget:
        store, filters = self._workspace.store, self._workspace.filters
        box = self._box()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 10, 0, 12)
        inside.setSpacing(5)
        known = known_parts(
            ((cell, cell.evidence[0].document if cell.evidence else None) for cell in cells), store.library, filters
        )
        for cell, is_possible in known.parts:
            inside.addWidget(self._cell(cell, is_possible))
        if not known.parts:
            self._prose(inside, "–", "ui", "ui", "text-faint")
        inside.addStretch()
        return box

    def _cell(self, cell: Cell, is_possible: bool) -> QFrame:
        words, theme = self._words, self._theme
        box = QFrame()
        set_role(box, "second-hand" if cell.second_hand else "cell")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(*((10, 8, 10, 8) if cell.second_hand else (0, 0, 0, 0)))
        inside.setSpacing(5)
        hue = theme.palette.hue(_STANCE_HUES[cell.stance])
        marks = QWidget()
        flow = FlowLayout(marks, gap=6)
        told = [(heading(cell.stance, words), f"background: {hue.soft}; color: {hue.text};")]
        quiet = f"background: {theme.palette.color('chip')}; color: {theme.palette.color('chip-text')};"
        if cell.second_hand:
            told.append((words.text("second hand"), quiet))
        if is_possible:
            told.append((words.text("perhaps not out yet"), quiet))
        for text, look in told:
            badge = QLabel(text)
            badge.setTextFormat(Qt.TextFormat.PlainText)
            badge.setFont(theme.font(size="caption", weight=600))
            badge.setStyleSheet(look + " border-radius: 3px; padding: 1px 6px;")
            badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            flow.addWidget(badge)
        inside.addWidget(marks)
        self._prose(inside, " ".join(cell.position.split()), "reading", 14, "text", leading=1.4)
        inside.addWidget(self._references(cell.evidence))
        return box

    def _references(self, evidence: Sequence[Evidence]) -> QWidget:
        """A small button for each passage an answer rests on."""
        box = QWidget()
        flow = FlowLayout(box, gap=8)
        for each in evidence:
            excerpt = self._workspace.store.excerpt(each)
            number = excerpt.paragraph
            told = self._words.text("¶ {number}", number=number) if number is not None else self._words.text("passage")
            button = QPushButton(told)
            set_role(button, "link")
            button.setFont(self._theme.font(size="caption"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            told_in_full = f"{' '.join(excerpt.text.split())}\n\n{state_in_words(excerpt, self._words)}"
            button.setToolTip(tool_tip(told_in_full.strip()))
            button.setEnabled(excerpt.shown is not None)
            button.clicked.connect(lambda _checked=False, excerpt=excerpt: self.passage_wished.emit(excerpt))
            flow.addWidget(button)
        return box

    def _list(self, events: EventList, layout: QVBoxLayout) -> None:
        title = QLabel(events.title.upper())
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(self._theme.font(size="caption", weight=600))
        title.setWordWrap(True)
        set_role(title, "section")
        layout.addSpacing(20)
        layout.addWidget(title)
        layout.addSpacing(6)
        known = self._workspace.store.columns.rows_by_id
        for number, each in enumerate((each for each in events.events if each in known), start=1):
            layout.addWidget(self._entry(number, each))

    def _entry(self, number: int, event: EventId) -> Prose:
        told = self._workspace.store.event(event)
        text = Prose(clickable=True)
        ink, faint = self._theme.palette.color("text"), self._theme.palette.color("text-faint")
        text.set_runs(
            [Run(f"{number}  ", self._theme.font(), faint, 1.7), Run(told.title, self._theme.font(), ink, 1.5)]
        )
        text.clicked.connect(lambda: self.event_wished.emit(event))
        return text

    def _prose(
        self,
        layout: QVBoxLayout,
        text: str,
        family: str,
        size: str | float,
        colour: str,
        weight: int = 400,
        leading: float = 1.4,
    ) -> None:
        prose = Prose()
        prose.set_runs([Run(text, self._theme.font(family, size, weight), self._theme.palette.color(colour), leading)])
        layout.addWidget(prose)

    @staticmethod
    def _box() -> QFrame:
        box = QFrame()
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return box
