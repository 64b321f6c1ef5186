"""What the clock *known* does to the parts of an event: what documents not yet out tell vanishes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefviewer.domain.document import DocumentId
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.domain.interval import Certainty, known_certainty
from briefviewer.domain.library import Library

Part = TypeVar("Part")


@dataclass(frozen=True)
class Known(Generic[Part]):
    """The parts that stay, each with whether it is only possible that its document was out, and how many vanished."""

    parts: Sequence[tuple[Part, bool]]
    vanished: int


def document_certainty(document: DocumentId, library: Library, filters: Filters) -> Certainty | None:
    """Whether a document was out by the day the selection is seen from; certain where no such day is asked.

    A digest counts as its original. A document without a publication date was never known to be out.
    """
    if filters.as_of is None or filters.as_of_mode is not AsOfMode.KNOWN:
        return Certainty.CERTAIN
    found = library.documents.get(library.original_of(document))
    if found is None or found.published is None:
        return None
    return known_certainty([(found.published.earliest, found.published.latest)], filters.as_of)


def known_parts(parts: Iterable[tuple[Part, DocumentId | None]], library: Library, filters: Filters) -> Known[Part]:
    """The parts of documents that were, or may have been, out. A part that names no document stays."""
    kept: list[tuple[Part, bool]] = []
    vanished = 0
    for part, document in parts:
        certainty = Certainty.CERTAIN if document is None else document_certainty(document, library, filters)
        if certainty is None:
            vanished += 1
        else:
            kept.append((part, certainty is Certainty.POSSIBLE))
    return Known(kept, vanished)
