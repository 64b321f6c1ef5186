"""The window's end of the press, once on a real child."""

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefviewer.brief.press_messages import Message, Order
from briefviewer.brief.scope import Choice
from briefviewer.domain.facet import Filters
from briefviewer.ui.brief.press import PressProcess, error_of, picture_of
from tests.small_store import write_small_store
from tests.ui.harbour_window import TODAY


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFVIEWER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def an_order(store: Path) -> Order:
    return Order(store, "", Filters(), Choice(prepared=TODAY), "en")


def test_a_child_sets_shows_and_hands_over(qtbot: QtBot, tmp_path: Path, cache: Path) -> None:
    store = write_small_store(tmp_path / "store")
    press = PressProcess()
    with qtbot.waitSignal(press.finished, timeout=60_000) as finished:
        press.order(an_order(store), 1)
    assert len(finished.args[0]) >= 2
    with qtbot.waitSignal(press.page_made, timeout=20_000) as shown:
        press.ask_page(1, 0.5)
    page, scale, top, image = shown.args
    assert (page, scale, top) == (1, 0.5, 0)
    assert isinstance(image, QImage)
    assert image.width() == 298
    with qtbot.waitSignal(press.pdf_made, timeout=20_000) as handed:
        press.ask_pdf()
    assert bytes(handed.args[0]).startswith(b"%PDF")
    with qtbot.waitSignal(press.failed, timeout=20_000) as failed:
        press.order(an_order(tmp_path / "none"), 1)
    assert failed.args[0].code == "unknown-store"
    process = press._process
    assert process is not None
    press.close()
    assert process.state() is QProcess.ProcessState.NotRunning


def test_a_child_that_dies_is_told_and_replaced(qtbot: QtBot, tmp_path: Path, cache: Path) -> None:
    store = write_small_store(tmp_path / "store")
    press = PressProcess()
    press.order(an_order(store), 1)
    assert press._process is not None
    with qtbot.waitSignal(press.crashed, timeout=20_000):
        press._process.kill()
    with qtbot.waitSignal(press.finished, timeout=60_000):
        press.order(an_order(store), 1)
    press.close()


def test_a_picture_has_the_pixels_of_its_message() -> None:
    image = picture_of(Message({"width": 2, "height": 1}, bytes([255, 0, 0, 0, 0, 0, 255, 0])))
    assert [image.pixelColor(x, 0).name() for x in (0, 1)] == ["#0000ff", "#ff0000"]


def test_an_error_comes_over_with_its_facts() -> None:
    error = error_of(Message({"code": "file-not-written", "facts": {"path": "x", "reason": "full"}}))
    assert (error.code, error.facts) == ("file-not-written", {"path": "x", "reason": "full"})
