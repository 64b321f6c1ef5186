"""How high each lane is and where it begins: rows as needed, headers in full, in a picture everything in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefviewer.timeline.lanes import Lane, LaneSpec
from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText, shortened, wrapped
from briefviewer.timeline.palette import Palette


class Fit(StrEnum):
    """Whether lanes may reach below the edge, to be scrolled, or must all be seen."""

    SCROLL = "scroll"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class LaneNeed:
    """What a lane asks for: rows to show all events at home, and how many events may have to be counted in its foot."""

    rows: int
    events: int

    def has_foot(self, rows: int) -> bool:
        """Whether a lane of so many rows may ever have events without one."""
        return self.events > rows


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
class _Spacing:
    """How close things may stand: a row's height, the room around a lane's rows, lines of a header and around them."""

    row_height: float
    pad: float
    header_lines: int = 2
    header_pad: float = 12.0
    has_count_below: bool = True


@dataclass(frozen=True, slots=True)
class _Header:
    """A lane's name: ``tall`` and ``above`` in lines that have the count below them, three or two at most.

    ``lines`` and ``one_line`` leave room for the count behind the last of them, at ``count_x`` and ``one_count_x``.
    """

    tall: tuple[str, ...]
    above: tuple[str, ...]
    lines: tuple[str, ...]
    one_line: str
    count_x: float
    one_count_x: float


PAGE_SHARE = 0.65
"""No lane takes more of the page by itself; by hand it may."""
LEAST_SHARED = 4
"""But so many rows it may always have."""
LANES_SEEN = 4
"""Where the page is low, lanes have fewer rows until so many of them are seen."""
LOW_PX = 520.0
"""Lanes with less room than this together stand on a low page."""
MOST_ROWS = 60
"""A lane's rows made by hand."""
CLOSER_PX = (0.0, 2.0, 4.0, 6.0)
"""How much closer rows may move before lanes must be scrolled."""


def lay_bands(
    lanes: Sequence[Lane],
    needs: Sequence[LaneNeed],
    spec: LaneSpec,
    top: float,
    available: float,
    fit: Fit,
    palette: Palette,
    measure: MeasureText,
) -> tuple[tuple[LaneBand, ...], float]:
    """Lanes from ``top`` downward, and how high they are together.

    Room that is left goes to the rows, up to a third more for each, so that lanes fill the page.
    """
    if not lanes:
        return (), 0.0
    headers = [_header(lane, palette, measure) for lane in lanes]
    is_folded = [lane.key in spec.folded for lane in lanes]
    wanted = _wanted(lanes, needs, spec, available, fit, palette)
    spacing, rows = _rows(needs, wanted, is_folded, headers, available, fit, palette)
    heights = [
        _height(need, count, fold, header, spacing, palette)
        for need, count, fold, header in zip(needs, rows, is_folded, headers, strict=True)
    ]
    extra = max(0.0, available - sum(heights)) / max(1, sum(rows))
    extra = min(extra, spacing.row_height / 3)
    bands = []
    y = top
    for index, (lane, need, header) in enumerate(zip(lanes, needs, headers, strict=True)):
        count = rows[index]
        foot = palette.space("tick_strip") if is_folded[index] or need.has_foot(count) else 0.0
        height = heights[index] + extra * count
        row_height = spacing.row_height + extra
        lines, count_x = _fitting_header(header, height, spacing, palette)
        bands.append(
            LaneBand(
                index=index,
                lane=lane,
                top=y,
                height=height,
                rows=count,
                row_top=y + (height - foot - count * row_height) / 2,
                row_height=row_height,
                foot=foot,
                header=lines,
                count=f"{lane.total:,}",
                count_inline_x=count_x,
            )
        )
        y += height
    return tuple(bands), y - top


def _wanted(
    lanes: Sequence[Lane], needs: Sequence[LaneNeed], spec: LaneSpec, available: float, fit: Fit, palette: Palette
) -> list[int]:
    """How many rows each lane should have: those given by hand, else what it needs, within its share of the page."""
    closest = palette.space("row") - CLOSER_PX[-1]
    most = max(LEAST_SHARED, int(available * max(PAGE_SHARE, 1 / len(lanes)) / closest))
    if fit is Fit.SCROLL and available < LOW_PX:
        first = [need.rows for lane, need in zip(lanes, needs, strict=True) if lane.key not in spec.folded][:LANES_SEEN]
        around = palette.space("lane_pad") + palette.space("tick_strip")
        while most > LEAST_SHARED and sum(min(rows, most) * closest + around for rows in first) > available:
            most -= 1
    wanted = []
    for lane, need in zip(lanes, needs, strict=True):
        by_hand = spec.rows.get(lane.key)
        if lane.key in spec.folded:
            wanted.append(0)
        elif by_hand is not None:
            wanted.append(min(max(1, by_hand), MOST_ROWS))
        else:
            wanted.append(max(1, min(need.rows, most)))
    return wanted


def _rows(
    needs: Sequence[LaneNeed],
    wanted: list[int],
    is_folded: Sequence[bool],
    headers: Sequence[_Header],
    available: float,
    fit: Fit,
    palette: Palette,
) -> tuple[_Spacing, list[int]]:
    """How many rows each lane gets, and how close they stand: the roomiest spacing that gives all lanes what they ask.

    In a picture, where there is not enough, every lane has a row and the others are dealt out one by one to whoever
    lacks most; in a window lanes are scrolled.
    """
    row, pad = palette.space("row"), palette.space("lane_pad")

    def total(rows: Sequence[int], spacing: _Spacing) -> float:
        columns = zip(needs, rows, is_folded, headers, strict=True)
        return sum(_height(need, count, fold, header, spacing, palette) for need, count, fold, header in columns)

    spacing = _Spacing(row, pad)
    if fit is Fit.SCROLL:
        for closer in CLOSER_PX:
            spacing = _Spacing(row - closer, pad - closer / 3)
            if total(wanted, spacing) <= available:
                break
        return spacing, wanted
    for closer in (0, 2, 4, 6, 8):
        spacing = _Spacing(row - closer, max(4.0, pad - closer))
        if total(wanted, spacing) <= available:
            return spacing, wanted
    rows = [min(1, count) for count in wanted]
    if total(rows, spacing) > available:
        spacing = _Spacing(row - 8, 4.0, header_pad=4.0, has_count_below=False)
    if total(rows, spacing) > available:
        spacing = _Spacing(row - 10, 2.0, 1, 4.0, has_count_below=False)
    while True:
        lacking = [index for index, count in enumerate(rows) if count < wanted[index]]
        lacking.sort(key=lambda index: (rows[index] / wanted[index], index))
        for index in lacking:
            rows[index] += 1
            if total(rows, spacing) <= available:
                break
            rows[index] -= 1
        else:
            return spacing, rows


def _height(need: LaneNeed, rows: int, is_folded: bool, header: _Header, spacing: _Spacing, palette: Palette) -> float:
    if is_folded:
        return _line(palette) + palette.space("tick_strip")
    foot = palette.space("tick_strip") if need.has_foot(rows) else 0.0
    is_below = spacing.has_count_below and spacing.pad >= palette.space("lane_pad") - 3
    lines = min(len(header.above if is_below else header.lines), spacing.header_lines)
    least = _header_height(lines, palette, spacing.header_pad, with_count=is_below)
    return max(rows * spacing.row_height + spacing.pad + foot, least)


def _header(lane: Lane, palette: Palette, measure: MeasureText) -> _Header:
    size = palette.size("lane")
    whole = palette.space("lane_header") - palette.space("edge") - 8
    room = whole - measure(f"{lane.total:,}", palette.size("count"), REGULAR) - 6
    tall, above = (wrapped(lane.label, whole, most, measure, size, SEMIBOLD) for most in (3, 2))
    lines = wrapped(lane.label, room, 2, measure, size, SEMIBOLD)
    one_line = shortened(lane.label, room, measure, size, SEMIBOLD)
    count_x, one_count_x = (measure(each, size, SEMIBOLD) + 6 for each in (lines[-1], one_line))
    return _Header(tall, above, lines, one_line, count_x, one_count_x)


def _fitting_header(
    header: _Header, height: float, spacing: _Spacing, palette: Palette
) -> tuple[tuple[str, ...], float | None]:
    """The lines that a lane of some height has room for, and where the count stands behind the last; None: below it."""
    for lines in (header.tall, header.above):
        if _header_height(len(lines), palette, 12.0, with_count=True) <= height:
            return lines, None
    if _header_height(len(header.lines), palette, spacing.header_pad, with_count=False) <= height + 0.01:
        return header.lines, header.count_x
    return (header.one_line,), header.one_count_x


def _line(palette: Palette) -> float:
    return palette.size("lane") * 1.25


def _header_height(lines: int, palette: Palette, pad: float, *, with_count: bool) -> float:
    return lines * _line(palette) + (palette.size("count") * 1.3 if with_count else 0.0) + pad
