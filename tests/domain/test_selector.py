from hypothesis import given

from briefviewer.domain.selector import TextQuoteSelector, TextSpan
from tests.strategies import texts_with_span


@given(texts_with_span())
def test_a_span_counts_code_points(pair: tuple[str, TextSpan]) -> None:
    text, span = pair
    assert span.of(text) == text[span.start : span.end]
    assert len(span.of(text)) == span.end - span.start


def test_spans_sort_by_where_they_begin() -> None:
    assert sorted([TextSpan(5, 6), TextSpan(2, 9), TextSpan(2, 3)]) == [TextSpan(2, 3), TextSpan(2, 9), TextSpan(5, 6)]


def test_context_is_optional() -> None:
    assert TextQuoteSelector("words") == TextQuoteSelector("words", "", "")
