"""Where the timeline is looked at while it is measured: the same zooms and pans for us and for the baseline."""

from random import Random

ZOOM_STEPS, CLOSEST = 30, 10_000.0
"""From all at once to a ten-thousandth of it."""
PANS, PANNED_AT = 12, (10.0, 300.0, 3_000.0)
"""So many steps at each of these zooms."""
STEP = 1 / 6
"""Share of the view that a pan moves."""

Span = tuple[float, float]


def viewports(whole: Span, seed: int = 66) -> list[Span]:
    """Stretches of time (days) inside a whole one: 30 zooms, each about another place, and three runs of 12 pans.

    >>> spans = viewports((0.0, 10_000.0))
    >>> len(spans), spans[0], round(spans[29][1] - spans[29][0], 6)
    (66, (0.0, 10000.0), 1.0)
    """
    random = Random(seed)
    start, end = whole
    length = end - start
    spans = []
    for step in range(ZOOM_STEPS):
        shown = length / CLOSEST ** (step / (ZOOM_STEPS - 1))
        first = start + random.random() * (length - shown)
        spans.append((first, first + shown))
    for zoom in PANNED_AT:
        shown = length / zoom
        first = start + random.random() * (length - shown * (1 + PANS * STEP))
        for step in range(PANS):
            at = first + step * STEP * shown
            spans.append((at, at + shown))
    return spans
