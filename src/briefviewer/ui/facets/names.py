"""What the values of facets are called, and in which order they stand."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.events import EventColumns
from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.event import Board, Status
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import ActorId, KindId, Library, ThemeId
from briefviewer.domain.time import Basis
from briefviewer.words import Words
from briefviewer.words.labels import heading

_BY_COUNT = (Facet.ACTOR,)


def value_name(facet: Facet, value: str, library: Library, words: Words) -> str:
    """The name of a value as a reader knows it; the id itself where the store has no name for it."""
    if facet is Facet.KIND and value in library.kinds:
        return library.kinds[KindId(value)].label.in_language(words.language)
    if facet is Facet.ACTOR and value in library.actors:
        return library.actors[ActorId(value)].name.in_language(words.language)
    if facet is Facet.THEME and value in library.themes:
        return library.themes[ThemeId(value)].name.in_language(words.language)
    if facet is Facet.DOCUMENT and value in library.documents:
        return document_name(DocumentId(value), library)
    if facet is Facet.STATUS:
        return heading(Status(value), words)
    if facet is Facet.BOARD:
        return heading(Board(value), words)
    if facet is Facet.BASIS:
        return heading(Basis(value), words)
    return value


def document_name(document: DocumentId, library: Library) -> str:
    """The short name of a document: its series or publisher where no other document shares it, else its title."""
    found = library.documents.get(library.original_of(document))
    if found is None:
        return document
    originals = [each for each in library.documents.values() if each.digest_of is None]
    if found.publisher and sum(_series(each) == _series(found) for each in originals) == 1:
        return _series(found)
    return found.title


def _series(document: Document) -> str:
    """What stands first in the publisher's line: ``Harbour Notes`` of ``Harbour Notes, Harbour Institute``."""
    return document.publisher.partition(",")[0].strip()


def values_in_order(facet: Facet, columns: EventColumns) -> Sequence[str]:
    """The values that some event carries: actors by how many they have, years from the last, all others in the order of
    their files."""
    totals = columns.totals[facet]
    values = columns.vocabulary[facet]
    present = [code for code in range(len(values)) if totals[code]]
    if facet in _BY_COUNT:
        present.sort(key=lambda code: (-int(totals[code]), code))
    if facet is Facet.YEAR:
        present.sort(key=lambda code: -int(values[code]))
    return [values[code] for code in present]


def count_of(facet: Facet, value: str, columns: EventColumns, counts: NDArray[np.int64]) -> int:
    """The count of one value in an array that stands beside the facet's vocabulary."""
    code = columns.codes_of[facet].get(value)
    return int(counts[code]) if code is not None and code < len(counts) else 0
