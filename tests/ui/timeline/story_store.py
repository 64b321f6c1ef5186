"""The little story of the timeline tests behind the face of a store: what a canvas and a picture ask for."""

from collections.abc import Sequence
from typing import cast

from briefviewer.app.ports import EventStore
from briefviewer.columns.build import columns_from_events
from briefviewer.columns.events import Rows
from briefviewer.columns.select import Selection, select
from briefviewer.domain.event import Event, EventId, Relation
from briefviewer.domain.facet import Filters
from tests.timeline.arrangements import a_world
from tests.timeline.test_scene import a_story


class StoryStore:
    """Events in memory."""

    title = "A story"

    def __init__(self, events: Sequence[Event] | None = None) -> None:
        chosen = a_story() if events is None else list(events)
        self.library = a_world()
        self.columns = columns_from_events(chosen, self.library)
        self._events = {event.id: event for event in chosen}

    def event(self, event: EventId) -> Event:
        return self._events[event]

    def events(self, rows: Rows | Sequence[int]) -> list[Event]:
        return [self._events[EventId(self.columns.ids[int(row)])] for row in rows]

    def relations_of(self, event: EventId) -> tuple[Relation, ...]:
        return self._events[event].relations

    def select(self, filters: Filters) -> Selection:
        return select(self.columns, filters)


def a_store(events: Sequence[Event] | None = None) -> EventStore:
    """The story as a store."""
    return cast("EventStore", StoryStore(events))
