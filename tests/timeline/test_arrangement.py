"""What does not change while the view moves: lanes, ends, horizons, and where a view should begin."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.arrangement import WITHOUT_LANES, Arrangement, busiest
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.marks import Marks, axis_rows, marks_of
from briefviewer.timeline.memory import Memory
from briefviewer.timeline.rows import WordsAt
from tests.builders import an_event
from tests.timeline.arrangements import TODAY, a_world, all_rows, an_arrangement
from tests.timeline.test_scene import a_story


def marks(*dates: str) -> Marks:
    events = [an_event(f"e{number:03}", on=on, kind="summit") for number, on in enumerate(dates)]
    columns = columns_from_events(events, a_world())
    return marks_of(columns, axis_rows(columns, all_rows(events)))


def test_view_begins_where_most_is() -> None:
    crowd = [(date(2025, 1, 1) + timedelta(days=9 * step)).isoformat() for step in range(30)]
    found = busiest(marks("1953", "1990-05", *crowd))
    assert found is not None
    assert date.fromordinal(int(found[0])).year == 2024
    assert date.fromordinal(int(found[1])) > date(2025, 9, 19)


def test_evenly_spread_events_are_all_shown() -> None:
    found = busiest(marks(*(str(year) for year in range(1950, 2020))))
    assert found is not None
    assert found[0] < date(1951, 1, 1).toordinal()
    assert found[1] > date(2019, 1, 1).toordinal()


def test_one_event_has_air_around_it() -> None:
    found = busiest(marks("2025-08-25"))
    assert found is not None
    assert found[1] - found[0] > 20


def test_nothing_has_no_view() -> None:
    assert busiest(marks()) is None


def test_the_view_begins_with_the_signs_of_uncertain_points_in_it() -> None:
    """Papers of about January 2025: the sign of each stands in the middle of its stretch, and must not be cut."""
    wide = marks(*["2025-01~"] * 9, "2024-12-20")
    found = busiest(wide)
    assert found is not None
    middle = (wide.outer_start + wide.outer_end).max() / 2
    assert found[1] >= middle + 15.0
    assert found[1] < wide.outer_end.max() + 30.0


def test_a_century_takes_no_view_along() -> None:
    found = busiest(marks("2025-08-25", "2025-08-26", "2025-08-27", "20XX"))
    assert found is not None
    assert found[1] < date(2025, 12, 1).toordinal()


def test_members_are_those_at_home_in_order() -> None:
    arrangement = an_arrangement(
        [
            an_event("a", on="2025-01-01", kind="summit", themes=["trade"]),
            an_event("b", on="2025-02-01", kind="summit", themes=["alliance", "trade"]),
            an_event("c", on="2025-03-01", kind="summit", themes=["trade"]),
        ]
    )
    assert [lane.tolist() for lane in arrangement.members] == [[1], [0, 2]]
    assert [lane.tolist() for lane in arrangement.visitors] == [[], [1]]


def test_ends_are_finite_and_open_ones_reach_the_horizon() -> None:
    arrangement = an_arrangement(
        [an_event("a", on="2025-01-01/..", kind="summit"), an_event("b", on="../2024", kind="summit")]
    )
    starts, ends = arrangement.ends
    assert np.isfinite(starts).all()
    assert np.isfinite(ends).all()
    assert arrangement.horizon == TODAY.toordinal() + 1
    assert ends.max() == arrangement.horizon


def test_without_today_the_horizon_lies_behind_the_events() -> None:
    arrangement = an_arrangement([an_event("a", on="2025-01-01", kind="summit")], today=None)
    assert arrangement.horizon > date(2025, 1, 2).toordinal()


def test_needs_and_packing_agree() -> None:
    arrangement = an_arrangement([an_event(f"e{day:02}", on="2025-08-25", kind="summit") for day in range(5)])
    (need,) = arrangement.needs
    assert (need.rows, need.events) == (5, 5)
    assert arrangement.packing(0, 8) is arrangement.packing(0, 8)


def test_unknown_kind_still_has_a_look() -> None:
    arrangement = an_arrangement([an_event("a", kind="summit")])
    assert arrangement.look(0) == ("blue", "circle")


def test_marks_alone_take_the_same_room_without_their_words() -> None:
    arrangement = an_arrangement(a_story())
    places = arrangement.members[0]
    whole, bare = arrangement.footprints_of(places), arrangement.footprints_of(places, has_words=False)
    assert bare.spans(2.0) == whole.spans(2.0)
    assert bare.spans(2.0, WordsAt.RIGHT) != whole.spans(2.0, WordsAt.RIGHT)


@pytest.mark.parametrize(
    "spec",
    [
        LaneSpec(LaneBy.THEME, hidden=frozenset({"trade"})),
        LaneSpec(LaneBy.THEME, order=("trade", "alliance")),
        LaneSpec(LaneBy.ACTOR),
        LaneSpec(LaneBy.KIND, hidden=frozenset({"summit"})),
    ],
)
def test_other_lanes_of_the_same_events_are_as_if_made_anew(spec: LaneSpec) -> None:
    before = an_arrangement(a_story())
    assert before.crowd(0)
    assert before.sorted_starts.size
    found = before.with_lanes(spec)
    anew = replace(before, spec=spec, memory=Memory(), _packings={}, _crowds={})
    assert found.table.lanes == anew.table.lanes
    assert found.table.home.tolist() == anew.table.home.tolist()
    assert [each.tolist() for each in found.members] == [each.tolist() for each in anew.members]
    assert [each.tolist() for each in found.visits] == [each.tolist() for each in anew.visits]
    assert found.needs == anew.needs
    assert found.ends is before.ends
    assert [found.crowd(lane).ends.tolist() for lane in range(len(found.members))] == [
        anew.crowd(lane).ends.tolist() for lane in range(len(anew.members))
    ]
    assert (found.membership is before.membership) is (spec.by is LaneBy.THEME)
    assert before.table.lanes != found.table.lanes


def test_what_is_taken_over_to_other_lanes_is_part_of_an_arrangement() -> None:
    assert all(hasattr(Arrangement, name) for name in WITHOUT_LANES)
