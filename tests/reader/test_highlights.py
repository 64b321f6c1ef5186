from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.evidence import Evidence, Excerpt, ExcerptState, Stance, TextFrom
from briefviewer.domain.selector import TextSpan
from briefviewer.reader.highlights import Highlight, MarginMark, at, highlights, margin_marks
from briefviewer.reader.page import page_of

TEXT = "[H2]Alpha\n\nOne two three.\n\nFour five."
PAGE = page_of(TEXT)


def cited(event: str, words: str, stance: Stance = Stance.SUPPORTS) -> tuple[EventId, Excerpt]:
    start = TEXT.index(words)
    span = TextSpan(start, start + len(words))
    evidence = Evidence(DocumentId("d"), stance, span)
    verified = ExcerptState.VERIFIED
    return EventId(event), Excerpt(
        evidence, verified, span, 1.0, words, TextFrom.ORIGINAL, evidence.document, span, 1, ""
    )


def test_highlights_stand_where_the_page_shows_the_words() -> None:
    (found,) = highlights(PAGE, [cited("a", "two", Stance.DISPUTES)])
    assert found.span.of(PAGE.text) == "two"
    assert found.stance is Stance.DISPUTES


def test_overlapping_highlights_know_their_depth() -> None:
    found = highlights(PAGE, [cited("c", "three"), cited("b", "two three"), cited("a", "One two"), cited("d", "Four")])
    assert [(each.event, each.depth) for each in found] == [("a", 0), ("b", 1), ("c", 1), ("d", 0)]


def test_what_the_page_does_not_show_is_not_marked() -> None:
    event, excerpt = cited("a", "two")
    lost = Excerpt(excerpt.evidence, ExcerptState.LOST, None, None, "", TextFrom.NONE, None, None, None, "")
    assert highlights(PAGE, [(event, lost)]) == ()


def test_margin_marks_name_each_event_once_a_block() -> None:
    found = highlights(PAGE, [cited("a", "One"), cited("a", "three"), cited("b", "two"), cited("c", "five")])
    assert margin_marks(PAGE, found) == (
        MarginMark(1, (EventId("a"), EventId("b"))),
        MarginMark(2, (EventId("c"),)),
    )


def test_the_shortest_highlight_under_a_letter_comes_first() -> None:
    long, short = (
        Highlight(EventId("long"), Stance.SUPPORTS, TextSpan(0, 20)),
        Highlight(EventId("short"), Stance.SUPPORTS, TextSpan(4, 8)),
    )
    assert at([long, short], 5) == (short, long)
    assert at([long, short], 9) == (long,)
    assert at([long, short], 20) == ()
