from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.columns.listing import GroupBy, ListColumn
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Facet
from briefviewer.ui.memory import Memory
from briefviewer.ui.reader import list_page
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
    (hint,) = [each for each in page.findChildren(QLabel) if "No event matches" in each.text()]
    assert not hint.isVisible()
    workspace.set_text(("no such word",))
    assert page.model.rowCount() == 0
    assert hint.isVisible()
    workspace.clear_filters()
    assert not hint.isVisible()


def test_the_event_chosen_last_is_the_one_read(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    page.table.selectRow(2)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert chosen_rows(page) == [1, 2]
    assert workspace.chosen[-1] == "opening"
    qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert chosen_rows(page) == [0, 1, 2]
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.chosen) == 4


def test_heads_of_groups_are_never_chosen(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    page.group(GroupBy.ACTOR)
    page.table.selectAll()
    assert sorted(workspace.chosen) == ["closure", "letter", "opening", "storm"]
    workspace.choose([EventId("opening")])
    assert [page.model.event_at(row) for row in chosen_rows(page)] == ["opening", "opening"]


def test_it_stands_as_at_the_last_close(qtbot: QtBot, tmp_path: Path) -> None:
    page, _ = a_page(qtbot)
    page.show_column(ListColumn.THEMES, True)
    page.show_column(ListColumn.STATUS, False)
    page.table.horizontalHeader().moveSection(0, 2)
    page.table.horizontalHeader().resizeSection(KIND, 133)
    page.table.sortByColumn(TITLE, Qt.SortOrder.DescendingOrder)
    page.group(GroupBy.THEME)
    page.keep(Memory(tmp_path / "window.ini"))
    later, _ = a_page(qtbot)
    later.restore(Memory(tmp_path / "window.ini"))
    assert later.shown_columns() == [ListColumn.TITLE, ListColumn.KIND, ListColumn.DATE, ListColumn.THEMES]
    assert later.layout_of_columns() == page.layout_of_columns()
    assert later.table.columnWidth(KIND) == 133
    assert later.model.plan == page.model.plan
    assert "theme" in later.group_button.text()


def test_nothing_remembered_leaves_the_usual(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    before = page.layout_of_columns()
    page.restore(Memory())
    assert page.layout_of_columns() == before
    assert page.model.plan.group_by is GroupBy.NONE


def test_one_column_always_stays(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    for column in ListColumn:
        page.show_column(column, False)
    assert len(page.shown_columns()) == 1


def test_a_hidden_page_catches_up_once_it_is_seen(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    page.hide()
    with qtbot.assertNotEmitted(page.model.arranged):
        workspace.admit(Facet.ACTOR, "south", Admission.EXCLUDED)
    with qtbot.waitSignal(page.model.arranged):
        page.show()
    assert page.model.rowCount() == len(workspace.selection.rows) < 4


def test_menus_sort_group_and_choose_columns_by_key(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    page.open_group_menu()
    menu = page.group_button.menu()
    assert menu.isVisible()
    assert menu.activeAction() is menu.actions()[0]
    menu.actions()[list(GroupBy).index(GroupBy.KIND)].trigger()
    menu.hide()
    assert page.model.plan.group_by is GroupBy.KIND
    page.open_menu()
    more = page.more_button.menu()
    columns, order = more.findChildren(QMenu)[:2]
    columns.actions()[list(ListColumn).index(ListColumn.BOARD)].trigger()
    order.actions()[TITLE].trigger()
    order.actions()[TITLE].trigger()
    more.hide()
    assert ListColumn.BOARD in page.shown_columns()
    assert (page.model.plan.sort_by, page.model.plan.descending) == (ListColumn.TITLE, True)
    with qtbot.waitSignal(page.export_wished):
        more.actions()[-2].trigger()


def test_groups_are_folded_from_the_menu_only_where_there_are_any(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    menu = page.more_button.menu()
    fold, unfold = (next(a for a in menu.actions() if a.text() == f"{verb} all groups") for verb in ("Fold", "Open"))
    menu.aboutToShow.emit()
    assert (fold.isEnabled(), unfold.isEnabled()) == (False, False)
    page.group(GroupBy.KIND)
    menu.aboutToShow.emit()
    fold.trigger()
    assert {page.model.event_at(line) for line in range(page.model.rowCount())} == {None}
    unfold.trigger()
    assert unfold.isEnabled()
    assert {page.model.event_at(line) for line in range(page.model.rowCount())} > {None}


def test_a_choice_too_large_for_the_others_stays_with_the_list_and_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_page, "_MOST_TOLD", 2)
    page, workspace = a_page(qtbot)
    page.table.go_to(2)
    page.table.selectAll()
    assert chosen_rows(page) == [0, 1, 2, 3]
    assert workspace.chosen == ("closure",)
    assert any("4 lines chosen" in each.text() for each in page.findChildren(QLabel))
    page.table.go_to(0)
    assert workspace.chosen == ("letter",)
    assert [each.text() for each in page.findChildren(QLabel) if "chosen" in each.text()] == []


def in_august(workspace: Workspace) -> None:
    workspace.set_range(DayRange(date(2025, 8, 1), date(2025, 8, 31)))


def counted(page: ListPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_it_lists_only_the_range_where_that_is_wished_and_says_how_many(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    assert not page.range_button.isVisible()
    in_august(workspace)
    assert page.range_button.isVisible()
    assert page.model.rowCount() == 4
    assert counted(page) == "4 events"
    page.range_button.click()
    assert [page.model.event_at(line) for line in range(page.model.rowCount())] == ["opening"]
    assert counted(page) == "1 of 4 events in the range"
    page.range_button.click()
    assert page.model.rowCount() == 4


def test_a_list_of_the_range_follows_it_and_is_whole_without_one(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    in_august(workspace)
    page.turn_range()
    workspace.set_range(DayRange(date(2025, 8, 1), date(2025, 12, 31)))
    assert [page.model.event_at(line) for line in range(page.model.rowCount())] == ["opening", "closure"]
    workspace.set_range(None)
    assert page.model.rowCount() == 4
    assert not page.range_button.isVisible()
    page.turn_range()
    in_august(workspace)
    assert page.model.rowCount() == 1


def test_range_without_an_event_says_so_and_how_to_get_out(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    page.range_button.setChecked(True)
    workspace.set_range(DayRange(date(1950, 1, 1), date(1950, 1, 2)))
    assert page.model.rowCount() == 0
    assert "No event lies in the range" in counted(page)
    workspace.set_text(("no such word",))
    assert "No event matches" in counted(page)


def test_a_hidden_list_of_the_range_catches_up(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    page.range_button.setChecked(True)
    page.hide()
    with qtbot.assertNotEmitted(page.model.arranged):
        in_august(workspace)
    page.show()
    assert page.model.rowCount() == 1


def test_only_the_range_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    page, _ = a_page(qtbot)
    page.range_button.setChecked(True)
    page.keep(Memory(tmp_path / "window.ini"))
    later, workspace = a_page(qtbot)
    later.restore(Memory(tmp_path / "window.ini"))
    in_august(workspace)
    assert later.model.rowCount() == 1


def test_columns_are_at_first_as_wide_as_what_they_hold(qtbot: QtBot, tmp_path: Path) -> None:
    page, _ = a_page(qtbot)
    page.resize(900, 400)
    page.show()
    letters = page.table.fontMetrics().horizontalAdvance
    for column in (ListColumn.DATE, ListColumn.KIND, ListColumn.STATUS):
        section = list(ListColumn).index(column)
        told = [page.model.index(line, section).data() for line in range(page.model.rowCount())]
        assert all(letters(each) < page.table.columnWidth(section) for each in told)
    before = page.layout_of_columns()
    page.table.setColumnWidth(list(ListColumn).index(ListColumn.KIND), 33)
    columns = page.more_button.menu().findChildren(QMenu)[0]
    columns.actions()[-1].trigger()
    assert page.layout_of_columns() == before


def test_columns_nobody_saw_are_measured_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    page, _ = a_page(qtbot)
    memory = Memory(tmp_path / "window.ini")
    page.keep(memory)
    later, _ = a_page(qtbot)
    later.restore(memory)
    seen, _ = a_page(qtbot)
    for each in (later, seen):
        each.resize(900, 400)
        each.show()
    assert later.layout_of_columns() == seen.layout_of_columns()


def test_exporting_what_is_chosen_is_offered_for_several(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    menu = page.more_button.menu()
    menu.aboutToShow.emit()
    assert not menu.actions()[-1].isVisible()
    page.table.selectAll()
    menu.aboutToShow.emit()
    assert menu.actions()[-1].isVisible()
    assert str(len(page.chosen_rows())) in menu.actions()[-1].text()
    with qtbot.waitSignal(page.chosen_export_wished):
        menu.actions()[-1].trigger()
