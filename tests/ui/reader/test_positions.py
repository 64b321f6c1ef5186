from hypothesis import given
from hypothesis import strategies as st

from briefviewer.ui.reader.positions import Positions


@given(st.text("a한𝄞🙂", max_size=20))
def test_offsets_lead_to_positions_and_back(text: str) -> None:
    positions = Positions(text)
    for offset in range(len(text) + 1):
        there = positions.to_qt(offset)
        assert there == len(text[:offset].encode("utf-16-le")) // 2
        assert positions.from_qt(there) == offset
