from hypothesis import given
from hypothesis import strategies as st

from briefviewer.domain.selector import TextSpan
from briefviewer.reader.offsets import OffsetMap, Piece

# raw  "## ab  cd"   shown "ab cd!"
MAP = OffsetMap.of([Piece(0, 3, 2), Piece(9, 9, 0), Piece(3, 7, 2)])


def test_spans_lead_there_and_back() -> None:
    assert MAP.to_shown(TextSpan(3, 9)) == TextSpan(0, 5)
    assert MAP.to_raw(TextSpan(0, 5)) == TextSpan(3, 9)
    assert MAP.to_shown(TextSpan(8, 9)) == TextSpan(4, 5)


def test_what_is_dropped_or_added_leads_nowhere() -> None:
    assert MAP.to_shown(TextSpan(0, 3)) is None
    assert MAP.to_shown(TextSpan(5, 7)) is None
    assert MAP.to_raw(TextSpan(5, 6)) is None
    assert MAP.to_raw(TextSpan(2, 3)) is None


def test_empty_pieces_are_left_out() -> None:
    assert len(MAP.pieces) == 2


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(1, 5)), max_size=12), st.data())
def test_a_shown_span_is_inside_what_its_raw_span_shows(gaps: list[tuple[int, int, int]], data: st.DataObject) -> None:
    shown = raw = 0
    pieces = []
    for added, dropped, length in gaps:
        shown, raw = shown + added, raw + dropped
        pieces.append(Piece(shown, raw, length))
        shown, raw = shown + length, raw + length
    offsets = OffsetMap.of(pieces)
    start = data.draw(st.integers(0, shown))
    span = TextSpan(start, data.draw(st.integers(start, shown)))
    found = offsets.to_raw(span)
    if found is not None:
        back = offsets.to_shown(found)
        assert back is not None
        assert span.start <= back.start < back.end <= span.end
