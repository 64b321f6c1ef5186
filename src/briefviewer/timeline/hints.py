"""Where to look when a lane is empty in view: how many of its events lie earlier and later, and when the nearest is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.measure import REGULAR
from briefviewer.timeline.scale import Scale

EDGE_PX = 12.0


@dataclass(frozen=True, slots=True)
class Hint:
    """Words at the edge of an empty lane; ``x`` is where they begin, ``y`` their middle, ``time`` where they lead."""

    lane: int
    text: str
    x: float
    y: float
    width: float
    time: float


def hints_of(
    arrangement: Arrangement, bands: Sequence[LaneBand], filled: Collection[int], scale: Scale
) -> tuple[Hint, ...]:
    """The hints of all lanes but the filled ones (by their numbers) and the folded."""
    found: list[Hint] = []
    words = arrangement.words
    for band in bands:
        crowd = arrangement.crowds[band.index]
        if band.index in filled or band.rows == 0 or not len(crowd):
            continue
        earlier, begun = crowd.count_over(scale.start), crowd.count_begun(scale.end)
        later = len(crowd) - begun
        if earlier:
            text = words.text("‹ {n} earlier", n=f"{earlier:,}")
            width = _width(arrangement, text)
            x, last = scale.left + EDGE_PX, float(crowd.sorted_ends[earlier - 1])
            found.append(Hint(band.index, text, x, band.row_center(0), width, last))
        if later:
            text = words.text("{n} later ›", n=f"{later:,}")
            width = _width(arrangement, text)
            x = scale.right - EDGE_PX - width
            found.append(Hint(band.index, text, x, band.row_center(0), width, float(crowd.sorted_starts[begun])))
    return tuple(found)


def _width(arrangement: Arrangement, text: str) -> float:
    return arrangement.measure(text, arrangement.palette.size("small"), REGULAR)
