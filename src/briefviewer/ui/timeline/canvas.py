"""The timeline as a widget: turns mouse, wheel, touch and keys into wishes to the view-model, and paints its scene."""

from collections.abc import Sequence
from datetime import date
from math import exp

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from briefviewer.app.ports import EventStore
from briefviewer.columns.select import Selection
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.drawing import draw_axis, draw_over
from briefviewer.timeline.easing import RowEase
from briefviewer.timeline.hits import Hit, Target
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.shown import Change
from briefviewer.timeline.view_model import TimelineViewModel
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.accessible import install
from briefviewer.ui.timeline.gestures import Gesture, Gestures
from briefviewer.ui.timeline.gliding import FRAME_MS, Gliding
from briefviewer.ui.timeline.keys import act_of
from briefviewer.ui.timeline.offering import OfferingTimeline
from briefviewer.ui.timeline.painter import paint, qt_measure
from briefviewer.ui.timeline.picture import date_text
from briefviewer.ui.timeline.pointing import Pointing
from briefviewer.ui.timeline.still import StillPart
from briefviewer.words import Words

ZOOM_STEP = 1.25
"""A notch of the wheel."""
DRAG_PX = 4
LINE_PX = 30.0
"""So much turning of a wheel is a line of a board."""


class TimelineCanvas(OfferingTimeline):
    """The timeline."""

    def __init__(
        self, theme: Theme, words: Words, today: date | None, parent: QWidget | None = None, *, is_animated: bool = True
    ) -> None:
        install()  # before Qt makes an interface of its own for this widget
        super().__init__(parent)
        self.setObjectName("timeline")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(420, 260)
        self._theme = theme
        self._words = words
        self._store: EventStore | None = None
        self._wheel_zooms = False
        self._gesture: Gesture | None = None
        self._pressed: QPointF | None = None
        self._pressed_hit: Hit | None = None
        self._pressed_with = Qt.KeyboardModifier.NoModifier
        self._is_space_held = False
        self._has_ring = False
        self._turned = 0.0
        self.view_model = TimelineViewModel(theme.palette, qt_measure(theme.palette), words, today, self._on_change)
        self._gliding = Gliding(self.view_model, self, self.tell_seen, is_animated=is_animated)
        self._gestures = Gestures(self.view_model, self)
        self._pointing = Pointing(self.view_model, self, theme, words)
        self._still = StillPart()
        self._rows = RowEase()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._frame_timer = QTimer(self)
        self._frame_timer.setSingleShot(True)
        self._frame_timer.setInterval(FRAME_MS)
        self._frame_timer.timeout.connect(self.update)
        self._choice_at = QPointF()
        self._choice_timer = QTimer(self)
        self._choice_timer.setSingleShot(True)
        self._choice_timer.setInterval(QApplication.doubleClickInterval())
        self._choice_timer.timeout.connect(self.offer_counted)
        self.setAccessibleName(words.text("Timeline"))

    # What the window tells the timeline

    def set_store(self, store: EventStore) -> None:
        """Whose events these are; call ``show_selection`` after it."""
        self._store = store
        self._pointing.set_store(store)

    def show_selection(self, selection: Selection) -> None:
        """Show the events of a selection (its range apart: the timeline shows what lies around it too)."""
        store = self._store
        assert store is not None, "set_store comes first"
        told = date_text(store, self._words)
        self.view_model.show(store.columns, store.library, selection, told, store.relations_of)

    def set_lanes(self, by: LaneBy) -> None:
        """Lanes by theme, actor, kind, document or pair of countries."""
        self.view_model.lanes_by(by)

    def set_theme(self, theme: Theme) -> None:
        """Another look."""
        self._theme = theme
        self._pointing.set_theme(theme)
        self.view_model.restyle(theme.palette, qt_measure(theme.palette), self._words)

    def set_words(self, words: Words) -> None:
        """Another language."""
        self._words = words
        self._pointing.set_words(words)
        self.setAccessibleName(words.text("Timeline"))
        self.view_model.restyle(self._theme.palette, qt_measure(self._theme.palette), words)

    def set_wheel_zooms(self, wheel_zooms: bool) -> None:
        """Whether a plain wheel zooms and Ctrl+wheel scrolls, or (as it comes) the other way round."""
        self._wheel_zooms = wheel_zooms

    def set_animated(self, is_animated: bool) -> None:
        """Whether keys ease; off when the system asks for less motion."""
        self._gliding.is_animated = is_animated

    def select(self, events: Sequence[EventId], *, reveal: bool = False) -> None:
        """Select events, and bring the last of them into view if asked."""
        self.view_model.select(events)
        if reveal and events:
            self._gliding.stop()
            self.view_model.reveal(events[-1])

    def set_range(self, days: DayRange | None) -> None:
        """The briefing range; a range open on one side is filled from the view."""
        if days is None or (days.first is None and days.last is None):
            self.view_model.clear_range()
            return
        first, last = self.view_model.days
        self.view_model.set_range(
            days.first or min(first, days.last or first), days.last or max(last, days.first or last)
        )

    def go_to(self, first: date, last: date) -> None:
        """Show these days."""
        start, end = float(first.toordinal()), float(last.toordinal() + 1)
        air = max((end - start) * 0.05, 1.0)
        self._gliding.to(start - air, end + air)

    def jump_to(self, start: float, end: float, note: object | None = None) -> None:
        """Show a stretch of time at once: one step of the view history, with what is noted of it."""
        self._gliding.stop()
        self.view_model.remember(note=note)
        self.view_model.glide_to(start, end)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is settled."""
        painter = QPainter(self)
        scene = self.view_model.scene
        if scene is None:
            painter.fillRect(self.rect(), self._theme.color("canvas"))
        else:
            palette, moving = self._theme.palette, self._on_its_way(scene)
            paint(painter, draw_axis(moving, palette), palette)
            self._still.paint(painter, scene, palette, self.devicePixelRatioF())
            paint(painter, draw_over(moving, palette), palette)
        if self._gestures.band is not None:
            painter.setPen(QPen(self._theme.color("brush-line"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._gestures.band)
        if self._has_ring:
            painter.setPen(self._theme.color("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _on_its_way(self, scene: Scene) -> Scene:
        """The scene with those who change their row still on their way to it."""
        if not self._gliding.is_wished:
            self._rows.rest(scene)
            return scene
        seen = self._rows.follow(scene, float(self._clock.elapsed()))
        if self._rows.is_moving and not self._frame_timer.isActive():
            self._frame_timer.start()
        return seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self.view_model.resize(self.width(), self.height())

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin whatever the place and the button mean."""
        self._gliding.stop()
        here = event.position()
        hit = self.view_model.hit(here.x(), here.y())
        self._pointing.press(hit.event if hit is not None else None)
        self._pressed, self._pressed_hit, self._pressed_with = here, hit, event.modifiers()
        self._gesture = None
        if hit is None:
            return
        if event.button() is Qt.MouseButton.MiddleButton or self._is_space_held:
            self._gesture = self._gestures.pan_from(here)
        elif event.button() is Qt.MouseButton.LeftButton:
            self._gesture = self._gestures.begin(hit, here, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or point."""
        here = event.position()
        if self._pressed is not None and event.buttons() != Qt.MouseButton.NoButton:
            moved = here - self._pressed
            if self._gesture is not None and (abs(moved.x()) + abs(moved.y()) >= DRAG_PX or self._pressed_hit is None):
                self._pressed_hit = None
                self._gesture(here)
            return
        self._pointing.at(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not become a drag is a click."""
        hit, self._pressed, self._gesture = self._pressed_hit, None, None
        if self._gestures.band is not None:
            self._gestures.band = None
            self.update()
        self._pressed_hit = None
        self.view_model.rest()
        if hit is not None and event.button() is Qt.MouseButton.LeftButton:
            self._click(hit, event)
        self._pointing.at(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an event, or zoom to the unit of a tick or into a strip of counts."""
        here = event.position()
        hit = self.view_model.hit(here.x(), here.y())
        if hit is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if hit.target in (Target.EVENT, Target.CHIP) and hit.event is not None:
            self.event_activated.emit(hit.event)
        elif hit.target is Target.LANE_EDGE:
            self.view_model.give_rows(hit.key, None)
        elif hit.target is Target.BREAK:
            self.toggle_folding()
        elif hit.target in (Target.TICK, Target.DENSITY) and hit.stretch is not None:
            self._choice_timer.stop()
            self.zoom_into(*hit.stretch)
        elif hit.target is Target.OVERVIEW or hit.target is Target.OVERVIEW_WINDOW:
            self.fit_all()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._pointing.hide()
        self.view_model.hover(None)

    def _click(self, hit: Hit, event: QMouseEvent) -> None:
        is_adding = bool(self._pressed_with & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier))
        match hit.target:
            case Target.EVENT | Target.CHIP if hit.event is not None:
                if is_adding:
                    self.view_model.toggle(hit.event)
                else:
                    self.view_model.select([hit.event])
            case Target.CANVAS:
                self.view_model.select(())
            case Target.HINT if hit.stretch is not None:
                self.follow_hint(hit.stretch[0], hit.key)
            case Target.DENSITY:
                # A second click may follow; it looks closer and needs no choice.
                self._choice_at = event.position()
                self._choice_timer.start()
            case Target.FLAG if hit.documents:
                self.document_activated.emit(hit.documents[0])
            case Target.MORE:
                self.more_activated.emit(hit.key)
            case Target.BOARD:
                self.view_model.toggle_board(hit.key)
            case Target.LANE if is_adding:
                self.view_model.select((*self.view_model.selected, *self.view_model.events_of_lane(hit.key)))
            case Target.LANE:
                self.view_model.toggle_fold(hit.key)
            case Target.OVERVIEW:
                self._center_overview(event.position().x())

    def _center_overview(self, x: float) -> None:
        scene = self.view_model.scene
        if scene is not None:
            self._gliding.center(scene.overview.scale.invert(x))

    # Wheel and touch

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll lanes, pan with Shift or sideways, zoom at the pointer with Ctrl."""
        self._gliding.touch(event)
        self._pointing.hide()
        notches = event.angleDelta()
        pixels = event.pixelDelta()
        is_zoom = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) != self._wheel_zooms
        is_pan = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        turned = notches.y() or notches.x()
        right = down = 0.0
        if is_zoom and not is_pan:
            self.view_model.zoom(ZOOM_STEP ** (turned / 120), event.position().x())
        elif is_pan or abs(notches.x()) > abs(notches.y()):
            right = -(pixels.x() or pixels.y() or turned * 0.6)
        else:
            down = -(pixels.y() or notches.y() * 0.5)
            if self._scroll_board(event.position(), down):
                event.accept()
                return
        self._gliding.shift(right, down)
        self._gliding.flick(event, 0.0 if pixels.isNull() else right, 0.0 if pixels.isNull() else down)
        self._gliding.rest_soon()
        event.accept()

    def _scroll_board(self, here: QPointF, down: float) -> bool:
        """Over the boards beside the axis a wheel scrolls the open one, a line for each line's worth of turning."""
        scene = self.view_model.scene
        is_open = scene is not None and any(board.is_open for board in scene.boards)
        if scene is None or not is_open or not scene.regions.undated.holds(here.x(), here.y()):
            self._turned = 0.0
            return False
        self._turned += down
        lines = int(self._turned / LINE_PX)
        self._turned -= lines * LINE_PX
        self.view_model.scroll_board(lines)
        return True

    def event(self, event: QEvent) -> bool:
        """A pinch zooms at the pointer; a tooltip tells what the pointer is on."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._gliding.stop()
                self.view_model.zoom(exp(event.value()), event.position().x())
                self._gliding.rest_soon()
            return True
        if event.type() is QEvent.Type.ToolTip:
            self._pointing.show_tooltip()
            return True
        return super().event(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single keys, by what they say or (letters) by where they lie."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            return
        act = act_of(event, self)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Space no longer pans."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._is_space_held = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, with a ring where keys led here."""
        self._has_ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.view_model.set_focus(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard has gone elsewhere."""
        self._is_space_held = self._has_ring = False
        self.view_model.set_focus(False)
        self.update()

    def _on_change(self, change: Change) -> None:
        self.update()
        match change:
            case Change.SELECTION:
                self.tell_chosen()
                self.selection_changed.emit(self.view_model.selected)
            case Change.RANGE:
                self.range_changed.emit(self.view_model.range)
            case Change.VIEWPORT:
                self.viewport_changed.emit(*self.view_model.days)
