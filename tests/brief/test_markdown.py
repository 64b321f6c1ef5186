"""The analyst's Markdown: what it may say, and what stays plain words."""

import pytest

from briefviewer.brief.markdown import blocks, web_address
from briefviewer.brief.model import BlockKind, Run, words_of


def test_paragraphs_and_emphasis_are_read() -> None:
    first, second = blocks("One **two** *three*.\nStill one.\n\nNext.")
    assert first.line[1:4] == (Run("two", strong=True), Run(" "), Run("three", emphasis=True))
    assert words_of(first.line) == "One two three. Still one."
    assert words_of(second.line) == "Next."


def test_items_keep_their_marks_and_depth() -> None:
    found = blocks("- a\n  - b\n\n3. c\n4. d")
    assert [(each.marker, each.level) for each in found] == [("•", 0), ("•", 1), ("3.", 0), ("4.", 0)]
    assert {each.kind for each in found} == {BlockKind.ITEM}


def test_only_the_first_paragraph_of_an_item_has_its_mark() -> None:
    found = blocks("- a\n\n  more")
    assert [each.marker for each in found] == ["•", ""]


def test_html_is_words() -> None:
    (block,) = blocks("a <b>bold</b> word")
    assert words_of(block.line) == "a <b>bold</b> word"
    assert not any(run.strong for run in block.line)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///x", "pdf:x", "ftp://a", "http://a b", "//a", ""])
def test_an_address_that_is_no_web_address_is_none(address: str) -> None:
    assert web_address(address) is None


def test_links_lead_to_the_web_only() -> None:
    (block,) = blocks("[a](https://example.org/a) [b](ftp://b)")
    assert [run.target for run in block.line if run.text in "ab"] == ["https://example.org/a", None]


def test_nothing_gives_nothing() -> None:
    assert blocks(" \n\n") == ()
