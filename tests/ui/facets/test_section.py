from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.admission import Admission
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.section import FacetSection
from briefviewer.ui.facets.value_row import ValueShown
from briefviewer.ui.facets.value_tree import PAGE, FacetValue, ValueTree
from briefviewer.ui.theme import Theme
from briefviewer.words import Words


def a_value(value: str, name: str = "", *wholes: str) -> FacetValue:
    return FacetValue(value, name or value, (name or value).casefold(), wholes)


def actors(count: int) -> ValueTree:
    return ValueTree([a_value(f"a{n}", f"Actor {n}") for n in range(count)])


def number(value: str) -> int:
    return int(value[1:])


def a_section(qtbot: QtBot, count: int, top: int = 3) -> FacetSection:
    section = FacetSection(Facet.ACTOR, Words.for_language("en"), Theme.load("light"), top)
    qtbot.addWidget(section)
    section.show()
    section.show_values(actors(count), number)
    return section


FAMILY = ValueTree(
    [
        a_value("usa", "United States"),
        a_value("rok", "South Korea"),
        a_value("usfk", "US Forces Korea", "usa"),
        a_value("alliance", "Alliance", "usa", "rok"),
        a_value("division", "Second Division", "usfk"),
    ]
)


def a_family(qtbot: QtBot) -> FacetSection:
    section = FacetSection(Facet.ACTOR, Words.for_language("en"), Theme.load("light"), 6)
    qtbot.addWidget(section)
    section.resize(240, 400)
    section.show()
    section.show_values(FAMILY, len)
    QApplication.processEvents()
    return section


def names(section: FacetSection) -> list[str]:
    return [row.shown.value for row in section.rows()]


def test_the_first_values_are_shown_and_the_rest_on_demand(qtbot: QtBot) -> None:
    section = a_section(qtbot, 5)
    assert names(section) == ["a0", "a1", "a2"]
    assert (section.more.text(), section.fewer.isVisible()) == ("2 more…", False)
    qtbot.mouseClick(section.more, Qt.MouseButton.LeftButton)
    assert len(names(section)) == 5
    assert not section.more.isVisible()
    qtbot.mouseClick(section.fewer, Qt.MouseButton.LeftButton)
    assert len(names(section)) == 3


def test_thousands_of_values_come_a_page_at_a_time(qtbot: QtBot) -> None:
    asked: list[str] = []

    def count(value: str) -> int:
        asked.append(value)
        return 1

    section = a_section(qtbot, 0)
    section.show_values(actors(20_000), count)
    assert len(asked) == 3
    qtbot.mouseClick(section.more, Qt.MouseButton.LeftButton)
    assert len(names(section)) == 3 + PAGE
    assert section.more.text() == f"{20_000 - 3 - PAGE:,} more…"
    section.search.setText("actor 19")
    assert len(names(section)) == 3 + PAGE
    section.search.setText("actor 19998")
    assert (names(section), section.more.isVisible()) == (["a19998"], False)


def test_a_value_in_force_is_never_hidden(qtbot: QtBot) -> None:
    section = a_section(qtbot, 5)
    section.show_values(actors(5), number, {"a4": Admission.EXCLUDED})
    assert names(section) == ["a0", "a1", "a2", "a4"]
    section.set_open(False)
    assert names(section) == ["a4"]


def test_many_values_can_be_searched(qtbot: QtBot) -> None:
    section = a_section(qtbot, 20)
    assert not section.search.isVisible()
    qtbot.mouseClick(section.more, Qt.MouseButton.LeftButton)
    assert section.search.isVisible()
    section.search.setText("19 actor")
    assert names(section) == ["a19"]
    section.search.setText("whale")
    assert names(section) == []


def test_new_counts_keep_the_rows(qtbot: QtBot) -> None:
    section = a_section(qtbot, 3)
    rows = section.rows()
    section.show_values(actors(3), lambda _value: 100)
    assert section.rows() == rows
    assert rows[0].shown.count == 100


def test_parts_stand_below_their_whole_once_it_is_opened(qtbot: QtBot) -> None:
    section = a_family(qtbot)
    assert names(section) == ["usa", "rok"]
    usa = section.rows()[0]
    qtbot.mouseClick(usa, Qt.MouseButton.LeftButton, pos=usa.expander.center().toPoint())
    assert [(row.shown.value, row.shown.depth) for row in section.rows()] == [
        ("usa", 0),
        ("usfk", 1),
        ("alliance", 1),
        ("rok", 0),
    ]
    assert "parts shown" in section.rows()[0].accessibleName()
    section.expand(("usa", "usfk"), True)
    section.expand(("rok",), True)
    assert names(section) == ["usa", "usfk", "division", "alliance", "rok", "alliance"]
    section.expand(("usa",), False)
    assert names(section) == ["usa", "rok", "alliance"]


def test_arrows_open_close_and_walk_the_tree(qtbot: QtBot) -> None:
    section = a_family(qtbot)
    section.activateWindow()
    section.rows()[0].setFocus()
    qtbot.waitUntil(section.rows()[0].hasFocus)

    def press(key: Qt.Key) -> str:
        row = next(each for each in section.rows() if each.hasFocus())
        qtbot.keyClick(row, key)
        return next(each.shown.value for each in section.rows() if each.hasFocus())

    assert press(Qt.Key.Key_Right) == "usa"
    assert names(section) == ["usa", "usfk", "alliance", "rok"]
    assert press(Qt.Key.Key_Right) == "usfk"
    assert press(Qt.Key.Key_Right) == "usfk"
    assert press(Qt.Key.Key_Down) == "division"
    assert press(Qt.Key.Key_Left) == "usfk"
    assert press(Qt.Key.Key_Left) == "usfk"
    assert press(Qt.Key.Key_Left) == "usa"
    assert press(Qt.Key.Key_End) == "rok"
    assert press(Qt.Key.Key_Home) == "usa"
    with qtbot.waitSignal(section.walked_out) as out:
        press(Qt.Key.Key_Up)
    assert out.args == [-1]


def test_a_part_in_force_is_shown_below_its_wholes_and_parts_of_one_in_force_are_implied(qtbot: QtBot) -> None:
    section = a_family(qtbot)
    section.show_values(FAMILY, len, {"division": Admission.INCLUDED})
    assert names(section) == ["usa", "usfk", "division", "rok"]
    section.expand(("usa",), True)
    section.show_values(FAMILY, len, {"usa": Admission.INCLUDED})
    assert {row.shown.value: row.shown.implied for row in section.rows()} == {
        "usa": Admission.NEITHER,
        "usfk": Admission.INCLUDED,
        "alliance": Admission.INCLUDED,
        "rok": Admission.NEITHER,
    }
    section.show_values(FAMILY, len, {"usa": Admission.INCLUDED, "rok": Admission.EXCLUDED})
    assert section.rows()[2].shown.implied is Admission.EXCLUDED


def test_many_parts_come_a_page_at_a_time(qtbot: QtBot) -> None:
    section = a_family(qtbot)
    parts = [a_value(f"part-{n}", "", "usa") for n in range(PAGE + 7)]
    section.show_values(ValueTree([a_value("usa"), *parts, a_value("rok")]), len)
    section.expand(("usa",), True)
    assert len(names(section)) == PAGE + 2
    QApplication.processEvents()
    place = next(each for each in section.findChildren(QPushButton) if each.text() == "7 more…" and each.isVisible())
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert len(names(section)) == PAGE + 9
    assert names(section)[-1] == "rok"


def test_a_facet_in_force_can_be_freed(qtbot: QtBot) -> None:
    section = a_section(qtbot, 3)
    section.show_values(actors(3), number, {"a0": Admission.INCLUDED})
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
    section.show_values(ValueTree([a_value("b0")]), number)
    assert all(row.isHidden() for row in gone)


def test_nothing_to_choose_from_is_not_shown(qtbot: QtBot) -> None:
    section = a_section(qtbot, 1)
    section.show_values(ValueTree([]), number)
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
    section.show_values(ValueTree([a_value(f"b{n}") for n in range(5)]), number)
    stop: QWidget | None = section.rows()[0]
    reached: list[QWidget] = []
    for _ in range(3):
        assert stop is not None
        reached.append(stop)
        stop = stop.nextInFocusChain()
    assert reached == list(section.rows())
    assert stop is section.more
