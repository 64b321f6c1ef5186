"""Intervals with four bounds, and how they lie to a range and to each other (Allen's relations).

Days are inclusive at both ends. ``None`` is −∞ in a start bound and +∞ in an end bound.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Interval:
    """Earliest and latest start, earliest and latest end."""

    earliest_start: date | None
    latest_start: date | None
    earliest_end: date | None
    latest_end: date | None
