"""What stands beside the axis: chips by board, wrapped into the room there is, and how many more there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefviewer.domain.event import EventId
from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText, shortened


@dataclass(frozen=True, slots=True)
class ChipWish:
    """An event that wants a chip."""

    event: EventId
    row: int
    text: str
    date: str
    hue: str
    glyph: str
    is_possible: bool = False


@dataclass(frozen=True, slots=True)
class BoardWish:
    """A board with its chips, in order; ``count`` may be more than there are chips."""

    key: str
    label: str
    chips: Sequence[ChipWish]
    count: int


@dataclass(frozen=True, slots=True)
class Chip:
    """An event beside the axis. ``text_x`` is where its words begin; the glyph stands before them."""

    event: EventId
    row: int
    text: str
    date: str
    hue: str
    glyph: str
    is_possible: bool
    x: float
    y: float
    width: float
    height: float
    text_x: float
    date_x: float


@dataclass(frozen=True, slots=True)
class Board:
    """A lane beside the axis. ``more`` chips had no room; ``more_x``, ``more_y`` tell where that is said.

    Without a label it has no chips either: all of it is told there.
    """

    key: str
    label: str
    count: int
    count_text: str
    count_x: float
    top: float
    height: float
    chips: tuple[Chip, ...]
    more: int
    more_text: str
    more_x: float
    more_y: float
    more_width: float
    line_height: float


@dataclass(frozen=True, slots=True)
class ChipMetrics:
    """Pixels: a chip's height, the gap between chips and lines, the space inside, the glyph with its gap."""

    height: float
    gap: float
    pad: float
    glyph: float
    size: float
    widest: float
    edge: float
    label_size: float


def lay_boards(
    wishes: Sequence[BoardWish],
    left: float,
    right: float,
    top: float,
    height: float,
    metrics: ChipMetrics,
    measure: MeasureText,
    more_words: Callable[[int], str],
) -> tuple[Board, ...]:
    """Boards below each other, each with as many lines as there is room for; lines are dealt out in turn.

    Args:
        wishes: In order; empty boards are left out by the caller. Where there are more boards than lines, the last
            ones share a line.
        more_words: Says "+3 more".
    """
    line_height = metrics.height + metrics.gap
    lines_left = int((height + metrics.gap) // line_height)
    if not wishes or lines_left < 1:
        return ()
    shown = _merged(wishes, lines_left)
    needed = [_lines_needed(wish.chips, right - left, metrics, measure) for wish in shown]
    lines = [1] * len(shown)
    lines_left -= len(shown)
    while lines_left > 0:
        hungry = [index for index, need in enumerate(needed) if lines[index] < need]
        if not hungry:
            break
        lines[min(hungry, key=lambda index: lines[index])] += 1
        lines_left -= 1
    boards = []
    y = top
    for wish, count in zip(shown, lines, strict=True):
        board = _board(wish, left, right, y, count, metrics, measure, more_words)
        boards.append(board)
        y += count * line_height
    return tuple(boards)


def _merged(wishes: Sequence[BoardWish], lines: int) -> list[BoardWish]:
    """No more boards than lines; what is too many joins the last."""
    if len(wishes) <= lines:
        return list(wishes)
    tail = wishes[lines - 1 :]
    joined = BoardWish(
        key=tail[0].key,
        label=" · ".join(each.label for each in tail),
        chips=[chip for each in tail for chip in each.chips],
        count=sum(each.count for each in tail),
    )
    return [*wishes[: lines - 1], joined]


def _board(
    board: BoardWish,
    left: float,
    right: float,
    top: float,
    lines: int,
    metrics: ChipMetrics,
    measure: MeasureText,
    more_words: Callable[[int], str],
) -> Board:
    chips: list[Chip] = []
    x, line = left, 0
    for place, wish in enumerate(board.chips):
        chip = _chip(wish, x, top + line * (metrics.height + metrics.gap), right - left, metrics, measure)
        rest = board.count - place - 1
        reserve = measure(more_words(rest), metrics.size, SEMIBOLD) + metrics.gap if rest and line == lines - 1 else 0.0
        if chip.x + chip.width + reserve > right and x > left:
            if line == lines - 1:
                break
            line += 1
            x = left
            chip = _chip(wish, x, top + line * (metrics.height + metrics.gap), right - left, metrics, measure)
        chips.append(chip)
        x = chip.x + chip.width + metrics.gap
    more = board.count - len(chips)
    text = more_words(more) if more else ""
    count_width = measure(f"{board.count:,}", metrics.size, REGULAR) + 12
    label = shortened(board.label, left - metrics.edge - count_width, measure, metrics.label_size, SEMIBOLD)
    return Board(
        key=board.key,
        label=label,
        count=board.count,
        count_text=f"{board.count:,}",
        count_x=metrics.edge + measure(label, metrics.label_size, SEMIBOLD) + 6,
        top=top,
        height=lines * (metrics.height + metrics.gap) - metrics.gap,
        chips=tuple(chips),
        more=more,
        more_text=text,
        more_x=x,
        more_y=top + line * (metrics.height + metrics.gap),
        more_width=measure(text, metrics.size, SEMIBOLD) if text else 0.0,
        line_height=metrics.height,
    )


def _chip(wish: ChipWish, x: float, y: float, room: float, metrics: ChipMetrics, measure: MeasureText) -> Chip:
    date_width = measure(wish.date, metrics.size, REGULAR) + metrics.gap if wish.date else 0.0
    inner = min(metrics.widest, room) - 2 * metrics.pad - metrics.glyph - date_width
    text = shortened(wish.text, inner, measure, metrics.size, REGULAR)
    text_width = measure(text, metrics.size, REGULAR)
    text_x = x + metrics.pad + metrics.glyph
    return Chip(
        event=wish.event,
        row=wish.row,
        text=text,
        date=wish.date,
        hue=wish.hue,
        glyph=wish.glyph,
        is_possible=wish.is_possible,
        x=x,
        y=y,
        width=2 * metrics.pad + metrics.glyph + text_width + date_width,
        height=metrics.height,
        text_x=text_x,
        date_x=text_x + text_width + metrics.gap,
    )


def _lines_needed(wishes: Sequence[ChipWish], room: float, metrics: ChipMetrics, measure: MeasureText) -> int:
    lines, x = 1, 0.0
    for wish in wishes:
        width = _chip(wish, 0.0, 0.0, room, metrics, measure).width
        if x > 0 and x + width > room:
            lines += 1
            x = 0.0
        x += width + metrics.gap
    return lines
