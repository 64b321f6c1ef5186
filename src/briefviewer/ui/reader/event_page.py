"""The page that tells about one event: what, when, who says so, on which words, and what speaks against it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from briefviewer.app.as_of import known_parts
from briefviewer.app.workspace import Workspace
from briefviewer.domain.dating import earliest_document
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Board, Event, EventId, Figure, Role
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.facet import Facet
from briefviewer.domain.time import Basis
from briefviewer.reader.context import InContext, in_context
from briefviewer.reader.page import Page
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.flow import FlowLayout
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.reader.event_relations import EventRelations
from briefviewer.ui.reader.event_text import CopyForm
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.reader.sections import a_line, add_section
from briefviewer.ui.selection_words import part_in_words
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import external_date, long_date, precision_in_words
from briefviewer.words.figures import figure_value
from briefviewer.words.labels import label
from briefviewer.words.sources import attributed_name, attribution_sentence, coverage_sentence, origin_sentence

_SIDE = 22
_WIDEST = 660


class EventPage(QScrollArea):
    """Shows the workspace's active event. Everything it names can be clicked."""

    event_wished = Signal(object)
    passage_wished = Signal(object)
    attach_wished = Signal(object)
    value_wished = Signal(object, str)
    listing_wished = Signal(object)
    copy_wished = Signal(object)

    def __init__(
        self, workspace: Workspace, page_of: Callable[[DocumentId], Page | None], words: Words, theme: Theme
    ) -> None:
        super().__init__()
        self._workspace, self._page_of, self._words, self._theme = workspace, page_of, words, theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.text("Event"))
        set_role(self, "scrolls")
        self._shown: EventId | None = None
        self.show_event()

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self.show_event()

    def show_event(self) -> None:
        """Build the page anew for the active event."""
        active = self._workspace.active
        is_same = active == self._shown
        at = self.verticalScrollBar().value()
        content = QWidget()
        set_role(content, "page")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(_SIDE, 16, self._right_margin(), 24)
        layout.setSpacing(0)
        if active is None:
            self._tell_nothing(layout)
        else:
            self._tell(self._workspace.store.event(active), layout)
        layout.addStretch()
        self.setWidget(content)
        self._shown = active
        self.verticalScrollBar().setValue(at if is_same else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines of a length one likes to read."""
        super().resizeEvent(event)
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is not None:
            layout.setContentsMargins(_SIDE, 16, self._right_margin(), 24)

    def _right_margin(self) -> int:
        return max(_SIDE, self.viewport().width() - _WIDEST - _SIDE)

    # the parts, from the top

    def _tell_nothing(self, layout: QVBoxLayout) -> None:
        words, store = self._words, self._workspace.store
        if len(store.columns):
            head = words.text("No event chosen")
            hints = [words.text("Click a mark on the timeline, or search with Ctrl+K.")]
        else:
            head = words.text("No events yet")
            hints = [
                words.text("Write them in {folder}; the file there shows how.", folder=store.path / "events"),
                words.text("Then read the store again (F5)."),
            ]
            if store.problems:
                hints.append(words.text("What could not be read is told under Problems of the store (Ctrl+Shift+M)."))
        self._prose(layout, [self._run(head, self._font("reading", "title", 600), "text", 1.2)])
        layout.addSpacing(6)
        for hint in hints:
            self._prose(layout, [self._run(hint, self._font("ui", "ui"), "text-muted")])
            layout.addSpacing(4)

    def _tell(self, event: Event, layout: QVBoxLayout) -> None:
        store, words, filters = self._workspace.store, self._words, self._workspace.filters
        self._tell_hidden(event, layout)
        self._prose(layout, [self._run(event.title, self._font("reading", "title", 600), "text", 1.2)])
        layout.addSpacing(10)
        layout.addLayout(self._headline(event))
        layout.addSpacing(11)
        if event.summary:
            self._prose(
                layout, [self._run(" ".join(event.summary.split()), self._font("reading", "reading"), "text", 1.42)]
            )
            layout.addSpacing(8)
        self._prose(layout, [self._run(self._provenance(event), self._font("ui", "small"), "text-muted", 1.4)])
        layout.addSpacing(12)
        self._chips(event, layout)
        figures = known_parts(((figure, figure.document) for figure in event.figures), store.library, filters)
        if figures.parts:
            self._section(layout, words.text("Figures"))
            for figure, _ in figures.parts:
                self._figure(figure, layout)
        excerpts = known_parts(
            ((each, each.evidence.document) for each in store.excerpts(event.id)), store.library, filters
        )
        if excerpts.parts:
            self._section(layout, words.text("Evidence · {n}", n=len(excerpts.parts)))
            for excerpt, is_possible in excerpts.parts:
                self._card(excerpt, is_possible, layout)
        if excerpts.vanished:
            told = words.plural(
                "{n} excerpt was not out by then.", "{n} excerpts were not out by then.", excerpts.vanished
            )
            self._prose(layout, [self._run(told, self._font("ui", "small"), "text-faint")])
        relations = EventRelations(event, self._workspace, words, self._theme)
        relations.event_wished.connect(self.event_wished)
        layout.addWidget(relations)
        if event.notes:
            self._section(layout, words.text("Notes of ours, not from the documents"))
            for note in event.notes:
                self._note(note, layout)
        self._ways_to_copy(layout)

    def _tell_hidden(self, event: Event, layout: QVBoxLayout) -> None:
        """Why the event is not on the timeline now, and the way to have it there."""
        hiding, words = self._workspace.hiding(event.id), self._words
        if not hiding:
            return
        library = self._workspace.store.library
        parts = " · ".join(part_in_words(each, library, words) for each in hiding)
        box = QFrame()
        set_role(box, "notice")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 8, 12, 8)
        told = words.text("Not listed now, because of these filters: {filters}", filters=parts)
        self._prose(inside, [self._run(told, self._font("ui", "small"), "text-body", 1.35)])
        button = QPushButton(words.text("Take them back"))
        set_role(button, "link")
        button.setFont(self._font("ui", "small"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.listing_wished.emit(event.id))
        inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(box)
        layout.addSpacing(14)

    def _headline(self, event: Event) -> QHBoxLayout:
        words, library = self._words, self._workspace.store.library
        kind = library.kinds.get(event.kind)
        badge = QLabel(value_name(Facet.KIND, event.kind, library, words), self)
        badge.setTextFormat(Qt.TextFormat.PlainText)
        badge.setFont(self._font("ui", "small", 600))
        hue = self._theme.palette.hue(kind.hue if kind is not None else "slate")
        badge.setStyleSheet(f"background: {hue.soft}; color: {hue.text}; border-radius: 3px; padding: 1px 7px;")
        badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        told = [long_date(event.when, event.modifier, words)]
        if event.when is not None:
            told.append(precision_in_words(event.when, event.modifier, words))
        if event.role in (Role.ATTESTED, Role.FORECAST):
            told.append(label(event.role, words))
        if event.basis is Basis.DERIVED:
            told.append(label(event.basis, words))
        told.append(label(event.status, words))
        if event.board not in (Board.TIMELINE, Board.UNDATED):
            told.append(words.text("stands beside the timeline, under {board}", board=label(event.board, words)))
        line = Prose()
        line.set_runs([self._run(" · ".join(told), self._font("ui", "ui"), "text-muted", 1.35)])
        row = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(line, 1)
        return row

    def _provenance(self, event: Event) -> str:
        words, library = self._words, self._workspace.store.library
        told = [attribution_sentence(event, library, words)]
        origin = self._workspace.store.origin(event.id)
        if origin is not None:
            told.append(origin_sentence(origin, words))
        if event.likelihood is not None:
            told.append(words.text("Likelihood: {likelihood}.", likelihood=label(event.likelihood, words)))
        if event.place:
            told.append(words.text("Place: {place}.", place=event.place))
        published = earliest_document(event, library)
        if published is not None:
            told.append(words.text("Known from {date}.", date=long_date(published.when, None, words)))
        told.append(coverage_sentence(event, library, words))
        lines = [" ".join(each for each in told if each)]
        if event.external is not None:
            outside = words.text("From elsewhere: {date}.", date=external_date(event.external, words))
            lines.append(" ".join(part for part in (outside, " ".join(event.external.note.split())) if part))
        return "\n".join(lines)

    def _chips(self, event: Event, layout: QVBoxLayout) -> None:
        library, words = self._workspace.store.library, self._words
        box = QWidget(self)
        flow = FlowLayout(box, gap=6)
        for participant in event.actors:
            name = value_name(Facet.ACTOR, participant.id, library, words)
            told = words.text("{actor} ({role})", actor=name, role=participant.role) if participant.role else name
            flow.addWidget(self._chip(told, "chip", Facet.ACTOR, participant.id))
        for theme in event.themes:
            flow.addWidget(self._chip(value_name(Facet.THEME, theme, library, words), "chip-line", Facet.THEME, theme))
        if flow.count():
            layout.addWidget(box)
        else:
            box.deleteLater()

    def _chip(self, told: str, role: str, facet: Facet, value: str) -> QPushButton:
        chip = QPushButton(told.replace("&", "&&"))
        set_role(chip, role)
        chip.setFont(self._font("ui", "small"))
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setToolTip(tool_tip(self._words.text("List only events with “{value}”", value=told)))
        chip.clicked.connect(lambda: self.value_wished.emit(facet, value))
        return chip

    def _figure(self, figure: Figure, layout: QVBoxLayout) -> None:
        words, library = self._words, self._workspace.store.library
        layout.addWidget(a_line())
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(12)
        told = figure.label[:1].upper() + figure.label[1:]
        runs = [self._run(told, self._font("ui", "ui"), "text", 1.3)]
        if figure.attributed_to:
            names = ", ".join(attributed_name(each, library, words) for each in figure.attributed_to)
            runs.append(self._run("\n" + names, self._font("ui", "small"), "text-faint", 1.3))
        name = Prose()
        name.set_runs(runs)
        value = QLabel(figure_value(figure, words))
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setFont(self._font("ui", "ui", 600))
        row.addWidget(name, 1)
        row.addWidget(value, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)

    def _card(self, excerpt: Excerpt, is_possible: bool, layout: QVBoxLayout) -> None:
        card = ExcerptCard(
            excerpt,
            self._context(excerpt),
            self._workspace.store.library,
            self._words,
            self._theme,
            is_possible=is_possible,
        )
        card.passage_wished.connect(self.passage_wished)
        card.attach_wished.connect(self.attach_wished)
        layout.addWidget(card)
        layout.addSpacing(9)

    def _context(self, excerpt: Excerpt) -> InContext | None:
        if excerpt.shown is None or excerpt.shown_in is None:
            return None
        page = self._page_of(excerpt.shown_in)
        return in_context(page, excerpt.shown) if page is not None else None

    def _note(self, note: str, layout: QVBoxLayout) -> None:
        box = QFrame()
        set_role(box, "note")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 8, 12, 8)
        self._prose(inside, [self._run(" ".join(note.split()), self._font("ui", "small"), "text-body", 1.4)])
        layout.addWidget(box)
        layout.addSpacing(6)

    def _ways_to_copy(self, layout: QVBoxLayout) -> None:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(14)
        for told, form in (
            (words.text("Copy as text"), CopyForm.TEXT),
            (words.text("as citation"), CopyForm.CITATION),
            (words.text("as Markdown"), CopyForm.MARKDOWN),
        ):
            button = QPushButton(told)
            set_role(button, "link")
            button.setFont(self._font("ui", "small"))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, form=form: self.copy_wished.emit(form))
            row.addWidget(button)
        row.addStretch()
        layout.addSpacing(18)
        layout.addLayout(row)

    # small things

    def _section(self, layout: QVBoxLayout, told: str) -> None:
        add_section(layout, told, self._theme)

    def _prose(self, layout: QVBoxLayout, runs: Sequence[Run]) -> None:
        prose = Prose()
        prose.set_runs(runs)
        layout.addWidget(prose)

    def _run(self, text: str, font: QFont, colour: str, leading: float = 1.4) -> Run:
        return Run(text, font, self._theme.palette.color(colour), leading)

    def _font(self, family: str, size: str, weight: int = 400) -> QFont:
        return self._theme.font(family, size, weight)
