"""The scene: all there, nothing over another, nothing outside, and told as text for people to read."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import Board, Event, EventId, Role, Status
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.bands import Fit
from briefviewer.timeline.brushed import Brush
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.timeline.shapes import Density
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import an_arrangement, looking_at
from tests.timeline.scene_text import told


def days(first: str, last: str, width: float = 1000.0, height: float = 700.0, scroll: float = 0.0) -> Viewport:
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return Viewport(float(start), float(end), width, height, scroll)


YEAR = days("2024-09-20", "2025-12-01")


def a_story() -> list[Event]:
    """A little of everything."""
    return [
        an_event("meeting", on="2025-08-25", kind="summit", title="First meeting in the capital", themes=["alliance"]),
        an_event("frame", on="2025-08-25", kind="policy", title="Framework agreed", themes=["trade", "alliance"]),
        an_event("review", on="2025-02/..", kind="policy", title="Review of the posture goes on", themes=["alliance"]),
        an_event("troops", on="2024-10~/2025-06", kind="policy", title="Troops are sent", themes=["north"]),
        an_event("shells", on="2024-11/", kind="policy", title="Shells are sent", themes=["north"]),
        an_event("doctrine", on="/2025-03-10", kind="policy", title="Old doctrine ends", themes=["north"]),
        an_event("talks", on="2025-10", kind="summit", title="Talks some time in October", themes=["trade"]),
        an_event("visit", on="2025-11-20", kind="summit", title="At the edge", themes=["trade"]),
        an_event("plan", on="2025-05-05", kind="summit", status=Status.EXPECTED, title="Planned", themes=["trade"]),
        an_event(
            "rumour", on=None, role=Role.NONE, external="2024-12-14", kind="summit", title="Rumour", themes=["north"]
        ),
        an_event("idea", on=None, role=Role.NONE, board=Board.SCENARIOS, kind="policy", title="An idea"),
        an_event("advice", on=None, role=Role.NONE, board=Board.RECOMMENDATIONS, kind="policy", title="Advice"),
    ]


def test_a_story_as_text(golden: Callable[[str, str], None]) -> None:
    scene = build(an_arrangement(a_story()), YEAR, brush=Brush(date(2025, 8, 14), date(2025, 11, 6), 3, 1))
    golden("timeline/story.txt", told(scene))


@pytest.mark.parametrize(
    ("name", "viewport"),
    [
        ("decades", days("1990-01-01", "2040-01-01")),
        ("month", days("2025-08-10", "2025-09-10")),
        ("day", days("2025-08-25", "2025-08-26")),
        ("centuries", days("1500-01-01", "2500-01-01")),
        ("week", days("2025-08-22", "2025-08-29")),
        ("hours", Viewport(float(date(2025, 8, 25).toordinal()) + 0.4, date(2025, 8, 25).toordinal() + 0.6, 1000, 700)),
        ("empty", days("2012-01-01", "2012-06-30")),
        ("low", replace(days("2024-10-01", "2025-12-01"), height=480.0)),
        ("narrow", replace(days("2024-10-01", "2025-12-01"), width=420.0)),
    ],
)
def test_a_story_at_other_zooms(golden: Callable[[str, str], None], name: str, viewport: Viewport) -> None:
    golden(f"timeline/{name}.txt", told(build(an_arrangement(a_story()), viewport)))


def test_a_story_in_korean(golden: Callable[[str, str], None]) -> None:
    golden("timeline/korean.txt", told(build(an_arrangement(a_story(), words=Words.for_language("ko")), YEAR)))


def test_label_of_a_long_bar_stays_in_view() -> None:
    scene = build(an_arrangement(a_story()), days("2025-06-01", "2025-09-01"))
    (label,) = [each for each in scene.labels if each.event == "review"]
    assert scene.regions.axis_left < label.x < scene.regions.axis_left + 60


def test_label_flips_at_the_right_edge() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    (glyph,) = [each for each in scene.glyphs if each.event == "visit"]
    (label,) = [each for each in scene.labels if each.event == "visit"]
    assert label.x + label.width < glyph.x


def test_open_and_unknown_ends_are_drawn_apart() -> None:
    bars = {bar.event: bar for bar in build(an_arrangement(a_story()), YEAR).bars}
    assert (bars[EventId("review")].open_right, bars[EventId("review")].dots_right) == (True, 0.0)
    assert bars[EventId("shells")].dots_right > 0
    assert not bars[EventId("shells")].open_right
    assert bars[EventId("doctrine")].dots_left > 0


def test_open_end_stops_soon_after_today() -> None:
    scene = build(an_arrangement(a_story(), today=date(2025, 6, 1)), YEAR)
    (bar,) = [each for each in scene.bars if each.event == "review"]
    assert scene.today_x is not None
    assert scene.today_x < bar.x1 < scene.today_x + 60


def test_event_of_two_lanes_is_whole_in_one_and_a_tick_in_the_other() -> None:
    scene = build(an_arrangement(a_story()), YEAR)
    assert [glyph.lane for glyph in scene.glyphs if glyph.event == "frame"] == [1]
    assert [tick.lane for tick in scene.ticks if tick.event == "frame"] == [0]


def test_possible_ones_say_so() -> None:
    filters = Filters(range=DayRange(date(2025, 10, 15), date(2025, 12, 1)))
    scene = build(an_arrangement(a_story(), filters=filters), YEAR)
    (glyph,) = [each for each in scene.glyphs if each.event == "talks"]
    (label,) = [each for each in scene.labels if each.event == "talks"]
    assert glyph.is_possible
    assert "possible" in label.text


def test_attention_makes_strong() -> None:
    chosen = EventId("meeting")
    arrangement = an_arrangement(a_story())
    scene = build(arrangement, YEAR, attention=looking_at(arrangement, chosen, hovered=chosen, focused=chosen))
    (glyph,) = [each for each in scene.glyphs if each.event == chosen]
    assert (glyph.is_selected, glyph.is_hovered, glyph.is_focused) == (True, True, True)
    assert [label.event for label in scene.labels if label.is_strong] == [chosen]


def test_folded_lane_counts() -> None:
    spec = LaneSpec(LaneBy.THEME, folded=frozenset({"north"}))
    scene = build(an_arrangement(a_story(), spec=spec), YEAR)
    band = scene.bands[2]
    assert band.rows == 0
    assert sum(cell.events for strip in scene.densities if strip.lane == 2 for cell in strip.cells) == 4


def test_scrolling_is_limited_to_what_there_is() -> None:
    low = days("2024-09-20", "2025-12-01", height=400.0)
    far = build(an_arrangement(a_story()), days("2024-09-20", "2025-12-01", height=400.0, scroll=9999.0))
    assert far.content_height > far.regions.lanes.height
    assert far.bands[-1].bottom == pytest.approx(far.regions.lanes.bottom)
    assert build(an_arrangement(a_story()), low).bands[0].top == far.regions.lanes.y


def test_nothing_matches() -> None:
    scene = build(an_arrangement([]), YEAR)
    assert scene.empty_text
    assert (scene.bands, scene.bars, scene.glyphs) == ((), (), ())


def test_picture_fits_every_lane_or_says_what_is_left_out() -> None:
    arrangement = an_arrangement(a_story())
    fitting = build(arrangement, YEAR, fit=Fit.ALL)
    assert fitting.bands[-1].bottom <= fitting.regions.lanes.bottom + 1
    assert fitting.lanes_left_out == ""
    tiny = build(an_arrangement(a_story()), days("2024-09-20", "2025-12-01", height=260.0), fit=Fit.ALL)
    assert "not shown" in tiny.lanes_left_out


def test_crowded_lane_becomes_counts() -> None:
    crowd = [
        an_event(f"e{number:04}", on=f"2025-{1 + number % 12:02}-{1 + number % 28:02}", kind="summit", themes=["trade"])
        for number in range(1700)
    ]
    scene = build(an_arrangement(crowd), days("2024-12-01", "2026-01-31"))
    (strip,) = scene.densities
    assert strip.of is Density.ALL
    assert sum(cell.events for cell in strip.cells) == 1700
    near = build(an_arrangement(crowd), days("2025-03-01", "2025-03-04"))
    assert len(near.glyphs) + sum(cell.events for strip in near.densities for cell in strip.cells) > 0
    assert all(strip.of is Density.REST for strip in near.densities)


def test_same_question_same_scene() -> None:
    assert build(an_arrangement(a_story()), YEAR) == build(an_arrangement(a_story()), YEAR)


DATES = st.one_of(
    st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(date.isoformat),
    st.sampled_from(["2025", "2025-06", "2024-11~", "2025?", "[2025-03..2025-06]", "201X", "2024-21"]),
    st.builds(
        lambda one, two, tail: f"{min(one, two).isoformat()}{tail}/{max(one, two).isoformat()}",
        st.dates(date(2023, 1, 1), date(2026, 12, 31)),
        st.dates(date(2023, 1, 1), date(2026, 12, 31)),
        st.sampled_from(["", "~"]),
    ),
    st.builds("{}/..".format, st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(date.isoformat)),
    st.builds("{}/".format, st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(date.isoformat)),
    st.builds("../{}".format, st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(date.isoformat)),
    st.builds("/{}".format, st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(date.isoformat)),
)
STORIES = st.lists(
    st.tuples(DATES, st.integers(3, 60), st.lists(st.sampled_from(["alliance", "trade", "north"]), max_size=2)),
    max_size=40,
).map(
    lambda each: [
        an_event(
            f"e{number:02}", on=on, kind="summit", title="t" * length, short="s" * 4, themes=themes,
            status=Status.ONGOING,
        )
        for number, (on, length, themes) in enumerate(each)
    ]
)  # fmt: skip
VIEWS = st.builds(
    lambda start, span, width, height, scroll: Viewport(start, start + span, width, height, scroll),
    st.floats(738_000, 740_000),
    st.one_of(st.floats(0.5, 60), st.floats(60, 900), st.floats(900, 40_000)),
    st.floats(300, 2000),
    st.floats(300, 1400),
    st.floats(0, 500),
)


def assert_tidy(scene: Scene) -> None:
    for band in scene.bands:
        for row in range(band.rows):
            words = sorted(
                (label.x, label.x + label.width)
                for label in scene.labels
                if label.lane == band.index and label.lane_row == row
            )
            assert all(one[1] <= other[0] for one, other in pairwise(words))
            y = band.row_center(row)
            assert band.top <= y - 8
            assert y + 8 <= band.bottom + 0.01
            shapes = sorted(
                [
                    (bar.x0, bar.x1)
                    for bar in scene.bars
                    if bar.lane == band.index and abs(bar.top + bar.height / 2 - y) < 1
                ]
                + [
                    (glyph.x - glyph.size / 2, glyph.x + glyph.size / 2)
                    for glyph in scene.glyphs
                    if glyph.lane == band.index and abs(glyph.y - y) < 1
                ]
            )
            assert all(one[1] <= other[0] + 0.5 for one, other in pairwise(shapes))
    for one, other in pairwise(scene.bands):
        assert one.bottom == pytest.approx(other.top)
    for label in scene.labels:
        assert label.x >= scene.regions.axis_left
        assert label.x + label.width <= scene.regions.axis_right


SPECS = st.builds(
    LaneSpec,
    by=st.sampled_from(list(LaneBy)),
    folded=st.sets(st.sampled_from(["trade", "north", "usa"])).map(frozenset),
    rows=st.dictionaries(st.sampled_from(["trade", "alliance", "north", "…", "summit"]), st.integers(1, 14)),
)


@settings(max_examples=120, deadline=None)
@example(
    events=[an_event(f"e{each:02}", on=on, kind="summit") for each, on in enumerate(["2023-01-01", "201X"])],
    view=Viewport(738_000.0, 750_328.0, 300.0, 300.0),
    fit=Fit.SCROLL,
    spec=LaneSpec(),
    is_folding=False,
    chosen=set(),
).via("a decade that ends shortly before the view was drawn at its edge, over another")
@given(STORIES, VIEWS, st.sampled_from(list(Fit)), SPECS, st.booleans(), st.sets(st.integers(0, 39), max_size=3))
def test_nothing_collides_nothing_leaves_its_lane(
    events: list[Event], view: Viewport, fit: Fit, spec: LaneSpec, is_folding: bool, chosen: set[int]
) -> None:
    """Whatever the stores, views, heights of lanes, folds of time, and whoever is chosen."""
    arrangement = an_arrangement(events, spec=spec, is_folding=is_folding)
    attention = looking_at(arrangement, *(f"e{each:02}" for each in chosen))
    assert_tidy(build(arrangement, view, fit=fit, attention=attention))


@settings(max_examples=60, deadline=None)
@given(STORIES, VIEWS, st.sets(st.integers(0, 39), max_size=3), st.integers(1, 3))
def test_chosen_event_in_view_is_always_drawn(events: list[Event], view: Viewport, chosen: set[int], rows: int) -> None:
    spec = LaneSpec(rows=dict.fromkeys(("trade", "alliance", "north", "…"), rows))
    ids = [EventId(f"e{each:02}") for each in sorted(chosen)[:rows] if each < len(events)]
    arrangement = an_arrangement(events, spec=spec)
    attention = looking_at(arrangement, *ids)
    scene = build(arrangement, Viewport(view.start, view.end, view.width, 9000.0), attention=attention)
    drawn = {bar.event for bar in scene.bars} | {glyph.event for glyph in scene.glyphs}
    starts, ends = arrangement.ends
    for event in ids:
        place = arrangement.table.rows.tolist().index(arrangement.columns.rows_by_id[event])
        middle = (starts[place] + ends[place]) / 2
        if view.start < middle < view.end:
            assert event in drawn


@settings(max_examples=80, deadline=None)
@given(STORIES, st.floats(738_500, 739_500), st.floats(20, 430), st.lists(st.floats(-0.2, 0.9), max_size=5))
def test_rows_last_while_the_view_comes_closer_and_pans(
    events: list[Event], start: float, span: float, steps: list[float]
) -> None:
    """From home inward nobody who has a row changes it."""
    arrangement = an_arrangement(events)
    before: dict[EventId, float] = {}
    for step in [0.0, *steps]:
        start, span = start + step * span * 0.3, span * (1.0 - max(0.0, step) * 0.5)
        scene = build(arrangement, Viewport(start, start + span, 1000.0, 9000.0))
        tops = {band.index: band.top for band in scene.bands}
        now = {each.event: each.y - tops[each.lane] for each in scene.glyphs}
        now |= {each.event: each.top + each.height / 2 - tops[each.lane] for each in scene.bars}
        settled = {
            each
            for index in range(len(scene.bands))
            for each, row in zip(
                arrangement.members[index].tolist(),
                arrangement.packing(index, scene.bands[index].rows).rows_at(scene.scale.px_per_day).tolist(),
                strict=True,
            )
            if row >= 0
        }
        rows = {EventId(arrangement.columns.ids[int(arrangement.table.rows[each])]) for each in settled}
        for event in before.keys() & now.keys() & rows:
            assert now[event] == pytest.approx(before[event])
        before |= {event: y for event, y in now.items() if event in rows}


def test_range_is_told_below_the_lowest_row_not_over_it() -> None:
    for height in (420.0, 700.0, 1400.0):
        view = days("2024-09-20", "2025-12-01", height=height)
        arrangement = an_arrangement(a_story())
        plain, told_range = (
            build(arrangement, view),
            build(arrangement, view, brush=Brush(date(2025, 8, 14), date(2025, 11, 6), 3, 1)),
        )
        assert told_range.regions.pill.y >= told_range.regions.lanes.bottom
        assert told_range.regions.pill.height >= 22
        assert [band.top for band in plain.bands] == [band.top for band in told_range.bands]


@settings(max_examples=120, deadline=None)
@given(STORIES, VIEWS, st.booleans())
def test_nobody_in_view_is_lost(events: list[Event], view: Viewport, is_folding: bool) -> None:
    """Each event whose dates meet the view is a shape or one of a count; those in lanes out of sight aside."""
    tall = Viewport(view.start, view.end, view.width, 20_000.0)
    arrangement = an_arrangement(events, is_folding=is_folding)
    scene = build(arrangement, tall)
    shown = [bar.row for bar in scene.bars] + [glyph.row for glyph in scene.glyphs]
    assert len(shown) == len(set(shown))
    counted = sum(cell.events for strip in scene.densities for cell in strip.cells)
    starts, ends = arrangement.ends
    meeting = sum(
        1 for start, end in zip(starts, ends, strict=True) if start < view.end and end > view.start and start < end
    )
    assert len(shown) + counted >= meeting
    assert len(shown) <= len(events)


def test_scene_leaves_no_circle_that_keeps_columns() -> None:
    """A filter over a million events makes new arrays; the old ones are not to wait for a sweep."""
    arrangement = an_arrangement(a_story())
    gone = weakref.ref(arrangement)
    gc.disable()
    try:
        build(arrangement, YEAR)
        build(arrangement, days("2025-02-01", "2025-04-01"))
        del arrangement
        assert gone() is None
    finally:
        gc.enable()
