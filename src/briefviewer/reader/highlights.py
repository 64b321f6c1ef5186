"""What is marked on a page: the excerpts by stance, and beside each block the events it speaks of."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Excerpt, Stance
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import Page


@dataclass(frozen=True, slots=True)
class Highlight:
    """A shown stretch of the page that bears on an event. ``depth`` counts the highlights running when it begins."""

    event: EventId
    stance: Stance
    span: TextSpan
    depth: int = 0


@dataclass(frozen=True, slots=True)
class MarginMark:
    """The events whose passages begin in one block, in the order they begin."""

    block: int
    events: tuple[EventId, ...]


def highlights(page: Page, cited: Iterable[tuple[EventId, Excerpt]]) -> tuple[Highlight, ...]:
    """The excerpts that the page shows, by position; the longer first where two begin together."""
    found = []
    for event, excerpt in cited:
        span = page.offsets.to_shown(excerpt.shown) if excerpt.shown is not None else None
        if span is not None:
            found.append((span, event, excerpt.evidence.stance))
    found.sort(key=lambda each: (each[0].start, -each[0].end, each[1]))
    result: list[Highlight] = []
    running: list[int] = []
    for span, event, stance in found:
        running = [end for end in running if end > span.start]
        result.append(Highlight(event, stance, span, len(running)))
        running.append(span.end)
    return tuple(result)


def margin_marks(page: Page, marked: Iterable[Highlight]) -> tuple[MarginMark, ...]:
    """For each block that carries the beginning of a highlight, its events, each once."""
    by_block: dict[int, dict[EventId, None]] = {}
    for highlight in marked:
        block = bisect_right(page.starts, highlight.span.start) - 1
        by_block.setdefault(block, {})[highlight.event] = None
    return tuple(MarginMark(block, tuple(events)) for block, events in sorted(by_block.items()))


def at(marked: Iterable[Highlight], offset: int) -> tuple[Highlight, ...]:
    """The highlights under a shown letter, the shortest first: the one most likely meant."""
    under = [each for each in marked if each.span.start <= offset < each.span.end]
    return tuple(sorted(under, key=lambda each: each.span.end - each.span.start))
