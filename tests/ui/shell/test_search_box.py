from collections.abc import Callable
from pathlib import Path
from threading import Event as Flag

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from briefviewer.app.finding import Findings
from briefviewer.domain.search import HitKind
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.search_box import SearchBox
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, harbour_store, keep

THEME = Theme.load("light")


def found(query: str) -> Callable[[], Findings]:
    hits = harbour_store().search(query)
    return lambda: Findings(query, hits, sum(each.kind is HitKind.EVENT for each in hits))


def a_box(qtbot: QtBot) -> SearchBox:
    window = keep(qtbot, QMainWindow())
    box = SearchBox(ENGLISH, THEME, window)
    window.setCentralWidget(box)
    window.resize(800, 600)
    window.show()
    box.serve_with(found)
    return box


def typed(qtbot: QtBot, box: SearchBox, text: str) -> list[str]:
    box.field.setFocus()
    box.field.setText(text)
    qtbot.waitUntil(box.popup.isVisible)
    return [line.title for line in box.popup.model.lines]


def test_enter_goes_to_the_first_hit(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "closes")
    with qtbot.waitSignal(box.hit_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].id == "closure"
    assert not box.popup.isVisible()


def test_enter_before_the_answer_waits_for_it(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "letter")
    box.field.setText("closes")
    with qtbot.waitSignal(box.hit_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].id == "closure"


def test_arrows_walk_to_another_hit(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    qtbot.keyClick(box.field, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(box.hit_chosen) as chosen:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert chosen.args[0].kind is HitKind.PASSAGE


def test_a_line_lists_all_events(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.narrowing_wished) as wished:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert wished.args == ["north"]
    assert box.field.text() == ""
    assert not box.popup.isVisible()


def test_escape_closes_then_clears(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.popup.isVisible()
    assert box.field.text() == "north"
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.field.text() == ""


def test_beginning_again_shows_what_was_found(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "north")
    box.popup.hide()
    box.begin()
    qtbot.waitUntil(box.popup.isVisible)
    assert box.popup.model.lines[0].title == "Event"


def test_a_query_can_go_on_with_a_name(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    box.serve_with(found, lambda query: [("Northport", "actor:Northport ")] if query == "actor:n" else [])
    assert typed(qtbot, box, "actor:n") == ["Northport"]
    with qtbot.assertNotEmitted(box.left):
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert box.field.text() == "actor:Northport "


def test_a_stale_answer_is_never_shown(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    may_answer, began = Flag(), Flag()

    def slow(query: str) -> Callable[[], Findings]:
        answer = found(query)

        def ask() -> Findings:
            if query == "north":
                began.set()
                may_answer.wait(10)
            return answer()

        return ask

    box.serve_with(slow)
    box.begin()
    box.field.setText("north")
    qtbot.waitUntil(began.is_set)
    box.field.setText("letter")
    shown: list[str] = []
    box.popup.model.modelReset.connect(lambda: shown.extend(line.title for line in box.popup.model.lines))
    may_answer.set()
    qtbot.waitUntil(lambda: "A letter is written" in shown)
    assert "Northport" not in shown


def test_an_empty_field_helps_and_knows_what_was_searched(qtbot: QtBot, tmp_path: Path) -> None:
    box = a_box(qtbot)
    box.begin()
    assert box.popup.isVisible()
    assert "actor:" in [line.go_on_with for line in box.popup.model.lines]
    for query in ("closes", "letter", "closes"):
        typed(qtbot, box, query)
        with qtbot.waitSignal(box.hit_chosen):
            qtbot.keyClick(box.field, Qt.Key.Key_Return)
    box.keep(Memory(tmp_path / "window.ini"))
    later = a_box(qtbot)
    later.restore(Memory(tmp_path / "window.ini"))
    later.begin()
    assert [line.go_on_with for line in later.popup.model.lines[1:3]] == ["closes", "letter"]
    with qtbot.assertNotEmitted(later.left):
        qtbot.keyClick(later.field, Qt.Key.Key_Return)
    qtbot.keyClick(later.field, Qt.Key.Key_Down)
    qtbot.keyClick(later.field, Qt.Key.Key_Return)
    assert later.field.text() == "closes"


def test_tab_takes_the_first_completion_and_enter_the_first_hit(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    assert typed(qtbot, box, "ki") == ["kind:", "Nothing found.", "Try another word, or part of one."]
    qtbot.keyClick(box.field, Qt.Key.Key_Tab)
    assert box.field.text() == "kind:"
    lines = typed(qtbot, box, "th")
    qtbot.waitUntil(lambda: box.popup.model.lines[0].title == "theme:")
    assert len(lines) > 1
    with qtbot.waitSignal(box.hit_chosen):
        qtbot.keyClick(box.field, Qt.Key.Key_Return)


def test_tab_leaves_where_nothing_can_be_completed(qtbot: QtBot) -> None:
    box = a_box(qtbot)
    typed(qtbot, box, "closes")
    qtbot.keyClick(box.field, Qt.Key.Key_Tab)
    assert box.field.text() == "closes"
