from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Admission
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.section import FacetSection
from briefviewer.ui.facets.value_row import ValueShown
from briefviewer.ui.theme import Theme
from briefviewer.words import Words


def a_section(qtbot: QtBot, count: int, top: int = 3) -> FacetSection:
    section = FacetSection(Facet.ACTOR, Words.for_language("en"), Theme.load("light"), top)
    qtbot.addWidget(section)
    section.show()
    section.show_values([ValueShown(f"a{n}", f"Actor {n}", n) for n in range(count)])
    return section


def names(section: FacetSection) -> list[str]:
    return [row.shown.value for row in section.rows()]


def more(section: FacetSection) -> QPushButton:
    return section.findChildren(QPushButton)[0]


def test_the_first_values_are_shown_and_the_rest_on_demand(qtbot: QtBot) -> None:
    section = a_section(qtbot, 5)
    assert names(section) == ["a0", "a1", "a2"]
    assert more(section).text() == "2 more…"
    qtbot.mouseClick(more(section), Qt.MouseButton.LeftButton)
    assert len(names(section)) == 5
    qtbot.mouseClick(more(section), Qt.MouseButton.LeftButton)
    assert len(names(section)) == 3


def test_a_value_in_force_is_never_hidden(qtbot: QtBot) -> None:
    section = a_section(qtbot, 5)
    values = [ValueShown(f"a{n}", f"Actor {n}", n) for n in range(4)]
    section.show_values([*values, ValueShown("a4", "Actor 4", 4, Admission.EXCLUDED)])
    assert names(section)[-1] == "a4"
    section.set_open(False)
    assert names(section) == ["a4"]


def test_many_values_can_be_searched(qtbot: QtBot) -> None:
    section = a_section(qtbot, 20)
    search = section.findChildren(QLineEdit)[0]
    assert not search.isVisible()
    qtbot.mouseClick(more(section), Qt.MouseButton.LeftButton)
    assert search.isVisible()
    search.setText("actor 19")
    assert names(section) == ["a19"]


def test_new_counts_keep_the_rows(qtbot: QtBot) -> None:
    section = a_section(qtbot, 3)
    rows = section.rows()
    section.show_values([ValueShown(f"a{n}", f"Actor {n}", 100) for n in range(3)])
    assert section.rows() == rows
    assert rows[0].shown.count == 100


def test_a_facet_in_force_can_be_freed(qtbot: QtBot) -> None:
    section = a_section(qtbot, 3)
    section.show_values([ValueShown("a0", "Actor 0", 1, Admission.INCLUDED)])
    free = next(each for each in section.findChildren(QToolButton) if each.text() == "×")
    assert free.isVisible()
    with qtbot.waitSignal(section.freed) as freed:
        qtbot.mouseClick(free, Qt.MouseButton.LeftButton)
    assert freed.args == [Facet.ACTOR]


def test_wishes_name_the_facet(qtbot: QtBot) -> None:
    section = a_section(qtbot, 1)
    with qtbot.waitSignal(section.admission_wished) as wished:
        qtbot.mouseClick(section.rows()[0], Qt.MouseButton.LeftButton)
    assert wished.args == [Facet.ACTOR, "a0", Admission.INCLUDED]


def test_rows_that_are_gone_are_not_seen(qtbot: QtBot) -> None:
    section = a_section(qtbot, 2)
    gone = section.rows()
    section.show_values([ValueShown("b0", "Other 0", 1)])
    assert all(row.isHidden() for row in gone)


def test_nothing_to_choose_from_is_not_shown(qtbot: QtBot) -> None:
    section = a_section(qtbot, 1)
    section.show_values([])
    assert section.isHidden()


def test_the_menu_of_a_value_offers_its_three_states(qtbot: QtBot) -> None:
    section = a_section(qtbot, 2)
    menu = section.states_menu(ValueShown("a1", "Actor 1", 1, Admission.EXCLUDED))
    assert [each.text() for each in menu.actions() if each.isChecked()] == ["Exclude"]
    with qtbot.waitSignal(section.admission_wished) as wished:
        menu.actions()[0].trigger()
    assert wished.args == [Facet.ACTOR, "a1", Admission.INCLUDED]


def test_tab_goes_from_the_heading_through_the_values_to_more(qtbot: QtBot) -> None:
    section = a_section(qtbot, 5)
    section.show_values([ValueShown(f"b{n}", f"Other {n}", n) for n in range(5)])
    stop: QWidget | None = section.rows()[0]
    reached: list[QWidget] = []
    for _ in range(3):
        assert stop is not None
        reached.append(stop)
        stop = stop.nextInFocusChain()
    assert reached == list(section.rows())
    assert stop is more(section)
