"""Widths as sums of what each letter takes after the one before it: the same as measuring the whole, and quickly."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.widths import Widths, widths_by

LETTERS = "ATVa oe.,-(/1’—éß서울日ア"


class Kerned:
    """Measures with kerning between two Latin letters, and writes down what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str, size: float, weight: int) -> float:
        self.asked.append(text)
        closer = sum(0.125 for one, other in pairwise(text) if one in "ATV" and other in "Vaoe.")
        return (len(text) * 0.5 - closer) * size


@given(st.lists(st.text(LETTERS, max_size=30), max_size=12))
def test_sums_are_what_the_whole_text_takes(texts: list[str]) -> None:
    measure = Kerned()
    widths = Widths(measure, 16.0, 400)
    assert widths.of(texts).tolist() == [Kerned()(text, 16.0, 400) for text in texts]
    assert max(map(len, measure.asked), default=0) <= 2


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_text_at_all_is_measured(texts: list[str]) -> None:
    expected = [counted_letters(text, 13.0, 400) for text in texts]
    assert Widths(counted_letters, 13.0, 400).of(texts).tolist() == pytest.approx(expected, abs=1e-2)


@pytest.mark.parametrize("text", ["كتاب", "हिन्दी", "e\u0301", "a\tb", "👩\u200d🚀", "3*4", "\ud800", "ab\u00adc"])
def test_letters_that_depend_on_more_are_measured_with_their_text(text: str) -> None:
    measure = Kerned()
    plain, strange, last = Widths(measure, 16.0, 400).of(["Tariff", text, "Va"]).tolist()
    assert text in measure.asked
    assert (plain, strange, last) == tuple(Kerned()(each, 16.0, 400) for each in ("Tariff", text, "Va"))


def test_a_text_of_several_lines_puts_no_other_out_of_step() -> None:
    texts = ["Va", "one\ntwo", "", "T"]
    assert Widths(Kerned(), 16.0, 400).of(texts).tolist() == [Kerned()(text, 16.0, 400) for text in texts]


def test_what_is_known_is_not_asked_again() -> None:
    measure = Kerned()
    widths = Widths(measure, 16.0, 400)
    first = widths.of(["Vast 서울", "Toe"]).tolist()
    asked = len(measure.asked)
    assert widths.of(["Vast 서울", "Toe"]).tolist() == first
    assert len(measure.asked) == asked


def test_all_who_measure_alike_share_what_is_known() -> None:
    measure: Callable[[str, float, int], float] = Kerned()
    assert widths_by(measure, 13.0, 400) is widths_by(measure, 13.0, 400)
    assert widths_by(measure, 13.0, 400) is not widths_by(measure, 13.0, 600)
