from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Admission, Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.ui.reader.list_model import DATE, KIND, STATUS, TITLE
from briefviewer.ui.reader.list_page import ListPage
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store


def a_page(qtbot: QtBot) -> tuple[ListPage, Workspace]:
    workspace = Workspace(harbour_store())
    page = ListPage(workspace, ENGLISH, Theme.load("light"))
    qtbot.addWidget(page)
    page.resize(480, 400)
    page.show()
    workspace.subscribe(page.show_changes)
    page.events_chosen.connect(workspace.choose)
    return page, workspace


def chosen_rows(page: ListPage) -> list[int]:
    return sorted(index.row() for index in page.table.selectionModel().selectedRows())


def test_choosing_rows_chooses_events(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    page.table.selectRow(1)
    assert workspace.chosen == ("opening",)
    assert workspace.active == "opening"


def test_it_follows_what_is_chosen_elsewhere_without_an_echo(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    with qtbot.assertNotEmitted(page.events_chosen):
        workspace.choose([EventId("letter"), EventId("closure")])
    assert chosen_rows(page) == [0, 2]


def test_what_is_chosen_stays_so_while_filters_change(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    workspace.activate(EventId("closure"))
    workspace.admit(Facet.ACTOR, "south", Admission.EXCLUDED)
    assert chosen_rows(page) == [0]
    assert workspace.chosen == ("closure",)


def test_a_double_click_wishes_for_the_event(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    box = page.table.visualRect(page.model.index(2, TITLE))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    with qtbot.waitSignal(page.event_wished) as wished:
        qtbot.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert wished.args == ["closure"]


def test_a_click_on_a_head_sorts(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    page.table.sortByColumn(TITLE, Qt.SortOrder.AscendingOrder)
    assert page.model.event_at(0) == "letter"


def test_the_title_has_the_most_room(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    width = page.table.columnWidth
    assert width(TITLE) > max(width(each) for each in (DATE, KIND, STATUS))
    date = page.table.fontMetrics().horizontalAdvance("31 Oct 2025")
    assert date < width(DATE)


def test_a_selection_of_nothing_says_how_to_get_out(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    hint = page.findChildren(QLabel)[0]
    assert not hint.isVisible()
    workspace.set_text(("no such word",))
    assert page.model.rowCount() == 0
    assert hint.isVisible()
    workspace.clear_filters()
    assert not hint.isVisible()
