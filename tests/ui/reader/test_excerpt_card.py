from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from briefviewer.domain.evidence import ExcerptState, TextFrom
from briefviewer.reader.context import InContext
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.excerpt_card import ExcerptCard, shown_document, source_line
from briefviewer.ui.theme import Theme
from briefviewer.words.sources import state_in_words
from tests.ui.harbour_window import CLOSED, DIGEST, ENGLISH, OPENED, harbour_store


def a_card(qtbot: QtBot, *, is_attached: bool = True, context: InContext | None = None) -> ExcerptCard:
    store = harbour_store(is_attached=is_attached)
    card = ExcerptCard(store.excerpt(OPENED), context, store.library, ENGLISH, Theme.load("light"))
    qtbot.addWidget(card)
    card.resize(420, 200)
    card.show()
    return card


def test_the_line_tells_document_date_paragraph_stance_and_state() -> None:
    store = harbour_store()
    told = " · ".join(source_line(store.excerpt(CLOSED), store.library, ENGLISH))
    assert told == "Harbour Press · 31 Oct 2025 · ¶ 2 · disputes · verified ✓"
    page = replace(store.excerpt(OPENED), page=4, paragraph=2)
    assert "p. 4" in source_line(page, store.library, ENGLISH)
    assert source_line(page, store.library, ENGLISH, is_possible=True)[-1] == "perhaps not out yet"


@pytest.mark.parametrize(
    ("state", "score", "text_from", "told"),
    [
        (ExcerptState.VERIFIED, 1.0, TextFrom.ORIGINAL, "verified ✓"),
        (ExcerptState.MOVED, 0.956, TextFrom.ORIGINAL, "moved (96 %)"),
        (ExcerptState.LOST, None, TextFrom.NONE, "lost"),
        (ExcerptState.LOST, None, TextFrom.DIGEST, "lost, digest shown"),
        (ExcerptState.NOT_ATTACHED, None, TextFrom.DIGEST, "original not attached: digest shown"),
        (ExcerptState.NOT_ATTACHED, None, TextFrom.NONE, "not attached"),
    ],
)
def test_every_state_has_its_words(state: ExcerptState, score: float | None, text_from: TextFrom, told: str) -> None:
    excerpt = replace(harbour_store().excerpt(OPENED), state=state, score=score, text_from=text_from)
    assert state_in_words(excerpt, ENGLISH) == told


def test_the_passage_stands_between_its_context(qtbot: QtBot) -> None:
    card = a_card(qtbot, context=InContext("Before it.", "Both opened", "in August."))
    assert card.findChildren(Prose)[0].toPlainText() == "Before it. Both opened in August."


def test_a_click_wishes_for_the_passage(qtbot: QtBot) -> None:
    card = a_card(qtbot)
    text = card.findChildren(Prose)[0]
    with qtbot.waitSignal(card.passage_wished) as wished:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton)
    assert wished.args[0].evidence == OPENED


def test_what_is_not_attached_offers_to_attach(qtbot: QtBot) -> None:
    assert a_card(qtbot).findChildren(QPushButton) == []
    card = a_card(qtbot, is_attached=False)
    with qtbot.waitSignal(card.attach_wished) as wished:
        qtbot.mouseClick(card.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert wished.args == ["harbour-report"]


def test_a_lost_passage_says_so(qtbot: QtBot) -> None:
    store = harbour_store()
    lost = replace(
        store.excerpt(OPENED), state=ExcerptState.LOST, text="", shown=None, shown_in=None, text_from=TextFrom.NONE
    )
    card = ExcerptCard(lost, None, store.library, ENGLISH, Theme.load("dark"))
    qtbot.addWidget(card)
    assert "no longer stand" in card.findChildren(Prose)[0].toPlainText()


def test_the_document_that_is_shown_is_the_one_whose_words_stand_there() -> None:
    assert shown_document(harbour_store(is_attached=False).excerpt(OPENED)) == DIGEST


def test_words_of_a_digest_for_a_lost_passage_do_not_look_like_verified_ones(qtbot: QtBot) -> None:
    theme = Theme.load("light")
    found = harbour_store().excerpt(OPENED)
    inks = []
    for excerpt in (found, replace(found, state=ExcerptState.LOST, text_from=TextFrom.DIGEST)):
        card = ExcerptCard(excerpt, None, harbour_store().library, ENGLISH, theme)
        qtbot.addWidget(card)
        inks.append(card.findChildren(Prose)[1].document().firstBlock().begin().fragment().charFormat().foreground())
    assert [each.color() for each in inks] == [theme.color("text-muted"), theme.color("lost")]
