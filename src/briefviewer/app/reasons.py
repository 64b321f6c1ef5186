"""Why an event is listed, or why not: each part of a selection, whether the event meets it, and by what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefviewer.app.hiding import parts_of
from briefviewer.app.ports import EventStore
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.facet import Facet, Filters
from briefviewer.domain.interval import Certainty
from briefviewer.domain.library import ActorId


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a selection. ``by`` are the event's own values that meet it, or run into it; of an actor that is
    asked for, the part of it the event names. ``certainty`` is what a clock or the range says, None of anything else.
    """

    part: Filters
    is_met: bool
    by: tuple[str, ...] = ()
    certainty: Certainty | None = None


def reasons(store: EventStore, filters: Filters, event: EventId) -> tuple[Reason, ...]:
    """The parts of a selection as one event meets them, the range last.

    Raises:
        UsageError: ``unknown-event``.
    """
    told, row = store.event(event), store.columns.rows_by_id[event]
    found = []
    for part in parts_of(filters):
        selection = store.select(part)
        is_met = bool((selection.rows == row).any())
        certainty = selection.as_of_certainty(row) if part.as_of is not None else None
        found.append(Reason(part, is_met, _by(part, told, store), certainty))
    if filters.range is not None:
        part = Filters(range=filters.range)
        certainty = store.select(replace(part)).range_certainty(row)
        found.append(Reason(part, certainty is not None, (), certainty))
    return tuple(found)


def _by(part: Filters, event: Event, store: EventStore) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for facet in (*part.include, *part.exclude):
        asked = {each for choice in part.include.get(facet, ()) for each in choice}
        asked.update(part.exclude.get(facet, ()))
        for own in _values(facet, event, store):
            wholes = store.library.ancestors(ActorId(own)) if facet is Facet.ACTOR else {own}
            if not asked.isdisjoint(wholes):
                found[own] = None
    return tuple(found)


def _values(facet: Facet, event: Event, store: EventStore) -> Sequence[str]:
    if facet is Facet.ACTOR:
        return [each.id for each in event.actors]
    if facet is Facet.THEME:
        return event.themes
    if facet is Facet.DOCUMENT:
        return [store.library.original_of(each.document) for each in event.evidence]
    if facet is Facet.YEAR:
        row = store.columns.rows_by_id[event.id]
        code = int(store.columns.year[row])
        return [store.columns.vocabulary[facet][code]] if code >= 0 else []
    single = {Facet.KIND: event.kind, Facet.STATUS: event.status, Facet.BOARD: event.board, Facet.BASIS: event.basis}
    return [str(single[facet])]
