"""What of a timeline does not change while the view zooms and pans: lanes, shapes in time, and the rows given out.

Made once for a selection, then asked at every frame. It remembers what it worked out and depends on nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np

from briefviewer.columns.events import EventColumns, Rows
from briefviewer.columns.select import IN_DOUBT, Selection
from briefviewer.domain.facet import Facet
from briefviewer.domain.library import KindId, Library
from briefviewer.timeline.bands import LaneNeed
from briefviewer.timeline.crowds import Crowd, Times
from briefviewer.timeline.folds import NO_FOLDS, Folds, folds_of
from briefviewer.timeline.ground import Ground, Places
from briefviewer.timeline.lanes import LaneSpec, LaneTable, Membership, Positions, lane_table, membership_of
from briefviewer.timeline.marks import Marks, beside_rows
from briefviewer.timeline.measure import MeasureText
from briefviewer.timeline.memory import Memory
from briefviewer.timeline.palette import Palette
from briefviewer.timeline.portraits import Portraits
from briefviewer.timeline.rows import Footprints, RowPacking, WordsAt
from briefviewer.timeline.sayings import Sayings
from briefviewer.timeline.scale import Scale
from briefviewer.timeline.sources import DocumentSpan
from briefviewer.words import Words

MOST_PACKED = 500
"""Lanes with more events than this get rows only for what is in view."""
CROWD_ROWS = 6
"""Rows of such a lane."""
MOST_TRIED = 8
"""So many more rows than marks alone need are tried, until all words have room."""
STUB_PX = 56.0
"""How far an unknown end is dotted on."""
ARROW_PX = 44.0
"""How far an open end reaches past today."""
BESIDE_DAYS = 60
UNKNOWN_KIND = ("slate", "circle")
"""Hue and glyph where the store does not have the kind."""
LEAST_VIEW_DAYS = 31.0
"""A view may grow by so much, however short it is, to hold the signs of what begins in it."""
WITHOUT_LANES = (
    "sayings", "portraits", "places", "extent", "beside", "ends", "sorted_starts", "kinds", "folds",
)  # fmt: skip
"""What of an arrangement is the same in whichever lanes its events stand."""


@dataclass
class Arrangement:
    """The timeline of one selection.

    Args:
        ground: The axis of the store it was selected from.
        home: The stretch of time (days) from which rows are given out.
        axis_px: The width of the axis at home.
        today: Where open ends leave off being known; None if nobody says.
        is_folding: Whether long empty stretches of time are folded.
    """

    ground: Ground
    selection: Selection
    spec: LaneSpec
    words: Words
    palette: Palette
    measure: MeasureText
    home: tuple[float, float]
    axis_px: float
    today: date | None
    is_folding: bool = False
    memory: Memory = field(default_factory=Memory)
    _packings: dict[tuple[int, int], RowPacking] = field(default_factory=dict)
    _crowds: dict[int, Crowd] = field(default_factory=dict)

    @property
    def columns(self) -> EventColumns:
        """All events of the store."""
        return self.ground.columns

    @property
    def library(self) -> Library:
        """Its vocabulary."""
        return self.ground.library

    @cached_property
    def sayings(self) -> Sayings:
        """What can be said beside the marks."""
        return Sayings(self.columns, self.words, self.palette, self.measure)

    @cached_property
    def portraits(self) -> Portraits:
        """How the events are drawn."""
        return Portraits(self.ground, self.places, self.selection, self.ends, self.kinds, UNKNOWN_KIND, self.sayings)

    @cached_property
    def places(self) -> Places | None:
        """Where on the ground the selection's marks are; None where they are all of it."""
        places = self.ground.places(self.selection.rows)
        return None if len(places) == len(self.ground.rows) else places

    @cached_property
    def table(self) -> LaneTable:
        """Lanes, and who stands in which."""
        return lane_table(self.membership, self._axis_rows, self.spec)

    @cached_property
    def membership(self) -> Membership:
        """Where everybody belongs, whichever lanes are hidden and in whichever order they stand."""
        return membership_of(self.columns, self.library, self._axis_rows, self.spec.by, self.words)

    @property
    def _axis_rows(self) -> Rows:
        return self.ground.rows if self.places is None else self.ground.rows[self.places]

    def with_lanes(self, spec: LaneSpec) -> "Arrangement":
        """The same events in other lanes; what was worked out and does not hang on the lanes is taken over."""
        other = replace(self, spec=spec, memory=Memory(), _packings={}, _crowds={})
        kept = WITHOUT_LANES if spec.by is not self.spec.by else (*WITHOUT_LANES, "membership")
        other.__dict__.update({name: self.__dict__[name] for name in kept if name in self.__dict__})
        return other

    @property
    def is_of_all(self) -> bool:
        """Whether every event of the store is shown, and as sure as every other."""
        selection = self.selection
        return len(selection) == len(self.columns) and selection.in_range is None and selection.as_of is None

    def is_like(self, other: "Arrangement") -> bool:
        """Whether another one of all events would be the same, but for the heights of lanes."""
        return (
            self.ground is other.ground
            and self.spec.has_same_lanes(other.spec)
            and (self.words, self.palette, self.measure) == (other.words, other.palette, other.measure)
            and (self.home, self.axis_px, self.today) == (other.home, other.axis_px, other.today)
            and self.is_folding == other.is_folding
        )

    def marks_at(self, places: Positions) -> Marks:
        """The shapes in time at some places, which are numbers into ``table.rows``."""
        return self.ground.marks_at(places, self.places)

    @cached_property
    def extent(self) -> tuple[float, float] | None:
        """The stretch of time that has marks."""
        return self.ground.extent(self.places)

    @cached_property
    def beside(self) -> Rows:
        """The rows that stand beside the axis."""
        return beside_rows(self.columns, self.selection.rows)

    def is_beside(self, row: int) -> bool:
        """Whether a row stands beside the axis; asked at every frame, however many do."""
        at = int(np.searchsorted(self.beside, np.int32(row)))
        return at < len(self.beside) and int(self.beside[at]) == row

    @property
    def documents(self) -> tuple[DocumentSpan, ...]:
        """Issue dates and coverage."""
        return self.ground.documents

    @cached_property
    def horizon(self) -> float:
        """The time up to which what is open is drawn as going on."""
        if self.today is not None:
            return float(self.today.toordinal() + 1)
        return self.extent[1] + BESIDE_DAYS if self.extent else 0.0

    @cached_property
    def members(self) -> tuple[Positions, ...]:
        """For each lane the places of the events drawn whole in it, in order."""
        return _by_lane(np.arange(len(self.table.home)), self.table)

    def place_of(self, row: int) -> int | None:
        """The place of a row among the marks; None where it stands beside the axis or is not shown."""
        rows = self.table.rows
        place = int(np.searchsorted(rows, np.int32(row)))
        return place if place < len(rows) and int(rows[place]) == row else None

    @cached_property
    def visitors(self) -> tuple[Positions, ...]:
        """For each lane the places of the events that stand in it as a tick, in the order of their times."""
        found = [self.table.visitors[self.table.visited == lane] for lane in range(len(self.table.lanes))]
        return tuple(each[np.argsort(self._visit_times(each), kind="stable")].astype(np.int64) for each in found)

    @cached_property
    def ends(self) -> tuple[Times, Times]:
        """Finite start and end of every mark, open ends drawn to the horizon."""
        starts, ends = self.ground.starts, self.ground.ends(self.horizon)
        return (starts, ends) if self.places is None else (starts.take(self.places), ends.take(self.places))

    def crowd(self, lane: int) -> Crowd:
        """The stretches of time of a lane's members."""
        if lane not in self._crowds:
            members = self.members[lane]
            self._crowds[lane] = Crowd(members, *(times.take(members) for times in self.ends))
        return self._crowds[lane]

    @cached_property
    def visits(self) -> tuple[Times, ...]:
        """For each lane the times of its ticks, rising, beside ``visitors``."""
        return tuple(self._visit_times(each) for each in self.visitors)

    def _visit_times(self, places: Positions) -> Times:
        starts, ends = (times.take(places) for times in self.ends)
        return (starts + np.minimum(ends, starts + 1)) / 2

    @cached_property
    def sorted_starts(self) -> Times:
        """When the marks begin, rising."""
        return np.sort(self.ends[0])

    @cached_property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """Hue and glyph by kind code."""
        found = []
        for key in self.columns.vocabulary[Facet.KIND]:
            kind = self.library.kinds.get(KindId(key))
            found.append((kind.hue, kind.glyph) if kind else UNKNOWN_KIND)
        return tuple(found)

    def look(self, row: int) -> tuple[str, str]:
        """Hue and glyph of a row."""
        code = int(self.columns.kind[row])
        return self.kinds[code] if 0 <= code < len(self.kinds) else UNKNOWN_KIND

    def is_possible(self, row: int) -> bool:
        """Whether range or as-of only call a row possible."""
        selection = self.selection
        return any(
            clock is not None and bool(clock[row] == IN_DOUBT) for clock in (selection.in_range, selection.as_of)
        )

    @cached_property
    def folds(self) -> Folds:
        """The long stretches of time in which nothing begins or ends, if they are to be folded."""
        if not self.is_folding:
            return NO_FOLDS
        marks = self.marks_at(np.arange(len(self._axis_rows)))
        published = [time for span in self.documents if span.published is not None for time in span.published]
        times = np.concatenate([marks.outer_start, marks.core_start, marks.core_end, marks.outer_end, published])
        return folds_of(times)

    @cached_property
    def home_px_per_day(self) -> float:
        """The zoom from which rows are given out."""
        return Scale(*self.home, 0.0, self.axis_px, self.folds).px_per_day

    @cached_property
    def needs(self) -> tuple[LaneNeed, ...]:
        """What each lane asks for, at home."""
        return tuple(LaneNeed(self._rows_needed(lane), len(members)) for lane, members in enumerate(self.members))

    def _rows_needed(self, lane: int) -> int:
        """As few rows as give everybody a place, and words to all if a few more will do."""
        if len(self.members[lane]) > MOST_PACKED:
            return CROWD_ROWS
        footprints = self.footprints(lane)
        least = max(1, footprints.depth(self.home_px_per_day))
        most = min(least + MOST_TRIED, footprints.depth(self.home_px_per_day, WordsAt.RIGHT))
        for rows in range(least, most):
            packing = self.packing(lane, rows)
            if packing.left_over == packing.wordless == 0:
                return rows
        return max(1, most)

    def packing(self, lane: int, rows: int) -> RowPacking:
        """The rows of a lane that has few enough events to give every one a place."""
        key = (lane, rows)
        if key not in self._packings:
            self._packings[key] = RowPacking(self.footprints(lane), self.home_px_per_day, rows)
        return self._packings[key]

    def footprints(self, lane: int) -> Footprints:
        """What the members of a lane take of their rows."""
        return self.memory.once(("footprints", lane), lambda: self.footprints_of(self.members[lane]))

    def footprints_of(self, places: Positions, *, has_words: bool = True) -> Footprints:
        """What the events at some places take of their rows.

        Args:
            has_words: Without them only marks count, and nobody's words are measured.
        """
        marks = self.marks_at(places)
        starts, ends = (self.folds.flats(times[places]) for times in self.ends)
        glyph = self.palette.space("glyph")
        gap = self.palette.space("label_gap")
        is_bar = marks.is_bar
        head = np.where(is_bar, np.where(marks.unknown_start, STUB_PX, 2.0), 1.0)
        tail = np.where(marks.unknown_end, STUB_PX, np.where(marks.open_end, ARROW_PX, 2.0))
        rooms = np.array(self.sayings.rooms(marks.rows.tolist())) + gap if has_words else np.zeros(len(places))
        return Footprints(
            start=starts,
            end=ends,
            anchor=np.where(is_bar, starts, (starts + ends) / 2),
            before_px=np.where(is_bar, 2.0, glyph / 2 + 2),
            after_px=np.where(is_bar, glyph + 3 * gap, glyph / 2 + gap),
            head_px=head,
            tail_px=np.where(is_bar, tail, 1.0),
            label_px=rooms,
        )

    @cached_property
    def events_by_kind_code(self) -> Mapping[int, int]:
        """How many marks there are of each kind, for the legend."""
        codes, counts = np.unique(self.columns.kind[self.table.rows], return_counts=True)
        return dict(zip(codes.tolist(), counts.tolist(), strict=True))


def _by_lane(places: Positions, table: LaneTable) -> tuple[Positions, ...]:
    """Some places parted by lane, each in the order given; those at home in no lane are left out."""
    short = np.int16 if len(table.lanes) < np.iinfo(np.int16).max else np.int64
    homes = table.home.take(places).astype(short)  # short numbers are sorted by their digits, in one go
    order = np.argsort(homes, kind="stable")
    bounds = np.searchsorted(homes.take(order), np.arange(len(table.lanes) + 1))
    return tuple(places.take(order[start:end]) for start, end in pairwise(bounds))


def busiest(marks: Marks) -> tuple[float, float] | None:
    """Where a view should begin: the stretch of time that holds at least half of all marks and most for its length.

    A store whose events are spread evenly gets all of it. Some air is left at either side. None without marks.
    """
    starts = np.where(np.isfinite(marks.outer_start), marks.outer_start, marks.core_end)
    starts = np.sort(starts[np.isfinite(starts)])
    if not len(starts):
        return None
    best = (-1.0, 0.0, 0.0)
    for share in np.linspace(0.5, 1.0, 26):
        count = max(1, int(np.ceil(len(starts) * share)))
        spans = starts[count - 1 :] - starts[: len(starts) - count + 1]
        first = int(np.argmin(spans))
        score = float(share) / (float(spans[first]) + 30.0) ** 0.2
        if score > best[0]:
            best = (score, float(starts[first]), float(starts[first + count - 1]) + 1)
    _, start, end = best
    end = max(end, _last_middle(marks, start, end))
    air = max((end - start) * 0.08, 15.0)
    return start - air, end + air


def _last_middle(marks: Marks, start: float, end: float) -> float:
    """Where the signs of points end that begin in a stretch of time: one of uncertain date stands in its middle.

    No further than the stretch is long, so that a point as wide as a century takes no view along.
    """
    begins = ~marks.is_bar & (marks.outer_start >= start) & (marks.outer_start <= end)
    near = (marks.outer_start[begins] + marks.outer_end[begins]) / 2
    near = near[near <= end + max(end - start, LEAST_VIEW_DAYS)]
    return float(near.max()) if len(near) else end
