"""A key judgement: what an analyst concludes, how sure they are of it, and the events it rests on.

Nothing in the program ever makes one; it only keeps and prints what was typed.
"""

from dataclasses import dataclass
from enum import StrEnum

from briefviewer.domain.event import EventId


class ConfidenceLevel(StrEnum):
    """How sure an analyst is of a judgement.

    Source: Intelligence Community Directive 203, D.6.e(2)(a).
    """

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A key judgement as the analyst typed it (Markdown), the confidence given to it, the events it rests on."""

    text: str
    confidence: ConfidenceLevel | None = None
    events: tuple[EventId, ...] = ()
