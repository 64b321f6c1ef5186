"""What a packet speaks of: the selected events under their numbers, and what the as-of clock hides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from briefviewer import __version__
from briefviewer.app.ports import EventStore
from briefviewer.app.records import documents_unknown
from briefviewer.brief.excerpts import CitedExcerpts, documents_in_doubt, joined
from briefviewer.brief.model import Line, Paper, Run, plain
from briefviewer.brief.viewpoint_scope import viewpoints_in_scope
from briefviewer.columns.select import Selection
from briefviewer.domain.dating import interval_of
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import Board, Event, EventId, Relation
from briefviewer.domain.evidence import Evidence, Excerpt
from briefviewer.domain.facet import AsOfMode, Filters
from briefviewer.domain.judgement import Judgement
from briefviewer.domain.time import Precision
from briefviewer.domain.view import LaneBy
from briefviewer.domain.viewpoint import Viewpoints
from briefviewer.words import Words
from briefviewer.words.dates import long_date


class Part(StrEnum):
    """The parts of a packet that can be left out."""

    BOTTOM_LINE = "bottom_line"
    JUDGEMENTS = "judgements"
    CHANGED = "changed"
    TIMELINE = "timeline"
    CHRONOLOGY = "chronology"
    BOARDS = "boards"
    CONTESTED = "contested"
    EXCERPTS = "excerpts"
    VIEWPOINTS = "viewpoints"
    ACTORS = "actors"
    SOURCES = "sources"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chooses for a packet beside the selection. An empty title means the store's."""

    title: str = ""
    marking: str = ""
    paper: str = Paper.A4.value
    prepared: date = date(2000, 1, 1)
    bottom_line: str = ""
    judgements: tuple[Judgement, ...] = ()
    parts: frozenset[Part] = frozenset(Part)
    lanes: LaneBy = LaneBy.THEME
    program: str = __version__


@dataclass(frozen=True, slots=True)
class GroupKey:
    """The heading an entry of the chronology stands under: before the range, a month, a year or a longer span.

    ``before`` with year 0 is before the range, or without one a start that nobody knows; ``perhaps`` before the range
    is what the words of a date do not tell from it.
    """

    before: bool
    perhaps: bool = False
    year: int = 0
    month: int = 0
    precision: Precision = Precision.MONTH


@dataclass(frozen=True)
class Scope:
    """One packet's matter: computed once, read by every section."""

    store: EventStore
    filters: Filters
    choice: Choice
    words: Words
    selection: Selection
    cited: CitedExcerpts = field(repr=False)

    @classmethod
    def of(cls, store: EventStore, filters: Filters, choice: Choice, words: Words) -> "Scope":
        """The scope of a selection."""
        library = store.library
        unknown = documents_unknown(library, filters)
        cited = CitedExcerpts(store, words, unknown, documents_in_doubt(library, filters))
        return cls(store, filters, choice, words, store.select(filters), cited)

    @cached_property
    def events(self) -> Sequence[Event]:
        """The selected events in the order of DESIGN.md §2."""
        return self.store.events(self.selection.rows)

    @cached_property
    def by_id(self) -> Mapping[EventId, Event]:
        """The selected events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def chronology(self) -> Sequence[tuple[GroupKey, Sequence[Event]]]:
        """The events on the axis by heading: before the range first, then by time.

        An event stands under the month of its earliest start, as the timeline orders it: “about October” may have
        been in September. What names a year alone stands under that year.
        """
        groups: dict[GroupKey, list[Event]] = {}
        for event in self.events:
            if event.is_on_axis:
                groups.setdefault(self._group_key(event), []).append(event)
        return sorted(
            groups.items(),
            key=lambda each: (not each[0].before, each[0].perhaps, each[0].year, each[0].month, each[0].precision),
        )

    @cached_property
    def boards(self) -> Sequence[tuple[Board, Sequence[Event]]]:
        """The events beside the axis, by board; those of the timeline that have no date are undated."""
        beside: dict[Board, list[Event]] = {board: [] for board in Board if board is not Board.TIMELINE}
        for event in self.events:
            if not event.is_on_axis:
                beside[Board.UNDATED if event.board is Board.TIMELINE else event.board].append(event)
        return [(board, events) for board, events in beside.items() if events]

    @cached_property
    def numbers(self) -> Mapping[EventId, int]:
        """The entries' numbers, in the order in which the packet prints them."""
        parts = self.choice.parts
        printed: list[Event] = []
        if Part.CHRONOLOGY in parts:
            printed += [event for _, events in self.chronology for event in events]
        if Part.BOARDS in parts:
            printed += [event for _, events in self.boards for event in events]
        return {event.id: number for number, event in enumerate(printed, 1)}

    @cached_property
    def viewpoints(self) -> Viewpoints:
        """The part of the matrix that belongs to the selection."""
        store = self.store
        return viewpoints_in_scope(store.viewpoints, self.events, store.library, self.filters, self.unknown)

    @property
    def unknown(self) -> frozenset[DocumentId]:
        """The documents the as-of clock hides."""
        return self.cited.unknown

    def row(self, event: EventId) -> int:
        """The row of an event in the store's columns."""
        return self.store.columns.rows_by_id[event]

    def is_possible(self, event: EventId) -> bool:
        """Whether range or as-of only call it possible."""
        row = self.row(event)
        clocks = (self.selection.in_range, self.selection.as_of)
        return any(clock is not None and clock[row] == 1 for clock in clocks)

    def link(self, event: EventId) -> Run:
        """A link to an entry by its number; where the packet has none, nothing to click."""
        number = self.numbers.get(event)
        return Run("") if number is None else Run(f"[{number}]", target=f"#{entry_anchor(number)}")

    def named(self, event: Event) -> Line:
        """An event named elsewhere: its number as a link, its title."""
        link = self.link(event.id)
        title = event.title if link.text else f"{event.title} ({long_date(event.when, event.modifier, self.words)})"
        return (link, Run(f" {title}")) if link.text else plain(title)

    def relations(self, event: Event) -> Iterator[tuple[Relation, Event]]:
        """The event's relations with the events at their other end, as far as the as-of clock lets them be seen."""
        for relation in self.store.relations_of(event.id):
            row = self.store.columns.rows_by_id.get(relation.event)
            if row is None:
                continue
            if self.selection.as_of is not None and not self.selection.as_of[row]:
                hidden = self.filters.as_of_mode is AsOfMode.KNOWN or self.store.event(relation.event).when is not None
                if hidden:
                    continue
            yield relation, self.by_id.get(relation.event) or self.store.event(relation.event)

    def excerpts(self, event: Event) -> Sequence[Excerpt]:
        """The event's excerpts, those of documents not yet out left out."""
        library = self.store.library
        found = self.store.excerpts(event.id)
        return [each for each in found if library.original_of(each.evidence.document) not in self.unknown]

    def citations(self, event: Event) -> tuple[Line, ...]:
        """The event's citations, each numbered."""
        return tuple(line for each in self.excerpts(event) if (line := self.cited.cite(each, self._by(event))))

    def links_for(self, evidence: Sequence[Evidence], by: Run) -> Line:
        """The numbers of evidence that is no event's own, as one line."""
        return joined((link for each in evidence if (link := self.cited.link(self.store.excerpt(each), by))), " ")

    def _by(self, event: Event) -> Run:
        number = self.numbers.get(event.id)
        if number is None:
            return Run(event.title)
        return Run(f"{number}", target=f"#{entry_anchor(number)}")

    def _group_key(self, event: Event) -> GroupKey:
        interval = interval_of(event, self.store.library)
        assert interval is not None
        assert event.when is not None
        start = interval.earliest_start
        first = self.filters.range.first if self.filters.range else None
        if start is None:
            return GroupKey(before=True)
        if first is not None and start < first:
            is_sure = interval.latest_start is not None and interval.latest_start < first
            return GroupKey(before=True, perhaps=not is_sure)
        if event.when.precision <= Precision.SEASON:
            named = event.when.start or event.when.members[0]
            return GroupKey(before=False, year=named.year, precision=min(event.when.precision, Precision.YEAR))
        return GroupKey(before=False, year=start.year, month=start.month)


def entry_anchor(number: int) -> str:
    """Where an entry can be linked to."""
    return f"n{number}"
