"""The painter paints what it is told, leaves the painter as it was, and does so twenty thousand times."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefviewer.resources import resources_dir, seeds_dir
from briefviewer.timeline.glyphs import outline
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text
from briefviewer.timeline.widths import Widths
from briefviewer.ui.timeline.painter import paint, qt_measure

LIGHT = load_palette("light")
LETTERS = {"#ffffff": ".", "#ff0000": "R", "#0000ff": "B", "#000000": "#"}


def painted(*shapes: Shape, width: int = 12, height: int = 6) -> str:
    """Rows of pixel letters; what is none of the pure colours is ``+``."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    paint(painter, shapes, LIGHT)
    painter.end()
    rows = ("".join(LETTERS.get(image.pixelColor(x, y).name(), "+") for x in range(width)) for y in range(height))
    return "\n".join(rows)


def test_box(qapp: QApplication) -> None:
    assert painted(Box(2, 1, 4, 3, fill="#ff0000"), width=8, height=5) == (
        "........\n..RRRR..\n..RRRR..\n..RRRR..\n........"
    )


def test_clip_cuts_and_ends(qapp: QApplication) -> None:
    shapes = (
        Clip(Rect(0, 0, 3, 6)),
        Box(1, 1, 6, 1, fill="#ff0000"),
        Clip(Rect(0, 0, 5, 6)),
        Box(1, 2, 6, 1, fill="#0000ff"),
        Clip(None),
        Box(1, 3, 6, 1, fill="#000000"),
    )
    assert painted(*shapes, width=8, height=5) == "........\n.RR.....\n.BBBB...\n.######.\n........"


def test_fade_goes_from_one_opacity_to_the_other(qapp: QApplication) -> None:
    image = QImage(100, 4, QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    paint(painter, [Fade(0, 0, 100, 4, "#000000", 0.0, 1.0)], LIGHT)
    painter.end()
    shades = [image.pixelColor(x, 2).lightness() for x in (2, 25, 50, 75, 97)]
    assert shades == sorted(shades, reverse=True)
    assert shades[0] > 240
    assert shades[-1] < 15


def test_text_and_polygon_leave_ink(qapp: QApplication) -> None:
    ink = painted(Text(1, 14, "H", 14, 600, "#000000"), width=16, height=18)
    assert "#" in ink
    assert "B" in painted(Polygon(outline("square"), 6, 3, 3, "#0000ff"))


def test_painter_is_left_as_it_was(qapp: QApplication) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.translate(1, 2)
    before = painter.transform()
    paint(painter, [Polygon(outline("star"), 3, 3, 2, "#ff0000"), Clip(Rect(0, 0, 2, 2))], LIGHT)
    assert painter.transform() == before
    assert not painter.hasClipping()
    painter.end()


@pytest.mark.parametrize("text", ["summit", "한미동맹", "<b>not markup</b>"])
def test_measure_is_of_plain_text(qapp: QApplication, text: str) -> None:
    measure = qt_measure(LIGHT)
    assert measure(text, 13, 600) > 0
    assert measure(text + text, 13, 400) == pytest.approx(2 * measure(text, 13, 400), rel=0.05)


@pytest.mark.parametrize("weight", [400, 600])
def test_sums_over_letters_are_as_wide_as_what_is_painted(qapp: QApplication, weight: int) -> None:
    """Kerning reaches no further than the next letter, in the fonts we bring: many words are measured by that."""
    files = sorted([*resources_dir().rglob("*.po"), *seeds_dir().rglob("*.yaml")])
    lines = {line.strip()[:60].strip() for file in files for line in file.read_text("utf-8").splitlines()}
    texts = sorted(line for line in lines if line)
    measure = qt_measure(LIGHT)
    sums = Widths(measure, 13.0, weight).of(texts)
    off = [abs(one - measure(text, 13.0, weight)) for one, text in zip(sums.tolist(), texts, strict=True)]
    assert len(texts) > 1000
    assert max(off) < 1.0
    assert sum(each > 0.05 for each in off) < 0.02 * len(off)


def test_twenty_thousand_times(qapp: QApplication) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32_Premultiplied)
    shapes = (
        Box(1, 1, 8, 8, fill="#ff0000", stroke="#000000", radius=2, dashes=(2.0, 1.0)),
        Fade(0, 0, 16, 4, "#0000ff", 0.1, 0.9),
        Polygon(outline("triangle"), 8, 8, 4, "#0000ff", "#000000"),
        Clip(Rect(0, 0, 8, 8)),
        Line(0, 0, 16, 16, "#000000"),
    )
    for _ in range(20_000):
        painter = QPainter(image)
        paint(painter, shapes, LIGHT)
        painter.end()
    assert image.pixelColor(8, 9).name() == "#0000ff"


def test_twenty_thousand_frames_of_a_moving_timeline_leak_nothing() -> None:
    root = Path(__file__).resolve().parents[3]
    painted_frames = subprocess.run(
        [sys.executable, "-X", "faulthandler", str(Path(__file__).with_name("paint_frames.py")), "20000"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)])},
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert painted_frames.returncode == 0, painted_frames.stderr
    assert int(painted_frames.stdout) < 12_000, "kilobytes in sixteen thousand frames"
