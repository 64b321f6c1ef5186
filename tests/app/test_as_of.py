from datetime import date

import pytest

from briefviewer.app.as_of import document_certainty, known_parts
from briefviewer.domain.document import DocumentId
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.domain.interval import Certainty
from tests.builders import a_document, a_library

LIBRARY = a_library(
    documents=[
        a_document("early", published="2025-01~"),
        a_document("late", published="2025-10-31"),
        a_document("late-digest", digest_of="late"),
        a_document("nobody-knows"),
    ]
)


@pytest.mark.parametrize(
    ("document", "day", "expected"),
    [
        ("early", date(2025, 6, 1), Certainty.CERTAIN),
        ("early", date(2025, 1, 15), Certainty.POSSIBLE),
        ("late", date(2025, 6, 1), None),
        ("late-digest", date(2025, 10, 31), Certainty.CERTAIN),
        ("nobody-knows", date(2025, 12, 31), None),
        ("unheard-of", date(2025, 12, 31), None),
    ],
)
def test_a_document_was_out_or_may_have_been(document: str, day: date, expected: Certainty | None) -> None:
    assert document_certainty(DocumentId(document), LIBRARY, Filters(as_of=day)) == expected


@pytest.mark.parametrize("filters", [Filters(), Filters(as_of=date(2000, 1, 1), as_of_mode=AsOfMode.HAPPENED)])
def test_nothing_vanishes_where_the_clock_does_not_ask(filters: Filters) -> None:
    assert document_certainty(DocumentId("late"), LIBRARY, filters) is Certainty.CERTAIN


def test_parts_of_documents_not_yet_out_vanish_and_are_counted() -> None:
    parts = [("a", DocumentId("early")), ("b", DocumentId("late")), ("c", None)]
    known = known_parts(parts, LIBRARY, Filters(as_of=date(2025, 1, 15)))
    assert known.parts == [("a", True), ("c", False)]
    assert known.vanished == 1
