"""Sets plain shapes on pixels, for a screen or an image: grounds and lines sharp, words and signs made once.

A frame is some hundred small shapes, so what counts is how little is done for each of them.
"""

from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QLinearGradient, QPainter, QTextLayout

from briefviewer.timeline.glyphs import Outline
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Text
from briefviewer.ui.timeline.brushes import color, font, translucent
from briefviewer.ui.timeline.vectors import THIN_PX, Vectors, gradient

PHASES = 4
"""Signs stand on quarters of a device pixel."""
REACH = 1.7
"""No outline reaches further, in units of its radius; mitred strokes included."""
MOST_SIGNS = 8192


class Pixels(Vectors):
    """Paints shapes in their order.

    Args:
        families: The fonts of all words.
        ratio: Device pixels a pixel.
    """

    def __init__(
        self, painter: QPainter, families: tuple[str, ...], ratio: float, *, soft_images: bool = False
    ) -> None:
        super().__init__(painter, families, soft_images=soft_images)
        self.ratio = ratio
        self._ink = ""
        # Asked for at every shape, and PySide looks up a method anew each time.
        self._fill_rect, self._draw_image, self._draw_glyphs = painter.fillRect, painter.drawImage, painter.drawGlyphRun

    def clip(self, clip: Clip) -> None:
        """Show what follows only inside; the clip before it ends."""
        super().clip(clip)
        self._ink = ""  # the painter took back the pen it had

    def text(self, text: Text) -> None:
        """Set a line of words."""
        x, baseline, words, size, weight, name, is_italic = text
        ascent, runs = set_line(words, self.families, size, weight, is_italic)
        if name != self._ink:
            self.painter.setPen(color(name))
            self._ink = name
        at = QPointF(x, baseline - ascent)
        for run in runs:
            self._draw_glyphs(at, run)

    def box(self, box: Box) -> None:
        """Fill a rectangle, outline it, or both."""
        x, y, width, height, fill, opacity, stroke, _, radius, _ = box
        if stroke is not None or radius:
            self._ink = ""
            super().box(box)
        elif fill is not None and width > 0 and height > 0:
            self._fill(x, y, x + width, y + height, color(fill) if opacity == 1.0 else translucent(fill, opacity))

    def line(self, line: Line) -> None:
        """Draw a line; a thin upright or level one is filled as the box that it is."""
        x0, y0, x1, y1, name, width, dashes = line
        if dashes or width > THIN_PX:
            self.stroke(line)
        elif x0 == x1:
            self._fill(x0 - width / 2, min(y0, y1), x0 + width / 2, max(y0, y1), color(name))
        elif y0 == y1:
            self._fill(min(x0, x1), y0 - width / 2, max(x0, x1), y0 + width / 2, color(name))
        else:
            self.stroke(line)

    def stroke(self, line: Line) -> None:
        """Draw any other line."""
        self._ink = ""
        super().stroke(line)

    def polygon(self, shape: Polygon) -> None:
        """Put a sign where it stands, from an image made once for its look, at the quarter of a device pixel."""
        ratio = self.ratio
        x, y = shape.x * ratio, shape.y * ratio
        left, top = floor(x), floor(y)
        image, reach = sign(shape, floor((x - left) * PHASES), floor((y - top) * PHASES), ratio)
        if ratio == 1.0:
            self._draw_image(left - reach, top - reach, image)
        else:
            self._draw_image(QPointF((left - reach) / ratio, (top - reach) / ratio), image)

    def _gradient(self, fade: Fade) -> None:
        self._fill(fade.x, fade.y, fade.x + fade.width, fade.y + fade.height, gradient(fade))

    def _fill(self, x0: float, y0: float, x1: float, y1: float, brush: QColor | QLinearGradient) -> None:
        """Fill a rectangle on whole device pixels, at least one of them wide and high.

        Translucent grounds fill many times as fast there. Where edges miss a device pixel by a rounding error, Qt's
        antialiasing would leave pixels of a wrong colour along them, so it is off.
        """
        ratio = self.ratio
        if ratio == 1.0:
            left, top = floor(x0 + 0.5), floor(y0 + 0.5)
            self._fill_rect(left, top, floor(x1 + 0.5) - left or 1, floor(y1 + 0.5) - top or 1, brush)
            return
        painter = self.painter
        left, top = floor(x0 * ratio + 0.5), floor(y0 * ratio + 0.5)
        across, down = floor(x1 * ratio + 0.5) - left or 1, floor(y1 * ratio + 0.5) - top or 1
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._fill_rect(QRectF(left / ratio, top / ratio, across / ratio, down / ratio), brush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=16_384)
def set_line(
    text: str, families: tuple[str, ...], size: float, weight: int, is_italic: bool
) -> tuple[float, tuple[QGlyphRun, ...]]:
    """A line of words as glyphs, and how far its baseline lies below its top."""
    layout = QTextLayout(text, font(families, size, weight, is_italic))
    layout.setCacheEnabled(True)  # else it would be set a second time when its glyphs are asked for
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.ascent(), tuple(layout.glyphRuns())


_signs: dict[tuple[object, ...], tuple[Outline, QImage, int]] = {}


def sign(shape: Polygon, across: int, down: int, ratio: float) -> tuple[QImage, int]:
    """A sign alone, and how many device pixels its place is from the corner; ``across`` and ``down`` count phases."""
    # An outline has many points; which one it is can be told without reading them all.
    key = (id(shape.outline), shape[3:], across, down, ratio)
    known = _signs.get(key)
    if known is None or known[0] is not shape.outline:
        if len(_signs) >= MOST_SIGNS:
            _signs.clear()
        _signs[key] = known = (shape.outline, *_painted(shape, (across + 0.5) / PHASES, (down + 0.5) / PHASES, ratio))
    return known[1], known[2]


def _painted(shape: Polygon, beyond_x: float, beyond_y: float, ratio: float) -> tuple[QImage, int]:
    reach = ceil((shape.radius * REACH + shape.stroke_width) * ratio) + 1
    size = 2 * (reach + 1)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    Vectors(painter, ()).polygon(shape._replace(x=(reach + beyond_x) / ratio, y=(reach + beyond_y) / ratio))
    painter.end()
    return image, reach
