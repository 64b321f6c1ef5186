"""How the view gets somewhere: gliding, rolling on after a flick, coming to rest. Whatever comes next breaks in."""

from collections.abc import Callable
from math import exp, log

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QStyle, QWidget

from briefviewer.timeline.moving import Move
from briefviewer.timeline.view_model import TimelineViewModel
from briefviewer.ui.timeline.momentum import Momentum

EASE_MS = 140
FRAME_MS = 16
REST_MS = 600
"""So long after the last movement the view is at rest."""


class Gliding(QObject):
    """Moves the view of one timeline.

    Args:
        widget: Whose style says whether motion is wished; where it is hidden nothing glides.
        rested: Called when the view has come to rest.
    """

    def __init__(
        self, view_model: TimelineViewModel, widget: QWidget, rested: Callable[[], None], *, is_animated: bool
    ) -> None:
        super().__init__(widget)
        self.is_animated = is_animated
        self._view_model = view_model
        self._widget = widget
        self._target: tuple[float, float] | None = None
        self._from = (0.0, 1.0)
        self.ease = QVariantAnimation(self)
        self.ease.setDuration(EASE_MS)
        self.ease.setStartValue(0.0)
        self.ease.setEndValue(1.0)
        self.ease.valueChanged.connect(self._glide)
        self._momentum = Momentum()
        self._clock = QElapsedTimer()
        self._clock.start()
        self.roll_timer = QTimer(self)
        self.roll_timer.setInterval(FRAME_MS)
        self.roll_timer.timeout.connect(self._roll)
        self._rolled_at = 0
        self._rest_timer = QTimer(self)
        self._rest_timer.setSingleShot(True)
        self._rest_timer.setInterval(REST_MS)
        self._rest_timer.timeout.connect(view_model.rest)
        self._rest_timer.timeout.connect(rested)

    @property
    def is_gliding(self) -> bool:
        """Whether the view is on its way somewhere."""
        return self._target is not None

    @property
    def is_wished(self) -> bool:
        """Whether things may move, here and as far as the system is concerned."""
        return self.is_animated and bool(
            self._widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animate, None, self._widget)
        )

    @property
    def aim(self) -> tuple[float, float]:
        """The stretch of time that will be in view when all has come to rest."""
        return self._target or self._view_model.span

    def zoom(self, factor: float) -> None:
        """Closer or further off, around the middle."""
        self.to(*self._view_model.zoomed(*self.aim, factor), Move.ZOOM)

    def pan(self, share: float) -> None:
        """To later or earlier times by a share of the view."""
        self.to(*self._view_model.panned(*self.aim, share), Move.PAN)

    def to(self, start: float, end: float, move: Move = Move.JUMP) -> None:
        """Glide there; whatever comes next may break in, and goes on from where the view then is."""
        self.ease.stop()
        self._view_model.remember(move)
        self.rest_soon()
        if not self._widget.isVisible() or not self.is_wished:
            self._target = None
            self._view_model.glide_to(start, end)
            return
        self._from = self._view_model.span
        self._target = (start, end)
        self.ease.start()

    def center(self, middle: float) -> None:
        """Glide until a time stands in the middle."""
        start, end = self._view_model.span
        self.to(middle - (end - start) / 2, middle + (end - start) / 2)

    def stop(self) -> None:
        """Break a glide off where it is, and whatever rolls on."""
        self.roll_timer.stop()
        self.ease.stop()
        self._target = None

    def rest_soon(self) -> None:
        """The view moved; it rests if nothing follows."""
        self._rest_timer.start()

    def shift(self, right: float, down: float) -> None:
        """Move the view by pixels, at once."""
        if right:
            self._view_model.pan(right)
        if down:
            self._view_model.scroll_by(down)

    def touch(self, event: QWheelEvent) -> None:
        """A wheel or fingers set to: nothing rolls on under them."""
        self.stop()
        if event.phase() is Qt.ScrollPhase.NoScrollPhase or event.phase() is Qt.ScrollPhase.ScrollBegin:
            self._momentum.stop()

    def flick(self, event: QWheelEvent, right: float, down: float) -> None:
        """Fingers that leave a touchpad in motion leave the view in motion, unless the system does that itself."""
        now = float(event.timestamp())
        match event.phase():
            case Qt.ScrollPhase.ScrollBegin | Qt.ScrollPhase.ScrollUpdate:
                self._momentum.moved(right, down, now)
            case Qt.ScrollPhase.ScrollEnd:
                if self._momentum.released(now) and self.is_wished:
                    self._rolled_at = self._clock.elapsed()
                    self.roll_timer.start()
            case _:
                self._momentum.stop()

    def _roll(self) -> None:
        now = self._clock.elapsed()
        self.shift(*self._momentum.rolled(float(now - self._rolled_at)))
        self._rolled_at = now
        if not self._momentum.is_rolling:
            self.roll_timer.stop()
            self.rest_soon()

    def _glide(self, value: object) -> None:
        if self._target is None or not isinstance(value, float):
            return
        done = 1 - (1 - value) ** 3
        (start0, end0), (start1, end1) = self._from, self._target
        width0, width1 = end0 - start0, end1 - start1
        width = exp(log(width0) + (log(width1) - log(width0)) * done)
        # The centre moves in step with the width, so that a zoom keeps its anchor all the way.
        share = done if abs(width1 - width0) < 1e-9 * width0 else (width - width0) / (width1 - width0)
        middle = (start0 + end0) / 2 + ((start1 + end1) / 2 - (start0 + end0) / 2) * share
        if value >= 1.0:
            start, end = self._target
            self._target = None
            self._view_model.glide_to(start, end)
        else:
            self._view_model.glide_to(middle - width / 2, middle + width / 2)
