"""The headings of a page as an outline to jump by."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefviewer.reader.page import BlockKind, Page


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading: how deep it lies under the shallowest (from 0), its words, and where it begins on the page."""

    depth: int
    title: str
    offset: int


def outline(page: Page) -> tuple[OutlineEntry, ...]:
    """The headings in order. Levels that a page leaves out make no gap of depth.

    >>> from briefviewer.reader.page import page_of
    >>> [(each.depth, each.title) for each in outline(page_of("# A\\n\\nOne.\\n\\n### B\\n\\nTwo."))]
    [(0, 'A'), (1, 'B')]
    """
    headings = [each for each in page.blocks if each.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    levels = sorted({each.level for each in headings})
    return tuple(
        OutlineEntry(levels.index(each.level), " ".join(each.span.of(page.text).split()), each.span.start)
        for each in headings
    )


def entry_at(entries: Sequence[OutlineEntry], offset: int) -> int | None:
    """Which heading a place stands under; None before the first."""
    at = bisect_right([each.offset for each in entries], offset) - 1
    return at if at >= 0 else None
