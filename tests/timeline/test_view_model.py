"""The timeline without a window: moving about, history, selecting, the range."""

from dataclasses import replace
from datetime import date

import pytest

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.select import select
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.facet import DayRange, Facet, Filters
from briefviewer.timeline.attention import FEW
from briefviewer.timeline.hits import Target
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.shown import Change
from tests.builders import an_event
from tests.timeline.arrangements import a_world
from tests.timeline.test_scene import a_story
from tests.timeline.timelines import MEETING, TALKS, Timeline, is_drawn


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(a_story())


def test_setters_that_change_nothing_say_nothing(timeline: Timeline) -> None:
    timeline.select([])
    timeline.hover(None)
    timeline.set_lanes(LaneSpec())
    timeline.resize(1000, 700)
    timeline.clear_range()
    timeline.scroll_to(0)
    timeline.go_to(*timeline.span)
    assert timeline.told == []


def test_selection_keeps_order_and_toggles(timeline: Timeline) -> None:
    timeline.select([MEETING, TALKS, MEETING])
    assert timeline.selected == (MEETING, TALKS)
    timeline.toggle(MEETING)
    assert timeline.selected == (TALKS,)
    timeline.toggle(MEETING)
    assert timeline.selected == (TALKS, MEETING)
    assert set(timeline.told) == {Change.SELECTION}


def test_steps_follow_the_order_of_events(timeline: Timeline) -> None:
    order = [timeline.first()]
    while (following := timeline.step(1)) != order[-1]:
        order.append(following)
    assert len(order) == len(set(order)) == 12
    axis, beside = order[:10], order[10:]
    assert axis[-1] == timeline.last() == EventId("rumour")
    assert timeline.step(-1) == axis[-2]
    timeline.last()
    scene = timeline.scene
    assert scene is not None
    on_boards = [chip.event for board in scene.boards for chip in board.chips]
    assert beside == [event for event in on_boards if event != "rumour"]
    assert [timeline.step(1) for _ in range(3)] == [*beside, beside[-1]]
    assert [timeline.step(-1) for _ in range(2)] == [*beside[-2::-1], axis[-1]]


def test_stepping_brings_the_event_into_view(timeline: Timeline) -> None:
    timeline.go_to(730_000, 730_100)
    timeline.step(1)
    scene = timeline.scene
    assert scene is not None
    assert timeline.selected[0] in {bar.event for bar in scene.bars} | {glyph.event for glyph in scene.glyphs}


def test_reveal_scrolls_to_the_lane() -> None:
    timeline = Timeline(a_story())
    timeline.resize(1000, 320)
    timeline.reveal(EventId("troops"))
    assert timeline.scroll > 0
    timeline.reveal(MEETING)
    assert timeline.scroll == 0


def test_range_counts_certain_and_possible(timeline: Timeline) -> None:
    timeline.set_range(date(2025, 11, 6), date(2025, 10, 10))
    assert timeline.range == DayRange(date(2025, 10, 10), date(2025, 11, 6))
    assert timeline.brush is not None
    assert (timeline.brush.certain, timeline.brush.possible) == (1, 2)
    timeline.clear_range()
    assert timeline.range is None


def test_range_is_counted_anew_with_other_events(timeline: Timeline) -> None:
    timeline.set_range(date(2025, 8, 1), date(2025, 8, 31))
    assert timeline.brush is not None
    before = timeline.brush.certain
    narrowed = select(timeline.columns, Filters(include={Facet.KIND: (("summit",),)}))
    timeline.show(timeline.columns, a_world(), narrowed, None)
    assert timeline.brush.certain < before


def test_range_from_selection(timeline: Timeline) -> None:
    timeline.range_from_selection()
    assert timeline.range is None
    timeline.select([MEETING, TALKS])
    timeline.range_from_selection()
    assert timeline.range == DayRange(date(2025, 8, 25), date(2025, 10, 31))


def test_dragging_brushes_whole_days(timeline: Timeline) -> None:
    scale = timeline.scale
    timeline.drag_range(scale.x(date(2025, 6, 10).toordinal() + 0.4), scale.x(date(2025, 5, 2).toordinal() + 0.9))
    assert timeline.range == DayRange(date(2025, 5, 2), date(2025, 6, 10))


def test_pointing(timeline: Timeline) -> None:
    scene = timeline.scene
    assert scene is not None
    glyph = scene.glyphs[0]
    found = timeline.hit(glyph.x, glyph.y)
    assert found is not None
    assert (found.target, found.event) == (Target.EVENT, glyph.event)
    timeline.hover(glyph.event)
    assert timeline.scene is not scene


def a_heap(count: int = 30) -> list[Event]:
    return [an_event(f"e{n:02}", on="2025-03-03", kind="summit", themes=["trade"]) for n in range(count)]


def test_stepping_through_a_heap_shows_everyone_in_turn() -> None:
    timeline = Timeline(a_heap())
    timeline.give_rows("trade", 2)
    timeline.first()
    for n in range(30):
        assert timeline.selected == (EventId(f"e{n:02}"),)
        assert is_drawn(timeline, f"e{n:02}")
        timeline.step(1)


def test_reveal_opens_a_folded_lane_and_shows_a_hidden_one() -> None:
    timeline = Timeline(a_story())
    timeline.toggle_fold("alliance")
    timeline.reveal(MEETING)
    assert is_drawn(timeline, "meeting")
    timeline.hide_lane("alliance")
    assert not is_drawn(timeline, "meeting")
    timeline.reveal(MEETING)
    assert is_drawn(timeline, "meeting")


def test_reveal_scrolls_within_a_lane_higher_than_the_view() -> None:
    timeline = Timeline(a_heap())
    timeline.resize(1000, 330)
    timeline.give_rows("trade", 30)
    for event in ("e29", "e00", "e15"):
        timeline.select([EventId(event)])
        timeline.reveal(EventId(event))
        scene = timeline.scene
        assert scene is not None
        (glyph,) = [each for each in scene.glyphs if each.event == event]
        assert scene.regions.lanes.y <= glyph.y <= scene.regions.lanes.bottom


def test_swept_counts_belong_to_the_sweep() -> None:
    timeline = Timeline(a_heap())
    timeline.give_rows("trade", 2)
    assert timeline.scene is not None
    lanes = timeline.scene.regions.lanes
    assert len(timeline.events_in(Rect(0, lanes.y, 1000, lanes.height))) == 30
    strip = timeline.scene.densities[0]
    assert len(timeline.counted_at(strip.cells[0].x0 + 2, strip.top + 2)) == 28
    assert timeline.counted_at(1, 1) == ()


class CountingIds(TextColumn):
    """Ids that count how often one was looked up, and how often one was read."""

    found = 0
    read = 0

    def find(self, text: str) -> int | None:
        type(self).found += 1
        return super().find(text)

    def __getitem__(self, row: int) -> str:
        type(self).read += 1
        return super().__getitem__(row)


@pytest.mark.parametrize("count", [1, 40, FEW + 200])
def test_chosen_events_are_looked_up_when_they_change_and_in_no_frame(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    events = [
        an_event(f"e{n:04}", on=f"2025-{1 + n % 12:02}-{1 + n % 28:02}", kind="summit", themes=["trade"])
        for n in range(FEW + 200)
    ]
    monkeypatch.setattr(CountingIds, "found", 0)
    monkeypatch.setattr(CountingIds, "read", 0)
    timeline = Timeline(events[:1])
    columns = columns_from_events(events, a_world())
    columns = replace(columns, ids=CountingIds.of(list(columns.ids)))
    timeline.show(columns, a_world(), select(columns, Filters()), None)
    timeline.select([EventId(f"e{n:04}") for n in range(count)])
    assert timeline.scene is not None
    most = 1 if count > FEW else count
    assert CountingIds.found <= most + 2
    CountingIds.found = CountingIds.read = 0
    for step in range(5):
        timeline.pan(step + 1.0)
        scene = timeline.scene
        assert scene is not None
        drawn = len(scene.bars) + len(scene.glyphs) + len(scene.labels) + len(scene.ticks)
        assert CountingIds.read <= drawn
        CountingIds.read = 0
    assert CountingIds.found == 0
    timeline.hover(EventId("e0001"))
    assert timeline.scene is not None
    assert CountingIds.found == 1
    assert timeline.is_selected(EventId("e0000"))
    assert timeline.is_selected(EventId("e0041")) == (count > 41)


def beside_crowd() -> Timeline:
    return Timeline([an_event("dated", on="2025-06-01", kind="summit"),
                     *(an_event(f"e{n:03}", on=None, kind="summit") for n in range(250))])  # fmt: skip


def chips_of(timeline: Timeline) -> list[str]:
    scene = timeline.scene
    assert scene is not None
    return [chip.event for board in scene.boards for chip in board.chips]


@pytest.mark.parametrize("height", [420.0, 1000.0])
@pytest.mark.parametrize("opened", [True, False])
def test_whoever_is_chosen_beside_the_axis_is_in_sight_and_marked(height: float, opened: bool) -> None:
    timeline = beside_crowd()
    timeline.resize(1000.0, height)
    if opened:
        timeline.toggle_board("undated")
    for event in ("e003", "e120", "e249", "e060", "e000"):
        timeline.select([EventId(event)])
        timeline.reveal(EventId(event))
        assert event in chips_of(timeline)
        scene = timeline.scene
        assert scene is not None
        (mark,) = scene.chip_marks
        assert (mark.chip.event, mark.is_selected) == (event, True)
        undated = scene.regions.undated
        assert undated.y < mark.chip.y < mark.chip.y + mark.chip.height < undated.bottom


def test_open_board_scrolls_by_lines_and_to_whom_is_chosen() -> None:
    timeline = beside_crowd()
    timeline.toggle_board("undated")
    first = chips_of(timeline)[0]
    timeline.scroll_board(2)
    assert chips_of(timeline)[0] > first
    timeline.scroll_board(-99)
    assert chips_of(timeline)[0] == first
    timeline.scroll_board(10_000)
    assert chips_of(timeline)[-1] == "e199"
    timeline.select([EventId("e000")])
    assert chips_of(timeline)[0] == "e000"
    timeline.scroll_board(3)
    assert "e000" not in chips_of(timeline)
    timeline.toggle_board("undated")
    assert timeline.beside.opened is None
    timeline.scroll_board(1)
    assert timeline.beside.first == 0


def test_boards_fold_and_come_back_and_a_low_view_folds_them_by_itself() -> None:
    timeline = beside_crowd()
    assert not timeline.is_beside_folded
    timeline.toggle_beside()
    assert timeline.is_beside_folded
    timeline.toggle_beside()
    assert not timeline.is_beside_folded
    timeline.resize(1000.0, 420.0)
    assert not timeline.is_beside_folded
    low = beside_crowd()
    low.resize(1000.0, 420.0)
    assert low.is_beside_folded
    low.told.clear()
    low.set_beside(low.beside)
    assert low.told == []


def test_chip_under_the_pointer_and_with_the_keyboard_is_marked() -> None:
    timeline = beside_crowd()
    timeline.set_focus(True)
    timeline.hover(EventId("e001"))
    timeline.select([EventId("e000")])
    scene = timeline.scene
    assert scene is not None
    assert [(mark.chip.event, mark.is_selected, mark.is_hovered, mark.is_focused) for mark in scene.chip_marks] == [
        ("e000", True, False, True),
        ("e001", False, True, False),
    ]
