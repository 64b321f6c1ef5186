"""A store of two harbours with texts to read, and a window on it that remembers nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Workspace
from briefviewer.domain.document import Attached, Check, Document, DocumentId, Published, unchecked
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.domain.event import Attribution, EventId, Figure, RelationType
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, Stance, TextFrom
from briefviewer.domain.excerpt import Cited
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.library import ActorId
from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.time import parse_edtf
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import EventList, Viewpoints
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.window import BriefWindow, Surroundings
from briefviewer.ui.shell.wiring import Wiring
from briefviewer.ui.theme import Theme
from briefviewer.words import Words
from tests.brief.fake_store import LETTER, LIBRARY, MATRIX, REPORT, FakeStore, an_event

DIGEST = DocumentId("harbour-report-digest")
ENGLISH = Words.for_language("en")
TODAY = date(2025, 11, 22)
TEXT = (
    "[H2]The harbours\n\nTwo harbours lie on one river. Both opened in August. Ships came at once.\n\n"
    "The north closed its harbour in September. Nobody said why. <b>Traders</b> left.\n"
)
DIGEST_TEXT = "¶ 2 Both harbours opened.\n\n¶ 3 The north closed again.\n"
Harbour = tuple[BriefWindow, Workspace, Wiring]
Kept = TypeVar("Kept", bound=QWidget)


def keep(qtbot: QtBot, widget: Kept) -> Kept:
    """Have a test hold a widget to its end: a parent nobody holds takes its children with it."""
    qtbot.addWidget(widget)
    kept: list[QWidget] = qtbot.__dict__.setdefault("kept", [])
    kept.append(widget)
    return widget


def passage(words: str, stance: Stance = Stance.SUPPORTS) -> Evidence:
    """Evidence for words of the report."""
    start = TEXT.index(words)
    return Evidence(REPORT, stance, TextSpan(start, start + len(words)), sha256(words.encode()).hexdigest())


OPENED, CLOSED = (
    passage("Both opened in August."),
    passage("The north closed its harbour in September.", Stance.DISPUTES),
)


@dataclass(frozen=True)
class HarbourStore(FakeStore):
    """An ``EventStore`` whose report can be attached, with a digest beside it."""

    texts: Mapping[DocumentId, str] = field(default_factory=lambda: {REPORT: TEXT, DIGEST: DIGEST_TEXT})

    def excerpt(self, evidence: Evidence) -> Excerpt:
        """Verified where the text is at hand, else the digest's first passage."""
        hashed, span = evidence.sha256 or "", evidence.position
        if evidence.document in self.texts and span is not None:
            words = span.of(self.texts[evidence.document])
            verified = ExcerptState.VERIFIED
            return Excerpt(evidence, verified, span, 1.0, words, TextFrom.ORIGINAL, evidence.document, span, 2, hashed)
        shown = TextSpan(4, 4 + len("Both harbours opened."))
        missing = ExcerptState.NOT_ATTACHED
        return Excerpt(evidence, missing, None, None, shown.of(DIGEST_TEXT), TextFrom.DIGEST, DIGEST, shown, 2, hashed)

    def cited(self, document: DocumentId) -> tuple[Cited, ...]:
        """The excerpts that show this document."""
        found = [Cited(event.id, each) for event in self.all_events for each in self.excerpts(event.id)]
        return tuple(each for each in found if each.excerpt.shown_in == document)

    def is_attached(self, document: DocumentId) -> bool:
        """Whether its text is here."""
        return document in self.texts

    def document_text(self, document: DocumentId) -> str | None:
        """Its text."""
        return self.texts.get(document)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Titles, passages of the report, and actors that hold the query."""
        hits = [
            Hit(HitKind.EVENT, event.id, event.title, "title", event.title, (), 1.0)
            for event in self.all_events
            if query.casefold() in event.title.casefold()
        ]
        at = TEXT.casefold().find(query.casefold())
        if at >= 0 and REPORT in self.texts:
            span = TextSpan(at, at + len(query))
            hits.append(Hit(HitKind.PASSAGE, REPORT, "The report", "text", TEXT, (span,), 0.5, span))
        hits += [
            Hit(HitKind.ACTOR, actor.id, actor.name.en, "name", "", (), 0.4)
            for actor in self.library.actors.values()
            if query.casefold() in actor.name.en.casefold()
        ]
        return tuple(hits[:limit])

    def attach(self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked) -> Attached:
        """Only a file called report.txt is known."""
        if file.name != "report.txt" and document is None:
            raise BriefviewerError("attach-unknown-file", path=str(file))
        return Attached(document or REPORT, file, 2, 0, 0)


def harbour_store(*, is_attached: bool = True, problems: tuple[Problem, ...] = ()) -> HarbourStore:
    """Four events: two that contradict each other, one without a date, one of the letter."""
    digest = Document(DIGEST, "Digest of the report", digest_of=REPORT)
    later = replace(LIBRARY.documents[REPORT], published=Published(parse_edtf("2025-10-31")))
    library = replace(LIBRARY, documents={**LIBRARY.documents, REPORT: later, DIGEST: digest})
    opening = replace(
        an_event("opening", "2025-08-25", evidence=[OPENED], title="Both harbours open"),
        figures=(Figure("ships in a day", 40, "ships", document=REPORT),),
        attributed_to=(Attribution(actor=ActorId("north")),),
        notes=("Nobody counted the boats.",),
    )
    closure = an_event(
        "closure",
        "2025-09-03",
        title="The north closes its <b>harbour</b>",
        evidence=[CLOSED],
        relations=[(RelationType.CONTRADICTS, "opening"), (RelationType.FOLLOWS, "letter")],
        actors=["north"],
    )
    letter = an_event("letter", "2025-01~", title="A letter is written", evidence=[Evidence(LETTER)], actors=["south"])
    storm = an_event("storm", None, title="A storm could close both", kind="scenario", evidence=[OPENED])
    texts = {REPORT: TEXT, DIGEST: DIGEST_TEXT} if is_attached else {DIGEST: DIGEST_TEXT}
    return HarbourStore(
        (opening, closure, letter, storm),
        library=library,
        viewpoints=Viewpoints(
            MATRIX.questions,
            MATRIX.contributors,
            tuple(replace(cell, evidence=(OPENED,)) for cell in MATRIX.cells),
            (EventList("challenges", "Challenges", (EventId("storm"), EventId("closure"))),),
        ),
        problems=problems,
        views=(SavedView("august", "August", Filters(range=DayRange(date(2025, 8, 1), date(2025, 8, 31)))),),
        texts=texts,
    )


def harbour_window(
    store: HarbourStore | None = None, filters: Filters | None = None
) -> tuple[BriefWindow, Workspace, Wiring]:
    """A window that is not shown yet. The caller's ``qtbot`` keeps it."""
    return window_on(store or harbour_store(), filters)


def window_on(store: EventStore, filters: Filters | None = None) -> tuple[BriefWindow, Workspace, Wiring]:
    """The same on any store."""
    workspace = Workspace(store, filters)
    window = BriefWindow(workspace, Surroundings(ENGLISH, Memory(), TODAY), Theme.load("light"))
    window.timeline.canvas.set_animated(False)
    window.resize(1400, 900)
    return window, workspace, Wiring(window, workspace, lambda _folder: workspace.store)
