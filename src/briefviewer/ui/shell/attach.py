"""Taking in originals, by dialog or by dropping files on the window, and saying what came of each."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.attaching import Candidate, Refused, Taken, take_in
from briefviewer.app.ports import EventStore
from briefviewer.domain.document import Attached, DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.excerpt import Cited
from briefviewer.ui.facets.names import document_name
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.problems import sentence
from briefviewer.words.sources import state_in_words

_SHOWN_UNSETTLED = 200


def dropped_files(data: QMimeData) -> Sequence[Path]:
    """The local files of a drop; nothing from the network."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile() and Path(url.toLocalFile()).is_file()]


def ask_for_files(parent: QWidget, words: Words) -> Sequence[Path]:
    """The files a person chooses."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, words.text("Attach originals"), str(Path.home()))
    return [Path(each) for each in chosen]


class AttachDialog(QDialog):
    """Takes files in and lists what came of each; a file nobody knows is taken for a document only by choice."""

    attached = Signal()
    """A document has its original now."""
    event_wished = Signal(object)

    def __init__(
        self,
        store: EventStore,
        files: Sequence[Path],
        words: Words,
        theme: Theme,
        parent: QWidget | None = None,
        wanted: DocumentId | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._words, self._theme, self._wanted = store, words, theme, wanted
        self._files = tuple(files)
        self.outcomes: list[Taken | Refused] = []
        self.setWindowTitle(words.text("Attach originals"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 380)
        content = QWidget(self)
        set_role(content, "page")
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(18, 14, 18, 14)
        self._rows.setSpacing(0)
        self._rows.addStretch()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 18, 14)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addLayout(foot)

    def begin(self) -> None:
        """Take the files in, one after the other, each with a row of its own."""
        for number, file in enumerate(self._files):
            outcome = take_in(self._store, file)
            self.outcomes.append(outcome)
            row = QWidget(self)
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 12 if number else 0, 0, 12)
            column.setSpacing(6)
            self._tell(outcome, number, column)
            if number:
                self._rows.insertWidget(self._rows.count() - 1, self._line())
            self._rows.insertWidget(self._rows.count() - 1, row)
        if any(isinstance(each, Taken) for each in self.outcomes):
            self.attached.emit()

    # rows

    def _tell(self, outcome: Taken | Refused, number: int, column: QVBoxLayout) -> None:
        head = Prose()
        is_taken = isinstance(outcome, Taken)
        sign, colour = ("✓", "verified") if is_taken else ("×", "error")
        name = outcome.file.name
        head.set_runs([self._run(sign + "  ", colour, 600), self._run(name, "text", 600)])
        column.addWidget(head)
        if isinstance(outcome, Taken):
            self._say(column, outcome_sentence(outcome.attached, self._store, self._words))
            self._tell_unsettled(outcome.unsettled, column)
        elif outcome.candidates:
            self._say(column, self._why_not(outcome))
            self._offer(outcome, number, column)
        else:
            self._say(column, sentence(outcome.error, self._words))

    def _why_not(self, refused: Refused) -> str:
        words, best = self._words, refused.candidates[0]
        size = f"{refused.size:,}" if refused.size is not None else "?"
        told = [
            words.text("This file of {size} bytes is not the one any document was made from.", size=size),
        ]
        asked = [each for each in refused.candidates if each.size is not None]
        if asked:
            wanted = next((each for each in asked if each.document == self._wanted), asked[0])
            name = document_name(wanted.document, self._store.library)
            told.append(words.text("{document} asks for {size} bytes.", document=name, size=f"{wanted.size:,}"))
        if best.is_likely:
            name = document_name(best.document, self._store.library)
            share = f"{best.likeness * 100:.0f}"
            told.append(
                words.text(
                    "{share} %\u00a0of the names and figures of {document} stand in it.", share=share, document=name
                )
            )
        else:
            told.append(words.text("It is like none of them."))
        return " ".join(told)

    def _offer(self, refused: Refused, number: int, column: QVBoxLayout) -> None:
        """The way to take it for a document all the same."""
        words = self._words
        chooser = QComboBox(self)
        chooser.setAccessibleName(words.text("Take it for"))
        for each in refused.candidates:
            chooser.addItem(self._choice(each), each.document)
        at = chooser.findData(self._wanted) if self._wanted is not None else -1
        chooser.setCurrentIndex(max(at, 0))
        take = QPushButton(words.text("Take it for this document"), self)
        take.setAutoDefault(False)
        told = words.text("Its excerpts are looked for again, and every one that moved or is lost is told.")
        take.setToolTip(tool_tip(told))
        take.clicked.connect(lambda: self._take(number, DocumentId(chooser.currentData()), column))
        box = QHBoxLayout()
        box.addWidget(chooser, 1)
        box.addWidget(take)
        column.addLayout(box)

    def _choice(self, candidate: Candidate) -> str:
        name = document_name(candidate.document, self._store.library)
        if candidate.differing is not None:
            return self._words.plural(
                "{document} · differs in {n} paragraph",
                "{document} · differs in {n} paragraphs",
                candidate.differing,
                document=name,
            )
        share = f"{candidate.likeness * 100:.0f}"
        return self._words.text("{document} · {share} %\u00a0of its names and figures", document=name, share=share)

    def _take(self, number: int, document: DocumentId, column: QVBoxLayout) -> None:
        outcome = take_in(self._store, self._files[number], document)
        self.outcomes[number] = outcome
        _clear(column)
        self._tell(outcome, number, column)
        if isinstance(outcome, Taken):
            self.attached.emit()

    def _tell_unsettled(self, unsettled: Sequence[Cited], column: QVBoxLayout) -> None:
        """Every excerpt that is not where it was; nothing moves in silence."""
        for each in unsettled[:_SHOWN_UNSETTLED]:
            event = self._store.event(each.event)
            line = Prose(clickable=True)
            state = state_in_words(each.excerpt, self._words)
            colour = "lost" if each.excerpt.score is None else "text-muted"
            line.set_runs([self._run(event.short or event.title, "link"), self._run("  " + state, colour)])
            line.setToolTip(tool_tip(event.title))
            line.clicked.connect(lambda event=each.event: self._go(event))
            column.addWidget(line)
        rest = len(unsettled) - _SHOWN_UNSETTLED
        if rest > 0:
            self._say(column, self._words.plural("{n} more.", "{n} more.", rest))

    def _go(self, event: EventId) -> None:
        self.event_wished.emit(event)
        self.close()

    def _say(self, column: QVBoxLayout, told: str) -> None:
        prose = Prose()
        prose.set_runs([self._run(told, "text-body")])
        column.addWidget(prose)

    def _run(self, text: str, colour: str, weight: int = 400) -> Run:
        return Run(text, self._theme.font(weight=weight), self._theme.palette.color(colour), 1.4)

    def _line(self) -> QFrame:
        line = QFrame(self)
        set_role(line, "line")
        line.setFixedHeight(1)
        return line


def outcome_sentence(attached: Attached, store: EventStore, words: Words) -> str:
    """``Sejong Focus attached: 68 excerpts verified.``, with what moved or was lost."""
    name = document_name(attached.document, store.library)
    told = [
        words.plural(
            "{name} attached: {n} excerpt verified.",
            "{name} attached: {n} excerpts verified.",
            attached.verified,
            name=name,
        )
    ]
    if attached.moved:
        told.append(words.plural("{n} excerpt moved.", "{n} excerpts moved.", attached.moved))
    if attached.lost:
        told.append(words.plural("{n} excerpt lost.", "{n} excerpts lost.", attached.lost))
    return " ".join(told)


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
