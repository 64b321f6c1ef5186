"""Every key of the window, pressed as a keyboard does, in Latin and under a Korean input method."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from briefviewer.app.places import ReaderPage
from briefviewer.domain.event import EventId
from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.actions import ACTIONS
from briefviewer.ui.shell.command_palette import CommandPalette
from briefviewer.ui.shell.date_dialog import DateDialog
from briefviewer.ui.shell.shortcut_sheet import ShortcutSheet
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.timeline.canvas import TimelineCanvas
from tests.ui.harbour_window import harbour_window, keep

Key = Qt.Key
Held = Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier, Held.AltModifier
HANGUL = {"w": (25, "ㅈ"), "a": (38, "ㅁ"), "s": (39, "ㄴ"), "d": (40, "ㅇ"), "f": (41, "ㄹ"), "r": (27, "ㄱ")}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[BriefWindow]:
    made, _, wiring = harbour_window()
    keep(qtbot, made)
    made.__dict__["wiring"] = wiring
    made.show()
    made.activateWindow()
    made.timeline.canvas.setFocus()
    made.timeline.canvas.fit_all()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.close()


def canvas_of(window: BriefWindow) -> TimelineCanvas:
    return window.timeline.canvas


def span(window: BriefWindow) -> tuple[float, float]:
    return canvas_of(window).view_model.span


def width(window: BriefWindow) -> float:
    start, end = span(window)
    return end - start


def latin(qtbot: QtBot, window: BriefWindow, letter: str) -> None:
    qtbot.keyClick(canvas_of(window), getattr(Key, f"Key_{letter.upper()}"))


def korean(_qtbot: QtBot, window: BriefWindow, letter: str) -> None:
    """The key at the place of a letter, as an X server under a Korean input method tells of it."""
    scan, jamo = HANGUL[letter]
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(canvas_of(window), QKeyEvent(kind, ord(jamo), NONE, scan, 0, 0, jamo))


Presser = Callable[[QtBot, BriefWindow, str], None]
BOTH = pytest.mark.parametrize("press", [latin, korean])


@BOTH
def test_w_s_a_d_zoom_and_pan(
    qtbot: QtBot, window: BriefWindow, press: Presser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefviewer.ui.timeline.keys.sys.platform", "linux")
    whole = span(window)
    press(qtbot, window, "w")
    assert width(window) < (whole[1] - whole[0]) * 0.8
    press(qtbot, window, "s")
    assert width(window) == pytest.approx(whole[1] - whole[0], rel=0.01)
    press(qtbot, window, "d")
    assert span(window)[0] > whole[0]
    press(qtbot, window, "a")
    assert span(window)[0] == pytest.approx(whole[0], abs=1)


@BOTH
def test_f_focuses_and_again_fits_and_r_brushes(
    qtbot: QtBot, window: BriefWindow, press: Presser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefviewer.ui.timeline.keys.sys.platform", "linux")
    canvas = canvas_of(window)
    canvas.select([EventId("opening")])
    before = width(window)
    press(qtbot, window, "f")
    assert width(window) == pytest.approx(before, rel=0.01)
    middle = sum(span(window)) / 2
    found = canvas.view_model.span_of([EventId("opening")])
    assert found is not None
    assert middle == pytest.approx(sum(found) / 2, abs=1)
    press(qtbot, window, "f")
    assert width(window) < before / 2
    press(qtbot, window, "r")
    days = window.workspace.range
    assert days is not None
    assert (str(days.first), str(days.last)) == ("2025-08-25", "2025-08-25")


def test_f_twice_in_quick_succession_fits(qtbot: QtBot, window: BriefWindow) -> None:
    canvas = canvas_of(window)
    canvas.set_animated(True)
    canvas.select([EventId("opening")])
    before = width(window)
    latin(qtbot, window, "f")
    latin(qtbot, window, "f")
    qtbot.waitUntil(lambda: not canvas.is_gliding)
    assert width(window) < before / 2


@pytest.mark.parametrize(("closer", "farther"), [(Key.Key_Plus, Key.Key_Minus), (Key.Key_Equal, Key.Key_Underscore)])
def test_plus_and_minus(qtbot: QtBot, window: BriefWindow, closer: Key, farther: Key) -> None:
    before = width(window)
    qtbot.keyClick(canvas_of(window), closer)
    assert width(window) < before
    qtbot.keyClick(canvas_of(window), farther)
    assert width(window) == pytest.approx(before, rel=0.01)


@pytest.mark.parametrize(
    ("on", "back", "share"), [(Key.Key_Right, Key.Key_Left, 0.1), (Key.Key_PageDown, Key.Key_PageUp, 0.8)]
)
def test_arrows_pan_and_pages_go_by_screens(
    qtbot: QtBot, window: BriefWindow, on: Key, back: Key, share: float
) -> None:
    latin(qtbot, window, "w")
    start = span(window)[0]
    qtbot.keyClick(canvas_of(window), on)
    assert span(window)[0] - start > width(window) * share
    qtbot.keyClick(canvas_of(window), back)
    assert span(window)[0] == pytest.approx(start, abs=1)


def test_events_are_walked(qtbot: QtBot, window: BriefWindow) -> None:
    canvas, workspace = canvas_of(window), window.workspace
    walked = []
    for key in (Key.Key_Home, Key.Key_Period, Key.Key_End, Key.Key_Comma):
        qtbot.keyClick(canvas, key)
        walked.append(workspace.active)
    assert walked == ["letter", "opening", "closure", "opening"]


def test_escape_takes_back_one_thing_at_a_time(qtbot: QtBot, window: BriefWindow) -> None:
    canvas = canvas_of(window)
    canvas.select([EventId("opening")])
    latin(qtbot, window, "r")
    qtbot.keyClick(canvas, Key.Key_Escape)
    assert window.workspace.range is None
    assert canvas.view_model.selected == ("opening",)
    qtbot.keyClick(canvas, Key.Key_Escape)
    assert canvas.view_model.selected == ()


def test_alt_and_arrows_walk_the_views(qtbot: QtBot, window: BriefWindow) -> None:
    before = span(window)
    latin(qtbot, window, "w")
    closer = span(window)
    qtbot.keyClick(window, Key.Key_Left, ALT)
    assert span(window) == pytest.approx(before)
    qtbot.keyClick(window, Key.Key_Right, ALT)
    assert span(window) == pytest.approx(closer)


@pytest.mark.parametrize(
    ("key", "held", "opened"),
    [
        (Key.Key_G, CTRL, DateDialog),
        (Key.Key_P, CTRL | SHIFT, CommandPalette),
        (Key.Key_Question, NONE, ShortcutSheet),
        (Key.Key_F1, NONE, ShortcutSheet),
        (Key.Key_R, CTRL | SHIFT, DateDialog),
    ],
)
def test_keys_that_open(qtbot: QtBot, window: BriefWindow, key: Key, held: Held, opened: type[QDialog]) -> None:
    qtbot.keyClick(canvas_of(window), key, held)
    assert [each.isVisible() for each in window.findChildren(opened)] == [True]


@pytest.mark.parametrize(("key", "held"), [(Key.Key_K, CTRL), (Key.Key_Slash, NONE)])
def test_search_is_begun(qtbot: QtBot, window: BriefWindow, key: Key, held: Held) -> None:
    qtbot.keyClick(canvas_of(window), key, held)
    assert window.top_bar.search.field.hasFocus()


def test_find_opens_in_the_document(qtbot: QtBot, window: BriefWindow) -> None:
    window.workspace.activate(EventId("opening"))
    qtbot.keyClick(canvas_of(window), Key.Key_F, CTRL)
    assert window.workspace.place.page is ReaderPage.DOCUMENT
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert window.reader.document_page.isAncestorOf(focused)


@pytest.mark.parametrize("typed", ["/?wasdfr.,+-", "한글 ㅈㅁㄴㅇ"])
def test_single_keys_are_letters_in_a_text_field(qtbot: QtBot, window: BriefWindow, typed: str) -> None:
    field = window.top_bar.search.field
    field.setFocus()
    before = span(window)
    for letter in typed:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), NONE, letter))
    assert field.text() == typed
    assert span(window) == before
    assert window.workspace.active is None
    assert not any(each.isVisible() for each in window.findChildren(QDialog))


def _wheel(window: BriefWindow, held: Held) -> None:
    canvas = canvas_of(window)
    at = QPointF(QPoint(canvas.width() - 120, 200))
    turned = QPoint(0, 120)
    phase = Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(
        canvas,
        QWheelEvent(at, canvas.mapToGlobal(at), QPoint(), turned, Qt.MouseButton.NoButton, held, phase, False),
    )


def test_wheel_ways_are_swapped_by_a_preference_that_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    made, _, wiring = harbour_window()
    made.__dict__["wiring"] = wiring
    keep(qtbot, made)
    made.memory = memory
    made.show()
    canvas_of(made).fit_all()
    before = width(made)
    _wheel(made, NONE)
    assert width(made) == before
    _wheel(made, CTRL)
    assert width(made) < before
    made.actions_by_id["wheel_zooms"].trigger()
    before = width(made)
    _wheel(made, CTRL)
    assert width(made) == before
    _wheel(made, NONE)
    assert width(made) < before
    start = span(made)[0]
    _wheel(made, SHIFT)
    assert span(made)[0] != start
    assert memory.recall("timeline/wheel") == "zooms"


def test_every_action_has_a_shortcut() -> None:
    assert [spec.id for spec in ACTIONS if not spec.keys] == []
