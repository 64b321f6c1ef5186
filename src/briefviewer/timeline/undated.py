"""What stands beside the axis: chips by board, wrapped into the room there is, and how many more there are.

Boards stand below each other, each with its name before its chips; where there is little height they are names on a
line, and only what was opened, or holds what was chosen, has its chips above it. The chosen one always has a chip.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefviewer.domain.event import EventId
from briefviewer.timeline.measure import REGULAR, SEMIBOLD, MeasureText, shortened

NAMES_APART_PX = 18.0
SIGN_PX = 13.0
"""Room before a name for the sign that says whether it is open."""


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
class Opening:
    """What of the boards was opened: a board by its key, scrolled down by so many lines.

    ``chosen`` is the row that must have a chip; ``height`` is how high the boards may become while one is open, and
    ``fewer`` says how an open one is closed.
    """

    key: str | None = None
    first: int = 0
    chosen: int | None = None
    height: float = 0.0
    fewer: str = ""


CLOSED = Opening()


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
class ChipMark:
    """A chip that the user looks at."""

    chip: Chip
    is_selected: bool
    is_hovered: bool
    is_focused: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A few words that can be clicked: where they begin, the top of their line, how wide they are."""

    text: str
    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Board:
    """A lane beside the axis. ``head`` is its name, ``more`` how many events have no chip in sight, said in ``rest``.

    Its chips make ``lines``, of which ``first`` is the first in sight; ``line_of`` tells those of an open board. A
    board that ``is_name`` only is one of several on a line; its chips, if it has any, stand above that line.
    """

    key: str
    head: Said
    count: int
    count_text: str
    count_x: float
    top: float
    height: float
    line_height: float
    chips: tuple[Chip, ...]
    more: int
    rest: Said | None = None
    fewer: Said | None = None
    is_open: bool = False
    is_name: bool = False
    lines: int = 1
    first: int = 0
    shown: int = 1
    line_of: Mapping[EventId, int] = field(default_factory=dict)

    def moved(self, down: float) -> "Board":
        """The same, so much further down."""
        return replace(
            self,
            head=replace(self.head, y=self.head.y + down),
            top=self.top + down,
            chips=tuple(replace(chip, y=chip.y + down) for chip in self.chips),
            rest=replace(self.rest, y=self.rest.y + down) if self.rest is not None else None,
            fewer=replace(self.fewer, y=self.fewer.y + down) if self.fewer is not None else None,
        )


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

    @property
    def line(self) -> float:
        """From line to line."""
        return self.height + self.gap

    def lines_in(self, height: float) -> int:
        """How many lines have room."""
        return max(0, int((height + self.gap + 0.01) // self.line))


def lay_boards(
    wishes: Sequence[BoardWish],
    left: float,
    right: float,
    top: float,
    height: float,
    metrics: ChipMetrics,
    measure: MeasureText,
    more_words: Callable[[int], str],
    opening: Opening = CLOSED,
) -> tuple[Board, ...]:
    """Boards below each other, each with as many lines as there is room for.

    An open board has all the lines it needs, as far as they go; else lines are dealt out in turn.

    Args:
        wishes: In order; empty boards are left out by the caller. Where there are more boards than lines, the last
            ones share a line.
        more_words: Says "+3 more".
    """
    has_open = any(wish.key == opening.key for wish in wishes)
    lines_left = metrics.lines_in(max(height, opening.height) if has_open else height)
    if not wishes or lines_left < 1:
        return ()
    shown = _merged(wishes, lines_left)
    laying = _Laying(left, right, metrics, measure, more_words)
    needed = [laying.lines_of(wish) for wish in shown]
    lines = [1] * len(shown)
    lines_left -= len(shown)
    while lines_left > 0:
        hungry = [index for index, need in enumerate(needed) if lines[index] < need]
        if has_open:
            hungry = [index for index in hungry if shown[index].key == opening.key]
        if not hungry:
            break
        lines[min(hungry, key=lambda index: lines[index])] += 1
        lines_left -= 1
    boards = []
    y = top
    for wish, count in zip(shown, lines, strict=True):
        boards.append(laying.board(wish, y, count, opening))
        y += count * metrics.line
    return tuple(boards)


def lay_names(
    wishes: Sequence[BoardWish],
    left: float,
    right: float,
    top: float,
    metrics: ChipMetrics,
    measure: MeasureText,
    more_words: Callable[[int], str],
    opening: Opening = CLOSED,
) -> tuple[Board, ...]:
    """Boards as names on a line, or on more where one is too narrow; above it the chips of what is open or chosen.

    So the names stay where they are at the lower edge of the timeline, whatever is opened.
    """
    named: list[tuple[BoardWish, Said, float]] = []
    x, y = left, 0.0
    for wish in wishes:
        label_width = SIGN_PX + measure(wish.label, metrics.label_size, SEMIBOLD)
        width = label_width + 6 + measure(f"{wish.count:,}", metrics.size, REGULAR)
        if x > left and x + width > right:
            x, y = left, y + metrics.line
        named.append((wish, Said(wish.label, x, y, width), x + label_width + 6))
        x += width + NAMES_APART_PX
    laying = _Laying(left, right, metrics, measure, more_words)
    lines_left = metrics.lines_in(opening.height - y - metrics.line)
    boards, y = [], top
    for wish, head, count_x in named:
        holds_chosen = any(chip.row == opening.chosen for chip in wish.chips)
        is_open = wish.key == opening.key
        lines = max(1, min(laying.lines_of(wish), lines_left)) if is_open else 1 if holds_chosen else 0
        name = Board(
            key=wish.key,
            head=head,
            count=wish.count,
            count_text=f"{wish.count:,}",
            count_x=count_x,
            top=head.y,
            height=metrics.height,
            line_height=metrics.height,
            chips=(),
            more=wish.count,
            is_name=True,
        )
        if lines:
            laid = laying.board(wish, y, lines, replace(opening, fewer=""))
            name = replace(laid, head=head, count_x=count_x, is_name=True)
            y += lines * metrics.line
            lines_left -= lines
        boards.append(name)
    return tuple(
        replace(
            board,
            head=replace(board.head, y=board.head.y + y),
            top=board.top if board.chips else board.top + y,
        )
        for board in boards
    )


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


@dataclass(frozen=True, slots=True)
class _Laying:
    """Lays chips between two edges."""

    left: float
    right: float
    metrics: ChipMetrics
    measure: MeasureText
    more_words: Callable[[int], str]

    def lines_of(self, wish: BoardWish) -> int:
        """How many lines a board needs to show all it can."""
        return len(self._wrapped(wish))

    def board(self, wish: BoardWish, top: float, lines: int, opening: Opening) -> Board:
        """A board of so many lines."""
        metrics, wrapped = self.metrics, self._wrapped(wish)
        is_open, first = wish.key == opening.key, 0
        if len(wrapped) <= lines and wish.count == len(wish.chips):
            shown = wrapped
        elif is_open:
            first = min(max(0, opening.first), len(wrapped) - lines)
            shown = wrapped[first : first + lines]
        else:
            shown = self._cut(wish, wrapped, lines, opening.chosen)
        chips = tuple(replace(chip, y=top + line * metrics.line) for line, each in enumerate(shown) for chip in each)
        count_width = self.measure(f"{wish.count:,}", metrics.size, REGULAR) + 12
        label = shortened(
            wish.label, self.left - metrics.edge - count_width, self.measure, metrics.label_size, SEMIBOLD
        )
        label_width = self.measure(label, metrics.label_size, SEMIBOLD)
        more = wish.count - len(chips)
        ends_here = first + len(shown) >= len(wrapped)
        says_rest = more > 0 and (not is_open or (ends_here and wish.count > len(wish.chips)))
        left_out = wish.count - len(wish.chips) if is_open else more
        has_fewer = is_open and bool(opening.fewer) and lines > 1
        return Board(
            key=wish.key,
            head=Said(label, metrics.edge, top, label_width + count_width),
            count=wish.count,
            count_text=f"{wish.count:,}",
            count_x=metrics.edge + label_width + 6,
            top=top,
            height=lines * metrics.line - metrics.gap,
            line_height=metrics.height,
            chips=chips,
            more=more,
            rest=self._rest(shown, top, left_out) if says_rest else None,
            fewer=self._fewer(opening.fewer, top + metrics.line) if has_fewer else None,
            is_open=is_open,
            lines=len(wrapped),
            first=first,
            shown=len(shown),
            line_of={chip.event: line for line, each in enumerate(wrapped) for chip in each} if is_open else {},
        )

    def _rest(self, shown: Sequence[Sequence[Chip]], top: float, left_out: int) -> Said:
        last = shown[-1] if shown else ()
        x = last[-1].x + last[-1].width + self.metrics.gap if last else self.left
        text = self.more_words(left_out)
        y = top + max(0, len(shown) - 1) * self.metrics.line
        return Said(text, x, y, self.measure(text, self.metrics.size, SEMIBOLD))

    def _fewer(self, text: str, y: float) -> Said:
        return Said(text, self.metrics.edge - 4, y, self.measure(text, self.metrics.size, SEMIBOLD))

    def _wrapped(self, wish: BoardWish) -> list[list[Chip]]:
        """All chips in lines; where they are not all of the board, the last line has room to say so."""
        found: list[list[Chip]] = [[]]
        left_out = wish.count - len(wish.chips)
        reserve = self._more_width(left_out) if left_out else 0.0
        for place, each in enumerate(wish.chips):
            chip = self._chip(each, self._next_x(found[-1]))
            room = reserve if place == len(wish.chips) - 1 else 0.0
            if found[-1] and chip.x + chip.width + room > self.right:
                found.append([])
                chip = self._chip(each, self.left)
            found[-1].append(chip)
        return found

    def _cut(self, wish: BoardWish, wrapped: list[list[Chip]], lines: int, chosen: int | None) -> list[list[Chip]]:
        """So many lines, the last with room to say how many more there are; the chosen one is among them."""
        kept = wrapped[: lines - 1]
        before = sum(len(each) for each in kept)
        last: list[Chip] = []
        for place, each in enumerate(wish.chips[before:], before):
            chip = self._chip(each, self._next_x(last))
            rest = wish.count - place - 1
            if last and chip.x + chip.width + (self._more_width(rest) if rest else 0.0) > self.right:
                break
            last.append(chip)
        if chosen is not None and all(chip.row != chosen for line in (*kept, last) for chip in line):
            wanted = next((each for each in wish.chips if each.row == chosen), None)
            if wanted is not None:
                reserve = self._more_width(wish.count - before)
                while last and self._next_x(last) + self._chip(wanted, 0.0).width + reserve > self.right:
                    last.pop()
                room = self.right - self._next_x(last) - reserve
                last.append(self._chip(wanted, self._next_x(last), room))
        return [*kept, last]

    def _more_width(self, count: int) -> float:
        return self.measure(self.more_words(count), self.metrics.size, SEMIBOLD) + self.metrics.gap

    def _next_x(self, line: Sequence[Chip]) -> float:
        return line[-1].x + line[-1].width + self.metrics.gap if line else self.left

    def _chip(self, wish: ChipWish, x: float, room: float | None = None) -> Chip:
        metrics, measure = self.metrics, self.measure
        room = self.right - self.left if room is None else room
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
            y=0.0,
            width=2 * metrics.pad + metrics.glyph + text_width + date_width,
            height=metrics.height,
            text_x=text_x,
            date_x=text_x + text_width + metrics.gap,
        )
