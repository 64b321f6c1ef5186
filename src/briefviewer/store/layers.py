"""All layers of an open store, seen together with its curated events: one set of columns, one search, events by row.

Each layer has an index of its own (``layer_index``); here they are found, brought up to date, and laid into the columns
of the curated events. A layer that cannot be used is told and left out, and everything else is shown.
"""

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from briefviewer.columns.build import MODIFIERS, ROLES
from briefviewer.columns.events import EventColumns, Mask, Rows
from briefviewer.columns.merging import Merged, Source, merged
from briefviewer.domain.errors import BriefviewerError, Problem
from briefviewer.domain.event import Attribution, Board, Event, EventId, Participant, Role, Status
from briefviewer.domain.facet import Facet
from briefviewer.domain.layer import Layer, Loss, Origin
from briefviewer.domain.library import ActorId, KindId, Library, ThemeId
from briefviewer.domain.search import Hit
from briefviewer.domain.time import Basis, parse_edtf
from briefviewer.store.atomic import reason_of
from briefviewer.store.files import LAYERS_FILE, LAYERS_FOLDER, StoreFiles, fingerprint_of
from briefviewer.store.fulltext import Marker
from briefviewer.store.index import IndexUnusable
from briefviewer.store.layer_columns import LayerArrays, Vocabulary, layer_source, with_layer_kinds
from briefviewer.store.layer_ids import LayerIds, NumberedIds, numbered_ids
from briefviewer.store.layer_index import SUFFIX, LayerIndex, build_layer_index, index_place, layer_key
from briefviewer.store.layer_records import ReadLayer, read_layers
from briefviewer.store.searching import event_hit
from briefviewer.store.tables import OpenTable


@dataclass(frozen=True, slots=True)
class _Opened:
    """A layer with its index."""

    layer: Layer
    index: LayerIndex
    losses: Sequence[Loss]


class Layers:
    """The layers of a store beside its curated events.

    Args:
        folder: Where the indexes of this store's layers lie.
        library: The store's vocabulary.
        curated: The columns of the curated events.
        open_table: Reads tables; without it no index can be made, and each layer without one is told.
    """

    def __init__(
        self, files: StoreFiles, folder: Path, library: Library, curated: EventColumns, open_table: OpenTable | None
    ) -> None:
        self._files = files
        self._folder = folder
        self._open_table = open_table
        self._problems: list[Problem] = []
        self._opened: list[_Opened] = []
        self._merged: Merged | None = None
        self.library, self.columns = library, curated
        try:
            self._open(library, curated)
        except IndexUnusable:
            self.forget()
            self._open(library, curated)
        self._drop_unused()

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the layers, and the rows of theirs that could not be read."""
        return self._problems

    @property
    def records(self) -> Sequence[Layer]:
        """The layers that can be used, in the order of their file."""
        return [each.layer for each in self._opened]

    def _open(self, library: Library, curated: EventColumns) -> None:
        self._problems = []
        found = [self._opened_layer(each) for each in read_layers(self._files, self._problems)]
        self._opened = [each for each in found if each is not None]
        layers = self.records
        self.library = with_layer_kinds(library, layers) if layers else library
        self._merged = self._with(curated) if layers else None
        self.columns = curated if self._merged is None else self._merged.columns

    def forget(self) -> None:
        """Drop all indexes: one of them turned out to be broken, and they can be made again."""
        self.close()
        with suppress(OSError):
            for path in self._folder.glob(f"*{SUFFIX}"):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the indexes."""
        for each in self._opened:
            each.index.close()

    def revision(self, curated: str) -> str:
        """The revision of the store with its layers; that of the curated store where it has none."""
        if not self._opened:
            return curated
        told = [curated, *(f"{layer_key(each.layer)} {each.layer.title}" for each in self._opened)]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]

    def is_of_layer(self, row: int) -> bool:
        """Whether a row is an event of a layer."""
        return self._merged is not None and self._merged.source_of(row)[0] > 0

    def rows_of_curated(self, rows: Rows) -> Rows:
        """The rows of curated events, by their rows among themselves."""
        return rows if self._merged is None else self._merged.rows[rows]

    def curated_row(self, row: int) -> int:
        """The row of a curated event among the curated ones."""
        return row if self._merged is None else self._merged.source_of(row)[1]

    def events(self, rows: Iterable[int]) -> dict[int, Event]:
        """The events of some rows of layers, by row."""
        assert self._merged is not None
        wanted: dict[int, dict[int, int]] = {}
        for row in rows:
            source, position = self._merged.source_of(row)
            wanted.setdefault(source, {})[position] = row
        found = {}
        for source, row_of in wanted.items():
            texts = self._opened[source - 1].index.texts(row_of)
            for position, row in row_of.items():
                found[row] = self._event(row, texts[position])
        return found

    def origin(self, row: int) -> Origin:
        """Where the event of a row of a layer stands."""
        assert self._merged is not None
        source, position = self._merged.source_of(row)
        opened = self._opened[source - 1]
        return Origin(opened.layer.id, opened.layer.file, int(opened.index.texts([position])[position][1]))

    def mark(self, expression: str, found: Mask) -> None:
        """Mark the rows of layers that a full-text expression finds."""
        if self._merged is None:
            return
        for opened, start in zip(self._opened, self._merged.starts[1:], strict=True):
            numbers = opened.index.matching(expression)
            positions = np.fromiter((number for (number,) in numbers), dtype=np.int64, count=len(numbers))
            found[self._merged.rows[positions + start]] = True

    def search(self, expression: str, marker: Marker, limit: int) -> list[Hit]:
        """The best findings in each layer."""
        if self._merged is None:
            return []
        hits = []
        for opened, start in zip(self._opened, self._merged.starts[1:], strict=True):
            best = opened.index.best(expression, limit)
            texts = opened.index.texts(position for position, _ in best)
            for position, rank in best:
                row = int(self._merged.rows[start + position])
                summary = texts[position][4]
                hits.append(event_hit(self.columns.ids[row], self.columns.titles[row], summary, -rank, marker))
        return hits

    def _event(self, row: int, texts: tuple[str, ...]) -> Event:
        columns = self.columns
        when, _, place, source, summary = texts
        title = columns.titles[row]

        def value(facet: Facet) -> str:
            codes = columns.single(facet)
            assert codes is not None
            return columns.vocabulary[facet][int(codes[row])]

        actors = [columns.vocabulary[Facet.ACTOR][code] for code in columns.actors[row].tolist()]
        themes = [columns.vocabulary[Facet.THEME][code] for code in columns.themes[row].tolist()]
        return Event(
            id=EventId(columns.ids[row]),
            title=title,
            short="",
            when=parse_edtf(when) if when else None,
            modifier=MODIFIERS[int(columns.modifier[row])],
            basis=Basis(value(Facet.BASIS)),
            role=Role(ROLES[int(columns.role[row])]),
            external=None,
            kind=KindId(value(Facet.KIND)),
            status=Status(value(Facet.STATUS)),
            board=Board(value(Facet.BOARD)),
            actors=tuple(Participant(ActorId(each)) for each in actors),
            themes=tuple(ThemeId(each) for each in themes),
            place=place,
            summary=summary,
            figures=(),
            evidence=(),
            attributed_to=(Attribution(text=source),) if source else (),
            likelihood=None,
            confidence=None,
            relations=(),
            notes=(),
            provenance=None,
            checked=None,
        )

    def _opened_layer(self, read: ReadLayer) -> _Opened | None:
        """A layer with an index that is up to date; None, and a finding, where it cannot be used."""
        layer = read.layer

        def tell(code: str, **facts: str) -> None:
            told = (("layer", layer.id), *facts.items())
            self._problems.append(Problem(LAYERS_FILE, *read.place, "file", code, told))

        try:
            path = self._files.inside(layer.file)
            if path is None:
                tell("path-outside", path=layer.file)
                return None
            if not path.is_file():
                tell("layer-missing", path=layer.file)
                return None
            index = self._fresh_index(layer, path)
            if index is None:
                tell("layer-changed", path=layer.file)
                return None
            losses = index.losses()
            rows = int(index.meta()["rows"])
        except BriefviewerError as error:
            line = int(error.facts.get("line", 0))
            place = (layer.file, line, 1 if line else 0) if line else (LAYERS_FILE, *read.place)
            facts = tuple({**error.facts, "path": layer.file}.items())
            self._problems.append(Problem(*place, "", error.code, facts))
            return None
        except OSError as error:
            tell("file-not-read", path=layer.file, reason=reason_of(error))
            return None
        self._problems += [loss_problem(layer, each) for each in losses if each.is_row]
        if rows != layer.rows:
            tell("layer-rows", rows=str(layer.rows), found=str(rows))
        return _Opened(layer, index, losses)

    def _fresh_index(self, layer: Layer, path: Path) -> LayerIndex | None:
        """The index of a layer, made if there is none to use; None where the file is not the one that was imported."""
        place = index_place(self._folder, layer)
        if place.exists():
            index = LayerIndex(place)
            with suppress(IndexUnusable, ValueError, KeyError, TypeError):
                known = index.fingerprint()
                if known is not None and self._files.is_unchanged(layer.file, known):
                    return index
            index.close()
        fingerprint = fingerprint_of(path)
        if fingerprint.sha256 != layer.sha256:
            return None
        if self._open_table is None:
            raise BriefviewerError("layer-unread", path=layer.file)
        table = self._open_table(path, layer.encoding, layer.separator)
        build_layer_index(place, layer, table, fingerprint)
        return LayerIndex(place)

    def _with(self, curated: EventColumns) -> Merged:
        """The curated events and all layers as one."""
        kinds = tuple(self.library.kinds)
        values = {**curated.vocabulary, Facet.KIND: kinds}
        vocabulary = Vocabulary(values, self.library)
        sources = [Source(replace(curated, vocabulary=values), np.arange(len(curated), dtype=np.int32))]
        try:
            for each in self._opened:
                arrays = LayerArrays(each.index.array)
                sources.append(layer_source(each.layer, arrays, self.library, _ids(each.layer, arrays), vocabulary))
            return merged(sources)
        except (ValueError, IndexError) as error:
            raise IndexUnusable(str(error)) from error

    def _drop_unused(self) -> None:
        """Indexes of layers that the store no longer has."""
        used = {index_place(self._folder, each.layer) for each in self._opened}
        with suppress(OSError):
            for path in self._folder.glob(f"*{SUFFIX}"):
                if path not in used:
                    path.unlink(missing_ok=True)


def layers_folder(cache: Path, root: Path) -> Path:
    """Where the indexes of a store's layers lie: keyed by its real path."""
    return cache / LAYERS_FOLDER / hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def loss_problem(layer: Layer, loss: Loss) -> Problem:
    """A row left out as a finding: one for each reason, at the line where it came up first."""
    facts = (("count", str(loss.count)), ("text", loss.example), ("column", loss.field))
    return Problem(layer.file, loss.line, 1, loss.field, loss.code, facts)


def _ids(layer: Layer, arrays: LayerArrays) -> LayerIds | NumberedIds:
    texts, hashes, at = arrays.texts("ids"), arrays.hashes("ids.hashes"), arrays.numbers("ids.at")
    if texts is None or hashes is None or at is None:
        return numbered_ids(layer, arrays.needed("numbers"))
    return LayerIds(texts.blob, texts.offsets, layer.prefix, hashes, at)
