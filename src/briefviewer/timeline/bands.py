"""How high each lane is and where it begins: rows as needed, headers in full, in a picture everything in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefviewer.timeline.lanes import Lane
from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText, wrapped
from briefviewer.timeline.palette import Palette


class Fit(StrEnum):
    """Whether lanes may reach below the edge, to be scrolled, or must all be seen."""

    SCROLL = "scroll"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class LaneNeed:
    """What a lane asks for: rows to show all events, and whether it has a foot for ticks."""

    rows: int
    has_foot: bool


@dataclass(frozen=True, slots=True)
class LaneBand:
    """A lane in its place. y counts from the top of the whole scene, scrolling applied.

    ``row_top`` is where row 0 begins, ``row_height`` from row to row; the foot (ticks, counts) ends at the bottom.
    """

    index: int
    lane: Lane
    top: float
    height: float
    rows: int
    row_top: float
    row_height: float
    foot: float
    header: tuple[str, ...]
    count: str
    count_inline_x: float | None

    @property
    def bottom(self) -> float:
        """Where the next lane begins."""
        return self.top + self.height

    def row_center(self, row: int) -> float:
        """The middle of a row."""
        return self.row_top + (row + 0.5) * self.row_height


@dataclass(frozen=True, slots=True)
class Density:
    """How close rows may stand: the most rows a lane gets, and their height."""

    rows: int
    row_height: float
    pad: float


MOST_ROWS = 8


def densities(palette: Palette, fit: Fit) -> tuple[Density, ...]:
    """What to try, roomiest first."""
    row, pad = palette.space("row"), palette.space("lane_pad")
    if fit is Fit.SCROLL:
        return (*(Density(rows, row, pad) for rows in (6, 5, 4)), Density(4, row - 2, pad - 2))
    roomy = [Density(rows, row, pad) for rows in range(MOST_ROWS, 3, -1)]
    close = [Density(rows, row - 4, pad - 3) for rows in (6, 5, 4, 3)]
    tight = [Density(rows, row - 8, pad - 6) for rows in (5, 4, 3, 2, 1)]
    return (*roomy, *close, *tight)


def lay_bands(
    lanes: Sequence[Lane],
    needs: Sequence[LaneNeed],
    folded: frozenset[str],
    top: float,
    available: float,
    fit: Fit,
    palette: Palette,
    measure: MeasureText,
) -> tuple[tuple[LaneBand, ...], float]:
    """Lanes from ``top`` downward, and how high they are together.

    Room that is left goes to the rows, up to a third more for each, so that lanes fill the page.
    """
    headers = [_header(lane, palette, measure) for lane in lanes]
    chosen = None
    for density in densities(palette, fit):
        heights = _heights(lanes, needs, folded, headers, density, palette)
        chosen = density
        if sum(heights) <= available:
            break
    if chosen is None or not lanes:
        return (), 0.0
    heights = _heights(lanes, needs, folded, headers, chosen, palette)
    extra = max(0.0, available - sum(heights)) / max(1, sum(min(need.rows, chosen.rows) for need in needs))
    extra = min(extra, chosen.row_height / 3)
    bands = []
    y = top
    for index, (lane, need, (lines, widths)) in enumerate(zip(lanes, needs, headers, strict=True)):
        is_folded = lane.key in folded
        rows = 0 if is_folded else max(1, min(need.rows, chosen.rows))
        foot = palette.space("tick_strip") if need.has_foot or is_folded else 0.0
        height = heights[index] + extra * rows
        row_height = chosen.row_height + extra
        count_at = None
        if _header_height(lines, palette, with_count=True) > height:
            lines = lines[: max(1, int((height - 4) // _line(palette)))]
            count_at = widths[len(lines) - 1] + 6
        bands.append(
            LaneBand(
                index=index,
                lane=lane,
                top=y,
                height=height,
                rows=rows,
                row_top=y + (height - foot - rows * row_height) / 2,
                row_height=row_height,
                foot=foot,
                header=lines,
                count=f"{lane.total:,}",
                count_inline_x=count_at,
            )
        )
        y += height
    return tuple(bands), y - top


def _heights(
    lanes: Sequence[Lane],
    needs: Sequence[LaneNeed],
    folded: frozenset[str],
    headers: Sequence[tuple[tuple[str, ...], tuple[float, ...]]],
    density: Density,
    palette: Palette,
) -> list[float]:
    heights = []
    for lane, need, (lines, _) in zip(lanes, needs, headers, strict=True):
        if lane.key in folded:
            heights.append(_line(palette) + palette.space("tick_strip"))
            continue
        foot = palette.space("tick_strip") if need.has_foot else 0.0
        rows = max(1, min(need.rows, density.rows))
        least = _header_height(lines, palette, with_count=density.pad >= palette.space("lane_pad") - 3)
        heights.append(max(rows * density.row_height + density.pad + foot, least))
    return heights


def _header(lane: Lane, palette: Palette, measure: MeasureText) -> tuple[tuple[str, ...], tuple[float, ...]]:
    size = palette.size("lane")
    room = palette.space("lane_header") - palette.space("edge") - 8
    count = measure(f"{lane.total:,}", palette.size("count"), REGULAR) + 6
    lines = wrapped(lane.label, room - count, 2, measure, size, SEMIBOLD)
    whole = wrapped(lane.label, room, 2, measure, size, SEMIBOLD)
    if len(whole) < len(lines) or not lines[-1].endswith("…"):
        lines = whole if len(whole) < len(lines) else lines
    elif not whole[-1].endswith("…"):
        lines = whole
    return lines, tuple(measure(line, size, SEMIBOLD) for line in lines)


def _line(palette: Palette) -> float:
    return palette.size("lane") * 1.25


def _header_height(lines: Sequence[str], palette: Palette, *, with_count: bool) -> float:
    return len(lines) * _line(palette) + (palette.size("count") * 1.3 if with_count else 0.0) + 12
