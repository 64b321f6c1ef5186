"""Flags and coverage of documents."""

from dataclasses import replace
from datetime import date

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.document import DocumentId
from briefviewer.domain.library import Library
from briefviewer.domain.time import parse_edtf
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.sources import DocumentSpan, coverage, document_spans, flags
from tests.builders import a_document, an_event
from tests.timeline.arrangements import a_world

SCALE = Scale(date(2024, 9, 1).toordinal(), date(2025, 12, 1).toordinal(), 100.0, 1000.0)


def wide(text: str) -> float:
    return 7.0 * len(text)


def spans(library: Library | None = None) -> tuple[DocumentSpan, ...]:
    events = [
        an_event("a", on="2024-10", kind="summit", documents=["alpha-digest"]),
        an_event("b", on="2025-03-01", kind="summit", documents=["alpha"]),
    ]
    library = library or a_world()
    return document_spans(columns_from_events(events, library), library)


def test_digests_have_no_flag() -> None:
    assert [span.id for span in spans()] == ["alpha", "beta"]


def test_known_day_is_sharp_and_a_vague_one_fuzzy() -> None:
    beta, alpha = flags(spans(), SCALE, wide)
    assert (alpha.text, alpha.fuzzy_x0) == ("A", None)
    assert beta.text == "B"
    assert beta.fuzzy_x0 is not None
    assert beta.fuzzy_x1 is not None
    assert beta.fuzzy_x0 < beta.x < beta.fuzzy_x1


def test_coverage_is_the_span_of_dated_entries() -> None:
    (band,) = coverage(spans(), SCALE)
    assert band.document == "alpha"
    assert band.x0 == SCALE.x(date(2024, 10, 1).toordinal())
    assert band.x1 == SCALE.x(date(2025, 3, 2).toordinal())


def test_coverage_that_is_written_wins() -> None:
    world = a_world()
    written = replace(world.documents[DocumentId("alpha")], covers=parse_edtf("2025"))
    library = replace(world, documents={**world.documents, DocumentId("alpha"): written})
    (band,) = coverage(spans(library), SCALE)
    assert band.x0 == SCALE.x(date(2025, 1, 1).toordinal())


def test_flags_out_of_view_are_gone() -> None:
    later = Scale(date(2026, 1, 1).toordinal(), date(2026, 6, 1).toordinal(), 100.0, 1000.0)
    assert flags(spans(), later, wide) == ()


def test_flags_that_would_overlap_share_one() -> None:
    library = Library(
        documents={
            DocumentId(each): a_document(each, published="2025-05-01") for each in ("one", "two", "three", "four")
        }
    )
    found = flags(document_spans(columns_from_events([], library), library), SCALE, wide)
    assert [(flag.text, len(flag.documents)) for flag in found] == [("4", 4)]


def test_letters_tell_documents_apart() -> None:
    library = Library(documents={DocumentId(each): a_document(each) for each in ("alpha", "april", "beta")})
    found = document_spans(columns_from_events([], library), library)
    assert [span.letter for span in found] == ["A", "A2", "B"]
    assert flags(found, SCALE, wide) == ()
