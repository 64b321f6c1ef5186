"""Pictures: PNG, SVG and PDF of the same scene; the range is what they show; text is text."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import DayRange, Filters, Undated
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.palette import load_palette
from briefviewer.timeline.scene import Scene
from briefviewer.ui.timeline.picture import draw_picture, shown_range
from briefviewer.words import Words
from tests.timeline.arrangements import TODAY
from tests.ui.timeline.story_store import a_store

AUTUMN = Filters(range=DayRange(date(2025, 8, 1), date(2025, 11, 30)))


def drawn(out: Path, filters: Filters | None = None, *, language: str = "en", **wishes: object) -> Scene:
    words = Words.for_language(language)
    return draw_picture(a_store(), filters or Filters(), out, today=TODAY, words=words, **wishes)  # type: ignore[arg-type]


def test_png_has_the_size_asked_for(qapp: QApplication, tmp_path: Path) -> None:
    drawn(tmp_path / "a.png", size=(900, 600))
    drawn(tmp_path / "b.png", size=(900, 600), scale=2.0)
    assert QImage(str(tmp_path / "a.png")).size().toTuple() == (900, 600)
    assert QImage(str(tmp_path / "b.png")).size().toTuple() == (1800, 1200)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture_takes_its_theme(qapp: QApplication, tmp_path: Path, theme: str) -> None:
    drawn(tmp_path / "a.png", size=(900, 600), theme=theme)
    assert QImage(str(tmp_path / "a.png")).pixelColor(898, 2).name() == load_palette(theme).color("canvas")


def test_range_is_the_viewport_and_the_rest_is_not_there(qapp: QApplication, tmp_path: Path) -> None:
    scene = drawn(tmp_path / "a.png", AUTUMN, size=(900, 600))
    assert (scene.viewport.start, scene.viewport.end) == (date(2025, 8, 1).toordinal(), date(2025, 12, 1).toordinal())
    assert {glyph.event for glyph in scene.glyphs} == {"meeting", "frame", "talks", "visit"}
    assert scene.regions.overview.height == 0
    assert scene.boards == ()


def test_lanes_as_asked(qapp: QApplication, tmp_path: Path) -> None:
    scene = drawn(tmp_path / "a.png", size=(900, 600), lanes=LaneBy.KIND)
    assert [band.lane.label for band in scene.bands] == ["Summit", "Policy"]


def test_undated_stand_below_unless_they_are_not_wanted(qapp: QApplication, tmp_path: Path) -> None:
    assert len(drawn(tmp_path / "a.png").boards) == 3
    assert drawn(tmp_path / "a.png", Filters(undated=Undated.WITHOUT)).boards == ()


def test_date_from_outside_is_not_said_beside_the_axis(qapp: QApplication, tmp_path: Path) -> None:
    boards = drawn(tmp_path / "a.png").boards
    (rumour,) = [chip for board in boards for chip in board.chips if chip.event == "rumour"]
    assert rumour.date == ""


def test_svg_holds_text(qapp: QApplication, tmp_path: Path) -> None:
    drawn(tmp_path / "a.svg", size=(900, 600), language="ko")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "First meeting in the capital" in text
    assert "동맹" in text
    assert re.search(r"<svg[^>]*viewBox=\"0 0 900 600\"", text)


def test_pdf_is_a_page_of_the_same_shape(qapp: QApplication, tmp_path: Path) -> None:
    drawn(tmp_path / "a.pdf", size=(960, 480))
    data = (tmp_path / "a.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert box is not None
    assert [round(float(each)) for each in box.groups()] == [720, 360]


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_unwritable_place_is_told(qapp: QApplication, tmp_path: Path, suffix: str) -> None:
    with pytest.raises(BriefviewerError) as caught:
        drawn(tmp_path / "missing" / f"a{suffix}")
    assert caught.value.code == "file-unwritable"


def test_open_range_is_filled_from_the_events() -> None:
    whole = (738_000.0, 739_000.0)
    assert shown_range(DayRange(date(2025, 1, 1), None), whole, None, None)[1] == date(2025, 1, 31).toordinal()
    assert shown_range(DayRange(None, date(2022, 1, 1)), whole, None, None)[0] == 738_000.0
    assert shown_range(None, whole, (738_100.0, 738_200.0), None) == (738_100.0, 738_200.0)
    start, end = shown_range(None, None, None, TODAY)
    assert start < TODAY.toordinal() < end
    assert shown_range(None, None, None, None)[0] < shown_range(None, None, None, None)[1]
