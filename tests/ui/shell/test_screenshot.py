from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from briefviewer.app.places import ReaderPage
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.view import LaneBy, LaneSettings, SavedView
from briefviewer.ui.shell.screenshot import take_screenshot
from briefviewer.ui.shell.window import BriefWindow
from tests.ui.harbour_window import ENGLISH, TODAY, harbour_store

AUGUST = Filters(range=DayRange(date(2025, 8, 1), date(2025, 8, 31)))


def test_the_picture_has_its_size_and_scale(qtbot: QtBot, tmp_path: Path) -> None:
    for scale in (1.0, 2.0):
        out = tmp_path / f"{scale}.png"
        take_screenshot(harbour_store(), Filters(), out, size=(1280, 720), scale=scale, today=TODAY, words=ENGLISH)
        image = QImage(str(out))
        assert (image.width(), image.height()) == (1280 * scale, 720 * scale)


def test_event_range_and_page_are_shown(qtbot: QtBot, tmp_path: Path) -> None:
    seen: list[BriefWindow] = []

    def look(window: BriefWindow) -> None:
        assert window.workspace.active == "closure"
        assert window.reader.event_page.isVisible()
        first, last = window.timeline.days_in_view()
        assert first <= date(2025, 8, 1)
        assert last >= date(2025, 8, 31)
        assert window.timeline.canvas.view_model.range == AUGUST.range
        seen.append(window)

    take_screenshot(
        harbour_store(),
        AUGUST,
        tmp_path / "w.png",
        event=EventId("closure"),
        today=TODAY,
        words=ENGLISH,
        prepare=look,
    )
    assert seen


def test_a_view_is_shown_as_it_was_kept(qtbot: QtBot, tmp_path: Path) -> None:
    summer = DayRange(date(2025, 6, 1), date(2025, 9, 30))
    view = SavedView("s", "S", AUGUST, lanes=LaneBy.ACTOR, lane_settings=LaneSettings(("south",)), in_view=summer)
    store = replace(harbour_store(), views=(view,))
    seen: list[tuple[object, ...]] = []

    def look(window: BriefWindow) -> None:
        timeline = window.timeline
        seen.append((timeline.days_in_view(), timeline.lane_settings.order, window.workspace.view))

    for filters in (AUGUST, Filters(range=DayRange(date(2025, 1, 1), date(2025, 1, 31)))):
        take_screenshot(store, filters, tmp_path / "w.png", view=view, today=TODAY, words=ENGLISH, prepare=look)
    assert seen[0] == ((date(2025, 6, 1), date(2025, 9, 30)), ("south",), view)
    assert seen[1][0] != seen[0][0], "another range is asked for"


def test_themes_differ(qtbot: QtBot, tmp_path: Path) -> None:
    files = []
    for theme in ("light", "dark"):
        files.append(tmp_path / f"{theme}.png")
        take_screenshot(
            harbour_store(),
            Filters(),
            files[-1],
            size=(1280, 720),
            theme=theme,
            page=ReaderPage.LIST,
            today=TODAY,
            words=ENGLISH,
        )
    assert QImage(str(files[0])).pixelColor(5, 5).lightness() > 200
    assert QImage(str(files[1])).pixelColor(5, 5).lightness() < 60


def test_a_file_that_cannot_be_written_is_an_error(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(BriefviewerError, match="file-not-written"):
        take_screenshot(harbour_store(), Filters(), tmp_path / "no" / "w.png", today=TODAY, words=ENGLISH)
