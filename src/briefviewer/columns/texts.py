"""Texts by row, never a million strings: blobs with offsets, and several such columns shown as one in another order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Texts(Protocol):
    """A text for each row: stretches of one UTF-8 blob."""

    @property
    def blob(self) -> bytes: ...
    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each row's text starts in the blob."""
        ...

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many bytes each row's text has."""
        ...

    def __len__(self) -> int: ...
    def __getitem__(self, row: int, /) -> str: ...
    def __iter__(self) -> Iterator[str]: ...


class Ids(Texts, Protocol):
    """Texts that differ from each other, so that a row can be asked for by its text."""

    def find(self, text: str, /) -> int | None:
        """The row of a text."""
        ...


class Finder(Protocol):
    """Finds the place of a text in a column."""

    def __call__(self, text: str, /) -> int | None: ...


@dataclass(frozen=True)
class TextColumn:
    """Texts as one UTF-8 blob with ``len + 1`` byte offsets."""

    blob: bytes
    offsets: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "TextColumn":
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, dtype=np.int64)
        np.cumsum([len(each) for each in encoded], out=offsets[1:])
        return cls(b"".join(encoded), offsets)

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where each row's text starts in the blob."""
        return self.offsets[:-1]

    @property
    def lengths(self) -> NDArray[np.int64]:
        """How many bytes each row's text has."""
        return np.diff(self.offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, row: int) -> str:
        return self.blob[self.offsets[row] : self.offsets[row + 1]].decode()

    def __iter__(self) -> Iterator[str]:
        return _each(self)

    def find(self, text: str) -> int | None:
        """The row of a text; for columns whose texts differ."""
        return self._rows.get(text)

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {self[row]: row for row in range(len(self))}


def _each(texts: Texts) -> Iterator[str]:
    blob = texts.blob
    for start, length in zip(texts.starts.tolist(), texts.lengths.tolist(), strict=True):
        yield blob[start : start + length].decode()


def listed(texts: Texts) -> list[str]:
    """All texts as strings, for what needs them all at once."""
    starts = texts.starts
    ends = (starts + texts.lengths).tolist()
    if texts.blob.isascii():
        blob = texts.blob.decode("ascii")
        return [blob[start:end] for start, end in zip(starts.tolist(), ends, strict=True)]
    return [texts.blob[start:end].decode() for start, end in zip(starts.tolist(), ends, strict=True)]


@dataclass(frozen=True)
class ScatteredTexts:
    """Texts that stand anywhere in a blob, which several columns may share."""

    blob: bytes
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, row: int) -> str:
        start = int(self.starts[row])
        return self.blob[start : start + int(self.lengths[row])].decode()

    def __iter__(self) -> Iterator[str]:
        return _each(self)


def texts_of_some(texts: Sequence[str], rows: NDArray[np.int64], size: int) -> ScatteredTexts:
    """A column in which some rows have texts and all others none.

    >>> list(texts_of_some(["b"], np.array([1]), 3))
    ['', 'b', '']
    """
    column = TextColumn.of(texts)
    starts, lengths = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    starts[rows], lengths[rows] = column.starts, column.lengths
    return ScatteredTexts(column.blob, starts, lengths)


@dataclass(frozen=True)
class MergedIds(ScatteredTexts):
    """Ids of several columns, in an order of their own.

    ``finders`` ask each of the columns, which stand one after another; ``rows`` has for each place there its row.
    """

    finders: Sequence[tuple[int, Finder]]
    """Where each column starts, and who finds an id in it."""
    rows: NDArray[np.int32]

    def find(self, text: str) -> int | None:
        """The row of an id."""
        for start, finder in self.finders:
            at = finder(text)
            if at is not None:
                return int(self.rows[start + at])
        return None


class RowsByText(Mapping[str, int]):
    """Row numbers by text, asked of the column and never held."""

    def __init__(self, texts: Ids) -> None:
        self._texts = texts

    def __getitem__(self, text: str) -> int:
        row = self._texts.find(text)
        if row is None:
            raise KeyError(text)
        return row

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self._texts.find(text) is not None

    def __iter__(self) -> Iterator[str]:
        return (self._texts[row] for row in range(len(self._texts)))

    def __len__(self) -> int:
        return len(self._texts)
