"""A store in memory for the packet's tests: events as they come, excerpts found or not as a test wishes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import EventColumns, Mask, Rows
from briefviewer.columns.select import Selection, select
from briefviewer.domain.changes import Applied, Changes
from briefviewer.domain.document import Attached, Check, Document, DocumentId, Published, unchecked
from briefviewer.domain.errors import BriefviewerError, Problem, UsageError
from briefviewer.domain.event import Board, Event, EventId, Participant, Relation, RelationType, Role, Status
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, Stance, TextFrom
from briefviewer.domain.excerpt import Cited
from briefviewer.domain.facet import Filters
from briefviewer.domain.layer import Origin
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Library, Name, Theme, ThemeId
from briefviewer.domain.search import Hit
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.time import Basis, parse_edtf
from briefviewer.domain.view import SavedView
from briefviewer.domain.viewpoint import Cell, Question, QuestionId, Viewpoints, ViewpointStance

TEXT = " ".join(f"Sentence {n} of the harbour report tells what was seen that day." for n in range(400))
REPORT = DocumentId("harbour-report")
LETTER = DocumentId("harbour-letter")

LIBRARY = Library(
    kinds={
        KindId("summit"): Kind(KindId("summit"), Name("Summit", "정상회담"), "blue", "circle"),
        KindId("scenario"): Kind(KindId("scenario"), Name("Scenario", "시나리오"), "slate", "diamond"),
    },
    actors={
        ActorId("north"): Actor(ActorId("north"), Name("Northport", "북항"), ActorKind.COUNTRY),
        ActorId("south"): Actor(ActorId("south"), Name("Southport", "남항 南港"), ActorKind.COUNTRY),
    },
    themes={ThemeId("trade"): Theme(ThemeId("trade"), Name("Trade", "무역"))},
    documents={
        REPORT: Document(
            REPORT,
            "The harbours report",
            ("Quay, Ann",),
            "Harbour Press",
            Published(parse_edtf("2025-10-31")),
            sha256=sha256(TEXT.encode()).hexdigest(),
            size=len(TEXT),
        ),
        LETTER: Document(LETTER, "A letter", (), "Harbour Office", Published(parse_edtf("2025-01~"), Basis.DERIVED)),
    },
)


def evidence_at(start: int, end: int, document: DocumentId = REPORT, stance: Stance = Stance.SUPPORTS) -> Evidence:
    """Evidence for a stretch of the report."""
    return Evidence(document, stance, TextSpan(start, end), sha256(TEXT[start:end].encode()).hexdigest())


def an_event(
    id_: str = "opening",
    when: str | None = "2025-08-25",
    *,
    title: str = "Both harbours open",
    summary: str = "Ships of both sides may enter.",
    board: Board = Board.TIMELINE,
    status: Status = Status.OCCURRED,
    role: Role = Role.OCCURRENCE,
    relations: Sequence[tuple[RelationType, str]] = (),
    evidence: Sequence[Evidence] | None = None,
    actors: Sequence[str] = ("north", "south"),
    kind: str = "summit",
) -> Event:
    """An event that is whole without saying much."""
    place = abs(hash_of(id_)) % 20_000
    return Event(
        id=EventId(id_),
        title=title,
        short="",
        when=parse_edtf(when) if when else None,
        modifier=None,
        basis=Basis.STATED if when else Basis.NONE,
        role=role if when else Role.NONE,
        external=None,
        kind=KindId(kind),
        status=status,
        board=board,
        actors=tuple(Participant(ActorId(each)) for each in actors),
        themes=(ThemeId("trade"),),
        place="Quayside",
        summary=summary,
        figures=(),
        evidence=tuple(evidence) if evidence is not None else (evidence_at(place, place + 120),),
        attributed_to=(),
        likelihood=None,
        confidence=None,
        relations=tuple(Relation(kind, EventId(other)) for kind, other in relations),
        notes=(),
        provenance=None,
        checked=None,
    )


def hash_of(text: str) -> int:
    """A number for a text that is the same in every process."""
    return int.from_bytes(sha256(text.encode()).digest()[:4], "big")


MATRIX = Viewpoints(
    questions=(Question(QuestionId("open"), "Should the harbours stay open?"),),
    contributors=(ActorId("north"), ActorId("south")),
    cells=(
        Cell(QuestionId("open"), ActorId("north"), ViewpointStance.AGREES, "Yes, both.", (evidence_at(0, 60),)),
        Cell(
            QuestionId("open"), ActorId("south"), ViewpointStance.MIXED, "Only by day.", (evidence_at(61, 120),), True
        ),
    ),
)


@dataclass(frozen=True)
class FakeStore:
    """An ``EventStore`` over a few events. ``text`` None stands for an original that is not attached."""

    all_events: tuple[Event, ...]
    library: Library = LIBRARY
    viewpoints: Viewpoints = field(default_factory=Viewpoints)
    text: str | None = TEXT
    id: str = "harbours"
    title: str = "Harbours 2025"
    revision: str = "4f1c9a"
    is_read_only: bool = False
    problems: tuple[Problem, ...] = ()
    views: tuple[SavedView, ...] = ()
    path: Path = Path("harbours")

    @cached_property
    def columns(self) -> EventColumns:
        """The columns of all events."""
        return columns_from_events(self.all_events, self.library)

    @property
    def evidence_states(self) -> Mapping[ExcerptState, int]:
        """The states of all excerpts."""
        return Counter(each.state for event in self.all_events for each in self.excerpts(event.id))

    @cached_property
    def _by_id(self) -> Mapping[EventId, Event]:
        return {event.id: event for event in self.all_events}

    def event(self, event: EventId) -> Event:
        """One event."""
        if event not in self._by_id:
            raise UsageError("unknown-event", id=event)
        return self._by_id[event]

    def events(self, rows: Rows | Sequence[int]) -> list[Event]:
        """The events of rows."""
        return [self.event(EventId(self.columns.ids[int(row)])) for row in rows]

    def relations_of(self, event: EventId) -> tuple[Relation, ...]:
        """Relations from both sides."""
        found = dict.fromkeys(self.event(event).relations)
        for other in self.all_events:
            for each in other.relations:
                if each.event == event:
                    found[Relation(each.type.inverse, other.id)] = None
        return tuple(found)

    def origin(self, event: EventId) -> Origin | None:
        """None: it has no layers."""
        return None

    def excerpts(self, event: EventId) -> tuple[Excerpt, ...]:
        """The excerpts of an event."""
        return tuple(self.excerpt(each) for each in self.event(event).evidence)

    def is_found_at_once(self, evidence: Evidence) -> bool:
        """Always."""
        return True

    def excerpt(self, evidence: Evidence) -> Excerpt:
        """The evidence as found in ``text``: in its place, elsewhere, or not."""
        hashed = evidence.sha256 or ""
        span = evidence.position
        if self.text is None or span is None:
            state, text_from = ExcerptState.NOT_ATTACHED, TextFrom.NONE
            return Excerpt(evidence, state, None, None, "", text_from, None, None, None, hashed)
        words = span.of(self.text)
        if sha256(words.encode()).hexdigest() == hashed:
            state, score = ExcerptState.VERIFIED, 1.0
        else:
            return Excerpt(evidence, ExcerptState.LOST, None, None, "", TextFrom.NONE, None, None, None, hashed)
        document = evidence.document
        return Excerpt(evidence, state, span, score, words, TextFrom.ORIGINAL, document, span, 7, hashed)

    def cited(self, document: DocumentId) -> tuple[Cited, ...]:
        """Nothing: the packet does not ask."""
        return ()

    def is_attached(self, document: DocumentId) -> bool:
        """Whether there is a text."""
        return self.text is not None

    def document_text(self, document: DocumentId) -> str | None:
        """The text."""
        return self.text

    def matches(self, queries: Sequence[str]) -> Mask:
        """The rows whose titles hold every query."""
        titles = [self.columns.titles[row].casefold() for row in range(len(self.columns))]
        return np.array([all(query.casefold() in title for query in queries) for title in titles], dtype=np.bool_)

    def select(self, filters: Filters) -> Selection:
        """The rows of a selection."""
        return select(self.columns, filters, self.matches(filters.text) if filters.text else None)

    def search(self, query: str, limit: int = 50) -> tuple[Hit, ...]:
        """Nothing: the packet does not search."""
        return ()

    def attach(self, file: Path, document: DocumentId | None = None, before_writing: Check = unchecked) -> Attached:
        """Refused."""
        raise UsageError("attach-unknown-file", path=str(file))

    def foreign_text(self, file: Path) -> str:
        """UTF-8 only."""
        try:
            return file.read_text("utf-8")
        except (OSError, ValueError):
            raise BriefviewerError("document-not-text", path=str(file)) from None

    def apply(self, changes: Changes) -> Applied:
        """Refused: it is all in memory and frozen."""
        raise BriefviewerError("store-read-only", path=str(self.path))

    def take_back(self, applied: Applied) -> None:
        """Refused."""
        raise BriefviewerError("store-read-only", path=str(self.path))

    def with_events(self, *events: Event) -> "FakeStore":
        """The same store with other events."""
        return replace(self, all_events=events)


def a_store(*events: Event) -> FakeStore:
    """A store of some events, or of one."""
    return FakeStore(events or (an_event(),), viewpoints=MATRIX)


def harbours() -> FakeStore:
    """A small store with something for every part of a packet."""
    return a_store(
        an_event("founding", "1999", title="The harbour union is founded"),
        an_event("opening", "2025-08-25"),
        an_event(
            "closure",
            "2025-09-03",
            title="The north closes its harbour",
            relations=[(RelationType.CONTRADICTS, "opening")],
        ),
        an_event(
            "reopening",
            "2025-10~",
            title="About October it opens again",
            relations=[(RelationType.SUPERSEDES, "closure")],
        ),
        an_event(
            "siege",
            "2024~/..",
            title="북항 봉쇄 계속, 南港은 개방",
            summary="봉쇄는 아직 끝나지 않았다.",
            role=Role.STATE,
        ),
        an_event("next", "2026", title="A second union is expected", status=Status.EXPECTED, role=Role.FORECAST),
        an_event(
            "storm",
            None,
            title="A storm could close both",
            board=Board.SCENARIOS,
            status=Status.HYPOTHETICAL,
            kind="scenario",
        ),
        an_event("toll", None, title="A toll nobody dates"),
    )
