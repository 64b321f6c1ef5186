"""Rows that move, move in sight: who changes his row is drawn on his way for a moment, so that the eye can follow.

Nothing is decided here: the scene is settled, and only what is painted lags behind it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefviewer.domain.event import EventId, RelationType
from briefviewer.timeline.arcs import Arc
from briefviewer.timeline.scene import Scene

EASE_MS = 160.0


@dataclass(slots=True)
class RowEase:
    """Follows one scene after the other. Times are milliseconds of any clock that rises."""

    _rows: dict[EventId, tuple[str, int]] = field(default_factory=dict)
    _ways: dict[EventId, tuple[float, float]] = field(default_factory=dict)

    @property
    def is_moving(self) -> bool:
        """Whether somebody is on his way still."""
        return bool(self._ways)

    def follow(self, scene: Scene, now: float) -> Scene:
        """The scene as it is to be painted now; the same one where nobody moves."""
        rows = self._rows_of(scene)
        heights = {band.lane.key: band.row_height for band in scene.bands}
        for event, (lane, row) in rows.items():
            before = self._rows.get(event)
            if before is not None and before[0] == lane and before[1] != row:
                # Whoever is on his way already goes on from where he is.
                off = (before[1] - row) * heights[lane] + self._offset(event, now)
                self._ways[event] = (off, now)
        self._rows = rows
        self._ways = {event: way for event, way in self._ways.items() if event in rows and now - way[1] < EASE_MS}
        if not self._ways:
            return scene
        offsets = {event: self._offset(event, now) for event in self._ways}
        return replace(
            scene,
            bars=tuple(
                bar._replace(top=bar.top + offsets[bar.event]) if bar.event in offsets else bar for bar in scene.bars
            ),
            glyphs=tuple(
                glyph._replace(y=glyph.y + offsets[glyph.event]) if glyph.event in offsets else glyph
                for glyph in scene.glyphs
            ),
            labels=tuple(
                label._replace(y=label.y + offsets[label.event]) if label.event in offsets else label
                for label in scene.labels
            ),
            arcs=tuple(_pulled(arc, offsets) for arc in scene.arcs),
        )

    def rest(self, scene: Scene) -> None:
        """Nobody is on his way: all stand where this scene has them."""
        self._rows, self._ways = self._rows_of(scene), {}

    def _offset(self, event: EventId, now: float) -> float:
        way = self._ways.get(event)
        if way is None:
            return 0.0
        left = max(0.0, 1.0 - (now - way[1]) / EASE_MS)
        return float(way[0] * left**3)

    @staticmethod
    def _rows_of(scene: Scene) -> dict[EventId, tuple[str, int]]:
        bands = {band.index: band for band in scene.bands}
        middles = [(bar.event, bar.lane, bar.top + bar.height / 2) for bar in scene.bars]
        middles += [(glyph.event, glyph.lane, glyph.y) for glyph in scene.glyphs]
        rows = {}
        for event, lane, y in middles:
            band = bands[lane]
            rows[event] = (band.lane.key, round((y - band.row_top) / band.row_height - 0.5))
        return rows


def _pulled(arc: Arc, offsets: Mapping[EventId, float]) -> Arc:
    """An arc whose ends follow the events it ties, and whose middle gives way in between."""
    first, last = offsets.get(arc.tie.event, 0.0), offsets.get(arc.tie.other, 0.0)
    if not first and not last:
        return arc
    if arc.tie.type is RelationType.SUPERSEDED_BY:  # drawn from the newer to the older
        first, last = last, first
    steps = len(arc.points) - 1
    points = tuple((x, y + first + (last - first) * step / steps) for step, (x, y) in enumerate(arc.points))
    return replace(arc, points=points)
