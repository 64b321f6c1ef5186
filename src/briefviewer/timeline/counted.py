"""The events behind a count: who they are, so that a count can be opened, swept and chosen from."""

import numpy as np

from briefviewer.columns.events import Rows
from briefviewer.domain.event import EventId
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.density import DensityCell
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.shapes import DensityStrip, Rect


def counted_rows(arrangement: Arrangement, scene: Scene, strip: DensityStrip, cell: DensityCell) -> Rows:
    """The rows of the columns that a cell of a strip counts, in order."""
    members, crowd = arrangement.members[strip.lane], arrangement.crowds[strip.lane]
    numbers = crowd.beginning(max(cell.start, scene.scale.start), cell.end)
    if cell.start <= scene.scale.start < cell.end:
        # What runs into the view is counted where the view begins.
        into = crowd.between(scene.scale.start, np.nextafter(scene.scale.start, np.inf))
        numbers = np.union1d(into[crowd.starts[into] < scene.scale.start], numbers)
    places = members[numbers]
    rows: Rows = arrangement.table.rows[np.sort(places)]
    if strip.is_tall:
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
