"""What is shown becomes a view and a view becomes what is shown, on a store on the disk."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import DayRange, Facet
from briefviewer.domain.view import LaneBy, LaneSettings
from briefviewer.store.repository import Repository
from briefviewer.ui.brief.kept_options import keep_options, kept_options
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.command_palette import CommandPalette
from briefviewer.ui.shell.view_dialog import ViewDialog
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.shell.wiring import Wiring
from tests.small_store import write_small_store
from tests.ui.harbour_window import keep, window_on

SUMMER = DayRange(date(2025, 6, 1), date(2025, 9, 30))


@pytest.fixture
def joined(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[BriefWindow, Workspace, Wiring]]:
    write_small_store(tmp_path / "store")
    with Repository.open(tmp_path / "store", tmp_path / "cache", state=tmp_path / "state") as store:
        made = window_on(store)
        keep(qtbot, made[0])
        made[0].show()
        yield made


def narrow(window: BriefWindow, workspace: Workspace) -> None:
    """Everything that a view holds is other than at the start."""
    workspace.admit(Facet.ACTOR, "usa", Admission.INCLUDED)
    workspace.admit(Facet.KIND, "scenario", Admission.EXCLUDED)
    workspace.set_range(SUMMER)
    workspace.set_as_of(date(2025, 12, 1))
    workspace.set_lanes(LaneBy.KIND)
    window.timeline.set_lane_settings(LaneSettings(("summit",), folded=frozenset({"summit"}), rows={"summit": 3}))
    window.timeline.jump_to(SUMMER)


def state(window: BriefWindow, workspace: Workspace) -> tuple[object, ...]:
    timeline = window.timeline
    return workspace.brief_filters, workspace.lanes, timeline.lane_settings, timeline.days_in_view()


def test_what_is_shown_is_kept_and_opened_again_whole(joined: tuple[BriefWindow, Workspace, Wiring]) -> None:
    window, workspace, wiring = joined
    narrow(window, workspace)
    kept = state(window, workspace)
    wiring.views.save("Summer")
    view = workspace.view
    assert view is not None
    assert (view.id, view.in_view, workspace.is_view_changed) == ("summer", SUMMER, False)
    assert "- id: summer\n" in (workspace.store.path / "views.yaml").read_text()
    wiring.views.open(workspace.store.views[0])
    assert state(window, workspace) != kept
    wiring.views.open(view)
    assert state(window, workspace) == kept
    assert workspace.view == view


def test_opening_a_view_is_one_step_of_the_view_history(joined: tuple[BriefWindow, Workspace, Wiring]) -> None:
    window, workspace, wiring = joined
    narrow(window, workspace)
    before = state(window, workspace)
    canvas = window.timeline.canvas
    wiring.views.open(workspace.store.views[0])
    after = state(window, workspace)
    canvas.zoom_in()
    canvas.view_back()
    assert state(window, workspace) == after
    canvas.view_back()
    assert (state(window, workspace), workspace.view) == (before, None)
    canvas.view_forward()
    assert (state(window, workspace), workspace.view) == (after, workspace.store.views[0])


def test_a_view_without_a_stretch_shows_its_range_or_where_most_events_are(
    joined: tuple[BriefWindow, Workspace, Wiring],
) -> None:
    window, workspace, wiring = joined
    wiring.views.open(workspace.store.views[0])
    first, last = window.timeline.days_in_view()
    assert first < date(2025, 8, 1) < date(2025, 8, 31) <= last
    assert (last - first).days < 120
    wiring.views.save("Everything")
    everything = workspace.store.views[1]
    path = workspace.store.path / "views.yaml"
    path.write_text(path.read_text().replace("in_view", "# in_view"))
    workspace.store.refresh()  # type: ignore[attr-defined]
    workspace.clear_filters()
    workspace.set_range(None)
    canvas = window.timeline.canvas
    canvas.jump_to(0.0, 10_000.0)
    wiring.views.open(next(each for each in workspace.store.views if each.id == everything.id))
    assert window.timeline.days_in_view()[1] > date(2025, 1, 1)


def test_the_open_view_takes_over_what_is_shown(joined: tuple[BriefWindow, Workspace, Wiring]) -> None:
    window, workspace, wiring = joined
    section = window.facets.views
    wiring.views.open(workspace.store.views[0])
    text = (workspace.store.path / "views.yaml").read_text()
    workspace.set_lanes(LaneBy.ACTOR)
    assert section.rows()[0].shown.is_changed
    section.update_link.click()
    assert not section.rows()[0].shown.is_changed
    written = (workspace.store.path / "views.yaml").read_text()
    assert "lanes: actor" in written
    assert "{from: '2025-08', to: '2025-08'}" in written, "a range as typed stays as long as it holds"
    window.actions_by_id["undo"].trigger()
    assert (workspace.store.path / "views.yaml").read_text() == text
    assert section.rows()[0].shown.is_changed


def test_without_an_open_view_updating_asks_for_a_name(
    qtbot: QtBot, joined: tuple[BriefWindow, Workspace, Wiring]
) -> None:
    window, workspace, _ = joined
    narrow(window, workspace)
    window.actions_by_id["update_view"].trigger()
    (dialog,) = window.findChildren(ViewDialog)
    assert dialog.title.text() == "1 Jun – 30 Sep 2025 · United States · not Scenario"
    qtbot.keyClicks(dialog.title, "Kept")
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    assert [row.shown.view.title for row in window.facets.views.rows()] == ["August", "Kept"]
    assert window.facets.views.rows()[1].shown.is_open


def test_views_are_renamed_moved_and_deleted_and_it_all_comes_back(
    qtbot: QtBot, joined: tuple[BriefWindow, Workspace, Wiring]
) -> None:
    window, workspace, wiring = joined
    wiring.views.save("Second")
    text = (workspace.store.path / "views.yaml").read_text()
    section = window.facets.views
    row = section.rows()[1]
    row.edit_title()
    assert row.field is not None
    row.field.setText("Zweite")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.keyClick(section.rows()[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.shown.view.title for each in section.rows()] == ["Zweite", "August"]
    qtbot.keyClick(section.rows()[0], Qt.Key.Key_Delete)
    assert [each.shown.view.title for each in section.rows()] == ["August"]
    for _ in range(3):
        window.actions_by_id["undo"].trigger()
    assert (workspace.store.path / "views.yaml").read_text() == text


def test_views_are_found_in_both_palettes(joined: tuple[BriefWindow, Workspace, Wiring]) -> None:
    window, workspace, wiring = joined
    wiring.views.ask_open()
    (palette,) = window.findChildren(CommandPalette)
    palette.query.setText("aug")
    item = palette.list.item(0)
    assert palette.list.count() == 1
    action = item.data(Qt.ItemDataRole.UserRole)
    assert isinstance(action, QAction)
    assert action.text() == "August"
    palette.list.itemActivated.emit(item)
    assert workspace.view == workspace.store.views[0]
    window.actions_by_id["palette"].trigger()
    QApplication.processEvents()
    palette = window.findChildren(CommandPalette)[-1]
    palette.query.setText("view: august")
    assert palette.list.count() == 1
    palette.close()


def test_what_is_read_only_keeps_views_for_the_user(
    qtbot: QtBot, joined: tuple[BriefWindow, Workspace, Wiring], tmp_path: Path
) -> None:
    window, workspace, wiring = joined
    (workspace.store.path / "store.yaml").write_text("format: 99\nid: small\ntitle: A small store\n")
    workspace.store.refresh()  # type: ignore[attr-defined]
    workspace.refresh()
    wiring.views.ask_save()
    (dialog,) = window.findChildren(ViewDialog)
    dialog.title.setText("Mine")
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    assert [(row.shown.view.title, row.shown.view.is_private) for row in window.facets.views.rows()] == [
        ("August", False),
        ("Mine", True),
    ]
    assert list((tmp_path / "state" / "views").glob("*/views.yaml"))


def test_a_view_keeps_the_options_of_its_packet(joined: tuple[BriefWindow, Workspace, Wiring], tmp_path: Path) -> None:
    window, workspace, wiring = joined
    window.memory = Memory(tmp_path / "window.ini")
    store = workspace.store.id
    weekly = {"title": "Weekly", "without": "actors", "judgements": "## high\nSo.\n"}
    keep_options(window.memory, store, weekly, workspace.brief_filters)
    wiring.views.save("Weekly")
    keep_options(window.memory, store, {"title": "Something else"}, workspace.brief_filters)
    (view,) = [each for each in workspace.store.views if each.id == "weekly"]
    assert {key: told.strip() for key, told in view.packet.items()} == {
        key: told.strip() for key, told in weekly.items()
    }
    wiring.views.open(view)
    assert kept_options(window.memory, store, workspace.brief_filters)["title"] == "Weekly"
