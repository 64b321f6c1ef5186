"""Paints the shapes of a drawing with QPainter, on a screen, an image, an SVG or a PDF page. It decides nothing."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QFontMetricsF, QPaintEngine, QPainter

from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.strokes import Shape
from briefviewer.ui.theme import sized_font
from briefviewer.ui.timeline.pixels import Pixels
from briefviewer.ui.timeline.vectors import Vectors


def paint(painter: QPainter, shapes: Iterable[Shape], palette: Palette, *, soft_images: bool = False) -> None:
    """Paint shapes in their order; the painter is left as it was found.

    On a screen or an image, words and signs that come again are set once; elsewhere all stays vector.

    Args:
        soft_images: Fades as small images with soft masks: QPdfWriter makes translucent gradients opaque.
    """
    families = palette.families["ui"]
    if painter.paintEngine().type() is QPaintEngine.Type.Raster:
        ratio = painter.device().devicePixelRatioF()
        Pixels(painter, families, ratio, soft_images=soft_images).paint(shapes)
    else:
        Vectors(painter, families, soft_images=soft_images).paint(shapes)


def qt_measure(palette: Palette) -> MeasureText:
    """The measurer for everything painted here: the same fonts, in device-independent pixels."""
    metrics: dict[tuple[float, int], QFontMetricsF] = {}

    @lru_cache(maxsize=65_536)
    def measure(text: str, size: float, weight: int) -> float:
        key = (size, weight)
        if key not in metrics:
            metrics[key] = QFontMetricsF(sized_font(palette, "ui", size, weight))
        return metrics[key].horizontalAdvance(text)

    return measure
