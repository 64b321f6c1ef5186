"""Sets plain shapes as they are: on paper and in SVG, where nothing has pixels and all stays vector."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QLinearGradient, QPainter

from briefviewer.timeline.strokes import Box, Clip, Fade, Line, Polygon, Shape, Text
from briefviewer.ui.timeline.brushes import color, font, pen, polygon, translucent

FADE_PX = 128
THIN_PX = 3.0
"""No thin line is wider."""


class Vectors:
    """Paints shapes in their order.

    Args:
        families: The fonts of all words.
        soft_images: Fades as small images with soft masks: QPdfWriter makes translucent gradients opaque.
    """

    def __init__(self, painter: QPainter, families: tuple[str, ...], *, soft_images: bool = False) -> None:
        self.painter = painter
        self.families = families
        self.fade = self._faded_image if soft_images else self._gradient
        self._is_clipped = False

    def paint(self, shapes: Iterable[Shape]) -> None:
        """Paint all of them; the painter is left as it was found."""
        self.painter.save()
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        paint_one: dict[type, Callable[..., None]] = {
            Text: self.text,
            Box: self.box,
            Line: self.line,
            Polygon: self.polygon,
            Fade: self.fade,
            Clip: self.clip,
        }
        for shape in shapes:
            paint_one[type(shape)](shape)
        self.clip(Clip(None))
        self.painter.restore()

    def clip(self, clip: Clip) -> None:
        """Show what follows only inside; the clip before it ends."""
        if self._is_clipped:
            self.painter.restore()
        self._is_clipped = clip.rect is not None
        if clip.rect is not None:
            self.painter.save()
            self.painter.setClipRect(QRectF(*clip.rect), Qt.ClipOperation.IntersectClip)

    def text(self, text: Text) -> None:
        """Set a line of words."""
        self.painter.setFont(font(self.families, text.size, text.weight, text.italic))
        self.painter.setPen(color(text.color))
        self.painter.drawText(QPointF(text.x, text.baseline), text.text)

    def box(self, box: Box) -> None:
        """Fill a rectangle, outline it, or both."""
        rect = QRectF(box.x, box.y, box.width, box.height)
        if box.stroke is None and not box.radius:
            if box.fill is not None and box.width > 0 and box.height > 0:
                self.painter.fillRect(rect, translucent(box.fill, box.opacity))
            return
        self.painter.setPen(pen(box.stroke, box.stroke_width, box.dashes))
        self.painter.setBrush(translucent(box.fill, box.opacity) if box.fill is not None else Qt.BrushStyle.NoBrush)
        if box.radius:
            self.painter.drawRoundedRect(rect, box.radius, box.radius)
        else:
            self.painter.drawRect(rect)

    def line(self, line: Line) -> None:
        """Draw a line; thin upright and level ones are as good as boxes, and quicker."""
        if not line.dashes and line.width <= THIN_PX and (line.x0 == line.x1 or line.y0 == line.y1):
            self.thin(line)
        else:
            self.stroke(line)

    def thin(self, line: Line) -> None:
        """Fill the box that a thin upright or level line is."""
        x0, y0, x1, y1, name, width, _ = line
        across, down = (width, 0.0) if x0 == x1 else (0.0, width)
        left, top = min(x0, x1) - across / 2, min(y0, y1) - down / 2
        self.painter.fillRect(QRectF(left, top, abs(x1 - x0) + across, abs(y1 - y0) + down), color(name))

    def stroke(self, line: Line) -> None:
        """Draw any other line."""
        x0, y0, x1, y1, name, width, dashes = line
        # An upright hairline on the middle of a pixel is sharp; one between two is a grey smear.
        shift = (round(x0 - 0.5) + 0.5 - x0) if x0 == x1 and width <= 1.0 else 0.0
        self.painter.setPen(pen(name, width, dashes))
        self.painter.drawLine(QPointF(x0 + shift, y0), QPointF(x1 + shift, y1))

    def polygon(self, shape: Polygon) -> None:
        """Draw a sign."""
        self.painter.setPen(pen(shape.stroke, shape.stroke_width, shape.dashes))
        self.painter.setBrush(
            translucent(shape.fill, shape.opacity) if shape.fill is not None else Qt.BrushStyle.NoBrush
        )
        self.painter.translate(shape.x, shape.y)
        self.painter.drawPolygon(polygon(shape.outline, shape.radius))
        self.painter.translate(-shape.x, -shape.y)

    def _gradient(self, fade: Fade) -> None:
        self.painter.fillRect(QRectF(fade.x, fade.y, fade.width, fade.height), gradient(fade))

    def _faded_image(self, fade: Fade) -> None:
        image = QImage(FADE_PX, 1, QImage.Format.Format_ARGB32)
        for x in range(FADE_PX):
            share = (x + 0.5) / FADE_PX
            opacity = fade.opacity_left + (fade.opacity_right - fade.opacity_left) * share
            image.setPixelColor(x, 0, translucent(fade.color, round(opacity, 4)))
        self.painter.drawImage(QRectF(fade.x, fade.y, fade.width, fade.height), image)


def gradient(fade: Fade) -> QLinearGradient:
    """The colours of a fade, from its left to its right edge."""
    made = QLinearGradient(fade.x, 0, fade.x + fade.width, 0)
    made.setColorAt(0, translucent(fade.color, fade.opacity_left))
    made.setColorAt(1, translucent(fade.color, fade.opacity_right))
    return made
