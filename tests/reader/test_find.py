import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefviewer.reader.find import find_all


def test_case_and_runs_of_blanks_do_not_matter() -> None:
    text = "The  North\nclosed. the north CLOSED"
    assert [span.of(text) for span in find_all(text, "north closed")] == ["North\nclosed", "north CLOSED"]


def test_signs_mean_themselves() -> None:
    assert [span.start for span in find_all("a.c abc (a.c)", "a.c")] == [0, 9]


def test_nothing_is_found_for_nothing_and_never_more_than_the_limit() -> None:
    assert find_all("abc", "  ") == ()
    assert len(find_all("a" * 100, "a", limit=7)) == 7


@given(st.text("ab 동", max_size=40), st.text("ab 동", min_size=1, max_size=4))
def test_findings_rise_and_never_overlap(text: str, words: str) -> None:
    found = find_all(text, words)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(span.of(text).split() == words.split() for span in found)
