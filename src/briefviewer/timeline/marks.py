"""From columns to shapes in time: what is sharp, what fades, what goes on, what nobody told us. Still no pixels.

Every row becomes four times: outer and core start, core and outer end. Between outer and core it fades; the core may be
empty. Ends that are open run on; unknown ones get a dotted stub whose length is a matter of pixels.
"""

from dataclasses import dataclass, fields
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.build import ROLES
from briefviewer.columns.events import MINUS_INFINITY, PLUS_INFINITY, EventColumns, Mask, RowFlag, Rows
from briefviewer.domain.event import Role, Status
from briefviewer.domain.facet import Facet

Times = NDArray[np.float64]


class Manner(StrEnum):
    """How far a thing is real, and so how it is drawn."""

    HAPPENED = "happened"
    PLANNED = "planned"
    FORECAST = "forecast"
    ATTESTED = "attested"
    EXTERNAL = "external"


MANNERS = tuple(Manner)


@dataclass(frozen=True)
class Marks:
    """Shapes in time for some rows, beside each other.

    ``outer_start ≤ core_start ≤ core_end ≤ outer_end``; an open side is infinite in both of its times, an unknown one
    ends where the known stretch ends. ``is_bar`` tells intervals from points.
    """

    rows: Rows
    outer_start: Times
    core_start: Times
    core_end: Times
    outer_end: Times
    is_bar: Mask
    open_start: Mask
    open_end: Mask
    unknown_start: Mask
    unknown_end: Mask
    manner: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, places: NDArray[np.int64]) -> "Marks":
        """Those at some places."""
        return Marks(*(getattr(self, each.name).take(places) for each in fields(self)))


def marks_of(columns: EventColumns, rows: Rows) -> Marks:
    """The shapes of rows that stand on the axis; a row known only from outside becomes a hollow point."""
    flags = columns.flags[rows]
    external = (flags & np.uint16(RowFlag.ON_AXIS)) == 0
    earliest_start = np.where(external, columns.external_start[rows], columns.earliest_start[rows]).astype(np.float64)
    latest_start = np.where(external, columns.external_start[rows], columns.latest_start[rows]).astype(np.float64)
    earliest_end = np.where(external, columns.external_end[rows], columns.earliest_end[rows]).astype(np.float64)
    latest_end = np.where(external, columns.external_end[rows], columns.latest_end[rows]).astype(np.float64)
    is_bar = _has(flags, RowFlag.INTERVAL) & ~external
    open_start = _has(flags, RowFlag.OPEN_START) & is_bar
    open_end = _has(flags, RowFlag.OPEN_END) & is_bar
    unknown_start = _has(flags, RowFlag.UNKNOWN_START) & is_bar
    unknown_end = _has(flags, RowFlag.UNKNOWN_END) & is_bar
    minus, plus = -np.inf, np.inf

    outer_start = np.where(earliest_start <= MINUS_INFINITY, minus, earliest_start)
    core_start = np.where(latest_start <= MINUS_INFINITY, minus, latest_start)
    core_end = np.where(earliest_end >= PLUS_INFINITY, plus, earliest_end + 1)
    outer_end = np.where(latest_end >= PLUS_INFINITY, plus, latest_end + 1)

    outer_end = np.where(unknown_end, np.maximum(core_start, core_end), outer_end)
    core_end = np.where(unknown_end, outer_end, core_end)
    outer_start = np.where(unknown_start, np.minimum(core_start, core_end - 1), outer_start)
    core_start = np.where(unknown_start, outer_start, core_start)

    points = ~is_bar
    core_end = np.where(points, outer_end, core_end)
    core_start = np.where(points, outer_start, core_start)
    crossed = core_start > core_end
    with np.errstate(invalid="ignore"):
        middle = np.clip((core_start + core_end) / 2, outer_start, outer_end)
    core_start = np.where(crossed, middle, core_start)
    core_end = np.where(crossed, middle, core_end)
    return Marks(
        rows=rows,
        outer_start=outer_start,
        core_start=core_start,
        core_end=core_end,
        outer_end=outer_end,
        is_bar=is_bar,
        open_start=open_start,
        open_end=open_end,
        unknown_start=unknown_start,
        unknown_end=unknown_end,
        manner=_manners(columns, rows, external),
    )


def _manners(columns: EventColumns, rows: Rows, external: Mask) -> NDArray[np.uint8]:
    statuses = columns.codes_of[Facet.STATUS]
    planned = np.isin(
        columns.status[rows],
        [statuses[each] for each in (Status.ANNOUNCED, Status.EXPECTED) if each in statuses],
    )
    unreal = np.isin(
        columns.status[rows],
        [statuses[each] for each in (Status.HYPOTHETICAL, Status.RECOMMENDED) if each in statuses],
    )
    role = columns.role[rows]
    manner = np.full(len(rows), MANNERS.index(Manner.HAPPENED), dtype=np.uint8)
    manner[planned] = MANNERS.index(Manner.PLANNED)
    manner[(role == ROLES.index(Role.FORECAST)) | unreal] = MANNERS.index(Manner.FORECAST)
    manner[role == ROLES.index(Role.ATTESTED)] = MANNERS.index(Manner.ATTESTED)
    manner[external] = MANNERS.index(Manner.EXTERNAL)
    return manner


def axis_rows(columns: EventColumns, rows: Rows) -> Rows:
    """Those of the rows that leave a mark on the axis: dated and of the timeline board, or with an external date."""
    flags = columns.flags[rows]
    dated = _has(flags, RowFlag.DATED)
    return rows[_has(flags, RowFlag.ON_AXIS) | (_has(flags, RowFlag.HAS_EXTERNAL) & ~dated)]


def beside_rows(columns: EventColumns, rows: Rows) -> Rows:
    """Those of the rows that stand beside the axis."""
    return rows[~_has(columns.flags[rows], RowFlag.ON_AXIS)]


def extent(marks: Marks) -> tuple[float, float] | None:
    """The stretch of time with marks in it; open ends do not stretch it. None without marks."""
    times = np.concatenate([marks.outer_start, marks.core_start, marks.core_end, marks.outer_end])
    finite = times[np.isfinite(times)]
    return (float(finite.min()), float(finite.max())) if len(finite) else None


def _has(flags: NDArray[np.uint16], flag: RowFlag) -> Mask:
    held: Mask = (flags & np.uint16(flag)) == np.uint16(flag)
    return held
