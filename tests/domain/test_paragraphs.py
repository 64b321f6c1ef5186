from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.paragraphs import paragraph_at, paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("one", ["one"]),
        ("one\ntwo\n\nthree\n", ["one\ntwo", "three"]),
        ("\n\n one \n \t \ntwo", [" one ", "two"]),
        ("one\r\ntwo\r\n\r\nthree", ["one\r\ntwo", "three"]),
        ("one\rtwo\r\rthree", ["one\rtwo", "three"]),
        ("one\n\u00a0\ntwo", ["one", "two"]),
    ],
)
def test_paragraphs_are_runs_of_non_blank_lines(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs(text)] == expected


@given(st.text("ab \n\r\t"))
def test_paragraphs_hold_every_word_and_keep_their_order(text: str) -> None:
    spans = paragraphs(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end < other.start for one, other in pairwise(spans))


def test_the_number_of_the_paragraph_at_an_offset() -> None:
    spans = paragraphs("one\n\ntwo\n\n")
    assert [paragraph_at(spans, offset) for offset in (0, 2, 3, 5, 7, 8, 9)] == [1, 1, 2, 2, 2, None, None]
    assert paragraph_at((), 0) is None


def test_many_blank_lines_take_no_time_to_speak_of() -> None:
    assert len(paragraphs("a\n" + " " * 200_000 + "\n" * 200_000 + "b")) == 2
