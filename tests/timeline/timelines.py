"""Timelines that tests drive by themselves."""

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.select import select
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.facet import Filters
from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.shown import Change
from briefviewer.timeline.view_model import TimelineViewModel
from briefviewer.words import Words
from tests.timeline.arrangements import LIGHT, TODAY, a_world

MEETING, TALKS = EventId("meeting"), EventId("talks")


class Timeline(TimelineViewModel):
    """A view-model that keeps what it told."""

    def __init__(self, events: list[Event], filters: Filters | None = None) -> None:
        self.told: list[Change] = []
        super().__init__(LIGHT, counted_letters, Words.for_language("en"), TODAY, self.told.append)
        self.resize(1000, 700)
        self.columns = columns_from_events(events, a_world())
        self.show(self.columns, a_world(), select(self.columns, filters or Filters()), None)
        self.told.clear()


def is_drawn(timeline: Timeline, event: str) -> bool:
    assert timeline.scene is not None
    scene = timeline.scene
    return event in {bar.event for bar in scene.bars} | {glyph.event for glyph in scene.glyphs}
