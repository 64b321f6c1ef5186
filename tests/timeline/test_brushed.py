"""The range as it is seen and told."""

from datetime import date

import pytest

from briefviewer.timeline.brushed import Brush, BrushShape, brush_shape
from briefviewer.timeline.scale import Scale
from tests.timeline.arrangements import an_arrangement
from tests.timeline.test_scene import YEAR, a_story

SCALE = Scale(YEAR.start, YEAR.end, 140.0, YEAR.width)


def seen(first: date, last: date, certain: int = 3, possible: int = 1) -> BrushShape | None:
    return brush_shape(an_arrangement(a_story()), Brush(first, last, certain, possible), SCALE)


def test_the_last_day_is_part_of_it_and_all_its_events_are_told() -> None:
    shape = seen(date(2025, 3, 14), date(2025, 4, 6))
    assert shape is not None
    assert shape.left_edge == shape.x0 == SCALE.x(date(2025, 3, 14).toordinal())
    assert shape.right_edge == shape.x1 == SCALE.x(date(2025, 4, 7).toordinal())
    assert shape.text == "14 Mar – 6 Apr 2025 · 4 events"


@pytest.mark.parametrize(
    ("first", "last", "has_left", "has_right"),
    [
        (date(2020, 1, 1), date(2025, 4, 6), False, True),
        (date(2025, 4, 6), date(2030, 1, 1), True, False),
        (date(2020, 1, 1), date(2030, 1, 1), False, False),
    ],
)
def test_edges_out_of_view_are_none_and_the_words_stay_in_it(
    first: date, last: date, has_left: bool, has_right: bool
) -> None:
    shape = seen(first, last)
    assert shape is not None
    assert (shape.left_edge is not None, shape.right_edge is not None) == (has_left, has_right)
    assert SCALE.left <= shape.x0 < shape.x1 <= SCALE.right
    assert SCALE.left <= shape.text_x <= SCALE.right - shape.text_width


@pytest.mark.parametrize("year", [1950, 2100])
def test_a_range_out_of_view_is_not_seen(year: int) -> None:
    assert seen(date(year, 1, 1), date(year, 2, 1)) is None
    assert brush_shape(an_arrangement(a_story()), None, SCALE) is None
