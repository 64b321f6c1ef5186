"""Rectangles, half-open like everything that lies beside its neighbour."""

from briefviewer.timeline.shapes import Rect


def test_neighbours_share_no_point() -> None:
    one, other = Rect(0, 0, 10, 5), Rect(10, 0, 10, 5)
    assert (one.right, one.bottom) == (10, 5)
    for x in (0, 9.99, 10, 19.99):
        assert one.holds(x, 2) != other.holds(x, 2)
    assert not one.holds(2, 5)
