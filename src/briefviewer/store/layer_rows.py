"""Takes the rows of a table in, block by block, as columns of a layer; texts for the full text go out again at once.

It never makes an object a row. What a row says of kind, actors and themes is kept as its cell, each different one once:
what the words mean in the store's vocabulary is asked when the layer is opened, so a new alias costs no new import.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.texts import TextColumn
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.layer import Layer, Loss
from briefviewer.store.fields import is_id
from briefviewer.store.layer_dates import MODIFIED, STROKE, DateBook
from briefviewer.store.tables import TableBlock

ID, TITLE, SUMMARY, PLACE, SOURCE = "id", "title", "summary", "place", "source"
WHEN, START, END, MODIFIER = "when", "start", "end", "modifier"
WORDS: Final = ("actors", "themes")
"""Fields of which a cell may hold several words, with ``;`` between them."""
CELLS: Final = ("kind", *WORDS, "status", "board", "basis", "role")
"""Fields of which each different cell, or word, is kept once."""

FIELDS: Final = (ID, TITLE, WHEN, START, END, MODIFIER, *CELLS, PLACE, SUMMARY, SOURCE)
"""What a column can be mapped to."""

MAX_TITLE = 500
MAX_ROWS = 9_999_999
MOST_OTHERS = 4
"""Places of a loss that are told beside the first."""
MOST_SHOWN = 80
NUMBER_DIGITS = 7

_DATE_LOSSES = {"date-ambiguous": "row-date-ambiguous", "date-backwards": "row-date-backwards"}
_MODIFIERS = frozenset({"", "early", "mid", "late"})


@dataclass(frozen=True, slots=True)
class TakenRows:
    """What is to be stored of some rows beside the columns; ``first`` is the position of the first of them."""

    first: int
    titles: Sequence[str]
    summaries: Sequence[str]
    dates: Sequence[str]
    """As EDTF."""
    lines: Sequence[str]
    places: Sequence[str]
    sources: Sequence[str]

    def __len__(self) -> int:
        return len(self.titles)


class LayerRows:
    """The columns of a layer as they grow.

    Args:
        layer: Says which column holds which field.
        header: Of the table.

    Raises:
        BriefviewerError: ``layer-column-missing`` where the mapping names a column that the table has not.
    """

    def __init__(self, layer: Layer, header: Sequence[str]) -> None:
        self._header = header
        self._prefix = layer.prefix
        self._at: dict[str, int] = {}
        for field, name in layer.mapping.items():
            if name not in header:
                raise BriefviewerError("layer-column-missing", column=name, field=field, header=", ".join(header))
            self._at[field] = header.index(name)
        self.dates = DateBook(layer.dates)
        self.read = 0
        self.cells = {field: CellBook() for field in CELLS}
        self._losses: dict[tuple[str, str], Loss] = {}
        counts = [f"{field}.counts" for field in WORDS]
        names = ("lines", "numbers", "date", *CELLS, *counts)
        self._codes: dict[str, list[NDArray[np.int32]]] = {each: [] for each in names}
        self._titles: list[bytes] = []
        self._title_lengths: list[NDArray[np.int64]] = []
        self._ids: list[str] = []
        self._known_ids: set[str] = set()
        self._has_ids = ID in self._at
        self._taken = 0

    def __len__(self) -> int:
        return self._taken

    @property
    def columns(self) -> Sequence[int]:
        """The columns of the table that are asked for."""
        return sorted(set(self._at.values()))

    @property
    def losses(self) -> Sequence[Loss]:
        """What could not be carried, by the line where it came up first."""
        return sorted(self._losses.values(), key=lambda each: (each.line, each.field))

    def take(self, block: TableBlock) -> TakenRows:
        """Take some rows in.

        Raises:
            BriefviewerError: ``layer-too-large``.
        """
        for fault in block.faults:
            column = self._header[fault.column] if fault.column >= 0 else ""
            self._lose(fault.kind, column, fault.line, is_row=fault.column < 0)
        count = len(block.lines)
        numbers = self._row_numbers(block)
        self.read += block.read
        if self.read > MAX_ROWS:
            raise BriefviewerError("layer-too-large", limit=str(MAX_ROWS))
        fields = {field: block.columns[at] for field, at in self._at.items()}
        nothing = [""] * count
        titles, places, sources = (
            self._lines(name, fields[name], block.lines) if name in fields else nothing
            for name in (TITLE, PLACE, SOURCE)
        )
        kept = [True] * count
        if "" in titles:
            for at in _where(titles, ""):
                self._drop(kept, at, "row-no-title", self._name(TITLE), block.lines[at])
        dates = self._dates(fields, nothing, block.lines, kept)
        ids: Sequence[str] = self._row_ids(fields[ID], numbers, block.lines, kept) if self._has_ids else ()
        lines: Sequence[int] = block.lines
        if not all(kept):
            fields = {field: list(compress(cells, kept)) for field, cells in fields.items()}
            titles, places, sources = (list(compress(cells, kept)) for cells in (titles, places, sources))
            dates, ids, numbers = dates[kept], list(compress(ids, kept)), list(compress(numbers, kept))
            lines = list(compress(lines, kept))
            nothing = [""] * len(titles)
        self._codes["date"].append(dates)
        for name, values in (("lines", lines), ("numbers", numbers)):
            self._codes[name].append(np.array(values, dtype=np.int32))
        for name in CELLS:
            if name in fields:
                cells = fields[name]
                if name in WORDS:
                    signs = np.fromiter((cell.count(";") for cell in cells), dtype=np.int32, count=len(cells))
                    self._codes[f"{name}.counts"].append(signs + np.int32(1))
                    if signs.any():
                        cells = list(map(str.strip, ";".join(cells).split(";")))
                self._codes[name].append(self.cells[name].numbers(cells))
        if self._has_ids:
            self._ids += ids
        self._put_titles(titles)
        texts = self.dates.texts
        when = [texts[number] for number in dates.tolist()]
        summaries = fields.get(SUMMARY, nothing)
        taken = TakenRows(self._taken, titles, summaries, when, list(map(str, lines)), places, sources)
        self._taken += len(titles)
        return taken

    def uses(self, field: str) -> Iterator[tuple[str, int, int]]:
        """The different cells of a field, or words in them: how often each stands, and in which line first."""
        texts = self.cells[field].texts
        if not texts:
            return
        codes = np.concatenate(self._codes[field])
        counts = np.bincount(codes, minlength=len(texts))
        firsts = np.zeros(len(texts), dtype=np.int64)
        lines = np.concatenate(self._codes["lines"])
        if field in WORDS:
            lines = np.repeat(lines, np.concatenate(self._codes[f"{field}.counts"]))
        firsts[codes[::-1]] = lines[::-1]
        yield from zip(texts, counts.tolist(), firsts.tolist(), strict=True)

    def arrays(self) -> Mapping[str, bytes]:
        """The columns as bytes, by name. What was gathered for them is let go."""
        made: dict[str, bytes] = {}
        codes: dict[str, NDArray[np.int32]] = {}
        for name, pieces in self._codes.items():
            codes[name] = np.concatenate([np.zeros(0, dtype=np.int32), *pieces])
            if name.partition(".")[0] in CELLS and name.partition(".")[0] not in self._at:
                continue
            made[name] = codes[name].tobytes()
        for name in CELLS:
            if name in self._at:
                made |= _text_bytes(f"{name}.cells", TextColumn.of(self.cells[name].texts))
        made["date.bounds"], made["date.marks"] = self.dates.bounds.tobytes(), self.dates.marks.tobytes()
        lengths = np.concatenate([np.zeros(1, dtype=np.int64), *self._title_lengths])
        made["titles.blob"], made["titles.offsets"] = b"".join(self._titles), np.cumsum(lengths).tobytes()
        ranks = None
        if self._has_ids:
            encoded = [f"{self._prefix}{each}".encode() for each in self._ids]
            hashes = np.fromiter(map(crc32, encoded), dtype=np.uint32, count=len(encoded))
            at = np.argsort(hashes, kind="stable").astype(np.int32)
            made["ids.hashes"], made["ids.at"] = hashes[at].tobytes(), at.tobytes()
            ranks = _ranks(encoded)
            offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
            np.cumsum(np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded)), out=offsets[1:])
            made["ids.blob"], made["ids.offsets"] = b"".join(encoded), offsets.tobytes()
        bounds, date = self.dates.bounds, codes["date"]
        keys = [] if ranks is None else [ranks]
        made["order"] = np.lexsort([*keys, bounds[1][date], bounds[0][date]]).astype(np.int32).tobytes()
        return made

    def _lines(self, field: str, cells: Sequence[str], lines: Sequence[int]) -> Sequence[str]:
        """Texts of one line each, not too long."""
        joined = STROKE.join(cells)
        if "\n" in joined or "\r" in joined or "\t" in joined:
            cells = [" ".join(cell.split()) for cell in cells]
        if max(map(len, cells), default=0) > MAX_TITLE:
            cut = []
            for at, cell in enumerate(cells):
                if len(cell) > MAX_TITLE:
                    self._lose("cell-cut", self._name(field), lines[at], cell)
                    cell = cell[: MAX_TITLE - 1] + "…"
                cut.append(cell)
            cells = cut
        return cells

    def _dates(
        self, fields: Mapping[str, Sequence[str]], nothing: Sequence[str], lines: Sequence[int], kept: list[bool]
    ) -> NDArray[np.int32]:
        if WHEN in fields:
            cells = fields[WHEN]
        else:
            starts, ends = fields.get(START, nothing), fields.get(END, nothing)
            cells = starts
            if any(ends):
                pairs = zip(starts, ends, strict=True)
                cells = [start if not end or end == start else f"{start}{STROKE}{end}" for start, end in pairs]
        if MODIFIER in fields and any(fields[MODIFIER]):
            words = fields[MODIFIER]
            for at, word in enumerate(words):
                if word not in _MODIFIERS:
                    self._lose("cell-unknown", self._name(MODIFIER), lines[at], word)
            pairs = zip(cells, words, strict=True)
            cells = [f"{cell}{MODIFIED}{word}" if cell and word in _MODIFIERS - {""} else cell for cell, word in pairs]
        numbers = self.dates.numbers(cells)
        wrong = self.dates.are_wrong(numbers)
        if wrong.any():
            column = self._name(WHEN if WHEN in fields else START)
            for at in np.flatnonzero(wrong).tolist():
                shown = cells[at].replace(STROKE, "/").replace(MODIFIED, " ")
                reason = self.dates.reason(cells[at])
                self._drop(kept, at, _DATE_LOSSES.get(reason, "row-date"), column, lines[at], shown)
        return numbers

    def _row_ids(
        self, cells: Sequence[str], numbers: Sequence[int], lines: Sequence[int], kept: list[bool]
    ) -> Sequence[str]:
        found = []
        known, name = self._known_ids, self._name(ID)
        for at, cell in enumerate(cells):
            if not is_id(cell):
                if cell:
                    self._lose("cell-no-id", name, lines[at], cell)
                cell = row_id(numbers[at])
            if cell in known:
                self._drop(kept, at, "row-double-id", name, lines[at], cell)
            elif kept[at]:
                known.add(cell)
            found.append(cell)
        return found

    def _row_numbers(self, block: TableBlock) -> Sequence[int]:
        """Each row's number among all rows, from 1, whatever was left out before it."""
        first = self.read + 1
        left_out = [each.line for each in block.faults if each.column < 0]
        if not left_out:
            return range(first, first + len(block.lines))
        before = np.searchsorted(np.array(left_out), np.array(block.lines, dtype=np.int64))
        numbers: list[int] = (before + np.arange(first, first + len(block.lines))).tolist()
        return numbers

    def _put_titles(self, titles: Sequence[str]) -> None:
        joined = "".join(titles)
        self._titles.append(joined.encode())
        lengths = map(len, titles) if joined.isascii() else (len(each.encode()) for each in titles)
        self._title_lengths.append(np.fromiter(lengths, dtype=np.int64, count=len(titles)))

    def _name(self, field: str) -> str:
        """The column's name where a field has one."""
        return self._header[self._at[field]] if field in self._at else field

    def _drop(self, kept: list[bool], at: int, code: str, field: str, line: int, example: str = "") -> None:
        """Leave a row out, for the first reason found."""
        if kept[at]:
            kept[at] = False
            self._lose(code, field, line, example, is_row=True)

    def _lose(self, code: str, field: str, line: int, example: str = "", *, is_row: bool = False) -> None:
        known = self._losses.get((code, field))
        if known is None:
            self._losses[code, field] = Loss(code, field, 1, line, example[:MOST_SHOWN], is_row)
            return
        others = known.others
        if len(others) < MOST_OTHERS:
            others = (*others, (line, example[:MOST_SHOWN]))
        self._losses[code, field] = Loss(code, field, known.count + 1, known.line, known.example, is_row, others)


class CellBook:
    """The different cells of a column, each with a number."""

    def __init__(self) -> None:
        self._numbers = _Numbering()

    @property
    def texts(self) -> list[str]:
        """The cells by number."""
        return list(self._numbers)

    def numbers(self, cells: Sequence[str]) -> NDArray[np.int32]:
        """The number of each cell."""
        return np.fromiter(map(self._numbers.__getitem__, cells), dtype=np.int32, count=len(cells))


class _Numbering(dict[str, int]):
    def __missing__(self, cell: str) -> int:
        self[cell] = number = len(self)
        return number


def row_id(number: int) -> str:
    """What a row is called that bears no id of its own: its number in the table, from 1.

    >>> row_id(17)
    '0000017'
    """
    return f"{number:0{NUMBER_DIGITS}}"


def _text_bytes(name: str, texts: TextColumn) -> dict[str, bytes]:
    return {f"{name}.blob": texts.blob, f"{name}.offsets": texts.offsets.tobytes()}


def _ranks(ids: Sequence[bytes]) -> NDArray[np.int64] | None:
    """The place of each id in their order; None where they stand in order already."""
    texts = np.array(ids, dtype=np.bytes_)
    if len(texts) < 2 or bool((texts[1:] > texts[:-1]).all()):
        return None
    ranks = np.empty(len(texts), dtype=np.int64)
    ranks[np.argsort(texts, kind="stable")] = np.arange(len(texts))
    return ranks


def _where(values: Sequence[object], wanted: object) -> Iterable[int]:
    return (at for at, value in enumerate(values) if value == wanted)
