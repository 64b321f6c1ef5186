"""The hover card: plain text, clear of what it tells of, inside the widget."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.card_text import CardText
from briefviewer.ui.timeline.hover_card import HoverCard

TEXT = CardText(
    "<b>A title</b> that is data",
    "25 August 2025",
    "South Korea · United States",
    "“The <i>words</i>”",
    "Lee 2025 · ¶ 6",
)


def a_card(qtbot: QtBot) -> tuple[QWidget, HoverCard]:
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(600, 400)
    room.show()
    return room, HoverCard(Theme.load("light"), room)


def test_card_says_what_it_is_told_as_plain_text(qtbot: QtBot) -> None:
    _, card = a_card(qtbot)
    card.tell(TEXT, QPoint(100, 100), QRect(100, 95, 1, 12))
    labels = card.findChildren(QLabel)
    assert [label.text() for label in labels] == [
        TEXT.title, TEXT.date, TEXT.detail, TEXT.excerpt, TEXT.source,
    ]  # fmt: skip
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_card_is_inside_and_clear_of_the_shape(qtbot: QtBot) -> None:
    room, card = a_card(qtbot)
    for x in (2, 300, 598):
        for y in (2, 200, 398):
            shape = QRect(x, y - 8, 1, 16)
            card.tell(TEXT, QPoint(x, y), shape)
            assert room.rect().contains(card.geometry())
            assert not card.geometry().intersects(shape)


def test_card_hides_empty_lines_and_can_be_dressed(qtbot: QtBot) -> None:
    room, card = a_card(qtbot)
    card.set_theme(Theme.load("dark"))
    card.tell(CardText("Title", "", ""), QPoint(10, 10), QRect(10, 5, 1, 10))
    assert [label.isVisible() for label in card.findChildren(QLabel)] == [True, False, False, False, False]
    assert not room.grab().isNull()
