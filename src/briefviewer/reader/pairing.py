"""Two accounts of one text side by side: where one stands in the one, given where one stands in the other.

A digest tells its original paragraph by paragraph (``¶ n``), so the paragraphs' numbers lead from one to the other.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefviewer.reader.page import Page


def counterpart(page: Page, block: int, share: float, other: Page) -> tuple[int, float]:
    """The block of the other page that tells the same paragraph, and which share of it has gone by (0–1).

    Args:
        block: The first block in sight.
        share: How much of it has gone by, 0–1.
    """
    if not page.blocks or not other.blocks:
        return 0, 0.0
    here, there = _numbers(page), _numbers(other)
    number = here[block]
    first, last = bisect_left(here, number), bisect_right(here, number)
    gone = (block - first + share) / (last - first)
    start, end = bisect_left(there, number), bisect_right(there, number)
    if start == end:
        return min(start, len(there) - 1), 0.0
    at = gone * (end - start)
    return min(start + int(at), end - 1), min(at - min(int(at), end - start - 1), 1.0)


def _numbers(page: Page) -> Sequence[int]:
    """The ¶ of each block, never falling; a block that tells none goes with the next that does."""
    numbers = [each.paragraph for each in page.blocks]
    following = max(numbers, default=0) + 1
    for at in range(len(numbers) - 1, -1, -1):
        following = numbers[at] = min(numbers[at] or following, following)
    return numbers
