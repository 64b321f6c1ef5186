"""The few plain shapes that everything of a timeline is painted with, in final colours.

Any painter can set them: on a screen, on an image, on a page. Where something fades, both opacities are given, so that
a medium without soft edges can paint steps.
"""

from typing import NamedTuple

from briefviewer.timeline.glyphs import Outline
from briefviewer.timeline.shapes import Rect


class Box(NamedTuple):
    """A rectangle, filled, outlined or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    opacity: float = 1.0
    stroke: str | None = None
    stroke_width: float = 1.0
    radius: float = 0.0
    dashes: tuple[float, ...] = ()


class Fade(NamedTuple):
    """A rectangle whose opacity changes evenly from its left to its right edge."""

    x: float
    y: float
    width: float
    height: float
    color: str
    opacity_left: float
    opacity_right: float


class Line(NamedTuple):
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    color: str
    width: float = 1.0
    dashes: tuple[float, ...] = ()


class Polygon(NamedTuple):
    """A closed outline at ``x``, ``y``, its unit ``outline`` made ``radius`` large."""

    outline: Outline
    x: float
    y: float
    radius: float
    fill: str | None
    stroke: str | None = None
    stroke_width: float = 1.0
    dashes: tuple[float, ...] = ()
    opacity: float = 1.0


class Text(NamedTuple):
    """A line of text in the ui family; ``baseline`` is its y. Plain text, never markup."""

    x: float
    baseline: float
    text: str
    size: float
    weight: int
    color: str
    italic: bool = False


class Clip(NamedTuple):
    """What follows is seen only inside this rectangle, until the next clip; None ends clipping."""

    rect: Rect | None


Shape = Box | Fade | Line | Polygon | Text | Clip
