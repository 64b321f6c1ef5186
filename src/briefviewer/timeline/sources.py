"""The documents on the axis: a flag at each issue date, fuzzy where the date is, and a band over what each covers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from briefviewer.columns.events import EventColumns, RowFlag
from briefviewer.domain.document import Document, DocumentId
from briefviewer.domain.facet import Facet
from briefviewer.domain.interval import Interval
from briefviewer.domain.library import Library
from briefviewer.timeline.scale import Scale

FLAG_PX = 16.0


@dataclass(frozen=True, slots=True)
class DocumentSpan:
    """What the timeline shows of a document, in days; None where nobody knows."""

    id: DocumentId
    letter: str
    title: str
    published: tuple[float, float] | None
    covers: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Flag:
    """The issue date of documents. ``fuzzy_x0`` to ``fuzzy_x1`` is where it may be; None for a known day."""

    documents: tuple[DocumentId, ...]
    text: str
    x: float
    width: float
    text_x: float
    fuzzy_x0: float | None
    fuzzy_x1: float | None


@dataclass(frozen=True, slots=True)
class CoverageBand:
    """The dates that a document covers, as far as they are in view; ``line`` counts bands from the top."""

    document: DocumentId
    letter: str
    x0: float
    x1: float
    line: int


def document_spans(columns: EventColumns, library: Library) -> tuple[DocumentSpan, ...]:
    """Issue date and coverage (``covers``, else the span of its dated entries) of every document but digests."""
    originals = [document for document in library.documents.values() if document.digest_of is None]
    letters = _letters(originals)
    codes = columns.codes_of[Facet.DOCUMENT]
    dated = columns.has(RowFlag.ON_AXIS)
    spans = []
    for document, letter in zip(originals, letters, strict=True):
        published = None
        if document.published is not None:
            published = _outer(document.published.when.interval)
        covers = _outer(document.covers.interval) if document.covers else None
        if covers is None and document.id in codes:
            rows = np.flatnonzero(columns.documents.rows_with(codes[document.id]) & dated)
            covers = _span_of_rows(columns, rows.astype(np.int32))
        spans.append(DocumentSpan(document.id, letter, document.title, published, covers))
    return tuple(spans)


def flags(spans: Sequence[DocumentSpan], scale: Scale, text_width: Callable[[str], float]) -> tuple[Flag, ...]:
    """Flags in view; those that would overlap share one that says how many they are."""
    placed: list[Flag] = []
    documents: tuple[DocumentId, ...]
    fuzzy: tuple[float | None, float | None]
    before: Flag | None
    near = [span for span in spans if span.published is not None and _is_in_view(span.published, scale)]
    for span in sorted(near, key=lambda each: each.published or (0.0, 0.0)):
        assert span.published is not None
        start, end = span.published
        x = scale.x((start + end) / 2)
        is_fuzzy = end - start > 1
        x0, x1 = max(scale.x(start), scale.left), min(scale.x(end), scale.right)
        if x1 < scale.left or x0 > scale.right or (not is_fuzzy and not scale.left <= x <= scale.right):
            continue
        x = min(max(x, scale.left + FLAG_PX / 2), scale.right - FLAG_PX / 2)
        if placed and x - placed[-1].x < (placed[-1].width + FLAG_PX) / 2 + 2:
            before = placed.pop()
            documents = (*before.documents, span.id)
            text = before.text + span.letter if len(documents) <= 3 else str(len(documents))
            fuzzy = before.fuzzy_x0, before.fuzzy_x1
        else:
            documents, text, fuzzy = (span.id,), span.letter, (x0, x1) if is_fuzzy else (None, None)
            before = None
        at = before.x if before is not None else x
        width = text_width(text)
        placed.append(Flag(documents, text, at, max(FLAG_PX, width + 8), at - width / 2, *fuzzy))
    return tuple(placed)


def coverage(spans: Sequence[DocumentSpan], scale: Scale) -> tuple[CoverageBand, ...]:
    """Bands in view, one line a document."""
    bands = []
    for line, span in enumerate(spans):
        if span.covers is None or not _is_in_view(span.covers, scale):
            continue
        x0, x1 = max(scale.x(span.covers[0]), scale.left), min(scale.x(span.covers[1]), scale.right)
        if x1 > x0:
            bands.append(CoverageBand(span.id, span.letter, x0, x1, line))
    return tuple(bands)


def _is_in_view(days: tuple[float, float], scale: Scale) -> bool:
    return days[0] <= scale.end and days[1] >= scale.start


def _outer(interval: Interval) -> tuple[float, float] | None:
    first, last = interval.earliest_start, interval.latest_end
    if first is None and last is None:
        return None
    first = first or last or date.min
    last = last or first
    return float(first.toordinal()), float(last.toordinal() + 1)


def _span_of_rows(columns: EventColumns, rows: np.typing.NDArray[np.int32]) -> tuple[float, float] | None:
    starts = columns.earliest_start[rows]
    ends = columns.latest_end[rows]
    times = np.concatenate([starts, ends])
    finite = times[np.abs(times) < 2**29]
    return (float(finite.min()), float(finite.max()) + 1) if len(finite) else None


def _letters(documents: Sequence[Document]) -> list[str]:
    """A letter for each document: of its id, and where two would be alike a number behind it."""
    seen: dict[str, int] = {}
    letters = []
    for document in documents:
        letter = document.id[:1].upper() or "?"
        seen[letter] = seen.get(letter, 0) + 1
        letters.append(letter if seen[letter] == 1 else f"{letter}{seen[letter]}")
    return letters
