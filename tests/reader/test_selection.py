from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import page_of
from briefviewer.reader.selection import paragraph_at, step_letter, step_word, word_at


def test_a_word_may_hold_an_apostrophe() -> None:
    assert word_at("the mill’s wheel", 6).of("the mill’s wheel") == "mill’s"
    assert word_at("stop. now", 4).of("stop. now") == "."
    assert word_at("", 0) == TextSpan(0, 0)


def test_the_paragraph_at_a_letter() -> None:
    page = page_of("One tells.\n\nTwo tells.")
    assert paragraph_at(page, page.text.index("Two") + 2).of(page.text) == "Two tells."


@given(st.text("ab 한.", max_size=30), st.integers(0, 30), st.sampled_from([-1, 1]))
def test_steps_stay_in_the_text_and_go_on(text: str, offset: int, by: int) -> None:
    offset = min(offset, len(text))
    for step in (step_letter, step_word):
        landed = step(text, offset, by)
        assert 0 <= landed <= len(text)
        assert (landed - offset) * by >= 0
