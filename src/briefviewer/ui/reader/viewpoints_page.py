"""The page of viewpoints: who answers which question how, each answer with its evidence, and the lists of the store."""

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from briefviewer.app.as_of import known_parts
from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.facet import Facet
from briefviewer.domain.viewpoint import Cell, EventList, ViewpointStance
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.flow import FlowLayout
from briefviewer.ui.latest_job import LatestJob
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.qt_jobs import Progress
from briefviewer.ui.reader.matrix import Answer, Badge, Matrix, Reference
from briefviewer.ui.reader.matrix_view import MatrixView
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_date
from briefviewer.words.labels import heading

_STANCE_HUES = {
    ViewpointStance.AGREES: "green",
    ViewpointStance.DISAGREES: "red",
    ViewpointStance.MIXED: "amber",
    ViewpointStance.NONE: "slate",
}


class ViewpointsPage(QWidget):
    """The matrix of the questions, and each list of the store, one of them at a time."""

    event_wished = Signal(object)
    passage_wished = Signal(object)

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._words, self._theme = workspace, words, theme
        self.setAccessibleName(words.text("Viewpoints"))
        self.matrix = MatrixView(words, theme)
        self.matrix.passage_wished.connect(self.passage_wished)
        self.setFocusProxy(self.matrix)
        self._heads = QWidget(self)
        set_role(self._heads, "page")
        self._choices = QButtonGroup(self)
        self._choices.idClicked.connect(self.turn_to)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.matrix)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._heads)
        layout.addWidget(self.pages, 1)
        self._is_stale = True
        self._sought: frozenset[Evidence] = frozenset()
        self._seeking = LatestJob(self)
        self._seeking.answered.connect(self._show_found)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.matrix.dress(theme)
        self.forget()

    def forget(self) -> None:
        """What is shown may no longer hold; it is built again when the page is looked at."""
        self._is_stale = True
        self._seeking.drop()
        if self.isVisible():
            self.show_viewpoints()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now."""
        super().showEvent(event)
        self.show_viewpoints()

    def show_viewpoints(self) -> None:
        """Build the matrix and the lists, unless they stand."""
        if not self._is_stale:
            return
        self._is_stale = False
        viewpoints, words = self._workspace.store.viewpoints, self._words
        at = self.pages.currentIndex()
        for page in [self.pages.widget(number) for number in range(1, self.pages.count())]:
            if page is not None:
                self.pages.removeWidget(page)
                page.deleteLater()
        self._seek()
        self.matrix.show_matrix(self._matrix())
        for each in viewpoints.lists:
            self.pages.addWidget(self._list(each))
        if not viewpoints.questions and not viewpoints.lists:
            self.pages.addWidget(self._page([self._remark(words.text("This store holds no viewpoints."))]))
        self._show_choices()
        least = 0 if viewpoints.questions else 1
        self.turn_to(min(max(at, least), self.pages.count() - 1))

    def turn_to(self, number: int) -> None:
        """Show the matrix (0), or a list (from 1)."""
        self.pages.setCurrentIndex(number)
        button = self._choices.button(number)
        if button is not None:
            button.setChecked(True)
        self.setFocusProxy(self.pages.currentWidget() or self.matrix)

    def _seek(self) -> None:
        """Have the passages that do not stand where they were cited looked for beside the window."""
        store = self._workspace.store
        asked = [each.evidence for each in store.viewpoints.questions]
        answered = [each.evidence for each in store.viewpoints.cells]
        cited = chain.from_iterable([*asked, *answered])
        self._sought = sought = frozenset(each for each in cited if not store.is_found_at_once(each))
        if not sought:
            self._seeking.drop()
            return

        def seek(tell: Progress) -> None:
            for number, each in enumerate(sought):
                tell(number / len(sought))
                store.excerpt(each)

        self._seeking.ask(seek)

    def _show_found(self) -> None:
        """The store knows them all now."""
        self._sought = frozenset()
        self.matrix.show_matrix(self._matrix())

    # what stands where

    def _show_choices(self) -> None:
        """A button for the questions and for each list, where there are lists."""
        viewpoints = self._workspace.store.viewpoints
        for button in self._choices.buttons():
            self._choices.removeButton(button)
        heads = QWidget(self)
        set_role(heads, "page")
        flow = FlowLayout(heads, gap=6)
        flow.setContentsMargins(14, 10, 14, 8)
        titles = {number: each.title for number, each in enumerate(viewpoints.lists, start=1)}
        if viewpoints.questions:
            titles = {0: self._words.text("Questions"), **titles}
        for number, title in titles.items():
            button = QToolButton(heads)
            button.setText(title.replace("&", "&&"))
            button.setCheckable(True)
            button.setFont(self._theme.font(size="small"))
            set_role(button, "segment")
            self._choices.addButton(button, number)
            flow.addWidget(button)
        old, self._heads = self._heads, heads
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(old, heads)
        old.hide()
        old.deleteLater()
        heads.setVisible(bool(viewpoints.lists))

    def _matrix(self) -> Matrix:
        viewpoints, library = self._workspace.store.viewpoints, self._workspace.store.library
        questions = tuple(
            Answer(each.text, self._seeking_badges(each.evidence), self._references(each.evidence))
            for each in viewpoints.questions
        )
        names = tuple(value_name(Facet.ACTOR, each, library, self._words) for each in viewpoints.contributors)
        squares = tuple(
            tuple(self._answers(viewpoints.cells_at(question.id, contributor)) for question in viewpoints.questions)
            for contributor in viewpoints.contributors
        )
        return Matrix(questions, names, squares)

    def _answers(self, cells: Sequence[Cell]) -> tuple[Answer, ...]:
        store, filters = self._workspace.store, self._workspace.filters
        known = known_parts(
            ((cell, cell.evidence[0].document if cell.evidence else None) for cell in cells), store.library, filters
        )
        return tuple(self._answer(cell, is_possible) for cell, is_possible in known.parts)

    def _answer(self, cell: Cell, is_possible: bool) -> Answer:
        words = self._words
        badges = [Badge(heading(cell.stance, words), _STANCE_HUES[cell.stance])]
        if cell.second_hand:
            badges.append(Badge(words.text("second hand")))
        if is_possible:
            badges.append(Badge(words.text("perhaps not out yet")))
        badges += self._seeking_badges(cell.evidence)
        position = " ".join(cell.position.split())
        return Answer(position, tuple(badges), self._references(cell.evidence), is_set_back=cell.second_hand)

    def _seeking_badges(self, evidence: Sequence[Evidence]) -> tuple[Badge, ...]:
        return () if self._sought.isdisjoint(evidence) else (Badge(self._words.text("being sought…")),)

    def _references(self, evidence: Sequence[Evidence]) -> tuple[Reference, ...]:
        """A link for each passage an answer rests on."""
        words = self._words
        found = []
        for each in (each for each in evidence if each not in self._sought):
            excerpt = self._workspace.store.excerpt(each)
            if excerpt.page is not None:
                told = words.text("p. {page}", page=excerpt.page)
            elif excerpt.paragraph is not None:
                told = words.text("¶ {number}", number=excerpt.paragraph)
            else:
                told = words.text("passage")
            found.append(Reference(told, excerpt))
        return tuple(found)

    def _list(self, events: EventList) -> QScrollArea:
        known = self._workspace.store.columns.rows_by_id
        listed = [each for each in events.events if each in known]
        title = Prose()
        ink = self._theme.palette.color("text")
        title.set_runs([Run(events.title, self._theme.font("reading", "title", 600), ink, 1.2)])
        return self._page([title, *(self._entry(number, each) for number, each in enumerate(listed, start=1))])

    def _page(self, parts: Sequence[QWidget]) -> QScrollArea:
        content = QWidget()
        set_role(content, "page")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(22, 14, 22, 24)
        layout.setSpacing(9)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        set_role(area, "scrolls")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _remark(self, told: str) -> Prose:
        prose = Prose()
        prose.set_runs([Run(told, self._theme.font(), self._theme.palette.color("text-muted"), 1.4)])
        return prose

    def _entry(self, number: int, event: EventId) -> Prose:
        told = self._workspace.store.event(event)
        text = Prose(clickable=True)
        theme, palette = self._theme, self._theme.palette
        summary = " ".join(told.summary.split())
        runs = [
            Run(f"{number}  ", theme.font(), palette.color("text-faint"), 1.35),
            Run(told.title, theme.font(weight=600), palette.color("link"), 1.35),
        ]
        if told.when is not None:
            date = short_date(told.when, told.modifier, self._words)
            runs.append(Run(f"  {date}", theme.font(size="small"), palette.color("text-faint"), 1.35))
        if summary:
            runs.append(Run("\n" + summary, theme.font("reading", 14), palette.color("text-body"), 1.4))
        text.set_runs(runs)
        text.clicked.connect(lambda: self.event_wished.emit(event))
        return text
