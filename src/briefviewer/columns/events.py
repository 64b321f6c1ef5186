"""The columns themselves. Days are proleptic ordinals (``date.toordinal``) with sentinels for the two infinities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntFlag
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.texts import Ids, RowsByText, Texts
from briefviewer.domain.facet import Facet

Days = NDArray[np.int32]
Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]

FEW = 3
"""One row in so many, or fewer, are few."""
MINUS_INFINITY = -(2**30)
PLUS_INFINITY = 2**30


class RowFlag(IntFlag):
    """What a row is beyond its bounds; a bit each in ``EventColumns.flags``."""

    DATED = 1
    APPROXIMATE = 2
    UNCERTAIN = 4
    OPEN_START = 8
    OPEN_END = 16
    UNKNOWN_START = 32
    UNKNOWN_END = 64
    INTERVAL = 128
    """Written as an interval ``a/b``; a single date or a set of alternatives is a point, however fuzzy."""
    ON_AXIS = 256
    """Dated and of the timeline board."""
    HAS_EXTERNAL = 512
    PUBLISHED = 1024
    """Some document in its evidence has a publication date: the clock *known* can tell."""
    LAYER = 2048
    """A row of a read-only layer."""


@dataclass(frozen=True)
class Links:
    """Several codes a row: row ``r`` has ``codes[starts[r]:starts[r + 1]]``, in the order of its record."""

    starts: NDArray[np.int64]
    codes: Codes

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> "Links":
        starts = np.zeros(len(rows) + 1, dtype=np.int64)
        np.cumsum([len(each) for each in rows], out=starts[1:])
        return cls(starts, np.fromiter((code for each in rows for code in each), dtype=np.int32, count=int(starts[-1])))

    def __getitem__(self, row: int) -> Codes:
        return self.codes[self.starts[row] : self.starts[row + 1]]

    @cached_property
    def owners(self) -> Rows:
        """The row of each code, beside ``codes``."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))

    def rows_with(self, code: int) -> Mask:
        """A mask over the rows that carry a code."""
        mask = np.zeros(len(self.starts) - 1, dtype=np.bool_)
        mask[self.owners[self.codes == code]] = True
        return mask

    def places(self, rows: Rows) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where in ``codes`` those of some rows stand, row by row, and how many each row has.

        >>> places, lengths = Links.of([[7], [8, 9], []]).places(np.array([1, 0], dtype=np.int32))
        >>> places.tolist(), lengths.tolist()
        ([1, 2, 0], [2, 1])
        """
        starts = self.starts.take(rows)
        lengths = self.starts.take(rows + 1) - starts
        if len(rows) and lengths.min() == lengths.max() == 1:
            return starts, lengths  # one each, as many tables have it
        ends = np.cumsum(lengths)
        shifts = np.repeat(starts - (ends - lengths), lengths)
        return shifts + np.arange(len(shifts)), lengths

    def are_few(self, rows: Rows) -> bool:
        """Whether it is quicker to look up each of some rows than to look at all."""
        return len(rows) * FEW < len(self.starts)

    def counts(self, mask: Mask, size: int) -> NDArray[np.int64]:
        """How many of the masked rows carry each code below ``size``; a row counts once a code."""
        held = np.flatnonzero(mask[self.owners])  # numbers are gathered faster than a mask is followed
        return np.bincount(self.codes.take(held), minlength=size)


@dataclass(frozen=True)
class EventColumns:
    """All events of a store, its layers included, as columns of equal length.

    ``vocabulary[facet]`` names what the codes of a facet mean. ``kind``, ``status``, ``board``, ``basis`` and
    ``year`` are one code a row (``year`` −1 without a known start); ``themes``, ``documents`` (originals, never
    digests) and ``actors`` are links; ``actors_rolled`` adds every actor a row's actors are part of.
    ``known_earliest`` and ``known_latest`` are the smallest publication bounds among a row's documents.
    ``external_*`` hold the outer bounds of a date known only from outside.
    """

    ids: Ids
    titles: Texts
    shorts: Texts
    flags: NDArray[np.uint16]
    earliest_start: Days
    latest_start: Days
    earliest_end: Days
    latest_end: Days
    precision: NDArray[np.uint8]
    modifier: NDArray[np.uint8]
    role: NDArray[np.uint8]
    kind: Codes
    status: Codes
    board: Codes
    basis: Codes
    year: Codes
    known_earliest: Days
    known_latest: Days
    external_start: Days
    external_end: Days
    actors: Links
    actors_rolled: Links
    themes: Links
    documents: Links
    vocabulary: Mapping[Facet, tuple[str, ...]]

    def __len__(self) -> int:
        return len(self.flags)

    @cached_property
    def rows_by_id(self) -> Mapping[str, int]:
        """Row numbers by event id."""
        return RowsByText(self.ids)

    @cached_property
    def codes_of(self) -> Mapping[Facet, Mapping[str, int]]:
        """Codes by value, for each facet."""
        return {facet: {value: code for code, value in enumerate(values)} for facet, values in self.vocabulary.items()}

    @cached_property
    def totals(self) -> Mapping[Facet, NDArray[np.int64]]:
        """How many of all rows carry each value, for each facet."""
        everything = np.arange(len(self), dtype=np.int32)
        return {facet: self.counts(facet, everything) for facet in self.vocabulary}

    def counts(self, facet: Facet, rows: Rows) -> NDArray[np.int64]:
        """How many of some rows (each given once) carry each value of a facet."""
        size = len(self.vocabulary[facet])
        single, links = self.single(facet), self.links(facet)
        if single is not None:
            return np.bincount(single.take(rows) + 1, minlength=size + 1)[1:]  # without those that have no value
        assert links is not None
        if links.are_few(rows) and len(rows) < len(links.codes):
            return np.bincount(links.codes.take(links.places(rows)[0]), minlength=size)
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[rows] = True
        return links.counts(mask, size)

    def has(self, flag: RowFlag) -> Mask:
        """A mask over the rows that carry all of the flags."""
        mask: Mask = (self.flags & np.uint16(flag)) == np.uint16(flag)
        return mask

    def single(self, facet: Facet) -> Codes | None:
        """The column of a facet with one value a row, else None."""
        return {
            Facet.KIND: self.kind,
            Facet.STATUS: self.status,
            Facet.BOARD: self.board,
            Facet.BASIS: self.basis,
            Facet.YEAR: self.year,
        }.get(facet)

    def links(self, facet: Facet) -> Links | None:
        """The links of a facet with several values a row, rolled up for actors, else None."""
        return {Facet.ACTOR: self.actors_rolled, Facet.THEME: self.themes, Facet.DOCUMENT: self.documents}.get(facet)


def start_day(day: date | None) -> int:
    """A start bound as a number; None is −∞."""
    return MINUS_INFINITY if day is None else day.toordinal()


def end_day(day: date | None) -> int:
    """An end bound as a number; None is +∞."""
    return PLUS_INFINITY if day is None else day.toordinal()


def as_date(day: int) -> date | None:
    """The day of a number; None for either infinity."""
    return None if day in (MINUS_INFINITY, PLUS_INFINITY) else date.fromordinal(day)
