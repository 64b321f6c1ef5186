from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.bench.mutations import MUTATIONS, Mutated, passages, untouched
from briefviewer.domain.selector import TextSpan

TEXT = "\n\n".join(
    f'Paragraph {number} tells of the mill - and of "the river", which rose by night. Nobody saw it; nobody was awake.'
    for number in range(30)
)


@pytest.mark.parametrize("kind", MUTATIONS)
def test_what_is_left_stands_where_the_memory_says(kind: str) -> None:
    changed = MUTATIONS[kind](TEXT, 0.1, Random(1))
    assert changed.text != TEXT
    assert len(changed.origin) == len(changed.text)
    kept = [(at, was) for at, was in enumerate(changed.origin) if was >= 0]
    assert len(kept) > len(TEXT) / 2
    same = sum(changed.text[at] == TEXT[was] for at, was in kept)
    assert same > 0.8 * len(kept)


@pytest.mark.parametrize("kind", MUTATIONS)
def test_the_same_seed_makes_the_same_damage(kind: str) -> None:
    assert MUTATIONS[kind](TEXT, 0.05, Random(7)).text == MUTATIONS[kind](TEXT, 0.05, Random(7)).text


@given(st.sampled_from(sorted(MUTATIONS)), st.text(max_size=200), st.floats(0.01, 0.5), st.integers(0, 99))
def test_no_text_does_harm(kind: str, text: str, share: float, seed: int) -> None:
    changed = MUTATIONS[kind](text, share, Random(seed))
    assert all(-1 <= was < len(text) for was in changed.origin)
    assert len(changed.origin) == len(changed.text)


def test_a_moved_paragraph_is_told_where_it_went() -> None:
    first = TextSpan(0, TEXT.index("\n"))
    changed = MUTATIONS["moved paragraphs"](TEXT, 0.9, Random(3))
    where, left = changed.where(first)
    assert where is not None
    assert where.start != 0
    assert where.of(changed.text) == first.of(TEXT)
    assert left == first.end


def test_of_what_was_cut_out_nothing_is_left() -> None:
    assert Mutated("ac", untouched("abc").origin[::2]).where(TextSpan(1, 2)) == (None, 0)


def test_passages_begin_and_end_with_words_inside_a_paragraph() -> None:
    for span in passages(TEXT, 20, Random(5)):
        assert 40 <= span.end - span.start <= 401
        assert "\n\n" not in span.of(TEXT)
        assert not TEXT[max(span.start - 1, 0)].isalnum() or span.start == 0
        assert span.of(TEXT)[0].isalnum()
    assert passages("short", 3, Random(5)) == []
