from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.panel import FacetPanel
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store


def a_panel(qtbot: QtBot) -> tuple[FacetPanel, Workspace]:
    workspace = Workspace(harbour_store())
    panel = FacetPanel(workspace, ENGLISH, Theme.load("light"))
    qtbot.addWidget(panel)
    workspace.subscribe(panel.show_changes)
    return panel, workspace


def counts(panel: FacetPanel, facet: Facet) -> dict[str, int]:
    return {row.shown.value: row.shown.count for row in panel.sections[facet].rows()}


def test_counts_follow_the_other_facets(qtbot: QtBot) -> None:
    panel, workspace = a_panel(qtbot)
    assert counts(panel, Facet.KIND) == {"summit": 3, "scenario": 1}
    workspace.admit(Facet.ACTOR, "south", Admission.EXCLUDED)
    assert counts(panel, Facet.KIND) == {"summit": 1, "scenario": 0}
    assert counts(panel, Facet.ACTOR) == {"north": 3, "south": 3}


def test_kinds_carry_their_marks(qtbot: QtBot) -> None:
    panel, _ = a_panel(qtbot)
    assert panel.sections[Facet.KIND].rows()[0].shown.mark == ("blue", "circle")
    assert panel.sections[Facet.ACTOR].rows()[0].shown.mark is None


def test_a_saved_view_can_be_chosen_and_is_marked(qtbot: QtBot) -> None:
    panel, workspace = a_panel(qtbot)
    panel.show()
    (row,) = panel.views.rows()
    with qtbot.waitSignal(panel.views.view_chosen) as chosen:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert chosen.args == [workspace.store.views[0]]
    workspace.apply_view(workspace.store.views[0])
    assert (row.shown.is_open, row.shown.is_changed) == (True, False)
    workspace.set_range(None)
    assert row.shown.is_changed


def test_another_theme_and_another_store_are_taken(qtbot: QtBot) -> None:
    panel, _ = a_panel(qtbot)
    panel.dress(Theme.load("dark"))
    panel.show_changes(Aspect.STORE)
    assert panel.sections[Facet.KIND].rows()


def test_no_row_moves_when_a_filter_comes_into_force(qtbot: QtBot) -> None:
    panel, workspace = a_panel(qtbot)
    panel.resize(224, 700)
    panel.show()
    QApplication.processEvents()
    row = panel.sections[Facet.ACTOR].rows()[0]
    before = row.mapTo(panel, QPoint(0, 0))
    workspace.admit(Facet.KIND, "summit", Admission.INCLUDED)
    assert panel.chips.isVisible()
    qtbot.waitUntil(lambda: panel.chips.geometry().bottom() == panel.rect().bottom())
    assert row.mapTo(panel, QPoint(0, 0)) == before
