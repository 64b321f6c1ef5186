from dataclasses import replace
from datetime import date

from briefviewer.app.workspace import Workspace
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import DigestQuote
from briefviewer.domain.selector import TextQuoteSelector
from briefviewer.reader.page import Page, page_of
from briefviewer.ui.reader.document_marks import marks_on
from tests.brief.fake_store import REPORT
from tests.ui.harbour_window import DIGEST, OPENED, HarbourStore, harbour_store


def told_store(*, is_attached: bool) -> HarbourStore:
    store = harbour_store(is_attached=is_attached)
    event = store.event(EventId("opening"))
    told = DigestQuote(DIGEST, TextQuoteSelector("Both harbours opened."))
    with_digest = replace(event, evidence=(replace(OPENED, digest=told),))
    return replace(store, all_events=(with_digest, *(each for each in store.all_events if each.id != event.id)))


def page(store: HarbourStore, document: DocumentId) -> Page:
    text = store.document_text(document)
    assert text is not None
    return page_of(text)


def test_a_digest_is_marked_alike_with_and_without_its_original() -> None:
    for is_attached in (True, False):
        store = told_store(is_attached=is_attached)
        shown = page(store, DIGEST)
        marks = [each for each in marks_on(DIGEST, shown, Workspace(store)) if each.event == "opening"]
        assert [each.span.of(shown.text) for each in marks] == ["Both harbours opened."]


def test_an_original_is_marked_where_it_is_cited() -> None:
    store = told_store(is_attached=True)
    shown = page(store, REPORT)
    marked = {each.span.of(shown.text) for each in marks_on(REPORT, shown, Workspace(store))}
    assert "Both opened in August." in marked


def test_nothing_is_marked_without_a_text_or_before_the_document_was_out() -> None:
    store = told_store(is_attached=True)
    workspace = Workspace(store)
    assert marks_on(None, None, workspace) == marks_on(REPORT, None, workspace) == ()
    workspace.set_as_of(date(2020, 1, 1))
    for document in (REPORT, DIGEST):
        assert marks_on(document, page(store, document), workspace) == ()
