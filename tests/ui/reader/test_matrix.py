from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from briefviewer.ui.reader.matrix import Answer, Badge, Hands, Reference, laid_out, set_square
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import OPENED, harbour_store

EXCERPT = harbour_store().excerpt(OPENED)


def test_answers_stand_one_below_the_other_with_their_parts_in_order(qtbot: QtBot) -> None:
    hands = Hands.of(Theme.load("light"))
    references = tuple(Reference(f"¶ {n}", EXCERPT) for n in range(30))
    answer = Answer("Yes, if both towns agree.", (Badge("Agrees", "green"), Badge("second hand")), references, True)
    square = set_square([answer, answer], 200, hands.position, hands)
    first, second = square.parts
    assert first.box.bottom() < second.box.top()
    assert second.box.bottom() == square.height
    assert first.badges[-1][1].bottom() <= first.text_at.y()
    assert all(box.top() > first.text_at.y() for _, box in first.links)
    assert max(box.right() for _, box in first.links) <= 200
    assert square.reference_at(second.links[7][1].center()) == references[7]
    assert square.reference_at(QPointF(-5, -5)) is None


def test_an_empty_square_has_no_height(qtbot: QtBot) -> None:
    hands = Hands.of(Theme.load("light"))
    assert set_square([], 200, hands.position, hands).height == 0.0


def test_narrower_is_higher(qtbot: QtBot) -> None:
    font = Hands.of(Theme.load("light")).position
    words = "Yes, if both towns agree on the tolls before the ice comes."
    assert laid_out(words, font, 120, 1.4)[1] > laid_out(words, font, 400, 1.4)[1]
