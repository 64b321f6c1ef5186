from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.ui.shell.as_of import AsOfBanner, AsOfPopup, document_stops
from briefviewer.ui.theme import Theme
from briefviewer.words import Words
from tests.ui.harbour_window import ENGLISH, harbour_store, keep

THEME = Theme.load("light")


def test_documents_are_stops_latest_first_and_digests_are_not() -> None:
    stops = document_stops(Workspace(harbour_store()))
    assert [day for day, _ in stops] == [date(2025, 10, 31), date(2025, 2, 10)]
    assert stops[0][1] == "Harbour Press"


def a_popup(qtbot: QtBot, filters: Filters | None = None) -> AsOfPopup:
    parent = keep(qtbot, QWidget())
    return AsOfPopup(Workspace(harbour_store(), filters), ENGLISH, THEME, parent)


def test_a_typed_day_is_wished_by_the_clock_chosen(qtbot: QtBot) -> None:
    popup = a_popup(qtbot)
    popup.happened.setChecked(True)
    popup.day.setText("March 2025")
    with qtbot.waitSignal(popup.as_of_wished) as wished:
        qtbot.keyClick(popup.day.line, Qt.Key.Key_Return)
    assert wished.args == [date(2025, 3, 31), AsOfMode.HAPPENED]


def test_what_is_no_date_is_said_and_nothing_wished(qtbot: QtBot) -> None:
    popup = a_popup(qtbot)
    popup.day.setText("some day")
    with qtbot.assertNotEmitted(popup.as_of_wished):
        qtbot.keyClick(popup.day.line, Qt.Key.Key_Return)
    assert "cannot be read" in popup.day.told.text()
    popup.day.setText("since 2024")
    with qtbot.assertNotEmitted(popup.as_of_wished):
        qtbot.keyClick(popup.day.line, Qt.Key.Key_Return)
    assert not popup._error.isHidden()


def test_nothing_typed_is_the_latest(qtbot: QtBot) -> None:
    popup = a_popup(qtbot, Filters(as_of=date(2025, 3, 1)))
    popup.day.setText("")
    with qtbot.waitSignal(popup.as_of_wished) as wished:
        qtbot.keyClick(popup.day.line, Qt.Key.Key_Return)
    assert wished.args[0] is None


def test_a_document_is_one_click(qtbot: QtBot) -> None:
    popup = a_popup(qtbot)
    stop = next(each for each in popup.findChildren(QPushButton) if each.text().startswith("31 Oct 2025"))
    with qtbot.waitSignal(popup.as_of_wished) as wished:
        stop.click()
    assert wished.args == [date(2025, 10, 31), AsOfMode.KNOWN]


def test_the_popup_begins_with_what_is_in_force_and_leads_back(qtbot: QtBot) -> None:
    popup = a_popup(qtbot, Filters(as_of=date(2025, 3, 1), as_of_mode=AsOfMode.HAPPENED))
    assert popup.day.line.text() == "2025-03-01"
    assert popup.happened.isChecked()
    latest = next(each for each in popup.findChildren(QPushButton) if each.text().startswith("Latest"))
    with qtbot.waitSignal(popup.as_of_wished) as wished:
        latest.click()
    assert wished.args[0] is None


def test_the_banner_tells_what_is_left_out(qtbot: QtBot) -> None:
    banner = AsOfBanner(ENGLISH)
    qtbot.addWidget(banner)
    workspace = Workspace(harbour_store())
    banner.show_workspace(workspace)
    assert banner.isHidden()
    workspace.set_as_of(date(2025, 1, 15))
    banner.show_workspace(workspace)
    told = banner.findChildren(QLabel)[0].text()
    assert told == ("What was known by 15 January 2025 · 1 event · 1 of them only possible · 3 events were not known")
    workspace.set_as_of(date(2025, 8, 31), AsOfMode.HAPPENED)
    banner.show_workspace(workspace)
    told = banner.findChildren(QLabel)[0].text()
    assert told == "What had happened by 31 August 2025 · 2 events · 1 undated event left out"
    with qtbot.waitSignal(banner.latest_wished):
        banner.findChildren(QPushButton)[0].click()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_hint_of_the_field_is_seen_whole(qtbot: QtBot, language: str) -> None:
    popup = AsOfPopup(Workspace(harbour_store()), Words.for_language(language), THEME, keep(qtbot, QWidget()))
    popup.adjustSize()
    popup.show()
    line = popup.day.line
    assert line.fontMetrics().horizontalAdvance(line.placeholderText()) + 16 <= line.width()


def test_every_document_is_a_stop_however_many_there_are(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [(date(2025, 1, number), f"Report {number}") for number in range(1, 25)]
    monkeypatch.setattr("briefviewer.ui.shell.as_of.document_stops", lambda _: many)
    popup = a_popup(qtbot)
    popup.adjustSize()
    told = [each.text() for each in popup.findChildren(QPushButton) if "Report" in each.text()]
    assert len(told) == 24
    (area,) = popup.findChildren(QScrollArea)
    assert area.height() < 24 * popup.findChildren(QPushButton)[0].sizeHint().height()
    assert popup.height() < 720
