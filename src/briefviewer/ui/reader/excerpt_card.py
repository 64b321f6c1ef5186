"""An excerpt as a card: the words between their context, and in one line where they stand and in what state."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import Excerpt, ExcerptState
from briefviewer.domain.library import Library
from briefviewer.reader.context import InContext
from briefviewer.ui.facets.names import document_name
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_date
from briefviewer.words.labels import label
from briefviewer.words.sources import state_in_words


class ExcerptCard(QFrame):
    """A click opens the passage in its document."""

    passage_wished = Signal(object)
    attach_wished = Signal(object)

    def __init__(
        self,
        excerpt: Excerpt,
        context: InContext | None,
        library: Library,
        words: Words,
        theme: Theme,
        *,
        is_possible: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._excerpt, self._theme = excerpt, theme
        can_open = excerpt.shown is not None
        text = Prose(self, clickable=can_open)
        text.set_runs(_runs(excerpt, context, words, theme))
        if can_open:
            text.setToolTip(words.text("Open the passage in its document"))
            text.clicked.connect(lambda: self.passage_wished.emit(excerpt))
        line = Prose(self)
        told = " · ".join(source_line(excerpt, library, words, is_possible=is_possible))
        ink = theme.palette.color("lost" if excerpt.state is ExcerptState.LOST else "text-muted")
        line.set_runs([Run(told, theme.font(size="caption", weight=500), ink, 1.25)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 14, 10)
        layout.setSpacing(7)
        layout.addWidget(text)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(line, 1)
        if excerpt.state is ExcerptState.NOT_ATTACHED:
            attach = QPushButton(words.text("Attach original…"), self)
            set_role(attach, "link")
            attach.setFont(theme.font(size="caption"))
            attach.setCursor(Qt.CursorShape.PointingHandCursor)
            attach.clicked.connect(lambda: self.attach_wished.emit(excerpt.evidence.document))
            foot.addWidget(attach, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(foot)
        self.setAccessibleName(told)
        self.setAccessibleDescription(excerpt.text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the bar of the stance."""
        painter = QPainter(self)
        stance = self._excerpt.evidence.stance.value
        ground = QRectF(self.rect())
        painter.fillRect(ground, self._theme.color(f"{stance}-soft"))
        painter.fillRect(QRectF(0, 0, 3, ground.height()), self._theme.color(stance))


def source_line(excerpt: Excerpt, library: Library, words: Words, *, is_possible: bool = False) -> Sequence[str]:
    """Document, date, ¶ or page, stance and state, each as words."""
    told = [document_name(excerpt.evidence.document, library)]
    document = library.documents.get(library.original_of(excerpt.evidence.document))
    if document is not None and document.published is not None:
        told.append(short_date(document.published.when, None, words))
    if excerpt.page is not None:
        told.append(words.text("p. {page}", page=excerpt.page))
    elif excerpt.paragraph is not None:
        told.append(words.text("¶ {number}", number=excerpt.paragraph))
    told.append(label(excerpt.evidence.stance, words))
    told.append(state_in_words(excerpt, words))
    if is_possible:
        told.append(words.text("perhaps not out yet"))
    return told


def shown_document(excerpt: Excerpt) -> DocumentId:
    """The document whose words the card shows."""
    return excerpt.shown_in or excerpt.evidence.document


def _runs(excerpt: Excerpt, context: InContext | None, words: Words, theme: Theme) -> list[Run]:
    passage = theme.font("reading", "body" if context and len(context.passage) > 600 else 15)
    quiet = theme.font("reading", 15)
    ink, faint = theme.palette.color("text"), theme.palette.color("text-faint")
    if not excerpt.text:
        lost = words.text("The words no longer stand where they were cited, and no digest tells them.")
        return [Run(lost, theme.font(size="ui"), theme.palette.color("lost"), 1.35)]
    if context is None:
        return [Run(" ".join(excerpt.text.split()), passage, ink)]
    runs = []
    if context.before:
        runs.append(Run(context.before.rstrip() + " ", quiet, faint))
    runs.append(Run(" ".join(context.passage.split()), passage, ink))
    if context.after:
        gap = "" if context.after[:1] in " .,;:!?)”’\"'" else " "
        runs.append(Run(gap + context.after, quiet, faint))
    return runs
