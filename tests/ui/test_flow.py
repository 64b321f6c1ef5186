from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.flow import FlowLayout
from tests.ui.harbour_window import keep


def boxes(qtbot: QtBot, width: int) -> tuple[QWidget, FlowLayout, list[QLabel]]:
    parent = keep(qtbot, QWidget())
    flow = FlowLayout(parent, gap=5)
    labels = [QLabel(parent) for _ in range(3)]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    parent.resize(width, 200)
    parent.show()
    return parent, flow, labels


def test_items_wrap_like_words(qtbot: QtBot) -> None:
    _, flow, labels = boxes(qtbot, 210)
    assert [(label.x(), label.y()) for label in labels] == [(0, 0), (105, 0), (0, 25)]
    assert flow.heightForWidth(210) == 45
    assert flow.heightForWidth(400) == 20


def test_hidden_items_take_no_room(qtbot: QtBot) -> None:
    _, flow, labels = boxes(qtbot, 210)
    labels[0].hide()
    assert flow.heightForWidth(210) == 20


def test_items_are_held_in_order_and_can_be_taken(qtbot: QtBot) -> None:
    _, flow, _ = boxes(qtbot, 210)
    assert flow.count() == 3
    assert flow.itemAt(7) is None
    assert flow.takeAt(7) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == 2
    assert flow.minimumSize().width() == 100
