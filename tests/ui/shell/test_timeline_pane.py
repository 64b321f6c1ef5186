from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Facet
from briefviewer.domain.view import LaneBy
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.timeline_pane import TimelinePane
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store


def a_pane(qtbot: QtBot) -> tuple[TimelinePane, Workspace]:
    workspace = Workspace(harbour_store())
    pane = TimelinePane(workspace, ENGLISH, Theme.load("light"), TODAY)
    pane.canvas.set_animated(False)
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    pane.show()
    workspace.subscribe(pane.show_changes)
    return pane, workspace


def test_the_canvas_is_in_step_with_the_workspace(qtbot: QtBot) -> None:
    pane, workspace = a_pane(qtbot)
    model = pane.canvas.view_model
    workspace.activate(EventId("opening"), also=[EventId("closure")])
    assert model.selected == ("closure", "opening")
    workspace.set_range(DayRange(date(2025, 8, 1), date(2025, 8, 31)))
    assert model.range == workspace.range
    workspace.set_lanes(LaneBy.ACTOR)
    assert model.lanes.by is LaneBy.ACTOR
    workspace.admit(Facet.ACTOR, "south", Admission.EXCLUDED)
    assert model.scene is not None


def test_the_lanes_are_chosen_by_one_control(qtbot: QtBot) -> None:
    pane, workspace = a_pane(qtbot)
    choices = pane.lane_choices()
    assert len(choices) == len(LaneBy)
    with qtbot.waitSignal(pane.lanes_wished) as wished:
        choices[2].trigger()
    assert wished.args == [LaneBy.KIND]
    workspace.set_lanes(LaneBy.DOCUMENT)
    assert pane.lane_choices()[3].isChecked()


def test_days_can_be_brought_into_view(qtbot: QtBot) -> None:
    pane, workspace = a_pane(qtbot)
    days = DayRange(date(2025, 8, 1), date(2025, 8, 31))
    pane.show_days(days)
    first, last = pane.days_in_view()
    assert first <= date(2025, 8, 1)
    assert date(2025, 8, 31) <= last <= date(2025, 9, 10)
    workspace.set_range(DayRange(date(2024, 1, 1), date(2024, 12, 31)))
    pane.fit_range()
    assert pane.days_in_view()[0].year in (2023, 2024)
    pane.fit_around(DayRange(date(2025, 9, 1), None))
    assert pane.days_in_view()[0] < date(2025, 9, 1)


def test_an_event_is_brought_into_view_and_chosen(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    pane.show_days(DayRange(date(2020, 1, 1), date(2020, 2, 1)))
    pane.reveal(EventId("closure"))
    first, last = pane.days_in_view()
    assert first <= date(2025, 9, 3) <= last


def test_another_theme_is_taken(qtbot: QtBot) -> None:
    pane, _ = a_pane(qtbot)
    light = pane.grab().toImage()
    pane.dress(Theme.load("dark"))
    assert pane.grab().toImage() != light


def test_lanes_are_remembered_from_one_start_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    pane, workspace = a_pane(qtbot)
    workspace.set_lanes(LaneBy.ACTOR)
    key = pane.canvas.view_model.scene.bands[0].lane.key  # type: ignore[union-attr]
    pane.canvas.give_rows(key, 5)
    pane.canvas.toggle_folding()
    pane.keep(memory)
    again, other = a_pane(qtbot)
    again.restore(memory)
    assert other.lanes is LaneBy.ACTOR
    assert again.canvas.view_model.lanes == pane.canvas.view_model.lanes
    assert again.canvas.view_model.is_folding


def test_boards_are_remembered_from_one_start_to_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    pane, _ = a_pane(qtbot)
    pane.canvas.toggle_beside()
    pane.canvas.toggle_board("undated")
    pane.keep(Memory(tmp_path / "window.ini"))
    again, _ = a_pane(qtbot)
    again.restore(Memory(tmp_path / "window.ini"))
    assert again.canvas.view_model.beside == pane.canvas.view_model.beside
    assert again.canvas.view_model.beside.opened == "undated"


def test_nothing_remembered_changes_nothing(qtbot: QtBot) -> None:
    pane, workspace = a_pane(qtbot)
    before = pane.canvas.view_model.lanes
    pane.restore(Memory())
    assert pane.canvas.view_model.lanes == before
    assert workspace.lanes is LaneBy.THEME
