"""How many pages a packet will have, told before it is made: from the lengths of a few of its events' texts.

A packet of thousands of events takes a while; whoever asks for it should know what is coming. The guess is good to a
sixth or so.
"""

from collections.abc import Sequence
from dataclasses import replace

from briefviewer.app.ports import EventStore
from briefviewer.brief.model import Paper
from briefviewer.brief.scope import Choice, Part
from briefviewer.brief.style import SHEETS, TYPES
from briefviewer.domain.event import Event
from briefviewer.domain.evidence import Excerpt
from briefviewer.domain.facet import Filters, Undated

SAMPLE = 60
"""Events looked at; they stand for all."""

_ENTRY_LETTERS = 72
_DETAIL_LETTERS = 92
_EXCERPT_LETTERS = 78
_FILLED = 0.86
"""The share of a page that is filled on average: rows are not split."""
_EXCERPT_LABEL = 34.0
_AROUND_EXCERPT = 21.0


def estimated_pages(store: EventStore, filters: Filters, choice: Choice) -> int:
    """About how many pages the packet will have."""
    if filters.undated is None:
        filters = replace(filters, undated=Undated.WITH)
    rows = store.select(filters).rows
    depth = SHEETS[Paper(choice.paper)].depth * _FILLED
    pages = 2.0 + (Part.VIEWPOINTS in choice.parts and bool(store.viewpoints.cells)) * 2 + (Part.METHOD in choice.parts)
    if len(rows):
        step = max(len(rows) / SAMPLE, 1.0)
        chosen = [rows[int(n * step)] for n in range(min(len(rows), SAMPLE))]
        height = sum(_height(event, store.excerpts(event.id), choice) for event in store.events(chosen)) / len(chosen)
        pages += height * len(rows) / depth
    pages += (Part.TIMELINE in choice.parts) + (Part.ACTORS in choice.parts) * min(
        len(store.library.actors), len(rows)
    ) / 45
    return max(round(pages), 1)


def _height(event: Event, excerpts: Sequence[Excerpt], choice: Choice) -> float:
    """What an event takes of a page, in points, its excerpts included."""
    printed = Part.CHRONOLOGY in choice.parts if event.is_on_axis else Part.BOARDS in choice.parts
    tall = 0.0
    if printed:
        details = [" " * 20 * len(event.actors), *event.notes]
        details += [" " * 60] * (len(event.relations) + (1 if event.figures else 0) + (1 if event.attributed_to else 0))
        tall += 14 + TYPES["entry_title"].leading + TYPES["kind"].leading
        tall += _lines(event.summary, _ENTRY_LETTERS) * TYPES["summary"].leading
        tall += sum(_lines(each, _DETAIL_LETTERS) for each in details if each) * (TYPES["detail"].leading + 1)
        tall += -(-len(excerpts) // 3) * TYPES["citation"].leading
    if printed and Part.EXCERPTS in choice.parts:
        for each in excerpts:
            told = TYPES["excerpt_head"].leading + _lines(each.text, _EXCERPT_LETTERS) * TYPES["excerpt"].leading
            tall += max(told, _EXCERPT_LABEL) + _AROUND_EXCERPT
    return tall


def _lines(text: str, letters: int) -> int:
    return sum(-(-max(len(part), 1) // letters) for part in text.split("\n")) if text else 0
