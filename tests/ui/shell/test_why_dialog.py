from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Facet
from briefviewer.store.repository import Repository
from briefviewer.ui.shell.why_dialog import WhyDialog
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.theme import Theme
from tests.small_store import write_small_store
from tests.ui.harbour_window import ENGLISH, keep, window_on


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Repository.open(write_small_store(tmp_path / "store"), tmp_path / "cache") as store:
        yield Workspace(store)


def lines(qtbot: QtBot, workspace: Workspace, event: str, *lanes: str) -> list[str]:
    dialog = WhyDialog(workspace, EventId(event), lanes, ENGLISH, Theme.load("light"))
    qtbot.addWidget(dialog)
    return [" ".join(each) for each in dialog.lines]


def test_what_is_met_is_told_with_what_meets_it(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.admit(Facet.ACTOR, "usa", Admission.INCLUDED)
    workspace.set_text(["troops"])
    workspace.set_range(DayRange(date(2025, 8, 1), date(2025, 8, 31)))
    assert lines(qtbot, workspace, "troops", "Summit") == [
        "✓ Actor: United States, by way of US Forces Korea",
        "✓ “troops”",
        "✓ In the briefing range, 1 – 31 Aug 2025: certainly",
        "✓ On the axis, in Summit",
    ]


def test_what_is_not_met_is_told_and_can_be_taken_back(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.admit(Facet.ACTOR, "usa", Admission.EXCLUDED)
    workspace.admit(Facet.KIND, "summit", Admission.INCLUDED)
    dialog = WhyDialog(workspace, EventId("summit"), (), ENGLISH, Theme.load("dark"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.windowTitle() == "Why is this event not here?"
    assert [sign for sign, _ in dialog.lines] == ["✓", "✕", "–"]
    with qtbot.waitSignal(dialog.unhide_wished) as wished:
        dialog.unhide.click()
    assert wished.args == ["summit"]


@pytest.mark.parametrize(
    ("event", "place"),
    [
        ("withdrawal", "✓ Beside the axis, under Scenarios: it is no happening"),
        ("summit", "✓ On the axis, in a lane that is hidden"),
    ],
)
def test_without_filters_it_tells_the_place(qtbot: QtBot, workspace: Workspace, event: str, place: str) -> None:
    assert lines(qtbot, workspace, event) == [place]


def test_the_window_answers_for_the_active_event(qtbot: QtBot, workspace: Workspace) -> None:
    made: tuple[BriefWindow, Workspace, object] = window_on(workspace.store)
    window, shown, _ = made
    keep(qtbot, window)
    window.actions_by_id["why"].trigger()
    assert not window.findChildren(WhyDialog)
    shown.activate(EventId("summit"))
    shown.admit(Facet.ACTOR, "rok", Admission.EXCLUDED)
    window.actions_by_id["why"].trigger()
    (dialog,) = window.findChildren(WhyDialog)
    dialog.unhide.click()
    assert not shown.hiding(EventId("summit"))
    window.actions_by_id["why"].trigger()
    told = [each for dialog in window.findChildren(WhyDialog) for each in dialog.lines]
    assert ("✓", "On the axis, in Trade") in told
