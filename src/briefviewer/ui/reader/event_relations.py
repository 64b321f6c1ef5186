"""What an event is to others: both sides of a contradiction, what replaced what, and all else it is related to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefviewer.app.supersession import supersession
from briefviewer.app.workspace import Workspace
from briefviewer.domain.dating import earliest_document
from briefviewer.domain.event import Event, Relation, RelationType
from briefviewer.ui.facets.names import document_name
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.reader.chain_link import ChainLink
from briefviewer.ui.reader.sections import a_line, add_section
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import long_date, short_date
from briefviewer.words.labels import label
from briefviewer.words.sources import attribution_sentence

_TOLD_APART = (RelationType.CONTRADICTS, RelationType.SUPERSEDES, RelationType.SUPERSEDED_BY)


class EventRelations(QWidget):
    """A part of the event's page. Every other event it names can be clicked."""

    event_wished = Signal(object)

    def __init__(self, event: Event, workspace: Workspace, words: Words, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._words, self._theme = workspace, words, theme
        set_role(self, "page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._tell(event, layout)

    def _tell(self, event: Event, layout: QVBoxLayout) -> None:
        relations = self._workspace.store.relations_of(event.id)
        contradictions = [each for each in relations if each.type is RelationType.CONTRADICTS]
        others = [each for each in relations if each.type not in _TOLD_APART]
        if contradictions:
            add_section(layout, self._words.text("Contradicted"), self._theme)
            for relation in contradictions:
                self._contradiction(event, self._workspace.store.event(relation.event), layout)
        self._supersession(event, layout)
        if others:
            add_section(layout, self._words.text("Related"), self._theme)
            for relation in others:
                self._relation(relation, layout)

    def _supersession(self, event: Event, layout: QVBoxLayout) -> None:
        """What replaced what, the oldest account first, the one that holds last."""
        chain = supersession(self._workspace.store, event.id)
        if not chain:
            return
        add_section(layout, self._words.text("What replaced what"), self._theme)
        for number, each in enumerate(chain):
            told = self._workspace.store.event(each)
            is_this, holds = each == event.id, number == len(chain) - 1
            row = QHBoxLayout()
            row.setContentsMargins(0, 2, 0, 2)
            row.setSpacing(10)
            row.addWidget(ChainLink(self._theme, is_first=not number, is_last=holds, is_this=is_this))
            text = Prose(clickable=not is_this)
            font = self._font("ui", "ui", 600 if is_this or holds else 400)
            runs = [self._run(told.short or told.title, font, "text" if is_this else "link", 1.3)]
            if holds:
                runs.append(
                    self._run("  " + self._words.text("holds now"), self._font("ui", "small"), "text-muted", 1.3)
                )
            text.set_runs(runs)
            text.setToolTip(tool_tip(told.title))
            if not is_this:
                text.clicked.connect(lambda each=each: self.event_wished.emit(each))
            row.addWidget(text, 1)
            row.addWidget(self._date(told), 0, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(row)

    def _date(self, event: Event) -> QLabel:
        date = QLabel(short_date(event.when, event.modifier, self._words))
        date.setTextFormat(Qt.TextFormat.PlainText)
        date.setFont(self._font("ui", "small"))
        set_role(date, "faint")
        return date

    def _contradiction(self, event: Event, other: Event, layout: QVBoxLayout) -> None:
        box = QFrame()
        set_role(box, "contradiction")
        columns = QHBoxLayout(box)
        columns.setContentsMargins(12, 10, 12, 10)
        columns.setSpacing(14)
        for number, side in enumerate((event, other)):
            if number:
                rule = a_line(vertical=True)
                columns.addWidget(rule)
            is_other = side is other
            text = Prose(clickable=is_other)
            text.set_runs(
                [
                    self._run(side.title + "\n", self._font("ui", "ui", 600), "link" if is_other else "text", 1.3),
                    self._run(self._who_and_when(side), self._font("ui", "small"), "text-muted", 1.35),
                ]
            )
            if is_other:
                text.clicked.connect(lambda side=side: self.event_wished.emit(side.id))
            columns.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(box)
        layout.addSpacing(8)

    def _who_and_when(self, event: Event) -> str:
        words, library = self._words, self._workspace.store.library
        told = [attribution_sentence(event, library, words)]
        documents = dict.fromkeys(document_name(each.document, library) for each in event.evidence)
        published = earliest_document(event, library)
        source = ", ".join(documents)
        if published is not None:
            source = words.text("{source}, {date}", source=source, date=short_date(published.when, None, words))
        told.append(source)
        if event.when is not None:
            told.append(words.text("Of {date}.", date=long_date(event.when, event.modifier, words)))
        return "\n".join(each for each in told if each)

    def _relation(self, relation: Relation, layout: QVBoxLayout) -> None:
        other = self._workspace.store.event(relation.event)
        row = QHBoxLayout()
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(12)
        text = Prose(clickable=True)
        text.set_runs(
            [
                self._run(f"→ {label(relation.type, self._words)} ", self._font("ui", "ui"), "text", 1.3),
                self._run(other.short or other.title, self._font("ui", "ui", 600), "text", 1.3),
            ]
        )
        text.setToolTip(tool_tip(other.title))
        text.clicked.connect(lambda: self.event_wished.emit(other.id))
        row.addWidget(text, 1)
        row.addWidget(self._date(other), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)

    def _run(self, text: str, font: QFont, colour: str, leading: float = 1.4) -> Run:
        return Run(text, font, self._theme.palette.color(colour), leading)

    def _font(self, family: str, size: str, weight: int = 400) -> QFont:
        return self._theme.font(family, size, weight)
