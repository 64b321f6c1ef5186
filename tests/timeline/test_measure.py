"""Wrapping and shortening of text that is measured elsewhere."""

from hypothesis import given
from hypothesis import strategies as st

from briefviewer.timeline.measure import counted_letters, remembered, shortened, wrapped

TEXTS = st.text("abc de–가-/", max_size=40)


def test_breaks_at_spaces_and_after_dashes() -> None:
    assert wrapped("DPRK–Russia", 40, 2, counted_letters, 10, 400) == ("DPRK–", "Russia")


def test_last_line_is_shortened() -> None:
    assert wrapped("one two three four", 45, 2, counted_letters, 10, 400) == ("one two", "three…")


def test_fitting_text_stays_whole() -> None:
    assert shortened("summit", 100, counted_letters, 10, 400) == "summit"


def test_no_room_at_all_is_no_text() -> None:
    assert shortened("summit", 1, counted_letters, 10, 400) == ""


@given(TEXTS, st.floats(12, 200), st.integers(1, 3))
def test_lines_fit_and_are_few(text: str, width: float, lines: int) -> None:
    result = wrapped(text, width, lines, counted_letters, 10, 400)
    assert len(result) <= lines
    assert all(counted_letters(line, 10, 400) <= width or " " not in line for line in result)
    assert counted_letters(result[-1], 10, 400) <= width


@given(TEXTS, st.floats(0, 200))
def test_shortened_text_fits(text: str, width: float) -> None:
    assert counted_letters(shortened(text, width, counted_letters, 10, 400), 10, 400) <= width


def test_remembered_asks_once() -> None:
    asked = []

    def measure(text: str, size: float, weight: int) -> float:
        asked.append(text)
        return 1.0

    remembering = remembered(measure)
    assert remembering("a", 10, 400) == remembering("a", 10, 400) == 1.0
    assert asked == ["a"]
