"""The figure on paper: numbered labels, pages cut between lanes, and no words that the page does not show."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefviewer.brief.figure import POINTS_PER_PX, Picture, figure_characters, timeline_figure
from briefviewer.brief.fonts import faces_for
from briefviewer.brief.model import Head, TimelineSection
from briefviewer.brief.structure import Element, Role
from briefviewer.brief.style import Style
from briefviewer.brief.timeline_part import timeline
from briefviewer.brief.typesetting import Typesetter
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.domain.library import Name, Theme, ThemeId
from briefviewer.timeline.strokes import Box, Line, Polygon, Text
from tests.brief.fake_store import LIBRARY, FakeStore, a_store, an_event, harbours
from tests.brief.packets import scope_of


def section_of(store: FakeStore) -> TimelineSection:
    section = timeline(scope_of(store), Head("timeline", "1", "Timeline"))
    assert section is not None
    return section


def pictures(section: TimelineSection, style: Style) -> list[Picture]:
    setter = Typesetter(style, faces_for(figure_characters(section, style), style.font_cache), frozenset())
    found = list(timeline_figure(section, setter, Element(Role.SECTION)))
    assert all(isinstance(each, Picture) for each in found)
    return found


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Text)]


def test_labels_begin_with_the_number_of_their_entry(style: Style) -> None:
    (picture,) = pictures(section_of(harbours()), style)
    assert "3 · Both harbours open" in texts(picture)


def test_the_first_picture_has_the_whole_alternative(style: Style) -> None:
    (picture,) = pictures(section_of(harbours()), style)
    assert picture.element.role is Role.FIGURE
    assert "Both harbours open" in picture.element.alternative


def test_signs_on_the_first_and_last_day_stand_whole(style: Style) -> None:
    summer = Filters(range=DayRange(date(2024, 6, 1), date(2025, 8, 31)))
    store = a_store(an_event("first", "2024-06-01"), an_event("last", "2025-08-31"))
    section = timeline(scope_of(store, summer), Head("timeline", "1", "Timeline"))
    assert section is not None
    (picture,) = pictures(section, style)
    first, last = (shape for shape in picture.shapes if isinstance(shape, Polygon))
    assert first.x - first.radius > style.palette.space("lane_header")
    assert last.x + last.radius < style.sheet.measure / POINTS_PER_PX


@pytest.fixture
def crowded() -> FakeStore:
    themes = {ThemeId(f"t{n}"): Theme(ThemeId(f"t{n}"), Name(f"Theme {n}")) for n in range(40)}
    events = [
        replace(
            an_event(f"e{n}", f"2025-08-{n % 28 + 1:02}", title=f"Event {n} of the harbour"),
            themes=(ThemeId(f"t{n % 40}"),),
        )
        for n in range(120)
    ]
    return replace(a_store(*events), library=replace(LIBRARY, themes=themes))


def test_a_tall_figure_goes_on_under_the_same_ruler(style: Style, crowded: FakeStore) -> None:
    found = pictures(section_of(crowded), style)
    assert len(found) > 1
    for picture in found:
        assert picture.height <= style.sheet.depth
        assert any("2025" in each for each in texts(picture))
    assert max(found[0].height, found[-1].height) <= style.sheet.depth - 60  # room for heading and caption
    labels = [each for picture in found for each in texts(picture) if "Event" in each]
    assert len(labels) == len(set(labels))
    lanes = [each for picture in found for each in texts(picture) if each.startswith("Theme ")]
    assert len(lanes) == len(set(lanes)) == 40


def test_a_figure_a_little_taller_than_a_page_is_set_closer(style: Style, crowded: FakeStore) -> None:
    def pages(lanes: int) -> list[Picture]:
        events = [event for event in crowded.all_events if int(event.id[1:]) % 40 < lanes]
        return pictures(section_of(replace(crowded, all_events=tuple(events))), style)

    heights = {lanes: [each.height for each in pages(lanes)] for lanes in range(8, 20)}
    alone = [lanes for lanes, each in heights.items() if len(each) == 1]
    assert alone == list(range(8, max(alone) + 1))
    grown = [heights[lanes + 1][0] - heights[lanes][0] for lanes in alone[:-1]]
    assert min(grown) < max(grown) / 2, "the last that stand alone are closer"


def test_nothing_is_drawn_below_its_page(style: Style, crowded: FakeStore) -> None:
    from briefviewer.brief.figure import POINTS_PER_PX

    for picture in pictures(section_of(crowded), style):
        floor = picture.height / POINTS_PER_PX + 0.01
        for shape in picture.shapes:
            if isinstance(shape, Box):
                assert shape.y + shape.height <= floor
            elif isinstance(shape, Line):
                assert max(shape.y0, shape.y1) <= floor


def test_no_event_lies_on_two_pages(style: Style, tmp_path: Path) -> None:
    (picture,) = pictures(section_of(a_store(an_event())), style)
    assert picture.wrap(10, 10) == (picture.width, picture.height)
