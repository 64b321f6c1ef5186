from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefviewer.domain.facet import Filters
from briefviewer.domain.view import SavedView
from briefviewer.ui.facets.views_section import ViewsSection
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH

VIEWS = [SavedView(each, each.title(), Filters()) for each in ("one", "two", "three")]


@pytest.fixture
def section(qtbot: QtBot) -> ViewsSection:
    made = ViewsSection(ENGLISH, Theme.load("light"))
    qtbot.addWidget(made)
    made.show_views(VIEWS, None, is_changed=False)
    made.resize(220, 300)
    made.show()
    return made


def ids(section: ViewsSection) -> list[str]:
    return [row.shown.view.id for row in section.rows()]


def test_views_stand_in_their_order_and_rows_are_kept(section: ViewsSection) -> None:
    assert ids(section) == ["one", "two", "three"]
    kept = section.rows()
    section.show_views([replace(VIEWS[0], title="Uno"), *VIEWS[1:]], None, is_changed=False)
    assert section.rows() == kept
    assert kept[0].shown.view.title == "Uno"
    section.show_views(VIEWS[1:], None, is_changed=False)
    assert ids(section) == ["two", "three"]


def test_the_open_view_offers_to_take_over_what_is_shown(qtbot: QtBot, section: ViewsSection) -> None:
    assert not section.update_link.isVisible()
    section.show_views(VIEWS, VIEWS[1], is_changed=True)
    assert [row.shown.is_changed for row in section.rows()] == [False, True, False]
    assert section.update_link.isVisible()
    with qtbot.waitSignal(section.update_wished):
        qtbot.mouseClick(section.update_link, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(section.save_wished):
        qtbot.mouseClick(section.save_link, Qt.MouseButton.LeftButton)
    section.show_views(VIEWS, VIEWS[1], is_changed=False)
    assert not section.update_link.isVisible()


def test_folded_away_the_open_view_stays(qtbot: QtBot, section: ViewsSection) -> None:
    section.show_views(VIEWS, VIEWS[2], is_changed=False)
    section.set_open(False)
    assert ids(section) == ["three"]
    section.show_views(VIEWS, VIEWS[0], is_changed=False)
    assert ids(section) == ["one"]
    section.set_open(True)
    assert ids(section) == ["one", "two", "three"]


def test_arrows_walk_the_rows(qtbot: QtBot, section: ViewsSection) -> None:
    section.window().activateWindow()
    rows = section.rows()
    rows[0].setFocus()
    qtbot.waitUntil(rows[0].hasFocus)
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Up)
    assert rows[0].hasFocus()


def test_the_menu_does_what_the_keys_do(qtbot: QtBot, section: ViewsSection) -> None:
    mine = SavedView("mine", "Mine", Filters(), is_private=True)
    section.show_views([*VIEWS, mine], VIEWS[0], is_changed=False)
    menu = section.menu_of(section.rows()[0])
    actions = {each.text(): each for each in menu.actions() if each.text()}
    assert list(actions) == ["Open", "Update with what is shown", "Rename…", "Move up", "Move down", "Delete"]
    assert [each.text() for each in actions.values() if not each.isEnabled()] == ["Move up"]
    for text, signal, wanted in (
        ("Open", section.view_chosen, [VIEWS[0]]),
        ("Update with what is shown", section.update_wished, []),
        ("Move down", section.move_wished, [VIEWS[0], 1]),
        ("Delete", section.delete_wished, [VIEWS[0]]),
    ):
        with qtbot.waitSignal(signal) as wished:
            actions[text].trigger()
        assert wished.args == wanted
    actions["Rename…"].trigger()
    assert section.rows()[0].field is not None
    alone = {each.text(): each.isEnabled() for each in section.menu_of(section.rows()[3]).actions() if each.text()}
    assert (alone["Move up"], alone["Move down"], alone["Update with what is shown"]) == (False, False, False)


def test_the_plus_wishes_to_save(qtbot: QtBot, section: ViewsSection) -> None:
    with qtbot.waitSignal(section.save_wished):
        qtbot.mouseClick(section.add, Qt.MouseButton.LeftButton)
    section.dress(Theme.load("dark"))
    assert ids(section) == ["one", "two", "three"]


def test_the_focus_stays_on_a_view_that_is_moved(qtbot: QtBot, section: ViewsSection) -> None:
    section.window().activateWindow()
    section.rows()[0].setFocus()
    qtbot.waitUntil(section.rows()[0].hasFocus)
    section.show_views([VIEWS[1], VIEWS[0], VIEWS[2]], None, is_changed=False)
    assert section.rows()[1].hasFocus()
