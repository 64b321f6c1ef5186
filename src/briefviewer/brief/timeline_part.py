"""What the timeline figure is made from: which days it shows, what stands outside them, what its signs mean."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefviewer.brief.entries import mark_of
from briefviewer.brief.model import Head, Mark, TimelineSection
from briefviewer.brief.scope import Scope
from briefviewer.domain.event import Event
from briefviewer.domain.library import Library
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.arrangement import busiest
from briefviewer.timeline.marks import Marks, axis_rows, extent, marks_of
from briefviewer.timeline.sources import document_spans
from briefviewer.words.counts import events as events_counted
from briefviewer.words.dates import long_date
from briefviewer.words.sources import short_citation

MOST_TOLD = 200
"""An alternative text tells no more events than this one by one."""

MOST_FLAGS = 8
"""A caption names no more documents than this; the sources have them all."""


def timeline(scope: Scope, head: Head) -> TimelineSection | None:
    """The section; None where nothing stands on the axis."""
    words = scope.words
    on_axis = [event for _, events in scope.chronology for event in events]
    if not on_axis:
        return None
    marks = marks_of(scope.store.columns, axis_rows(scope.store.columns, scope.selection.rows))
    shown = _shown(scope, marks)
    is_outside = (marks.outer_end <= shown[0]) | (marks.outer_start >= shown[1])
    dated = {scope.row(event.id) for event in on_axis}
    outside = sum(int(row) in dated for row in marks.rows[is_outside])
    caption = [words.text("Figure {n}.", n=1)]
    caption.append(words.text("Numbers refer to the entries. Faded ends: date uncertain. Hollow marks: no happening."))
    if _stand_in_several_lanes(scope, on_axis):
        caption.append(words.text("Small ticks above a lane: events drawn whole in another."))
    flags = _flags(scope, shown)
    if flags:
        caption.append(flags)
    if outside:
        caption.append(
            words.plural("{n} event lies outside these dates.", "{n} events lie outside these dates.", outside)
        )
    return TimelineSection(
        head=head,
        caption=" ".join(caption),
        continued=words.text("Timeline, continued"),
        lane_continued=words.text("continued"),
        alternative=_alternative(scope, on_axis),
        legend=_legend(scope, on_axis),
        columns=scope.store.columns,
        selection=replace(scope.selection, rows=marks.rows[~is_outside] if not is_outside.all() else marks.rows),
        library=_library_then(scope),
        words=words,
        shown=shown,
        today=scope.choice.prepared,
        lanes=scope.choice.lanes,
        numbers=tuple((scope.row(event), number) for event, number in scope.numbers.items()),
    )


def _shown(scope: Scope, marks: Marks) -> tuple[float, float]:
    """The range, its open sides filled from the events; without one the stretch where most of them are."""
    whole = extent(marks) or (738_000.0, 738_365.0)
    days = scope.filters.range
    if days is None:
        return busiest(marks) or whole
    start = float(days.first.toordinal()) if days.first else whole[0]
    end = float(days.last.toordinal() + 1) if days.last else whole[1]
    return (start, end) if end - start >= 1 else (start, start + 30)


def _alternative(scope: Scope, events: Sequence[Event]) -> str:
    words = scope.words
    told = [f"{long_date(each.when, each.modifier, words)}: {each.title}" for each in events[:MOST_TOLD]]
    head = words.text("Timeline of {events}, earliest first.", events=events_counted(len(events), words))
    return f"{head} {'; '.join(told)}"


def _legend(scope: Scope, events: Sequence[Event]) -> tuple[Mark, ...]:
    """The signs of the kinds in the figure, the commonest first."""
    counts = Counter(event.kind for event in events)
    first = {event.kind: event for event in reversed(events)}
    kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return tuple(replace(mark_of(scope, first[kind]), hollow=False) for kind in kinds)


def _stand_in_several_lanes(scope: Scope, events: Sequence[Event]) -> bool:
    match scope.choice.lanes:
        case LaneBy.THEME:
            return any(len(event.themes) > 1 for event in events)
        case LaneBy.DOCUMENT:
            return any(len({each.document for each in event.evidence}) > 1 for event in events)
        case LaneBy.ACTOR | LaneBy.DYAD:
            return any(len(event.actors) > 1 for event in events)
    return False


def _flags(scope: Scope, shown: tuple[float, float]) -> str:
    """What the letters on the flags in the figure stand for."""
    documents = _library_then(scope).documents
    spans = document_spans(scope.store.columns, _library_then(scope))
    told = [
        f"{span.letter}: {short_citation(documents[span.id], scope.words)}"
        for span in spans
        if span.published is not None and span.published[1] > shown[0] and span.published[0] < shown[1]
    ]
    more = len(told) - MOST_FLAGS
    if more > 0:
        told = [*told[:MOST_FLAGS], scope.words.plural("and {n} more document", "and {n} more documents", more)]
    return scope.words.text("Flags: {flags}.", flags="; ".join(told)) if told else ""


def _library_then(scope: Scope) -> Library:
    """The library without the documents that the as-of clock hides."""
    library = scope.store.library
    if not scope.unknown:
        return library
    return replace(
        library, documents={id_: each for id_, each in library.documents.items() if id_ not in scope.unknown}
    )
