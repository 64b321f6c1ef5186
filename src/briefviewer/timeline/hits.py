"""What stands under a point of a scene. Points, small as they are, can be hit a little beside themselves."""

from dataclasses import dataclass
from enum import StrEnum

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.timeline.filling import SCROLL_PX
from briefviewer.timeline.scene import Scene
from briefviewer.timeline.shapes import Rect
from briefviewer.timeline.undated import Board, Said

SLACK_PX = 4.0
EDGE_PX = 5.0
LANE_EDGE_PX = 4.0


class Target(StrEnum):
    """What can be under the pointer."""

    EVENT = "event"
    CHIP = "chip"
    DENSITY = "density"
    TICK = "tick"
    BREAK = "break"
    HINT = "hint"
    FLAG = "flag"
    RANGE_LEFT = "range_left"
    RANGE_RIGHT = "range_right"
    OVERVIEW_LEFT = "overview_left"
    OVERVIEW_RIGHT = "overview_right"
    OVERVIEW_WINDOW = "overview_window"
    OVERVIEW = "overview"
    SCROLL = "scroll"
    RULER = "ruler"
    BOARD = "board"
    BESIDE = "beside"
    MORE = "more"
    LANE = "lane"
    LANE_EDGE = "lane_edge"
    CANVAS = "canvas"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Hit:
    """A target, and of it what it has: the event, a stretch of time (days), the documents of a flag, a key."""

    target: Target
    event: EventId | None = None
    row: int | None = None
    stretch: tuple[float, float] | None = None
    documents: tuple[DocumentId, ...] = ()
    key: str = ""
    count: int = 0


def hit(scene: Scene, x: float, y: float) -> Hit:
    """What a pointer at x, y means."""
    regions = scene.regions
    if regions.undated.height and regions.undated.holds(x, y):
        return _in_undated(scene, x, y)
    if regions.overview.height and regions.overview.holds(x, y):
        return _in_overview(scene, x)
    if scene.scroll_thumb is not None and x >= regions.axis_right - SCROLL_PX and regions.lanes.holds(x, y):
        return Hit(Target.SCROLL)
    edge = _range_edge(scene, x, y)
    if edge is not None and _glyph_at(scene, x, y) is None:
        return edge
    if x < regions.axis_left:
        return _in_headers(scene, y)
    if regions.ruler.holds(x, y):
        return _in_ruler(scene, x, y)
    if regions.sources.height and regions.sources.holds(x, y):
        for flag in scene.flags:
            if abs(x - flag.x) <= flag.width / 2 + 2:
                return Hit(Target.FLAG, documents=flag.documents)
        return Hit(Target.RULER)
    if regions.lanes.holds(x, y):
        return _in_lanes(scene, x, y)
    return Hit(Target.NOTHING)


def events_in(scene: Scene, area: Rect) -> tuple[EventId, ...]:
    """The events of the lanes whose bar or glyph an area touches, in the order of the scene."""
    lanes = scene.regions.lanes
    left, right = max(area.x, scene.regions.axis_left), min(area.right, scene.regions.axis_right)
    top, bottom = max(area.y, lanes.y), min(area.bottom, lanes.bottom)
    shapes = [(bar.event, bar.row, bar.x0, bar.x1, bar.top, bar.top + bar.height) for bar in scene.bars]
    for glyph in scene.glyphs:
        half = glyph.size / 2
        place = glyph.x - half, glyph.x + half, glyph.y - half, glyph.y + half
        shapes.append((glyph.event, glyph.row, *place))
    touched = [
        (row, event)
        for event, row, x0, x1, y0, y1 in shapes
        if x0 <= right and x1 >= left and y0 <= bottom and y1 >= top
    ]
    return tuple(event for _, event in sorted(touched))


def shape_of(scene: Scene, event: EventId) -> Rect | None:
    """Where the bar or glyph of an event stands; None if it has none in the scene."""
    for bar in scene.bars:
        if bar.event == event:
            return Rect(bar.x0, bar.top, bar.x1 - bar.x0, bar.height)
    for glyph in scene.glyphs:
        if glyph.event == event:
            return Rect(glyph.x - glyph.size / 2, glyph.y - glyph.size / 2, glyph.size, glyph.size)
    return None


def _in_lanes(scene: Scene, x: float, y: float) -> Hit:
    found = _glyph_at(scene, x, y)
    if found is not None:
        return found
    for bar in reversed(scene.bars):
        if (
            bar.top - 2 <= y <= bar.top + bar.height + 2
            and bar.x0 - bar.dots_left - 2 <= x <= bar.x1 + bar.dots_right + 2
        ):
            return Hit(Target.EVENT, event=bar.event, row=bar.row)
    for label in scene.labels:
        if label.x - 2 <= x <= label.x + label.width + 2 and abs(y - label.y) <= 10:
            row = _row_of(scene, label.event)
            return Hit(Target.EVENT, event=label.event, row=row)
    for tick in scene.ticks:
        if abs(x - tick.x) <= SLACK_PX and tick.top - 2 <= y <= tick.top + tick.height + 3:
            return Hit(Target.EVENT, event=tick.event, row=tick.row)
    for glyph in reversed(scene.glyphs):
        if glyph.smear is not None and glyph.smear[0] <= x <= glyph.smear[1] and abs(y - glyph.y) <= 6:
            return Hit(Target.EVENT, event=glyph.event, row=glyph.row)
    for hint in scene.hints:
        if hint.x - SLACK_PX <= x <= hint.x + hint.width + SLACK_PX and abs(y - hint.y) <= 10:
            return Hit(Target.HINT, stretch=(hint.time, hint.time), key=hint.to_lane)
    for strip in scene.densities:
        if strip.top <= y <= strip.top + strip.height:
            for cell in strip.cells:
                if cell.x0 <= x < cell.x1:
                    return Hit(Target.DENSITY, stretch=(cell.start, cell.end), count=cell.events)
    return Hit(Target.CANVAS)


def _glyph_at(scene: Scene, x: float, y: float) -> Hit | None:
    if not scene.regions.lanes.holds(x, y):
        return None
    for glyph in reversed(scene.glyphs):
        reach = glyph.size / 2 + SLACK_PX
        if abs(x - glyph.x) <= reach and abs(y - glyph.y) <= reach:
            return Hit(Target.EVENT, event=glyph.event, row=glyph.row)
    return None


def _row_of(scene: Scene, event: EventId) -> int | None:
    rows = {bar.event: bar.row for bar in scene.bars} | {glyph.event: glyph.row for glyph in scene.glyphs}
    return rows.get(event)


def _in_ruler(scene: Scene, x: float, y: float) -> Hit:
    for each in scene.breaks:
        if each.x0 <= x <= each.x1:
            return Hit(Target.BREAK, stretch=(each.fold.start, each.fold.end))
    ticks = scene.ruler.major if y < scene.regions.minor_top else scene.ruler.minor
    time = scene.scale.invert(x)
    for tick in ticks:
        if tick.time <= time < tick.until:
            return Hit(Target.TICK, stretch=(tick.time, tick.until), key=tick.label)
    return Hit(Target.RULER)


def _range_edge(scene: Scene, x: float, y: float) -> Hit | None:
    brush, regions = scene.brush, scene.regions
    if brush is None or not regions.minor_top <= y < regions.lanes.bottom:
        return None
    if brush.right_edge is not None and abs(x - brush.right_edge) <= EDGE_PX:
        return Hit(Target.RANGE_RIGHT)
    if brush.left_edge is not None and abs(x - brush.left_edge) <= EDGE_PX:
        return Hit(Target.RANGE_LEFT)
    return None


def _in_overview(scene: Scene, x: float) -> Hit:
    over = scene.overview
    if not over.scale.left - EDGE_PX <= x <= over.scale.right + EDGE_PX:
        return Hit(Target.NOTHING)  # beside the strip: what lies there is no time
    if abs(x - over.window_x1) <= EDGE_PX:
        return Hit(Target.OVERVIEW_RIGHT)
    if abs(x - over.window_x0) <= EDGE_PX:
        return Hit(Target.OVERVIEW_LEFT)
    if over.window_x0 < x < over.window_x1:
        return Hit(Target.OVERVIEW_WINDOW)
    return Hit(Target.OVERVIEW)


def _in_headers(scene: Scene, y: float) -> Hit:
    for band in scene.bands:
        if abs(y - band.bottom) <= LANE_EDGE_PX and scene.regions.lanes.y <= y < scene.regions.lanes.bottom:
            return Hit(Target.LANE_EDGE, key=band.lane.key)
    for band in scene.bands:
        if scene.regions.lanes.y <= y < scene.regions.lanes.bottom and band.top <= y < band.bottom:
            return Hit(Target.LANE, key=band.lane.key)
    return Hit(Target.NOTHING)


def _holds(said: Said, board: Board, x: float, y: float) -> bool:
    return said.x - 2 <= x <= said.x + said.width + 8 and 0 <= y - said.y <= board.line_height


def _in_undated(scene: Scene, x: float, y: float) -> Hit:
    for board in scene.boards:
        for chip in board.chips:
            if chip.x <= x <= chip.x + chip.width and chip.y <= y <= chip.y + chip.height:
                return Hit(Target.CHIP, event=chip.event, row=chip.row)
        for said in (board.head, board.fewer):
            if said is not None and _holds(said, board, x, y):
                return Hit(Target.BOARD, key=board.key, count=board.count)
        if board.rest is not None and _holds(board.rest, board, x, y):
            # What an open board has no room for cannot be opened further.
            return Hit(Target.MORE if board.is_open else Target.BOARD, key=board.key, count=board.more)
    for board in scene.boards:
        if board.top <= y <= board.top + board.height and board.chips:
            return Hit(Target.BESIDE, key=board.key)
    return Hit(Target.NOTHING)
