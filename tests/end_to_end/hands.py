"""Hands at mouse and keyboard: what they shall do is gathered, then done by ``xdotool`` beside the running window.

The window goes on meanwhile, so it meets every move and letter when it comes, as with a person.
"""

import subprocess
import threading
import time
from collections.abc import Sequence

STEP_S = 0.015
"""Between two places of a drag."""
LETTER_MS, ASIDE_PX = 25, 24


class Hands:
    """Gathers what to do; ``begin`` does it. Places are pixels of the screen."""

    def __init__(self) -> None:
        self._wished: list[str] = []
        self._ended: float | None = 0.0
        self._said = ""

    def move(self, x: int, y: int) -> None:
        """Come to a place from beside it, as a hand does even where it is there already."""
        self._wished += [f"mousemove {max(x - ASIDE_PX, 0)} {y}", f"sleep {STEP_S}", f"mousemove {x} {y}"]

    def click(self, button: int = 1, times: int = 1) -> None:
        """Click; buttons 4 and 5 turn the wheel up and down."""
        self._wished.append(f"click --repeat {times} --delay 60 {button}")

    def drag(self, places: Sequence[tuple[int, int]]) -> None:
        """Press at the first place, go through the others, release at the last."""
        self.move(*places[0])
        self._wished.append("mousedown 1")
        for x, y in places[1:]:
            self._wished += [f"sleep {STEP_S}", f"mousemove {x} {y}"]
        self._wished += [f"sleep {STEP_S}", "mouseup 1"]

    def hold(self, keys: Sequence[str]) -> None:
        """Hold keys down."""
        self._wished += [f"keydown {key}" for key in keys]

    def release(self, keys: Sequence[str]) -> None:
        """Let them go."""
        self._wished += [f"keyup {key}" for key in keys]

    def press(self, keys: Sequence[str]) -> None:
        """Press keys, one after the other."""
        self._wished += [f"key --delay 30 {key}" for key in keys]

    def write(self, text: str) -> None:
        """Type a text."""
        if '"' in text or "\\" in text or "\n" in text:
            raise ValueError("such signs need a hand of their own")
        self._wished.append(f'type --delay {LETTER_MS} "{text}"')

    def turn_to(self, window: int) -> None:
        """Give a window the keyboard: here is no window manager that would."""
        self._wished.append(f"windowfocus {window}")

    def begin(self) -> None:
        """Do all that was gathered, beside whatever else goes on."""
        wished, self._wished = self._wished, []
        if not wished:
            self._ended = time.monotonic()
            return
        self._ended = None
        threading.Thread(target=self._do, args=("\n".join(wished) + "\n",), daemon=True).start()

    def ended(self) -> float | None:
        """When the last thing was done, as ``time.monotonic`` tells it; None while hands are at it."""
        if self._said:
            raise RuntimeError(self._said)
        return self._ended

    def _do(self, wished: str) -> None:
        try:
            done = subprocess.run(
                ["xdotool", "-"], input=wished, capture_output=True, text=True, timeout=60, check=False
            )
            if done.returncode:
                self._said = f"xdotool: {done.stderr.strip()}"
        except (OSError, subprocess.TimeoutExpired) as error:
            self._said = repr(error)
        self._ended = time.monotonic()
