from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Stance
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight
from briefviewer.reader.page import page_of
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
    view.show_page(PAGE, marks, {EventId("one"): ("blue", "circle", "One <b>"), EventId("two"): ("red", "star", "Two")})
    return view


def point_at(view: PageView, words: str) -> QPoint:
    cursor = view.textCursor()
    cursor.setPosition(view._positions.to_qt(span(words).start) + 2)
    return view.cursorRect(cursor).center()


def test_the_text_is_the_page_and_nothing_else(qtbot: QtBot) -> None:
    assert a_view(qtbot).toPlainText() == PAGE.text


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
    assert len(view.extraSelections()) == 1
    view.go_to(None)
    assert view.extraSelections() == []


def test_a_passage_stays_in_view_while_the_page_is_laid_out_anew_until_one_scrolls(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.go_to(span("Paragraph 70 tells"))
    view.resize(420, 380)
    assert 0 <= point_at(view, "Paragraph 70 tells").y() <= view.viewport().height()
    view.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    view.resize(430, 390)
    assert view.verticalScrollBar().value() == 0


def test_a_page_shown_later_stands_at_its_passage(qtbot: QtBot) -> None:
    view = PageView(Theme.load("light"))
    qtbot.addWidget(view)
    view.show_page(PAGE, [], {})
    view.go_to(span("Paragraph 40 tells"))
    view.resize(560, 500)
    view.show()
    assert 0 <= point_at(view, "Paragraph 40 tells").y() <= view.viewport().height()


def test_the_active_event_is_marked_more_strongly(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.mark_event(EventId("one"))
    assert len(view.extraSelections()) == 1
    view.mark_event(None)
    assert view.extraSelections() == []


def test_what_was_found_is_marked_and_the_current_one_in_view(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    found = [span("Paragraph 5 tells"), span("Paragraph 60 tells")]
    view.show_found(found, 1)
    assert len(view.extraSelections()) == 2
    assert 0 <= point_at(view, "Paragraph 60 tells").y() <= view.viewport().height()


def test_a_mark_in_the_margin_wishes_for_its_event(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    top = point_at(view, "Paragraph 2 tells").y()
    with qtbot.waitSignal(view.event_wished) as wished:
        qtbot.mouseClick(view._right, Qt.MouseButton.LeftButton, pos=QPoint(15, top))
    assert wished.args == ["one"]


def test_it_can_be_painted_in_both_themes(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.go_to(span("Paragraph 70 tells"))
    light = view.grab().toImage()
    stood = view.verticalScrollBar().value()
    view.dress(Theme.load("dark"))
    assert view.grab().toImage() != light
    assert view.verticalScrollBar().value() == stood > 0


def test_a_page_that_is_not_there_is_empty(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.show_page(None, (), {})
    assert view.toPlainText() == ""
    view.grab()


def test_a_page_set_before_it_is_seen_begins_at_its_beginning(qtbot: QtBot) -> None:
    view = PageView(Theme.load("light"))
    qtbot.addWidget(view)
    view.show_page(PAGE, (), {})
    view.resize(560, 500)
    view.show()
    view.resize(420, 500)
    assert view.textCursor().position() == 0
    assert view.verticalScrollBar().value() == 0
