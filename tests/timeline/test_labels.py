"""Words of a row: never over each other, never outside, the best that has room."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from briefviewer.timeline.labels import Claim, place


def point(x: float, *texts: tuple[str, float], is_first: bool = False) -> Claim:
    return Claim(x - 5, x + 5, None, x + 10, x - 10, texts, is_first)


def test_right_of_the_glyph() -> None:
    (found,) = place([point(100, ("title", 50))], 0, 500, 4)
    assert (found.text, found.x) == ("title", 110)


def test_left_at_the_right_edge() -> None:
    (found,) = place([point(480, ("title", 50))], 0, 500, 4)
    assert found.x == 420


def test_left_where_the_right_is_taken() -> None:
    first, second = place([point(100, ("title", 50)), point(130, ("other", 20))], 0, 500, 4)
    assert (first.x, second.x) == (40, 140)


def test_short_where_the_title_has_no_room() -> None:
    claims = [point(60, ("a", 10)), point(100, ("a long title", 90), ("short", 20)), point(140, ("b", 10))]
    texts = {found.claim: found.text for found in place(claims, 0, 500, 2)}
    assert texts[1] == "short"


def test_all_get_short_words_before_one_gets_long_ones() -> None:
    claims = [
        point(100, ("a title of the first", 140), ("first", 40)),
        point(330, ("a title of the second", 170), ("second", 50)),
    ]
    found = place(claims, 0, 360, 4)
    assert [each.text for each in found] == ["a title of the first", "second"]
    claims[0] = point(100, ("a title that is far too long", 500), ("first", 60))
    claims[1] = point(330, ("a title of the second", 190), ("second", 50))
    assert [each.text for each in place(claims, 0, 360, 4)] == ["first", "second"]


def test_none_where_nothing_fits() -> None:
    claims = [point(60, ("a", 200)), point(75, ("b", 200)), point(90, ("c", 200))]
    assert {found.claim for found in place(claims, 50, 200, 2)} == set()


def test_words_on_a_bar_stick_out_only_into_free_room() -> None:
    bar = Claim(100, 150, 110, 160, 90, (("a long title", 80),))
    assert place([bar], 0, 500, 4)[0].x == 110
    hemmed = place([bar, point(170)], 0, 500, 4)
    assert hemmed[0].x == 10


def test_who_is_first_chooses_first() -> None:
    claims = [point(100, ("long title", 70)), point(130, ("chosen", 60), is_first=True)]
    found = {each.claim: each.x for each in place(claims, 95, 400, 4)}
    assert found == {1: 140}


CLAIMS = st.lists(st.tuples(st.floats(0, 1000), st.floats(3, 120), st.floats(5, 300), st.booleans()), max_size=25)


@settings(max_examples=200, deadline=None)
@given(CLAIMS)
def test_words_never_touch_each_other_or_foreign_shapes(raw: list[tuple[float, float, float, bool]]) -> None:
    claims: list[Claim] = []
    at = 0.0
    for start, width, label, is_bar in sorted(raw):
        left = max(start, at)
        at = left + width + 1
        texts = ((f"t{label}", label), ("s", min(label, 12.0)))
        inside = left + 4 if is_bar else None
        claims.append(Claim(left, left + width, inside, left + width + 4, left - 4, texts))
    found = place(claims, 0, 1100, 3)
    for one, other in pairwise(sorted(found, key=lambda each: each.x)):
        assert one.x + one.width <= other.x
    for each in found:
        assert each.x >= 0
        assert each.x + each.width <= 1100
        for index, claim in enumerate(claims):
            if index != each.claim:
                assert each.x + each.width <= claim.left or each.x >= claim.right
