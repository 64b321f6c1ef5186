import random
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.anchoring import MIN_SCORE, anchor, describe
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from briefviewer.store.matching import approximate

TEXT = (
    "The river rose in the night. The mill stood still, and nobody saw it. At dawn the miller said that the dam had "
    "held. The mayor said that the dam had not held. Nobody measured the water before the second of May, when the "
    "bridge at the lower ford was already gone and the road to the market lay under mud. 강물이 밤새 불어났다. "
    "방앗간은 멈추었고 아무도 보지 못했다. 이튿날 시장은 둑이 무너졌다고 말했다."
)
SENTENCES = [each for each in TEXT.split(". ") if len(each) > 20]


def _slipped(text: str, rate: float, chance: Random) -> str:
    """Text with letters lost, added and changed, as a scanner slips."""
    slipped = []
    for letter in text:
        roll = chance.random()
        if roll < rate / 3:
            continue
        slipped.append(chance.choice("eiou nrt") if roll < 2 * rate / 3 else letter)
        if 2 * rate / 3 <= roll < rate:
            slipped.append(chance.choice("eiou nrt"))
    return "".join(slipped)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("The mill stood stil, and nobdy saw it", "The mill stood still, and nobody saw it"),
        ("the brigde at the lowr ford was alredy gone", "the bridge at the lower ford was already gone"),
        ("방앗간은 멈췄고 아무도 보지 못했다", "방앗간은 멈추었고 아무도 보지 못했다"),
        ("Nobody mea-sured the water before the second of May", "Nobody measured the water before the second of May"),
    ],
)
def test_slips_are_forgiven_and_ends_are_whole_words(quote: str, words: str) -> None:
    found = approximate(TextQuoteSelector(quote), TEXT, None)
    assert found is not None
    start, end, score = found
    assert TEXT[start:end] == words
    assert MIN_SCORE < score < 1.0


def test_other_words_are_not_found() -> None:
    assert anchor(TextQuoteSelector("A treaty was signed in another town"), TEXT, approximate=approximate) is None
    assert approximate(TextQuoteSelector("xyzzy"), "", None) is None


def test_context_tells_alike_places_apart() -> None:
    first = TextQuoteSelector("said that the dam had hold", prefix="At dawn the miller ")
    second = TextQuoteSelector("said that the dam had hold", prefix="The mayor ")
    places = [approximate(each, TEXT, None) for each in (first, second)]
    assert places[0] is not None
    assert places[1] is not None
    assert places[0][0] == TEXT.index("said")
    assert places[1][0] == TEXT.rindex("said")


def test_the_hint_tells_equal_places_apart() -> None:
    text = "one flood came. " + "water " * 40 + "one flood came. "
    near_start = approximate(TextQuoteSelector("one floud came"), text, 0)
    near_end = approximate(TextQuoteSelector("one floud came"), text, len(text))
    assert near_start is not None
    assert near_end is not None
    assert near_start[0] == 0
    assert near_end[0] == text.rindex("one")


@given(st.sampled_from(SENTENCES), st.integers(0, 10**6))
def test_a_sentence_with_a_slip_in_twenty_is_found_in_its_place(sentence: str, seed: int) -> None:
    chance = random.Random(seed)
    start = TEXT.index(sentence)
    quote = describe(TextSpan(start, start + len(sentence)), TEXT)
    before, words, after = (
        _slipped(each, 0.05, chance) for each in (TEXT[:start], sentence, TEXT[start + len(sentence) :])
    )
    found = anchor(quote, before + words + after, hint=start, approximate=approximate)
    assert found is not None
    common = min(found.span.end, len(before) + len(words)) - max(found.span.start, len(before))
    assert common > 0.7 * len(words)


@given(st.text("ab .", min_size=1, max_size=30), st.text("ab .", max_size=80))
def test_any_answer_lies_in_the_text(quote: str, text: str) -> None:
    found = approximate(TextQuoteSelector(quote), text, 5)
    if found is not None:
        start, end, score = found
        assert 0 <= start < end <= len(text)
        assert 0 <= score <= 1


def test_a_text_of_one_word_does_no_harm() -> None:
    found = approximate(TextQuoteSelector("word " * 50 + "end"), "word " * 20_000, 40)
    assert found is None or found[2] <= 1


def test_a_quote_that_was_cut_out_is_not_put_where_words_are_a_little_like_it() -> None:
    text = TEXT.replace(" The mill stood still, and nobody saw it.", "")
    quote = TextQuoteSelector(
        "The mill stood still, and nobody saw it.", "The river rose in the night. ", " At dawn the"
    )
    assert approximate(quote, text + " The bell stood there, and nobody rang it.", 29) is None


def test_a_damaged_quote_in_its_context_is_meant_rather_than_an_equal_one_elsewhere() -> None:
    text = (
        "The miller said that the dam had held. "
        + "Water rose. " * 20
        + "The mayor wrote that the darn had held. Rain."
    )
    quote = TextQuoteSelector("that the dam had held", "Water rose. The mayor wrote ", ". Rain.")
    found = anchor(quote, text, approximate=approximate)
    assert found is not None
    assert found.span.of(text) == "that the darn had held"


CLAUSES = [
    f"{name} lends {thing} to the town. "
    + f"It is kept at the {place} and counted by the clerk there. " * 8
    + "The above "
    "notice shall be shown to whoever asks for it, at any hour of the day. No claim can be made of the town for it."
    for name, thing, place in (("Ashby", "a cart", "mill"), ("Brandt", "a barge", "quay"), ("Chen", "a loom", "hall"))
]


def _clause(at: int, text: str) -> TextSpan:
    start = text.index("The above", text.index(CLAUSES[at][:20]))
    return TextSpan(start, text.index(" No claim", start))


def test_a_passage_that_stands_twice_alike_is_lost_and_not_guessed() -> None:
    text = " ".join(CLAUSES)
    quote = TextQuoteSelector("The above notice shal be shown to whoever asks for it, at any hour of the dav.")
    assert approximate(quote, text, None) is None


@pytest.mark.parametrize("at", range(2))
def test_rare_words_around_tell_which_of_some_like_clauses_is_meant(at: int) -> None:
    text = "\n\n".join(CLAUSES)
    span = _clause(at, text)
    there = anchor(describe(span, text), text.replace("notice shall", "notoce sball"), approximate=approximate)
    assert there is not None
    assert there.span == span


def test_a_passage_that_was_cut_is_not_put_to_its_twin() -> None:
    text = "\n\n".join(CLAUSES)
    span = _clause(1, text)
    cut = text[: span.start] + text[span.end :]
    assert anchor(describe(span, text), cut, hint=span.start, approximate=approximate) is None
