"""Texts in the order of the alphabet: which comes before which, and which begin with what somebody types.

A million titles are compared as bytes, eight at a time, and never read one by one. Letters count without case and
accents, signs in front do not count, and Hangul comes after Latin, as its place in UTF-8 has it.
"""

from functools import cached_property
from unicodedata import combining, normalize

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.events import Mask
from briefviewer.columns.texts import Texts

_LOWER = bytes(byte + 32 if 65 <= byte <= 90 else byte for byte in range(256))
_CHUNK = 8
_FIRST_LATIN, _FIRST_PLAIN = 0xC3, 0xD2
"""Lead bytes in between begin letters that have case or accents; from there on scripts that have neither, mostly."""
_PUNCTUATION = 0xE2
"""The lead byte of quotation marks and dashes."""


class Collation:
    """The order of the texts of one column.

    >>> from briefviewer.columns.texts import TextColumn
    >>> Collation(TextColumn.of(["북한", "“Éclair”", "apple", "Zoo", "Apple"])).ranks.tolist()
    [4, 2, 0, 3, 0]
    """

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        blob = texts.blob.translate(_LOWER)
        self._starts: NDArray[np.int64] = texts.starts.astype(np.int64)
        self._lengths: NDArray[np.int64] = texts.lengths.astype(np.int64)
        added: list[bytes] = []
        end = len(blob)
        for row in _not_plain(blob, self._starts, self._lengths).tolist():
            folded = folded_text(texts[row]).encode()
            self._starts[row], self._lengths[row] = end, len(folded)
            added.append(folded)
            end += len(folded)
        self._blob = b"".join((blob, *added, b"\0" * _CHUNK))

    def __len__(self) -> int:
        return len(self._lengths)

    @cached_property
    def ranks(self) -> NDArray[np.int32]:
        """For each text how many come before it; equal texts share a rank."""
        ranks = np.zeros(len(self), dtype=np.int64)
        pending = np.arange(len(self), dtype=np.int64)
        depth = 0
        while len(pending):
            chunks = self._chunks(pending, depth)
            order = np.lexsort((chunks, ranks[pending])) if depth else np.argsort(chunks, kind="stable")
            pending, chunks = pending[order], chunks[order]
            before = ranks[pending]
            new_group = np.concatenate(([True], before[1:] != before[:-1]))
            new_run = new_group | np.concatenate(([True], chunks[1:] != chunks[:-1]))
            places = np.arange(len(pending))
            group_at = np.maximum.accumulate(np.where(new_group, places, 0))
            run_at = np.maximum.accumulate(np.where(new_run, places, 0))
            ranks[pending] = before + (run_at - group_at)
            runs = np.cumsum(new_run) - 1
            goes_on = self._lengths[pending] > depth + _CHUNK
            is_tied = np.bincount(runs)[runs] > 1
            pending = pending[is_tied & (np.bincount(runs, weights=goes_on)[runs] > 0)]
            depth += _CHUNK
        return ranks.astype(np.int32)

    def beginning_with(self, prefix: str) -> Mask:
        """The texts that begin so, whatever case, accents and signs in front."""
        sought = folded_text(prefix).encode()
        found = np.flatnonzero(self._lengths >= len(sought))
        bytes_ = np.frombuffer(self._blob, dtype=np.uint8)
        for at, byte in enumerate(sought):
            found = found[bytes_[self._starts[found] + at] == byte]
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[found] = bool(sought)
        return mask

    def _chunks(self, rows: NDArray[np.int64], depth: int) -> NDArray[np.uint64]:
        """Eight bytes of each text from a depth on, as one number; past its end there is nothing."""
        windows: NDArray[np.uint64] = np.ndarray((len(self._blob) - _CHUNK + 1,), ">u8", self._blob, strides=(1,))
        left = np.clip(self._lengths[rows] - depth, 0, _CHUNK)
        at = np.minimum(self._starts[rows] + depth, len(windows) - 1)
        chunks = windows[at].astype(np.uint64)
        cut = (np.uint64(8) * (_CHUNK - left).astype(np.uint64)) % np.uint64(64)
        kept: NDArray[np.uint64] = np.where(left == 0, np.uint64(0), (chunks >> cut) << cut)
        return kept


def folded_text(text: str) -> str:
    """A text as it is compared.

    >>> folded_text("«Über» Straße")
    'uber» strasse'
    """
    folded = normalize("NFC", "".join(each for each in normalize("NFKD", text.casefold()) if not combining(each)))
    for at, letter in enumerate(folded):
        if letter.isalnum():
            return folded[at:]
    return folded


def _not_plain(blob: bytes, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The texts whose lower-case bytes are not yet what is to be compared."""
    if not len(starts) or not blob:
        return np.zeros(0, dtype=np.int64)
    bytes_ = np.frombuffer(blob, dtype=np.uint8)
    accented = np.flatnonzero((bytes_ >= _FIRST_LATIN) & (bytes_ < _FIRST_PLAIN))
    holds = np.flatnonzero(np.searchsorted(accented, starts + lengths) > np.searchsorted(accented, starts))
    first = bytes_[np.minimum(starts, len(bytes_) - 1)]
    is_word = ((first >= 48) & (first <= 57)) | ((first >= 97) & (first <= 122)) | (first >= 128)
    has_sign = np.flatnonzero((lengths > 0) & (~is_word | (first == _PUNCTUATION)))
    rows: NDArray[np.int64] = np.union1d(holds, has_sign)
    return rows[lengths[rows] > 0]
