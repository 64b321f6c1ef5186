"""The columns of a layer in the terms of a store: cells looked up in its vocabulary, each different one once."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.build import ROLES
from briefviewer.columns.events import PLUS_INFINITY, EventColumns, Links, RowFlag
from briefviewer.columns.linking import linked, rolled_up
from briefviewer.columns.merging import Source
from briefviewer.columns.texts import Ids, TextColumn
from briefviewer.domain.event import Board, Role, Status
from briefviewer.domain.facet import Facet
from briefviewer.domain.layer import Layer
from briefviewer.domain.library import ActorId, KindId, Library
from briefviewer.domain.time import Basis
from briefviewer.store.layer_dates import NO_YEAR
from briefviewer.store.layer_matching import Matching, layer_kind

Numbers = NDArray[np.int32]

_FORECASTS = (Status.EXPECTED, Status.HYPOTHETICAL, Status.RECOMMENDED)


class LayerArrays:
    """The arrays of a layer as its index keeps them, by name."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read

    def numbers(self, name: str) -> Numbers | None:
        """An array of numbers; None where the table has no such column."""
        data = self._read(name)
        return None if data is None else np.frombuffer(data, dtype=np.int32)

    def needed(self, name: str) -> Numbers:
        """An array that every layer has."""
        found = self.numbers(name)
        if found is None:
            raise ValueError(f"no array {name}")
        return found

    def hashes(self, name: str) -> NDArray[np.uint32] | None:
        """An array of hashes."""
        data = self._read(name)
        return None if data is None else np.frombuffer(data, dtype=np.uint32)

    def texts(self, name: str) -> TextColumn | None:
        """A column of texts."""
        blob, offsets = self._read(f"{name}.blob"), self._read(f"{name}.offsets")
        if blob is None or offsets is None:
            return None
        return TextColumn(blob, np.frombuffer(offsets, dtype=np.int64))


def layer_source(layer: Layer, arrays: LayerArrays, library: Library, ids: Ids, vocabulary: "Vocabulary") -> Source:
    """A layer as a source of events beside others.

    Args:
        library: With the layer's own kind.
        ids: Of its events, in the order of the table.
    """
    order = arrays.needed("order")
    date = arrays.needed("date")
    bounds = arrays.needed("date.bounds").reshape(4, -1)
    marks = arrays.needed("date.marks").reshape(4, -1)
    titles = arrays.texts("titles")
    if titles is None or len(titles) != len(date):
        raise ValueError("titles and dates differ in number")
    size = len(date)
    matching = Matching(library)

    def single(field: str, facet: Facet, default: Numbers) -> Numbers:
        table = _table(arrays, matching, field, vocabulary.codes[facet])
        numbers = arrays.numbers(field)
        if table is None or numbers is None:
            return default
        found = table[numbers]
        return np.where(found < 0, default, found)

    def several(field: str, facet: Facet) -> Links:
        table = _table(arrays, matching, field, vocabulary.codes[facet])
        counts, numbers = arrays.numbers(f"{field}.counts"), arrays.numbers(field)
        if table is None or counts is None or numbers is None:
            return Links(np.zeros(size + 1, dtype=np.int64), np.zeros(0, dtype=np.int32))
        return linked(counts, table[numbers])

    flags = marks[1][date].astype(np.uint16)
    is_dated = (flags & np.uint16(RowFlag.DATED)) != 0
    own_kind = vocabulary.codes[Facet.KIND][layer_kind(layer).id]
    status = single("status", Facet.STATUS, _same(size, vocabulary.codes[Facet.STATUS][Status.OCCURRED]))
    boards = vocabulary.codes[Facet.BOARD]
    board = single("board", Facet.BOARD, np.where(is_dated, boards[Board.TIMELINE], boards[Board.UNDATED]))
    bases = vocabulary.codes[Facet.BASIS]
    basis = single("basis", Facet.BASIS, np.where(is_dated, bases[Basis.STATED], bases[Basis.NONE]))
    on_axis = is_dated & (board == boards[Board.TIMELINE])
    flags |= np.where(on_axis, np.uint16(RowFlag.ON_AXIS), np.uint16(0)) | np.uint16(RowFlag.LAYER)
    years, year = _years(marks[3][date])
    actors = several("actors", Facet.ACTOR)
    nothing = _same(size, 0)
    never = _same(size, PLUS_INFINITY)
    columns = EventColumns(
        ids=ids,
        titles=titles,
        shorts=titles,
        flags=flags,
        earliest_start=bounds[0][date],
        latest_start=bounds[1][date],
        earliest_end=bounds[2][date],
        latest_end=bounds[3][date],
        precision=marks[0][date].astype(np.uint8),
        modifier=marks[2][date].astype(np.uint8),
        role=_roles(arrays, matching, is_dated, status, vocabulary).astype(np.uint8),
        kind=single("kind", Facet.KIND, _same(size, own_kind)),
        status=status,
        board=board.astype(np.int32),
        basis=basis.astype(np.int32),
        year=year,
        known_earliest=never,
        known_latest=never,
        external_start=nothing,
        external_end=nothing,
        actors=actors,
        actors_rolled=rolled_up(actors, vocabulary.wholes),
        themes=several("themes", Facet.THEME),
        documents=Links(np.zeros(size + 1, dtype=np.int64), np.zeros(0, dtype=np.int32)),
        vocabulary={**vocabulary.values, Facet.YEAR: years},
    )
    return Source(columns, order, layer.prefix)


class Vocabulary:
    """The values of each facet with their codes, and what actors are part of."""

    def __init__(self, values: Mapping[Facet, tuple[str, ...]], library: Library) -> None:
        self.values = values
        self.codes = {facet: {value: code for code, value in enumerate(each)} for facet, each in values.items()}
        actors = self.codes[Facet.ACTOR]
        found = ([actors[each] for each in sorted(library.ancestors(ActorId(actor)))] for actor in actors)
        self.wholes = Links.of(list(found))
        """For each actor all that it is part of, itself among them."""


def with_layer_kinds(library: Library, layers: Sequence[Layer]) -> Library:
    """A library with the kinds and the records of layers."""
    kinds = {**library.kinds, **{KindId(kind.id): kind for kind in map(layer_kind, layers)}}
    return Library(kinds, library.actors, library.themes, library.documents, {each.id: each for each in layers})


def _roles(
    arrays: LayerArrays, matching: Matching, is_dated: NDArray[np.bool_], status: Numbers, vocabulary: Vocabulary
) -> NDArray[np.int64]:
    """As the table says; else what is dated occurred, or is forecast where its status says that it has not."""
    codes = {role: code for code, role in enumerate(ROLES)}
    statuses = [vocabulary.codes[Facet.STATUS][each] for each in _FORECASTS]
    dated = np.where(np.isin(status, statuses), codes[Role.FORECAST], codes[Role.OCCURRENCE])
    default = np.where(is_dated, dated, codes[Role.NONE])
    table = _table(arrays, matching, "role", {role.value: code for role, code in codes.items()})
    numbers = arrays.numbers("role")
    if table is None or numbers is None:
        return default
    found = table[numbers]
    return np.where(found < 0, default, found)


def _table(arrays: LayerArrays, matching: Matching, field: str, codes: Mapping[str, int]) -> Numbers | None:
    """The code of each different word of a field, −1 for what means nothing; None without such a column."""
    words = arrays.texts(f"{field}.cells")
    if words is None:
        return None
    meanings = (matching.meaning(field, word).id for word in words)
    return np.array([-1 if each is None else codes[each] for each in meanings], dtype=np.int32)


def _years(of_rows: Numbers) -> tuple[tuple[str, ...], Numbers]:
    known = np.unique(of_rows)
    known = known[known != NO_YEAR]
    codes = np.searchsorted(known, of_rows).astype(np.int32)
    codes[of_rows == NO_YEAR] = -1
    return tuple(str(each) for each in known.tolist()), codes


def _same(size: int, value: int) -> Numbers:
    return np.full(size, value, dtype=np.int32)
