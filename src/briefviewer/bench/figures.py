"""What a measurement says: a time beside that of its baseline, and the ratio that was promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of docs/benchmarks.md. ``goal`` is the largest ratio to the baseline that keeps the promise, if any."""

    row: str
    events: int
    what: str
    seconds: float
    baseline: str
    baseline_seconds: float
    goal: float | None = None
    memory_mb: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as long as the baseline it took."""
        return self.seconds / self.baseline_seconds

    @property
    def is_met(self) -> bool | None:
        """Whether the promise is kept; None where none was made."""
        return None if self.goal is None else self.ratio <= self.goal

    def as_record(self) -> dict[str, object]:
        """The figure as JSON has it."""
        return {
            "row": self.row,
            "events": self.events,
            "what": self.what,
            "seconds": round(self.seconds, 6),
            "baseline": self.baseline,
            "baseline_seconds": round(self.baseline_seconds, 6),
            "ratio": round(self.ratio, 4),
            "goal": self.goal,
            "met": self.is_met,
            "memory_mb": self.memory_mb,
        }


@dataclass(frozen=True, slots=True)
class Spread:
    """Times of many alike things."""

    median: float
    percentile_95: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Spread":
        """The spread of at least two times.

        >>> Spread.of([1.0, 2.0, 3.0]).median
        2.0
        """
        return cls(median(seconds), quantiles(seconds, n=20, method="inclusive")[-1])
