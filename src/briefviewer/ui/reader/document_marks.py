"""What is marked on the page of a document: the passages it is cited with, and what a digest tells of its original."""

from dataclasses import replace

from briefviewer.app.as_of import document_certainty
from briefviewer.app.workspace import Workspace
from briefviewer.domain.anchoring import anchor
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Excerpt
from briefviewer.reader.highlights import Highlight, highlights
from briefviewer.reader.page import Page


def marks_on(document: DocumentId | None, page: Page | None, workspace: Workspace) -> tuple[Highlight, ...]:
    """The highlights of a document; none where it was not out by the day the store is seen as of.

    A digest is marked where it tells what is cited, whether its original is attached or not.
    """
    store = workspace.store
    if document is None or page is None:
        return ()
    if document_certainty(document, store.library, workspace.filters) is None:
        return ()
    cited = [(each.event, each.excerpt) for each in store.cited(document)]
    return highlights(page, [*cited, *_told(document, workspace)])


def _told(document: DocumentId, workspace: Workspace) -> list[tuple[EventId, Excerpt]]:
    """Where a digest tells the passages that its attached original shows."""
    store = workspace.store
    original = store.library.original_of(document)
    text = store.document_text(document) if original != document else None
    if text is None:
        return []
    found = []
    for each in store.cited(original):
        told = each.excerpt.evidence.digest
        place = anchor(told.quote, text) if told is not None and told.document == document else None
        if place is not None:
            found.append((each.event, replace(each.excerpt, shown=place.span)))
    return found
