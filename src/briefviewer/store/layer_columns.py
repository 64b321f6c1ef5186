"""The columns of a layer in the terms of a store: cells looked up in its vocabulary, each different one once."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.build import ROLES
from briefviewer.columns.events import PLUS_INFINITY, EventColumns, Links, RowFlag
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
        cells, numbers = arrays.texts(f"{field}.cells"), arrays.numbers(field)
        if cells is None or numbers is None:
            return default
        codes = vocabulary.codes[facet]
        meanings = [matching.meaning(field, cells[at]).ids for at in range(len(cells))]
        table = np.array([codes[each[0]] if each else -1 for each in meanings], dtype=np.int32)
        found = table[numbers]
        return np.where(found < 0, default, found)

    def several(field: str, facet: Facet) -> list[list[int]] | None:
        cells = arrays.texts(f"{field}.cells")
        if cells is None:
            return None
        codes = vocabulary.codes[facet]
        return [[codes[id_] for id_ in matching.meaning(field, cells[at]).ids] for at in range(len(cells))]

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
    rolled = None if actors is None else [vocabulary.with_wholes(each) for each in actors]
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
        actors=_links(actors, arrays.numbers("actors"), size),
        actors_rolled=_links(rolled, arrays.numbers("actors"), size),
        themes=_links(several("themes", Facet.THEME), arrays.numbers("themes"), size),
        documents=_links(None, None, size),
        vocabulary={**vocabulary.values, Facet.YEAR: years},
    )
    return Source(columns, order, layer.prefix)


class Vocabulary:
    """The values of each facet with their codes, and what actors are part of."""

    def __init__(self, values: Mapping[Facet, tuple[str, ...]], library: Library) -> None:
        self.values = values
        self.codes = {facet: {value: code for code, value in enumerate(each)} for facet, each in values.items()}
        self._library = library
        self._wholes: dict[int, list[int]] = {}

    def with_wholes(self, actors: Sequence[int]) -> list[int]:
        """Some actors with all that they are part of, each once."""
        found: dict[int, None] = {}
        for actor in actors:
            wholes = self._wholes.get(actor)
            if wholes is None:
                ids = sorted(self._library.ancestors(ActorId(self.values[Facet.ACTOR][actor])))
                wholes = self._wholes[actor] = [self.codes[Facet.ACTOR][each] for each in ids]
            found.update(dict.fromkeys(wholes))
        return list(found)


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
    cells, numbers = arrays.texts("role.cells"), arrays.numbers("role")
    if cells is None or numbers is None:
        return default
    meanings = [matching.meaning("role", cells[at]).ids for at in range(len(cells))]
    found = np.array([codes[Role(each[0])] if each else -1 for each in meanings])[numbers]
    return np.where(found < 0, default, found)


def _years(of_rows: Numbers) -> tuple[tuple[str, ...], Numbers]:
    known = np.unique(of_rows)
    known = known[known != NO_YEAR]
    codes = np.searchsorted(known, of_rows).astype(np.int32)
    codes[of_rows == NO_YEAR] = -1
    return tuple(str(each) for each in known.tolist()), codes


def _links(of_cells: Sequence[Sequence[int]] | None, numbers: Numbers | None, size: int) -> Links:
    if of_cells is None or numbers is None:
        return Links(np.zeros(size + 1, dtype=np.int64), np.zeros(0, dtype=np.int32))
    cells = Links.of(of_cells)
    counts = np.diff(cells.starts)[numbers]
    starts = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    where = np.arange(starts[-1], dtype=np.int64)
    where += np.repeat(cells.starts[:-1][numbers] - starts[:-1], counts)
    return Links(starts, cells.codes[where])


def _same(size: int, value: int) -> Numbers:
    return np.full(size, value, dtype=np.int32)
