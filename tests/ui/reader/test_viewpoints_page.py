from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from threading import Event, Thread, current_thread
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefviewer.app.workspace import Workspace
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence, Excerpt
from briefviewer.domain.facet import Filters
from briefviewer.domain.library import ActorId
from briefviewer.domain.viewpoint import Cell, EventList, Question, QuestionId, Viewpoints, ViewpointStance
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.matrix import Answer
from briefviewer.ui.reader.viewpoints_page import ViewpointsPage
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, OPENED, HarbourStore, harbour_store


def a_page(qtbot: QtBot, store: HarbourStore | None = None, filters: Filters | None = None) -> ViewpointsPage:
    page = ViewpointsPage(Workspace(store or harbour_store(), filters), ENGLISH, Theme.load("light"))
    qtbot.addWidget(page)
    page.resize(500, 700)
    page.show()
    return page


def answers(page: ViewpointsPage) -> list[Answer]:
    return [answer for row in page.matrix.matrix.squares for square in row for answer in square]


def told(page: ViewpointsPage) -> list[str]:
    return [each.toPlainText() for each in page.findChildren(Prose) if not each.isHidden()]


def test_every_answer_stands_with_its_stance(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    matrix = page.matrix.matrix
    assert [each.text for each in matrix.questions] == ["Should the harbours stay open?"]
    assert set(matrix.contributors) == {"Northport", "Southport"}
    assert {each.text for each in answers(page)} == {"Yes, both.", "Only by day."}
    assert {badge.told for each in answers(page) for badge in each.badges} >= {"Agrees", "Mixed", "second hand"}


def test_a_passage_is_one_click_away(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    with qtbot.waitSignal(page.passage_wished) as wished:
        place = page.matrix.place_of(0, 0, 0).toPoint()
        qtbot.mouseClick(page.matrix.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished.args[0].evidence == OPENED


def test_each_list_is_a_page_of_its_own_and_leads_to_its_events(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    button = next(each for each in page.findChildren(QToolButton) if each.text() == "Challenges")
    assert page.matrix.isVisible()
    button.click()
    assert not page.matrix.isVisible()
    entry = next(each for each in page.findChildren(Prose) if each.toPlainText().startswith("2  The north"))
    assert entry.isVisible()
    with qtbot.waitSignal(page.event_wished) as wished:
        entry.clicked.emit()
    assert wished.args == ["closure"]
    page.dress(Theme.load("dark"))
    assert page.pages.currentIndex() == 1


def test_answers_of_documents_not_yet_out_vanish(qtbot: QtBot) -> None:
    page = a_page(qtbot, filters=Filters(as_of=date(2025, 1, 1)))
    assert answers(page) == []
    page.grab()


def test_a_store_without_viewpoints_says_so(qtbot: QtBot) -> None:
    page = a_page(qtbot, replace(harbour_store(), viewpoints=Viewpoints()))
    assert told(page) == ["This store holds no viewpoints."]
    assert not page.matrix.isVisible()


def test_a_store_of_lists_alone_shows_the_first(qtbot: QtBot) -> None:
    lists = (EventList("a", "First & last", (EventId("storm"),)),)
    page = a_page(qtbot, replace(harbour_store(), viewpoints=Viewpoints(lists=lists)))
    assert page.pages.currentIndex() == 1
    assert [each.text() for each in page.findChildren(QToolButton)] == ["First && last"]


def test_it_is_built_again_only_when_something_changed(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    before = page.matrix.matrix
    page.show_viewpoints()
    assert page.matrix.matrix is before
    page.forget()
    assert page.matrix.matrix is not before


def test_twelve_questions_and_thirty_contributors(qtbot: QtBot) -> None:
    questions = tuple(Question(QuestionId(f"q{n}"), f"Question {n}?", (OPENED,)) for n in range(12))
    contributors = tuple(ActorId(f"town-{n}") for n in range(30))
    cells = tuple(
        Cell(question.id, town, ViewpointStance.AGREES, f"{town} on {question.id}: yes.", (OPENED,))
        for question in questions
        for town in contributors
    )
    page = a_page(qtbot, replace(harbour_store(), viewpoints=Viewpoints(questions, contributors, cells)))
    assert len(answers(page)) == 360
    matrix = page.matrix
    matrix.setFocus()
    for _ in range(11):
        qtbot.keyClick(matrix, Qt.Key.Key_Right)
    for _ in range(29):
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.current == (29, 11)
    assert "town-29 on q11: yes." in matrix.accessibleDescription()
    with qtbot.waitSignal(page.passage_wished):
        qtbot.keyClick(matrix, Qt.Key.Key_Return)


class MovedStore(HarbourStore):
    """A store whose passages must be sought, which waits until it may."""

    may_seek = Event()
    threads: ClassVar[list[Thread]] = []

    def is_found_at_once(self, evidence: Evidence) -> bool:
        return bool(self.threads)

    def excerpt(self, evidence: Evidence) -> Excerpt:
        self.may_seek.wait()
        self.threads.append(current_thread())
        return super().excerpt(evidence)


@pytest.fixture
def moved_store() -> Iterator[MovedStore]:
    MovedStore.may_seek.clear()
    MovedStore.threads.clear()
    yield MovedStore(**{each.name: getattr(harbour_store(), each.name) for each in fields(HarbourStore)})
    MovedStore.may_seek.set()


def test_passages_that_moved_are_sought_beside_the_window(qtbot: QtBot, moved_store: MovedStore) -> None:
    page = a_page(qtbot, moved_store)
    assert all("being sought…" in [badge.told for badge in each.badges] for each in answers(page) if each.text)
    assert not any(each.references for each in answers(page))
    page.matrix.current = (1, 0)
    moved_store.may_seek.set()
    qtbot.waitUntil(lambda: any(each.references for each in answers(page)))
    assert moved_store.threads[0] is not current_thread()
    assert not any(badge.told == "being sought…" for each in answers(page) for badge in each.badges)
    assert page.matrix.current == (1, 0)


def test_what_is_sought_in_a_store_that_was_left_is_not_shown(qtbot: QtBot, moved_store: MovedStore) -> None:
    page = a_page(qtbot, moved_store)
    page._workspace.replace_store(harbour_store())
    page.forget()
    shown = page.matrix.matrix
    assert any(each.references for each in answers(page))
    moved_store.may_seek.set()
    qtbot.waitUntil(lambda: page._seeking._job is None)
    assert page.matrix.matrix is shown
