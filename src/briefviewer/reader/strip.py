"""Where in a document its highlights lie, as marks on a strip as high as the window: the document at a glance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefviewer.domain.evidence import Stance
from briefviewer.reader.highlights import Highlight


@dataclass(frozen=True, slots=True)
class StripMark:
    """The highlights of one stance that begin at one height of the strip; the first of them stands for all."""

    y: int
    stance: Stance
    first: Highlight


def strip_marks(marked: Iterable[Highlight], length: int, height: int) -> tuple[StripMark, ...]:
    """The marks from the top, at most one for each height and stance.

    Args:
        marked: The highlights, by position.
        length: How many letters the page shows.
        height: How high the strip is.
    """
    marks: dict[tuple[int, Stance], StripMark] = {}
    for highlight in marked if length > 0 and height > 0 else ():
        y = min(highlight.span.start * height // length, height - 1)
        marks.setdefault((y, highlight.stance), StripMark(y, highlight.stance, highlight))
    return tuple(marks.values())


def nearest_mark(marks: Sequence[StripMark], y: float, reach: float) -> StripMark | None:
    """The mark nearest to a height, if one is within reach."""
    near = min(marks, key=lambda each: abs(each.y - y), default=None)
    return near if near is not None and abs(near.y - y) <= reach else None
