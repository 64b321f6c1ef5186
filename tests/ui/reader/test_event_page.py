from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.layer import LayerId, Origin
from briefviewer.reader.page import page_of
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.event_page import EventPage
from briefviewer.ui.reader.event_text import CopyForm
from briefviewer.ui.reader.excerpt_card import ExcerptCard
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, TEXT, HarbourStore, harbour_store


def a_page(
    qtbot: QtBot, event: str | None, store: HarbourStore | None = None, filters: Filters | None = None
) -> EventPage:
    workspace = Workspace(store or harbour_store(), filters)
    if event is not None:
        workspace.activate(EventId(event))
    page = EventPage(workspace, lambda _document: page_of(TEXT), ENGLISH, Theme.load("light"))
    qtbot.addWidget(page)
    page.resize(480, 800)
    page.show()
    return page


def words_of(page: QWidget) -> str:
    return "\n".join(
        [each.toPlainText() for each in page.findChildren(Prose)]
        + [each.text() for each in page.findChildren(QLabel)]
        + [each.text() for each in page.findChildren(QPushButton)]
    )


def test_the_page_tells_all_about_an_event(qtbot: QtBot) -> None:
    words = words_of(a_page(qtbot, "opening"))
    for told in (
        "Both harbours open",
        "25 August 2025 · exact day · occurred",
        "Ships of both sides may enter.",
        "Reported by Northport, via the author. Place: Quayside. Known from 31 October 2025.",
        "Northport",
        "Ships in a day",
        "40 ships",
        "EVIDENCE · 1",
        "Two harbours lie on one river. Both opened in August. Ships came at once.",
        "Nobody counted the boats.",
    ):
        assert told in words


def test_both_sides_of_a_contradiction_are_told_with_who_and_when(qtbot: QtBot) -> None:
    words = words_of(a_page(qtbot, "opening"))
    assert "CONTRADICTED" in words
    assert "The north closes its <b>harbour</b>\nSaid by the author." in words
    assert "Harbour Press, 31 Oct 2025" in words


def test_a_contradiction_and_a_relation_lead_to_the_other_event(qtbot: QtBot) -> None:
    page = a_page(qtbot, "closure")
    other = next(each for each in page.findChildren(Prose) if each.toPlainText().startswith("→ follows"))
    with qtbot.waitSignal(page.event_wished) as wished:
        other.clicked.emit()
    assert wished.args == ["letter"]
    contradicted = next(
        each for each in page.findChildren(Prose) if each.toPlainText().startswith("Both harbours open")
    )
    with qtbot.waitSignal(page.event_wished) as wished:
        contradicted.clicked.emit()
    assert wished.args == ["opening"]


def test_an_actor_can_be_filtered_for(qtbot: QtBot) -> None:
    page = a_page(qtbot, "opening")
    chip = next(each for each in page.findChildren(QPushButton) if each.text() == "Southport")
    with qtbot.waitSignal(page.value_wished) as wished:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert wished.args == [Facet.ACTOR, "south"]


def test_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    page = a_page(qtbot, "closure")
    assert page.findChildren(Prose)[0].toPlainText() == "The north closes its <b>harbour</b>"


def test_excerpts_of_documents_not_yet_out_vanish_and_are_counted(qtbot: QtBot) -> None:
    page = a_page(qtbot, "opening", filters=Filters(as_of=date(2025, 9, 1)))
    assert page.findChildren(ExcerptCard) == []
    words = words_of(page)
    assert "1 excerpt was not out by then." in words
    assert "40 ships" not in words


def test_no_event_is_no_empty_page(qtbot: QtBot) -> None:
    assert "No event chosen" in words_of(a_page(qtbot, None))


def test_text_is_as_high_as_it_needs(qtbot: QtBot) -> None:
    page = a_page(qtbot, "opening")
    for prose in page.findChildren(Prose):
        assert prose.document().size().height() <= prose.height() + 1


def test_an_event_beside_the_timeline_says_so(qtbot: QtBot) -> None:
    store = harbour_store()
    from dataclasses import replace

    from briefviewer.domain.event import Board

    storm = replace(store.event(EventId("storm")), board=Board.SCENARIOS)
    words = words_of(a_page(qtbot, "storm", replace(store, all_events=(storm,))))
    assert "stands beside the timeline, under scenarios" in words


def test_an_empty_store_tells_where_events_are_written(qtbot: QtBot) -> None:
    empty = replace(harbour_store(), all_events=())
    words = words_of(a_page(qtbot, None, empty))
    assert f"Write them in {empty.path / 'events'}" in words
    assert "Problems of the store" not in words
    broken = replace(empty, problems=(Problem("events/a.yaml", 1, 1, "", "yaml"),))
    assert "Problems of the store" in words_of(a_page(qtbot, None, broken))


def test_an_event_not_listed_says_which_filters_leave_it_out(qtbot: QtBot) -> None:
    filters = Filters(include={Facet.KIND: (("scenario",),)}, exclude={Facet.ACTOR: ("south",)}, text=("harbours",))
    words = words_of(a_page(qtbot, "opening", filters=filters))
    assert "Not listed now, because of these filters: " in words
    assert "harbours" not in words.split("these filters: ")[1].splitlines()[0]
    assert "Not listed now" not in words_of(a_page(qtbot, "opening"))


def test_an_event_can_be_copied_from_its_page(qtbot: QtBot) -> None:
    page = a_page(qtbot, "opening")
    button = next(each for each in page.findChildren(QPushButton) if each.text() == "as citation")
    with qtbot.waitSignal(page.copy_wished) as wished:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wished.args == [CopyForm.CITATION]


def test_an_event_of_a_layer_tells_its_table_and_line(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    origin = Origin(LayerId("reports"), "layers/reports.csv", 12)
    monkeypatch.setattr(HarbourStore, "origin", lambda _self, _event: origin)
    assert "Line 12 of layers/reports.csv." in words_of(a_page(qtbot, "opening"))
