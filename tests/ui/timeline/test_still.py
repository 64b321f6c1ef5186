"""What stands still is painted as it always was, and only once."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from briefviewer.timeline.drawing import draw_axis, draw_over, draw_still
from briefviewer.timeline.palette import Palette, load_palette
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.timeline.strokes import Shape
from briefviewer.ui.timeline import still
from briefviewer.ui.timeline.painter import paint
from briefviewer.ui.timeline.still import StillPart
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement

LIGHT = load_palette("light")
SIZE = (900, 620)


def a_scene(start: float = 739_290.0) -> Scene:
    return build(ARRANGEMENT, Viewport(start, start + 100, *SIZE))


ARRANGEMENT = an_arrangement(
    [
        *(an_event(f"dated-{number}", on=f"2025-{number:02}-10", kind="summit") for number in range(1, 12)),
        *(an_event(f"undated-{number}", on=None, kind="policy") for number in range(4)),
    ]
)


def painted(scene: Scene, ratio: float, part: StillPart | None) -> QImage:
    image = QImage(round(SIZE[0] * ratio), round(SIZE[1] * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter, draw_axis(scene, LIGHT), LIGHT)
    if part is None:
        paint(painter, draw_still(scene, LIGHT), LIGHT)
    else:
        part.paint(painter, scene, LIGHT, ratio)
    paint(painter, draw_over(scene, LIGHT), LIGHT)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_it_looks_as_if_it_were_painted_in_place(ratio: float, qtbot: QtBot) -> None:
    scene = a_scene()
    assert scene.boards
    assert scene.overview.bars
    assert painted(scene, ratio, StillPart()) == painted(scene, ratio, None)


def test_it_is_painted_once_while_the_view_moves_and_anew_when_something_changed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Scene] = []

    def drawing(scene: Scene, palette: Palette) -> tuple[Shape, ...]:
        drawn.append(scene)
        return draw_still(scene, palette)

    monkeypatch.setattr(still, "draw_still", drawing)
    part = StillPart()
    for start in (739_290.0, 739_300.0, 739_310.0):
        painted(a_scene(start), 1.0, part)
    assert len(drawn) == 1
    painted(a_scene(), 2.0, part)
    assert len(drawn) == 2
    changed = a_scene()
    painted(replace(changed, boards=changed.boards[:0]), 2.0, part)
    assert len(drawn) == 3


def test_without_overview_and_boards_nothing_is_painted(qtbot: QtBot) -> None:
    bare = build(ARRANGEMENT, Viewport(739_290, 739_390, *SIZE), has_overview=False, has_undated=False)
    assert painted(bare, 1.0, StillPart()) == painted(bare, 1.0, None)
