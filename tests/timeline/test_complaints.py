"""What people say against other timelines, as tests of ours: each names a behaviour that drove somebody away."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.domain.event import Event, EventId
from briefviewer.timeline.density import short_count
from briefviewer.timeline.drawing import draw
from briefviewer.timeline.marks import marks_of
from briefviewer.timeline.scene import Scene, Viewport, build
from briefviewer.timeline.strokes import Line, Text
from tests.builders import an_event
from tests.timeline.arrangements import LIGHT, an_arrangement, looking_at
from tests.timeline.test_scene import YEAR, a_story, days
from tests.timeline.timelines import Timeline


def on(event: str, when: str, **more: str) -> Event:
    return an_event(event, on=when, kind="summit", themes=["trade"], title=more.get("title", event))


def labelled(scene: Scene, event: str) -> tuple[float, float]:
    (label,) = [each for each in scene.labels if each.event == event]
    return label.x, label.x + label.width


def test_end_in_the_far_future_does_not_break_fit() -> None:
    """ "Ongoing" is no date: fitting all shows what there is, not the year 9999."""
    timeline = Timeline([on("a", "2024-01-01"), on("b", "2025-01-01/.."), on("c", "2025-06-01/")])
    timeline.fit_all()
    first, last = timeline.days
    assert date(2023, 6, 1) < first < last < date(2026, 1, 1)


def test_ongoing_and_unknown_ends_differ_at_sight() -> None:
    scene = build(an_arrangement([on("open", "2025-01-01/.."), on("unknown", "2025-01-01/")]), YEAR)
    bars = {bar.event: bar for bar in scene.bars}
    assert bars[EventId("open")].open_right
    assert not bars[EventId("unknown")].open_right
    assert bars[EventId("unknown")].dots_right > 0 == bars[EventId("open")].dots_right


@settings(max_examples=60, deadline=None)
@given(st.floats(0.0, 1.0), st.floats(1.0, 900.0))
def test_label_of_a_span_wider_than_the_view_is_in_the_view(where: float, span: float) -> None:
    arrangement = an_arrangement([on("reign", "1990-01-01/2040-01-01", title="A long reign")])
    low, high = date(1990, 2, 1).toordinal(), date(2039, 12, 1).toordinal()
    start = low + (high - low - span) * where
    scene = build(arrangement, Viewport(start, start + span, 900.0, 500.0))
    left, right = labelled(scene, "reign")
    assert scene.regions.axis_left <= left < right <= scene.regions.axis_right


def test_date_without_a_time_of_day_never_shifts() -> None:
    """A date-only value begins at its own midnight and ends with it, wherever the machine stands."""
    arrangement = an_arrangement([on("a", "2025-03-01")])
    marks = marks_of(arrangement.columns, arrangement.table.rows)
    day = date(2025, 3, 1).toordinal()
    assert (marks.outer_start[0], marks.outer_end[0]) == (day, day + 1)
    timeline = Timeline([on("a", "2025-03-01")])
    timeline.select([EventId("a")])
    timeline.range_from_selection()
    assert timeline.range is not None
    assert (timeline.range.first, timeline.range.last) == (date(2025, 3, 1), date(2025, 3, 1))


@pytest.mark.parametrize("span", [0.05, 1.0, 20.0, 200.0, 3000.0, 90_000.0])
def test_year_is_in_sight_at_every_zoom(span: float) -> None:
    start = float(date(2025, 3, 3).toordinal()) + 0.3
    scene = build(an_arrangement(a_story()), Viewport(start, start + span, 900.0, 500.0))
    said = [tick for tick in scene.ruler.major if tick.label]
    assert said
    assert said[0].label_x < scene.regions.axis_left + 140
    assert any(letter.isdigit() for letter in said[0].label)


def test_nobody_pans_into_the_void() -> None:
    timeline = Timeline(a_story())
    for direction in (-1, 1):
        for _ in range(200):
            timeline.pan(direction * 300)
        scene = timeline.scene
        assert scene is not None
        assert scene.bars or scene.glyphs or scene.densities


def test_who_jumped_away_can_pan_back_and_is_not_thrown() -> None:
    timeline = Timeline(a_story())
    timeline.go_to(float(date(2100, 1, 1).toordinal()), float(date(2101, 1, 1).toordinal()))
    there = timeline.span
    timeline.pan(50)
    assert timeline.span == there
    timeline.pan(-50)
    assert timeline.span[0] < there[0]
    assert timeline.span[0] > there[0] - 60


def test_long_empty_stretch_can_be_folded_and_the_cut_is_marked() -> None:
    arrangement = an_arrangement([on("old", "1950-05-01"), on("new", "2025-05-01")], is_folding=True)
    scene = build(arrangement, days("1950-01-01", "2025-12-31"))
    (cut,) = scene.breaks
    assert cut.fold.days > 70 * 365
    assert cut.x1 - cut.x0 < 60
    torn = [shape for shape in draw(scene, LIGHT) if isinstance(shape, Line) and abs(shape.x0 - cut.x0) <= 3.01]
    assert len(torn) > 20


def test_event_of_several_groups_is_one_and_tied_to_its_ticks() -> None:
    arrangement = an_arrangement(a_story())
    plain = build(arrangement, YEAR)
    looked_at = build(arrangement, YEAR, attention=looking_at(arrangement, hovered="frame"))
    (tick,) = [each for each in looked_at.ticks if each.event == "frame"]
    (glyph,) = [each for each in looked_at.glyphs if each.event == "frame"]
    ties = set(draw(looked_at, LIGHT)) - set(draw(plain, LIGHT))
    assert any(
        isinstance(shape, Line) and (shape.x0, shape.y0) == (glyph.x, glyph.y) and shape.x1 == tick.x for shape in ties
    )


def test_thousands_of_items_are_told_and_none_is_dropped() -> None:
    events = [on(f"e{n:04}", f"{1990 + n % 35}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(3490)]
    arrangement = an_arrangement(events)
    scene = build(arrangement, days("1989-01-01", "2026-01-01"))
    drawn = len(scene.bars) + len(scene.glyphs)
    assert drawn + sum(cell.events for strip in scene.densities for cell in strip.cells) >= 3490
    words = {shape.text for shape in draw(scene, LIGHT) if isinstance(shape, Text)}
    assert all(short_count(cell.events) in words for strip in scene.densities for cell in strip.cells if cell.text_x)
