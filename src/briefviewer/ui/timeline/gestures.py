"""What is dragged on the timeline, and what that does: the ground, a band, the range, lanes, the overview."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QWidget

from briefviewer.timeline.hits import Hit, Target
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.view_model import TimelineViewModel

Gesture = Callable[[QPointF], None]
"""Called with each place that the pointer comes to."""


class Gestures:
    """Makes gestures for one timeline. ``band`` is the rubber band while one is drawn."""

    def __init__(self, view_model: TimelineViewModel, widget: QWidget) -> None:
        self._view_model = view_model
        self._widget = widget
        self.band: QRectF | None = None

    def begin(self, hit: Hit, here: QPointF, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """What a drag with the left button does that begins here; None where there is nothing to drag."""
        is_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        is_ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        match hit.target:
            case Target.RANGE_LEFT | Target.RANGE_RIGHT:
                return self._drag_edge(hit.target)
            case Target.RULER | Target.TICK | Target.BREAK | Target.FLAG:
                return lambda to: self._view_model.drag_range(here.x(), to.x())
            case Target.CANVAS | Target.EVENT | Target.DENSITY | Target.HINT if is_shift:
                return lambda to: self._view_model.drag_range(here.x(), to.x())
            case Target.CANVAS | Target.EVENT | Target.DENSITY | Target.HINT if is_ctrl:
                return self._rubber_band(here)
            case Target.CANVAS | Target.EVENT | Target.DENSITY | Target.HINT:
                return self.pan_from(here)
            case Target.SCROLL:
                return self._drag_scroll(here)
            case Target.LANE:
                return self._drag_lane(hit.key)
            case Target.LANE_EDGE:
                return self._drag_lane_edge(hit.key)
            case Target.OVERVIEW_WINDOW | Target.OVERVIEW_LEFT | Target.OVERVIEW_RIGHT | Target.OVERVIEW:
                return self._drag_overview(hit.target, here)
        return None

    def pan_from(self, here: QPointF) -> Gesture:
        """The ground follows the pointer."""
        last = here

        def drag(to: QPointF) -> None:
            nonlocal last
            self._view_model.pan(last.x() - to.x())
            self._view_model.scroll_by(last.y() - to.y())
            last = to
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)

        return drag

    def _rubber_band(self, here: QPointF) -> Gesture:
        """What the band touches is added to what was selected, and let go of again as the band shrinks."""
        before = self._view_model.selected

        def drag(to: QPointF) -> None:
            self.band = QRectF(here, to).normalized()
            area = Rect(self.band.x(), self.band.y(), self.band.width(), self.band.height())
            self._view_model.select((*before, *self._view_model.events_in(area)))
            self._widget.update()

        return drag

    def _drag_scroll(self, here: QPointF) -> Gesture | None:
        scene = self._view_model.scene
        if scene is None:
            return None
        start, per_pixel = self._view_model.scroll, scene.content_height / scene.regions.lanes.height
        return lambda to: self._view_model.scroll_to(start + (to.y() - here.y()) * per_pixel)

    def _drag_lane(self, key: str) -> Gesture:
        """A lane goes where its head is dragged; the lanes between make room at once."""

        def drag(to: QPointF) -> None:
            scene = self._view_model.scene
            if scene is None:
                return
            self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
            others = [band for band in scene.bands if band.lane.key != key]
            self._view_model.move_lane(key, sum(band.top + band.height / 2 < to.y() for band in others))

        return drag

    def _drag_lane_edge(self, key: str) -> Gesture | None:
        """A lane has as many rows as fit above the pointer."""
        bands = self._view_model.scene.bands if self._view_model.scene is not None else ()
        for band in bands:
            if band.lane.key == key:
                top, around, row = band.top, band.height - band.rows * band.row_height, band.row_height
                return lambda to: self._view_model.give_rows(key, round((to.y() - top - around) / row))
        return None

    def _drag_edge(self, target: Target) -> Gesture | None:
        brush = self._view_model.brush
        if brush is None:
            return None
        fixed = brush.last if target is Target.RANGE_LEFT else brush.first

        def drag(to: QPointF) -> None:
            self._view_model.set_range(fixed, self._view_model.day_at(to.x()))

        return drag

    def _drag_overview(self, target: Target, here: QPointF) -> Gesture | None:
        scene = self._view_model.scene
        if scene is None:
            return None
        scale = scene.overview.scale
        start, end = self._view_model.span
        anchor = scale.invert(here.x())
        self._view_model.remember()
        if target is Target.OVERVIEW:
            # A drag beside the window draws a new one.
            def drag(to: QPointF) -> None:
                low, high = sorted((anchor, scale.invert(to.x())))
                self._view_model.glide_to(low, max(high, low + 1.0))

            return drag
        moves_start = target is not Target.OVERVIEW_RIGHT
        moves_end = target is not Target.OVERVIEW_LEFT

        def resize(to: QPointF) -> None:
            by = scale.invert(to.x()) - anchor
            low = start + by if moves_start else start
            high = end + by if moves_end else end
            if high - low >= 1.0:
                self._view_model.glide_to(low, high)

        return resize
