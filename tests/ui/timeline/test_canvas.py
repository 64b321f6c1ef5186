"""The canvas under mouse, wheel and keys, offscreen."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.beside import MOST_CHIPS
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.undated import Said
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.ui.timeline.legend_popup import LegendPopup
from briefviewer.words import Words
from tests.builders import an_event
from tests.timeline.arrangements import TODAY
from tests.ui.timeline.story_store import a_store

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
CanvasMaker = Callable[..., TimelineCanvas]


@pytest.fixture
def make(qtbot: QtBot) -> CanvasMaker:
    def made(events: list[object] | None = None, *, is_animated: bool = False) -> TimelineCanvas:
        canvas = TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=is_animated)
        qtbot.addWidget(canvas)
        store = a_store(events)  # type: ignore[arg-type]
        canvas.resize(1000, 700)
        canvas.set_store(store)
        canvas.show()
        canvas.show_selection(store.select(Filters()))
        return canvas

    return made


@pytest.fixture
def canvas(make: CanvasMaker) -> TimelineCanvas:
    return make()


def scene_of(canvas: TimelineCanvas) -> Scene:
    scene = canvas.view_model.scene
    assert scene is not None
    return scene


def place_of(canvas: TimelineCanvas, event: str) -> QPoint:
    scene = scene_of(canvas)
    for glyph in scene.glyphs:
        if glyph.event == event:
            return QPoint(round(glyph.x), round(glyph.y))
    (bar,) = [each for each in scene.bars if each.event == event]
    return QPoint(round((bar.x0 + bar.x1) / 2), round(bar.top + bar.height / 2))


def drag(qtbot: QtBot, canvas: TimelineCanvas, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE,
         button: Qt.MouseButton = LEFT) -> None:  # fmt: skip
    qtbot.mousePress(canvas, button, held, start)
    for part in (0.3, 0.7, 1.0):
        at = start + (end - start) * part
        move = QPointF(at)
        sent = QMouseEvent(QEvent.Type.MouseMove, move, canvas.mapToGlobal(move), Qt.MouseButton.NoButton, button, held)
        QApplication.sendEvent(canvas, sent)
    qtbot.mouseRelease(canvas, button, held, end)


def wheel(canvas: TimelineCanvas, at: QPoint, dx: int = 0, dy: int = 0, held: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        QPointF(at), canvas.mapToGlobal(QPointF(at)), QPoint(), QPoint(dx, dy), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


EMPTY = QPoint(300, 590)


def test_it_paints(canvas: TimelineCanvas) -> None:
    image = canvas.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 1000, 3) for y in range(0, 700, 3)}
    assert {load_palette("light").color("canvas"), load_palette("light").color("header")} <= colors
    assert len(colors) > 30


def test_it_paints_before_it_has_a_store(qtbot: QtBot) -> None:
    canvas = TimelineCanvas(Theme.load("dark"), Words.for_language("en"), None)
    qtbot.addWidget(canvas)
    assert canvas.grab().toImage().pixelColor(5, 5).name() == load_palette("dark").color("canvas")


def test_click_selects_and_double_click_opens(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    at = place_of(canvas, "meeting")
    with qtbot.wait_signal(canvas.selection_changed) as selected:
        qtbot.mouseClick(canvas, LEFT, NONE, at)
    assert selected.args == [(EventId("meeting"),)]
    with qtbot.wait_signal(canvas.event_activated) as opened:
        qtbot.mouseDClick(canvas, LEFT, NONE, at)
    assert opened.args == ["meeting"]


def test_ctrl_click_adds_and_empty_click_clears(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    qtbot.mouseClick(canvas, LEFT, NONE, place_of(canvas, "meeting"))
    qtbot.mouseClick(canvas, LEFT, CTRL, place_of(canvas, "troops"))
    assert canvas.view_model.selected == ("meeting", "troops")
    scene = scene_of(canvas)
    qtbot.mouseClick(canvas, LEFT, NONE, QPoint(300, round(scene.bands[-1].bottom - 4)))
    assert canvas.view_model.selected == ()


def test_dragging_pans_and_does_not_select(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    at = place_of(canvas, "meeting")
    before = canvas.view_model.scale.invert(at.x())
    with qtbot.wait_signal(canvas.viewport_changed):
        drag(qtbot, canvas, at, at + QPoint(-120, 0))
    assert canvas.view_model.scale.invert(at.x() - 120) == pytest.approx(before)
    assert canvas.view_model.selected == ()


def test_middle_button_pans_from_anywhere(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    before = canvas.view_model.span
    drag(qtbot, canvas, QPoint(400, 40), QPoint(500, 40), button=MIDDLE)
    assert canvas.view_model.span[0] < before[0]
    assert canvas.view_model.range is None


def test_space_and_drag_pans_on_the_ruler_too(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    before = canvas.view_model.span
    qtbot.keyPress(canvas, Qt.Key.Key_Space)
    drag(qtbot, canvas, QPoint(400, 40), QPoint(300, 40))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.view_model.span[0] > before[0]
    assert canvas.view_model.range is None


@pytest.mark.parametrize(("y", "held"), [(40, NONE), (300, SHIFT)])
def test_ruler_drag_and_shift_drag_brush(
    qtbot: QtBot, canvas: TimelineCanvas, y: int, held: Qt.KeyboardModifier
) -> None:
    first, last = canvas.view_model.day_at(500), canvas.view_model.day_at(700)
    with qtbot.wait_signal(canvas.range_changed):
        drag(qtbot, canvas, QPoint(500, y), QPoint(700, y), held)
    assert canvas.view_model.range == DayRange(first, last)


def test_edges_of_the_range_can_be_dragged(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    canvas.set_range(DayRange(date(2025, 4, 1), date(2025, 6, 1)))
    brush = scene_of(canvas).brush
    assert brush is not None
    edge = QPoint(round(brush.x1), 120)
    drag(qtbot, canvas, edge, edge + QPoint(100, 0))
    changed = canvas.view_model.range
    assert changed is not None
    assert (changed.first, changed.last) == (date(2025, 4, 1), canvas.view_model.day_at(edge.x() + 100))


@pytest.mark.parametrize("grabbed_off", [-4, 0, 4])
def test_edges_of_the_range_can_cross_and_are_grabbed_beside_themselves(
    qtbot: QtBot, canvas: TimelineCanvas, grabbed_off: int
) -> None:
    canvas.set_range(DayRange(date(2025, 4, 1), date(2025, 6, 1)))
    brush = scene_of(canvas).brush
    assert brush is not None
    assert brush.left_edge is not None
    edge = QPoint(round(brush.left_edge) + grabbed_off, 120)
    beyond = round(brush.x1) + 80
    drag(qtbot, canvas, edge, QPoint(beyond, 120))
    assert canvas.view_model.range == DayRange(date(2025, 6, 1), canvas.view_model.day_at(beyond))


def test_half_open_range_is_filled_from_the_view(canvas: TimelineCanvas) -> None:
    canvas.set_range(DayRange(date(2025, 4, 1), None))
    assert canvas.view_model.range == DayRange(date(2025, 4, 1), canvas.view_model.days[1])
    canvas.set_range(None)
    assert canvas.view_model.range is None


def test_wheel_scrolls_pans_and_zooms(canvas: TimelineCanvas) -> None:
    canvas.resize(1000, 320)
    at = QPoint(500, 150)
    wheel(canvas, at, dy=-120)
    assert canvas.view_model.scroll > 0
    span = canvas.view_model.span
    wheel(canvas, at, dy=-120, held=SHIFT)
    assert canvas.view_model.span[0] > span[0]
    wheel(canvas, at, dx=-120)
    panned = canvas.view_model.span
    assert panned[1] - panned[0] == pytest.approx(span[1] - span[0])
    under = canvas.view_model.scale.invert(500)
    wheel(canvas, at, dy=120, held=CTRL)
    assert canvas.view_model.span[1] - canvas.view_model.span[0] < panned[1] - panned[0]
    assert canvas.view_model.scale.invert(500) == pytest.approx(under)


def test_scroll_handle_drags(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    assert scene_of(canvas).scroll_thumb is None
    canvas.resize(1000, 320)
    thumb = scene_of(canvas).scroll_thumb
    assert thumb is not None
    at = QPoint(995, round(thumb[0] + 8))
    drag(qtbot, canvas, at, at + QPoint(0, 300))
    scene = scene_of(canvas)
    assert scene.scroll_thumb is not None
    assert sum(scene.scroll_thumb) == pytest.approx(scene.regions.lanes.bottom)
    assert scene.bands[-1].bottom == pytest.approx(scene.regions.lanes.bottom)


def test_preference_swaps_the_wheel(canvas: TimelineCanvas) -> None:
    canvas.set_wheel_zooms(True)
    before = canvas.view_model.span
    wheel(canvas, QPoint(500, 200), dy=120)
    assert canvas.view_model.span[1] - canvas.view_model.span[0] < before[1] - before[0]


def test_keys_zoom_and_pan(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    def width() -> float:
        return canvas.view_model.span[1] - canvas.view_model.span[0]

    for closer, further in ((Qt.Key.Key_W, Qt.Key.Key_S), (Qt.Key.Key_Plus, Qt.Key.Key_Minus)):
        before = width()
        qtbot.keyClick(canvas, closer)
        assert width() < before
        qtbot.keyClick(canvas, further)
        assert width() == pytest.approx(before)
    canvas.view_model.zoom(4.0)  # so that a whole screen earlier there is something still
    for earlier, later in (
        (Qt.Key.Key_A, Qt.Key.Key_D),
        (Qt.Key.Key_Left, Qt.Key.Key_Right),
        (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    ):
        start = canvas.view_model.span[0]
        qtbot.keyClick(canvas, earlier)
        assert canvas.view_model.span[0] < start
        qtbot.keyClick(canvas, later)
        assert canvas.view_model.span[0] == pytest.approx(start)


def test_keys_by_place_under_a_korean_input_method(canvas: TimelineCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefviewer.ui.timeline.keys.physical_letter", lambda event: "w")
    before = canvas.view_model.span
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, 0x3148, NONE, 25, 0, 0, "ㅈ"))
    assert canvas.view_model.span[1] - canvas.view_model.span[0] < before[1] - before[0]


def test_keys_step_through_events(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    first = canvas.view_model.selected
    qtbot.keyClick(canvas, Qt.Key.Key_Period)
    assert canvas.view_model.selected != first
    qtbot.keyClick(canvas, Qt.Key.Key_Comma)
    assert canvas.view_model.selected == first
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.view_model.selected != first
    with qtbot.wait_signal(canvas.event_activated) as opened:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == list(canvas.view_model.selected)


def test_a_ring_is_worn_only_where_tab_led_here(canvas: TimelineCanvas) -> None:
    corners = []
    for reason in (
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.TabFocusReason,
    ):
        QApplication.sendEvent(canvas, QFocusEvent(QEvent.Type.FocusIn, reason))
        corners.append(canvas.grab().toImage().pixelColor(0, canvas.height() // 2))
    assert corners[0] == corners[1] != corners[2]


def test_keys_focus_fit_range_and_clear(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    canvas.select([EventId("meeting")])
    start = canvas.view_model.span
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    centred = canvas.view_model.span
    assert sum(centred) / 2 == pytest.approx(date(2025, 8, 25).toordinal() + 0.5)
    assert centred[1] - centred[0] == pytest.approx(start[1] - start[0])
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    assert canvas.view_model.span[1] - canvas.view_model.span[0] < 20
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    assert canvas.view_model.range == DayRange(date(2025, 8, 25), date(2025, 8, 25))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert (canvas.view_model.range, canvas.view_model.selected) == (None, (EventId("meeting"),))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.view_model.selected == ()
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    assert canvas.view_model.span[1] - canvas.view_model.span[0] > 300


def test_alt_arrows_walk_the_history(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    start = canvas.view_model.span
    canvas.go_to(date(2025, 8, 1), date(2025, 8, 31))
    there = canvas.view_model.span
    qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert canvas.view_model.span == start
    qtbot.keyClick(canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert canvas.view_model.span == there


def test_double_click_on_a_tick_shows_its_unit(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    scene = scene_of(canvas)
    tick = next(tick for tick in scene.ruler.minor if tick.label)
    at = QPoint(round(tick.x + 12), round(scene.regions.minor_top + 12))
    qtbot.mouseDClick(canvas, LEFT, NONE, at)
    assert canvas.view_model.span == (tick.time, tick.until)


def test_overview_window_drags_resizes_and_jumps(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    canvas.go_to(date(2025, 3, 1), date(2025, 5, 1))
    start, end = canvas.view_model.span
    over = scene_of(canvas).overview
    y = round(scene_of(canvas).regions.overview.y + 20)
    middle = QPoint(round((over.window_x0 + over.window_x1) / 2), y)
    drag(qtbot, canvas, middle, middle + QPoint(60, 0))
    moved = canvas.view_model.span
    assert moved[0] > start
    assert moved[1] - moved[0] == pytest.approx(end - start, rel=0.01)
    right = QPoint(round(scene_of(canvas).overview.window_x1), y)
    drag(qtbot, canvas, right, right + QPoint(40, 0))
    assert canvas.view_model.span[1] > moved[1]
    assert canvas.view_model.span[0] == pytest.approx(moved[0], abs=0.01)
    far = QPoint(round(scene_of(canvas).overview.scale.left + 15), y)
    qtbot.mouseClick(canvas, LEFT, NONE, far)
    assert canvas.view_model.span[0] < start
    canvas.view_back()
    assert canvas.view_model.can_go_back


def test_lane_header_folds(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    band = scene_of(canvas).bands[0]
    qtbot.mouseClick(canvas, LEFT, NONE, QPoint(20, round(band.top + 10)))
    assert scene_of(canvas).bands[0].rows == 0
    qtbot.mouseClick(canvas, LEFT, NONE, QPoint(20, round(band.top + 10)))
    assert scene_of(canvas).bands[0].rows == band.rows


def click(qtbot: QtBot, canvas: TimelineCanvas, said: Said) -> None:
    qtbot.mouseClick(canvas, LEFT, NONE, QPoint(round(said.x + 6), round(said.y + 8)))


def test_a_board_that_is_open_and_still_has_no_room_for_all_can_be_listed(qtbot: QtBot, make: CanvasMaker) -> None:
    canvas = make([an_event(f"e{number:03}", on=None, kind="summit") for number in range(MOST_CHIPS + 7)])
    canvas.toggle_board("undated")
    canvas.view_model.scroll_board(10_000)
    (board,) = scene_of(canvas).boards
    assert board.rest is not None
    assert board.rest.text == "+7 more"
    with qtbot.wait_signal(canvas.more_activated) as more:
        click(qtbot, canvas, board.rest)
    assert more.args == ["undated"]


def test_the_wheel_scrolls_an_open_board_and_else_the_lanes(qtbot: QtBot, make: CanvasMaker) -> None:
    canvas = make([an_event(f"e{number:03}", on=None, kind="summit") for number in range(150)])
    at = QPoint(500, 690)
    wheel(canvas, at, dy=-120)
    assert canvas.view_model.beside.first == 0
    canvas.toggle_board("undated")
    wheel(canvas, at, dy=-120)
    (board,) = scene_of(canvas).boards
    assert board.first == 2
    wheel(canvas, at, dy=-30)
    wheel(canvas, at, dy=-30)
    assert scene_of(canvas).boards[0].first == 3
    wheel(canvas, at, dy=12_000)
    assert scene_of(canvas).boards[0].first == 0


def test_boards_fold_by_key_to_names_that_open_one_by_one(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    assert not any(board.is_name for board in scene_of(canvas).boards)
    lanes = scene_of(canvas).regions.lanes.height
    qtbot.keyClick(canvas, Qt.Key.Key_B)
    boards = scene_of(canvas).boards
    assert all(board.is_name and not board.chips for board in boards)
    assert scene_of(canvas).regions.lanes.height > lanes
    click(qtbot, canvas, boards[-1].head)
    assert [board.is_open for board in scene_of(canvas).boards] == [*(False for _ in boards[:-1]), True]
    assert scene_of(canvas).boards[-1].chips
    click(qtbot, canvas, boards[0].head)
    assert [bool(board.chips) for board in scene_of(canvas).boards] == [True, *(False for _ in boards[1:])]
    qtbot.keyClick(canvas, Qt.Key.Key_B)
    assert not any(board.is_name for board in scene_of(canvas).boards)


def test_the_menu_clears_the_range_only_where_there_is_one(canvas: TimelineCanvas) -> None:
    def can_clear() -> bool:
        menu = canvas.menu_at(QPointF(600, 300))
        assert menu is not None
        (action,) = [each for each in menu.actions() if each.text() == "Clear the range"]
        return action.isEnabled()

    assert not can_clear()
    canvas.set_range(DayRange(date(2025, 4, 1), date(2025, 6, 1)))
    assert can_clear()


def test_boards_have_a_menu(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    board = scene_of(canvas).boards[0]
    menu = canvas.menu_at(QPointF(board.head.x + 4, board.head.y + 8))
    assert menu is not None
    told = [action.text() for action in menu.actions() if action.text()]
    assert told[:2] == ["Show all of this board", "List its events"]
    menu.actions()[0].trigger()
    assert canvas.view_model.beside.opened == board.key
    again = canvas.menu_at(QPointF(board.head.x + 4, board.head.y + 8))
    assert again is not None
    assert again.actions()[0].text() == "Show fewer"
    with qtbot.wait_signal(canvas.more_activated) as more:
        again.actions()[1].trigger()
    assert more.args == [board.key]


def test_flags_chips_and_more(qtbot: QtBot, make: CanvasMaker) -> None:
    many = [an_event(f"e{number:03}", on=None, kind="summit") for number in range(90)]
    canvas = make([*many, an_event("dated", on="2025-09-01", kind="summit")])
    scene = scene_of(canvas)
    (board,) = scene.boards
    assert board.rest is not None
    click(qtbot, canvas, board.rest)
    (opened,) = scene_of(canvas).boards
    assert (opened.is_open, opened.more) == (True, 0)
    assert opened.fewer is not None
    click(qtbot, canvas, opened.fewer)
    assert scene_of(canvas).boards == scene.boards
    chip = board.chips[1]
    qtbot.mouseClick(canvas, LEFT, NONE, QPoint(round(chip.x + 6), round(chip.y + 6)))
    assert canvas.view_model.selected == (chip.event,)
    canvas.go_to(date(2025, 9, 1), date(2025, 11, 30))
    flag = scene_of(canvas).flags[0]
    with qtbot.wait_signal(canvas.document_activated) as opened:
        at = QPoint(round(flag.x), round(scene.regions.sources.y + 9))
        qtbot.mouseClick(canvas, LEFT, NONE, at)
    assert opened.args == ["alpha"]


def test_hovering_marks_the_event_and_shows_its_card(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    at = place_of(canvas, "meeting")
    qtbot.mouseMove(canvas, at)
    assert [glyph.event for glyph in scene_of(canvas).glyphs if glyph.is_hovered] == ["meeting"]
    assert canvas.cursor().shape() is Qt.CursorShape.PointingHandCursor
    canvas._pointing.tell(at)
    assert canvas._pointing.card.isVisible()
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert not canvas._pointing.card.isVisible()
    assert not any(glyph.is_hovered for glyph in scene_of(canvas).glyphs)


def test_gliding_ends_where_it_should_and_breaks_off_at_once(qtbot: QtBot, make: CanvasMaker) -> None:
    canvas = make(is_animated=True)
    start = canvas.view_model.span
    canvas.zoom_in()
    canvas.zoom_in()
    with qtbot.wait_signal(canvas._gliding.ease.finished):
        pass
    assert canvas.view_model.span[1] - canvas.view_model.span[0] == pytest.approx((start[1] - start[0]) / 2.25)
    canvas.pan_later()
    here = canvas.view_model.span
    wheel(canvas, QPoint(500, 200), dy=120, held=CTRL)
    assert not canvas.is_gliding
    assert canvas.view_model.span != here


def test_lanes_theme_and_language(canvas: TimelineCanvas) -> None:
    canvas.set_lanes(LaneBy.KIND)
    assert [band.lane.label for band in scene_of(canvas).bands] == ["Summit", "Policy"]
    canvas.set_words(Words.for_language("ko"))
    assert [band.lane.label for band in scene_of(canvas).bands] == ["정상회담", "정책"]
    canvas.set_theme(Theme.load("dark"))
    assert canvas.grab().toImage().pixelColor(990, 60).name() == load_palette("dark").color("canvas")


def test_reveal_brings_a_far_event_into_view(canvas: TimelineCanvas) -> None:
    canvas.go_to(date(1990, 1, 1), date(1991, 1, 1))
    canvas.select([EventId("visit")], reveal=True)
    assert EventId("visit") in {glyph.event for glyph in scene_of(canvas).glyphs}


def test_two_thousand_frames_while_moving(canvas: TimelineCanvas) -> None:
    for number in range(200):
        canvas.view_model.zoom(1.1 if number % 40 < 20 else 1 / 1.1, 300 + number)
        canvas.view_model.pan(3)
        canvas.grab()
    assert scene_of(canvas).bands


def lanes_of(canvas: TimelineCanvas) -> list[str]:
    return [band.lane.key for band in scene_of(canvas).bands]


def test_lane_head_drags_the_lane(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    before = lanes_of(canvas)
    first, second = scene_of(canvas).bands[:2]
    drag(qtbot, canvas, QPoint(40, round(first.top + 10)), QPoint(40, round(second.bottom - 4)))
    assert lanes_of(canvas) == [before[1], before[0], *before[2:]]
    assert canvas.view_model.lanes.folded == frozenset()


def choose(canvas: TimelineCanvas, at: QPoint, text: str, *, by_key: bool = False) -> None:
    menu = canvas.menu_at(QPointF(at), by_key=by_key)
    assert menu is not None
    (action,) = [each for each in menu.actions() if each.text() == text]
    action.trigger()
    menu.deleteLater()


def test_menu_of_an_event(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    with qtbot.waitSignal(canvas.event_activated) as told:
        choose(canvas, place_of(canvas, "meeting"), "Show details")
    assert told.args == ["meeting"]
    choose(canvas, EMPTY, "Copy as text", by_key=True)
    assert QApplication.clipboard().text().startswith("First meeting in the capital\n25 August 2025")
    choose(canvas, place_of(canvas, "meeting"), "Copy citation")
    assert QApplication.clipboard().text().startswith("First meeting in the capital, 25 August 2025")
    choose(canvas, place_of(canvas, "meeting"), "Range from it")
    assert canvas.view_model.range == DayRange(date(2025, 8, 25), date(2025, 8, 25))
    choose(canvas, EMPTY, "Clear the range")
    assert canvas.view_model.range is None
    choose(canvas, place_of(canvas, "meeting"), "Fit into view")
    start, end = canvas.view_model.span
    assert end - start < 20


def test_menu_of_a_lane(canvas: TimelineCanvas) -> None:
    before = lanes_of(canvas)
    head = QPoint(40, round(scene_of(canvas).bands[0].top + 10))
    choose(canvas, head, "Select its events")
    assert canvas.view_model.selected == canvas.view_model.events_of_lane(before[0])
    choose(canvas, head, "Fold this lane")
    assert canvas.view_model.lanes.folded == {before[0]}
    choose(canvas, head, "Hide this lane")
    assert lanes_of(canvas) == before[1:]
    choose(canvas, EMPTY, "Show all lanes")
    assert lanes_of(canvas) == before


def test_legend_is_shown_over_the_timeline(canvas: TimelineCanvas) -> None:
    choose(canvas, EMPTY, "Legend")
    (popup,) = canvas.findChildren(LegendPopup)
    assert popup.isVisible()
    popup.close()


def test_ctrl_drag_adds_what_the_band_touches(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    scene = scene_of(canvas)
    meeting = place_of(canvas, "meeting")
    canvas.select([EventId("talks")])
    drag(qtbot, canvas, meeting + QPoint(-30, -14), meeting + QPoint(14, 14), CTRL)
    assert "talks" in canvas.view_model.selected
    assert "meeting" in canvas.view_model.selected
    assert canvas.view_model.brush is None
    assert scene_of(canvas).viewport.start == scene.viewport.start
    start = QPoint(round(scene.regions.axis_left) + 2, round(scene.regions.lanes.y) + 2)
    drag(qtbot, canvas, start, QPoint(995, round(scene.regions.lanes.bottom) - 2), CTRL)
    assert {glyph.event for glyph in scene.glyphs} <= set(canvas.view_model.selected)


def test_band_is_seen_while_it_is_drawn(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    before = canvas.grab().toImage()
    qtbot.mousePress(canvas, LEFT, CTRL, EMPTY)
    to = QPointF(EMPTY + QPoint(120, -40))
    QApplication.sendEvent(
        canvas,
        QMouseEvent(QEvent.Type.MouseMove, to, canvas.mapToGlobal(to), Qt.MouseButton.NoButton, LEFT, CTRL),
    )
    assert canvas.grab().toImage() != before
    qtbot.mouseRelease(canvas, LEFT, CTRL, to.toPoint())


def a_heap(count: int = 6) -> list[object]:
    return [an_event(f"e{n}", on="2025-03-03", kind="summit", themes=["trade"]) for n in range(count)]


def squeezed(make: CanvasMaker, count: int = 6) -> tuple[TimelineCanvas, QPoint]:
    """A canvas whose lane has room for two of its events, and the place of the count of the others."""
    canvas = make(a_heap(count))
    canvas.give_rows("trade", 2)
    (strip,) = scene_of(canvas).densities
    return canvas, QPoint(round(strip.cells[0].x0 + 3), round(strip.top + 3))


def test_click_on_a_count_offers_its_events_and_shows_the_one_chosen(make: CanvasMaker, qtbot: QtBot) -> None:
    canvas, here = squeezed(make)
    canvas._choice_timer.setInterval(0)
    with qtbot.waitSignal(canvas._choice_timer.timeout):
        qtbot.mouseClick(canvas, LEFT, NONE, here)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    first = menu.actions()[0]
    menu.close()
    first.trigger()
    (chosen,) = canvas.view_model.selected
    assert chosen in {glyph.event for glyph in scene_of(canvas).glyphs}


def test_double_click_on_a_count_looks_closer_and_offers_nothing(make: CanvasMaker, qtbot: QtBot) -> None:
    canvas, here = squeezed(make)
    before = canvas.view_model.span
    qtbot.mouseClick(canvas, LEFT, NONE, here)
    qtbot.mouseDClick(canvas, LEFT, NONE, here)
    assert not canvas._choice_timer.isActive()
    start, end = canvas.view_model.span
    assert end - start < before[1] - before[0]


def test_click_on_a_large_count_looks_closer(make: CanvasMaker, qtbot: QtBot) -> None:
    canvas, here = squeezed(make, 40)
    before = canvas.view_model.span
    canvas._choice_at = QPointF(here)
    canvas.offer_counted()
    assert canvas.view_model.span != before


def test_band_over_a_count_selects_whom_it_counts(make: CanvasMaker, qtbot: QtBot) -> None:
    canvas, here = squeezed(make)
    drag(qtbot, canvas, here + QPoint(-20, -3), here + QPoint(20, 3), CTRL)
    assert len(canvas.view_model.selected) == 4


def test_edge_of_a_lane_is_dragged_and_double_clicked_back(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    band = scene_of(canvas).bands[0]
    edge = QPoint(40, round(band.bottom))
    drag(qtbot, canvas, edge, edge + QPoint(0, round(3 * band.row_height)))
    grown = scene_of(canvas).bands[0]
    assert grown.rows == band.rows + 3
    qtbot.mouseDClick(canvas, LEFT, NONE, QPoint(40, round(grown.bottom)))
    assert scene_of(canvas).bands[0].rows == band.rows
    qtbot.mouseMove(canvas, QPoint(40, round(band.bottom)))
    canvas._pointing.at(QPointF(40, band.bottom))
    assert canvas.cursor().shape() is Qt.CursorShape.SplitVCursor


def test_folding_of_time_goes_on_and_off(canvas: TimelineCanvas) -> None:
    canvas.toggle_folding()
    assert canvas.view_model.is_folding
    canvas.toggle_folding()
    assert not canvas.view_model.is_folding


def test_lanes_move_by_menu(canvas: TimelineCanvas) -> None:
    keys = [band.lane.key for band in scene_of(canvas).bands]
    canvas.move_lane(keys[1], -1)
    assert [band.lane.key for band in scene_of(canvas).bands][:2] == [keys[1], keys[0]]


def test_card_follows_the_pointer_from_event_to_event_at_once(canvas: TimelineCanvas) -> None:
    first, second = place_of(canvas, "meeting"), place_of(canvas, "visit")
    canvas._pointing.at(QPointF(first))
    canvas._pointing.tell(first)
    assert canvas._pointing.card.isVisible()
    canvas._pointing.at(QPointF(second))
    assert canvas._pointing.card_event == "visit"
    assert canvas._pointing.card.isVisible()
    canvas._pointing.at(QPointF(2, 2))
    assert not canvas._pointing.card.isVisible()


def test_no_card_while_dragging(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    here = place_of(canvas, "meeting")
    canvas._pointing.at(QPointF(here))
    canvas._pointing.tell(here)
    qtbot.mousePress(canvas, LEFT, NONE, here)
    assert not canvas._pointing.card.isVisible()
    move = QPointF(here + QPoint(40, 0))
    sent = QMouseEvent(QEvent.Type.MouseMove, move, canvas.mapToGlobal(move), Qt.MouseButton.NoButton, LEFT, NONE)
    QApplication.sendEvent(canvas, sent)
    assert not canvas._pointing.card.isVisible()
    assert not canvas._pointing.hover_timer.isActive()
    qtbot.mouseRelease(canvas, LEFT, NONE, here + QPoint(40, 0))


def scrolled(canvas: TimelineCanvas, phase: Qt.ScrollPhase, right: int, now: int, down: int = 0) -> None:
    """One report of a touchpad."""
    pixels, here = QPoint(right, down), QPointF(500, 300)
    event = QWheelEvent(here, canvas.mapToGlobal(here), pixels, pixels * 8, Qt.MouseButton.NoButton, NONE, phase, False)
    event.setTimestamp(now)
    QApplication.sendEvent(canvas, event)


def flick(canvas: TimelineCanvas) -> float:
    """Two fingers pan quickly and leave; where the view then begins."""
    scrolled(canvas, Qt.ScrollPhase.ScrollBegin, -10, 1000)
    for step in range(1, 8):
        scrolled(canvas, Qt.ScrollPhase.ScrollUpdate, -20, 1000 + 8 * step)
    scrolled(canvas, Qt.ScrollPhase.ScrollEnd, 0, 1060)
    return canvas.view_model.span[0]


def test_flick_on_a_touchpad_rolls_on_and_is_stopped_by_a_touch(make: CanvasMaker, qtbot: QtBot) -> None:
    canvas = make(is_animated=True)
    before = flick(canvas)
    assert canvas._gliding.roll_timer.isActive()
    with qtbot.waitSignal(canvas._gliding.roll_timer.timeout):
        pass
    qtbot.waitUntil(lambda: canvas.view_model.span[0] > before)
    qtbot.mousePress(canvas, LEFT, NONE, QPoint(400, 300))
    assert not canvas._gliding.roll_timer.isActive()
    qtbot.mouseRelease(canvas, LEFT, NONE, QPoint(400, 300))


def test_nothing_rolls_on_where_less_motion_is_wished(make: CanvasMaker) -> None:
    canvas = make(is_animated=False)
    flick(canvas)
    assert not canvas._gliding.roll_timer.isActive()


def test_momentum_of_the_system_is_left_to_it(make: CanvasMaker) -> None:
    canvas = make(is_animated=True)
    flick(canvas)
    scrolled(canvas, Qt.ScrollPhase.ScrollMomentum, -15, 1070)
    assert not canvas._gliding.roll_timer.isActive()


def test_pinch_keeps_the_time_between_the_fingers(canvas: TimelineCanvas) -> None:
    here = QPointF(420, 300)
    before = canvas.view_model.scale.invert(here.x())
    for value in (0.2, 0.3, -0.1):
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, here, here,
            canvas.mapToGlobal(here), value, QPointF(),
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)
    assert canvas.view_model.scale.invert(here.x()) == pytest.approx(before)
    canvas.view_model.rest()
    closer = canvas.view_model.span
    canvas.view_back()
    start, end = canvas.view_model.span
    assert start < closer[0] < closer[1] < end


def test_rows_ease_only_where_motion_is_wished(make: CanvasMaker) -> None:
    events = [an_event(f"e{n}", on=f"2025-03-0{n + 1}", kind="summit", themes=["trade"]) for n in range(3)]
    later = Filters(range=DayRange(date(2025, 3, 2), None))
    for is_animated in (True, False):
        canvas = make(events, is_animated=is_animated)
        canvas.grab()
        canvas.show_selection(a_store(events).select(later))
        canvas.grab()
        assert canvas._rows.is_moving is is_animated


def test_hint_of_an_empty_lane_leads_to_its_nearest_event(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.view_model.glide_to(date(2026, 1, 10).toordinal(), date(2026, 2, 10).toordinal())
    hint = next(each for each in scene_of(canvas).hints if scene_of(canvas).bands[each.lane].lane.key == "trade")
    qtbot.mouseClick(canvas, LEFT, NONE, QPoint(round(hint.x + 5), round(hint.y)))
    assert "visit" in {glyph.event for glyph in scene_of(canvas).glyphs}


def test_ctrl_click_on_a_head_adds_the_events_of_its_lane(canvas: TimelineCanvas, qtbot: QtBot) -> None:
    canvas.select([EventId("troops")])
    band = next(each for each in scene_of(canvas).bands if each.lane.key == "trade")
    head = QPoint(30, round(band.top + 14))
    qtbot.mouseClick(canvas, LEFT, CTRL, head)
    assert canvas.view_model.selected == ("troops", *canvas.view_model.events_of_lane("trade"))
    assert canvas.view_model.lanes.folded == frozenset()
    qtbot.mouseClick(canvas, LEFT, NONE, head)
    assert canvas.view_model.lanes.folded == {"trade"}


@pytest.mark.parametrize(("letter", "text"), [(Qt.Key.Key_BracketLeft, "earlier"), (Qt.Key.Key_BracketRight, "later")])
def test_from_an_empty_view_a_key_and_a_click_lead_to_the_nearest(
    qtbot: QtBot, make: CanvasMaker, letter: Qt.Key, text: str
) -> None:
    canvas = make([an_event("a", on="2020-01-01", kind="summit"), an_event("b", on="2025-01-01", kind="summit")])
    canvas.go_to(date(2022, 5, 1), date(2022, 6, 1))
    assert not scene_of(canvas).glyphs
    qtbot.keyClick(canvas, letter)
    (by_key,) = scene_of(canvas).glyphs
    canvas.go_to(date(2022, 5, 1), date(2022, 6, 1))
    (hint,) = [each for each in scene_of(canvas).hints if text in each.text]
    qtbot.mouseClick(canvas, LEFT, NONE, QPoint(round(hint.x + hint.width / 2), round(hint.y)))
    (by_click,) = scene_of(canvas).glyphs
    assert by_key == by_click
    before = canvas.view_model.span
    canvas.fit_all()
    fitted = canvas.view_model.span
    qtbot.keyClick(canvas, letter)
    assert canvas.view_model.span == fitted != before
