"""Shapes on pixels: sharp, in their place, and words and signs as Qt would set them."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from briefviewer.timeline.glyphs import Outline, outline
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.strokes import Box, Clip, Line, Polygon, Shape, Text
from briefviewer.ui.theme import sized_font
from briefviewer.ui.timeline import pixels
from briefviewer.ui.timeline.pixels import Pixels

LIGHT = load_palette("light")


def painted(shapes: list[Shape], ratio: float = 1.0) -> QImage:
    image = QImage(round(60 * ratio), round(40 * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill("white")
    painter = QPainter(image)
    Pixels(painter, LIGHT.families["ui"], ratio).paint(shapes)
    painter.end()
    return image


def ink_of(shapes: list[Shape], ratio: float = 1.0) -> list[tuple[int, int]]:
    image = painted(shapes, ratio)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [(x, y) for x, y in places if image.pixelColor(x, y).lightness() < 128]


@pytest.mark.parametrize("x", [3.0, 3.3, 3.5, 3.8])
def test_hairline_is_one_sharp_pixel_wherever_it_falls(qapp: QApplication, x: float) -> None:
    image = painted([Line(x, 0, x, 6, "#000000")])
    row = [image.pixelColor(at, 2).name() for at in range(12)]
    assert sorted(row) == ["#000000", *["#ffffff"] * 11]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("x", [20.0, 20.4, 20.75])
def test_sign_stands_where_it_should_at_every_scale(qapp: QApplication, ratio: float, x: float) -> None:
    ink = ink_of([Polygon(outline("square"), x, 15.5, 6, "#000000")], ratio)
    left, right = min(each for each, _ in ink), max(each for each, _ in ink) + 1
    assert (left + right) / 2 == pytest.approx(x * ratio, abs=0.76)
    assert right - left == pytest.approx(2 * 0.82 * 6 * ratio, abs=1.5)


@pytest.mark.parametrize("text", ["Harbour", "한미동맹 talks", "<b>not markup</b>"])
def test_words_set_once_stand_where_qt_would_put_them(qapp: QApplication, text: str) -> None:
    image = QImage(60, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill("white")
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(sized_font(LIGHT, "ui", 13))
    painter.setPen("#000000")
    painter.drawText(QPointF(4, 20), text)
    painter.end()
    asked = [(x, y) for x in range(60) for y in range(40) if image.pixelColor(x, y).lightness() < 128]
    found = ink_of([Text(4, 20, text, 13, 400, "#000000")])
    assert len(set(asked) ^ set(found)) <= len(asked) // 20


@pytest.mark.parametrize("ratio", [1.25, 2.0])
def test_neighbouring_grounds_leave_no_seam(qapp: QApplication, ratio: float) -> None:
    shapes: list[Shape] = [Box(4.3, 5, 11.1, 10, fill="#000000"), Box(15.4, 5, 9.9, 10, fill="#000000")]
    row = round(10 * ratio)
    inked = sorted(x for x, y in ink_of(shapes, ratio) if y == row)
    assert inked == list(range(inked[0], inked[-1] + 1))


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_each_word_has_its_own_colour_whatever_is_painted_between(qapp: QApplication, ratio: float) -> None:
    """The pen is changed only where the colour does; whoever else takes a pen must not leave it to the next words."""
    first, second = (Text(2, y, "HHHH", 13, 400, "#ff0000") for y in (14, 34))
    between: list[Shape] = [
        Line(30, 20, 58, 24, "#00ff00"),
        Box(30, 2, 20, 10, stroke="#00ff00"),
        Clip(Rect(0, 0, 60, 40)),
        Polygon(outline("circle"), 50, 30, 5, "#00ff00"),
    ]
    alone = painted([second], ratio)
    below = [(x, y) for x in range(round(28 * ratio)) for y in range(round(20 * ratio), alone.height())]
    for shape in between:
        image = painted([first, shape, second], ratio)
        assert [image.pixel(*at) for at in below] == [alone.pixel(*at) for at in below]


def test_signs_are_made_once_for_a_look_and_a_place_between_pixels(qapp: QApplication) -> None:
    shape = Polygon(outline("star"), 20.3, 15.0, 6, "#0a0b0c")
    one, _ = pixels.sign(shape, 1, 0, 1.0)
    assert pixels.sign(shape._replace(x=41.3), 1, 0, 1.0)[0] is one
    for other in (
        pixels.sign(shape, 2, 0, 1.0),
        pixels.sign(shape, 1, 0, 2.0),
        pixels.sign(shape._replace(fill="#0a0b0d"), 1, 0, 1.0),
        pixels.sign(shape._replace(outline=outline("square")), 1, 0, 1.0),
    ):
        assert other[0] is not one


def test_an_outline_that_came_to_the_place_of_another_is_not_taken_for_it(qapp: QApplication) -> None:
    """Arrows are turned for each arc: outlines come and go, and with them what they are known by."""
    sizes = set()
    for turn in range(200):
        arrow: Outline = ((-1.0, -1.0), (1.0 + turn / 1000, 0.0), (-1.0, 1.0))
        image, reach = pixels.sign(Polygon(arrow, 0, 0, 8, "#000000"), 0, 0, 1.0)
        row = [image.pixelColor(x, reach).alpha() for x in range(image.width())]
        sizes.add(sum(row))
    assert len(sizes) > 20


def test_no_more_signs_are_kept_than_said(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "MOST_SIGNS", 8)
    monkeypatch.setattr(pixels, "_signs", {})
    for radius in range(3, 33):
        pixels.sign(Polygon(outline("circle"), 0, 0, radius, "#000000"), 0, 0, 1.0)
    assert len(pixels._signs) <= 8
