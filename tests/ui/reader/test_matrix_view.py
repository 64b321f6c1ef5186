from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from briefviewer.ui.reader.matrix import Answer, Badge, Matrix, Reference
from briefviewer.ui.reader.matrix_view import MatrixView
from briefviewer.ui.theme import Theme
from tests.ui.harbour_window import ENGLISH, OPENED, harbour_store

EXCERPT = harbour_store().excerpt(OPENED)


def a_matrix(rows: int = 8, columns: int = 6) -> Matrix:
    answer = Answer("Yes, if both towns agree on the tolls.", (Badge("Agrees", "green"),), (Reference("¶ 2", EXCERPT),))
    quoted = Answer("Said to agree.", (Badge("second hand"),), (), is_set_back=True)
    questions = tuple(
        Answer(f"Question {n} of the harbours?", (), (Reference("¶ 9", EXCERPT),)) for n in range(columns)
    )
    square = ((answer, quoted), (answer,), ())
    squares = tuple(tuple(square[(row + column) % 3] for column in range(columns)) for row in range(rows))
    return Matrix(questions, tuple(f"Town {n}" for n in range(rows)), squares)


def a_view(qtbot: QtBot) -> MatrixView:
    view = MatrixView(ENGLISH, Theme.load("light"))
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show_matrix(a_matrix())
    view.show()
    return view


def test_heads_stay_in_sight_while_squares_scroll(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    square, head, name = view.square_rect(2, 1), view.head_rect(1), view.name_rect(2)
    view.verticalScrollBar().setValue(100)
    view.horizontalScrollBar().setValue(120)
    assert view.square_rect(2, 1) == square.translated(-120, -100)
    assert view.head_rect(1) == head.translated(-120, 0)
    assert view.name_rect(2) == name.translated(0, -100)
    view.grab()


def test_what_lies_under_a_head_cannot_be_clicked(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    place = view.place_of(0, 0, 0)
    assert view.reference_at(place) is not None
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    under = view.place_of(0, 0, 0)
    assert under.y() < view.head_rect(0).bottom()
    found = view.reference_at(QPointF(under.x(), max(under.y(), 1)))
    assert found is None or found.told == "¶ 9"


def test_a_link_opens_its_passage_and_the_rest_only_chooses(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    with qtbot.waitSignal(view.passage_wished) as wished:
        place = view.place_of(1, 0, 0).toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished.args == [EXCERPT]
    assert view.current == (1, 0)
    with qtbot.assertNotEmitted(view.passage_wished):
        corner = view.square_rect(0, 1).topLeft().toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert view.current == (0, 1)


def test_keys_bring_the_current_square_into_sight(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    for key in (Qt.Key.Key_Down,) * 20 + (Qt.Key.Key_Right,) * 20:
        qtbot.keyClick(view, key)
    assert view.current == (7, 5)
    box = view.square_rect(7, 5)
    assert box.right() <= view.viewport().width() + 1
    assert box.top() >= view.head_rect(0).bottom() - 1
    for key in (Qt.Key.Key_Up,) * 20 + (Qt.Key.Key_Left,) * 20:
        qtbot.keyClick(view, key)
    assert view.current == (0, 0)
    assert view.square_rect(0, 0).top() == view.head_rect(0).bottom()


def test_wide_panes_share_their_room(qtbot: QtBot) -> None:
    view = a_view(qtbot)
    assert view.horizontalScrollBar().maximum() > 0
    view.resize(1600, 400)
    assert view.horizontalScrollBar().maximum() == 0
    view.dress(Theme.load("dark"))
    view.show_matrix(Matrix())
    view.grab()
