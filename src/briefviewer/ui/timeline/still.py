"""What stays as it is while the view moves, painted once into an image: half of all shapes of a frame are such."""

from math import ceil, floor

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPixmap

from briefviewer.timeline.drawing import draw_still
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.scene import Scene
from briefviewer.ui.timeline.brushes import color
from briefviewer.ui.timeline.painter import paint


class StillPart:
    """The overview's density and what stands beside the axis; painted anew only where something in it is another."""

    def __init__(self) -> None:
        self._seen: tuple[object, ...] = ()
        self._image = QPixmap()

    def paint(self, painter: QPainter, scene: Scene, palette: Palette, ratio: float) -> None:
        """Paint it where it stands.

        Args:
            ratio: Device pixels a pixel of the canvas.
        """
        regions, overview = scene.regions, scene.overview
        top = floor(regions.overview.y * ratio) / ratio  # on a device pixel: an image between two would be blurred
        height = ceil((regions.undated.bottom - top) * ratio)
        if height < 1:
            return
        shown = (overview.bars, overview.years, scene.boards, palette)
        places = (regions.overview, regions.undated, ratio)
        # What is shown is remembered while it stays: the same thing is the same object, and comparing it costs nothing.
        if not (
            self._seen[4:] == places and all(one is other for one, other in zip(self._seen[:4], shown, strict=True))
        ):
            self._image = QPixmap(QSize(ceil(regions.whole.width * ratio), height))
            self._image.setDevicePixelRatio(ratio)
            self._image.fill(color(palette.color("panel" if regions.overview.height else "canvas")))
            inside = QPainter(self._image)
            inside.translate(0, -top)
            paint(inside, draw_still(scene, palette), palette)
            inside.end()
            self._seen = (*shown, *places)
        painter.drawPixmap(QPointF(0, top), self._image)
