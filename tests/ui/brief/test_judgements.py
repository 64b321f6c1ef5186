from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.judgement import ConfidenceLevel, Judgement
from briefviewer.ui.brief.event_picker import Found
from briefviewer.ui.brief.judgements import JudgementsEditor
from tests.ui.harbour_window import ENGLISH

FIRST = Judgement("The north *will* open.", ConfidenceLevel.MODERATE, (EventId("closure"),))
SECOND = Judgement("Traders return.")


def find(query: str) -> Found:
    return [(EventId("opening"), "The harbours open")]


def an_editor(qtbot: QtBot, *judgements: Judgement) -> JudgementsEditor:
    editor = JudgementsEditor(ENGLISH, find, lambda event: f"Title of {event}")
    qtbot.addWidget(editor)
    editor.show_judgements(judgements)
    editor.show()
    return editor


def test_what_is_shown_is_what_comes_back(qtbot: QtBot) -> None:
    assert an_editor(qtbot, FIRST, SECOND).judgements == (FIRST, SECOND)


def test_nothing_is_proposed_and_an_empty_card_says_nothing(qtbot: QtBot) -> None:
    editor = an_editor(qtbot)
    assert editor.cards == []
    editor.add.click()
    assert len(editor.cards) == 1
    assert editor.judgements == ()


def test_text_confidence_and_events_are_edited(qtbot: QtBot) -> None:
    editor = an_editor(qtbot, SECOND)
    (card,) = editor.cards
    changes: list[None] = []
    editor.changed.connect(lambda: changes.append(None))
    card.text.setPlainText("They do.")
    card.confidence.setCurrentIndex(card.confidence.findData("high"))
    qtbot.keyClicks(card.picker, "harb")
    qtbot.keyClick(card.picker, Qt.Key.Key_Return)
    assert editor.judgements == (Judgement("They do.", ConfidenceLevel.HIGH, (EventId("opening"),)),)
    assert len(changes) >= 3


def test_an_event_is_linked_once_and_unlinked_by_its_chip(qtbot: QtBot) -> None:
    editor = an_editor(qtbot, FIRST)
    (card,) = editor.cards
    card.link("closure")
    assert card.judgement.events == (EventId("closure"),)
    chip = next(each for each in card.findChildren(QPushButton) if each.text().startswith("Title of closure"))
    chip.click()
    assert card.judgement.events == ()


def test_cards_are_added_moved_and_removed_by_keys(qtbot: QtBot) -> None:
    editor = an_editor(qtbot, FIRST, SECOND)
    editor.activateWindow()
    second = editor.cards[1]
    second.text.setFocus()
    qtbot.waitUntil(second.text.hasFocus)
    qtbot.keyClick(second.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.judgements == (SECOND, FIRST)
    qtbot.keyClick(second.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.judgements == (SECOND, FIRST)
    qtbot.keyClick(second.text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert editor.judgements == (FIRST, SECOND)
    qtbot.keyClick(second.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.cards) == 3
    third = editor.cards[2]
    qtbot.waitUntil(third.text.hasFocus)
    qtbot.keyClick(
        third.text, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert [card.judgement for card in editor.cards] == [FIRST, SECOND]


def test_the_last_card_can_go(qtbot: QtBot) -> None:
    editor = an_editor(qtbot, FIRST)
    editor.remove(editor.cards[0])
    assert editor.judgements == ()


def test_a_title_is_shown_as_it_is(qtbot: QtBot) -> None:
    editor = JudgementsEditor(ENGLISH, find, lambda _: "<b>R&D</b>")
    qtbot.addWidget(editor)
    card = editor.append(FIRST)
    assert any(each.text().startswith("<b>R&&D</b>") for each in card.findChildren(QPushButton))
