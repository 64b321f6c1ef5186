from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import ExcerptState
from briefviewer.domain.facet import DayRange, Facet
from briefviewer.ui.shell.status_line import StatusLine, proof_in_words
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, HarbourStore, harbour_store

AUTUMN = DayRange(date(2025, 8, 14), date(2025, 11, 6))


def a_line(qtbot: QtBot, store: HarbourStore | None = None) -> tuple[StatusLine, Workspace]:
    workspace = Workspace(store or harbour_store())
    line = StatusLine(workspace, ENGLISH, Theme.load("light"))
    qtbot.addWidget(line)
    workspace.subscribe(line.show_changes)
    return line, workspace


def test_proof_says_no_more_than_is_proved() -> None:
    documents = "2 documents"
    assert proof(verified=3) == f"{documents} · all excerpts verified"
    assert proof(not_attached=2) == f"{documents} · originals not attached: digests shown"
    mixed = proof(verified=3, moved=1, lost=2, not_attached=4)
    assert mixed == f"{documents} · 3 verified · 1 moved · 2 lost · 4 not attached"
    assert proof(verified=3, lost=1) == f"{documents} · 3 verified · 1 lost"
    assert proof() == documents


def proof(**states: int) -> str:
    store = Proved(harbour_store().all_events, library=harbour_store().library)
    object.__setattr__(store, "states", {ExcerptState[name.upper()]: count for name, count in states.items()})
    return proof_in_words(store, ENGLISH)


class Proved(HarbourStore):
    states: Mapping[ExcerptState, int]

    @property
    def evidence_states(self) -> Mapping[ExcerptState, int]:
        return self.states


def test_the_line_follows_the_workspace(qtbot: QtBot) -> None:
    line, workspace = a_line(qtbot)
    line.show_viewport(date(2024, 9, 20), date(2025, 12, 1))
    assert line.listed.text() == "4 of 4 events"
    assert line.view.text() == "20 Sep 2024 – 1 Dec 2025"
    workspace.admit(Facet.KIND, "summit", Admission.INCLUDED)
    assert line.listed.text() == "3 of 4 events"
    workspace.set_range(AUTUMN)
    assert line.range.text().startswith("Range: 14 Aug")
    workspace.activate(EventId("opening"), also=[EventId("closure")])
    assert line.range.text().endswith("Selected: 2 events")
    workspace.set_as_of(date(2025, 1, 15))
    assert line.listed.text() == "1 of 4 events · 1 possible"


def test_problems_can_be_looked_at(qtbot: QtBot) -> None:
    line, workspace = a_line(qtbot)
    button = line.findChildren(QPushButton)[0]
    assert button.isHidden()
    problem = Problem("events/a.yaml", 1, 1, "", "date-syntax")
    workspace.replace_store(replace(harbour_store(), problems=(problem,)))
    assert button.text() == "1 problem"
    line.show()
    with qtbot.waitSignal(line.problems_wished):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    line.show_changes(Aspect.STORE)
