"""Columns out of columns: some rows of one, or two put together: a refresh makes no object for what it keeps."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.build import Elder, in_order
from briefviewer.columns.events import EventColumns, Links
from briefviewer.columns.texts import TextColumn
from briefviewer.domain.facet import Facet

Positions = NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)


def joined(a: EventColumns, b: EventColumns, elders: Iterable[Elder]) -> tuple[EventColumns, Positions]:
    """The events of both, in the one order of events, and for each row where it stood in ``a`` followed by ``b``.

    Both must have been made against the same library, and share no id.
    """
    starts = np.concatenate([a.earliest_start, b.earliest_start]).tolist()
    latest = np.concatenate([a.latest_start, b.latest_start]).tolist()
    ids = [each.ids[row] for each in (a, b) for row in range(len(each))]
    order = np.array(in_order(list(zip(starts, latest, ids, strict=True)), elders), dtype=np.int64)
    return taken(_appended(a, b), order), order


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


def _appended(a: EventColumns, b: EventColumns) -> EventColumns:
    years = tuple(sorted({*a.vocabulary[Facet.YEAR], *b.vocabulary[Facet.YEAR]}, key=int))
    chosen: dict[str, TextColumn | Links | NDArray[np.generic]] = {}
    for each in fields(a):
        one, other = getattr(a, each.name), getattr(b, each.name)
        if isinstance(one, TextColumn):
            chosen[each.name] = TextColumn(one.blob + other.blob, _offsets(one.offsets, other.offsets))
        elif isinstance(one, Links):
            chosen[each.name] = Links(_offsets(one.starts, other.starts), np.concatenate([one.codes, other.codes]))
        elif isinstance(one, np.ndarray):
            chosen[each.name] = np.concatenate([one, other])
    chosen["year"] = np.concatenate([_recoded(a, years), _recoded(b, years)])
    return replace(a, vocabulary={**a.vocabulary, Facet.YEAR: years}, **chosen)  # type: ignore[arg-type]


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
    where = np.arange(offsets[-1], dtype=np.int64) + np.repeat(starts[:-1][rows] - offsets[:-1], lengths)
    return data[where], offsets


def _offsets(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate([a, b[1:] + a[-1]])
