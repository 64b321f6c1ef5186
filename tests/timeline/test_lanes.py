"""Who stands in which lane: whole in the first, as a tick in the others."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.columns.build import columns_from_events
from briefviewer.domain.event import Event
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.lanes import DYAD_LANES, REST, LaneSpec, LaneTable, Membership, lane_table, membership_of
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import ENGLISH, a_world, all_rows


def table(events: list[Event], by: LaneBy, *, words: Words = ENGLISH, **wishes: object) -> LaneTable:
    library = a_world()
    spec = LaneSpec(by, **wishes)  # type: ignore[arg-type]
    rows = all_rows(events)
    return lane_table(membership_of(columns_from_events(events, library), library, rows, by, words), rows, spec)


def told(found: LaneTable) -> list[tuple[str, int]]:
    return [(lane.label, lane.total) for lane in found.lanes]


def test_themes_in_the_order_of_the_library() -> None:
    events = [
        an_event("a", kind="summit", themes=["trade", "alliance"]),
        an_event("b", kind="summit", themes=["alliance"]),
        an_event("c", kind="summit"),
    ]
    found = table(events, LaneBy.THEME)
    assert told(found) == [("Alliance", 2), ("Trade and investment", 1), ("No theme", 1)]
    assert found.home.tolist() == [1, 0, 2]
    assert (found.visitors.tolist(), found.visited.tolist()) == ([0], [0])


def test_names_follow_the_language() -> None:
    found = table([an_event("a", kind="summit", themes=["alliance"])], LaneBy.THEME, words=Words.for_language("ko"))
    assert found.lanes[0].label == "동맹"


def test_actors_stand_with_their_country() -> None:
    events = [
        an_event("a", kind="summit", actors=["minister", "rok", "usa"]),
        an_event("b", kind="summit", actors=["forum"]),
        an_event("c", kind="summit", actors=["usa", "forum"]),
    ]
    found = table(events, LaneBy.ACTOR)
    assert told(found) == [("South Korea", 1), ("United States", 2), ("A forum", 2)]
    assert found.home.tolist() == [0, 2, 1]


def test_actor_of_a_single_event_has_no_lane_of_its_own() -> None:
    found = table([an_event("a", kind="summit", actors=["forum"])], LaneBy.ACTOR)
    assert told(found) == [("Other actors", 1)]


def test_pairs_of_countries() -> None:
    events = [
        an_event("a", kind="summit", actors=["minister", "usa"]),
        an_event("b", kind="summit", actors=["usa", "rok", "dprk"]),
        an_event("c", kind="summit", actors=["usa"]),
    ]
    found = table(events, LaneBy.DYAD)
    assert told(found) == [
        ("South Korea – United States", 2),
        ("South Korea – North Korea", 1),
        ("United States – North Korea", 1),
        ("No pair of countries", 1),
    ]
    assert len(found.lanes) <= DYAD_LANES + 2


def test_kinds_and_documents() -> None:
    events = [
        an_event("a", kind="policy", documents=["beta", "alpha-digest"], on="2024"),
        an_event("b", kind="summit", documents=[], on="2024"),
    ]
    assert told(table(events, LaneBy.KIND)) == [("Summit", 1), ("Policy", 1)]
    assert [lane.total for lane in table(events, LaneBy.DOCUMENT).lanes] == [1, 1, 1]


def test_hidden_lanes_hand_their_events_on() -> None:
    events = [
        an_event("a", kind="summit", themes=["trade", "alliance"]),
        an_event("b", kind="summit", themes=["trade"]),
    ]
    found = table(events, LaneBy.THEME, hidden=frozenset({"trade"}))
    assert told(found) == [("Alliance", 1)]
    assert found.home.tolist() == [0, -1]
    assert found.hidden == 1


def test_order_asked_for_comes_first() -> None:
    events = [an_event("a", kind="summit", themes=["alliance", "trade", "north"])]
    found = table(events, LaneBy.THEME, order=("north",))
    assert [lane.key for lane in found.lanes] == ["north", "alliance", "trade"]


@pytest.mark.parametrize("by", [LaneBy.THEME, LaneBy.DOCUMENT, LaneBy.ACTOR, LaneBy.DYAD, LaneBy.KIND])
def test_a_few_rows_of_many_stand_where_they_stand_alone(by: LaneBy) -> None:
    """Few rows are looked up one by one, many by reading all."""
    themes = [["trade"], ["alliance", "trade"], [], ["north"]]
    actors = [["rok", "usa"], ["usa", "dprk", "rok"], [], ["dprk"]]
    events = [
        an_event(
            f"e{number:02}",
            on=f"2025-01-{number + 1:02}",
            kind=("summit", "policy")[number % 2],
            themes=themes[number % 4],
            actors=actors[number % 4],
        )
        for number in range(28)
    ]
    columns = columns_from_events(events, a_world())
    for some in (slice(3, 9), slice(3, 25)):
        rows = all_rows(events)[some]
        found = membership_of(columns, a_world(), rows, by, ENGLISH)
        alone = [events[row] for row in rows.tolist()]
        expected = membership_of(columns_from_events(alone, a_world()), a_world(), all_rows(alone), by, ENGLISH)

        def named(of: Membership) -> list[tuple[int, str]]:
            pairs = zip(of.positions.tolist(), of.candidates.tolist(), strict=True)
            return [(position, of.labels[candidate]) for position, candidate in pairs]

        assert named(found) == named(expected)


def test_no_events_no_lanes() -> None:
    found = table([], LaneBy.DYAD)
    assert (found.lanes, len(found.home)) == ((), 0)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["alliance", "trade", "north"]), max_size=3),
            st.lists(st.sampled_from(["rok", "usa", "dprk", "minister", "forum"]), max_size=4),
        ),
        max_size=12,
    ),
    st.sampled_from(list(LaneBy)),
)
@pytest.mark.parametrize("documents", [(), ("alpha",)])
def test_every_event_has_one_home_and_no_lane_twice(
    documents: tuple[str, ...], wishes: list[tuple[list[str], list[str]]], by: LaneBy
) -> None:
    events = [
        an_event(f"e{number:02}", kind="summit", themes=themes, actors=actors, documents=documents)
        for number, (themes, actors) in enumerate(wishes)
    ]
    found = table(events, by)
    assert (found.home >= 0).all()
    pairs = [*zip(range(len(events)), found.home.tolist(), strict=True)]
    pairs += [*zip(found.visitors.tolist(), found.visited.tolist(), strict=True)]
    assert len(pairs) == len(set(pairs))
    counted = np.bincount([lane for _, lane in pairs], minlength=len(found.lanes)) if pairs else np.zeros(0)
    assert counted.tolist() == [lane.total for lane in found.lanes]
    assert all(lane.total for lane in found.lanes)
    assert [lane.key for lane in found.lanes].count(REST) <= 1
