import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefviewer.ui.brief import thumbnails as room
from briefviewer.ui.brief.thumbnails import WIDTH, Thumbnails
from briefviewer.ui.theme import Theme

A4 = (595.28, 841.89)
WIDE = (841.89, 595.28)
Wish = tuple[int, float, int, int]


def some_thumbnails(qtbot: QtBot, pages: int = 40) -> tuple[Thumbnails, list[Wish], list[int]]:
    made, wishes, chosen = Thumbnails(Theme.load("light")), list[Wish](), list[int]()
    qtbot.addWidget(made)
    made.picture_wished.connect(lambda *wish: wishes.append(wish))
    made.page_chosen.connect(chosen.append)
    made.page_chosen.connect(made.mark_page)
    made.resize(made.sizeHint().width(), 500)
    made.show()
    made.show_setting([A4] * pages, is_whole=True)
    return made, wishes, chosen


def answer(made: Thumbnails, wishes: list[Wish], colour: Qt.GlobalColor = Qt.GlobalColor.red) -> None:
    for page, scale, top, bottom in wishes:
        image = QImage(WIDTH, bottom - top, QImage.Format.Format_RGB32)
        image.fill(colour)
        made.take_picture(page, scale, image)
    wishes.clear()


def test_only_pages_in_view_are_asked_for_and_but_once(qtbot: QtBot) -> None:
    made, wishes, _ = some_thumbnails(qtbot)
    assert [page for page, *_ in wishes] == [1, 2, 3, 4]
    answer(made, wishes)
    assert made.shown == {1, 2, 3, 4}
    made.verticalScrollBar().setValue(5)
    assert wishes == []
    made.mark_page(30)
    assert 30 in {page for page, *_ in wishes}
    assert {page for page, *_ in wishes} < set(range(24, 34))


def test_a_picture_is_as_wide_as_a_thumbnail(qtbot: QtBot) -> None:
    _, wishes, _ = some_thumbnails(qtbot)
    page, scale, top, bottom = wishes[0]
    assert (page, top) == (1, 0)
    assert scale * A4[0] == pytest.approx(WIDTH)
    assert bottom == pytest.approx(scale * A4[1], abs=1)


def test_of_a_proof_nothing_is_asked_and_what_was_there_stays(qtbot: QtBot) -> None:
    made, wishes, _ = some_thumbnails(qtbot)
    answer(made, wishes)
    made.show_setting([A4], is_whole=False)
    assert wishes == []
    assert made.shown == set()
    middle = made.viewport().grab().toImage().pixelColor(14 + WIDTH // 2, 60)
    assert middle.name() not in ("#ffffff", "#ff0000"), "paler, for it is of before"
    made.show_setting([A4] * 2, is_whole=True)
    assert [page for page, *_ in wishes] == [1, 2]


def test_what_is_not_seen_is_not_asked_for(qtbot: QtBot) -> None:
    made, wishes, _ = some_thumbnails(qtbot)
    wishes.clear()
    made.hide()
    made.show_setting([A4] * 3, is_whole=True)
    assert wishes == []
    made.show()
    assert [page for page, *_ in wishes] == [1, 2, 3]


def test_a_click_leads_to_a_page(qtbot: QtBot) -> None:
    made, _, chosen = some_thumbnails(qtbot)
    qtbot.mousePress(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 200))
    assert chosen == [2]
    qtbot.mousePress(made.viewport(), Qt.MouseButton.RightButton, pos=QPoint(50, 20))
    assert chosen == [2]


def test_keys_lead_on_and_back_and_stop_at_the_ends(qtbot: QtBot) -> None:
    made, _, chosen = some_thumbnails(qtbot, 9)
    keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home)
    for key in keys:
        qtbot.keyClick(made, key)
    assert chosen == [1, 2, 5, 9, 9, 1]


def test_the_page_that_is_looked_at_comes_into_view(qtbot: QtBot) -> None:
    made, _, _ = some_thumbnails(qtbot)
    made.mark_page(20)
    assert 20 in made._in_view()
    made.mark_page(1)
    assert made.verticalScrollBar().value() == 0


def test_pages_may_lie_on_their_side(qtbot: QtBot) -> None:
    made, wishes, _ = some_thumbnails(qtbot)
    wishes.clear()
    made.show_setting([A4, WIDE, A4], is_whole=True)
    assert [page for page, *_ in wishes] == [1, 2, 3]
    assert wishes[1][1] < wishes[0][1]
    assert wishes[1][3] < wishes[0][3]


def test_few_pictures_are_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_KEPT", 8)
    made, wishes, _ = some_thumbnails(qtbot, 60)
    for page in range(1, 61):
        made.mark_page(page)
        answer(made, wishes)
    assert len(made._pictures) <= 8 + len(made._in_view())
    assert 60 in made.shown
    made.mark_page(1)
    assert 1 in {page for page, *_ in wishes}, "what was let go is asked for again"


def test_without_pages_there_is_nothing_to_choose(qtbot: QtBot) -> None:
    made, _, chosen = some_thumbnails(qtbot)
    made.clear()
    qtbot.keyClick(made, Qt.Key.Key_Down)
    qtbot.mousePress(made.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(50, 20))
    assert chosen == []
    assert made.shown == set()
