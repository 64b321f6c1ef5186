from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from briefviewer.app.finding import Findings
from briefviewer.domain.selector import TextSpan
from briefviewer.ui.shell.search_lines import empty_lines, found_lines
from briefviewer.ui.shell.search_popup import SearchPopup, around_first_mark
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store, keep

THEME = Theme.load("light")


def a_popup(qtbot: QtBot, query: str) -> SearchPopup:
    window = keep(qtbot, QMainWindow())
    popup = SearchPopup(THEME, window)
    window.resize(700, 600)
    popup.resize(600, 500)
    window.show()
    popup.show_lines(found_lines(Findings(query, harbour_store().search(query), 1), ENGLISH))
    popup.show()
    return popup


def titles(popup: SearchPopup, steps: list[int]) -> list[str]:
    found = []
    for step in steps:
        popup.step(step)
        found.append(popup.view.currentIndex().data())
    return found


def test_arrows_pass_over_headings_and_stop_at_the_ends(qtbot: QtBot) -> None:
    popup = a_popup(qtbot, "north")
    assert popup.view.currentIndex().data() == "The north closes its <b>harbour</b>"
    assert titles(popup, [1, 1, 1, 1, -1]) == ["List the 1 event found", "The report", *["Northport"] * 2, "The report"]
    assert titles(popup, [-1] * 5)[-1] == "The north closes its <b>harbour</b>"


def test_pages_go_from_group_to_group(qtbot: QtBot) -> None:
    popup = a_popup(qtbot, "north")
    popup.step_to_group(1)
    assert popup.view.currentIndex().data() == "The report"
    popup.step_to_group(1)
    popup.step_to_group(1)
    assert popup.view.currentIndex().data() == "Northport"
    popup.step_to_group(-1)
    assert popup.view.currentIndex().data() == "The report"


def test_where_nothing_was_asked_nothing_is_current_and_up_goes_to_the_last(qtbot: QtBot) -> None:
    popup = a_popup(qtbot, "north")
    popup.show_lines(empty_lines((), ENGLISH), chooses_first=False)
    with qtbot.assertNotEmitted(popup.line_chosen):
        popup.choose_current()
    popup.grab()
    popup.step(-1)
    assert popup.view.currentIndex().row() == popup.model.rowCount() - 1


def test_a_click_chooses_and_all_can_be_painted(qtbot: QtBot) -> None:
    popup = a_popup(qtbot, "north")
    popup.grab()
    box = popup.view.visualRect(popup.model.index(1))
    with qtbot.waitSignal(popup.line_chosen) as chosen:
        qtbot.mouseClick(popup.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert chosen.args[0].hit.id == "closure"


def test_a_line_is_told_with_its_context(qtbot: QtBot) -> None:
    popup = a_popup(qtbot, "north")
    told = popup.model.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("The report. ")
    assert "harbours" in told


def test_a_context_is_cut_in_front_of_a_match_far_off(qtbot: QtBot) -> None:
    metrics = QFontMetrics(THEME.font())
    context = "word " * 60 + "target and more"
    at = context.index("target")
    text, marks = around_first_mark(context, [TextSpan(at, at + 6)], metrics, 200)
    assert text.startswith("…")
    assert text[marks[0].start : marks[0].end] == "target"
    assert around_first_mark("near target", [TextSpan(5, 11)], metrics, 400)[0] == "near target"
