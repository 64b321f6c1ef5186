"""What Qt paints with, made once for each look: colours, pens, fonts and outlines."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPen, QPolygonF

from briefviewer.timeline.glyphs import Outline
from briefviewer.ui.theme import made_font


@lru_cache(maxsize=1024)
def color(name: str) -> QColor:
    """A colour value; each is made once."""
    return QColor(name)


@lru_cache(maxsize=4096)
def translucent(name: str, opacity: float) -> QColor:
    """A colour that lets its ground shine through; what is beyond 0–1 is cut."""
    made = QColor(name)
    made.setAlphaF(min(1.0, max(0.0, opacity)))
    return made


@lru_cache(maxsize=512)
def pen(name: str | None, width: float, dashes: tuple[float, ...]) -> QPen:
    """A pen with flat ends and sharp corners; without a colour it draws nothing. Dashes are in pixels."""
    if name is None:
        return QPen(Qt.PenStyle.NoPen)
    made = QPen(color(name), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashes:
        made.setDashPattern([each / width for each in dashes])
    return made


@lru_cache(maxsize=64)
def font(families: tuple[str, ...], size: float, weight: int, is_italic: bool) -> QFont:
    """A font of the first of some families that there is."""
    return made_font(families, size, weight, is_italic)


@lru_cache(maxsize=256)
def polygon(outline: Outline, radius: float) -> QPolygonF:
    """An outline of some size, about the origin."""
    return QPolygonF([QPointF(x * radius, y * radius) for x, y in outline])
