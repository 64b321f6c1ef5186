from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefviewer.brief.pages import rows_of
from briefviewer.ui.brief.sheets import BAND_PX, MOST, PX_PER_POINT, Fit, Sheets
from briefviewer.ui.theme import Theme

A4 = (595.28, 841.89)
Wish = tuple[int, float, int, int]


def some_sheets(qtbot: QtBot, pages: int = 10) -> tuple[Sheets, list[Wish]]:
    sheets, wishes = Sheets(Theme.load("light")), list[Wish]()
    qtbot.addWidget(sheets)
    sheets.resize(640, 480)
    sheets.show()
    sheets.picture_wished.connect(lambda *wish: wishes.append(wish))
    sheets.show_setting([A4] * pages, is_whole=True)
    return sheets, wishes


def answer(sheets: Sheets, wishes: list[Wish], colour: Qt.GlobalColor) -> None:
    for page, scale, top, bottom in wishes:
        image = QImage(round(A4[0] * scale), bottom - top, QImage.Format.Format_RGB32)
        image.fill(colour)
        sheets.take_picture(page, scale, top, image)
    wishes.clear()


def middle(sheets: Sheets) -> str:
    image = sheets.viewport().grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name()


def test_only_what_is_in_view_and_beside_it_is_asked_for(qtbot: QtBot) -> None:
    sheets, wishes = some_sheets(qtbot, 100)
    assert {page for page, *_ in wishes} == {1, 2}
    wishes.clear()
    sheets.show_page(50)
    assert {page for page, *_ in wishes} <= {48, 49, 50, 51, 52}
    assert 50 in {page for page, *_ in wishes}


def test_nothing_is_asked_for_twice(qtbot: QtBot) -> None:
    sheets, wishes = some_sheets(qtbot)
    wishes.clear()
    sheets.verticalScrollBar().setValue(5)
    assert wishes == []


def test_bands_cover_a_page_without_gap(qtbot: QtBot) -> None:
    sheets, wishes = some_sheets(qtbot, 1)
    sheets.set_zoom(1.5)
    wanted = [wish for wish in wishes if wish[1] == pytest.approx(1.5 * PX_PER_POINT)]
    rows = rows_of(A4[1], wanted[0][1])
    edges = [(top, bottom) for *_, top, bottom in wanted]
    assert edges[0] == (0, BAND_PX)
    assert edges[-1][1] == rows
    assert all(one[1] == other[0] for one, other in pairwise(edges))


def test_at_a_great_zoom_only_bands_in_view_are_asked_for(qtbot: QtBot) -> None:
    sheets, wishes = some_sheets(qtbot)
    wishes.clear()
    sheets.set_zoom(MOST)
    assert len(wishes) <= 2


def test_what_was_there_stays_until_the_new_has_come(qtbot: QtBot) -> None:
    sheets, wishes = some_sheets(qtbot)
    answer(sheets, wishes, Qt.GlobalColor.red)
    assert middle(sheets) == "#ff0000"
    sheets.show_setting([A4] * 10, is_whole=True)
    assert middle(sheets) == "#ff0000"
    answer(sheets, wishes, Qt.GlobalColor.blue)
    assert middle(sheets) == "#0000ff"


def test_a_picture_of_another_scale_is_not_taken(qtbot: QtBot) -> None:
    sheets, wishes = some_sheets(qtbot)
    late = list(wishes)
    sheets.set_zoom(2.0)
    wishes.clear()
    answer(sheets, late, Qt.GlobalColor.red)
    assert middle(sheets) == "#ffffff"


def test_zoom_follows_the_width_or_the_page(qtbot: QtBot) -> None:
    sheets, _ = some_sheets(qtbot)
    wide = sheets.zoom
    sheets.resize(1280, 480)
    assert sheets.zoom > wide * 1.5
    sheets.set_fit(Fit.PAGE)
    assert A4[1] * sheets.zoom * PX_PER_POINT <= sheets.viewport().height()
    sheets.set_zoom(1.0)
    sheets.resize(640, 480)
    assert sheets.zoom == 1.0


def test_zoom_has_ends(qtbot: QtBot) -> None:
    sheets, _ = some_sheets(qtbot)
    for _ in range(30):
        sheets.zoom_in()
    assert sheets.zoom == 4.0
    for _ in range(30):
        sheets.zoom_out()
    assert sheets.zoom == 0.5


def test_a_proof_keeps_the_pages_it_does_not_reach(qtbot: QtBot) -> None:
    sheets, _ = some_sheets(qtbot)
    sheets.show_page(3)
    sheets.show_setting([A4] * 4, is_whole=False)
    assert (sheets.count, sheets.page) == (10, 3)
    sheets.show_setting([A4] * 4, is_whole=True)
    assert sheets.count == 4


def test_keys_turn_pages_and_zoom(qtbot: QtBot) -> None:
    sheets, _ = some_sheets(qtbot)
    qtbot.keyClick(sheets, Qt.Key.Key_PageDown)
    assert sheets.page == 2
    qtbot.keyClick(sheets, Qt.Key.Key_End)
    assert sheets.page == 10
    qtbot.keyClick(sheets, Qt.Key.Key_Home)
    assert sheets.page == 1
    before = sheets.zoom
    qtbot.keyClick(sheets, Qt.Key.Key_Minus)
    assert sheets.zoom < before
    qtbot.keyClick(sheets, Qt.Key.Key_0)
    assert sheets.fit is Fit.WIDTH


def test_ctrl_and_wheel_zoom(qtbot: QtBot) -> None:
    sheets, _ = some_sheets(qtbot)
    before = sheets.zoom
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sheets.viewport(), event)
    assert sheets.zoom > before


def test_nothing_is_shown_where_there_is_nothing(qtbot: QtBot) -> None:
    sheets, wishes = some_sheets(qtbot)
    sheets.clear()
    wishes.clear()
    sheets.show_page(3)
    sheets.zoom_in()
    assert (sheets.count, wishes) == (0, [])
