from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefviewer.bench.viewports import PANNED_AT, PANS, STEP, ZOOM_STEPS, viewports


@given(st.floats(1, 700_000), st.floats(10, 100_000), st.integers(0, 99))
def test_every_view_lies_within_the_whole(start: float, length: float, seed: int) -> None:
    spans = viewports((start, start + length), seed)
    assert len(spans) == ZOOM_STEPS + PANS * len(PANNED_AT) == 66
    for first, last in spans:
        assert start - 1e-6 <= first < last <= start + length + 1e-6


def test_it_zooms_in_by_like_steps_and_then_pans_by_like_shares() -> None:
    spans = viewports((0.0, 36_500.0))
    lengths = [last - first for first, last in spans]
    ratios = [one / other for one, other in pairwise(lengths[:ZOOM_STEPS])]
    assert max(ratios) - min(ratios) < 1e-9
    for run in range(len(PANNED_AT)):
        moved = spans[ZOOM_STEPS + run * PANS :][:PANS]
        assert all(abs(b[0] - a[0] - STEP * (a[1] - a[0])) < 1e-6 for a, b in pairwise(moved))


def test_the_same_seed_looks_at_the_same_places() -> None:
    assert viewports((0.0, 100.0)) == viewports((0.0, 100.0)) != viewports((0.0, 100.0), seed=1)
