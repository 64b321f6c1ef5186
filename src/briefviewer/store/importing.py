"""Brings a table into a store as a layer: read, told, copied in, indexed, and only then written into ``layers.yaml``.

Whatever happens before that last step leaves the store as it was. The copy bears a part of its hash in its name, so
that a layer that is replaced is the old one or the new one at every moment.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from briefviewer.domain.errors import BriefviewerError, Problem, UsageError
from briefviewer.domain.layer import DateOrder, Layer, LayerId, Loss
from briefviewer.domain.library import Library
from briefviewer.store.atomic import flush_folder, reason_of, take_mode
from briefviewer.store.editing import Edit
from briefviewer.store.fields import is_id
from briefviewer.store.files import LAYERS_FILE, LAYERS_FOLDER, Fingerprint, StoreFiles, fingerprint_of
from briefviewer.store.layer_headers import mapping_for
from briefviewer.store.layer_index import build_layer_index, index_place, layer_key
from briefviewer.store.layer_matching import Matching
from briefviewer.store.layer_records import MAX_ID, layer_record, read_layers
from briefviewer.store.layer_rows import CELLS, LayerRows
from briefviewer.store.saving import Conflicts, save
from briefviewer.store.tables import OpenTable, Table, TableBlock
from briefviewer.store.template import slug

LAYER = "layer"
"""What a layer is called whose file bears no Latin letter and no digit."""

_CHUNK = 1 << 20
_LATIN = re.compile("[a-z0-9]")


class Outcome(StrEnum):
    """What became of an import."""

    IMPORTED = "imported"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    TRIED = "tried"


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """A table that is to be a layer. Where ``id`` and ``title`` are None the file's name makes them."""

    file: Path
    id: str | None = None
    title: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: DateOrder | None = None
    encoding: str | None = None
    separator: str | None = None
    replaces: bool = False
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was, or would be, imported; ``read`` counts all rows, ``layer.rows`` those that are events."""

    outcome: Outcome
    layer: Layer
    read: int
    unused: Sequence[str]
    losses: Sequence[Loss]


Progress = Callable[[int], None]
"""Told how many rows have been read."""


class LayerImport:
    """Imports tables into one store.

    Args:
        folder: Where the indexes of its layers lie.
    """

    def __init__(self, files: StoreFiles, library: Library, open_table: OpenTable, folder: Path) -> None:
        self._files = files
        self._library = library
        self._open_table = open_table
        self._folder = folder

    def run(self, request: ImportRequest, progress: Progress) -> ImportReport:
        """Import a table, or try to.

        Raises:
            UsageError: what ``mapping_for`` tells; ``layer-exists`` where the id is taken and nothing is to be
                replaced; ``bad-id``.
            BriefviewerError: what reading the table tells; ``file-not-written``, ``store-read-only``,
                ``save-conflict``. Nothing was changed then.
        """
        table = self._open_table(request.file, request.encoding, request.separator)
        mapping = mapping_for(table.header, request.mapping)
        known, fingerprint = self._known()
        layer = self._layer(request, table, mapping, fingerprint_of(request.file).sha256)
        same = next((each for each in known if _is_same(each, layer, request)), None)
        if same is not None:
            return ImportReport(Outcome.UNCHANGED, same, same.rows, (), ())
        before = next((each for each in known if each.id == layer.id), None)
        if before is not None and not request.replaces:
            raise UsageError("layer-exists", id=layer.id)
        counted = _Counted(table, progress)
        if request.is_trial:
            rows = LayerRows(layer, table.header)
            for block in counted.blocks(rows.columns):
                rows.take(block)
            return self._report(Outcome.TRIED, replace(layer, rows=len(rows)), rows, table)
        with self._copied(request.file, layer) as (copy, copied):
            if copied.sha256 != layer.sha256:
                raise BriefviewerError("import-changed", path=str(request.file))
            again = _Counted(self._open_table(copy, layer.encoding, layer.separator), progress)
            rows = build_layer_index(index_place(self._folder, layer), layer, again, copied)
            layer = replace(layer, rows=len(rows))
            target = self._files.root / layer.file
            had_copy = target.exists()
            _put(copy, target)
            try:
                self._write(before, layer, fingerprint)
            except BaseException:
                if not had_copy:
                    target.unlink(missing_ok=True)
                raise
        if before is not None:
            self._remove_file(before, layer)
        return self._report(Outcome.IMPORTED if before is None else Outcome.REPLACED, layer, rows, table)

    def remove(self, id_: str) -> Layer:
        """Take a layer out of the store, its file too.

        Raises:
            UsageError: ``unknown-layer``.
            BriefviewerError: as ``run``.
        """
        known, fingerprint = self._known()
        layer = next((each for each in known if each.id == id_), None)
        if layer is None:
            raise UsageError("unknown-layer", id=id_, known=", ".join(each.id for each in known) or "–")
        self._write(layer, None, fingerprint)
        self._remove_file(layer, None)
        return layer

    def _known(self) -> tuple[Sequence[Layer], Fingerprint | None]:
        """The layers as they stand on the disk, and the file that says so."""
        problems: list[Problem] = []
        self._files.fingerprints.pop(LAYERS_FILE, None)
        known = [each.layer for each in read_layers(self._files, problems)]
        return known, self._files.fingerprints.get(LAYERS_FILE)

    def _layer(self, request: ImportRequest, table: Table, mapping: Mapping[str, str], sha256: str) -> Layer:
        stem = request.file.stem
        id_ = request.id or (slug(stem)[:MAX_ID].strip("-") if _LATIN.search(stem.lower()) else LAYER)
        if not is_id(id_) or len(id_) > MAX_ID:
            raise UsageError("bad-id", id=id_)
        return Layer(
            id=LayerId(id_),
            title=request.title or stem,
            file=f"{LAYERS_FOLDER}/{id_}-{sha256[:8]}.csv",
            sha256=sha256,
            rows=0,
            mapping=mapping,
            encoding=table.encoding,
            separator=table.separator,
            dates=request.dates,
        )

    def _report(self, outcome: Outcome, layer: Layer, rows: LayerRows, table: Table) -> ImportReport:
        used = set(layer.mapping.values())
        unused = [column for column in table.header if column not in used]
        losses = [*rows.losses, *self._words_lost(rows, layer)]
        return ImportReport(outcome, layer, rows.read, unused, losses)

    def _words_lost(self, rows: LayerRows, layer: Layer) -> Iterator[Loss]:
        """The words of cells that mean nothing in the store, or more than one thing, the commonest first."""
        matching = Matching(self._library)
        for name in CELLS:
            lost = []
            for word, count, line in rows.uses(name):
                meaning = matching.meaning(name, word)
                if word and meaning.id is None:
                    code = "cell-ambiguous" if meaning.is_ambiguous else "cell-unknown"
                    lost.append(Loss(code, layer.mapping[name], count, line, word[:80], is_row=False))
            yield from sorted(lost, key=lambda each: -each.count)

    def _write(self, before: Layer | None, after: Layer | None, fingerprint: Fingerprint | None) -> None:
        was, will_be = (None if each is None else layer_record(each) for each in (before, after))
        edit = Edit(was, will_be)
        expected = {} if fingerprint is None else {LAYERS_FILE: fingerprint}
        outcome = save(self._files.root, {LAYERS_FILE: [edit]}, expected)
        if isinstance(outcome, Conflicts):
            raise BriefviewerError("save-conflict", id=edit.id, file=LAYERS_FILE)

    def _remove_file(self, before: Layer, after: Layer | None) -> None:
        """The old copy, unless somebody still needs it; where it cannot go it only takes up room."""
        path = self._files.inside(before.file)
        needed = {each.file for each in self._known()[0]} | ({after.file} if after else set())
        if path is not None and before.file not in needed:
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            if after is None or layer_key(after) != layer_key(before):
                index_place(self._folder, before).unlink()

    @contextmanager
    def _copied(self, source: Path, layer: Layer) -> Iterator[tuple[Path, Fingerprint]]:
        """A copy of a table beside its place; it vanishes unless it was moved into it."""
        folder = self._files.inside(LAYERS_FOLDER)
        if folder is None:
            raise BriefviewerError("path-outside", path=LAYERS_FOLDER)
        temporary: Path | None = None
        try:
            try:
                folder.mkdir(exist_ok=True)
                handle, name = tempfile.mkstemp(prefix=f".{layer.id}.", suffix=".tmp", dir=folder)
                temporary = Path(name)
                sha256 = hashlib.sha256()
                with os.fdopen(handle, "wb") as copy, source.open("rb") as file:
                    while chunk := file.read(_CHUNK):
                        sha256.update(chunk)
                        copy.write(chunk)
                    copy.flush()
                    os.fsync(copy.fileno())
                take_mode(temporary, self._files.root / layer.file)
                stat = temporary.stat()
                # Its time is told for what it is: nobody else knows the name of the copy.
                copied = Fingerprint(stat.st_size, stat.st_mtime_ns, stat.st_ino, sha256.hexdigest())
            except OSError as error:
                raise BriefviewerError("file-not-written", path=str(folder), reason=reason_of(error)) from error
            yield temporary, copied
        finally:
            if temporary is not None:
                with suppress(OSError):
                    temporary.unlink()


class _Counted:
    """A table that tells how far it has been read."""

    def __init__(self, table: Table, progress: Progress) -> None:
        self._table = table
        self._progress = progress
        self.header = table.header
        self.encoding = table.encoding
        self.separator = table.separator

    def blocks(self, columns: Sequence[int] | None = None) -> Iterator[TableBlock]:
        read = 0
        for block in self._table.blocks(columns):
            yield block
            read += block.read
            self._progress(read)


def _is_same(known: Layer, layer: Layer, request: ImportRequest) -> bool:
    """Whether a layer is what would be imported, be it under another name where none was asked for."""
    named = (known.id == layer.id or request.id is None) and request.title in (None, known.title)
    alike = replace(known, id=layer.id, title=layer.title, file=layer.file, rows=layer.rows) == layer
    return named and alike


def _put(copy: Path, target: Path) -> None:
    try:
        copy.replace(target)
        flush_folder(target.parent)
    except OSError as error:
        raise BriefviewerError("file-not-written", path=str(target), reason=reason_of(error)) from error
