"""Paints the shapes of a drawing with QPainter, on a screen, an image, an SVG or a PDF page. It decides nothing."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from briefviewer.timeline.drawing import Box, Clip, Fade, Line, Polygon, Shape, Text
from briefviewer.timeline.glyphs import Outline
from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.palette import Palette
from briefviewer.ui.theme import sized_font

FADE_PX = 128


def paint(painter: QPainter, shapes: Iterable[Shape], palette: Palette, *, soft_images: bool = False) -> None:
    """Paint shapes in their order; the painter is left as it was found.

    Args:
        soft_images: Fades as small images with soft masks: QPdfWriter makes translucent gradients opaque.
    """
    paint_fade = _paint_fade_as_image if soft_images else _paint_fade
    fonts: dict[tuple[float, int, bool], QFont] = {}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    clipped = False
    for shape in shapes:
        match shape:
            case Text():
                key = (shape.size, shape.weight, shape.italic)
                font = fonts.get(key)
                if font is None:
                    font = fonts[key] = sized_font(palette, "ui", shape.size, shape.weight, shape.italic)
                painter.setFont(font)
                painter.setPen(color(shape.color))
                painter.drawText(QPointF(shape.x, shape.baseline), shape.text)
            case Box():
                _paint_box(painter, shape)
            case Fade():
                paint_fade(painter, shape)
            case Line():
                _paint_line(painter, shape)
            case Polygon():
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


def _pen(name: str | None, width: float, dashes: tuple[float, ...]) -> QPen:
    if name is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(color(name), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        pen.setDashPattern([each / width for each in dashes])
    return pen


def _paint_box(painter: QPainter, box: Box) -> None:
    rect = QRectF(box.x, box.y, box.width, box.height)
    if box.stroke is None and box.radius == 0:
        if box.fill is not None:
            painter.fillRect(rect, _translucent(box.fill, box.opacity))
        return
    painter.setPen(_pen(box.stroke, box.stroke_width, box.dashes))
    painter.setBrush(QBrush(_translucent(box.fill, box.opacity)) if box.fill is not None else Qt.BrushStyle.NoBrush)
    if box.radius:
        path = QPainterPath()
        path.addRoundedRect(rect, box.radius, box.radius)
        painter.drawPath(path)
    else:
        painter.drawRect(rect)


def _paint_fade(painter: QPainter, fade: Fade) -> None:
    gradient = QLinearGradient(fade.x, 0, fade.x + fade.width, 0)
    gradient.setColorAt(0, _translucent(fade.color, fade.opacity_left))
    gradient.setColorAt(1, _translucent(fade.color, fade.opacity_right))
    painter.fillRect(QRectF(fade.x, fade.y, fade.width, fade.height), gradient)


def _paint_fade_as_image(painter: QPainter, fade: Fade) -> None:
    image = QImage(FADE_PX, 1, QImage.Format.Format_ARGB32)
    for x in range(FADE_PX):
        share = (x + 0.5) / FADE_PX
        opacity = fade.opacity_left + (fade.opacity_right - fade.opacity_left) * share
        image.setPixelColor(x, 0, _translucent(fade.color, round(opacity, 4)))
    painter.drawImage(QRectF(fade.x, fade.y, fade.width, fade.height), image)


def _paint_line(painter: QPainter, line: Line) -> None:
    is_upright = line.x0 == line.x1 and line.width <= 1.0
    # A hairline on the middle of a pixel is sharp; one between two is a grey smear.
    shift = (round(line.x0 - 0.5) + 0.5 - line.x0) if is_upright else 0.0
    painter.setPen(_pen(line.color, line.width, line.dashes))
    painter.drawLine(QPointF(line.x0 + shift, line.y0), QPointF(line.x1 + shift, line.y1))


def _paint_polygon(painter: QPainter, shape: Polygon) -> None:
    painter.setPen(_pen(shape.stroke, shape.stroke_width, shape.dashes))
    painter.setBrush(
        QBrush(_translucent(shape.fill, shape.opacity)) if shape.fill is not None else Qt.BrushStyle.NoBrush
    )
    painter.translate(shape.x, shape.y)
    painter.drawPolygon(_polygon(shape.outline, shape.radius))
    painter.translate(-shape.x, -shape.y)
