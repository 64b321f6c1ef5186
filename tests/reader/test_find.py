import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.find import find_all


def test_case_and_runs_of_blanks_do_not_matter() -> None:
    text = "The  North\nclosed. the north CLOSED"
    assert [span.of(text) for span in find_all(text, "north closed")] == ["North\nclosed", "north CLOSED"]


def test_signs_mean_themselves() -> None:
    assert [span.start for span in find_all("a.c abc (a.c)", "a.c")] == [0, 9]


def test_nothing_is_found_for_nothing() -> None:
    assert not find_all("abc", "  ")


def test_all_is_found_however_much_there_is() -> None:
    found = find_all("a " * 6000, "a")
    assert len(found) == 6000
    assert found[-1] == TextSpan(11_998, 11_999)
    assert list(found[2:4]) == [TextSpan(4, 5), TextSpan(6, 7)]


def test_spans_are_made_only_for_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[int, int]] = []

    def counted(start: int, end: int) -> TextSpan:
        made.append((start, end))
        return TextSpan(start, end)

    sight = TextSpan(4000, 4006)
    monkeypatch.setattr("briefviewer.reader.find.TextSpan", counted)
    found = find_all("a " * 6000, "a")
    assert [found[each].start for each in found.touching(sight)] == [4000, 4002, 4004]
    assert len(made) == 3


@given(st.text("ab 동", max_size=40), st.text("ab 동", min_size=1, max_size=4))
def test_findings_rise_and_never_overlap(text: str, words: str) -> None:
    found = find_all(text, words)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(span.of(text).split() == words.split() for span in found)


@given(st.text("ab ", max_size=40), st.integers(0, 40), st.integers(1, 40))
def test_what_stands_at_a_place_is_what_looking_at_each_would_tell(text: str, start: int, length: int) -> None:
    found, span = find_all(text, "ab"), TextSpan(start, start + length)
    assert [found[each] for each in found.touching(span)] == [each for each in found if each.touches(span)]
    assert list(found[found.first_from(start) :]) == [each for each in found if each.start >= start]
