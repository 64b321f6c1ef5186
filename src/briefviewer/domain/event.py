"""An event: something that happened, is expected, or is advised, with its facets, figures and evidence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.library import ActorId, KindId, ThemeId
from briefviewer.domain.time import Basis, Edtf, Modifier

EventId = NewType("EventId", str)


class Role(StrEnum):
    """What the date of an event is the date of (docs/formats/dates.md)."""

    OCCURRENCE = "occurrence"
    STATE = "state"
    ATTESTED = "attested"
    FORECAST = "forecast"
    NONE = "none"


class Status(StrEnum):
    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ANNOUNCED = "announced"
    REPORTED = "reported"
    EXPECTED = "expected"
    HYPOTHETICAL = "hypothetical"
    RECOMMENDED = "recommended"


class Board(StrEnum):
    """Where an event stands: on the axis, or in one of the lanes beside it."""

    TIMELINE = "timeline"
    ASSESSMENTS = "assessments"
    OUTLOOK = "outlook"
    SCENARIOS = "scenarios"
    RECOMMENDATIONS = "recommendations"
    UNDATED = "undated"


class RelationType(StrEnum):
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"
    SUPERSEDED_BY = "superseded_by"
    FOLLOWS = "follows"
    FOLLOWED_BY = "followed_by"
    PART_OF = "part_of"
    HAS_PART = "has_part"
    CORROBORATES = "corroborates"

    @property
    def inverse(self) -> "RelationType":
        """The same relation seen from the other event."""
        return _INVERSES[self]


_INVERSES = {
    RelationType.CONTRADICTS: RelationType.CONTRADICTS,
    RelationType.CORROBORATES: RelationType.CORROBORATES,
    RelationType.SUPERSEDES: RelationType.SUPERSEDED_BY,
    RelationType.SUPERSEDED_BY: RelationType.SUPERSEDES,
    RelationType.FOLLOWS: RelationType.FOLLOWED_BY,
    RelationType.FOLLOWED_BY: RelationType.FOLLOWS,
    RelationType.PART_OF: RelationType.HAS_PART,
    RelationType.HAS_PART: RelationType.PART_OF,
}


class Qualifier(StrEnum):
    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


class Likelihood(StrEnum):
    REMOTE = "remote"
    VERY_UNLIKELY = "very_unlikely"
    UNLIKELY = "unlikely"
    EVEN = "even"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"
    ALMOST_CERTAIN = "almost_certain"


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor of an event, with the part it played if that is said."""

    id: ActorId
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of *who says so*: an actor of the store, or a source told in words. Exactly one of the two is set."""

    actor: ActorId | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number a document gives. ``value`` is one number or (low, high); ``unit`` is a word such as percent, USD,
    troops."""

    label: str
    value: float | tuple[float, float]
    unit: str
    qualifier: Qualifier = Qualifier.EXACTLY
    attributed_to: tuple[Attribution, ...] = ()
    document: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class ExternalDate:
    """A date known only from outside the documents: a hollow mark and words, unused by filters, order and counts."""

    when: Edtf
    note: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    type: RelationType
    event: EventId


@dataclass(frozen=True, slots=True)
class Confidence:
    """Admiralty code: reliability of the source A–F, credibility of the information 1–6."""

    source: str | None = None
    information: int | None = None


@dataclass(frozen=True, slots=True)
class EventProvenance:
    """What an accepted candidate was made from."""

    extractor: str
    version: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Who looked the event over, and when (ISO day)."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Event:
    """One record of the store, as in docs/formats/store.md. ``short`` falls back to the title where it is empty."""

    id: EventId
    title: str
    short: str
    when: Edtf | None
    modifier: Modifier | None
    basis: Basis
    role: Role
    external: ExternalDate | None
    kind: KindId
    status: Status
    board: Board
    actors: tuple[Participant, ...]
    themes: tuple[ThemeId, ...]
    place: str
    summary: str
    figures: tuple[Figure, ...]
    evidence: tuple[Evidence, ...]
    attributed_to: tuple[Attribution, ...]
    likelihood: Likelihood | None
    confidence: Confidence | None
    relations: tuple[Relation, ...]
    notes: tuple[str, ...]
    provenance: EventProvenance | None
    checked: Checked | None

    @property
    def is_on_axis(self) -> bool:
        """Only a dated event of the timeline board stands on the axis; all else stands beside it."""
        return self.board is Board.TIMELINE and self.when is not None
