"""Colours, pens and outlines: right, and each made once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from briefviewer.timeline.glyphs import outline
from briefviewer.ui.timeline.brushes import color, font, pen, polygon, translucent


def test_each_is_made_once(qapp: QApplication) -> None:
    assert color("#112233") is color("#112233")
    assert translucent("#112233", 0.5) is translucent("#112233", 0.5)
    assert pen("#112233", 1.5, ()) is pen("#112233", 1.5, ())
    assert polygon(outline("star"), 4.0) is polygon(outline("star"), 4.0)
    assert font(("Inter",), 13.0, 400, False) is font(("Inter",), 13.0, 400, False)


@pytest.mark.parametrize(("opacity", "alpha"), [(-0.1, 0.0), (0.0, 0.0), (0.25, 0.25), (1.0, 1.0), (1.2, 1.0)])
def test_opacity_is_cut_to_what_there_is(opacity: float, alpha: float) -> None:
    assert translucent("#445566", opacity).alphaF() == pytest.approx(alpha, abs=1e-3)
    assert translucent("#445566", opacity).name() == "#445566"


def test_dashes_are_pixels_at_any_width() -> None:
    assert pen("#000000", 2.0, (3.0, 5.0)).dashPattern() == [1.5, 2.5]
    assert pen("#000000", 2.0, ()).style() is Qt.PenStyle.SolidLine
    assert pen(None, 1.0, ()).style() is Qt.PenStyle.NoPen


def test_outline_has_the_size_asked_for() -> None:
    bounds = polygon(outline("square"), 10.0).boundingRect()
    assert (bounds.width(), bounds.height()) == pytest.approx((16.4, 16.4))
