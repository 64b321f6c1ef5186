"""Several sources of events shown as one: curated events and layers, in the one order of events, column by column.

Each source is sorted by itself once and for all; here sorted sources are laid into each other, and no title is read.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.events import EventColumns, Links
from briefviewer.columns.texts import MergedIds, ScatteredTexts, Texts
from briefviewer.domain.facet import Facet

Order = NDArray[np.int32]


@dataclass(frozen=True)
class Source:
    """Columns whose rows may stand in any order, and the one order of events among them.

    ``prefix`` is what all ids of a layer begin with and no other id does; empty for curated events. All sources of a
    merge name the same values with the same codes, save the years.
    """

    columns: EventColumns
    order: Order
    prefix: str = ""


@dataclass(frozen=True)
class Merged:
    """All events as one, and how rows and sources belong together.

    ``places`` has for each row where it stands in the sources one after another, ``rows`` the inverse; ``starts`` is
    where each source begins there.
    """

    columns: EventColumns
    places: Order
    rows: Order
    starts: Sequence[int]

    def source_of(self, row: int) -> tuple[int, int]:
        """The source of a row, and where it stands in there."""
        place = int(self.places[row])
        source = bisect_right(self.starts, place) - 1
        return source, place - self.starts[source]


def merged(sources: Sequence[Source]) -> Merged:
    """The sources as one.

    Args:
        sources: Curated events first, where there are any; layers in any order.
    """
    sizes = [len(each.columns) for each in sources]
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    places = _places(sources, starts)
    rows = np.empty(len(places), dtype=np.int32)
    rows[places] = np.arange(len(places), dtype=np.int32)
    columns = [each.columns for each in sources]
    years = tuple(sorted({year for each in columns for year in each.vocabulary[Facet.YEAR]}, key=int))
    chosen: dict[str, object] = {}
    for each in fields(EventColumns):
        parts = [getattr(source, each.name) for source in columns]
        if each.name == "vocabulary":
            chosen[each.name] = {**columns[0].vocabulary, Facet.YEAR: years}
        elif each.name == "year":
            chosen[each.name] = np.concatenate([_recoded(source, years) for source in columns])[places]
        elif each.name == "ids":
            texts = _texts(parts, places)
            finders = [(start, part.find) for start, part in zip(starts, parts, strict=True)]
            chosen[each.name] = MergedIds(texts.blob, texts.starts, texts.lengths, finders, rows)
        elif each.name in ("titles", "shorts"):
            chosen[each.name] = _texts(parts, places)
        elif isinstance(parts[0], Links):
            chosen[each.name] = _links(parts, places)
        else:
            chosen[each.name] = np.concatenate(parts)[places]
    return Merged(EventColumns(**chosen), places, rows, starts)  # type: ignore[arg-type]


def _places(sources: Sequence[Source], starts: Sequence[int]) -> Order:
    """Where each row of the whole stands in the sources one after another.

    Ids of layers begin with their prefix, so that between two sources ids need never be compared: among events of the
    same bounds a layer comes before another, or before a curated event, always or never.
    """
    at = sorted(range(len(sources)), key=lambda each: sources[each].prefix)
    so_far = np.zeros(0, dtype=np.int32)
    keys = np.zeros(0, dtype=np.int64)
    for source in at:
        each = sources[source]
        own_keys = _keys(each.columns)[each.order]
        own = each.order + np.int32(starts[source])
        if not len(so_far):
            so_far, keys = own.astype(np.int32), own_keys
            continue
        before = _stand_before(so_far, sources, starts, each.prefix)
        here = np.where(before, np.searchsorted(own_keys, keys, "left"), np.searchsorted(own_keys, keys, "right"))
        here = np.maximum.accumulate(here)
        so_far, keys = np.insert(own, here, so_far).astype(np.int32), np.insert(own_keys, here, keys)
    return so_far


def _stand_before(places: Order, sources: Sequence[Source], starts: Sequence[int], prefix: str) -> NDArray[np.bool_]:
    """For rows so far whether their ids come before every id with the prefix."""
    before = np.ones(len(places), dtype=np.bool_)
    for source, start in zip(sources, starts, strict=True):
        if source.prefix == "":
            ids = source.columns.ids
            ours = np.flatnonzero((places >= start) & (places < start + len(source.columns)))
            before[ours] = [ids[int(places[at]) - start] < prefix for at in ours]
    return before


def _keys(columns: EventColumns) -> NDArray[np.int64]:
    """Earliest and latest start as one number."""
    return (columns.earliest_start.astype(np.int64) << 32) + columns.latest_start.astype(np.int64)


def _texts(parts: Sequence[Texts], places: Order) -> ScatteredTexts:
    """A blob that several parts share is taken once."""
    blobs: dict[int, tuple[int, bytes]] = {}
    end = 0
    for part in parts:
        if id(part.blob) not in blobs:
            blobs[id(part.blob)] = end, part.blob
            end += len(part.blob)
    starts = np.concatenate([part.starts + blobs[id(part.blob)][0] for part in parts])
    lengths = np.concatenate([part.lengths for part in parts])
    return ScatteredTexts(b"".join(blob for _, blob in blobs.values()), starts[places], lengths[places])


def _links(parts: Sequence[Links], places: Order) -> Links:
    counts = np.concatenate([np.diff(part.starts) for part in parts])
    ends = np.cumsum([0, *(len(part.codes) for part in parts)])
    begins = np.concatenate([part.starts[:-1] + end for part, end in zip(parts, ends, strict=False)])[places]
    counts = counts[places]
    starts = np.zeros(len(places) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    where = np.arange(starts[-1], dtype=np.int64)
    where += np.repeat(begins - starts[:-1], counts)
    return Links(starts, np.concatenate([part.codes for part in parts])[where])


def _recoded(columns: EventColumns, years: tuple[str, ...]) -> NDArray[np.int32]:
    codes = {year: code for code, year in enumerate(years)}
    new = [codes[year] for year in columns.vocabulary[Facet.YEAR]]
    return np.array([*new, -1], dtype=np.int32)[columns.year]
