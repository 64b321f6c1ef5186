"""What stands beside the axis: all without a date, and every assessment, outlook, scenario and recommendation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from briefviewer.columns.events import Rows
from briefviewer.domain.event import Board as BoardKey
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.undated import Board, BoardWish, ChipMetrics, ChipWish, Opening, lay_boards, lay_names
from briefviewer.words.labels import heading

DateText = Callable[[int], str]
"""The date of a row in a few words; empty where there is none."""
USUAL_SHARE, OPEN_SHARE, TALL_SHARE = 0.19, 0.42, 0.12
"""How much of the height the boards may have, how much while one is open, and how much a tall timeline gives anyway."""
SHORT_PX = 700.0
"""A window lower than this gives its height to the lanes: what stands beside the axis is a line of names."""
MOST_CHIPS = 200
"""No board shows more chips than this; the rest is counted."""
_BOARDS = (
    (BoardKey.ASSESSMENTS,),
    (BoardKey.OUTLOOK,),
    (BoardKey.SCENARIOS,),
    (BoardKey.RECOMMENDATIONS,),
    (BoardKey.TIMELINE, BoardKey.UNDATED),
)


@dataclass(frozen=True, slots=True)
class BesideSpec:
    """How the user wants what stands beside the axis: folded to a line of names, or not, or (None) as height allows.

    ``opened`` is the board that shows all it has, scrolled down by ``first`` lines.
    """

    is_folded: bool | None = None
    opened: str | None = None
    first: int = 0


def beside_of(
    arrangement: Arrangement,
    date_text: DateText | None,
    width: float,
    height: float,
    spec: BesideSpec,
    chosen: int | None = None,
    *,
    can_be_short: bool = True,
) -> tuple[Board, ...]:
    """All that stands beside the axis, from y 0 downward.

    Args:
        width: Of the whole timeline, in pixels; ``height`` likewise.
        chosen: The row that must be seen, if it is one of those.
        can_be_short: Whether a low timeline has them as a line of names.
    """
    wishes = _wishes(arrangement, date_text, chosen)
    is_folded = spec.is_folded if spec.is_folded is not None else can_be_short and height < SHORT_PX
    palette, words = arrangement.palette, arrangement.words
    fewer = words.text("Show fewer")
    opening = Opening(spec.opened, spec.first, chosen, height * OPEN_SHARE, fewer)
    most = min(max(palette.space("undated"), height * TALL_SHARE), height * USUAL_SHARE)
    right = width - palette.space("edge")

    def more_words(count: int) -> str:
        return words.text("+{n} more", n=f"{count:,}")

    if is_folded:
        metrics, left = _metrics(arrangement, is_close=False), palette.space("edge")
        return lay_names(wishes, left, right, 0.0, metrics, arrangement.measure, more_words, opening)
    # Where a line for each board would not fit, lines move closer before boards must share one.
    metrics = _metrics(arrangement, is_close=len(wishes) * (palette.space("chip_height") + 6.0) - 6.0 > most)
    left = palette.space("lane_header") + 4
    return lay_boards(wishes, left, right, 0.0, most, metrics, arrangement.measure, more_words, opening)


def beside_order(arrangement: Arrangement) -> Rows:
    """The rows that stand beside the axis, board by board."""
    held = [rows for _, rows in _rows_by_board(arrangement)]
    return np.concatenate(held) if held else np.zeros(0, dtype=np.int32)


def _wishes(arrangement: Arrangement, date_text: DateText | None, chosen: int | None) -> Sequence[BoardWish]:
    found = []
    for key, held in _rows_by_board(arrangement):
        rows = held[:MOST_CHIPS].tolist()
        if chosen is not None and chosen in held and chosen not in rows:
            rows.append(chosen)
        chips = [_chip_wish(arrangement, row, date_text) for row in rows]
        found.append(BoardWish(key, heading(key, arrangement.words), chips, len(held)))
    return found


def _metrics(arrangement: Arrangement, *, is_close: bool) -> ChipMetrics:
    palette = arrangement.palette
    return ChipMetrics(
        height=palette.space("chip_height") - (3.0 if is_close else 0.0),
        gap=4.0 if is_close else 6.0,
        pad=9.0,
        glyph=14.0,
        size=palette.size("chip"),
        widest=300.0,
        edge=palette.space("edge"),
        label_size=palette.size("small"),
    )


def _rows_by_board(arrangement: Arrangement) -> Iterator[tuple[BoardKey, Rows]]:
    """The rows of each board that has any."""
    rows, columns = arrangement.beside, arrangement.columns
    codes = columns.codes_of[Facet.BOARD]
    board_codes = columns.board[rows]
    for keys in _BOARDS:
        held = rows[np.isin(board_codes, [codes[key] for key in keys if key in codes])]
        if len(held):
            yield keys[-1], held


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
