"""Who of a lane is drawn singly and in which row; the others are counted, and nobody is lost.

A lane of few events gives each a row for good. One of very many seats only whom the view has room for, and remembers
where they sat. Whoever the user has chosen is seated first: nobody one looks at hides in a count.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import floor, log2

import numpy as np

from briefviewer.columns.events import Mask
from briefviewer.timeline.arrangement import MOST_PACKED, STUB_PX, Arrangement
from briefviewer.timeline.attention import Chosen
from briefviewer.timeline.bands import LaneBand
from briefviewer.timeline.crowds import Crowd
from briefviewer.timeline.lanes import Positions
from briefviewer.timeline.rows import NO_ROW, Extent, Footprints, RowNumbers, WordsAt, filled, given_out
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


@dataclass(frozen=True, slots=True)
class Seats:
    """Places of events with their rows, ``NO_ROW`` where one is only counted.

    ``through`` counts those who run into the view from before it and are not looked at singly; ``is_crowd`` where all
    but the chosen are counted.
    """

    places: Positions
    rows: RowNumbers
    through: int = 0
    is_crowd: bool = False


NO_SEATS = Seats(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


@dataclass(slots=True)
class SeatMemory:
    """Where the events of a lane of very many sat last, and where their words stood.

    At one zoom nobody asks twice: who found no row finds none until the zoom has changed by half an octave.
    """

    seats: dict[int, tuple[int, WordsAt]] = field(default_factory=dict)
    asked_at: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class ChosenMemory:
    """Who was chosen last, and who of them sits in which lane: worked out once, however many they are."""

    chosen: Chosen | None = None
    crowds: dict[int, Crowd] = field(default_factory=dict)


def seats_of(arrangement: Arrangement, band: LaneBand, scale: Scale, chosen: Chosen) -> Seats:
    """The seats of a lane in view.

    Args:
        chosen: Rows of the columns that the user looks at.
    """
    members, crowd = arrangement.members[band.index], arrangement.crowds[band.index]
    start, end = scale.invert(scale.left - STUB_PX), scale.invert(scale.right + STUB_PX)
    if len(members) <= MOST_PACKED:
        rows = arrangement.packing(band.index, band.rows).rows_at(scale.px_per_day)
        seen = crowd.between(start, end)
        places, taken = members[seen], rows[seen]
        return Seats(places, _with_guests(arrangement, band, scale, places, taken, chosen))
    room = max(1, int(band.rows * (scale.right - scale.left) / ROOM_PX))
    total = crowd.count_between(start, end)
    if total <= room:
        seen = crowd.between(start, end)
    elif crowd.count_begun(end) - crowd.count_begun(start) <= room:
        seen = crowd.beginning(start, end)
    elif scale.px_per_day >= CLOSE_PX:
        seats = _first_of_each_day(arrangement, band, scale, crowd.beginning(start, end), total)
        rows = _with_guests(arrangement, band, scale, seats.places, seats.rows, chosen, has_others=False)
        return replace(seats, rows=rows)
    else:
        places = _chosen_places(arrangement, band.index, start, end, chosen)
        return Seats(places, _seated_again(arrangement, band, scale, places), is_crowd=True)
    places = members[seen]
    through = total - len(seen)
    if through and len(chosen):
        missing = np.setdiff1d(_chosen_places(arrangement, band.index, start, end, chosen), places)
        places, through = np.union1d(places, missing), through - len(missing)
    rows = _seated_again(arrangement, band, scale, places)
    return Seats(places, _with_guests(arrangement, band, scale, places, rows, chosen), through)


def _first_of_each_day(arrangement: Arrangement, band: LaneBand, scale: Scale, seen: Positions, total: int) -> Seats:
    """Closer up days do not part any further: so many of each as there are rows are seated, the others counted."""
    places = arrangement.members[band.index][seen]
    days = np.floor(arrangement.ends[0][places]).astype(np.int64)
    order = np.argsort(days, kind="stable")
    _, first, counts = np.unique(days[order], return_index=True, return_counts=True)
    place_in_day = np.arange(len(order)) - np.repeat(first, counts)
    seated = np.sort(order[place_in_day < band.rows])
    rows = np.full(len(places), NO_ROW, dtype=np.int64)
    rows[seated] = _seated_again(arrangement, band, scale, places[seated])
    return Seats(places, rows, total - len(places))


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
    return Crowd(places, starts, ends, np.sort(ends))


def _seated_again(arrangement: Arrangement, band: LaneBand, scale: Scale, places: Positions) -> RowNumbers:
    """Rows for some of a lane of very many: as before where nobody is in the way, the others where there is room."""
    memory = arrangement.memory.once(("seats", band.index), SeatMemory)
    zoom, seats = scale.px_per_day, memory.seats
    asked_at = (floor(2 * log2(zoom)), band.rows)
    if asked_at != memory.asked_at or len(seats) > MOST_REMEMBERED:
        memory.asked_at = asked_at
        kept = set(places.tolist())
        memory.seats = seats = {place: seat for place, seat in seats.items() if place in kept and seat[0] != NO_ROW}
    known = [seats.get(place) for place in places.tolist()]
    rows = np.full(len(places), NO_ROW, dtype=np.int64)
    asking = np.flatnonzero([seat is None or seat[0] != NO_ROW for seat in known])
    footprints = arrangement.footprints_of(places[asking])
    held, words = _still_seated(footprints, zoom, [known[index] for index in asking.tolist()], band.rows)
    rows[asking], sides = given_out(np.array(held, dtype=np.int64), words, footprints, zoom, band.rows)
    seats.update(zip(places[asking].tolist(), zip(rows[asking].tolist(), sides, strict=True), strict=True))
    return rows


def _still_seated(
    footprints: Footprints, zoom: float, seats: Sequence[tuple[int, WordsAt] | None], count: int
) -> tuple[list[int], list[WordsAt]]:
    """Who can stay where he sat: further out seats come closer, and some get into each other's way."""
    spans = [footprints.spans(zoom, side) for side in WordsAt]
    bare = spans[WordsAt.NONE]
    rows, words = [NO_ROW] * len(bare), [WordsAt.NONE] * len(bare)
    last: dict[int, int] = {}
    for index in sorted((each for each, seat in enumerate(seats) if seat is not None), key=lambda each: bare[each]):
        seat = seats[index]
        if seat is None or not 0 <= seat[0] < count:
            continue
        row, side = seat
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
    return rows, words


def _with_guests(
    arrangement: Arrangement,
    band: LaneBand,
    scale: Scale,
    places: Positions,
    rows: RowNumbers,
    chosen: Chosen,
    *,
    has_others: bool = True,
) -> RowNumbers:
    """Rows also for those who have none of their own: the chosen first, then whoever finds one free in view."""
    waiting = rows == NO_ROW
    if not waiting.any():
        return rows
    is_held = chosen.among(arrangement.marks.rows[places])
    first = np.flatnonzero(is_held & waiting)[:MOST_CHOSEN].tolist()
    is_few = has_others and int(waiting.sum()) <= MOST_GUESTS
    if not first and not is_few:
        return rows
    spans = _spans_in_view(arrangement, scale, places)
    if first:
        rows = _made_room(rows, spans, first, is_held, band.rows)
    return filled(rows, spans, band.rows) if has_others else rows


def _spans_in_view(arrangement: Arrangement, scale: Scale, places: Positions) -> list[Extent]:
    """What lies beside the view takes no room in it."""
    zoom = scale.px_per_day
    left, right = scale.flat(scale.start) * zoom, scale.flat(scale.end) * zoom
    return [
        (max(start, left), min(end, right)) if start < right and end > left else (start, end)
        for start, end in arrangement.footprints_of(places, has_words=False).spans(zoom)
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
