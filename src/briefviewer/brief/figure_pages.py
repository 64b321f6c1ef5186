"""Cuts a tall timeline for paper: between lanes where that fills the page, else between the rows of one.

Words that another page shows are left out, not just hidden, so that the text of a page is what a reader sees.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text

EMPTY_SHARE = 0.1
"""A page may stay empty by this much of itself for the sake of a whole lane."""
LEAST_PX = 64.0
"""No lane is begun or ended with less: its name in two lines, and what follows it."""
_SLIVER_PX = 1.0
"""What a shape reaches over a cut by less than this belongs to the other side."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one page shows of the lanes, by y; ``lane`` is the one that goes on from the page before."""

    top: float
    bottom: float
    lane: LaneBand | None = None


def stretches(bands: Sequence[LaneBand], end: float, first: float, between: float, below: float) -> list[Stretch]:
    """The pages of lanes, from the top of the first to an end.

    Args:
        first: The height for lanes on the page where the figure begins.
        between: The height for lanes on every page after it.
        below: What the last page keeps free under them.
    """
    found: list[Stretch] = []
    top = bands[0].top if bands else end
    while True:
        room = between if found else first
        lane = next((band for band in bands if band.top + 1 < top < band.bottom - 1), None)
        if end - top <= room - below or room <= 2 * LEAST_PX:
            return [*found, Stretch(top, end, lane)]
        cut = _cut(bands, top, min(top + room, max(end - LEAST_PX, bands[-1].top)), room)
        found.append(Stretch(top, cut, lane))
        top = cut


def _cut(bands: Sequence[LaneBand], top: float, limit: float, room: float) -> float:
    """Where to end a page that begins at ``top`` and has room to ``limit``."""
    lanes = [band.bottom for band in bands if top < band.bottom <= limit]
    if lanes and limit - lanes[-1] <= room * EMPTY_SHARE:
        return lanes[-1]
    rows = [y for band in bands for y in _rows(band) if y - max(band.top, top) >= LEAST_PX and y <= limit]
    return max([*lanes, *rows], default=limit)


def _rows(band: LaneBand) -> list[float]:
    """Where a lane may be cut: between two rows, enough of it on either side."""
    cuts = (band.row_top + row * band.row_height for row in range(1, band.rows))
    return [y for y in cuts if y - band.top >= LEAST_PX and band.bottom - y >= LEAST_PX]


def window(shapes: Sequence[Shape], lanes_top: float, stretch: Stretch) -> tuple[Shape, ...]:
    """The shapes of ruler and head, and those of a stretch of the lanes moved up under them."""
    top, bottom = stretch.top, stretch.bottom
    shift = top - lanes_top
    found: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, Clip):
            found.append(_clipped(shape, lanes_top, top, bottom))
            continue
        upper, lower = _reach(shape)
        sliver = min(_SLIVER_PX, (lower - upper) / 2)
        if lower <= lanes_top:
            found.append(shape)
        elif lower - sliver > top and upper + sliver < bottom and not (upper < lanes_top and isinstance(shape, Box)):
            found.append(_moved(shape, shift, lanes_top, bottom - shift))
    return tuple(found)


def _clipped(clip: Clip, lanes_top: float, top: float, bottom: float) -> Clip:
    rect = clip.rect
    if rect is None or rect.bottom <= lanes_top:
        return clip
    upper, lower = max(rect.y, top), min(rect.bottom, bottom)
    return Clip(rect._replace(y=upper - (top - lanes_top), height=max(lower - upper, 0)))


def _reach(shape: Shape) -> tuple[float, float]:
    """The highest and lowest y of a shape."""
    match shape:
        case Text():
            return shape.baseline - shape.size, shape.baseline
        case Line():
            return min(shape.y0, shape.y1), max(shape.y0, shape.y1)
        case Polygon():
            return shape.y - shape.radius, shape.y + shape.radius
        case Box() | Fade():
            return shape.y, shape.y + shape.height
        case Clip():
            return 0.0, 0.0


def _moved(shape: Shape, up: float, top: float, bottom: float) -> Shape:
    """A shape moved up; what runs through all lanes is cut to the window."""
    match shape:
        case Text():
            return shape._replace(baseline=shape.baseline - up)
        case Line() if shape.x0 == shape.x1:
            upper = shape.y0 if shape.y0 < top else max(shape.y0 - up, top)
            return shape._replace(y0=upper, y1=min(shape.y1 - up, bottom))
        case Line():
            return shape._replace(y0=shape.y0 - up, y1=shape.y1 - up)
        case Polygon():
            return shape._replace(y=shape.y - up)
        case Box() | Fade():
            upper = max(shape.y - up, top)
            return shape._replace(y=upper, height=max(min(shape.y + shape.height - up, bottom) - upper, 0))
        case Clip():
            return shape
