"""How a timeline is moved about: zoom, pan, history, fit, scrolling."""

from datetime import date

import pytest

from briefviewer.domain.event import Event
from briefviewer.timeline.shown import Change
from tests.builders import an_event
from tests.timeline.test_scene import a_story
from tests.timeline.timelines import MEETING, Timeline, is_drawn


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(a_story())


def test_zoom_keeps_the_time_under_the_pointer(timeline: Timeline) -> None:
    before = timeline.scale.invert(400)
    timeline.zoom(2.0, 400)
    assert timeline.scale.invert(400) == pytest.approx(before)
    assert timeline.told == [Change.VIEWPORT]


def test_pan_moves_by_pixels(timeline: Timeline) -> None:
    before = timeline.scale.invert(400)
    timeline.pan(100)
    assert timeline.scale.invert(300) == pytest.approx(before)


def test_one_gesture_is_one_step_back(timeline: Timeline) -> None:
    start = timeline.span
    for _ in range(5):
        timeline.zoom(1.3)
    timeline.rest()
    zoomed = timeline.span
    for _ in range(5):
        timeline.pan(20)
    timeline.back()
    assert timeline.span == zoomed
    timeline.back()
    assert timeline.span == start
    assert not timeline.can_go_back
    timeline.forward()
    assert timeline.span == zoomed
    assert timeline.can_go_forward


def test_back_without_history_does_nothing(timeline: Timeline) -> None:
    timeline.back()
    timeline.forward()
    assert timeline.told == []


def test_a_new_move_forgets_the_way_forward(timeline: Timeline) -> None:
    timeline.zoom(2)
    timeline.back()
    timeline.go_to(739_000, 739_100)
    assert not timeline.can_go_forward


def test_fit_all_and_fit_selection(timeline: Timeline) -> None:
    timeline.fit_all()
    first, last = timeline.days
    assert first < date(2024, 10, 1)
    assert last > date(2025, 11, 20)
    timeline.select([MEETING])
    timeline.fit_selection()
    start, end = timeline.span
    assert end - start < 20
    assert start < date(2025, 8, 25).toordinal() < end


def test_fit_selection_of_nothing_stays(timeline: Timeline) -> None:
    before = timeline.span
    timeline.fit_selection()
    assert timeline.span == before


def test_scrolling_is_limited(timeline: Timeline) -> None:
    timeline.resize(1000, 400)
    timeline.scroll_by(10_000)
    limit = timeline.scroll
    timeline.scroll_by(10_000)
    assert timeline.scroll == limit > 0
    timeline.scroll_by(-10_000)
    assert timeline.scroll == 0


def test_limits_of_the_calendar(timeline: Timeline) -> None:
    timeline.go_to(-1e9, 1e9)
    assert timeline.days == (date.min, date.max)


def an_old_story() -> list[Event]:
    old = [an_event(f"old-{n}", on=f"1995-0{n}-01", kind="summit", themes=["trade"]) for n in range(1, 6)]
    return [*old, *a_story()]


def test_folding_brings_far_events_near_and_keeps_the_pointer_right() -> None:
    timeline = Timeline(an_old_story())
    timeline.fit_all()
    first, last = (float(date(1995, month, 1).toordinal()) for month in (1, 5))
    even = timeline.scale.x(last) - timeline.scale.x(first)
    timeline.set_folding(True)
    assert timeline.scale.x(last) - timeline.scale.x(first) > 5 * even
    assert all(is_drawn(timeline, f"old-{n}") for n in range(1, 6))
    before = timeline.scale.invert(400)
    timeline.zoom(1.7, 400)
    assert timeline.scale.invert(400) == pytest.approx(before, abs=0.01)
    timeline.pan(55)
    assert timeline.scale.invert(345) == pytest.approx(before, abs=0.01)
    assert timeline.is_folding
    timeline.set_folding(False)
    assert timeline.scale.folds.each == ()


def test_steps_of_keys_and_pans_where_time_is_folded() -> None:
    timeline = Timeline(an_old_story())
    timeline.fit_all()
    timeline.set_folding(True)
    start, end = timeline.span
    closer = timeline.zoomed(start, end, 2.0)
    assert start < closer[0] < closer[1] < end
    assert timeline.zoomed(*closer, 0.5) == pytest.approx((start, end), abs=0.5)
    assert timeline.panned(*timeline.panned(*closer, 0.3), -0.3) == pytest.approx(closer, abs=0.5)


def test_a_note_goes_with_its_step_back_and_forward(timeline: Timeline) -> None:
    timeline.pan(30.0)
    timeline.remember(note="opened")
    timeline.glide_to(738_000.0, 738_100.0)
    timeline.zoom(2.0)
    timeline.rest()
    assert [timeline.back(), timeline.back(), timeline.back(), timeline.back()] == [None, "opened", None, None]
    assert [timeline.forward(), timeline.forward(), timeline.forward()] == [None, "opened", None]
