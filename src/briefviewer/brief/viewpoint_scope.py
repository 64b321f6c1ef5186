"""Which part of the viewpoints matrix belongs to a selection: the questions that its events touch, with all answers.

The whole store brings the whole matrix. A narrower selection brings a question where a passage of the question, or of
an answer to it, overlaps a passage that a listed event rests on. Half of the answers would read as if the others had
said nothing, so a question comes with all of them or not at all.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Event
from briefviewer.domain.evidence import Evidence
from briefviewer.domain.facet import Filters
from briefviewer.domain.library import Library
from briefviewer.domain.viewpoint import Cell, Viewpoints

_Spans = Mapping[DocumentId, Sequence[tuple[int, int]]]


def viewpoints_in_scope(
    viewpoints: Viewpoints,
    events: Sequence[Event],
    library: Library,
    filters: Filters,
    unknown: Collection[DocumentId],
) -> Viewpoints:
    """The part of the matrix that belongs to a selection, and the lists as far as their events are listed.

    Args:
        unknown: The documents that the as-of clock hides; an answer that rests on nothing else is left out.
    """
    cells = tuple(each for each in viewpoints.cells if not _is_hidden(each, library, unknown))
    if not filters.is_empty:
        told = _spans((each for event in events for each in event.evidence), library, unknown)
        touched = {each.id for each in viewpoints.questions if _touches(each.evidence, told, library)}
        touched |= {each.question for each in cells if _touches(each.evidence, told, library)}
        cells = tuple(each for each in cells if each.question in touched)
    asked, answering = {each.question for each in cells}, {each.contributor for each in cells}
    ids = {event.id for event in events}
    lists = []
    for each in viewpoints.lists:
        members = tuple(member for member in each.events if member in ids)
        if members:
            lists.append(replace(each, events=members))
    return Viewpoints(
        questions=tuple(each for each in viewpoints.questions if each.id in asked),
        contributors=tuple(each for each in viewpoints.contributors if each in answering),
        cells=cells,
        lists=tuple(lists),
    )


def _is_hidden(cell: Cell, library: Library, unknown: Collection[DocumentId]) -> bool:
    documents = {library.original_of(each.document) for each in cell.evidence}
    return bool(documents) and documents <= set(unknown)


def _spans(evidence: Iterable[Evidence], library: Library, unknown: Collection[DocumentId]) -> _Spans:
    found: defaultdict[DocumentId, list[tuple[int, int]]] = defaultdict(list)
    for each in evidence:
        document = library.original_of(each.document)
        if each.position is not None and document not in unknown:
            found[document].append((each.position.start, each.position.end))
    return found


def _touches(evidence: Iterable[Evidence], told: _Spans, library: Library) -> bool:
    """Whether any of the passages shares a character with one that is told of."""
    for each in evidence:
        if each.position is None:
            continue
        start, end = each.position.start, each.position.end
        spans = told.get(library.original_of(each.document), ())
        if any(first < end and start < last for first, last in spans):
            return True
    return False
