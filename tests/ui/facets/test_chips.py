from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import AsOfMode, Facet, Filters, Undated
from briefviewer.ui.facets.chips import Chip, ChipBar, ChipButton, chips_of
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store


def a_narrowed_workspace() -> Workspace:
    filters = Filters(
        {Facet.ACTOR: (("north", "south"),)},
        {Facet.KIND: ("scenario",)},
        text=("ship",),
        as_of=date(2025, 9, 30),
        as_of_mode=AsOfMode.HAPPENED,
        undated=Undated.WITHOUT,
    )
    return Workspace(harbour_store(), filters)


def test_every_filter_has_a_chip_and_each_takes_itself_back() -> None:
    workspace = a_narrowed_workspace()
    assert [chip.text for chip in chips_of(workspace, ENGLISH)] == [
        "Northport",
        "Southport",
        "not Scenario",
        "“ship”",
        "happened by 30 Sep 2025",
        "without undated events",
    ]
    while chips := chips_of(workspace, ENGLISH):
        chips[0].take_back()
    assert workspace.filters == Filters()


def test_the_known_clock_is_told_apart() -> None:
    workspace = Workspace(harbour_store(), Filters(as_of=date(2025, 9, 30)))
    assert [chip.text for chip in chips_of(workspace, ENGLISH)] == ["known by 30 Sep 2025"]


def test_the_bar_hides_where_nothing_is_narrowed(qtbot: QtBot) -> None:
    bar = ChipBar(ENGLISH, Theme.load("light"))
    qtbot.addWidget(bar)
    workspace = a_narrowed_workspace()
    bar.show_chips(chips_of(workspace, ENGLISH))
    assert not bar.isHidden()
    bar.show_chips([])
    assert bar.isHidden()


def test_a_click_takes_a_filter_back_and_one_clears_all(qtbot: QtBot) -> None:
    bar = ChipBar(ENGLISH, Theme.load("light"))
    qtbot.addWidget(bar)
    workspace = a_narrowed_workspace()
    bar.show_chips(chips_of(workspace, ENGLISH))
    bar.show()
    scenario = next(each for each in bar.findChildren(QPushButton) if each.text().startswith("not Scenario"))
    qtbot.mouseClick(scenario, Qt.MouseButton.LeftButton)
    assert workspace.admission(Facet.KIND, "scenario") is Admission.NEITHER
    clear = next(each for each in bar.findChildren(QPushButton) if each.text() == "clear all")
    with qtbot.waitSignal(bar.all_cleared):
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)


def test_a_long_chip_gives_way_and_keeps_its_cross(qtbot: QtBot) -> None:
    long = "not the administration of somebody with a very long name"
    bar = ChipBar(ENGLISH, Theme.load("light"))
    qtbot.addWidget(bar)
    bar.setFixedWidth(200)
    bar.show()
    bar.show_chips([Chip(long, True, lambda: None), Chip("R&D", False, lambda: None)])
    QApplication.processEvents()
    cut, short = (each for each in bar.findChildren(ChipButton) if each.isVisible())
    assert cut.width() <= 200
    assert cut.text().endswith("…  ×")
    assert cut.accessibleName() == long
    assert short.text() == "R&&D  ×"
    bar.setFixedWidth(900)
    QApplication.processEvents()
    assert cut.text() == f"{long}  ×"
