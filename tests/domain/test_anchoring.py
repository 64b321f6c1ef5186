from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.anchoring import MIN_SCORE, Anchor, anchor, anchor_passage, describe, find, is_found_at_once
from briefviewer.domain.document import DocumentId
from briefviewer.domain.evidence import Evidence, ExcerptState
from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from tests.strategies import texts_with_span

TEXT = "The river rose. The mill stood still. “Nobody saw it,” the miller said. The river rose again — and fell."


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _evidence(
    position: TextSpan | None = None, digest: str | None = None, quote: TextQuoteSelector | None = None
) -> Evidence:
    return Evidence(DocumentId("mill"), position=position, sha256=digest, quote=quote)


@given(texts_with_span())
def test_what_was_described_is_found_again(pair: tuple[str, TextSpan]) -> None:
    text, span = pair
    assert anchor(describe(span, text), text) == Anchor(span, 1.0)


@given(texts_with_span(), st.integers(-5, 200))
def test_a_wrong_hint_does_not_mislead(pair: tuple[str, TextSpan], hint: int) -> None:
    text, span = pair
    quote = describe(span, text)
    found = anchor(quote, text, hint=hint)
    assert found is not None
    if not (hint >= 0 and text.startswith(quote.exact, hint)):
        assert found.span == span


@given(texts_with_span(), st.text("xyz\n", max_size=40), st.text("xyz\n", max_size=40))
def test_words_are_found_when_the_text_around_them_grows(pair: tuple[str, TextSpan], before: str, after: str) -> None:
    text, span = pair
    found = anchor(describe(span, text), before + text + after, hint=span.start + len(before))
    assert found is not None
    assert found.span.start == span.start + len(before)


@given(texts_with_span(), st.text("ab 가", max_size=40))
def test_a_passage_is_found_by_its_hash_wherever_it_went(pair: tuple[str, TextSpan], before: str) -> None:
    text, span = pair
    words = span.of(text)
    found = anchor_passage(span, _hash(words), before + text)
    assert found is not None
    assert found.score == 1.0
    assert found.span.of(before + text) == words


def test_context_reaches_as_far_as_it_must() -> None:
    text = "a" * 300
    quote = describe(TextSpan(100, 102), text)
    assert (len(quote.prefix), len(quote.suffix)) == (100, 198)
    assert anchor(quote, text) == Anchor(TextSpan(100, 102), 1.0)


@pytest.mark.parametrize("hint", [None, 0, 40, 1000, -3])
def test_context_chooses_between_equals(hint: int | None) -> None:
    quote = TextQuoteSelector("The river", prefix="the miller said. ", suffix=" rose again")
    if hint != 0:
        assert anchor(quote, TEXT, hint=hint) == Anchor(TextSpan(72, 81), 1.0)
    else:
        assert anchor(quote, TEXT, hint=hint) == Anchor(TextSpan(0, 9), 1.0)  # it stands at its stored position


def test_part_of_the_context_is_enough() -> None:
    quote = TextQuoteSelector("The river", prefix="quite other words, miller said. ", suffix=" froze")
    assert anchor(quote, TEXT) == Anchor(TextSpan(72, 81), 1.0)


def test_without_context_the_nearest_is_taken() -> None:
    quote = TextQuoteSelector("The river")
    assert anchor(quote, TEXT, hint=60) == Anchor(TextSpan(72, 81), 1.0)
    assert anchor(quote, TEXT, hint=20) == Anchor(TextSpan(0, 9), 1.0)
    assert anchor(quote, TEXT) == Anchor(TextSpan(0, 9), 1.0)


def test_blanks_quotation_marks_and_dashes_do_not_matter() -> None:
    found = anchor(TextQuoteSelector('"Nobody saw it," the\nmiller'), TEXT)
    assert found is not None
    assert found.span.of(TEXT) == "“Nobody saw it,” the miller"
    found = anchor(TextQuoteSelector("again - and"), TEXT, hint=70)
    assert found is not None
    assert (found.span.of(TEXT), found.score) == ("again — and", 1.0)


@pytest.mark.parametrize("hint", [None, 3_000, 5_999])
def test_a_text_of_one_letter_does_no_harm(hint: int | None) -> None:
    found = anchor(TextQuoteSelector("aa", prefix="b", suffix="ba"), "a" * 6_000, hint=hint)
    assert found is not None
    assert found.span.of("a" * 6_000) == "aa"


@pytest.mark.parametrize("exact", ["", " \n ", "\u00ad"])
def test_nothing_is_found_nowhere(exact: str) -> None:
    assert anchor(TextQuoteSelector(exact), "some words") is None


def test_a_lost_quote_is_a_value() -> None:
    assert anchor(TextQuoteSelector("ocean"), TEXT) is None


def test_an_approximate_match_must_be_good_enough() -> None:
    quote = TextQuoteSelector("The mill stood stiff.")
    good = anchor(quote, TEXT, approximate=lambda *_: (16, 37, MIN_SCORE))
    assert good == Anchor(TextSpan(16, 37), MIN_SCORE)
    assert anchor(quote, TEXT, approximate=lambda *_: (16, 37, MIN_SCORE - 0.01)) is None
    assert anchor(quote, TEXT, approximate=lambda *_: (16, 16, 1.0)) is None
    assert anchor(quote, TEXT, approximate=lambda *_: None) is None


def test_the_matcher_gets_text_and_hint_alike_normalised() -> None:
    asked: list[tuple[TextQuoteSelector, str, int | None]] = []

    def matcher(quote: TextQuoteSelector, text: str, hint: int | None) -> None:
        asked.append((quote, text, hint))

    anchor(TextQuoteSelector("“gone”"), "one  two\u00a0\u00a0three", hint=10, approximate=matcher)
    assert asked == [(TextQuoteSelector('"gone"'), "one two three", 8)]


def test_a_passage_of_a_wrong_hash_is_lost() -> None:
    assert anchor_passage(TextSpan(0, 9), _hash("other"), TEXT) is None
    assert anchor_passage(TextSpan(0, 9), "no hash", TEXT) is None
    assert anchor_passage(TextSpan(0, 500), _hash(TEXT), TEXT) is None
    assert anchor_passage(TextSpan(5, 5), _hash(""), TEXT) is None


def test_of_equal_passages_the_nearest_is_taken() -> None:
    assert anchor_passage(TextSpan(60, 69), _hash("The river"), TEXT) == Anchor(TextSpan(72, 81), 1.0)
    assert anchor_passage(TextSpan(20, 29), _hash("The river"), TEXT) == Anchor(TextSpan(0, 9), 1.0)


def test_a_far_passage_is_found_even_inside_words() -> None:
    text = "filler " * 400 + TEXT
    for words in ("mill stood", "ill stoo"):
        found = anchor_passage(TextSpan(3, 3 + len(words)), _hash(words), text)
        assert found is not None
        assert found.span.of(text) == words


def test_verified_only_at_the_stored_position() -> None:
    span = TextSpan(72, 81)
    quote = TextQuoteSelector("The river")
    assert find(_evidence(span, quote=quote), TEXT).state is ExcerptState.VERIFIED
    assert find(_evidence(span, _hash("The river")), TEXT).state is ExcerptState.VERIFIED
    moved = find(_evidence(TextSpan(70, 79), quote=quote), TEXT)
    assert (moved.state, moved.span, moved.score) == (ExcerptState.MOVED, span, 1.0)
    moved = find(_evidence(TextSpan(70, 79), _hash("The river")), TEXT)
    assert (moved.state, moved.span, moved.score) == (ExcerptState.MOVED, span, 1.0)


def test_approximately_found_is_moved_with_its_score() -> None:
    found = find(
        _evidence(TextSpan(16, 37), quote=TextQuoteSelector("The mill stood stiff.")), TEXT, lambda *_: (16, 37, 0.9)
    )
    assert (found.state, found.span, found.score) == (ExcerptState.MOVED, TextSpan(16, 37), 0.9)


def test_lost_has_no_place() -> None:
    for evidence in (
        _evidence(TextSpan(0, 5), quote=TextQuoteSelector("ocean")),
        _evidence(TextSpan(0, 5), _hash("ocean")),
        _evidence(TextSpan(0, 5)),
        _evidence(),
    ):
        found = find(evidence, TEXT)
        assert (found.state, found.span, found.score) == (ExcerptState.LOST, None, None)


def test_a_quote_without_a_position_is_verified_where_its_words_stand() -> None:
    assert find(_evidence(quote=TextQuoteSelector("mill stood")), TEXT).state is ExcerptState.VERIFIED
    assert find(_evidence(quote=TextQuoteSelector("mill\nstood")), TEXT).state is ExcerptState.MOVED


def test_a_passage_far_away_in_a_long_text_is_found_where_it_begins_and_ends_with_words() -> None:
    words = "Nobody measured the water that night."
    text = "rain " * 60_000 + words + " sun" * 100
    digest = sha256(words.encode()).hexdigest()
    found = anchor_passage(TextSpan(10, 10 + len(words)), digest, text)
    assert found is not None
    assert found.span.of(text) == words


def test_words_that_differ_in_blanks_only_are_told_apart_by_context() -> None:
    text = "one  two. " + "three. " * 10 + "one two. " + "three. " * 9
    quote = describe(TextSpan(0, 8), text)
    assert len(quote.suffix) > 32


@given(texts_with_span())
def test_what_stands_as_it_was_cited_is_found_at_once(pair: tuple[str, TextSpan]) -> None:
    text, span = pair
    hashed = Evidence(DocumentId("d"), position=span, sha256=sha256(span.of(text).encode()).hexdigest())
    quoted = Evidence(DocumentId("d"), quote=describe(span, text))
    assert is_found_at_once(hashed, text)
    assert is_found_at_once(quoted, text)
    assert is_found_at_once(Evidence(DocumentId("d")), text)


def test_what_went_elsewhere_may_have_to_be_sought() -> None:
    words = "They met."
    hashed = Evidence(DocumentId("d"), position=TextSpan(0, 9), sha256=sha256(words.encode()).hexdigest())
    assert not is_found_at_once(hashed, f"Then. {words}")
    assert not is_found_at_once(Evidence(DocumentId("d"), quote=TextQuoteSelector(words)), "They left.")
