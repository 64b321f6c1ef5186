from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from briefviewer.app.workspace import Admission, Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.ui.reader.list_model import DATE, KIND, SHORT_ROLE, STATUS, TITLE, EventListModel
from tests.ui.harbour_window import ENGLISH, harbour_store


def column(model: EventListModel, which: int) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_it_is_a_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(EventListModel(Workspace(harbour_store()), ENGLISH))


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
    assert column(model, DATE)[0] == "undated"


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


def test_rows_and_events_lead_to_each_other() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    assert model.event_at(2) == "closure"
    assert model.row_of(EventId("closure")) == 2
    assert model.row_of(EventId("nobody")) is None


def test_titles_are_data_and_have_a_short_form() -> None:
    model = EventListModel(Workspace(harbour_store()), ENGLISH)
    title = model.index(2, TITLE)
    assert title.data() == "The north closes its <b>harbour</b>"
    assert "<b>" not in title.data(Qt.ItemDataRole.ToolTipRole)
    assert title.data(SHORT_ROLE)
    assert model.data(QModelIndex()) is None
