"""Ids of the events of a layer: the table's own, or the numbers of its rows; found by bisection in arrays."""

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.texts import TextColumn
from briefviewer.domain.layer import Layer
from briefviewer.store.layer_rows import NUMBER_DIGITS


@dataclass(frozen=True)
class LayerIds(TextColumn):
    """Ids that the table gave, with their hashes in rising order and the row of each."""

    prefix: str
    hashes: NDArray[np.uint32]
    at: NDArray[np.int32]

    def find(self, text: str) -> int | None:
        """The row of an id."""
        if not text.startswith(self.prefix):
            return None
        sought = np.uint32(crc32(text.encode("utf-8", "surrogatepass")))
        first = int(np.searchsorted(self.hashes, sought, "left"))
        last = int(np.searchsorted(self.hashes, sought, "right"))
        return next((row for row in self.at[first:last].tolist() if self[row] == text), None)


@dataclass(frozen=True)
class NumberedIds(TextColumn):
    """Ids that are the numbers of rows, which rise.

    A number is sought as one of their own type: for any other the whole array would be copied first.
    """

    prefix: str
    numbers: NDArray[np.int32]

    def find(self, text: str) -> int | None:
        """The row of an id."""
        number = text.removeprefix(self.prefix)
        if number == text or len(number) != NUMBER_DIGITS or not (number.isascii() and number.isdecimal()):
            return None
        at = int(np.searchsorted(self.numbers, np.int32(number)))
        return at if at < len(self.numbers) and int(self.numbers[at]) == int(number) else None


def numbered_ids(layer: Layer, numbers: NDArray[np.int32]) -> NumberedIds:
    """The ids of rows by their numbers, written all at once."""
    prefix = np.frombuffer(layer.prefix.encode(), dtype=np.uint8)
    width = len(prefix) + NUMBER_DIGITS
    letters = np.empty((len(numbers), width), dtype=np.uint8)
    letters[:, : len(prefix)] = prefix
    rest = numbers.astype(np.int64)
    for place in range(width - 1, len(prefix) - 1, -1):
        letters[:, place] = ord("0") + rest % 10
        rest //= 10
    offsets = np.arange(len(numbers) + 1, dtype=np.int64) * width
    return NumberedIds(letters.tobytes(), offsets, layer.prefix, numbers)
