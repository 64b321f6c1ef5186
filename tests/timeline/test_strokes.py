"""The few shapes: what they are when nothing more is said of them."""

from briefviewer.timeline.glyphs import outline
from briefviewer.timeline.strokes import Box, Clip, Line, Polygon, Text


def test_plain_shapes_are_opaque_solid_and_upright() -> None:
    assert Box(0, 0, 10, 10, "#123456")[5:] == (1.0, None, 1.0, 0.0, ())
    assert Line(0, 0, 5, 0, "#123456")[5:] == (1.0, ())
    polygon = Polygon(outline("circle"), 0, 0, 4.0, "#123456")
    assert (polygon.stroke, polygon.opacity, polygon.dashes) == (None, 1.0, ())
    assert not Text(0, 0, "Talks", 12.0, 400, "#123456").italic


def test_equal_shapes_are_one_key() -> None:
    """Painters remember what they made for a shape."""
    assert (
        len({Polygon(outline("circle"), 0, 0, 4.0, "#123456"), Polygon(outline("circle"), 0, 0, 4.0, "#123456")}) == 1
    )
    assert Clip(None) == Clip(None)
