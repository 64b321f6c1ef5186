"""Outlines of the glyphs that tell kinds apart without colour, in a unit square around the origin.

All have about the same ink, so that none shouts. x grows to the right, y downward, both from −1 to 1.
"""

from collections.abc import Mapping
from math import cos, pi, sin

Point = tuple[float, float]
Outline = tuple[Point, ...]
"""A closed polygon; curves are polygons fine enough for any screen."""


def outline(glyph: str) -> Outline:
    """The outline of a glyph; a circle where a store names one we do not have.

    >>> len(outline("triangle"))
    3
    """
    return _OUTLINES.get(glyph, _OUTLINES["circle"])


def names() -> tuple[str, ...]:
    """All glyphs there are."""
    return tuple(_OUTLINES)


def _ring(count: int, radius: float, turn: float = 0.0) -> Outline:
    angles = [2 * pi * step / count + turn for step in range(count)]
    return tuple((round(radius * sin(angle), 4), round(-radius * cos(angle), 4)) for angle in angles)


def _star(points: int, outer: float, inner: float) -> Outline:
    angles = [pi * step / points for step in range(2 * points)]
    radii = [outer if step % 2 == 0 else inner for step in range(2 * points)]
    return tuple((round(r * sin(a), 4), round(-r * cos(a), 4)) for r, a in zip(radii, angles, strict=True))


def _turned(points: Outline, turn: float) -> Outline:
    across, down = cos(turn), sin(turn)
    return tuple((round(x * across - y * down, 4), round(x * down + y * across, 4)) for x, y in points)


def _shifted(points: Outline, down: float) -> Outline:
    return tuple((x, y + down) for x, y in points)


_CROSS: Outline = (
    (-0.36, -1.0), (0.36, -1.0), (0.36, -0.36), (1.0, -0.36), (1.0, 0.36), (0.36, 0.36),
    (0.36, 1.0), (-0.36, 1.0), (-0.36, 0.36), (-1.0, 0.36), (-1.0, -0.36), (-0.36, -0.36),
)  # fmt: skip
_DOME: Outline = tuple(
    (round(-1.12 * cos(pi * step / 24), 4), round(0.62 - 1.3 * sin(pi * step / 24), 4)) for step in range(25)
)

_OUTLINES: Mapping[str, Outline] = {
    "circle": _ring(48, 0.92),
    "square": ((-0.82, -0.82), (0.82, -0.82), (0.82, 0.82), (-0.82, 0.82)),
    "diamond": ((0.0, -1.08), (1.08, 0.0), (0.0, 1.08), (-1.08, 0.0)),
    "triangle": _shifted(_ring(3, 1.18), 0.24),
    "triangle_down": _shifted(_ring(3, 1.18, pi), -0.24),
    "hexagon": _ring(6, 1.02, pi / 6),
    "pentagon": _shifted(_ring(5, 1.06), 0.06),
    "star": _star(5, 1.22, 0.56),
    "cross": _CROSS,
    "saltire": _turned(_CROSS, pi / 4),
    "dome": _DOME,
    "parallelogram": ((-0.5, -0.78), (1.15, -0.78), (0.5, 0.78), (-1.15, 0.78)),
    "hourglass": ((-0.95, -1.02), (0.95, -1.02), (0.24, 0.0), (0.95, 1.02), (-0.95, 1.02), (-0.24, 0.0)),
    "bar": ((-1.05, -0.52), (1.05, -0.52), (1.05, 0.52), (-1.05, 0.52)),
    "chevron": ((-0.95, -1.0), (0.15, -1.0), (1.0, 0.0), (0.15, 1.0), (-0.95, 1.0), (-0.15, 0.0)),
}  # fmt: skip
