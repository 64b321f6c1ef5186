"""Who of a lane is drawn singly and in which row; the others are counted, and nobody is lost.

A lane of few events gives each a row for good. One of very many seats only whom the view has room for, and remembers
where they sat. Whoever the user has chosen is seated first: nobody one looks at hides in a count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import floor, log2

import numpy as np

from briefviewer.columns.events import Mask
from briefviewer.timeline.arrangement import MOST_PACKED, STUB_PX, Arrangement
from briefviewer.timeline.attention import Chosen
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.crowds import Crowd, Times
from briefviewer.timeline.lanes import Positions
from briefviewer.timeline.rows import NO_ROW, Extent, RowBook, RowNumbers, WordsAt, filled
from briefviewer.timeline.scale import Scale

ROOM_PX = 110.0
"""A lane of very many seats no more than one for so much of its rows."""
CLOSE_PX = 44.0
"""From a day so wide on, who begins on it is seated as far as there are rows."""
MOST_GUESTS = 60
"""If more than this have no row of their own, they are counted."""
MOST_CHOSEN = 60
"""No more of the chosen are seated before others; there is no room for a whole lane of them."""
MOST_REMEMBERED = 5000
SAME_ZOOM = 1e-9
"""A view that only pans changes its zoom by no more than that."""

Seat = tuple[int, WordsAt]
"""A row, and where room is kept for words."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Places of events with their rows, ``NO_ROW`` where one is only counted.

    ``through`` counts those who run into the view from before it and are not looked at singly; ``is_crowd`` where all
    are counted, the chosen too, who are drawn besides.
    """

    places: Positions
    rows: RowNumbers
    through: int = 0
    is_crowd: bool = False


NOBODY_ASKS: Positions = np.zeros(0, dtype=np.int64)


@dataclass(slots=True)
class SeatMemory:
    """Where the events of a lane of very many sit at one zoom, and where they sat before.

    Nobody asks twice: while the view pans all stay where they are, and who found no row finds none until the zoom has
    changed by half an octave; only the chosen of a lane that is counted ask at every view.

    Args:
        seats: The row of each place in view, and where room is kept for words.
        spans: What each takes of his row without and with words, in pixels from time 0.
        before: Seats at other zooms, or before they went out of view.
    """

    zoom: float = 0.0
    rows: int = 0
    book: RowBook = field(default_factory=lambda: RowBook(0))
    seats: dict[int, Seat] = field(default_factory=dict)
    spans: dict[int, tuple[Extent, Extent]] = field(default_factory=dict)
    before: dict[int, Seat] = field(default_factory=dict)

    def turn(self, zoom: float, rows: int, places: Sequence[int], *, asks_again: bool = False) -> None:
        """Look at some places, at a zoom and a number of rows; who is none of them gets up.

        Args:
            asks_again: Whether those ask again who found no row.
        """
        asked = set(places)
        for place in places if asks_again else ():
            for seats in (self.seats, self.before):
                if seats.get(place, (0,))[0] == NO_ROW:
                    del seats[place]
        if (zoom, rows) == (self.zoom, self.rows) and len(self.before) <= MOST_REMEMBERED:
            for place in [place for place in self.seats if place not in asked]:
                self.before[place] = seat = self.seats.pop(place)
                spans = self.spans.pop(place)
                if seat[0] != NO_ROW:
                    self.book.leave(seat[0], *spans)
            return
        before = {**self.before, **self.seats}
        is_near = rows == self.rows and floor(2 * log2(zoom)) == floor(2 * log2(self.zoom))
        if not is_near or len(before) > MOST_REMEMBERED:
            before = {place: seat for place, seat in before.items() if place in asked and 0 <= seat[0] < rows}
        self.zoom, self.rows, self.book = zoom, rows, RowBook(rows)
        self.seats, self.spans, self.before = {}, {}, before

    def seat(self, new: Sequence[int], spans: Sequence[Sequence[Extent]]) -> None:
        """Find rows for some who have none yet: where they sat before, else where there is room.

        Args:
            spans: What each of them takes of a row, by where his words stand.
        """
        before = [self.before.get(place) for place in new]
        rows, words = _still_seated(self.book, spans, before)
        is_asking = [row == NO_ROW and (not seat or seat[0] != NO_ROW) for row, seat in zip(rows, before, strict=True)]
        waiting = [index for index, each in enumerate(is_asking) if each]
        given = self.book.give([[each[index] for index in waiting] for each in spans])
        for index, row, side in zip(waiting, *given, strict=True):
            rows[index], words[index] = row, side
        self.seats.update(zip(new, zip(rows, words, strict=True), strict=True))
        taken = (spans[side][index] for index, side in enumerate(words))
        self.spans.update(zip(new, zip(spans[WordsAt.NONE], taken, strict=True), strict=True))


@dataclass(slots=True)
class ZoomMemory:
    """The zoom at which all lanes are seen. Panning changes it by rounding alone, and that is no change."""

    zoom: float = 1.0

    def near(self, px_per_day: float) -> float:
        """A zoom, or the one before where both are the same."""
        if abs(px_per_day / self.zoom - 1) > SAME_ZOOM:
            self.zoom = px_per_day
        return self.zoom


@dataclass(slots=True)
class ChosenMemory:
    """Who was chosen last, and who of them sits in which lane: worked out once, however many they are."""

    chosen: Chosen | None = None
    crowds: dict[int, Crowd] = field(default_factory=dict)


@dataclass(slots=True)
class _Asked:
    """Who of a lane is in view (``places``), in which rows, and who of them (numbers into ``places``) asks for one."""

    band: LaneBand
    places: Positions
    rows: RowNumbers
    asking: Positions
    through: int = 0
    is_crowd: bool = False
    has_guests: bool = True


def seats_of(arrangement: Arrangement, bands: Sequence[LaneBand], scale: Scale, chosen: Chosen) -> list[Seats]:
    """The seats of some lanes in view; whoever comes into view anew is measured with those of all other lanes.

    Args:
        chosen: Rows of the columns that the user looks at.
    """
    asked = [_asked(arrangement, band, scale, chosen) if band.rows else _nobody(band) for band in bands]
    _seat(arrangement, scale, [each for each in asked if len(each.asking)])
    return [
        Seats(each.places, _with_guests(arrangement, scale, each, chosen), each.through, each.is_crowd)
        for each in asked
    ]


def _nobody(band: LaneBand) -> _Asked:
    return _Asked(band, NOBODY_ASKS, NOBODY_ASKS, NOBODY_ASKS)


def _asked(arrangement: Arrangement, band: LaneBand, scale: Scale, chosen: Chosen) -> _Asked:
    members, crowd = arrangement.members[band.index], arrangement.crowd(band.index)
    start, end = scale.invert(scale.left - STUB_PX), scale.invert(scale.right + STUB_PX)
    if len(members) <= MOST_PACKED:
        rows = arrangement.packing(band.index, band.rows).rows_at(scale.px_per_day)
        seen = crowd.between(start, end)
        return _Asked(band, members[seen], rows[seen], NOBODY_ASKS)
    room = max(1, int(band.rows * (scale.right - scale.left) / ROOM_PX))
    total = crowd.count_between(start, end)
    if total <= room:
        return _all_asking(band, members[crowd.between(start, end)])
    is_few = crowd.count_begun(end) - crowd.count_begun(start) <= room
    if not is_few and scale.px_per_day < CLOSE_PX:
        return _all_asking(band, _chosen_places(arrangement, band.index, start, end, chosen), is_crowd=True)
    places = members[crowd.beginning(start, end)]
    through = crowd.count_begun(start) - crowd.count_over(scale.start)
    if through and len(chosen):
        missing = np.setdiff1d(_chosen_places(arrangement, band.index, start, end, chosen), places)
        places = np.union1d(places, missing)
        through -= int((arrangement.ends[1][missing] > scale.start).sum())
    if is_few:
        return _all_asking(band, places, through=through)
    first = _first_of_each_day(arrangement.ends[0][places], band.rows)
    return _Asked(band, places, np.full(len(places), NO_ROW, dtype=np.int64), first, through, has_guests=False)


def _all_asking(band: LaneBand, places: Positions, *, through: int = 0, is_crowd: bool = False) -> _Asked:
    rows = np.full(len(places), NO_ROW, dtype=np.int64)
    return _Asked(band, places, rows, np.arange(len(places)), through, is_crowd)


def _first_of_each_day(starts: Times, most: int) -> Positions:
    """Closer up days do not part any further: so many of each as there are rows are seated, the others counted."""
    days = np.floor(starts).astype(np.int64)
    order = np.argsort(days, kind="stable")
    _, first, counts = np.unique(days[order], return_index=True, return_counts=True)
    place_in_day = np.arange(len(order)) - np.repeat(first, counts)
    seated: Positions = np.sort(order[place_in_day < most])
    return seated


def _chosen_places(arrangement: Arrangement, lane: int, start: float, end: float, chosen: Chosen) -> Positions:
    """The chosen of a lane that are in view; of very many those that begin in it, as many as may be seated."""
    if not len(chosen):
        return np.zeros(0, dtype=np.int64)
    memory = arrangement.memory.once("chosen", ChosenMemory)
    if memory.chosen is not chosen:
        memory.chosen, memory.crowds = chosen, {}
    if lane not in memory.crowds:
        memory.crowds[lane] = _chosen_crowd(arrangement, lane, chosen)
    crowd = memory.crowds[lane]
    if crowd.count_between(start, end) <= MOST_CHOSEN:
        return crowd.places[crowd.between(start, end)]
    return crowd.places[crowd.beginning(start, end, MOST_CHOSEN)]


def _chosen_crowd(arrangement: Arrangement, lane: int, chosen: Chosen) -> Crowd:
    table = arrangement.table
    at = np.minimum(np.searchsorted(table.rows, chosen.rows), len(table.rows) - 1)
    places: Positions = at[(table.rows[at] == chosen.rows) & (table.home[at] == lane)].astype(np.int64)
    starts, ends = (times[places] for times in arrangement.ends)
    return Crowd(places, starts, ends)


def _seat(arrangement: Arrangement, scale: Scale, asked: Sequence[_Asked]) -> None:
    """Rows in lanes of very many: as before where nobody is in the way, the others where there is room."""
    zoom = arrangement.memory.once("zoom", ZoomMemory).near(scale.px_per_day)
    memories = [_seat_memory(arrangement, each.band) for each in asked]
    asking = [each.places[each.asking].tolist() for each in asked]
    new = []
    for each, memory, places in zip(asked, memories, asking, strict=True):
        memory.turn(zoom, each.band.rows, places, asks_again=each.is_crowd)
        new.append([place for place in places if place not in memory.seats])
    footprints = arrangement.footprints_of(np.array([place for some in new for place in some], dtype=np.int64))
    spans = [iter(footprints.spans(zoom, side)) for side in WordsAt]
    for each, memory, some, places in zip(asked, memories, new, asking, strict=True):
        memory.seat(some, [list(islice(of_all, len(some))) for of_all in spans])
        each.rows[each.asking] = [memory.seats[place][0] for place in places]


def _seat_memory(arrangement: Arrangement, band: LaneBand) -> SeatMemory:
    return arrangement.memory.once(("seats", band.index), SeatMemory)


def _still_seated(
    book: RowBook, spans: Sequence[Sequence[Extent]], seats: Sequence[Seat | None]
) -> tuple[list[int], list[WordsAt]]:
    """Who can sit where he sat: further out seats come closer, and some get into each other's way."""
    bare = spans[WordsAt.NONE]
    rows, words = [NO_ROW] * len(bare), [WordsAt.NONE] * len(bare)
    last: dict[int, int] = {}
    for index in sorted((each for each, seat in enumerate(seats) if seat is not None), key=lambda each: bare[each]):
        seat = seats[index]
        if seat is None or seat[0] == NO_ROW or not book.has_room(seat[0], bare[index]):
            continue
        row, side = seat
        if not book.has_room(row, spans[side][index]):
            side = WordsAt.NONE
        before = last.get(row)
        if before is not None:
            if bare[before][1] > bare[index][0]:
                continue
            if spans[words[before]][before][1] > bare[index][0]:
                words[before] = WordsAt.NONE
            if spans[words[before]][before][1] > spans[side][index][0]:
                side = WordsAt.NONE
        rows[index], words[index] = row, side
        last[row] = index
    for index, row in enumerate(rows):
        if row != NO_ROW:
            book.hold(row, bare[index], spans[words[index]][index])
    return rows, words


def _with_guests(arrangement: Arrangement, scale: Scale, asked: _Asked, chosen: Chosen) -> RowNumbers:
    """Rows also for those who have none of their own: the chosen first, then whoever finds one free in view."""
    places, rows, band = asked.places, asked.rows, asked.band
    waiting = rows == NO_ROW
    if asked.is_crowd or not waiting.any():
        return rows
    is_held = chosen.among(arrangement.table.rows[places])
    first = np.flatnonzero(is_held & waiting)[:MOST_CHOSEN].tolist()
    has_others = asked.has_guests and int(waiting.sum()) <= MOST_GUESTS
    if not first and not has_others:
        return rows
    spans = _spans_in_view(scale, *_bare_spans(arrangement, band, scale, places))
    if first:
        rows = _made_room(rows, spans, first, is_held, band.rows)
    return filled(rows, spans, band.rows) if asked.has_guests else rows


def _bare_spans(
    arrangement: Arrangement, band: LaneBand, scale: Scale, places: Positions
) -> tuple[float, Sequence[Extent]]:
    """What the events at some places take without words, and the zoom at which they do; remembered in a crowd."""
    if len(arrangement.members[band.index]) > MOST_PACKED:
        memory = _seat_memory(arrangement, band)
        known = [memory.spans.get(place) for place in places.tolist()]
        if None not in known:
            return memory.zoom, [spans[0] for spans in known if spans is not None]
    zoom = scale.px_per_day
    return zoom, arrangement.footprints_of(places, has_words=False).spans(zoom)


def _spans_in_view(scale: Scale, zoom: float, spans: Sequence[Extent]) -> list[Extent]:
    """What lies beside the view takes no room in it."""
    left, right = scale.flat(scale.start) * zoom, scale.flat(scale.end) * zoom
    return [
        (max(start, left), min(end, right)) if start < right and end > left else (start, end) for start, end in spans
    ]


def _made_room(
    rows: RowNumbers, spans: Sequence[Extent], first: Sequence[int], is_held: Mask, count: int
) -> RowNumbers:
    """Seats for some where the fewest others have to get up; nobody gets up who is himself held."""
    found = rows.copy()
    left, right = np.array(spans, dtype=np.float64).T
    for index in first:
        others = np.flatnonzero((found != NO_ROW) & (left < right[index]) & (right > left[index]))
        in_the_way = np.bincount(found[others], minlength=count)
        is_free = np.ones(count, dtype=np.bool_)
        is_free[found[others[is_held[others]]]] = False
        if is_free.any():
            row = int(np.argmin(np.where(is_free, in_the_way, len(found) + 1)))
            found[others[found[others] == row]] = NO_ROW
            found[index] = row
    return found
