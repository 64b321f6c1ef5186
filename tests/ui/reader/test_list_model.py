import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.columns.listing import GroupBy, ListColumn
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.ui.reader import list_model
from briefviewer.ui.reader.list_model import (
    DATE,
    HEAD_ROLE,
    KIND,
    SHORT_ROLE,
    STATUS,
    TITLE,
    EventListModel,
    GroupHead,
)
from tests.ui.harbour_window import ENGLISH, HarbourStore, harbour_store


def column(model: EventListModel, which: int) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_it_is_a_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(EventListModel(Workspace(harbour_store()), ENGLISH))


def test_it_is_a_model_with_groups_too(qtmodeltester: ModelTester) -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    model.group(GroupBy.ACTOR)
    model.fold(0)
    qtmodeltester.check(model)


def test_rows_stand_in_date_order_with_dates_in_words() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    assert column(model, DATE) == ["c. Jan 2025", "25 Aug 2025", "3 Sep 2025", "undated"]
    assert column(model, KIND) == ["Summit", "Summit", "Summit", "Scenario"]
    assert model.headerData(STATUS, Qt.Orientation.Horizontal) == "Status"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_every_column_sorts_both_ways() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    model.sort(TITLE)
    assert column(model, TITLE)[0] == "A letter is written"
    model.sort(TITLE, Qt.SortOrder.DescendingOrder)
    assert column(model, TITLE)[-1] == "A letter is written"
    model.sort(KIND)
    assert column(model, KIND)[0] == "Scenario"
    model.sort(DATE, Qt.SortOrder.DescendingOrder)
    assert column(model, DATE) == ["3 Sep 2025", "25 Aug 2025", "c. Jan 2025", "undated"]
    model.sort(-1)
    assert model.plan.sort_by is ListColumn.DATE


def test_it_follows_the_selection_and_keeps_its_order() -> None:
    workspace = Workspace(harbour_store())
    model = EventListModel(workspace, ENGLISH)
    model.sort(TITLE, Qt.SortOrder.DescendingOrder)
    workspace.admit(Facet.ACTOR, "north", Admission.INCLUDED)
    model.refresh()
    assert column(model, TITLE)[-1] == "A storm could close both"
    workspace.set_text(["no such word"])
    model.refresh()
    assert model.rowCount() == 0


def test_lines_and_events_lead_to_each_other() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    assert model.event_at(2) == "closure"
    assert model.lines_of([EventId("closure"), EventId("letter")]) == [0, 2]
    assert model.lines_of([EventId("nobody")]) == []
    assert model.events_between(0, 1) == ["letter", "opening"]


def test_groups_have_heads_with_counts_that_fold() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    model.group(GroupBy.ACTOR)
    head = model.index(0, 0)
    assert head.data(HEAD_ROLE) == GroupHead("Northport", 3, False)
    assert head.data() == "Northport, 3 events"
    assert model.flags(head) == Qt.ItemFlag.ItemIsEnabled
    assert model.event_at(0) is None
    assert len(model.lines_of([EventId("opening")])) == 2
    before = model.rowCount()
    model.fold(0)
    assert model.rowCount() == before - 3
    assert model.index(0, 0).data() == "Northport, 3 events, folded"
    model.fold(0, True)
    assert model.rowCount() == before - 3
    model.fold_all(True)
    assert model.rowCount() == 2
    model.fold_all(False)
    assert model.rowCount() == before
    model.fold(1)
    assert model.rowCount() == before


def test_months_are_named_and_the_undated_stand_last() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    model.group(GroupBy.MONTH)
    heads = [head.name for row in range(model.rowCount()) if (head := model.index(row, 0).data(HEAD_ROLE))]
    assert heads == ["December 2024", "August 2025", "September 2025", "undated"]
    model.group(GroupBy.YEAR)
    assert model.index(0, 0).data(HEAD_ROLE).name == "2024"


def test_what_begins_as_typed_is_found_round_the_end() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    assert model.line_beginning_with("a", 0) == 0
    assert model.line_beginning_with("a", 1) == 3
    assert model.line_beginning_with("a l", 1) == 0
    assert model.line_beginning_with("whale", 0) is None
    model.group(GroupBy.KIND)
    model.fold_all(True)
    assert model.line_beginning_with("a", 0) is None


def test_a_long_list_is_arranged_beside_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_model, "_INLINE", 0)
    workspace = Workspace(harbour_store())
    model = EventListModel(workspace, ENGLISH)
    with qtbot.waitSignal(model.arranged):
        model.sort(TITLE)
        assert model.is_arranging
        assert column(model, TITLE)[2] == "The north closes its <b>harbour</b>"
    assert column(model, TITLE)[0] == "A letter is written"
    with qtbot.waitSignal(model.arranged):
        workspace.admit(Facet.ACTOR, "south", Admission.INCLUDED)
        model.refresh()
        workspace.clear_filters()
        model.refresh()
    assert model.rowCount() == 4
    assert not model.is_arranging


def test_another_store_is_never_read_with_the_old_lines(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_model, "_INLINE", 0)
    workspace = Workspace(harbour_store())
    model = EventListModel(workspace, ENGLISH)
    with qtbot.waitSignal(model.arranged):
        model.sort(TITLE)
    store = harbour_store()
    workspace.replace_store(HarbourStore(store.all_events[:1], library=store.library))
    with qtbot.waitSignal(model.arranged, check_params_cb=lambda: model.rowCount() == 1):
        model.refresh()
    assert column(model, TITLE) == ["Both harbours open"]


def test_titles_are_data_and_have_a_short_form() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    title = model.index(2, TITLE)
    assert title.data() == "The north closes its <b>harbour</b>"
    assert "<b>" not in title.data(Qt.ItemDataRole.ToolTipRole)
    assert title.data(SHORT_ROLE)
    assert model.data(QModelIndex()) is None


def test_a_short_list_by_title_of_a_large_store_is_arranged_beside_the_window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_model, "_INLINE", 2)
    workspace = Workspace(harbour_store())
    workspace.admit(Facet.KIND, "scenario", Admission.INCLUDED)
    model = EventListModel(workspace, ENGLISH)
    assert model.rowCount() <= 2
    with qtbot.waitSignal(model.arranged):
        model.sort(TITLE)
        assert model.is_arranging
    assert model.learn_titles()


def test_titles_of_a_large_store_are_learnt_beside_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_model, "_INLINE", 0)
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    with qtbot.waitSignal(model.titles_known):
        assert not model.learn_titles()
        assert not model.learn_titles()
    assert model.learn_titles()
