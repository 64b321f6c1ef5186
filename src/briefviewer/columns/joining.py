"""Columns out of columns: some rows of one, or two put together: a refresh makes no object for what it keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.build import Elder, in_order
from briefviewer.columns.events import EventColumns, Links
from briefviewer.columns.texts import TextColumn, listed
from briefviewer.domain.facet import Facet

Positions = NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)

_FEW = 1_000
"""Rows in fewer runs than these are copied run by run."""


def joined(
    a: EventColumns, kept: Positions, b: EventColumns, elders: Iterable[Elder]
) -> tuple[EventColumns, Positions]:
    """Some events of ``a`` and all of ``b``, in the one order of events, and where each stood in both put together.

    Both must have been made against the same library, and what is kept shares no id with ``b``.
    """
    rows = np.concatenate([kept, np.arange(len(a), len(a) + len(b), dtype=np.int64)])
    return _in_one_order(_appended([a, b]), rows, elders)


def put_together(parts: Sequence[EventColumns], elders: Iterable[Elder]) -> tuple[EventColumns, Positions]:
    """The events of all parts, in the one order of events, and where each stood in the parts one after another.

    Args:
        parts: At least one. They share no id, and codes mean the same in all; the last knows every word but the years.
    """
    whole = _appended(parts)
    return _in_one_order(whole, np.arange(len(whole), dtype=np.int64), elders)


def _in_one_order(columns: EventColumns, rows: Positions, elders: Iterable[Elder]) -> tuple[EventColumns, Positions]:
    """Some rows, brought into order, and where each stood."""
    ids = listed(columns.ids)
    starts, latest = columns.earliest_start[rows].tolist(), columns.latest_start[rows].tolist()
    keys = list(zip(starts, latest, [ids[row] for row in rows.tolist()], strict=True))
    order = rows[np.array(in_order(keys, elders), dtype=np.int64)]
    return taken(columns, order), order


def taken(columns: EventColumns, rows: Positions) -> EventColumns:
    """Some rows, in the order given. The years that are left name the codes of years anew."""
    chosen: dict[str, TextColumn | Links | NDArray[np.generic]] = {}
    for each in fields(columns):
        column = getattr(columns, each.name)
        if isinstance(column, TextColumn):
            data, starts = _gathered(np.frombuffer(column.blob, dtype=np.uint8), column.offsets, rows)
            chosen[each.name] = TextColumn(data.tobytes(), starts)
        elif isinstance(column, Links):
            codes, starts = _gathered(column.codes, column.starts, rows)
            chosen[each.name] = Links(starts, codes)
        elif isinstance(column, np.ndarray):
            chosen[each.name] = column[rows]
    return _with_own_years(replace(columns, **chosen))  # type: ignore[arg-type]


def _appended(parts: Sequence[EventColumns]) -> EventColumns:
    years = tuple(sorted({year for part in parts for year in part.vocabulary[Facet.YEAR]}, key=int))
    last = parts[-1]
    chosen: dict[str, TextColumn | Links | NDArray[np.generic]] = {}
    for each in fields(last):
        columns = [getattr(part, each.name) for part in parts]
        if isinstance(columns[0], TextColumn):
            blob = b"".join(column.blob for column in columns)
            chosen[each.name] = TextColumn(blob, _offsets([column.offsets for column in columns]))
        elif isinstance(columns[0], Links):
            codes = np.concatenate([column.codes for column in columns])
            chosen[each.name] = Links(_offsets([column.starts for column in columns]), codes)
        elif isinstance(columns[0], np.ndarray):
            chosen[each.name] = np.concatenate(columns)
    chosen["year"] = np.concatenate([_recoded(part, years) for part in parts])
    return replace(last, vocabulary={**last.vocabulary, Facet.YEAR: years}, **chosen)  # type: ignore[arg-type]


def _with_own_years(columns: EventColumns) -> EventColumns:
    all_years = columns.vocabulary[Facet.YEAR]
    years = tuple(all_years[code] for code in np.unique(columns.year).tolist() if code >= 0)
    recoded = _recoded(columns, years)
    return replace(columns, year=recoded, vocabulary={**columns.vocabulary, Facet.YEAR: years})


def _recoded(columns: EventColumns, years: tuple[str, ...]) -> NDArray[np.int32]:
    """The codes of years in another list of them; −1 stays."""
    codes = {year: code for code, year in enumerate(years)}
    new = [codes.get(year, -1) for year in columns.vocabulary[Facet.YEAR]]
    return np.array([*new, -1], dtype=np.int32)[columns.year]


def _gathered(
    data: NDArray[Number], starts: NDArray[np.int64], rows: Positions
) -> tuple[NDArray[Number], NDArray[np.int64]]:
    """The stretches of some rows one after another, and where each starts."""
    lengths = np.diff(starts)[rows]
    offsets = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(lengths, out=offsets[1:])
    breaks = np.flatnonzero(np.diff(rows) != 1) + 1
    if len(rows) and len(breaks) < _FEW:
        runs = np.split(rows, breaks)
        return np.concatenate([data[starts[run[0]] : starts[run[-1] + 1]] for run in runs]), offsets
    where = np.arange(offsets[-1], dtype=np.int64) + np.repeat(starts[:-1][rows] - offsets[:-1], lengths)
    return data[where], offsets


def _offsets(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Where each stretch starts, and the last ends, once the parts stand one after another."""
    ends = np.cumsum([0, *(each[-1] for each in parts)])
    return np.concatenate([[0], *(each[1:] + end for each, end in zip(parts, ends, strict=False))]).astype(np.int64)
