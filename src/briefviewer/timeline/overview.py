"""The overview strip: the density of everything under the current filters, and the window that is in view."""

from dataclasses import dataclass

import numpy as np

from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.density import histogram
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.ticks import Unit, ruler

BAR_PX = 4.0
"""From bar to bar."""
LEAST_WINDOW = 8.0
"""The window in the overview is no narrower."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole store in a strip: bars (x, height 0–1) of ``bar_px``, the window in view, years, the range."""

    scale: Scale
    bars: tuple[tuple[float, float], ...]
    bar_px: float
    window_x0: float
    window_x1: float
    range: tuple[float, float] | None
    years: tuple[tuple[float, str], ...]


def overview_of(
    arrangement: Arrangement, view: Scale, days: tuple[float, float] | None, left: float, right: float
) -> Overview:
    """The strip for all that an arrangement shows.

    Args:
        view: The stretch of time in view.
        days: The briefing range, in days; None without one.
        left: Where the strip begins, in pixels; ``right`` where it ends.
    """
    extent = arrangement.extent or (view.start, view.end)
    start, end = min(extent[0], view.start), max(extent[1], view.end)
    # A view far outside stretches the strip only so far, or all events would shrink to a dot.
    most_outside = 3 * (extent[1] - extent[0])
    start, end = max(start, extent[0] - most_outside), min(end, extent[1] + most_outside)
    air = (end - start) * 0.01
    scale = Scale(start - air, end + air, left, right, view.folds).limited()
    bars, years = arrangement.memory.once(("overview", scale), lambda: _density(arrangement, scale))
    window = _window(scale, view.start, view.end)
    return Overview(
        scale=scale,
        bars=bars,
        bar_px=BAR_PX - 1,
        window_x0=window[0],
        window_x1=window[1],
        range=_clamped(scale, days) if days is not None else None,
        years=years,
    )


def _density(
    arrangement: Arrangement, scale: Scale
) -> tuple[tuple[tuple[float, float], ...], tuple[tuple[float, str], ...]]:
    """Bars and years of a strip; they stay while the view moves within it."""
    found = histogram(scale, arrangement.sorted_starts, BAR_PX)
    most = int(found.max())
    step = (scale.right - scale.left) / max(1, len(found))
    columns = np.flatnonzero(found).tolist()
    bars = tuple((scale.left + index * step, float(np.sqrt(found[index] / most))) for index in columns)
    size = arrangement.palette.size("count")
    marks = ruler(scale, arrangement.words, arrangement.measure, size, size, finest=Unit.YEAR)
    return bars, tuple((tick.label_x - 5, tick.label) for tick in marks.minor if tick.label)


def _window(scale: Scale, start: float, end: float) -> tuple[float, float]:
    """Where a stretch of time stands in a strip, wide enough to be taken hold of."""
    x0, x1 = max(scale.x(start), scale.left), min(scale.x(end), scale.right)
    if x1 - x0 >= LEAST_WINDOW:
        return x0, x1
    x0 = min(max((x0 + x1 - LEAST_WINDOW) / 2, scale.left), scale.right - LEAST_WINDOW)
    return x0, x0 + LEAST_WINDOW


def _clamped(scale: Scale, days: tuple[float, float]) -> tuple[float, float]:
    x0, x1 = (min(max(scale.x(day), scale.left), scale.right) for day in days)
    return x0, x1
