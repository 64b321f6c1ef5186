"""A screen of one's own: an X server on a number it finds free itself, and a script run in a window on it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCREENS = {1.0: (1440, 900), 1.25: (1920, 1080), 1.5: (1920, 1200), 2.0: (2880, 1800), 3.0: (3840, 2160)}
"""What people have at a scale, in pixels; the smallest, at 150 and 300 per cent, leave 1280 × 800 and 1280 × 720."""


@contextmanager
def screen(log: Path, scale: float = 1.0) -> Iterator[str]:
    """A display as people have it at a scale; its name."""
    reader, writer = os.pipe()
    width, height = SCREENS[scale]
    with log.open("wb") as written:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[writer],
            stdout=written,
            stderr=written,
        )
        os.close(writer)
        try:
            with os.fdopen(reader) as told:
                number = told.readline().strip()
            if not number:
                raise OSError(f"the X server did not start: {log}")
            yield f":{number}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def use(
    script: str, store: Path, out: Path, *words: str, scale: float = 1.0, timeout_s: float = 900.0
) -> subprocess.CompletedProcess[str]:
    """Run a script of this folder in a window on a screen of its own.

    What the program keeps of a user goes to OUT; its cache lies beside OUT, so that another session may find it.
    """
    out.mkdir(parents=True, exist_ok=True)
    with screen(out / "xvfb.log", scale) as display:
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": f"{scale:g}",
            **{f"XDG_{name.upper()}_HOME": str(out / name) for name in ("data", "config", "state")},
            "XDG_CACHE_HOME": str(out.parent / "cache"),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        environment.pop("WAYLAND_DISPLAY", None)
        return subprocess.run(
            [sys.executable, str(Path(__file__).with_name(script)), str(store), str(out), *words],
            env=environment,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )
