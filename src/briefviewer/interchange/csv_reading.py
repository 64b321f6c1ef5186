"""Reads a CSV of unknown origin in blocks of rows, each row with its line; encoding and separator are found out.

It knows tables and cells and nothing of events. What makes a file unreadable ends the reading with one error that names
the line; a row of another length than the header is told to the caller, who decides.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

import numpy as np

from briefviewer.domain.errors import BriefviewerError
from briefviewer.interchange.csv_table import plain_cell

BLOCK = 10_000
"""Rows handed over at once."""

MAX_CELL = 1_000_000
MAX_COLUMNS = 1_000
SEPARATORS = (",", ";", "\t", "|")

_SAMPLE_BYTES = 1 << 16
_SAMPLE_ROWS = 50
_CHUNK = 1 << 22
_BETWEEN = "\x1e"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_HANGUL = re.compile("[가-힣]")
_UNUSUAL = re.compile("[一-鿿\ue000-\uf8ff]")


class CellFault(StrEnum):
    """What a row or a cell was found to be."""

    RAGGED = "row-ragged"
    """More or fewer cells than the header: the row is left out, for nobody knows which cell is which."""
    CONTROL = "cell-control"
    """Control characters, taken out."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where something was amiss; ``column`` counts from 0, −1 for a whole row."""

    kind: CellFault
    line: int
    column: int = -1


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that have the header's length, column by column, and the line each begins in (from 1)."""

    lines: Sequence[int]
    columns: Mapping[int, Sequence[str]]
    faults: Sequence[Fault]
    read: int
    """How many rows there were, those left out included; blank lines are none."""


class CsvTable:
    """A CSV that can be read, from its header on.

    Args:
        encoding: A Python codec; None finds out from all bytes.
        separator: None finds out from the first rows.

    Raises:
        BriefviewerError: ``table-missing``, ``table-unreadable``, ``table-empty``, ``table-binary``,
            ``table-encoding``, ``table-quote`` or ``table-cell``, and ``table-header``.
    """

    def __init__(self, path: Path, encoding: str | None = None, separator: str | None = None, /) -> None:
        self._path = path
        try:
            if not path.is_file():
                raise BriefviewerError("table-missing", path=str(path))
            with path.open("rb") as file:
                sample = file.read(_SAMPLE_BYTES)
            if not sample.strip():
                raise BriefviewerError("table-empty", path=str(path))
            self.encoding = encoding or _encoding(path, sample)
        except OSError as error:
            raise BriefviewerError("table-unreadable", path=str(path), reason=error.strerror or str(error)) from error
        text = codecs.getincrementaldecoder(self.encoding)("replace").decode(sample)
        self.separator = separator or _separator(text)
        first = next(self._records(), None)
        if first is None:
            raise BriefviewerError("table-empty", path=str(path))
        self.header = tuple(" ".join(cell.removeprefix("\ufeff").split()) for cell in first[1])
        if len(self.header) > MAX_COLUMNS:
            raise BriefviewerError("table-header", path=str(path), limit=str(MAX_COLUMNS))

    def blocks(self, columns: Sequence[int] | None = None, size: int = BLOCK) -> Iterator[Block]:
        """The rows after the header: cells without blanks at their ends and without what made them safe.

        Args:
            columns: The columns to hand over, from 0; None is all.

        Raises:
            BriefviewerError: where the file turns out to be unreadable in the middle.
        """
        wanted = range(len(self.header)) if columns is None else columns
        is_first = True
        for lines, rows in self._blocks(size):
            if is_first:
                lines, rows = lines[1:], rows[1:]
                is_first = False
            yield self._block(lines, rows, wanted)

    def _block(self, lines: Sequence[int], rows: Sequence[Sequence[str]], wanted: Sequence[int]) -> Block:
        faults: list[Fault] = []
        read, width = len(rows), len(self.header)
        if set(map(len, rows)) - {width}:
            kept_lines, kept = [], []
            for line, row in zip(lines, rows, strict=True):
                if len(row) < width or any(cell.strip() for cell in row[width:]):
                    faults.append(Fault(CellFault.RAGGED, line))
                else:
                    kept_lines.append(line)
                    kept.append(row[:width])
            lines, rows = kept_lines, kept
        transposed = list(zip(*rows, strict=True)) or [()] * width
        columns = {at: _plain_cells(transposed[at], at, lines, faults) for at in wanted}
        return Block(lines, columns, faults, read)

    def _records(self) -> Iterator[tuple[int, Sequence[str]]]:
        for lines, rows in self._blocks(1):
            yield from zip(lines, rows, strict=True)

    def _blocks(self, size: int) -> Iterator[tuple[list[int], list[list[str]]]]:
        csv.field_size_limit(MAX_CELL)
        path = str(self._path)
        began = 0
        try:
            with self._path.open(encoding=self.encoding, newline="") as file:
                reader = csv.reader(file, delimiter=self.separator, strict=True)
                while True:
                    began = reader.line_num
                    rows = list(islice(reader, size))
                    if not rows:
                        return
                    if reader.line_num - began == len(rows):
                        lines = list(range(began + 1, reader.line_num + 1))
                    else:
                        lines = list(_lines(began, rows))
                    if [] in rows:
                        kept = [at for at, row in enumerate(rows) if row]
                        lines, rows = [lines[at] for at in kept], [rows[at] for at in kept]
                    if rows:
                        yield lines, rows
        except csv.Error as error:
            line = str(self._broken_line(began))
            if "limit" in str(error):
                raise BriefviewerError("table-cell", path=path, line=line, limit=str(MAX_CELL)) from error
            raise BriefviewerError("table-quote", path=path, line=line) from error
        except UnicodeError as error:
            line = str(began + 1)
            raise BriefviewerError("table-encoding", path=path, encoding=self.encoding, line=line) from error
        except OSError as error:
            raise BriefviewerError("table-unreadable", path=path, reason=error.strerror or str(error)) from error

    def _broken_line(self, began: int) -> int:
        """The line in which the record begins that could not be read to its end."""
        with self._path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.separator, strict=True)
            line = 0
            try:
                for _ in reader:
                    line = reader.line_num
            except csv.Error:
                return line + 1
        return began + 1


def _encoding(path: Path, sample: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if sample.startswith(mark):
            return name
    if b"\0" in sample:
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        if max(even, odd) * 5 > len(sample) // 2 and min(even, odd) * 20 < max(even, odd):
            return "utf-16-le" if odd > even else "utf-16-be"
        raise BriefviewerError("table-binary", path=str(path))
    if _is_all(path, "utf-8"):
        return "utf-8"
    if _is_all(path, "cp949"):
        text = codecs.getincrementaldecoder("cp949")("replace").decode(_beyond_ascii(path))
        if len(_HANGUL.findall(text)) > len(_UNUSUAL.findall(text)):
            return "cp949"
    raise BriefviewerError("table-encoding-unknown", path=str(path))


def _is_all(path: Path, encoding: str) -> bool:
    """Whether every byte of a file is of an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _beyond_ascii(path: Path) -> bytes:
    """A stretch of a file from its first line on that is not plain ASCII."""
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                return line + file.read(_SAMPLE_BYTES)
    return b""


def _separator(text: str) -> str:
    """The separator that cuts the first rows into the most columns of the same number."""
    best, most = ",", (0.0, 1)
    lines = text.splitlines(keepends=True)
    for separator in SEPARATORS:
        try:
            rows = [row for row in islice(csv.reader(lines, delimiter=separator), _SAMPLE_ROWS) if row]
        except csv.Error:
            continue
        width = len(rows[0]) if rows else 0
        if width < 2:
            continue
        alike = sum(len(row) == width for row in rows) / len(rows)
        if (round(alike, 1), width) > most:
            best, most = separator, (round(alike, 1), width)
    return best


def _plain_cells(cells: Sequence[str], column: int, lines: Sequence[int], faults: list[Fault]) -> Sequence[str]:
    """Cells stripped, with the apostrophe of a neutralised one taken off and control characters taken out."""
    joined = _BETWEEN.join(cells)
    is_ascii = joined.isascii()
    codes = np.frombuffer(joined.encode("utf-8", "surrogatepass"), dtype=np.uint8)
    has_control = np.count_nonzero(codes < ord(" ")) >= max(len(cells), 1) or "\x7f" in joined
    plain = cells
    if has_control or not is_ascii or _has_outer_blanks(joined):
        plain = list(map(str.strip, cells))
    if "'" in joined:
        plain = list(map(plain_cell, plain))
    if has_control:
        plain = list(plain)
        for at, cell in enumerate(plain):
            if _CONTROL.search(cell):
                faults.append(Fault(CellFault.CONTROL, lines[at], column))
                plain[at] = _CONTROL.sub("", cell).strip()
    return plain


def _has_outer_blanks(joined: str) -> bool:
    """Whether an ASCII cell begins or ends with a blank; other white space is a control character."""
    return joined[:1] == " " or joined[-1:] == " " or f" {_BETWEEN}" in joined or f"{_BETWEEN} " in joined


def _lines(began: int, rows: Sequence[Sequence[str]]) -> Iterator[int]:
    """The line each of some rows begins in, where cells go over several lines."""
    line = began + 1
    for row in rows:
        yield line
        line += 1 + sum(len(_LINE_END.findall(cell)) for cell in row if "\n" in cell or "\r" in cell)
