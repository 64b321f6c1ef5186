"""What replaced what: the events that supersede one another, from the oldest account to the one that holds."""

from collections.abc import Mapping

from briefviewer.app.ports import EventStore
from briefviewer.domain.event import EventId, RelationType


def supersession(store: EventStore, event: EventId) -> tuple[EventId, ...]:
    """The chain an event stands in, older ones first; empty where it neither supersedes nor is superseded.

    An event may supersede several; those stand beside each other in the order of the store. A circle, which nobody
    should write, is cut where it comes back to an event that stands already.
    """
    newer: dict[EventId, set[EventId]] = {}
    waiting = [event]
    while waiting:
        here = waiting.pop()
        if here in newer:
            continue
        newer[here] = set()
        for relation in store.relations_of(here):
            if relation.type is RelationType.SUPERSEDED_BY:
                newer[here].add(relation.event)
            elif relation.type is not RelationType.SUPERSEDES:
                continue
            waiting.append(relation.event)
    return _in_order(newer, store.columns.rows_by_id) if len(newer) > 1 else ()


def _in_order(newer: Mapping[EventId, set[EventId]], rows: Mapping[str, int]) -> tuple[EventId, ...]:
    left = sorted(newer, key=lambda each: (rows.get(each, len(rows)), each))
    placed: list[EventId] = []
    while left:
        ready = next((each for each in left if not any(each in newer[older] for older in left)), left[0])
        placed.append(ready)
        left.remove(ready)
    return tuple(placed)
