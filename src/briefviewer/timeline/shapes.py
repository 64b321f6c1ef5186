"""What stands on a timeline, placed: bars, glyphs, ticks, words and counts, as frozen values in pixels."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from briefviewer.domain.event import EventId
from briefviewer.timeline.density import DensityCell
from briefviewer.timeline.marks import Manner


class Rect(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom


class Bar(NamedTuple):
    """An interval. Sharp from ``core_x0`` to ``core_x1``, fading from and to the outer edges.

    Edges beyond the view are cut at it. ``dots_*`` is how far an unknown end is dotted on; ``glyph_x`` is the middle of
    its glyph, None where the bar is too narrow or out of view.
    """

    event: EventId
    row: int
    lane: int
    hue: str
    glyph: str
    manner: Manner
    top: float
    height: float
    x0: float
    core_x0: float
    core_x1: float
    x1: float
    open_left: bool
    open_right: bool
    dots_left: float
    dots_right: float
    glyph_x: float | None
    is_possible: bool
    is_selected: bool
    is_hovered: bool
    is_focused: bool


class Glyph(NamedTuple):
    """A point in time; ``smear`` is the stretch in which it lies, where that is wide enough to show.

    ``is_exact`` if that stretch is one day: then nothing about it is vague.
    """

    event: EventId
    row: int
    lane: int
    hue: str
    glyph: str
    manner: Manner
    x: float
    y: float
    size: float
    smear: tuple[float, float] | None
    is_exact: bool
    is_possible: bool
    is_selected: bool
    is_hovered: bool
    is_focused: bool


class VisitorTick(NamedTuple):
    """An event that is drawn whole in another lane."""

    event: EventId
    row: int
    lane: int
    hue: str
    x: float
    top: float
    height: float
    is_selected: bool


class Label(NamedTuple):
    """Words of an event; x is where they begin, y their middle."""

    event: EventId
    lane: int
    lane_row: int
    text: str
    x: float
    y: float
    width: float
    is_strong: bool
    manner: Manner


LEAST_BAR_PX = 16.0
"""No count is drawn lower where height tells how dense events are."""


class Density(StrEnum):
    """Of what a strip of counts tells."""

    REST = "rest"
    """The events of a lane that have no glyph beside others that do."""
    ALL = "all"
    """Those of a whole lane that begin in view: as high as they are dense."""
    WHOLE = "whole"
    """Those of a whole lane in view, where there is no room to tell apart who begins there."""
    THROUGH = "through"
    """Those that run into the view, where the others are counted by when they begin."""


@dataclass(frozen=True, slots=True)
class DensityStrip:
    """Counts of a lane's events that have no glyph of their own."""

    lane: int
    top: float
    height: float
    cells: tuple[DensityCell, ...]
    of: Density
