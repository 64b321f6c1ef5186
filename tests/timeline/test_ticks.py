"""The ruler: ticks rise, words never touch, the year never goes out of sight."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.folds import Fold, Folds
from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.scale import FIRST_TIME, LAST_TIME, SHORTEST_SPAN, Scale
from briefviewer.timeline.ticks import Ruler, Unit, ruler, times
from briefviewer.words import Words

ENGLISH, KOREAN = Words.for_language("en"), Words.for_language("ko")


def days(first: str, last: str, width: float = 800.0) -> Scale:
    return Scale(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal(), 100.0, 100.0 + width)


def made(scale: Scale, words: Words = ENGLISH) -> Ruler:
    return ruler(scale, words, counted_letters, 12, 14)


SCALES = st.builds(
    lambda start, span, width: Scale(start, start + span, 100.0, 100.0 + width).limited(),
    st.floats(FIRST_TIME, LAST_TIME - 1),
    st.one_of(st.floats(SHORTEST_SPAN, 30), st.floats(30, 20_000), st.floats(20_000, 4_000_000)),
    st.floats(160, 2400),
)


@settings(max_examples=250, deadline=None)
@given(SCALES, st.sampled_from([ENGLISH, KOREAN]))
def test_ticks_rise_and_words_never_touch(scale: Scale, words: Words) -> None:
    for row in (made(scale, words).major, made(scale, words).minor):
        assert all(one.time < other.time for one, other in pairwise(row))
        said = [tick for tick in row if tick.label]
        for one, other in pairwise(said):
            assert one.label_x + one.label_width < other.label_x
        for tick in row:
            assert tick.x <= scale.right + 1e-6
            assert tick.until > tick.time


@settings(max_examples=250, deadline=None)
@given(SCALES)
def test_upper_row_always_says_something_at_the_left_or_soon_after(scale: Scale) -> None:
    said = [tick for tick in made(scale).major if tick.label]
    assert said
    assert said[0].label_x >= scale.left


def test_months_under_years() -> None:
    found = made(days("2024-09-20", "2025-12-01"))
    assert [tick.label for tick in found.major] == ["2024", "2025"]
    assert [tick.label for tick in found.minor][:5] == ["Oct", "Nov", "Dec", "Jan", "Feb"]


def test_year_sticks_to_the_left_edge() -> None:
    found = made(days("2025-03-10", "2025-06-10"))
    assert found.major[0].label.endswith("2025")
    assert found.major[0].x < 100.0
    assert found.major[0].label_x == 105.0


def test_korean_words() -> None:
    found = made(days("2024-09-20", "2025-12-01"), KOREAN)
    assert "2025" in found.major[1].label


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2025-08-25", "2025-08-26", Unit.HOUR),
        ("2025-08-20", "2025-09-02", Unit.DAY),
        ("2024-01-01", "2025-06-01", Unit.MONTH),
        ("1950-01-01", "2025-01-01", Unit.YEAR),
        ("0001-01-01", "9999-01-01", Unit.YEAR),
    ],
)
def test_finest_unit_that_has_room(first: str, last: str, unit: Unit) -> None:
    assert made(days(first, last)).step.unit is unit


def test_minutes_within_half_an_hour() -> None:
    found = made(Scale(739_000.0, 739_000.0 + SHORTEST_SPAN, 0.0, 900.0))
    assert found.step.unit is Unit.MINUTE
    assert found.minor[0].label == "00:00"
    assert found.major[0].label


def test_finest_unit_can_be_asked_for() -> None:
    found = ruler(days("2024-01-01", "2025-06-01"), ENGLISH, counted_letters, 12, 14, finest=Unit.YEAR)
    assert found.step.unit is Unit.YEAR


def test_times_cover_the_view() -> None:
    scale = days("2025-01-10", "2025-03-20")
    found = made(scale)
    all_times = list(times(found.step, scale.start, scale.end))
    assert all_times[0] <= scale.start
    assert all_times[-1] >= scale.end


FOLDED = st.builds(
    lambda start, span, gap, length, kept, width: Scale(
        start, start + span, 100.0, 100.0 + width, Folds((Fold(start + gap, start + gap + length, kept),))
    ).limited(),
    st.floats(700_000, 730_000),
    st.one_of(st.floats(20, 900), st.floats(900, 40_000)),
    st.floats(-3000, 3000),
    st.floats(60, 20_000),
    st.floats(2, 50),
    st.floats(160, 2400),
)


@settings(max_examples=150, deadline=None)
@given(FOLDED)
def test_words_keep_clear_of_where_time_is_folded(scale: Scale) -> None:
    found = made(scale)
    assert any(tick.label for tick in found.major)
    for row in (found.major, found.minor):
        assert all(one.time < other.time for one, other in pairwise(row))
        said = [tick for tick in row if tick.label]
        assert all(one.label_x + one.label_width < other.label_x for one, other in pairwise(said))
        for fold in scale.folds.each:
            x0, x1 = scale.x(fold.start), scale.x(fold.end)
            for tick in row:
                assert tick.x <= x0 + 1e-6 or tick.x >= x1 - 1e-6 or tick.x <= scale.left
            if row is found.minor:
                assert all(tick.label_x + tick.label_width <= x0 or tick.label_x >= x1 for tick in said)


def test_year_that_goes_on_behind_a_fold_is_said_there() -> None:
    fold = Fold(float(date(2003, 2, 1).toordinal()), float(date(2023, 11, 1).toordinal()), 20.0)
    scale = Scale(date(2002, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), 100.0, 1400.0, Folds((fold,)))
    labels = [tick.label for tick in made(scale).major]
    assert labels == ["2002", "2003", "2023", "2024"] or labels == ["2002", "", "2023", "2024"]


def test_decade_that_is_folded_soon_after_it_begins_is_said_behind_the_fold() -> None:
    fold = Fold(float(date(2010, 2, 1).toordinal()), float(date(2015, 6, 1).toordinal()), 30.0)
    scale = Scale(date(2000, 1, 1).toordinal(), date(2025, 1, 1).toordinal(), 100.0, 900.0, Folds((fold,)))
    said = {tick.label: tick.label_x for tick in ruler(scale, ENGLISH, counted_letters, 11, 13).major if tick.label}
    assert list(said) == ["2000s", "2010s", "2020s"]
    assert scale.x(fold.end) < said["2010s"] < scale.x(float(date(2016, 1, 1).toordinal()))
