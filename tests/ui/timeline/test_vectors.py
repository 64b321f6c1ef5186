"""Shapes on paper and in SVG: nothing there has pixels."""

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from briefviewer.timeline.glyphs import outline
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text
from briefviewer.ui.timeline.vectors import Vectors

FAMILIES = load_palette("light").families["ui"]


def as_svg(*shapes: Shape) -> str:
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    painter = QPainter(generator)
    Vectors(painter, FAMILIES).paint(shapes)
    painter.end()
    return bytes(buffer.data().data()).decode()


def test_vectors_stay_vectors(qapp: QApplication) -> None:
    told = as_svg(Polygon(outline("star"), 9, 9, 5, "#0000ff"), Text(1, 14, "H", 14, 400, "#000000"))
    assert "<image" not in told
    assert "<text" in told


def test_thin_lines_are_boxes_where_they_stand(qapp: QApplication) -> None:
    told = as_svg(Line(3.25, 1, 3.25, 9, "#000000", 0.5), Line(1, 4.5, 9, 4.5, "#000000", 1.0))
    assert 'x="3" y="1" width="0.5" height="8"' in told
    assert 'x="1" y="4" width="8" height="1"' in told
    assert "stroke-dasharray" in as_svg(Line(3, 1, 3, 9, "#000000", 1.0, (3.0, 3.0)))


def test_a_box_without_room_or_colour_leaves_nothing(qapp: QApplication) -> None:
    assert "<rect" not in as_svg(Box(1, 1, 0, 5, fill="#000000"), Box(1, 1, 5, 5))
    assert "<rect" in as_svg(Box(1, 1, 5, 5, fill="#000000"))


def test_painter_is_left_as_it_was(qapp: QApplication) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    Vectors(painter, FAMILIES).paint([Clip(Rect(0, 0, 5, 5)), Polygon(outline("circle"), 3, 3, 2, "#000000")])
    assert not painter.hasClipping()
    assert painter.transform().isIdentity()
    painter.end()


def test_fade_as_a_soft_image_looks_alike(qapp: QApplication) -> None:
    shades = []
    for soft_images in (False, True):
        image = QImage(100, 4, QImage.Format.Format_RGB32)
        image.fill("white")
        painter = QPainter(image)
        Vectors(painter, FAMILIES, soft_images=soft_images).paint([Fade(0, 0, 100, 4, "#000000", 0.8, 0.1)])
        painter.end()
        shades.append([image.pixelColor(x, 2).lightness() for x in (5, 30, 60, 95)])
    assert all(abs(one - other) <= 4 for one, other in zip(*shades, strict=True))
