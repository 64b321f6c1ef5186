from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from briefviewer.app.places import ReaderPage
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import Problem
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import DigestQuote
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.reader.page import Page, page_of
from briefviewer.ui.prose import Prose
from briefviewer.ui.reader.document_page import DocumentPage
from briefviewer.ui.theme import Theme
from tests.brief.fake_store import LETTER, REPORT
from tests.ui.harbour_window import DIGEST, ENGLISH, OPENED, HarbourStore, harbour_store


def a_page(qtbot: QtBot, *, is_attached: bool = True) -> tuple[DocumentPage, Workspace]:
    store = harbour_store(is_attached=is_attached)
    workspace = Workspace(store)

    def pages(document: DocumentId) -> Page | None:
        text = store.document_text(document)
        return None if text is None else page_of(text)

    page = DocumentPage(workspace, pages, ENGLISH, Theme.load("light"))
    qtbot.addWidget(page)
    page.resize(520, 700)
    page.show()
    workspace.subscribe(page.show_changes)
    page.document_wished.connect(workspace.open_passage)
    return page, workspace


def button(page: DocumentPage, text: str) -> QAbstractButton:
    found = [*page.findChildren(QToolButton), *page.findChildren(QPushButton)]
    return next(each for each in found if each.text() == text)


def test_the_first_document_is_shown_with_its_record(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    assert page.view.plain_text().startswith("The harbours\nTwo harbours")
    assert any("Quay, Ann. 2025." in each.toPlainText() for each in page.findChildren(Prose))
    assert button(page, "Original").isChecked()


def test_a_passage_is_opened_and_marked(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    workspace.open_passage(REPORT, OPENED.position)
    (mark,) = page.view.emphasised()
    assert mark.span.of(page.view.plain_text()) == "Both opened in August."
    workspace.open_page(ReaderPage.EVENT)
    workspace.open_page(ReaderPage.DOCUMENT)
    assert page.view.emphasised()


def test_an_original_that_is_not_attached_shows_its_digest_and_says_so(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot, is_attached=False)
    assert page.view.plain_text() == "Both harbours opened.\nThe north closed again."
    assert button(page, "Digest").isChecked()
    attach = button(page, "Attach original…")
    assert attach.isVisible()
    with qtbot.waitSignal(page.attach_wished) as wished:
        qtbot.mouseClick(attach, Qt.MouseButton.LeftButton)
    assert wished.args == [REPORT]
    with qtbot.waitSignal(page.attach_wished):
        qtbot.mouseClick(button(page, "Original"), Qt.MouseButton.LeftButton)


def test_original_and_digest_can_be_changed_for_each_other(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    qtbot.mouseClick(button(page, "Digest"), Qt.MouseButton.LeftButton)
    assert workspace.shown_document == DIGEST
    assert "closed again" in page.view.plain_text()
    qtbot.mouseClick(button(page, "Original"), Qt.MouseButton.LeftButton)
    assert workspace.shown_document == REPORT


def test_another_document_can_be_chosen_even_without_a_text(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    chooser = page.findChildren(QComboBox)[0]
    chooser.activated.emit(chooser.findData(LETTER))
    assert workspace.place.document == LETTER
    assert page.view.plain_text() == ""
    assert any("no digest" in each.toPlainText() for each in page.findChildren(Prose))


def test_find_counts_steps_and_closes(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    page.open_find()
    query = page.findChildren(QLineEdit)[-1]
    query.setText("harbour")
    assert page._find_bar._count.text() == "1 of 3"
    qtbot.keyClick(query, Qt.Key.Key_Return)
    assert page._find_bar._count.text() == "2 of 3"
    qtbot.keyClick(query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(query, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert page._find_bar._count.text() == "3 of 3"
    query.setText("whale")
    assert page._find_bar._count.text() == "nothing found"
    qtbot.keyClick(query, Qt.Key.Key_Escape)
    assert not query.isVisible()
    assert not page.view.emphasised()


def test_the_active_event_is_marked(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    workspace.activate(EventId("closure"))
    assert len(page.view.emphasised()) == 1


def test_another_theme_is_taken(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    page.dress(Theme.load("dark"))
    assert page.view.plain_text()


def test_a_store_without_documents_tells_where_they_are_named(qtbot: QtBot) -> None:
    store = harbour_store()
    bare = replace(store, library=replace(store.library, documents={}), all_events=(), viewpoints=Viewpoints())
    page = DocumentPage(Workspace(bare), lambda _document: None, ENGLISH, Theme.load("light"))
    qtbot.addWidget(page)
    page.show()
    told = [each.toPlainText() for each in page.findChildren(Prose) if each.isVisible()]
    assert any(str(bare.path / "documents.yaml") in each for each in told)
    assert not button(page, "Attach original…").isVisible()


def test_the_strip_shows_and_leads_to_the_marked_passages(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    assert page.strip.isVisible()
    first = page.strip.marks()[0].first
    page.strip.passage_wished.emit(first.span)
    assert page.view.emphasised()
    workspace.open_passage(LETTER)
    assert page.strip.isHidden()


def test_a_document_that_was_not_out_yet_says_so(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    workspace.set_as_of(date(2025, 6, 1))
    told = [each.toPlainText() for each in page.findChildren(Prose) if each.isVisible()]
    assert any("not out by 1 Jun 2025" in each for each in told)
    assert not button(page, "Attach original…").isVisible()
    workspace.set_as_of(None)
    assert not any("not out by" in each.toPlainText() for each in page.findChildren(Prose) if each.isVisible())


def test_original_and_digest_stand_side_by_side_where_both_are_at_hand(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    assert not page.is_beside
    button(page, "◫").click()
    assert page.is_beside
    assert page.pair.other.plain_text() == "Both harbours opened.\nThe north closed again."
    workspace.open_passage(DIGEST)
    assert page.pair.other.plain_text().startswith("The harbours")
    button(page, "◫").click()
    assert not page.is_beside
    assert page.pair.other.plain_text() == ""


def test_the_digest_beside_its_original_is_marked_where_it_tells_the_same(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    told = DigestQuote(DIGEST, TextQuoteSelector("Both harbours opened."))
    event = workspace.store.event(EventId("opening"))
    with_digest = replace(event, evidence=(replace(OPENED, digest=told),))
    store = workspace.store
    assert isinstance(store, HarbourStore)
    others = tuple(each for each in store.all_events if each.id != event.id)
    workspace.replace_store(replace(store, all_events=(with_digest, *others)))
    page.set_beside(True)
    (mark,) = (each for each in page.pair.other.highlights if each.event == "opening")
    assert (mark.event, mark.span.of(page.pair.other.plain_text())) == ("opening", "Both harbours opened.")


def test_nothing_stands_beside_an_original_that_is_not_attached(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot, is_attached=False)
    page.set_beside(True)
    assert not page.is_beside
    assert button(page, "◫").isHidden()


def test_the_outline_jumps_to_a_heading(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    page.open_outline()
    (menu,) = page.findChildren(QMenu)
    (action,) = menu.actions()
    assert action.text().strip() == "The harbours"
    assert action.isChecked()
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum())
    action.trigger()
    assert page.view.offset_in_sight() == 0
    menu.close()


def test_a_document_whose_file_cannot_be_read_says_why(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot)
    facts = (("document", str(LETTER)), ("path", "documents/letter.txt"))
    problem = Problem("documents.yaml", 3, 9, "file", "document-not-text", facts)
    store = workspace.store
    assert isinstance(store, HarbourStore)
    workspace.replace_store(replace(store, problems=(problem,)))
    workspace.open_passage(LETTER)
    assert any("documents/letter.txt" in each.toPlainText() for each in page.findChildren(Prose) if each.isVisible())
    attach = button(page, "Attach original…")
    assert not attach.isVisible()


def test_a_document_without_text_says_so(qtbot: QtBot) -> None:
    store = harbour_store()
    page, workspace = a_page(qtbot)
    workspace.replace_store(replace(store, texts={REPORT: "\ufeff \n\n"}))
    page._page_of = lambda _document: page_of("\ufeff \n\n")
    page.show_changes(Aspect.STORE)
    told = [each.toPlainText() for each in page.findChildren(Prose) if each.isVisible()]
    assert "There is no text in this document." in told


def test_selected_words_are_told_as_a_stretch_of_the_raw_text(qtbot: QtBot) -> None:
    page, _ = a_page(qtbot)
    assert page.selected_passage() is None
    start = page.view.plain_text().index("Both opened")
    page.view.select(TextSpan(start, start + len("Both opened in August.")))
    assert page.selected_passage() == (REPORT, OPENED.position)


def a_long_page(qtbot: QtBot) -> tuple[DocumentPage, Workspace]:
    page, workspace = a_page(qtbot)
    store = workspace.store
    assert isinstance(store, HarbourStore)
    told = "\n\n".join(f"Ship {number} came in and went out. " * 6 for number in range(1, 41))
    digest = "\n\n".join(f"¶ {number} Of ship {number}." for number in range(1, 41))
    texts = {REPORT: told, DIGEST: digest}
    page._page_of = lambda document: page_of(texts[document]) if document in texts else None
    workspace.replace_store(replace(store, texts=texts, all_events=()))
    return page, workspace


def test_the_place_is_kept_between_original_and_digest(qtbot: QtBot) -> None:
    page, workspace = a_long_page(qtbot)
    page.view.go_to_offset(page.view.plain_text().index("Ship 20 "))
    stood = page.view.block_in_sight()[0]
    assert stood > 10
    qtbot.mouseClick(button(page, "Digest"), Qt.MouseButton.LeftButton)
    assert abs(page.view.block_in_sight()[0] - stood) <= 1
    qtbot.mouseClick(button(page, "Original"), Qt.MouseButton.LeftButton)
    assert workspace.shown_document == REPORT
    assert abs(page.view.block_in_sight()[0] - stood) <= 1


def test_filters_leave_the_reader_where_it_read(qtbot: QtBot) -> None:
    page, workspace = a_long_page(qtbot)
    workspace.open_passage(REPORT, TextSpan(0, 6))
    page.view.go_to_offset(page.view.plain_text().index("Ship 20 "))
    stood = page.view.block_in_sight()
    workspace.set_as_of(date(2020, 1, 1))
    assert page.view.block_in_sight()[0] == stood[0] > 10
    assert [each.span for each in page.view.emphasised()] == [TextSpan(0, 6)]


def test_the_original_asked_for_is_shown_once_it_is_attached(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot, is_attached=False)
    workspace.open_passage(DIGEST)
    qtbot.mouseClick(button(page, "Attach original…"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.document_wished) as wished:
        workspace.replace_store(harbour_store())
    assert wished.args[0] == REPORT
    assert button(page, "Original").isChecked()


def test_a_digest_nobody_asked_the_original_of_stays(qtbot: QtBot) -> None:
    page, workspace = a_page(qtbot, is_attached=False)
    workspace.open_passage(DIGEST)
    workspace.replace_store(harbour_store())
    assert workspace.shown_document == DIGEST
    assert button(page, "Digest").isChecked()


def test_find_begins_where_the_reader_reads_and_comes_round(qtbot: QtBot) -> None:
    page, _ = a_long_page(qtbot)
    text = page.view.plain_text()
    total = text.count("came")
    page.view.go_to_offset(len(text) * 3 // 4)
    page.open_find()
    page.findChildren(QLineEdit)[-1].setText("came")
    at, _, of = page._find_bar._count.text().partition(" of ")
    assert total // 2 < int(at) <= int(of) == total
    page._step(total - int(at) + 1)
    assert page._find_bar._count.text().startswith("1 of")


def test_an_event_cited_many_times_is_looked_up_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page, _ = a_page(qtbot)
    asked: list[EventId] = []
    marked = [*page.view.highlights] * 50
    monkeypatch.setattr(page, "_look", lambda event: asked.append(event))
    assert set(page._looks(marked)) == {each.event for each in marked} == set(asked)
    assert len(asked) == len(set(asked)) < len(marked)
