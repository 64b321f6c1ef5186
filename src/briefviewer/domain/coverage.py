"""How many sources an event rests on, and how many of them are independent of one another.

A source that derives from another adds no witness: documents that derive from one another, or from one third document,
count once. A digest counts as its original. What is cited for context only is no source of the event.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Event
from briefviewer.domain.evidence import Stance
from briefviewer.domain.library import Library


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sources of an event, those that are not independent of one another together, in the order of the evidence."""

    groups: tuple[tuple[DocumentId, ...], ...]

    @property
    def independent(self) -> int:
        """How many sources there are if those that derive from one another count once."""
        return len(self.groups)

    @property
    def total(self) -> int:
        """How many documents there are."""
        return sum(map(len, self.groups))


def coverage(event: Event, library: Library) -> Coverage:
    """The sources of an event. A document that the store does not know stands alone."""
    told = [each for each in event.evidence if each.stance is not Stance.CONTEXT]
    cited = dict.fromkeys(library.original_of(each.document) for each in told)
    groups: list[list[DocumentId]] = []
    lineages = {document: frozenset(_lineage(document, library)) for document in cited}
    for document, lineage in lineages.items():
        akin = [group for group in groups if any(lineages[each] & lineage for each in group)]
        groups = [group for group in groups if group not in akin]
        groups.append([*(each for group in akin for each in group), document])
    order = {document: place for place, document in enumerate(cited)}
    in_order = [tuple(sorted(group, key=order.__getitem__)) for group in groups]
    return Coverage(tuple(sorted(in_order, key=lambda group: order[group[0]])))


def _lineage(document: DocumentId, library: Library) -> Iterator[DocumentId]:
    """The document and all it derives from, at any depth; a circle ends where it began."""
    seen = {document}
    waiting = [document]
    while waiting:
        here = waiting.pop()
        yield here
        record = library.documents.get(here)
        parents = () if record is None else (*record.derives_from, *((record.digest_of,) if record.digest_of else ()))
        for parent in parents:
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
