"""What an event looks like is found once, for many at a time, and holds in every view."""

import numpy as np

from briefviewer.domain.event import EventId, Status
from briefviewer.domain.facet import Facet, Filters
from briefviewer.timeline.marks import Manner
from briefviewer.timeline.portraits import SLANT_PX
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement


def test_portraits_come_in_the_order_they_are_asked_for_and_are_made_once() -> None:
    events = [an_event(f"e{n}", on=f"2025-0{n + 1}-01", kind="summit", title=f"Talks {n}") for n in range(4)]
    arrangement = an_arrangement(events)
    found = arrangement.portraits.of([2, 0, 2])
    assert [each.event for each in found] == ["e2", "e0", "e2"]
    assert [each.texts[0][0] for each in found] == ["Talks 2", "Talks 0", "Talks 2"]
    assert arrangement.portraits.of([0])[0] is found[1]


def test_portrait_tells_shape_and_look() -> None:
    events = [
        an_event("day", on="2025-03-01", kind="summit"),
        an_event("month", on="2025-04", kind="summit"),
        an_event("open", on="2025-05-01/..", kind="policy"),
        an_event("planned", on="2025-06-01", kind="summit", status=Status.EXPECTED),
    ]
    arrangement = an_arrangement(events)
    rows = arrangement.columns.rows_by_id
    day, month, goes_on, planned = (
        arrangement.portraits.of([int(np.searchsorted(arrangement.table.rows, rows[EventId(each.id)]))])[0]
        for each in events
    )
    assert (day.is_bar, day.is_exact, month.is_exact) == (False, True, False)
    assert (goes_on.is_bar, goes_on.open_end, goes_on.open_start, goes_on.unknown_end) == (True, True, False, False)
    assert (day.hue, day.glyph) == (month.hue, month.glyph) != (goes_on.hue, goes_on.glyph)
    assert (day.manner, planned.manner) == (Manner.HAPPENED, Manner.PLANNED)


def test_slanted_words_and_strong_ones_ask_for_more_room() -> None:
    events = [
        an_event("real", on="2025-03-01", kind="summit", title="Talks"),
        an_event("planned", on="2025-06-01", kind="summit", title="Talks", status=Status.EXPECTED),
    ]
    portraits = an_arrangement(events).portraits
    real, planned = portraits.of([0, 1])
    assert planned.texts[0][1] == real.texts[0][1] + SLANT_PX
    assert portraits.strong(real)[0][1] > real.texts[0][1]


def test_portraits_of_a_selection_are_those_of_its_own_places() -> None:
    events = [an_event(f"e{n}", on=f"2025-0{n + 1}-01", kind=("summit", "policy")[n % 2]) for n in range(4)]
    policies = Filters(include={Facet.KIND: (("policy",),)})
    arrangement = an_arrangement(events, filters=policies)
    assert [each.event for each in arrangement.portraits.of([0, 1])] == ["e1", "e3"]
