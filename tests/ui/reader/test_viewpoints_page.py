from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import Filters
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.viewpoints_page import ViewpointsPage
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, OPENED, HarbourStore, harbour_store


def a_page(qtbot: QtBot, store: HarbourStore | None = None, filters: Filters | None = None) -> ViewpointsPage:
    page = ViewpointsPage(Workspace(store or harbour_store(), filters), ENGLISH, Theme.load("light"))
    qtbot.addWidget(page)
    page.resize(500, 700)
    page.show()
    page.show_viewpoints()
    return page


def told(page: ViewpointsPage) -> list[str]:
    return [each.toPlainText() for each in page.findChildren(Prose)]


def badges(page: ViewpointsPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel)]


def test_every_answer_stands_with_its_stance(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert {"Should the harbours stay open?", "Northport", "Yes, both.", "Southport", "Only by day."} <= set(told(page))
    assert {"Agrees", "Mixed", "second hand"} <= set(badges(page))


def test_a_passage_is_one_click_away(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    link = next(each for each in page.findChildren(QPushButton) if each.text() == "¶ 2")
    with qtbot.waitSignal(page.passage_wished) as wished:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wished.args[0].evidence == OPENED


def test_lists_lead_to_their_events(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    entry = next(each for each in page.findChildren(Prose) if each.toPlainText().startswith("2  The north"))
    with qtbot.waitSignal(page.event_wished) as wished:
        entry.clicked.emit()
    assert wished.args == ["closure"]


def test_answers_of_documents_not_yet_out_vanish(qtbot: QtBot) -> None:
    page = a_page(qtbot, filters=Filters(as_of=date(2025, 1, 1)))
    assert "Yes, both." not in told(page)
    assert "–" in told(page)


def test_a_store_without_viewpoints_says_so(qtbot: QtBot) -> None:
    from dataclasses import replace

    page = a_page(qtbot, replace(harbour_store(), viewpoints=Viewpoints()))
    assert told(page) == ["This store holds no viewpoints."]


def test_it_is_built_again_only_when_something_changed(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    before = page.widget()
    page.show_viewpoints()
    assert page.widget() is before
    page.dress(Theme.load("dark"))
    assert page.widget() is not before
