"""The events behind a count: who they are, so that a count can be opened, swept and chosen from."""

import numpy as np

from briefviewer.columns.events import Rows
from briefviewer.domain.event import EventId
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.density import DensityCell
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.shapes import Density, DensityStrip, Rect


def counted_rows(arrangement: Arrangement, scene: Scene, strip: DensityStrip, cell: DensityCell) -> Rows:
    """The rows of the columns that a cell of a strip counts, in order."""
    members, crowd = arrangement.members[strip.lane], arrangement.crowd(strip.lane)
    start = scene.scale.start
    numbers = crowd.beginning(max(cell.start, start), min(cell.end, scene.scale.end))
    if strip.of is not Density.ALL and cell.start <= start < cell.end:
        # What runs into the view is counted where the view begins.
        into = crowd.between(start, np.nextafter(start, np.inf))
        into = into[crowd.starts[into] < start]
        numbers = into if strip.of is Density.THROUGH else np.union1d(into, numbers)
    places = members[numbers]
    rows: Rows = arrangement.table.rows[np.sort(places)]
    if strip.of is not Density.REST:
        return rows
    drawn = [bar.row for bar in scene.bars if bar.lane == strip.lane]
    drawn += [glyph.row for glyph in scene.glyphs if glyph.lane == strip.lane]
    return rows[~np.isin(rows, drawn)]


def counted_at(arrangement: Arrangement, scene: Scene, x: float, y: float) -> tuple[EventId, ...]:
    """The events that the count at a point stands for; none where there is no count."""
    return tuple(_ids(arrangement, scene, Rect(x, y, 0.0, 0.0)))


def counted_in(arrangement: Arrangement, scene: Scene, area: Rect) -> tuple[EventId, ...]:
    """The events of all counts that an area of the lanes touches, in the order of the scene."""
    return tuple(_ids(arrangement, scene, area))


def _ids(arrangement: Arrangement, scene: Scene, area: Rect) -> list[EventId]:
    lanes = scene.regions.lanes
    top, bottom = max(area.y, lanes.y), min(area.bottom, lanes.bottom)
    found: list[EventId] = []
    for strip in scene.densities:
        if strip.top > bottom or strip.top + strip.height < top:
            continue
        for cell in strip.cells:
            if cell.x0 <= area.right and cell.x1 > area.x:
                rows = counted_rows(arrangement, scene, strip, cell).tolist()
                found += [EventId(arrangement.columns.ids[row]) for row in rows]
    return found
