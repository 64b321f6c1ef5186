from hypothesis import given
from hypothesis import strategies as st

from briefviewer.reader.page import page_of
from briefviewer.reader.pairing import counterpart

ORIGINAL = page_of(
    "Site\n\nOne tells.\n\nTwo tells\nin two lines that are long enough to be no wrapped ones. "
    + "x" * 90
    + "\n\nThree tells.\n\nFoot"
)
DIGEST = page_of("# Digest\n\n¶ 2 First told.\n\n¶ 3 Second told.\n\n¶ 4 Third told.")


def told(block: int) -> str:
    return DIGEST.blocks[block].span.of(DIGEST.text)


def test_a_paragraph_leads_to_the_one_that_tells_it() -> None:
    at = next(n for n, each in enumerate(ORIGINAL.blocks) if each.paragraph == 3)
    assert told(counterpart(ORIGINAL, at, 0.0, DIGEST)[0]) == "Second told."
    block, share = counterpart(DIGEST, 3, 0.5, ORIGINAL)
    assert (ORIGINAL.blocks[block].paragraph, share) == (4, 0.5)


def test_half_of_a_paragraph_of_two_blocks_is_its_second() -> None:
    block, share = counterpart(DIGEST, 2, 0.5, ORIGINAL)
    assert ORIGINAL.blocks[block].span.of(ORIGINAL.text).startswith("in two lines")
    assert share == 0.0


def test_what_the_other_does_not_tell_leads_to_what_comes_next() -> None:
    assert told(counterpart(ORIGINAL, 0, 0.0, DIGEST)[0]) in ("# Digest", "Digest")
    assert counterpart(DIGEST, 0, 0.3, ORIGINAL)[0] == 1


@given(st.integers(0, 3), st.floats(0, 1))
def test_there_and_back_is_the_same_paragraph(block: int, share: float) -> None:
    there = counterpart(DIGEST, block, share, ORIGINAL)
    back, _ = counterpart(ORIGINAL, *there, DIGEST)
    assert abs(back - block) <= 1
    assert 0 <= there[1] <= 1


def test_an_empty_page_has_no_counterpart() -> None:
    assert counterpart(page_of(""), 0, 0.0, DIGEST) == (0, 0.0)
