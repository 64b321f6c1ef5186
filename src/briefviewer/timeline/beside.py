"""What stands beside the axis: all without a date, and every assessment, outlook, scenario and recommendation."""

from collections.abc import Callable

import numpy as np

from briefviewer.domain.event import Board as BoardKey
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.undated import Board, BoardWish, ChipMetrics, ChipWish, lay_boards
from briefviewer.words.labels import heading

DateText = Callable[[int], str]
"""The date of a row in a few words; empty where there is none."""
MOST_CHIPS = 200
"""No board shows more chips than this; the rest is counted."""
_BOARDS = (
    (BoardKey.ASSESSMENTS,),
    (BoardKey.OUTLOOK,),
    (BoardKey.SCENARIOS,),
    (BoardKey.RECOMMENDATIONS,),
    (BoardKey.TIMELINE, BoardKey.UNDATED),
)


def boards_of(arrangement: Arrangement, date_text: DateText | None, width: float, most: float) -> tuple[Board, ...]:
    """All that stands beside the axis, from y 0 downward.

    Args:
        width: Of the whole timeline, in pixels; ``most`` is how high the boards may become.
    """
    rows = arrangement.beside
    if not len(rows):
        return ()
    columns, palette = arrangement.columns, arrangement.palette
    codes = columns.codes_of[Facet.BOARD]
    wishes: list[BoardWish] = []
    board_codes = columns.board[rows]
    for keys in _BOARDS:
        held = rows[np.isin(board_codes, [codes[key] for key in keys if key in codes])]
        if not len(held):
            continue
        chips = [_chip_wish(arrangement, int(row), date_text) for row in held[:MOST_CHIPS]]
        wishes.append(BoardWish(keys[-1], heading(keys[-1], arrangement.words), chips, len(held)))
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
