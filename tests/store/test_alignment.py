import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.store.alignment import alignments, context_likeness

QUOTE = "the dam had held through the night, and the mill stood still"


def words(window: str, before: str = "", after: str = "") -> list[str]:
    return [window[each.start : each.end] for each in alignments(QUOTE, window, before, after)]


def test_a_sentence_put_between_is_taken_in() -> None:
    torn = "the dam had held through the night, The ferry was late that morning. and the mill stood still"
    assert words(f"He said that {torn} at dawn.", "He said that ", " at dawn.")[0] == torn


def test_of_words_cut_off_nothing_is_made_up() -> None:
    window = "He said that the dam had held through the night. Whoever crossed the yard heard the looms."
    (found, *_) = words(window, "He said that ")
    assert found.startswith("the dam had held through the night")
    assert len(found) < 45


def test_damaged_ends_are_whole_words() -> None:
    window = "He said that tbe darn had held through the night, and the mill stood stil1 at dawn."
    assert words(window, "He said that ", " at dawn.") == [window[13:-9]]


def test_other_words_are_no_stretch() -> None:
    assert words("xyzzy " * 20) == []
    assert words("") == []


@given(st.text("abc .", min_size=1, max_size=40), st.text("abc .", max_size=120))
def test_every_stretch_lies_in_the_window(exact: str, window: str) -> None:
    for each in alignments(exact, window):
        assert 0 <= each.start < each.end <= len(window)
        assert 0 <= each.score <= 1
        assert 0 <= each.covered <= 1


@pytest.mark.parametrize(
    ("context", "there", "likeness"), [("at dawn", " at dawn ", 1.0), ("at dawn", "xyz qv", 0.0), ("", "x", 0.0)]
)
def test_context_counts_from_chance_on(context: str, there: str, likeness: float) -> None:
    assert context_likeness(context, there) == likeness
