"""What a flick on a touchpad sets going: it rolls on and slows down, until it is stopped or stands still.

Times are milliseconds, ways are pixels. Nothing here knows a clock.
"""

from dataclasses import dataclass, field
from math import exp

REMEMBERED_MS = 90.0
"""What lies further back says nothing of how fast the fingers were when they left."""
SLOWING_MS = 320.0
LEAST_SPEED = 0.06
"""Slower than this (pixels a millisecond) nothing rolls."""
MOST_SPEED = 6.0


@dataclass(slots=True)
class Momentum:
    """The speed of two fingers, and what is left of it after they have gone."""

    _moves: list[tuple[float, float, float]] = field(default_factory=list)
    _speed: tuple[float, float] = (0.0, 0.0)

    def moved(self, dx: float, dy: float, now: float) -> None:
        """The fingers moved the view so far."""
        self._moves = [move for move in self._moves if now - move[2] <= REMEMBERED_MS] + [(dx, dy, now)]
        self._speed = (0.0, 0.0)

    def released(self, now: float) -> bool:
        """The fingers have left; whether the view rolls on."""
        recent = [move for move in self._moves if now - move[2] <= REMEMBERED_MS]
        self._moves = []
        if len(recent) < 2:
            return False
        lasted = max(8.0, now - recent[0][2])
        self._speed = (
            _limited(sum(move[0] for move in recent[1:]) / lasted),
            _limited(sum(move[1] for move in recent[1:]) / lasted),
        )
        return self.is_rolling

    @property
    def is_rolling(self) -> bool:
        """Whether there is speed left."""
        return max(abs(self._speed[0]), abs(self._speed[1])) >= LEAST_SPEED

    def rolled(self, passed: float) -> tuple[float, float]:
        """How far it rolled in some time, after which it is slower."""
        left = exp(-passed / SLOWING_MS)
        way = SLOWING_MS * (1.0 - left)
        dx, dy = self._speed[0] * way, self._speed[1] * way
        self._speed = (self._speed[0] * left, self._speed[1] * left)
        if not self.is_rolling:
            self._speed = (0.0, 0.0)
        return dx, dy

    def stop(self) -> None:
        """Stand still at once."""
        self._moves, self._speed = [], (0.0, 0.0)


def _limited(speed: float) -> float:
    return min(max(speed, -MOST_SPEED), MOST_SPEED)
