import sys
from collections import Counter
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.page import BlockKind, Page, page_of


def told(page: Page) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.paragraph, block.span.of(page.text)) for block in page.blocks]


def calls_while_setting(text: str) -> Counter[str]:
    """Which functions written in Python are called, and how often, while a text is set."""
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            counted[frame.f_code.co_name] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        page_of(text)
    finally:
        sys.setprofile(before)
    return counted


def test_headings_are_restored_from_their_marks() -> None:
    page = page_of("[H2]First part\n\n    | Second part\n\n## Third part\n\n# The title\n\nWords.")
    assert told(page) == [
        ("heading", 1, "First part"),
        ("heading", 2, "Second part"),
        ("heading", 3, "Third part"),
        ("title", 4, "The title"),
        ("paragraph", 5, "Words."),
    ]


def test_indents_and_no_break_spaces_are_not_shown_but_keep_their_places() -> None:
    raw = "    \u00a0 Ships\u00a0came."
    page = page_of(raw)
    assert page.text == "Ships came."
    assert page.offsets.to_raw(TextSpan(0, 5)) == TextSpan(6, 11)


def test_lines_of_a_text_that_is_not_wrapped_are_blocks_of_their_own() -> None:
    page = page_of("Masthead\nA byline\n" + "Long words " * 30)
    assert [each[1] for each in told(page)] == [1, 1, 1]


def test_hard_wrapped_lines_are_joined() -> None:
    page = page_of("One line of many\n  and the next\n\nAnother")
    assert told(page) == [("paragraph", 1, "One line of many and the next"), ("paragraph", 2, "Another")]


def test_a_name_torn_by_breaks_is_joined_in_headings_and_sentences() -> None:
    page = page_of("[H2]Ada B.\n\nC.\n\nDoe\n\nFour wrote it— Ada B.\n\nC.\n\nDoe, and others.\n\nNext.")
    assert [each[2] for each in told(page)] == ["Ada B. C. Doe", "Four wrote it— Ada B. C. Doe, and others.", "Next."]
    assert [each[1] for each in told(page)] == [1, 4, 7]


def test_a_sentence_torn_after_an_abbreviation_is_joined() -> None:
    page = page_of(
        "They bought a U.S.\n\nTerminal system there.\n\nIt left the area. In the U.S. it rained.\n\nSo it is."
    )
    assert next(each[2] for each in told(page)) == "They bought a U.S. Terminal system there."
    assert len(page.blocks) == 3


def test_a_drop_cap_is_parted_only_after_a_heading_and_only_if_the_rest_is_a_word() -> None:
    page = page_of("[H2]Alpha\n\nAsecond ship came. The second was late.\n\n[H2]Beta\n\nAlso here.\n\nAsecond line.")
    words = [each[2] for each in told(page)]
    assert words[1].startswith("A second ship")
    assert words[3] == "Also here."
    assert words[4] == "Asecond line."


def test_a_parted_drop_cap_keeps_every_letter_in_its_place() -> None:
    raw = "[H2]Alpha\n\nIremain. We remain."
    page = page_of(raw)
    assert page.text.endswith("I remain. We remain.")
    at = raw.index("remain")
    shown = page.offsets.to_shown(TextSpan(at, at + 6))
    assert shown is not None
    assert shown.of(page.text) == "remain"


def test_digest_marks_become_paragraph_numbers() -> None:
    page = page_of("# Digest\n\n¶ 4 Fourth.\n\n¶ 7 Seventh.")
    assert told(page) == [("title", 0, "Digest"), ("paragraph", 4, "Fourth."), ("paragraph", 7, "Seventh.")]


def test_footnotes_and_furniture_are_told_apart() -> None:
    page = page_of("1) A note.\n\nBack to top\n\n※ A disclaimer.")
    assert [block.kind for block in page.blocks] == [BlockKind.FOOTNOTE, BlockKind.FURNITURE, BlockKind.FURNITURE]


def test_any_line_end_will_do() -> None:
    assert told(page_of("One line\r\nand the next\r\n\r\n## Head\r\n")) == [
        ("paragraph", 1, "One line and the next"),
        ("heading", 2, "Head"),
    ]


def test_an_empty_text_has_no_blocks() -> None:
    assert page_of(" \n").blocks == ()


@given(st.text("aA.[H2]|#¶1 \n\u00a0§한", max_size=80))
def test_blocks_cover_the_page_and_every_shown_letter_comes_from_the_text(text: str) -> None:
    page = page_of(text)
    assert "\n".join(block.span.of(page.text) for block in page.blocks) == page.text
    for piece in page.offsets.pieces:
        shown = page.text[piece.shown : piece.shown + piece.length]
        raw = text[piece.raw : piece.raw + piece.length]
        assert shown.split() == raw.split()


def test_a_form_feed_begins_another_page() -> None:
    page = page_of("One.\n\n\fTwo.\n\nThree.\f\n\nFour.")
    assert [(block.span.of(page.text), block.page) for block in page.blocks] == [
        ("One.", 1),
        ("Two.", 2),
        ("Three.", 2),
        ("Four.", 3),
    ]
    assert page.offsets.to_raw(page.blocks[1].span) is not None


def test_headings_know_how_deep_they_lie() -> None:
    page = page_of("# One\n\n## Two\n\n[H4]Three\n\n| Four\n\ntext")
    assert [block.level for block in page.blocks] == [1, 2, 4, 2, 0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We remain. If it is uncertain, Iremain confident.", "We remain. If it is uncertain, I remain confident."),
        ("They ran. Iran was far.", "They ran. Iran was far."),
        ("A deal. Ideal it was not.", "A deal. Ideal it was not."),
        ("We remain. Sail to Iremain and stay.", "We remain. Sail to Iremain and stay."),
        ("Nobody stays. Iremain.", "Nobody stays. Iremain."),
        ("We remain. XIremain and iremain. Iremain.", "We remain. XIremain and iremain. Iremain."),
    ],
)
def test_a_glued_i_is_parted_only_where_the_text_has_its_word(text: str, shown: str) -> None:
    page = page_of(text)
    assert page.text == shown
    end = TextSpan(len(text) - 3, len(text))
    placed = page.offsets.to_shown(end)
    assert placed is not None
    assert placed.of(page.text) == end.of(text)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("line", ["ships that came in by the northern gate", "The tolls rose. " * 12 + "They fell."])
def test_a_plain_line_is_set_with_few_calls_however_many_there_are(line: str, between: str) -> None:
    few, many = (calls_while_setting(between.join([line] * count)).total() for count in (100, 400))
    assert (many - few) / 300 < 9


def test_few_words_with_a_capital_i_are_sought_through_the_whole_text() -> None:
    names = ["I" + "".join("abcdefghij"[int(digit)] for digit in f"{number:04}") for number in range(200)]
    named = calls_while_setting("\n\n".join(f"They sailed to {name}. {name} was far." for name in names))
    small = calls_while_setting("\n\n".join(f"{name} they sailed. And {name.lower()}." for name in names))
    assert named["_has"] == 0
    assert small["_has"] == len(names)


def test_every_line_of_a_digest_paragraph_is_told_under_its_mark() -> None:
    page = page_of("¶ 4 Fourth.\n1) Its note.\n" + "Long words " * 30 + "\n\n¶ 7 Seventh.")
    assert [each[1] for each in told(page)] == [4, 4, 4, 7]
