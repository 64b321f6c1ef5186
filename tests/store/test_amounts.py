from hypothesis import given
from hypothesis import strategies as st

from briefviewer.store.amounts import spellings, spellings_of_phrase


def test_every_way_to_write_an_amount_means_the_others_too() -> None:
    for typed in ("15%", "$350 billion", "1.5 trillion", "16,000", "1만 6천"):
        ways = set(spellings(typed))
        for way in ways:
            assert ways & set(spellings(way)), way


@given(st.integers(1000, 10**15))
def test_any_number_is_found_with_and_without_marks_between_thousands(value: int) -> None:
    assert {str(value), f"{value:,}"} <= set(spellings(f"{value:,}")) & set(spellings(str(value)))


@given(st.integers(1, 9999), st.sampled_from([("조", "trillion"), ("만", "")]))
def test_korean_myriads_are_the_same_numbers(count: int, units: tuple[str, str]) -> None:
    korean, english = units
    told = f"{count} {english}" if english else f"{count * 10_000:,}"
    assert told in spellings(f"{count}{korean}")
    assert f"{count}{korean}" in spellings(told)


def test_what_is_no_amount_has_no_other_way() -> None:
    for typed in ("", "F-15", "2025-08", "15 ships", "10월", "제3", "1,23", "9" * 40):
        assert spellings(typed) == ()
    assert spellings_of_phrase("the 15 ships") == ()


@given(st.text(alphabet="0123456789,.%$ 만억조천percntbilo달러", max_size=24))
def test_nothing_typed_breaks_it(typed: str) -> None:
    spellings(typed)
    spellings_of_phrase(typed)
