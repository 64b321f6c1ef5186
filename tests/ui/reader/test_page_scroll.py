from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractSlider
from pytestqt.qtbot import QtBot

from briefviewer.domain.selector import TextSpan
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
    view.show_page(PAGE, (), {})
    return view


def point_at(view: PageView, words: str) -> QPoint:
    return view.place_of(span(words).start + 2).toPoint()


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


def test_a_page_set_before_it_is_seen_begins_at_its_beginning(qtbot: QtBot) -> None:
    view = PageView(Theme.load("light"))
    qtbot.addWidget(view)
    view.show_page(PAGE, (), {})
    view.resize(560, 500)
    view.show()
    view.resize(420, 500)
    assert view.offset_in_sight() == 0
    assert view.verticalScrollBar().value() == 0


def test_scrolling_never_jumps_while_guesses_are_put_right(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    for _ in range(30):
        offset = view.offset_in_sight()
        before = view.place_of(offset).y()
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 30)
        assert abs(view.place_of(offset).y() - before - 30) <= 1.5


def test_a_long_page_lays_out_only_what_is_in_sight(qtbot: QtBot) -> None:
    page = page_of("\n\n".join(f"Paragraph {n} tells of ships, harbours and tolls." for n in range(40_000)))
    view = PageView(Theme.load("light"))
    qtbot.addWidget(view)
    view.resize(560, 500)
    view.show_page(page, (), {})
    view.go_to(page.blocks[30_000].span)
    view.grab()
    assert view._layout is not None
    assert sum(view._layout.is_set(number) for number in range(40_000)) < 200
    assert view.visible_rect(page.blocks[30_000].span) is not None
    assert view.visible_rect(page.blocks[0].span) is None


def test_the_same_words_stay_at_the_top_in_another_width(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.go_to_offset(span("Paragraph 40 tells").start)
    view.resize(380, 500)
    assert abs(view.offset_in_sight() - span("Paragraph 40 tells").start) <= 60
    assert view.last_in_sight() > view.offset_in_sight()


def test_where_a_letter_stands_is_where_it_is_found(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    view.go_to_offset(span("Paragraph 30 tells").start)
    for words in ("Paragraph 31 tells", "Paragraph 35 tells"):
        offset = span(words).start
        assert view.offset_at(view.place_of(offset)) == offset
        assert view.visible_rect(span(words)) is not None
