"""How wide the columns of the list are at first: by letters until there is something to measure, then by words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtWidgets import QTableView

from briefviewer.columns.listing import ListColumn
from briefviewer.ui.reader.list_cells import column_name
from briefviewer.ui.reader.list_layout import ColumnPlace, shared
from briefviewer.ui.reader.list_model import COLUMNS, EventListModel
from briefviewer.words import Words

_LETTERS = {
    ListColumn.DATE: 11,
    ListColumn.KIND: 9,
    ListColumn.STATUS: 8,
    ListColumn.THEMES: 18,
    ListColumn.ACTORS: 18,
    ListColumn.DOCUMENTS: 14,
    ListColumn.BOARD: 13,
    ListColumn.BASIS: 16,
    ListColumn.KNOWN: 11,
    ListColumn.ID: 18,
}
"""The title has what is left, which it needs most."""
_SHOWN = (ListColumn.DATE, ListColumn.TITLE, ListColumn.KIND, ListColumn.STATUS)
_PADDING = 18
_MARGINS = 24
"""Beside the words of a cell."""
_MOST_LETTERS = 20
_MEASURED = 40
"""So many lines are measured at the top, in the middle and at the end of the list."""
_USUAL_TITLE = 172
_USUAL_SHARE = 0.9
_DATE_LETTERS, _LEAST_LETTERS = 11, 7
"""Where room is short, a date still has that of a day, and no column less than that of a short word."""


def usual_layout(letter_px: int) -> Sequence[ColumnPlace]:
    """The columns shown at first, as wide as so many letters."""
    return [
        ColumnPlace(each, each in _SHOWN, _LETTERS.get(each, 0) * letter_px + _PADDING * (each in _LETTERS))
        for each in COLUMNS
    ]


def measured_layout(
    layout: Sequence[ColumnPlace],
    shown: Sequence[ListColumn],
    table: QTableView,
    model: EventListModel,
    words: Words,
) -> Sequence[ColumnPlace]:
    """The usual columns, as wide as what they hold needs.

    Where that leaves the title too little the others give way, the widest first; dates only where they are very long.

    Args:
        shown: The columns that are measured; the others stay as they are usually.
    """
    lines = len(model.lines)
    starts = (0, max(lines // 2 - _MEASURED // 2, 0), max(lines - _MEASURED, 0))
    rows = [model.lines.rows_between(at, min(at + _MEASURED, lines) - 1) for at in starts]
    measured = [each for each in shown if each is not ListColumn.TITLE]
    cells, head = model.cells.rows(np.concatenate(rows).tolist(), measured), table.horizontalHeader()
    advance = table.fontMetrics().horizontalAdvance
    most = _MOST_LETTERS * advance("n")
    whole: dict[ListColumn, int] = {}
    dates: dict[ListColumn, int] = {}
    for at, column in enumerate(measured):
        told = sorted(advance(row[at]) for row in cells) or [0]
        named = head.fontMetrics().horizontalAdvance(column_name(column, words))
        whole[column] = max(min(told[-1], most), named) + _MARGINS
        if column is ListColumn.DATE:
            dates[column] = (
                max(min(told[int(len(told) * _USUAL_SHARE)], _DATE_LETTERS * advance("n")), named) + _MARGINS
            )
    least = _LEAST_LETTERS * advance("n") + _MARGINS
    widths = _given(whole, dates, table.viewport().width() - _USUAL_TITLE, least)
    return [replace(each, width_px=widths.get(each.column, each.width_px)) for each in layout]


def _given(
    whole: Mapping[ListColumn, int], dates: Mapping[ListColumn, int], room: int, least: int
) -> Mapping[ListColumn, int]:
    """Widths for all that the columns hold; where that is too much, first for dates as they usually are."""
    if sum(whole.values()) <= room:
        return whole
    others = {each: width for each, width in whole.items() if each not in dates}
    given = shared(list(others.values()), max(room - sum(dates.values()), 0))
    held = {each: max(width, min(others[each], least)) for each, width in zip(others, given, strict=True)}
    return {**dates, **held}
