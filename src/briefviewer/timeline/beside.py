"""What stands beside the axis: all without a date, and every assessment, outlook, scenario and recommendation."""

from collections.abc import Callable, Iterator

import numpy as np

from briefviewer.columns.events import Rows
from briefviewer.domain.event import Board as BoardKey
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.measure import SEMIBOLD
from briefviewer.timeline.undated import Board, BoardWish, ChipMetrics, ChipWish, lay_boards
from briefviewer.words.labels import heading

DateText = Callable[[int], str]
"""The date of a row in a few words; empty where there is none."""
HEADINGS_APART_PX = 20.0
MOST_CHIPS = 200
"""No board shows more chips than this; the rest is counted."""
_BOARDS = (
    (BoardKey.ASSESSMENTS,),
    (BoardKey.OUTLOOK,),
    (BoardKey.SCENARIOS,),
    (BoardKey.RECOMMENDATIONS,),
    (BoardKey.TIMELINE, BoardKey.UNDATED),
)


def headings_of(arrangement: Arrangement, width: float) -> tuple[Board, ...]:
    """Where there is little height: all boards on one line, each by its name and count, to be opened elsewhere.

    Args:
        width: Of the whole timeline, in pixels; boards that find no room on the line are left out.
    """
    palette, measure = arrangement.palette, arrangement.measure
    height, size, x = palette.space("chip_height"), palette.size("chip"), palette.space("edge")
    placed: list[Board] = []
    for key, held in _rows_by_board(arrangement):
        text = f"{heading(key, arrangement.words)} {len(held):,}"
        text_width = measure(text, size, SEMIBOLD)
        if placed and x + text_width > width - palette.space("edge"):
            break
        placed.append(
            Board(key, "", len(held), "", 0.0, 0.0, height, (), len(held), text, x - 4, 0.0, text_width, height)
        )
        x += text_width + HEADINGS_APART_PX
    return tuple(placed)


def _rows_by_board(arrangement: Arrangement) -> Iterator[tuple[BoardKey, Rows]]:
    """The rows of each board that has any."""
    rows, columns = arrangement.beside, arrangement.columns
    codes = columns.codes_of[Facet.BOARD]
    board_codes = columns.board[rows]
    for keys in _BOARDS:
        held = rows[np.isin(board_codes, [codes[key] for key in keys if key in codes])]
        if len(held):
            yield keys[-1], held


def boards_of(arrangement: Arrangement, date_text: DateText | None, width: float, most: float) -> tuple[Board, ...]:
    """All that stands beside the axis, from y 0 downward.

    Args:
        width: Of the whole timeline, in pixels; ``most`` is how high the boards may become.
    """
    palette = arrangement.palette
    wishes: list[BoardWish] = []
    for key, held in _rows_by_board(arrangement):
        chips = [_chip_wish(arrangement, int(row), date_text) for row in held[:MOST_CHIPS]]
        wishes.append(BoardWish(key, heading(key, arrangement.words), chips, len(held)))
    # Where a line for each board would not fit, lines move closer before boards must share one.
    is_close = len(wishes) * (palette.space("chip_height") + 6.0) - 6.0 > most
    metrics = ChipMetrics(
        height=palette.space("chip_height") - (3.0 if is_close else 0.0),
        gap=4.0 if is_close else 6.0,
        pad=9.0,
        glyph=14.0,
        size=palette.size("chip"),
        widest=300.0,
        edge=palette.space("edge"),
        label_size=palette.size("small"),
    )
    return lay_boards(
        wishes,
        palette.space("lane_header") + 4,
        width - palette.space("edge"),
        0.0,
        most,
        metrics,
        arrangement.measure,
        lambda count: arrangement.words.text("+{n} more", n=f"{count:,}"),
    )


def _chip_wish(arrangement: Arrangement, row: int, date_text: DateText | None) -> ChipWish:
    columns = arrangement.columns
    hue, glyph = arrangement.look(row)
    return ChipWish(
        event=EventId(columns.ids[row]),
        row=row,
        text=columns.shorts[row],
        date=date_text(row) if date_text else "",
        hue=hue,
        glyph=glyph,
        is_possible=arrangement.is_possible(row),
    )
