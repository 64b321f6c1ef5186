"""The timeline at every scale of the screen, and from one screen to another."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.strokes import Box, Line
from briefviewer.ui.timeline.painter import paint

ROOT = Path(__file__).resolve().parents[3]
RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)
BLACK, WHITE = 0xFF000000, 0xFFFFFFFF


def _painted(ratio: float, *shapes: Line | Box) -> QImage:
    image = QImage(round(40 * ratio), round(12 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill("white")
    painter = QPainter(image)
    paint(painter, shapes, load_palette("light"))
    painter.end()
    return image


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("at", [7.0, 7.2, 7.25, 7.5, 7.61, 7.9])
def test_hairlines_have_no_half_pixels(qapp: QApplication, ratio: float, at: float) -> None:
    upright = _painted(ratio, Line(at, 0, at, 12, "#000000"))
    row = [upright.pixel(x, upright.height() // 2) for x in range(upright.width())]
    assert set(row) == {BLACK, WHITE}
    assert abs(row.count(BLACK) - ratio) <= 1
    flat = _painted(ratio, Line(0, at, 40, at, "#000000"))
    column = [flat.pixel(flat.width() // 2, y) for y in range(flat.height())]
    assert set(column) == {BLACK, WHITE}
    assert abs(column.count(BLACK) - ratio) <= 1


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("at", [4.0, 4.3, 4.5, 4.8])
def test_edges_of_bars_are_sharp(qapp: QApplication, ratio: float, at: float) -> None:
    image = _painted(ratio, Box(at, at / 2, 20.4, 6.3, fill="#000000"))
    shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert shades == {BLACK, WHITE}


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0, 3.0])
def test_a_window_moved_to_another_screen_is_as_sharp_as_one_that_began_there(tmp_path: Path, scale: float) -> None:
    """The second screen has another scale; what was set for the first is not stretched over it."""
    screens = [
        {"name": "left", "x": 0, "y": 0, "width": 1600, "height": 1000, "logicalDpi": 96},
        {"name": "right", "x": 1600, "y": 0, "width": 4800, "height": 3000, "logicalDpi": round(96 * scale)},
    ]
    two = tmp_path / "screens.json"
    two.write_text(json.dumps({"screens": [{**each, "logicalBaseDpi": 96, "dpr": 1} for each in screens]}))
    for way in ("moved", "there"):
        shown = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("show_on_screens.py")), way, str(tmp_path)],
            env={
                **os.environ,
                "QT_QPA_PLATFORM": f"offscreen:configfile={two}",
                "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            },
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert shown.returncode == 0, shown.stderr
        assert shown.stdout.split() == [f"{scale:g}"]
    first, moved, back, there = (QImage(str(tmp_path / f"{name}.png")) for name in ("first", "moved", "back", "there"))
    assert moved.width() == round(first.width() * scale)
    assert moved == there
    assert back == first
