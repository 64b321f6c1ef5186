import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.normalized import normalized


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("plain words", "plain words"),
        ("a\u00a0\n\t b", "a b"),
        ("“it’s” — «so»", '"it\'s" - "so"'),
        ("2003–2008", "2003-2008"),
        ("wait… what...", "wait. what."),
        ("co\u00adoperate\u200b", "cooperate"),
        ("a\u200b b", "a b"),
        ("\ufeffTitle", "Title"),
        (unicodedata.normalize("NFD", "한미 동맹"), "한미 동맹"),
        (unicodedata.normalize("NFD", "café  “é”"), 'café "é"'),
        ("\u09c7\u09be “b”", "\u09c7\u09be “b”"),  # letters that compose across what we take for two are left alone
        ("", ""),
    ],
)
def test_what_differs_without_a_word_being_different(raw: str, text: str) -> None:
    assert normalized(raw).text == text


@given(st.text("a b\u00a0\u00ad\n“—….é\u0301\u1112\u1161\u11ab", max_size=60))
def test_every_character_knows_where_it_came_from(raw: str) -> None:
    alike = normalized(raw)
    assert len(alike.text) == len(alike.starts) == len(alike.ends)
    assert list(alike.starts) == sorted(alike.starts)
    assert all(0 <= start < end <= len(raw) for start, end in zip(alike.starts, alike.ends, strict=True))


@given(st.text("ab \u00a0\n“”", min_size=1, max_size=60), st.data())
def test_a_stretch_stands_for_its_raw_span(raw: str, data: st.DataObject) -> None:
    alike = normalized(raw)
    start = data.draw(st.integers(0, len(alike.text) - 1))
    end = data.draw(st.integers(start + 1, len(alike.text)))
    assert normalized(alike.raw(start, end).of(raw)).text == alike.text[start:end]


@pytest.mark.parametrize("torn", ["guaran-\nteed", "guaran-\r\n  teed", "guaran\u2010\nteed", "guaran\u00adteed"])
def test_a_word_broken_at_a_line_end_is_whole_again(torn: str) -> None:
    assert normalized(torn).text == "guaranteed"
    assert normalized(torn).raw(0, 10).of(torn) == torn


@pytest.mark.parametrize("kept", ["- \nitem", "1-\n2"])
def test_other_dashes_at_a_line_end_stay(kept: str) -> None:
    assert "-" in normalized(kept).text
