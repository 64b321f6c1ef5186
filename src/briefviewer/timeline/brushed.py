"""The briefing range on the axis: its days and counts, where it is seen, and the words that tell it."""

from dataclasses import dataclass
from datetime import date

from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.measure import SEMIBOLD
from briefviewer.timeline.scale import Scale
from briefviewer.words import counts
from briefviewer.words.dates import short_range


@dataclass(frozen=True, slots=True)
class Brush:
    """The briefing range, both days inclusive, and how many events are in it."""

    first: date
    last: date
    certain: int = 0
    possible: int = 0


@dataclass(frozen=True, slots=True)
class BrushShape:
    """The briefing range in view; an edge out of view is None."""

    x0: float
    x1: float
    left_edge: float | None
    right_edge: float | None
    text: str
    text_x: float
    text_width: float


def brush_shape(arrangement: Arrangement, brush: Brush | None, scale: Scale) -> BrushShape | None:
    """The range as it is seen; None where there is none, or none in view."""
    if brush is None:
        return None
    words = arrangement.words
    x0, x1 = scale.x(brush.first.toordinal()), scale.x(brush.last.toordinal() + 1)
    if x1 < scale.left or x0 > scale.right:
        return None
    events = counts.events(brush.certain + brush.possible, words)
    text = words.text("{range} · {events}", range=short_range(brush.first, brush.last, words), events=events)
    width = arrangement.measure(text, arrangement.palette.size("small"), SEMIBOLD) + 16
    shown0, shown1 = max(x0, scale.left), min(x1, scale.right)
    text_x = min(max((shown0 + shown1 - width) / 2, scale.left + 4), scale.right - width - 4)
    return BrushShape(
        x0=shown0,
        x1=shown1,
        left_edge=x0 if x0 >= scale.left else None,
        right_edge=x1 if x1 <= scale.right else None,
        text=text,
        text_x=text_x,
        text_width=width,
    )
