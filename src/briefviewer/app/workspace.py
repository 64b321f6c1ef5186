"""What the window is looking at, as one plain object: selection, range, active event, place in the reader, lanes,
theme.

Panes show it and report wishes; methods change it; one broadcast tells which aspects changed. A setter that changes
nothing tells nobody. Nothing here paints, reads a disk, or knows a clock.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import Flag, StrEnum, auto

import numpy as np
from numpy.typing import NDArray

from briefviewer.app.admission import Admission, admission_of, admitted
from briefviewer.app.commands import Command
from briefviewer.app.hiding import hiding_parts, without_parts
from briefviewer.app.history import History, Step
from briefviewer.app.listing import Listing
from briefviewer.app.places import Place, Places, ReaderPage
from briefviewer.app.ports import EventStore
from briefviewer.columns.select import Selection
from briefviewer.domain.changes import Changes
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.domain.selector import TextSpan
from briefviewer.domain.view import LaneBy, SavedView


class Aspect(Flag):
    """What a broadcast speaks of."""

    STORE = auto()
    """Another store, or the same one read again: everything may have changed."""
    SELECTION = auto()
    """Filters, text or as-of: what is listed, and all counts."""
    RANGE = auto()
    ACTIVE = auto()
    """The event the reader tells about, or the events chosen together with it."""
    PLACE = auto()
    """Where the reader stands: page, document, passage, and whether it can go back."""
    LANES = auto()
    THEME = auto()
    VIEWS = auto()
    """The saved views, or which of them is open."""
    HISTORY = auto()
    """What can be undone and done again."""


EVERYTHING = ~Aspect(0)


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


Listener = Callable[[Aspect], None]


class Workspace:
    """The state all panes share.

    Args:
        store: An open store.
        filters: What to begin with; its range becomes the briefing range.
    """

    def __init__(self, store: EventStore, filters: Filters | None = None) -> None:
        self._store = store
        self._listing = Listing(store, filters or Filters())
        self._lanes = LaneBy.THEME
        self._theme = ThemeChoice.SYSTEM
        self._chosen: tuple[EventId, ...] = ()
        self._places = Places(Place(document=self._first_document()))
        self._listeners: list[Listener] = []
        self._history = History()
        self._view_id: str | None = None

    # what there is to show

    @property
    def store(self) -> EventStore:
        """The open store."""
        return self._store

    @property
    def filters(self) -> Filters:
        """What narrows the window; the briefing range apart, which the timeline shows and does not obey."""
        return self._listing.filters

    @property
    def brief_filters(self) -> Filters:
        """What the packet is about: the filters within the range."""
        return self._listing.brief_filters

    @property
    def range(self) -> DayRange | None:
        """The briefing range."""
        return self._listing.range

    @property
    def selection(self) -> Selection:
        """The rows listed, whatever the range."""
        return self._listing.selection

    @property
    def ranged(self) -> Selection:
        """The rows within the range; all listed rows without one."""
        return self._listing.ranged

    @property
    def counts(self) -> Mapping[Facet, NDArray[np.int64]]:
        """How many events each value of each facet would list, the facet itself set free."""
        return self._listing.counts

    @property
    def active(self) -> EventId | None:
        """The event the reader tells about."""
        return self.place.event

    @property
    def chosen(self) -> tuple[EventId, ...]:
        """The events chosen on the canvas or in the list, the one chosen last at the end."""
        return self._chosen

    @property
    def place(self) -> Place:
        """Where the reader stands."""
        return self._places.here

    @property
    def shown_document(self) -> DocumentId | None:
        """The document whose text the place shows: for an original that is not at hand its digest, if there is one."""
        chosen = self.place.document
        if chosen is None or self._store.is_attached(chosen):
            return chosen
        return self._store.library.digest_for(chosen) or chosen

    @property
    def lanes(self) -> LaneBy:
        """What the lanes stand for."""
        return self._lanes

    @property
    def theme(self) -> ThemeChoice:
        """Light, dark, or as the system is."""
        return self._theme

    @property
    def view(self) -> SavedView | None:
        """The saved view that was opened last, as it is saved; what is shown may have moved on since."""
        return next((each for each in self._store.views if each.id == self._view_id), None)

    @property
    def is_view_changed(self) -> bool:
        """Whether something else is listed, or laned, than the open view says."""
        view = self.view
        return view is not None and (view.lanes is not self._lanes or not view.filters.asks_like(self.brief_filters))

    @property
    def undoable(self) -> Command | None:
        """What *undo* takes back."""
        step = self._history.last_done
        return step.command if step else None

    @property
    def redoable(self) -> Command | None:
        """What *redo* does again."""
        step = self._history.last_undone
        return step.command if step else None

    @property
    def can_go_back(self) -> bool:
        """Whether the reader stood somewhere before."""
        return self._places.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether the reader went back from somewhere."""
        return self._places.can_go_forward

    def admission(self, facet: Facet, value: str) -> Admission:
        """What a value is asked to do."""
        return admission_of(self.filters, facet, value)

    def hiding(self, event: EventId) -> Sequence[Filters]:
        """The parts of the filters that leave an event out; none where it is listed."""
        return hiding_parts(self._store, self.filters, event)

    # who must hear

    def subscribe(self, listener: Listener) -> None:
        """Tell a listener of every change from now on."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Tell it no more."""
        self._listeners.remove(listener)

    # selection

    def set_filters(self, filters: Filters) -> None:
        """Narrow to something else altogether; a range in it becomes the briefing range."""
        changed = self._with_range(filters.range)
        self._tell(changed | self._narrow(replace(filters, range=None)))

    def admit(self, facet: Facet, value: str, admission: Admission) -> None:
        """Include a value, exclude it, or do neither."""
        self._tell(self._narrow(admitted(self.filters, facet, value, admission)))

    def free(self, facet: Facet) -> None:
        """Take back all that one facet asks."""
        self._tell(self._narrow(self.filters.without(facet)))

    def set_text(self, text: Iterable[str]) -> None:
        """List only what every query matches."""
        self._tell(self._narrow(replace(self.filters, text=tuple(each for each in text if each.strip()))))

    def set_as_of(self, day: date | None, mode: AsOfMode = AsOfMode.KNOWN) -> None:
        """See the store as of a day, by one of the two clocks; None sees it as it is."""
        mode = mode if day is not None else AsOfMode.KNOWN
        self._tell(self._narrow(replace(self.filters, as_of=day, as_of_mode=mode)))

    def set_undated(self, rule: Undated | None) -> None:
        """List events without a date, or not, or only them; None is the default."""
        self._tell(self._narrow(replace(self.filters, undated=rule)))

    def clear_filters(self) -> None:
        """List everything; the range stays. No saved view is open then."""
        left, self._view_id = self._view_id, None
        self._tell(self._narrow(Filters()) | (Aspect.VIEWS if left is not None else Aspect(0)))

    def unhide(self, event: EventId) -> None:
        """Take back just those filters that leave an event out."""
        self._tell(self._narrow(without_parts(self.filters, self.hiding(event))))

    def set_range(self, days: DayRange | None) -> None:
        """Choose what the packet is about."""
        self._tell(self._with_range(days))

    def set_lanes(self, lanes: LaneBy) -> None:
        """Choose what the lanes stand for."""
        if lanes is not self._lanes:
            self._lanes = lanes
            self._tell(Aspect.LANES)

    def set_theme(self, theme: ThemeChoice) -> None:
        """Choose light, dark, or what the system has."""
        if theme is not self._theme:
            self._theme = theme
            self._tell(Aspect.THEME)

    def apply_view(self, view: SavedView) -> None:
        """Take over a saved view whole."""
        self.look_at(view.filters, view.lanes, view.id)

    def look_at(self, filters: Filters, lanes: LaneBy, view: str | None) -> None:
        """Show something else altogether, as the saved view of that id or as none."""
        changed = Aspect.LANES if lanes is not self._lanes else Aspect(0)
        changed |= Aspect.VIEWS if view != self._view_id else Aspect(0)
        self._lanes, self._view_id = lanes, view
        changed |= self._with_range(filters.range)
        self._tell(changed | self._narrow(replace(filters, range=None)))

    def open_view(self, id_: str | None) -> None:
        """Say which saved view is open; what is listed stays."""
        if id_ != self._view_id:
            self._view_id = id_
            self._tell(Aspect.VIEWS)

    # changing the store

    def do(self, command: Command) -> None:
        """Do what a command says; it is on the disk when this comes back.

        Raises:
            ChangeConflict: where somebody else changed what it is about; nothing was written.
            BriefviewerError: where it makes no sense, or cannot be written.
        """
        changes = command.changes(self._store)
        if changes:
            applied = self._store.apply(changes)
            self._history.note_done(Step(command, applied))
            self._changed(applied.changes)

    def undo(self) -> None:
        """Take back the last command. Raises as ``do``; the command stays to be taken back then."""
        step = self._history.last_done
        if step is not None:
            self._store.take_back(step.applied)
            self._history.note_undone()
            self._changed(step.applied.changes)

    def redo(self) -> None:
        """Do again what was taken back last. Raises as ``do``."""
        step = self._history.last_undone
        if step is not None:
            applied = self._store.apply(step.applied.changes)
            self._history.note_redone(applied)
            self._changed(applied.changes)

    def drop_undo(self) -> None:
        """Leave the last command as it is: from now on *undo* means the one before it."""
        if self._history.last_done is not None:
            self._history.drop_done()
            self._tell(Aspect.HISTORY)

    def drop_redo(self) -> None:
        """Leave out the command undone last."""
        if self._history.last_undone is not None:
            self._history.drop_undone()
            self._tell(Aspect.HISTORY)

    # the reader

    def activate(self, event: EventId | None, *, also: Sequence[EventId] = ()) -> None:
        """Tell about an event; ``also`` are chosen with it. The reader turns to the event's page."""
        others = tuple(each for each in also if each != event)
        changed = self._choose((*others, event) if event is not None else others)
        if event is None:
            changed |= self._go(replace(self.place, event=None, passage=None))
        else:
            page = self.place.page if self.place.page is ReaderPage.LIST else ReaderPage.EVENT
            changed |= self._go(replace(self.place, page=page, event=event, passage=None))
        self._tell(changed)

    def choose(self, events: Sequence[EventId]) -> None:
        """Choose several events; the reader tells about the last where its own is not among them."""
        changed = self._choose(tuple(events))
        if events and self.active not in events:
            changed |= self._go(replace(self.place, event=events[-1], passage=None))
        self._tell(changed)

    def open_page(self, page: ReaderPage) -> None:
        """Turn the reader to one of its pages."""
        self._tell(self._go(replace(self.place, page=page)))

    def open_passage(self, document: DocumentId, passage: TextSpan | None = None) -> None:
        """Open a document, at a passage of its raw text if one is given. The active event stays."""
        self._tell(self._go(replace(self.place, page=ReaderPage.DOCUMENT, document=document, passage=passage)))

    def go_back(self) -> None:
        """Where the reader stood before."""
        self._step(-1)

    def go_forward(self) -> None:
        """Where the reader went back from."""
        self._step(1)

    def step(self, by: int) -> None:
        """Tell about the listed event before or after, or the first where there is none."""
        event = self._listing.beside(self.active, by)
        if event is not None:
            self.activate(event)

    # the store

    def replace_store(self, store: EventStore) -> None:
        """Show another store, or the same one read again. What no longer exists is let go."""
        if store.path != self._store.path:
            self._history, self._view_id = History(), None
        self._store = store
        self._listing.look_at(store)
        known = store.columns.rows_by_id
        self._chosen = tuple(each for each in self._chosen if each in known)
        self._places.keep(known, store.library.documents, Place(document=self._first_document()))
        self._tell(EVERYTHING & ~(Aspect.LANES | Aspect.THEME))

    def refresh(self) -> None:
        """Ask the store again: its documents or records have changed."""
        self.replace_store(self._store)

    # inside

    def _first_document(self) -> DocumentId | None:
        return next((each.id for each in self._store.library.documents.values() if each.digest_of is None), None)

    def _changed(self, changes: Changes) -> None:
        if all(isinstance(each.entry, SavedView) for each in changes):
            self._tell(Aspect.VIEWS | Aspect.HISTORY)
        else:
            self.refresh()

    def _narrow(self, filters: Filters) -> Aspect:
        return Aspect.SELECTION if self._listing.narrow(filters) else Aspect(0)

    def _with_range(self, days: DayRange | None) -> Aspect:
        return Aspect.RANGE if self._listing.set_range(days) else Aspect(0)

    def _choose(self, events: tuple[EventId, ...]) -> Aspect:
        if events == self._chosen:
            return Aspect(0)
        self._chosen = events
        return Aspect.ACTIVE

    def _go(self, place: Place) -> Aspect:
        here = self.place
        return self._moved(here) if self._places.go(place) else Aspect(0)

    def _step(self, by: int) -> None:
        here = self.place
        if self._places.step(by):
            changed = self._moved(here)
            if self.place.event is not None and self.place.event not in self._chosen:
                changed |= self._choose((self.place.event,))
            self._tell(changed)

    def _moved(self, before: Place) -> Aspect:
        return Aspect.PLACE | (Aspect.ACTIVE if self.place.event != before.event else Aspect(0))

    def _tell(self, changed: Aspect) -> None:
        if changed:
            for listener in tuple(self._listeners):
                listener(changed)
