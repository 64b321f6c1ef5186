"""Paints the shapes of a drawing with QPainter, on a screen, an image, an SVG or a PDF page. It decides nothing."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QImage,
    QLinearGradient,
    QPaintEngine,
    QPainter,
    QPen,
    QPolygonF,
    QTextLayout,
)

from briefviewer.timeline.glyphs import Outline
from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text
from briefviewer.ui.theme import made_font, sized_font

FADE_PX = 128
PHASES = 4
"""Signs painted from images stand on quarters of a device pixel."""
REACH = 1.7
"""No outline reaches further, in units of its radius; mitred strokes included."""
THIN_PX = 3.0
"""Upright and level lines up to this width are filled as rectangles, sharp and many times as fast."""


def paint(painter: QPainter, shapes: Iterable[Shape], palette: Palette, *, soft_images: bool = False) -> None:
    """Paint shapes in their order; the painter is left as it was found.

    On a screen or an image, words and signs that come again are set once; elsewhere all stays vector.

    Args:
        soft_images: Fades as small images with soft masks: QPdfWriter makes translucent gradients opaque.
    """
    paint_fade = _paint_fade_as_image if soft_images else _paint_fade
    is_raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
    ratio = painter.device().devicePixelRatioF()
    family = palette.families["ui"]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    clipped = False
    for shape in shapes:
        match shape:
            case Text():
                if is_raster:
                    _paint_set_text(painter, shape, family)
                else:
                    painter.setFont(_font(family, shape.size, shape.weight, shape.italic))
                    painter.setPen(color(shape.color))
                    painter.drawText(QPointF(shape.x, shape.baseline), shape.text)
            case Box():
                _paint_box(painter, shape, ratio if is_raster else 0.0)
            case Fade():
                paint_fade(painter, shape, ratio if is_raster else 0.0)
            case Line():
                _paint_line(painter, shape, ratio if is_raster else 0.0)
            case Polygon():
                if is_raster:
                    _paint_sign(painter, shape, ratio)
                else:
                    _paint_polygon(painter, shape)
            case Clip():
                if clipped:
                    painter.restore()
                    clipped = False
                if shape.rect is not None:
                    painter.save()
                    painter.setClipRect(QRectF(*shape.rect), Qt.ClipOperation.IntersectClip)
                    clipped = True
    if clipped:
        painter.restore()
    painter.restore()


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


@lru_cache(maxsize=1024)
def color(name: str) -> QColor:
    """A colour value; each is made once."""
    return QColor(name)


@lru_cache(maxsize=4096)
def _translucent(name: str, opacity: float) -> QColor:
    made = QColor(name)
    made.setAlphaF(min(1.0, max(0.0, opacity)))
    return made


@lru_cache(maxsize=256)
def _polygon(outline: Outline, radius: float) -> QPolygonF:
    return QPolygonF([QPointF(x * radius, y * radius) for x, y in outline])


@lru_cache(maxsize=512)
def _pen(name: str | None, width: float, dashes: tuple[float, ...]) -> QPen:
    if name is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(color(name), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        pen.setDashPattern([each / width for each in dashes])
    return pen


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], size: float, weight: int, is_italic: bool) -> QFont:
    return made_font(families, size, weight, is_italic)


@lru_cache(maxsize=16_384)
def _set_text(
    text: str, families: tuple[str, ...], size: float, weight: int, is_italic: bool
) -> tuple[float, tuple[QGlyphRun, ...]]:
    """A line of words as glyphs, and how far its baseline lies below its top."""
    layout = QTextLayout(text, _font(families, size, weight, is_italic))
    layout.setCacheEnabled(True)  # else it would be set a second time when its glyphs are asked for
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.ascent(), tuple(layout.glyphRuns())


def _paint_set_text(painter: QPainter, shape: Text, families: tuple[str, ...]) -> None:
    ascent, runs = _set_text(shape.text, families, shape.size, shape.weight, shape.italic)
    painter.setPen(color(shape.color))
    at = QPointF(shape.x, shape.baseline - ascent)
    for run in runs:
        painter.drawGlyphRun(at, run)


def _snapped(x: float, y: float, width: float, height: float, ratio: float) -> QRectF:
    """A rectangle on whole device pixels, at least one of them wide: translucent grounds fill many times as fast.

    A ratio of 0 leaves it where it is.
    """
    if not ratio:
        return QRectF(x, y, width, height)
    left, top = floor(x * ratio + 0.5), floor(y * ratio + 0.5)
    right, bottom = floor((x + width) * ratio + 0.5), floor((y + height) * ratio + 0.5)
    return QRectF(left / ratio, top / ratio, max(right - left, 1) / ratio, max(bottom - top, 1) / ratio)


def _fill(painter: QPainter, rect: QRectF, brush: QColor | QLinearGradient, ratio: float) -> None:
    """Fill a snapped rectangle. Where its edges miss a device pixel by a rounding error, Qt's antialiasing would leave
    pixels of a wrong colour along them.
    """
    if ratio in (0.0, 1.0):
        painter.fillRect(rect, brush)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(rect, brush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_box(painter: QPainter, box: Box, ratio: float) -> None:
    x, y, width, height, fill, opacity, stroke, _, radius, _ = box
    if stroke is None and radius == 0:
        if fill is None or width <= 0 or height <= 0:
            return
        if ratio == 1.0:
            left, top = floor(x + 0.5), floor(y + 0.5)
            across, down = floor(x + width + 0.5) - left, floor(y + height + 0.5) - top
            painter.fillRect(left, top, across or 1, down or 1, _translucent(fill, opacity))
        else:
            _fill(painter, _snapped(x, y, width, height, ratio), _translucent(fill, opacity), ratio)
        return
    painter.setPen(_pen(box.stroke, box.stroke_width, box.dashes))
    painter.setBrush(_translucent(box.fill, box.opacity) if box.fill is not None else Qt.BrushStyle.NoBrush)
    rect = QRectF(box.x, box.y, box.width, box.height)
    if box.radius:
        painter.drawRoundedRect(rect, box.radius, box.radius)
    else:
        painter.drawRect(rect)


def _paint_fade(painter: QPainter, fade: Fade, ratio: float) -> None:
    gradient = QLinearGradient(fade.x, 0, fade.x + fade.width, 0)
    gradient.setColorAt(0, _translucent(fade.color, fade.opacity_left))
    gradient.setColorAt(1, _translucent(fade.color, fade.opacity_right))
    _fill(painter, _snapped(fade.x, fade.y, fade.width, fade.height, ratio), gradient, ratio)


def _paint_fade_as_image(painter: QPainter, fade: Fade, ratio: float) -> None:
    del ratio
    image = QImage(FADE_PX, 1, QImage.Format.Format_ARGB32)
    for x in range(FADE_PX):
        share = (x + 0.5) / FADE_PX
        opacity = fade.opacity_left + (fade.opacity_right - fade.opacity_left) * share
        image.setPixelColor(x, 0, _translucent(fade.color, round(opacity, 4)))
    painter.drawImage(QRectF(fade.x, fade.y, fade.width, fade.height), image)


def _paint_line(painter: QPainter, line: Line, ratio: float) -> None:
    x0, y0, x1, y1, name, width, dashes = line
    if not dashes and width <= THIN_PX and (x0 == x1 or y0 == y1):
        # A hairline on the middle of a pixel is sharp; one between two is a grey smear.
        if ratio == 1.0:
            half_x, half_y = (width / 2, 0.0) if x0 == x1 else (0.0, width / 2)
            left, top = floor(min(x0, x1) - half_x + 0.5), floor(min(y0, y1) - half_y + 0.5)
            across, down = floor(max(x0, x1) + half_x + 0.5) - left, floor(max(y0, y1) + half_y + 0.5) - top
            painter.fillRect(left, top, across or 1, down or 1, color(name))
            return
        if x0 == x1:
            rect = QRectF(x0 - width / 2, min(y0, y1), width, abs(y1 - y0))
        else:
            rect = QRectF(min(x0, x1), y0 - width / 2, abs(x1 - x0), width)
        _fill(painter, _snapped(rect.x(), rect.y(), rect.width(), rect.height(), ratio), color(name), ratio)
        return
    shift = (round(x0 - 0.5) + 0.5 - x0) if x0 == x1 and width <= 1.0 else 0.0
    painter.setPen(_pen(name, width, dashes))
    painter.drawLine(QPointF(x0 + shift, y0), QPointF(x1 + shift, y1))


def _paint_polygon(painter: QPainter, shape: Polygon) -> None:
    painter.setPen(_pen(shape.stroke, shape.stroke_width, shape.dashes))
    painter.setBrush(_translucent(shape.fill, shape.opacity) if shape.fill is not None else Qt.BrushStyle.NoBrush)
    painter.translate(shape.x, shape.y)
    painter.drawPolygon(_polygon(shape.outline, shape.radius))
    painter.translate(-shape.x, -shape.y)


def _paint_sign(painter: QPainter, shape: Polygon, ratio: float) -> None:
    """A sign from an image made once for its look, at the quarter of a device pixel where it stands."""
    reach = ceil((shape.radius * REACH + shape.stroke_width) * ratio) + 1
    left, top = shape.x * ratio, shape.y * ratio
    across, down = floor((left % 1.0) * PHASES), floor((top % 1.0) * PHASES)
    image = _sign_image(shape._replace(x=(across + 0.5) / PHASES, y=(down + 0.5) / PHASES), reach, ratio)
    painter.drawImage(QPointF((floor(left) - reach) / ratio, (floor(top) - reach) / ratio), image)


@lru_cache(maxsize=8192)
def _sign_image(shape: Polygon, reach: int, ratio: float) -> QImage:
    """A sign alone, ``reach`` device pixels from the corner; its x and y are a share of a device pixel beyond."""
    size = 2 * (reach + 1)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_polygon(painter, shape._replace(x=(reach + shape.x) / ratio, y=(reach + shape.y) / ratio))
    painter.end()
    return image
