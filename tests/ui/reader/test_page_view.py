import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Stance
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.find import Findings
from briefviewer.reader.highlights import Highlight
from briefviewer.reader.page import page_of
from briefviewer.ui.reader.page_painter import Look
from briefviewer.ui.reader.page_view import PageView
from briefviewer.ui.theme import Theme

TEXT = "# A title 🙂\n\n" + "\n\n".join(f"Paragraph {n} tells of ships, harbours and tolls." for n in range(1, 80))
PAGE = page_of(TEXT)


def span(words: str) -> TextSpan:
    start = PAGE.text.index(words)
    return TextSpan(start, start + len(words))


def a_view(qtbot: QtBot) -> PageView:
    view = PageView(Theme.load("light"))
    qtbot.addWidget(view)
    view.resize(560, 500)
    view.show()
    marks = [
        Highlight(EventId("one"), Stance.SUPPORTS, span("Paragraph 2 tells")),
        Highlight(EventId("two"), Stance.DISPUTES, span("Paragraph 70 tells")),
    ]
    looks = {EventId("one"): Look("blue", "circle", "One <b>"), EventId("two"): Look("red", "star", "Two")}
    view.show_page(PAGE, marks, looks)
    return view


def point_at(view: PageView, words: str) -> QPoint:
    return view.place_of(span(words).start + 2).toPoint()


def test_the_text_is_the_page_and_nothing_else(qtbot: QtBot) -> None:
    assert a_view(qtbot).plain_text() == PAGE.text


def test_a_click_on_a_passage_wishes_for_its_event(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    with qtbot.waitSignal(view.event_wished) as wished:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(view, "Paragraph 2 tells"))
    assert wished.args == ["one"]
    with qtbot.assertNotEmitted(view.event_wished):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(view, "Paragraph 3 tells"))


def test_going_to_a_passage_brings_it_into_view(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.go_to(span("Paragraph 70 tells"))
    assert 0 <= point_at(view, "Paragraph 70 tells").y() <= view.viewport().height()
    assert len(view.emphasised()) == 1
    view.go_to(None)
    assert not view.emphasised()


def test_the_active_event_is_marked_more_strongly(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.mark_event(EventId("one"))
    assert len(view.emphasised()) == 1
    view.mark_event(None)
    assert not view.emphasised()


def test_what_was_found_is_marked_and_the_current_one_in_view(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    places = [span("Paragraph 5 tells"), span("Paragraph 60 tells")]
    found = Findings([(each.start, each.end) for each in places])
    view.show_found(found, 1)
    assert [each.span for each in view.emphasised()] == places
    assert [each.span for each in view.emphasised(places[1])] == places[1:]
    assert 0 <= point_at(view, "Paragraph 60 tells").y() <= view.viewport().height()


def test_a_mark_in_the_margin_wishes_for_its_event(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    place = QPoint(view.viewport().width() - 16, point_at(view, "Paragraph 2 tells").y())
    assert view.margin_mark_at(QPointF(place)) == "one"
    with qtbot.waitSignal(view.event_wished) as wished:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished.args == ["one"]
    assert view.margin_mark_at(QPointF(place.x(), 400)) is None


def test_it_can_be_painted_in_both_themes(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.go_to(span("Paragraph 70 tells"))
    light = view.grab().toImage()
    stood = point_at(view, "Paragraph 70 tells")
    view.dress(Theme.load("dark"))
    assert view.grab().toImage() != light
    assert point_at(view, "Paragraph 70 tells") == stood


def test_a_page_that_is_not_there_is_empty(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_page(None, (), {})
    assert view.plain_text() == ""
    view.grab()


def test_words_are_selected_with_the_mouse_and_copied(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    start = view.place_of(span("Paragraph 2 tells").start).toPoint()
    end = view.place_of(span("Paragraph 3 tells").start).toPoint()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.viewport(), end)
    with qtbot.assertNotEmitted(view.event_wished):
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    chosen = view.selected()
    assert chosen is not None
    assert chosen.of(PAGE.text) == "Paragraph 2 tells of ships, harbours and tolls.\n"
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == chosen.of(PAGE.text)


def test_a_double_click_selects_a_word(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(view, "harbours"))
    chosen = view.selected()
    assert chosen is not None
    assert chosen.of(PAGE.text) == "harbours"


def test_words_are_selected_with_keys(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_Right, both)
    qtbot.keyClick(view, Qt.Key.Key_Right, both)
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected() == TextSpan(0, len("A title") - 1)
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected() == TextSpan(0, len(PAGE.text))


def test_keys_scroll_and_walk_the_marked_passages(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 300
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Period)
    with qtbot.waitSignal(view.event_wished) as wished:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wished.args == ["two"]
    qtbot.keyClick(view, Qt.Key.Key_Comma)
    with qtbot.waitSignal(view.event_wished) as wished:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert wished.args == ["one"]


def test_five_thousand_highlights_are_painted_and_hit(qtbot: QtBot) -> None:
    page = page_of("\n\n".join(f"Paragraph {n} tells of ships, harbours and tolls." for n in range(2_500)))
    marks = [
        Highlight(
            EventId(f"e{number}-{depth}"), Stance.CONTEXT, TextSpan(block.span.start, block.span.end - depth), depth
        )
        for number, block in enumerate(page.blocks)
        for depth in (0, 1)
    ]
    view = PageView(Theme.load("light"))
    qtbot.addWidget(view)
    view.resize(560, 500)
    view.show_page(page, marks, {})
    view.go_to(page.blocks[2_000].span)
    view.grab()
    with qtbot.waitSignal(view.event_wished) as wished:
        place = view.place_of(page.blocks[2_000].span.start + 3).toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished.args == ["e2000-1"]


def test_highlights_that_nest_look_different_from_one_alone(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    whole = span("Paragraph 2 tells of ships, harbours")
    outer = Highlight(EventId("one"), Stance.SUPPORTS, whole)
    inner = Highlight(EventId("two"), Stance.SUPPORTS, span("of ships, harbours and tolls"), 1)
    view.show_page(PAGE, [outer], {})
    alone = view.grab().toImage()
    view.show_page(PAGE, [outer, inner], {})
    assert view.grab().toImage() != alone


def test_the_words_in_sight_are_told_to_who_hears_the_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = a_view(qtbot)
    assert view.accessibleDescription() == ""
    monkeypatch.setattr("briefviewer.ui.reader.page_view.QAccessible.isActive", lambda: True)
    view.go_to(span("Paragraph 70 tells"))
    assert "Paragraph 70 tells of ships" in view.accessibleDescription()
    assert "Paragraph 2 tells" not in view.accessibleDescription()
