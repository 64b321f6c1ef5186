from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Stance
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight
from briefviewer.reader.strip import nearest_mark, strip_marks


def a_highlight(start: int, stance: Stance = Stance.SUPPORTS, event: str = "one") -> Highlight:
    return Highlight(EventId(event), stance, TextSpan(start, start + 5))


def test_marks_lie_as_deep_as_their_words() -> None:
    marks = strip_marks([a_highlight(0), a_highlight(500), a_highlight(995)], 1000, 200)
    assert [mark.y for mark in marks] == [0, 100, 199]


def test_what_begins_together_is_one_mark_for_each_stance() -> None:
    marked = [a_highlight(10), a_highlight(11, event="two"), a_highlight(12, Stance.DISPUTES)]
    marks = strip_marks(marked, 1000, 100)
    assert [(mark.y, mark.stance, mark.first.event) for mark in marks] == [
        (1, Stance.SUPPORTS, "one"),
        (1, Stance.DISPUTES, "one"),
    ]


def test_there_is_nothing_to_mark_on_nothing() -> None:
    assert strip_marks([a_highlight(0)], 0, 100) == ()
    assert strip_marks([a_highlight(0)], 100, 0) == ()
    assert nearest_mark((), 5, 10) is None


def test_the_nearest_mark_within_reach_is_found() -> None:
    marks = strip_marks([a_highlight(100), a_highlight(200)], 1000, 1000)
    found = nearest_mark(marks, 140, 50)
    assert found is not None
    assert found.y == 100
    assert nearest_mark(marks, 500, 50) is None


@given(st.lists(st.integers(0, 9_999), max_size=50), st.integers(1, 900))
def test_every_highlight_has_a_mark_on_the_strip(starts: list[int], height: int) -> None:
    marks = strip_marks([a_highlight(start) for start in sorted(starts)], 10_000, height)
    assert {mark.y for mark in marks} == {start * height // 10_000 for start in starts}
    assert len(marks) <= height
