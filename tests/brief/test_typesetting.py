"""The one door of all text: fonts by glyph, links by permission, markup never."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.brief.fonts import faces_for
from briefviewer.brief.model import Run, words_of
from briefviewer.brief.style import Style
from briefviewer.brief.typesetting import Typesetter, characters, cleaned, pieces


@pytest.fixture(scope="module")
def setter(fonts: Path) -> Typesetter:
    return Typesetter(Style.for_paper("a4", fonts), faces_for("가나北", fonts), frozenset({"e1"}))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb\tc", "a b c"), ("가", "가"), ("x\u202ey", "x□y"), ("so\u00adft\u200b", "soft"), ("a\u00a0b", "a\u00a0b")],
)
def test_controls_are_shown_or_dropped(text: str, shown: str) -> None:
    assert cleaned(text) == shown


def test_text_is_split_by_the_fonts_that_have_it(setter: Typesetter) -> None:
    found = [text for _, text in setter.set_in("US 가 나 trade北", setter.style.types["summary"])]
    assert found == ["US ", "가 나 ", "trade", "北"]


def test_what_no_font_has_becomes_a_box(setter: Typesetter) -> None:
    assert "".join(text for _, text in setter.set_in("a\U0001f6a2b", setter.style.types["summary"])) == "a□b"


@pytest.mark.parametrize("target", ["#e2", "javascript:x", "pdf:x", "file:///x", "e1", "#"])
def test_unknown_targets_are_no_links(setter: Typesetter, target: str) -> None:
    (fragment,) = setter.fragments((Run("a", target=target),), "citation")
    assert fragment.link == []


@pytest.mark.parametrize("target", ["#e1", "https://example.org/a"])
def test_known_targets_are_links_with_words(setter: Typesetter, target: str) -> None:
    (fragment,) = setter.fragments((Run(" [E1] ", target=target),), "citation")
    ((_, token),) = fragment.link
    found = setter.targets[token.removeprefix("#")]
    assert (found.where, found.words) == (target, "[E1]")


def test_markup_goes_in_as_it_is(setter: Typesetter) -> None:
    (fragment,) = setter.fragments((Run("<b>a</b> &amp;"),), "summary")
    assert fragment.text == "<b>a</b> &amp;"


def test_widths_add_up(setter: Typesetter) -> None:
    assert setter.width("ab", "cell") == pytest.approx(setter.width("a", "cell") + setter.width("b", "cell"))
    assert setter.width("", "cell") == 0


@given(st.lists(st.text(alphabet="ab \u3000가", max_size=60), max_size=6))
def test_pieces_say_what_the_line_says_and_none_is_long(texts: list[str]) -> None:
    line = tuple(Run(text, strong=n % 2 == 0) for n, text in enumerate(texts))
    cut = pieces(line, words=5, length=12)
    assert "".join(words_of(piece) for piece in cut) == words_of(line)
    if len(cut) > 1:
        assert all(len(words_of(piece)) <= 12 for piece in cut)


def test_characters_are_those_that_will_be_set() -> None:
    assert characters([(Run("a\nß"),)]) >= {"a", " ", "ß", "A"}
