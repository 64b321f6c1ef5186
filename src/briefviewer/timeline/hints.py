"""Where to look when a lane or the whole view is empty: how many events lie earlier and later, when the nearest is."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.measure import REGULAR, SEMIBOLD
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.shapes import Rect
from briefviewer.words import counts

EDGE_PX = 12.0
APART_PX = 28.0
"""Between what lies earlier and what lies later, where both are told in the middle."""
NO_LANE = -1


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that lead to other times; ``x`` is where they begin, ``y`` their middle, ``time`` where they lead.

    They tell of ``count`` events and stand at the edge of an empty lane, or (``NO_LANE``) in the middle of a view
    without any event; there they may lead to a lane, by its key, that one has to scroll to.
    """

    lane: int
    text: str
    x: float
    y: float
    width: float
    time: float
    count: int
    to_lane: str = ""


class _Told(NamedTuple):
    """A hint that has no place yet."""

    text: str
    time: float
    events: int
    width: float
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Outside:
    """What of some lanes lies before and after the view, and what in it: events, or events and ticks.

    ``last`` is when the nearest of the earlier ones ends, ``first`` when the nearest of the later ones begins.
    """

    earlier: int
    later: int
    inside: int
    last: float | None
    first: float | None


def outside_of(arrangement: Arrangement, lanes: Sequence[int], scale: Scale, *, has_ticks: bool) -> Outside:
    """What lies outside the view.

    Args:
        lanes: Their numbers.
        has_ticks: Whether what is drawn as a tick there counts too.
    """
    earlier = later = inside = 0
    last: list[float] = []
    first: list[float] = []
    for lane in lanes:
        crowd, visits = arrangement.crowd(lane), arrangement.visits[lane]
        over, begun, count = crowd.count_over(scale.start), crowd.count_begun(scale.end), len(crowd)
        if over:
            last.append(float(crowd.sorted_ends[over - 1]))
        if begun < count:
            first.append(float(crowd.sorted_starts[begun]))
        if has_ticks:
            before, until = np.searchsorted(visits, (scale.start, np.nextafter(scale.end, np.inf))).tolist()
            if before:
                last.append(float(visits[before - 1]))
            if until < len(visits):
                first.append(float(visits[until]))
            over, begun, count = over + before, begun + until, count + len(visits)
        earlier, later, inside = earlier + over, later + count - begun, inside + begun - over
    return Outside(earlier, later, inside, max(last, default=None), min(first, default=None))


def hints_of(
    arrangement: Arrangement, bands: Sequence[LaneBand], filled: Collection[int], scale: Scale
) -> tuple[Hint, ...]:
    """The hints of all lanes but the filled ones (by their numbers) and the folded."""
    found: list[Hint] = []
    for band in bands:
        if band.index in filled or band.rows == 0:
            continue
        outside = outside_of(arrangement, (band.index,), scale, has_ticks=True)
        for text, time, count, is_earlier in _said(arrangement, outside):
            width = arrangement.measure(text, arrangement.palette.size("small"), REGULAR)
            x = scale.left + EDGE_PX if is_earlier else scale.right - EDGE_PX - width
            found.append(Hint(band.index, text, x, band.row_center(0), width, time, count))
    return tuple(found)


def hints_in_the_middle(arrangement: Arrangement, outside: Outside, area: Rect, y: float) -> tuple[Hint, ...]:
    """What lies earlier and later, beside each other in the middle of an area, at a height."""
    size = arrangement.palette.size("body")
    told = [
        _Told(text, time, count, arrangement.measure(text, size, SEMIBOLD))
        for text, time, count, _ in _said(arrangement, outside)
    ]
    return _beside_each_other(told, area, y)


def hints_to_lanes(
    arrangement: Arrangement, bands: Sequence[LaneBand], scale: Scale, area: Rect, y: float
) -> tuple[Hint, ...]:
    """Where all lanes in sight are empty: what is in view in those above and below the area, and where it begins."""
    words, size = arrangement.words, arrangement.palette.size("body")
    told: list[_Told] = []
    inside = {band.lane.key: outside_of(arrangement, (band.index,), scale, has_ticks=False).inside for band in bands}
    above = [band.lane.key for band in bands if band.bottom <= area.y and inside[band.lane.key]]
    below = [band.lane.key for band in bands if band.top >= area.bottom and inside[band.lane.key]]
    for lanes, nearest, is_above in ((above, above[-1:], True), (below, below[:1], False)):
        count = sum(inside[lane] for lane in lanes)
        if count:
            events = counts.events(count, words)
            if is_above:
                text = words.text("↑ {events} further up", events=events)
            else:
                text = words.text("↓ {events} further down", events=events)
            told.append(_Told(text, scale.start, count, arrangement.measure(text, size, SEMIBOLD), nearest[0]))
    return _beside_each_other(told, area, y)


def _beside_each_other(told: Sequence[_Told], area: Rect, y: float) -> tuple[Hint, ...]:
    x = area.x + (area.width - sum(each.width for each in told) - APART_PX * (len(told) - 1)) / 2
    found = []
    for text, time, count, width, lane in told:
        found.append(Hint(NO_LANE, text, x, y, width, time, count, lane))
        x += width + APART_PX
    return tuple(found)


def _said(arrangement: Arrangement, outside: Outside) -> Iterator[tuple[str, float, int, bool]]:
    words = arrangement.words
    if outside.last is not None:
        yield words.text("‹ {n} earlier", n=f"{outside.earlier:,}"), outside.last, outside.earlier, True
    if outside.first is not None:
        yield words.text("{n} later ›", n=f"{outside.later:,}"), outside.first, outside.later, False
