"""The legend over the timeline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefviewer.timeline.legend import SignKind, legend_of
from briefviewer.timeline.shapes import Glyph
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.legend_popup import PAD_PX, WIDTH_PX, LegendPopup
from briefviewer.ui.timeline.painter import qt_measure
from briefviewer.words import Words


def test_it_paints_inside_its_room_and_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    theme, words = Theme.load("light"), Words.for_language("en")
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(900, 600)
    kinds = [SignKind(f"Kind number {number}", "blue", "circle") for number in range(12)]
    measure = qt_measure(theme.palette)
    legend = legend_of(kinds, words, theme.palette, measure, PAD_PX, PAD_PX, WIDTH_PX - PAD_PX)
    popup = LegendPopup(legend, theme, words, room)
    assert popup.height() >= legend.height
    popup.show_in(room)
    image = popup.grab().toImage()
    scale = image.devicePixelRatio()
    glyph = legend.items[0].sign
    assert isinstance(glyph, Glyph)
    at = image.pixelColor(round(glyph.x * scale), round(glyph.y * scale))
    assert at.name() == theme.palette.hue("blue").fill
    assert "goes on" in popup.accessibleDescription()
    popup.close()


def test_any_key_takes_it_away_but_not_one_that_is_held(qtbot: QtBot) -> None:
    theme, words = Theme.load("light"), Words.for_language("en")
    room = QWidget()
    qtbot.addWidget(room)
    room.show()
    measure = qt_measure(theme.palette)
    legend = legend_of([], words, theme.palette, measure, PAD_PX, PAD_PX, WIDTH_PX - PAD_PX)
    popup = LegendPopup(legend, theme, words, room)
    popup.show_in(room)
    qtbot.keyPress(popup, Qt.Key.Key_Control)
    assert popup.isVisible()
    with qtbot.waitSignal(popup.destroyed):
        qtbot.keyPress(popup, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
