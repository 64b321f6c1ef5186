"""Arcs from the selected event to those it contradicts, supersedes or is superseded by, as curves in pixels."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from briefviewer.domain.event import EventId, Relation, RelationType
from briefviewer.timeline.glyphs import Point
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.shapes import Bar, Glyph

Relations = Callable[[EventId], Sequence[Relation]]
"""The relations of an event, from whichever side they were written."""
STEPS = 32
CLEAR_PX = 10.0
"""An arc begins and ends so far from the middle of a glyph."""
BULGE = 0.18
LEAST_BULGE, MOST_BULGE = 14.0, 70.0
_SHOWN = (RelationType.CONTRADICTS, RelationType.SUPERSEDES, RelationType.SUPERSEDED_BY)


@dataclass(frozen=True, slots=True)
class Tie:
    """What the selected event has to do with another."""

    event: EventId
    other: EventId
    type: RelationType


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie as a curve. It leads from the newer to the older where one supersedes the other.

    ``points`` go from end to end; ``leaves`` says that the other end lies out of view.
    """

    tie: Tie
    points: tuple[Point, ...]
    leaves: bool

    @property
    def middle(self) -> Point:
        """Where a sign may stand on it."""
        return self.points[len(self.points) // 2]

    @property
    def is_contradiction(self) -> bool:
        """Whether both sides speak against each other; else one takes the other's place."""
        return self.tie.type is RelationType.CONTRADICTS


def ties_of(event: EventId, relations: Iterable[Relation]) -> tuple[Tie, ...]:
    """Those of an event's relations that are shown as arcs."""
    return tuple(Tie(event, each.event, each.type) for each in relations if each.type in _SHOWN)


def anchors(bars: Iterable[Bar], glyphs: Iterable[Glyph]) -> Mapping[EventId, Point]:
    """Where an arc takes hold of each event that is drawn."""
    found: dict[EventId, Point] = {}
    for bar in bars:
        x = bar.glyph_x if bar.glyph_x is not None else (bar.x0 + bar.x1) / 2
        found[bar.event] = (x, bar.top + bar.height / 2)
    for glyph in glyphs:
        found[glyph.event] = (glyph.x, glyph.y)
    return found


def arcs(
    ties: Sequence[Tie],
    drawn: Mapping[EventId, Point],
    elsewhere: Callable[[EventId], Point | None],
    scale: Scale,
) -> tuple[Arc, ...]:
    """The arcs of an event's ties.

    Args:
        drawn: Where each drawn event stands.
        elsewhere: Where one that is not drawn singly would stand, in view or not; None if nowhere on the axis.
    """
    found: list[Arc] = []
    for tie in ties:
        here = drawn.get(tie.event) or elsewhere(tie.event)
        there = drawn.get(tie.other) or elsewhere(tie.other)
        if here is None or there is None:
            continue
        is_in_view = scale.left <= there[0] <= scale.right
        if not is_in_view:
            there = min(max(there[0], scale.left), scale.right), there[1]
        if tie.type is RelationType.SUPERSEDED_BY:
            here, there = there, here
        beside = sum(each.tie.other == tie.other for each in found)
        found.append(Arc(tie, _curve(here, there, 1.0 + 0.8 * beside), not is_in_view))
    return tuple(found)


def _curve(here: Point, there: Point, bend: float) -> tuple[Point, ...]:
    """A quadratic curve that bends upward, or to the right where it is upright, its ends clear of the glyphs."""
    dx, dy = there[0] - here[0], there[1] - here[1]
    length = hypot(dx, dy) or 1.0
    across, down = -dy / length, dx / length
    if down > 0 or (down == 0 and across < 0):
        across, down = -across, -down
    bulge = 2 * bend * min(max(length * BULGE, LEAST_BULGE), MOST_BULGE)
    knee = (here[0] + there[0]) / 2 + across * bulge, (here[1] + there[1]) / 2 + down * bulge
    clear = min(0.3, CLEAR_PX / length)
    places = [clear + (1 - 2 * clear) * step / STEPS for step in range(STEPS + 1)]
    return tuple(
        (
            (1 - t) ** 2 * here[0] + 2 * t * (1 - t) * knee[0] + t**2 * there[0],
            (1 - t) ** 2 * here[1] + 2 * t * (1 - t) * knee[1] + t**2 * there[1],
        )
        for t in places
    )
