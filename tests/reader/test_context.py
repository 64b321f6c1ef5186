from briefviewer.domain.selector import TextSpan
from briefviewer.reader.context import in_context
from briefviewer.reader.page import page_of

TEXT = (
    "[H2]The river\n\nShips came early. Both harbours opened in August. Traders were glad. Then it rained.\n\n"
    "Dr. A. Doe of the U.S. office left. Nobody said why.\n\nThe end."
)
PAGE = page_of(TEXT)


def around(words: str) -> tuple[str, str, str] | None:
    start = TEXT.index(words)
    found = in_context(PAGE, TextSpan(start, start + len(words)))
    return None if found is None else (found.before, found.passage, found.after.strip())


def test_a_sentence_stands_on_either_side() -> None:
    assert around("Both harbours opened in August.") == (
        "Ships came early.",
        "Both harbours opened in August.",
        "Traders were glad.",
    )


def test_part_of_a_sentence_has_the_rest_of_it_around() -> None:
    assert around("harbours opened") == ("Both", "harbours opened", "in August.")


def test_the_first_sentence_after_a_heading_has_nothing_before() -> None:
    found = around("Ships came early.")
    assert found is not None
    assert found[0] == ""


def test_neighbouring_paragraphs_lend_their_sentences() -> None:
    assert around("Then it rained.") == ("Traders were glad.", "Then it rained.", "Dr. A. Doe of the U.S. office left.")
    assert around("Dr. A. Doe of the U.S. office left.") == (
        "Then it rained.",
        "Dr. A. Doe of the U.S. office left.",
        "Nobody said why.",
    )


def test_the_last_words_have_nothing_after() -> None:
    assert around("The end.") == ("Nobody said why.", "The end.", "")


def test_what_the_page_does_not_show_has_no_context() -> None:
    assert in_context(PAGE, TextSpan(0, 4)) is None


def test_a_sentence_too_long_for_context_is_cut() -> None:
    text = "word " * 200 + "Target. " + "more " * 200
    page = page_of(text)
    start = text.index("Target.")
    found = in_context(page, TextSpan(start, start + 7))
    assert found is not None
    assert found.before.startswith("…")
    assert found.after.endswith("…")
