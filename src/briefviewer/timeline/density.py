"""Counts for what cannot be a glyph: cells of time, each with how many events begin to show in it. Nothing is lost."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from math import ceil, log2
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefviewer.timeline.scale import Scale

CELL_PX = 44.0
"""No cell is narrower, so that its count can be read."""
LEAST_PX = 30.0
"""Nor what is seen of one at the edge."""


class DensityCell(NamedTuple):
    """A stretch of a lane with so many ``events`` in it; ``share`` of the densest cell, 0–1.

    ``text_x`` is where its count begins; None where even that has no room.
    """

    start: float
    end: float
    x0: float
    x1: float
    events: int
    share: float
    text: str
    text_x: float | None


class CellGrid:
    """The cells of a view: where they stand is worked out once for all its lanes.

    Cells are anchored in time, so they stay where they are while the view pans.

    Args:
        text_width: How wide a count is set, in pixels.
    """

    def __init__(self, scale: Scale, text_width: Callable[[str], float]) -> None:
        self.scale = scale
        self._text_width = text_width
        self._days = float(2.0 ** ceil(log2(CELL_PX / scale.px_per_day)))
        self._first, self._last = _readable(scale, self._days)

    @cached_property
    def _inner(self) -> NDArray[np.float64]:
        """Where cells meet."""
        return np.arange(self._first + 1, self._last + 1, dtype=np.float64) * self._days

    @cached_property
    def _places(self) -> tuple[NDArray[np.float64], ...]:
        """When and where each cell begins and ends; there may be very many where empty time is folded."""
        begins = np.concatenate([[min(self._first * self._days, self.scale.start)], self._inner])
        ends = np.concatenate([self._inner, [max((self._last + 1) * self._days, self.scale.end)]])
        lefts = np.maximum(self.scale.xs(begins), self.scale.left)
        return begins, ends, lefts, np.minimum(self.scale.xs(ends), self.scale.right)

    def counted(self, starts: NDArray[np.float64], prefix: str = "") -> tuple[DensityCell, ...]:
        """Cells for events by the time they begin; what began before the view counts where the view begins.

        Args:
            prefix: Said before the count: a + where other events of the lane are drawn.
        """
        return self.between(np.sort(starts), 0, len(starts), prefix)

    def between(self, starts: NDArray[np.float64], over: int, begun: int, prefix: str = "") -> tuple[DensityCell, ...]:
        """The cells of a crowd too large to look at each.

        Args:
            starts: When they begin, rising.
            over: How many of them are not counted, from the first on; ``begun`` how many begin before the view ends.
        """
        if begun <= over:
            return ()
        inner = np.searchsorted(starts, self._inner)
        counts = np.diff(np.concatenate([[over], np.clip(inner, over, begun), [begun]]))
        held = np.flatnonzero(counts)
        begins, ends, lefts, rights = (each.take(held) for each in self._places)
        counts = counts.take(held)
        # A cell that the edge of the view cuts, or that took in its neighbour, is as high as it is dense.
        densities = counts / np.maximum(rights - lefts, 1.0)
        columns = (begins, ends, lefts, rights, counts, densities / densities.max())
        found = []
        for start, end, x0, x1, events, share in zip(*(each.tolist() for each in columns), strict=True):
            text = prefix + short_count(events)
            width = self._text_width(text)
            text_x = (x0 + x1 - width) / 2 if width <= x1 - x0 - 2 else None
            found.append(DensityCell(start, end, x0, x1, events, share, text, text_x))
        return tuple(found)

    def at_start(self, events: int, text: str, left: float, width: float) -> DensityCell:
        """One cell for events that run into the view, told where it begins."""
        end = float(self._inner[0]) if len(self._inner) else self.scale.end
        return DensityCell(self.scale.start, end, left, left + width, events, 1.0, text, left)


def _readable(scale: Scale, days: float) -> tuple[int, int]:
    """The first and last cell; one that the edge of the view cuts too narrow for a count joins its neighbour."""
    first, last = int(scale.start // days), int(np.nextafter(scale.end, scale.start) // days)
    if first < last and scale.x((first + 1) * days) - scale.left < LEAST_PX:
        first += 1
    if first < last and scale.right - scale.x(last * days) < LEAST_PX:
        last -= 1
    return first, last


@lru_cache(maxsize=4096)
def short_count(count: int) -> str:
    """A count in at most four letters.

    >>> short_count(950), short_count(1234), short_count(2_500_000)
    ('950', '1.2k', '2.5M')
    """
    if count < 1000:
        return str(count)
    for size, letter in ((1_000_000, "M"), (1000, "k")):
        if count >= size:
            scaled = count / size
            return f"{scaled:.1f}{letter}" if scaled < 9.95 else f"{round(scaled)}{letter}"
    return str(count)


def histogram(scale: Scale, times: NDArray[np.float64], bin_px: float) -> NDArray[np.int64]:
    """How many of the rising times fall in each bin of so many pixels, over the whole scale."""
    bins = max(1, int((scale.right - scale.left) // bin_px))
    edges = scale.folds.all_unfolded(np.linspace(scale.flat(scale.start), scale.flat(scale.end), bins + 1))
    return np.diff(np.searchsorted(times, edges))
