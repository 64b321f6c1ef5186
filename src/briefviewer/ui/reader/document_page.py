"""The page that shows a document: which one, original or digest, find, and the text with all that bears on events."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.as_of import document_certainty
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import KindId
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.find import Findings, find_all
from briefviewer.reader.highlights import Highlight
from briefviewer.reader.outline import entry_at, outline
from briefviewer.reader.page import Page
from briefviewer.reader.pairing import counterpart
from briefviewer.ui.elided_combo import ElidedCombo
from briefviewer.ui.facets.names import document_name
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.prose import Prose, Run
from briefviewer.ui.reader.document_marks import marks_on
from briefviewer.ui.reader.find_bar import FindBar
from briefviewer.ui.reader.page_painter import Look
from briefviewer.ui.reader.reading_pair import ReadingPair
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_day
from briefviewer.words.problems import sentence
from briefviewer.words.sources import full_citation

_LONGEST_HEADING = 70
_LOUPE_PX = 18
"""Its sign is drawn small in its square."""


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_HEADING else title[: _LONGEST_HEADING - 1].rstrip() + "…"


class DocumentPage(QWidget):
    """Shows the document of the workspace's place."""

    event_wished = Signal(object)
    document_wished = Signal(object)
    attach_wished = Signal(object)

    def __init__(
        self, workspace: Workspace, page_of: Callable[[DocumentId], Page | None], words: Words, theme: Theme
    ) -> None:
        super().__init__()
        self._workspace, self._page_of, self._words, self._theme = workspace, page_of, words, theme
        self._shown: DocumentId | None = None
        self._awaited: DocumentId | None = None
        self._passage: TextSpan | None = None
        self._found = Findings()
        self._at = -1
        self.setAccessibleName(words.text("Document"))
        self._chooser = ElidedCombo(self)
        self._chooser.setSizeAdjustPolicy(ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._chooser.setMinimumContentsLength(10)
        self._chooser.setAccessibleName(words.text("Document"))
        self._chooser.activated.connect(self._choose)
        self._original = self._version_button(words.text("Original"))
        self._digest = self._version_button(words.text("Digest"))
        self._original.clicked.connect(lambda: self._turn_to(is_digest=False))
        self._digest.clicked.connect(lambda: self._turn_to(is_digest=True))
        self._wishes_beside = False
        self._beside = self._version_button("◫")
        self._beside.setToolTip(words.text("Original and digest side by side (Ctrl+Shift+B)"))
        self._beside.setAccessibleName(words.text("Original and digest side by side"))
        self._beside.clicked.connect(self.set_beside)
        self._outline_button = QToolButton(self)
        self._outline_button.setText("☰")
        self._outline_button.setToolTip(words.text("Outline of the document (Ctrl+Shift+H)"))
        self._outline_button.setAccessibleName(words.text("Outline of the document"))
        set_role(self._outline_button, "quiet")
        self._outline_button.clicked.connect(self.open_outline)
        self._loupe = QToolButton(self)
        self._loupe.setText("⌕")
        self._loupe.setFont(theme.font(size=_LOUPE_PX))
        self._loupe.setToolTip(words.text("Find in document (Ctrl+F)"))
        self._loupe.setAccessibleName(words.text("Find in document"))
        set_role(self._loupe, "quiet")
        self._loupe.clicked.connect(self.open_find)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 8, 8)
        bar.setSpacing(4)
        bar.addWidget(self._chooser, 1)
        bar.addWidget(self._original)
        bar.addWidget(self._digest)
        bar.addWidget(self._beside)
        bar.addWidget(self._outline_button)
        bar.addWidget(self._loupe)
        self._find_bar = FindBar(words, self)
        self._find_bar.query_changed.connect(self._search)
        self._find_bar.step_wished.connect(self._step)
        self._find_bar.close_wished.connect(self.close_find)
        self._notice, self._notice_text, self._attach = self._make_notice()
        self._record = Prose(self)
        record = QHBoxLayout()
        record.setContentsMargins(16, 0, 16, 8)
        record.addWidget(self._record)
        self.pair = ReadingPair(words, theme, self)
        self.pair.event_wished.connect(self.event_wished)
        self.view, self.strip = self.pair.view, self.pair.strip
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addLayout(record)
        layout.addWidget(self._find_bar)
        layout.addWidget(self._notice)
        rule = QFrame(self)
        set_role(rule, "line")
        rule.setFixedHeight(1)
        layout.addWidget(rule)
        layout.addWidget(self.pair, 1)
        self.show_changes(Aspect.STORE | Aspect.PLACE | Aspect.ACTIVE)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._loupe.setFont(theme.font(size=_LOUPE_PX))
        self.pair.dress(theme)
        self._tell_record()

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace."""
        if changed & Aspect.STORE:
            self._fill_chooser()
        if changed & (Aspect.STORE | Aspect.PLACE | Aspect.SELECTION):
            self._show_document(anew=bool(changed & (Aspect.STORE | Aspect.SELECTION)))
        if changed & (Aspect.STORE | Aspect.ACTIVE | Aspect.PLACE):
            self.pair.mark_event(self._workspace.active)
        if changed & Aspect.STORE and self._awaited is not None and self._workspace.store.is_attached(self._awaited):
            QTimer.singleShot(0, self, self._turn_to_awaited)

    def selected_passage(self) -> tuple[DocumentId, TextSpan] | None:
        """The document and the raw stretch of it whose words are selected; None where nothing is."""
        chosen = self.view.selected()
        page = self._page_of(self._shown) if self._shown is not None else None
        raw = page.offsets.to_raw(chosen) if page is not None and chosen is not None else None
        return (self._shown, raw) if raw is not None and self._shown is not None else None

    def open_find(self) -> None:
        """Show the find bar and begin there."""
        self._find_bar.open()
        self._search()

    def close_find(self) -> None:
        """Put the find bar away."""
        self._find_bar.setVisible(False)
        self.view.show_found(Findings(), -1)
        self.view.setFocus()

    # the document

    def _show_document(self, *, anew: bool) -> None:
        place = self._workspace.place
        before, shown, passage = self._shown, self._workspace.shown_document, place.passage
        page = self._page_of(shown) if shown is not None else None
        is_other = shown != before or anew
        stays = passage is None if shown != before else passage == self._passage
        stand = self._where_read(before, shown, page) if is_other and stays else None
        self._shown = shown
        if is_other:
            self._set_page(page)
        if is_other or passage != self._passage:
            self.view.go_to(page.offsets.to_shown(passage) if page is not None and passage is not None else None)
        if stand is not None:
            self.pair.stand_at_block(*stand)
        self._passage = passage
        self._tell_record()

    def _where_read(
        self, before: DocumentId | None, shown: DocumentId | None, page: Page | None
    ) -> tuple[int, float] | None:
        """The block to stay with where the same text is shown anew, or its other account; None from the beginning."""
        library, was = self._workspace.store.library, self.pair.page
        if before is None or shown is None or was is None or page is None:
            return None
        if library.original_of(before) != library.original_of(shown):
            return None
        block, share = self.view.block_in_sight()
        return (block, share) if page.text == was.text else counterpart(was, block, share, page)

    def _set_page(self, page: Page | None) -> None:
        marked = marks_on(self._shown, page, self._workspace)
        self.pair.show_page(page, marked, self._looks(marked))
        self._outline_button.setEnabled(page is not None and bool(outline(page)))
        self._show_beside()
        if page is not None and not self._find_bar.isHidden():
            self._search()

    @property
    def is_beside(self) -> bool:
        """Whether two accounts stand side by side."""
        return self._beside.isChecked()

    def set_beside(self, is_wished: bool) -> None:
        """Show the other account of the text, original or digest, beside the one shown, or take it away."""
        self._wishes_beside = is_wished
        self._show_beside()

    def _counterpart(self) -> DocumentId | None:
        """The digest of the shown original, or the original of the shown digest, where its text is at hand."""
        library = self._workspace.store.library
        if self._shown is None:
            return None
        original = library.original_of(self._shown)
        other = original if self._shown != original else library.digest_for(original)
        return other if other is not None and self._workspace.store.is_attached(other) else None

    def _show_beside(self) -> None:
        other = self._counterpart()
        self._beside.setVisible(other is not None)
        self._beside.setChecked(self._wishes_beside and other is not None)
        page = self._page_of(other) if other is not None and self._wishes_beside else None
        is_digest = other is not None and self._workspace.store.library.original_of(other) != other
        marked = marks_on(other, page, self._workspace)
        name = self._words.text("Digest") if is_digest else self._words.text("Original")
        self.pair.show_beside(page, marked, self._looks(marked), name)

    def open_outline(self) -> None:
        """Offer the headings to jump to."""
        page = self._page_of(self._shown) if self._shown is not None else None
        if page is None:
            return
        entries = outline(page)
        here = entry_at(entries, self.view.offset_in_sight() + 1)
        menu = QMenu(self)
        for number, entry in enumerate(entries):
            told = "    " * entry.depth + _short(entry.title)
            action = menu.addAction(told.replace("&", "&&"))
            action.setCheckable(number == here)
            action.setChecked(number == here)
            action.triggered.connect(lambda _checked=False, offset=entry.offset: self.view.go_to_offset(offset))
        if here is not None:
            menu.setActiveAction(menu.actions()[here])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._outline_button.mapToGlobal(self._outline_button.rect().bottomLeft()))

    def _looks(self, marked: Iterable[Highlight]) -> Mapping[EventId, Look]:
        """How each event is marked: a document may cite one many times."""
        return {event: self._look(event) for event in {each.event for each in marked}}

    def _look(self, event: EventId) -> Look:
        columns, library = self._workspace.store.columns, self._workspace.store.library
        row = columns.rows_by_id.get(event)
        if row is None:
            return Look("slate", "circle", event)
        kind = library.kinds.get(KindId(columns.vocabulary[Facet.KIND][int(columns.kind[row])]))
        return Look(kind.hue if kind else "slate", kind.glyph if kind else "circle", columns.titles[row])

    def _tell_record(self) -> None:
        store, words, palette = self._workspace.store, self._words, self._theme.palette
        chosen = self._workspace.place.document
        original = store.library.original_of(chosen) if chosen is not None else None
        document = store.library.documents.get(original) if original is not None else None
        self._record.setVisible(document is not None)
        self._notice.setVisible(False)
        self._original.setVisible(document is not None)
        digest = store.library.digest_for(original) if original is not None else None
        self._digest.setVisible(digest is not None)
        if document is None or original is None:
            self._tell_no_documents()
            return
        citation = full_citation(document, words)
        self._record.set_runs([Run(citation, self._theme.font(size="small"), palette.color("text-muted"), 1.35)])
        is_attached = store.is_attached(original)
        is_digest = self._shown is not None and self._shown == digest
        self._original.setChecked(not is_digest)
        self._digest.setChecked(is_digest)
        self._chooser.setCurrentIndex(self._chooser.findData(original))
        unreadable = self._why_unreadable(original) if not is_attached else None
        if unreadable is not None:
            self._notify(unreadable, can_attach=False)
            return
        if not is_attached:
            told = (
                words.text("The original is not attached. This is its digest, told in our own words.")
                if is_digest
                else words.text("The original is not attached, and there is no digest of it.")
            )
            self._notify(told, can_attach=True)
            return
        if not self.view.plain_text():
            self._notify(words.text("There is no text in this document."), can_attach=False)
            return
        day = self._workspace.filters.as_of
        if day is not None and document_certainty(original, store.library, self._workspace.filters) is None:
            told = words.text("This document was not out by {day}: nothing in it is marked.", day=short_day(day, words))
            self._notify(told, can_attach=False)

    def _why_unreadable(self, document: DocumentId) -> str | None:
        """What is wrong with a document's own file, as the problems of the store tell it."""
        for problem in self._workspace.store.problems:
            if ("document", document) in problem.facts and problem.file == "documents.yaml":
                return sentence(problem, self._words)
        return None

    def _tell_no_documents(self) -> None:
        words, store = self._words, self._workspace.store
        if any(each.digest_of is None for each in store.library.documents.values()):
            return
        told = words.text(
            "No documents yet. Name them in {file}, then read the store again (F5).", file=store.path / "documents.yaml"
        )
        self._notify(told, can_attach=False)

    def _notify(self, told: str, *, can_attach: bool) -> None:
        ink = self._theme.palette.color("text-body")
        self._notice_text.set_runs([Run(told, self._theme.font(size="small"), ink, 1.35)])
        self._attach.setVisible(can_attach)
        self._notice.setVisible(True)

    def _fill_chooser(self) -> None:
        library = self._workspace.store.library
        self._chooser.clear()
        for document in (each for each in library.documents.values() if each.digest_of is None):
            self._chooser.addItem(document_name(document.id, library), document.id)
            self._chooser.setItemData(self._chooser.count() - 1, tool_tip(document.title), Qt.ItemDataRole.ToolTipRole)

    def _choose(self, index: int) -> None:
        self.document_wished.emit(DocumentId(self._chooser.itemData(index)))

    def _turn_to(self, *, is_digest: bool) -> None:
        library = self._workspace.store.library
        chosen = self._workspace.place.document
        if chosen is None:
            return
        original = library.original_of(chosen)
        digest = library.digest_for(original)
        if is_digest and digest is not None:
            self.document_wished.emit(digest)
        elif self._workspace.store.is_attached(original) or digest is None:
            self.document_wished.emit(original)
        else:
            self._tell_record()
            self._wish_attach()

    def _turn_to_awaited(self) -> None:
        """Show the original that was asked for here and is now attached, if its digest is still before the reader."""
        awaited, self._awaited = self._awaited, None
        chosen = self._workspace.place.document
        if awaited is not None and chosen != awaited and chosen == self._workspace.store.library.digest_for(awaited):
            self.document_wished.emit(awaited)

    # find

    def _search(self) -> None:
        page = self._page_of(self._shown) if self._shown is not None else None
        self._found = find_all(page.text, self._find_bar.query) if page is not None else Findings()
        self._at = self._found.first_from(self.view.offset_in_sight()) % len(self._found) if self._found else -1
        self._tell_found()

    def _step(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._tell_found()

    def _tell_found(self) -> None:
        self.view.show_found(self._found, self._at)
        self._find_bar.tell(self._at, len(self._found))

    # making

    def _version_button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        set_role(button, "segment")
        return button

    def _make_notice(self) -> tuple[QFrame, Prose, QPushButton]:
        notice = QFrame(self)
        set_role(notice, "notice")
        text = Prose(notice)
        attach = QPushButton(self._words.text("Attach original…"), notice)
        attach.clicked.connect(self._wish_attach)
        layout = QHBoxLayout(notice)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.addWidget(text, 1)
        layout.addWidget(attach, 0, Qt.AlignmentFlag.AlignVCenter)
        return notice, text, attach

    def _wish_attach(self) -> None:
        chosen = self._workspace.place.document
        if chosen is not None:
            self._awaited = self._workspace.store.library.original_of(chosen)
            self.attach_wished.emit(self._awaited)
