from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefviewer.ui.brief.preview import PacketPreview
from briefviewer.ui.brief.sheets import Fit
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH

A4 = (595.28, 841.89)


def a_preview(qtbot: QtBot, pages: int = 6) -> PacketPreview:
    preview = PacketPreview(ENGLISH, Theme.load("light"))
    qtbot.addWidget(preview)
    preview.resize(640, 560)
    preview.show()
    if pages:
        preview.show_pages([A4] * pages, is_whole=True)
    return preview


def test_pages_are_turned_by_buttons_and_by_number(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    assert (preview.number.text(), preview.total.text()) == ("1", "of 6")
    assert not preview.before.isEnabled()
    preview.after.click()
    assert preview.page == 2
    preview.number.setText("5")
    preview.number.returnPressed.emit()
    assert preview.page == 5
    preview.number.setText("99")
    preview.number.returnPressed.emit()
    assert (preview.page, preview.number.text()) == (6, "6")
    assert not preview.after.isEnabled()
    preview.before.click()
    assert preview.page == 5


def test_zoom_is_chosen_and_named(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    assert preview.zoom.currentText() == "Fit width"
    preview.zoom.setCurrentIndex(preview.zoom.findData(200))
    preview.zoom.activated.emit(preview.zoom.currentIndex())
    assert preview.sheets.zoom == 2.0
    preview.sheets.set_zoom(1.1)
    assert preview.zoom.currentText() == "110 %"
    preview.sheets.set_zoom(1.0)
    assert preview.zoom.currentText() == "100 %"
    assert preview.zoom.findData(110) < 0
    preview.zoom.setCurrentIndex(1)
    preview.zoom.activated.emit(1)
    assert preview.sheets.fit is Fit.PAGE


def test_while_it_is_set_that_is_told(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    preview.show_progress(0.42)
    assert preview.told.text() == "Setting the pages… 42 %"
    preview.show_pages([A4] * 2, is_whole=False)
    assert preview.told.text() == "Setting the pages…"
    preview.show_pages([A4] * 6, is_whole=True)
    assert preview.told.text() == ""


def test_a_notice_stands_in_place_of_pages(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    preview.tell("About 2,000 pages.", offers_preview=True)
    assert not preview.shows_pages
    assert "About 2,000 pages." in [each.text() for each in preview.findChildren(QLabel)]
    with qtbot.waitSignal(preview.preview_wished):
        preview.show_it.click()
    preview.tell("Nothing.")
    assert not preview.show_it.isVisible()
    assert not preview.number.isEnabled()


def test_all_pages_stand_beside_and_lead_to_each(qtbot: QtBot) -> None:
    preview = a_preview(qtbot)
    preview.thumbnails.page_chosen.emit(4)
    assert preview.page == 4
    assert preview.thumbnails._page == 4
    preview.overview.click()
    assert not preview.thumbnails.isVisible()
    preview.show_overview(True)
    assert preview.thumbnails.isVisible()


def test_a_picture_comes_to_whoever_asked(qtbot: QtBot) -> None:
    preview = a_preview(qtbot, 0)
    wishes: list[tuple[int, float, int, int]] = []
    preview.picture_wished.connect(lambda *wish: wishes.append(wish))
    preview.show_pages([A4], is_whole=True)
    for page, scale, top, bottom in wishes:
        image = QImage(round(A4[0] * scale), bottom - top, QImage.Format.Format_RGB32)
        image.fill(0xFF0000)
        preview.take_picture(page, scale, top, image)
    assert preview.thumbnails.shown == {1}
    assert preview.sheets.viewport().grab().toImage().pixelColor(200, 200).name() == "#ff0000"
