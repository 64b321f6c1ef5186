from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from briefviewer.domain.search import HitKind
from briefviewer.domain.selector import TextSpan
from briefviewer.ui.shell.search_box import SearchBox, around_first_mark, grouped
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store, keep

THEME = Theme.load("light")


def a_box(qtbot: QtBot) -> SearchBox:
    window = keep(qtbot, QMainWindow())
    box = SearchBox(ENGLISH, THEME, window)
    window.setCentralWidget(box)
    window.resize(800, 600)
    window.show()
    box.serve_with(harbour_store().search)
    return box


def typed(qtbot: QtBot, box: SearchBox, text: str) -> list[str]:
    box.field.setFocus()
    box.field.setText(text)
    qtbot.waitUntil(box.popup.isVisible)
    return [line.title for line in box.popup.model.lines]


def test_hits_stand_under_their_kind_and_narrowing_is_offered() -> None:
    hits = harbour_store().search("north")
    lines = [line.title for line in grouped(hits, "north", ENGLISH)]
    assert lines == [
        "Event",
        "The north closes its <b>harbour</b>",
        "Passage",
        "The report",
        "Actor",
        "Northport",
        "Show only events that match “north”",
    ]


def test_an_empty_answer_helps() -> None:
    line, ways = grouped((), "whale", ENGLISH)
    assert "actor:" in ways.title
    assert line.is_heading
    assert "another word" in line.title


def test_enter_goes_to_the_first_hit(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "closes")
    with qtbot.waitSignal(box.hit_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].id == "closure"
    assert not box.popup.isVisible()


def test_arrows_pass_over_headings(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.hit_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].kind is HitKind.PASSAGE


def test_the_last_line_narrows(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    count = len(typed(qtbot, box, "north"))
    for _ in range(count):
        qtbot.keyClick(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.narrowing_wished) as wished:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert wished.args == ["north"]
    assert box.field.text() == ""


def test_escape_closes_then_clears(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.field.text() == "north"
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.field.text() == ""


def test_a_click_goes_where_the_hit_is_and_all_can_be_painted(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    box.popup.grab()
    index = box.popup.model.index(1)
    with qtbot.waitSignal(box.hit_chosen):
        qtbot.mouseClick(
            box.popup.view.viewport(), Qt.MouseButton.LeftButton, pos=box.popup.view.visualRect(index).center()
        )


def test_a_context_is_cut_in_front_of_a_match_far_off(qtbot: QtBot) -> None:
    metrics = QFontMetrics(THEME.font())
    context = "word " * 60 + "target and more"
    at = context.index("target")
    text, marks = around_first_mark(context, [TextSpan(at, at + 6)], metrics, 200)
    assert text.startswith("…")
    assert text[marks[0].start : marks[0].end] == "target"
    assert around_first_mark("near target", [TextSpan(5, 11)], metrics, 400)[0] == "near target"


def test_beginning_again_shows_what_was_found(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    box.popup.hide()
    box.begin()
    assert box.popup.isVisible()


def test_a_query_can_go_on_with_a_name(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    box.serve_with(lambda _query: (), lambda query: [("Northport", "actor:Northport ")] if query == "actor:n" else [])
    assert typed(qtbot, box, "actor:n") == ["Northport"]
    with qtbot.assertNotEmitted(box.left):
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.field.text() == "actor:Northport "
