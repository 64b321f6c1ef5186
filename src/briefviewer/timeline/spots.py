"""What of a scene can be told one by one: every event in view, every heap of counts, as a list in reading order.

A screen reader walks it: lanes from top to bottom, in each its events in order and then its heaps, at last the boards
beside the axis, each before its events. An event that several lanes show is told where it is drawn whole. An open board
tells all its events, those too that one has to scroll to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefviewer.domain.event import EventId
from briefviewer.timeline.hints import Hint
from briefviewer.timeline.lanes import Lane
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.shapes import Bar, Density, DensityStrip, Glyph, Rect
from briefviewer.timeline.undated import Board

HINT_REACH_PX = 10.0
GLYPH_REACH_PX = 4.0
"""A glyph is as easily hit as that much beside it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An event, or a heap of ``count`` events over a stretch of time (days), or a ``board`` of so many beside the axis.

    ``key`` is the same in every scene. A board is open or closed; what ``is_hidden`` is there, but not in sight. A
    ``hint`` tells in words of ``count`` events outside the view and leads to the nearest of them; a heap of
    those that run into the view has ``words`` of its own.
    """

    key: str
    rect: Rect
    event: EventId | None = None
    count: int = 1
    lane: str = ""
    stretch: tuple[float, float] | None = None
    board: str = ""
    is_open: bool = False
    is_hidden: bool = False
    hint: str = ""
    words: str = ""
    to_lane: str = ""


def spots_of(scene: Scene) -> tuple[Spot, ...]:
    """All spots of a scene."""
    lanes: dict[int, list[tuple[int, float, Spot]]] = {}
    for bar in scene.bars:
        lanes.setdefault(bar.lane, []).append((bar.row, bar.x0, _bar_spot(bar)))
    for glyph in scene.glyphs:
        lanes.setdefault(glyph.lane, []).append((glyph.row, glyph.x, _glyph_spot(glyph)))
    lanes_by_index = {band.index: band.lane for band in scene.bands}
    heaps: dict[int, list[Spot]] = {}
    for strip in scene.densities:
        heaps.setdefault(strip.lane, []).extend(_heap_spots(strip, lanes_by_index[strip.lane]))
    for hint in scene.hints:
        told = lanes_by_index[hint.lane].label if hint.lane in lanes_by_index else ""
        heaps.setdefault(hint.lane, []).append(_hint_spot(hint, told))
    found: list[Spot] = []
    for lane in sorted({*lanes, *heaps}):
        found += [spot for _, _, spot in sorted(lanes.get(lane, ()), key=lambda each: each[:2])]
        found += heaps.get(lane, ())
    for board in scene.boards:
        found += _board_spots(board)
    seen: dict[str, Spot] = {}
    for spot in found:
        seen.setdefault(spot.key, spot)
    return tuple(seen.values())


def _hint_spot(hint: Hint, lane: str) -> Spot:
    rect = Rect(hint.x, hint.y - HINT_REACH_PX, hint.width, 2 * HINT_REACH_PX)
    return Spot(
        f"hint {lane} {hint.text}",
        rect,
        None,
        hint.count,
        lane,
        (hint.time, hint.time),
        hint=hint.text,
        to_lane=hint.to_lane,
    )


def _board_spots(board: Board) -> Iterator[Spot]:
    head = board.head
    rect = Rect(head.x, head.y, head.width, board.line_height)
    yield Spot(f"board {board.key}", rect, None, board.count, head.text, board=board.key, is_open=board.is_open)
    chips = {chip.event: Rect(chip.x, chip.y, chip.width, chip.height) for chip in board.chips}
    for event in dict.fromkeys((*board.line_of, *chips)):
        seen = chips.get(event)
        yield Spot(event, seen or rect, event, lane=head.text, is_hidden=seen is None)


def _bar_spot(bar: Bar) -> Spot:
    left, right = bar.x0 - bar.dots_left, bar.x1 + bar.dots_right
    return Spot(bar.event, Rect(left, bar.top, max(right - left, 1.0), bar.height), bar.event)


def _glyph_spot(glyph: Glyph) -> Spot:
    reach = glyph.size / 2 + GLYPH_REACH_PX
    return Spot(glyph.event, Rect(glyph.x - reach, glyph.y - reach, 2 * reach, 2 * reach), glyph.event)


def _heap_spots(strip: DensityStrip, lane: Lane) -> list[Spot]:
    is_through = strip.of is Density.THROUGH  # it goes along with the view, and is the same heap wherever it begins
    return [
        Spot(
            f"{lane.key} {strip.of}" if is_through else f"{lane.key} {strip.of} {cell.start:.3f}",
            Rect(cell.x0, strip.top, max(cell.x1 - cell.x0, 1.0), strip.height),
            count=cell.events,
            lane=lane.label,
            stretch=(cell.start, cell.end),
            words=cell.text if is_through else "",
        )
        for cell in strip.cells
    ]
