"""The closed sets of the domain in words: what a status, a board, a stance or a relation is called."""

from collections.abc import Mapping
from enum import StrEnum

from briefviewer.domain.event import Board, Likelihood, Qualifier, RelationType, Role, Status
from briefviewer.domain.evidence import ExcerptState, Stance, TextFrom
from briefviewer.domain.facet import AsOfMode, Facet, Undated
from briefviewer.domain.interval import Certainty
from briefviewer.domain.judgement import ConfidenceLevel
from briefviewer.domain.library import ActorKind
from briefviewer.domain.search import HitKind
from briefviewer.domain.time import Basis, Modifier
from briefviewer.domain.view import LaneBy
from briefviewer.domain.viewpoint import ViewpointStance
from briefviewer.words.catalogue import Words, mark_in


def label(value: StrEnum, words: Words) -> str:
    """What a member of a closed set is called, in lower case as it stands inside a line.

    >>> label(RelationType.SUPERSEDED_BY, Words.for_language("en"))
    'superseded by'
    """
    context, names = LABELS[type(value)]
    return words.text_in(context, names[value])


def heading(value: StrEnum, words: Words) -> str:
    """The same with a capital, as it stands alone: a facet, a board, the head of a column."""
    told = label(value, words)
    return told[:1].upper() + told[1:]


LABELS: Mapping[type[StrEnum], tuple[str, Mapping[StrEnum, str]]] = {
    Status: (
        "status",
        {
            Status.OCCURRED: mark_in("status", "occurred"),
            Status.ONGOING: mark_in("status", "ongoing"),
            Status.ANNOUNCED: mark_in("status", "announced"),
            Status.REPORTED: mark_in("status", "reported"),
            Status.EXPECTED: mark_in("status", "expected"),
            Status.HYPOTHETICAL: mark_in("status", "hypothetical"),
            Status.RECOMMENDED: mark_in("status", "recommended"),
        },
    ),
    Board: (
        "board",
        {
            Board.TIMELINE: mark_in("board", "timeline"),
            Board.ASSESSMENTS: mark_in("board", "assessments"),
            Board.OUTLOOK: mark_in("board", "outlook"),
            Board.SCENARIOS: mark_in("board", "scenarios"),
            Board.RECOMMENDATIONS: mark_in("board", "recommendations"),
            Board.UNDATED: mark_in("board", "undated"),
        },
    ),
    Role: (
        "role",
        {
            Role.OCCURRENCE: mark_in("role", "happened then"),
            Role.STATE: mark_in("role", "was so then"),
            Role.ATTESTED: mark_in("role", "so at the time of writing"),
            Role.FORECAST: mark_in("role", "forecast"),
            Role.NONE: mark_in("role", "no date"),
        },
    ),
    Basis: (
        "basis",
        {
            Basis.STATED: mark_in("basis", "stated in the passage"),
            Basis.DERIVED: mark_in("basis", "derived from context"),
            Basis.NONE: mark_in("basis", "no basis"),
        },
    ),
    Modifier: (
        "modifier",
        {
            Modifier.EARLY: mark_in("modifier", "early"),
            Modifier.MID: mark_in("modifier", "mid"),
            Modifier.LATE: mark_in("modifier", "late"),
        },
    ),
    Stance: (
        "stance",
        {
            Stance.SUPPORTS: mark_in("stance", "supports"),
            Stance.DISPUTES: mark_in("stance", "disputes"),
            Stance.CONTEXT: mark_in("stance", "context"),
        },
    ),
    ExcerptState: (
        "excerpt",
        {
            ExcerptState.VERIFIED: mark_in("excerpt", "verified"),
            ExcerptState.MOVED: mark_in("excerpt", "moved"),
            ExcerptState.LOST: mark_in("excerpt", "lost"),
            ExcerptState.NOT_ATTACHED: mark_in("excerpt", "not attached"),
        },
    ),
    TextFrom: (
        "text from",
        {
            TextFrom.ORIGINAL: mark_in("text from", "original"),
            TextFrom.DIGEST: mark_in("text from", "digest"),
            TextFrom.NONE: mark_in("text from", "no text"),
        },
    ),
    Qualifier: (
        "qualifier",
        {
            Qualifier.EXACTLY: mark_in("qualifier", "exactly"),
            Qualifier.ABOUT: mark_in("qualifier", "about"),
            Qualifier.AT_LEAST: mark_in("qualifier", "at least"),
            Qualifier.AT_MOST: mark_in("qualifier", "at most"),
            Qualifier.MORE_THAN: mark_in("qualifier", "more than"),
            Qualifier.LESS_THAN: mark_in("qualifier", "less than"),
        },
    ),
    RelationType: (
        "relation",
        {
            RelationType.CONTRADICTS: mark_in("relation", "contradicts"),
            RelationType.SUPERSEDES: mark_in("relation", "supersedes"),
            RelationType.SUPERSEDED_BY: mark_in("relation", "superseded by"),
            RelationType.FOLLOWS: mark_in("relation", "follows"),
            RelationType.FOLLOWED_BY: mark_in("relation", "followed by"),
            RelationType.PART_OF: mark_in("relation", "part of"),
            RelationType.HAS_PART: mark_in("relation", "has part"),
            RelationType.CORROBORATES: mark_in("relation", "corroborates"),
        },
    ),
    ActorKind: (
        "actor",
        {
            ActorKind.COUNTRY: mark_in("actor", "country"),
            ActorKind.PERSON: mark_in("actor", "person"),
            ActorKind.INSTITUTION: mark_in("actor", "institution"),
            ActorKind.MECHANISM: mark_in("actor", "mechanism"),
            ActorKind.UNIT: mark_in("actor", "unit"),
            ActorKind.PARTY: mark_in("actor", "party"),
            ActorKind.GROUPING: mark_in("actor", "grouping"),
        },
    ),
    Likelihood: (
        "likelihood",
        {
            Likelihood.REMOTE: mark_in("likelihood", "remote"),
            Likelihood.VERY_UNLIKELY: mark_in("likelihood", "very unlikely"),
            Likelihood.UNLIKELY: mark_in("likelihood", "unlikely"),
            Likelihood.EVEN: mark_in("likelihood", "roughly even"),
            Likelihood.LIKELY: mark_in("likelihood", "likely"),
            Likelihood.VERY_LIKELY: mark_in("likelihood", "very likely"),
            Likelihood.ALMOST_CERTAIN: mark_in("likelihood", "almost certain"),
        },
    ),
    ConfidenceLevel: (
        "judgement",
        {
            ConfidenceLevel.LOW: mark_in("judgement", "low confidence"),
            ConfidenceLevel.MODERATE: mark_in("judgement", "moderate confidence"),
            ConfidenceLevel.HIGH: mark_in("judgement", "high confidence"),
        },
    ),
    ViewpointStance: (
        "viewpoint",
        {
            ViewpointStance.AGREES: mark_in("viewpoint", "agrees"),
            ViewpointStance.DISAGREES: mark_in("viewpoint", "disagrees"),
            ViewpointStance.MIXED: mark_in("viewpoint", "mixed"),
            ViewpointStance.NONE: mark_in("viewpoint", "takes no side"),
        },
    ),
    Certainty: (
        "certainty",
        {
            Certainty.CERTAIN: mark_in("certainty", "certain"),
            Certainty.POSSIBLE: mark_in("certainty", "possible"),
        },
    ),
    Facet: (
        "facet",
        {
            Facet.KIND: mark_in("facet", "kind"),
            Facet.ACTOR: mark_in("facet", "actor"),
            Facet.THEME: mark_in("facet", "theme"),
            Facet.DOCUMENT: mark_in("facet", "document"),
            Facet.STATUS: mark_in("facet", "status"),
            Facet.BOARD: mark_in("facet", "board"),
            Facet.BASIS: mark_in("facet", "basis"),
            Facet.YEAR: mark_in("facet", "year"),
        },
    ),
    AsOfMode: (
        "as of",
        {
            AsOfMode.KNOWN: mark_in("as of", "known by then"),
            AsOfMode.HAPPENED: mark_in("as of", "happened by then"),
        },
    ),
    Undated: (
        "undated",
        {
            Undated.WITH: mark_in("undated", "with undated events"),
            Undated.WITHOUT: mark_in("undated", "without undated events"),
            Undated.ONLY: mark_in("undated", "undated events only"),
        },
    ),
    HitKind: (
        "hit",
        {
            HitKind.EVENT: mark_in("hit", "event"),
            HitKind.PASSAGE: mark_in("hit", "passage"),
            HitKind.ACTOR: mark_in("hit", "actor"),
            HitKind.THEME: mark_in("hit", "theme"),
            HitKind.KIND: mark_in("hit", "kind"),
            HitKind.DOCUMENT: mark_in("hit", "document"),
        },
    ),
    LaneBy: (
        "lanes",
        {
            LaneBy.THEME: mark_in("lanes", "theme"),
            LaneBy.ACTOR: mark_in("lanes", "actor"),
            LaneBy.KIND: mark_in("lanes", "kind"),
            LaneBy.DOCUMENT: mark_in("lanes", "document"),
            LaneBy.DYAD: mark_in("lanes", "pair of countries"),
        },
    ),
}
