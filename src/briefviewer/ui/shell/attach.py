"""Taking in originals, by dialog or by dropping files on the window, and saying what came of each."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.attaching import Candidate, Refused, Taken, Taker
from briefviewer.app.ports import EventStore
from briefviewer.domain.document import Attached, DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.excerpt import Cited
from briefviewer.ui.facets.names import document_name
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.qt_jobs import Job
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

    attached = Signal(object)
    """Documents have their originals now: the store that has them."""
    settled = Signal()
    """Nothing is left to be done but by choice."""
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
        self._words, self._theme, self._wanted = words, theme, wanted
        self._files = tuple(files)
        self._taker = Taker(store)
        self._waiting: list[tuple[int, DocumentId | None]] = []
        self._job: Job | None = None
        self._has_new = False
        self._columns: list[QVBoxLayout] = []
        self._outcomes: dict[int, Taken | Refused] = {}
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
        self._close = buttons.button(QDialogButtonBox.StandardButton.Close)
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(words.text("Reading…"))
        self._busy.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 18, 14)
        foot.addWidget(self._busy, 1)
        foot.addStretch()
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addLayout(foot)

    @property
    def outcomes(self) -> Sequence[Taken | Refused]:
        """What came of the files that were looked at, in their order."""
        return [self._outcomes[number] for number in sorted(self._outcomes)]

    def begin(self) -> None:
        """Take the files in beside the window, one after the other, each with a row of its own."""
        for number, file in enumerate(self._files):
            row = QWidget(self)
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 12 if number else 0, 0, 12)
            column.setSpacing(6)
            self._head(column, "·", "text-muted", file)
            if number:
                self._rows.insertWidget(self._rows.count() - 1, self._line())
            self._rows.insertWidget(self._rows.count() - 1, row)
            self._columns.append(column)
            self._waiting.append((number, None))
        self._go_on()

    def reject(self) -> None:
        """Give up what is still to be done; where all is done, close."""
        if self._job is None:
            super().reject()
            return
        self._waiting.clear()
        self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running behind."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
        super().closeEvent(event)

    # taking in

    def _go_on(self) -> None:
        """Take in the next file; when there is none, show the store that has them all."""
        if not self._waiting:
            self._job = None
            self._show_work()
            if self._has_new:
                self._has_new = False
                self.attached.emit(self._taker.store)
            self.settled.emit()
            return
        number, document = self._waiting.pop(0)
        file, taker = self._files[number], self._taker
        _clear(self._columns[number])
        self._head(self._columns[number], "·", "text-muted", file)
        self._say(self._columns[number], self._words.text("Reading…"))
        job = Job(lambda progress: taker.take(file, document, lambda: progress(0.5)))
        job.finished.connect(lambda outcome: self._take_outcome(number, outcome))
        job.cancelled.connect(lambda: self._give_up(number))
        job.crashed.connect(_raise)
        self._job = job
        self._show_work()
        job.start()

    def _take_outcome(self, number: int, outcome: Taken | Refused) -> None:
        self._outcomes[number] = outcome
        self._has_new |= isinstance(outcome, Taken)
        _clear(self._columns[number])
        self._tell(outcome, number, self._columns[number])
        self._go_on()

    def _give_up(self, number: int) -> None:
        _clear(self._columns[number])
        self._head(self._columns[number], "×", "error", self._files[number])
        self._say(self._columns[number], self._words.text("Given up; this file was not attached."))
        self._go_on()

    def _show_work(self) -> None:
        is_busy, words = self._job is not None, self._words
        self._busy.setVisible(is_busy)
        self._close.setText(words.text("Cancel") if is_busy else words.text("Close"))

    # rows

    def _tell(self, outcome: Taken | Refused, number: int, column: QVBoxLayout) -> None:
        sign, colour = ("✓", "verified") if isinstance(outcome, Taken) else ("×", "error")
        self._head(column, sign, colour, outcome.file)
        if isinstance(outcome, Taken):
            self._say(column, outcome_sentence(outcome.attached, self._taker.store, self._words))
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
            name = document_name(wanted.document, self._taker.store.library)
            told.append(words.text("{document} asks for {size} bytes.", document=name, size=f"{wanted.size:,}"))
        if best.is_likely:
            name = document_name(best.document, self._taker.store.library)
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
        take.clicked.connect(lambda: self._take(number, DocumentId(chooser.currentData())))
        box = QHBoxLayout()
        box.addWidget(chooser, 1)
        box.addWidget(take)
        column.addLayout(box)

    def _choice(self, candidate: Candidate) -> str:
        name = document_name(candidate.document, self._taker.store.library)
        if candidate.differing is not None:
            return self._words.plural(
                "{document} · differs in {n} paragraph",
                "{document} · differs in {n} paragraphs",
                candidate.differing,
                document=name,
            )
        share = f"{candidate.likeness * 100:.0f}"
        return self._words.text("{document} · {share} %\u00a0of its names and figures", document=name, share=share)

    def _take(self, number: int, document: DocumentId) -> None:
        """Take a file for a document by choice, after those that wait."""
        self._waiting.append((number, document))
        if self._job is None:
            self._go_on()

    def _head(self, column: QVBoxLayout, sign: str, colour: str, file: Path) -> None:
        head = Prose()
        head.set_runs([self._run(sign + "  ", colour, 600), self._run(file.name, "text", 600)])
        column.addWidget(head)

    def _tell_unsettled(self, unsettled: Sequence[Cited], column: QVBoxLayout) -> None:
        """Every excerpt that is not where it was; nothing moves in silence."""
        for each in unsettled[:_SHOWN_UNSETTLED]:
            event = self._taker.store.event(each.event)
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


def _raise(error: Exception) -> None:
    raise error


def _clear(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
