from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.places import ReaderPage
from briefviewer.app.workspace import Aspect
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Facet
from briefviewer.domain.search import Hit, HitKind
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.view import LaneBy
from briefviewer.ui.reader.event_text import CopyForm
from briefviewer.words import Words
from tests.brief.fake_store import REPORT
from tests.ui.harbour_window import Harbour, harbour_store, harbour_window, keep


def test_from_a_mark_to_the_words_behind_it_and_on_to_another_event(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    window.timeline.canvas.view_model.select([EventId("opening")])
    assert workspace.active == "opening"
    window.reader.event_page.passage_wished.emit(workspace.store.excerpts(EventId("opening"))[0])
    assert workspace.place.page is ReaderPage.DOCUMENT
    assert window.reader.document_page.view.emphasised()
    window.reader.document_page.event_wished.emit(EventId("closure"))
    assert workspace.place.page is ReaderPage.EVENT
    assert window.timeline.canvas.view_model.selected == ("closure",)
    workspace.go_back()
    assert workspace.place.document == REPORT


def test_choosing_several_on_the_canvas_does_not_go_in_circles(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    heard: list[Aspect] = []
    workspace.subscribe(heard.append)
    both = [EventId("opening"), EventId("closure")]
    window.timeline.canvas.view_model.select(both)
    assert workspace.chosen == tuple(both)
    assert workspace.active == "closure"
    assert len(heard) == 1
    window.timeline.canvas.view_model.select([])
    assert workspace.chosen == ()


def test_list_and_canvas_are_in_step(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    window.actions_by_id["read_list"].trigger()
    window.reader.list_page.table.selectRow(2)
    assert window.timeline.canvas.view_model.selected == ("closure",)
    assert workspace.place.page is ReaderPage.LIST
    window.reader.list_page.event_wished.emit(EventId("letter"))
    assert workspace.place.page is ReaderPage.EVENT


@pytest.mark.parametrize(
    ("hit", "place"),
    [
        (Hit(HitKind.EVENT, "closure", "", "", "", (), 1.0), ReaderPage.EVENT),
        (Hit(HitKind.PASSAGE, REPORT, "", "", "", (), 1.0, TextSpan(20, 30)), ReaderPage.DOCUMENT),
        (Hit(HitKind.DOCUMENT, REPORT, "", "", "", (), 1.0), ReaderPage.DOCUMENT),
    ],
)
def test_a_hit_leads_to_its_place(harbour: Harbour, hit: Hit, place: ReaderPage) -> None:
    window, workspace, _ = harbour
    window.top_bar.search.hit_chosen.emit(hit)
    assert workspace.place.page is place
    assert workspace.place.passage == hit.span


def test_names_that_are_found_narrow(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    window.top_bar.search.hit_chosen.emit(Hit(HitKind.ACTOR, "south", "", "", "", (), 1.0))
    window.top_bar.search.hit_chosen.emit(Hit(HitKind.THEME, "trade", "", "", "", (), 1.0))
    assert workspace.admission(Facet.ACTOR, "south") is Admission.INCLUDED
    assert workspace.admission(Facet.THEME, "trade") is Admission.INCLUDED
    window.top_bar.search.narrowing_wished.emit("letter")
    assert workspace.filters.text == ("letter",)
    window.facets.all_cleared.emit()
    assert workspace.filters.is_empty


def test_a_range_on_the_canvas_is_the_briefing_range(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    window.timeline.canvas.view_model.set_range(date(2025, 8, 1), date(2025, 9, 30))
    assert workspace.range is not None
    assert "2 events" in window.status.range.text()
    window.actions_by_id["range_clear"].trigger()
    assert window.timeline.canvas.view_model.range is None


def test_more_of_a_board_is_listed(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    window.timeline.canvas.more_activated.emit("timeline")
    assert workspace.place.page is ReaderPage.LIST
    assert workspace.admission(Facet.BOARD, "timeline") is Admission.INCLUDED


def test_all_that_stands_undated_beside_the_axis_is_listed_and_nothing_else(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    workspace.set_range(DayRange(date(2025, 8, 1), date(2025, 9, 30)))
    scene = window.timeline.canvas.view_model.scene
    assert scene is not None
    assert {board.key: board.count for board in scene.boards} == {"undated": 1}
    window.timeline.canvas.list_board("undated")
    assert workspace.place.page is ReaderPage.LIST
    assert workspace.range is not None
    columns = workspace.store.columns
    assert [columns.ids[row] for row in workspace.selection.rows.tolist()] == ["storm"]


def test_actions_act(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    act = window.actions_by_id
    act["next_event"].trigger()
    assert workspace.active == "letter"
    act["lanes_kind"].trigger()
    assert workspace.lanes is LaneBy.KIND
    act["find"].trigger()
    assert workspace.place.page is ReaderPage.DOCUMENT
    act["copy_event"].trigger()
    assert QGuiApplication.clipboard().text().startswith("A letter is written")
    act["copy_markdown"].trigger()
    assert QGuiApplication.clipboard().text().startswith("### A letter is written")
    was_dark = window.theme.palette.is_dark
    act["theme"].trigger()
    assert window.theme.palette.is_dark is not was_dark
    before = window.timeline.days_in_view()
    act["zoom_in"].trigger()
    assert window.timeline.days_in_view() != before
    act["view_back"].trigger()
    assert window.timeline.days_in_view() == before


@pytest.mark.parametrize("name", ["palette", "shortcuts", "problems", "go_to_date", "range_typed", "about"])
def test_dialogs_open_over_the_window(harbour: Harbour, name: str) -> None:
    window, _, _ = harbour
    window.actions_by_id[name].trigger()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    dialog.close()


def test_the_as_of_popup_moves_the_whole_window(harbour: Harbour, qtbot: QtBot) -> None:
    window, workspace, wiring = harbour
    wiring.ask_as_of()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.day.setText("1 March 2025")  # type: ignore[attr-defined]
    qtbot.keyClick(popup.day.line, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert workspace.filters.as_of is not None
    assert window.banner.isVisible()
    window.banner.latest_wished.emit()
    assert not window.banner.isVisible()


def test_a_broken_store_is_shown_with_its_problems(qtbot: QtBot) -> None:
    store = harbour_store(problems=(Problem("events/a.yaml", 3, 1, "when", "date-syntax", (("text", "x"),)),))
    window, workspace, _ = harbour_window(replace(store, all_events=()))
    keep(qtbot, window)
    window.show()
    assert len(workspace.store.columns) == 0
    window.actions_by_id["next_event"].trigger()
    window.actions_by_id["fit_all"].trigger()
    window.grab()
    assert window.status.listed.text() == "0 of 0 events"


def test_from_an_event_the_tab_of_the_document_leads_to_its_words(harbour: Harbour) -> None:
    window, workspace, _ = harbour
    workspace.activate(EventId("opening"))
    window.reader.tabs.setCurrentIndex(1)
    assert workspace.place.page is ReaderPage.DOCUMENT
    assert workspace.place.passage == workspace.store.excerpts(EventId("opening"))[0].shown
    workspace.open_passage(REPORT)
    window.actions_by_id["read_list"].trigger()
    window.actions_by_id["read_document"].trigger()
    assert workspace.place.passage is None


def test_names_are_found_in_the_language_of_the_window(harbour: Harbour) -> None:
    window, workspace, wiring = harbour
    actor = next(iter(workspace.store.library.actors.values()))
    window.words = Words.for_language("ko")
    found = [each.title for each in wiring.finder(actor.name.en)().hits if each.kind is HitKind.ACTOR]
    assert actor.name.in_language("ko") in found


def test_after_a_search_the_keyboard_is_on_the_timeline(harbour: Harbour, qtbot: QtBot) -> None:
    window, _, _ = harbour
    window.actions_by_id["search"].trigger()
    window.top_bar.search.field.setText("letter")
    qtbot.keyClick(window.top_bar.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.focusWidget() is window.timeline.canvas)


def test_search_by_keyboard_alone_leads_to_event_passage_and_list(harbour: Harbour, qtbot: QtBot) -> None:
    window, workspace, _ = harbour
    search = window.top_bar.search

    def look_for(text: str, *keys: Qt.Key) -> None:
        window.actions_by_id["search"].trigger()
        qtbot.keyClicks(search.field, text)
        qtbot.waitUntil(lambda: any(line.hit for line in search.popup.model.lines) and search.popup.isVisible())
        qtbot.waitUntil(lambda: search._shown_for == text)
        for key in (*keys, Qt.Key.Key_Return):
            qtbot.keyClick(search.field, key)
        assert not search.popup.isVisible()
        search.field.clear()

    look_for("closes")
    assert workspace.active == "closure"
    look_for("north", Qt.Key.Key_PageDown)
    assert workspace.place.document == REPORT
    assert workspace.place.passage is not None
    look_for("harbour", Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert workspace.filters.text == ("harbour",)


def test_an_event_that_filters_leave_out_can_be_had_back(harbour: Harbour, qtbot: QtBot) -> None:
    window, workspace, wiring = harbour
    workspace.admit(Facet.KIND, "scenario", Admission.INCLUDED)
    wiring.open_event(EventId("opening"))
    assert workspace.hiding(EventId("opening"))
    buttons = window.reader.event_page.findChildren(QPushButton)
    qtbot.mouseClick(next(each for each in buttons if each.text() == "Take them back"), Qt.MouseButton.LeftButton)
    assert workspace.filters.is_empty
    assert not workspace.hiding(EventId("opening"))


def test_operators_narrow_what_is_found_and_what_is_listed(harbour: Harbour) -> None:
    window, workspace, wiring = harbour
    found = wiring.finder("kind:summit after:2025-08 closes")()
    assert [hit.id for hit in found.hits] == ["closure"]
    assert wiring.finder("kind:nonsense letter")().hits == ()
    assert [name for name, _ in wiring.complete("actor:nor")] == ["Northport"]
    window.top_bar.search.narrowing_wished.emit("actor:northport before:2025-09 open")
    assert workspace.admission(Facet.ACTOR, "north") is Admission.INCLUDED
    assert workspace.filters.text == ("open",)
    assert workspace.range is not None
    assert workspace.range.last == date(2025, 8, 31)
    window.top_bar.search.narrowing_wished.emit("-actor:southport")
    assert workspace.admission(Facet.ACTOR, "south") is Admission.EXCLUDED


def test_what_was_not_known_on_the_as_of_day_is_not_found(harbour: Harbour) -> None:
    _, workspace, wiring = harbour
    assert {hit.id for hit in wiring.finder("harbour")().hits} >= {"opening", "closure"}
    workspace.set_as_of(date(2025, 3, 1))
    assert wiring.finder("harbour")().hits == ()
    assert [hit.id for hit in wiring.finder("letter")().hits] == ["letter"]


def test_back_leads_from_another_event_to_the_document_that_led_there(harbour: Harbour) -> None:
    window, workspace, _wiring = harbour
    workspace.activate(EventId("opening"))
    workspace.open_passage(REPORT)
    window.reader.document_page.event_wished.emit(EventId("closure"))
    assert (workspace.place.page, workspace.active) == (ReaderPage.EVENT, "closure")
    workspace.go_back()
    assert (workspace.place.page, workspace.active) == (ReaderPage.DOCUMENT, "opening")
    assert window.timeline.canvas.view_model.selected == ("opening",)


def test_all_chosen_events_are_copied(harbour: Harbour) -> None:
    _window, workspace, wiring = harbour
    workspace.choose((EventId("opening"), EventId("letter")))
    wiring.copy_event(CopyForm.TEXT)
    text = QApplication.clipboard().text()
    assert text.index("Both harbours open") < text.index("A letter is written")
    wiring.copy_event(CopyForm.CITATION)
    assert len(QApplication.clipboard().text().splitlines()) >= 2
