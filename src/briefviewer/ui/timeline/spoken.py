"""What the timeline says of itself to a screen reader: its spots, what each is called, what choosing one does."""

from collections.abc import Sequence
from datetime import date

from briefviewer.app.ports import EventStore
from briefviewer.domain.event import EventId
from briefviewer.timeline.scale import FIRST_TIME, LAST_TIME
from briefviewer.timeline.spots import Spot, spots_of
from briefviewer.timeline.view_model import TimelineViewModel
from briefviewer.ui.timeline.accessible import SpokenWidget, tell_choice, tell_view
from briefviewer.words import Words, counts
from briefviewer.words.dates import external_date, long_date, long_range


class SpokenTimeline(SpokenWidget):
    """The spoken side of the canvas; what is seen and done stands in ``canvas``."""

    view_model: TimelineViewModel
    _store: EventStore | None
    _words: Words
    _spots: tuple[object, tuple[Spot, ...]] = (None, ())

    def show_details(self, event: EventId) -> None:
        """Open an event."""
        raise NotImplementedError

    def follow_hint(self, time: float, lane: str = "") -> None:
        """Bring a time (days) into the middle, or scroll to a lane by its key."""
        raise NotImplementedError

    def zoom_into(self, start: float, end: float) -> None:
        """Show a stretch of time, in days."""
        raise NotImplementedError

    def spots(self) -> Sequence[Spot]:
        """What is in view, in reading order; the same value while the scene is the same."""
        scene = self.view_model.scene if hasattr(self, "view_model") else None  # asked while it is being made
        if self._spots[0] is not scene:
            self._spots = (scene, spots_of(scene) if scene is not None else ())
        return self._spots[1]

    def told(self, event: EventId) -> str:
        """An event for the ear: title, date in words, which of how many in its lane."""
        if self._store is None:
            return ""
        told, words = self._store.event(event), self._words
        when = long_date(told.when, told.modifier, words)
        if told.when is None and told.external is not None:
            when = external_date(told.external, words)
        parts = [words.text("{title}, {date}", title=told.title, date=when)]
        found = self.view_model.place_in_lane(event)
        if found is not None:
            place, count, lane = found
            parts.append(words.text("{place} of {count} in {lane}", place=f"{place:,}", count=f"{count:,}", lane=lane))
        return ", ".join(parts)

    def told_spot(self, spot: Spot) -> str:
        """A spot for the ear; of a board how many events, of a heap when they are and in which lane too."""
        if spot.event is not None:
            return self.told(spot.event)
        if spot.board:
            events = counts.events(spot.count, self._words)
            return self._words.text("{board}, {events}", board=spot.lane, events=events)
        if spot.hint or spot.words:
            lane, hint = spot.lane, spot.hint or spot.words
            return self._words.text("{lane}: {hint}", lane=lane, hint=hint) if lane else hint
        if spot.stretch is None:
            return ""
        first, last = spot.stretch[0], max(spot.stretch[1] - 1e-6, spot.stretch[0])
        days = [date.fromordinal(int(min(max(time, FIRST_TIME), LAST_TIME - 1))) for time in (first, last)]
        return self._words.text(
            "{events} in {lane}, {days}",
            events=counts.events(spot.count, self._words),
            lane=spot.lane,
            days=long_range(days[0], days[1], self._words),
        )

    def is_chosen(self, spot: Spot) -> bool:
        """Whether an event is selected."""
        return spot.event is not None and self.view_model.is_selected(spot.event)

    def last_chosen(self) -> str:
        """The event selected last."""
        selected = self.view_model.selected
        return selected[-1] if selected else ""

    def choose_spots(self, keys: Sequence[str]) -> None:
        """Select the events among these."""
        events = {spot.key: spot.event for spot in self.spots()}
        self.view_model.select([event for key in keys if (event := events.get(key)) is not None])

    def open_spot(self, spot: Spot) -> None:
        """Open an event, open or close a board, go where a hint leads, or closer to a heap."""
        if spot.event is not None:
            self.show_details(spot.event)
        elif spot.board:
            self.view_model.toggle_board(spot.board)
        elif spot.hint and spot.stretch is not None:
            self.follow_hint(spot.stretch[0], spot.to_lane)
        elif spot.stretch is not None:
            self.zoom_into(*spot.stretch)

    def tell_chosen(self) -> None:
        """The event chosen last is what the timeline is described by, and is told where the keyboard is here."""
        selected = self.view_model.selected
        told = self.told(selected[-1]) if selected else ""
        self.setAccessibleDescription(told)
        tell_choice(self, told)

    def tell_seen(self) -> None:
        """Other things are in view."""
        tell_view(self)
