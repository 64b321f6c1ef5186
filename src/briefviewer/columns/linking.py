"""Links of very many rows at once, out of how many codes each row has and the codes one after another.

Rows are worked through a hundred thousand at a time, so that what is sorted stays small.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from briefviewer.columns.events import Links

_ROWS = 100_000


def linked(counts: NDArray[np.int32], codes: NDArray[np.int32]) -> Links:
    """The links of rows that have so many codes each; a code below 0 is none, and one given twice counts once.

    >>> links = linked(np.array([3, 0, 1], np.int32), np.array([5, -1, 5, 2], np.int32))
    >>> links.starts.tolist(), links.codes.tolist()
    ([0, 1, 1, 2], [5, 2])
    """
    starts = _starts(counts)
    kept = codes >= 0
    for rows, first, last in _chunks(starts):
        kept[first:last] &= ~_repeated(rows, codes[first:last])
    if kept.all():
        return Links(starts, codes)
    before = np.zeros(len(codes) + 1, dtype=np.int64)
    np.cumsum(kept, out=before[1:])
    return Links(before[starts], codes[kept])


def rolled_up(links: Links, wholes: Links) -> Links:
    """The links of rows with all that their codes are part of, each once.

    Args:
        wholes: For each code those that stand for it, itself among them.

    >>> links = rolled_up(Links.of([[1], [1, 2]]), Links.of([[0], [0, 1], [0, 2]]))
    >>> [links[0].tolist(), links[1].tolist()]
    [[0, 1], [0, 1, 2]]
    """
    sizes = np.diff(wholes.starts)
    if not len(links.codes) or bool((sizes[np.unique(links.codes)] == 1).all()):
        return links
    counts, codes = [], []
    for rows, first, last in _chunks(links.starts):
        here = links.codes[first:last]
        many = sizes[here]
        ends = np.cumsum(many)
        where = np.arange(ends[-1] if len(ends) else 0, dtype=np.int64)
        where += np.repeat(wholes.starts[:-1][here] - (ends - many), many)
        keys = (np.repeat(rows, many) << 32) + wholes.codes[where]
        keys.sort()
        is_new = np.ones(len(keys), dtype=np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
        keys = keys[is_new]
        codes.append((keys & 0x7FFFFFFF).astype(np.int32))
        counts.append(np.bincount(keys >> 32, minlength=_ROWS))
    together = np.concatenate(counts)[: len(links.starts) - 1]
    return Links(_starts(together), np.concatenate(codes))


def _starts(counts: NDArray[np.int32] | NDArray[np.int64]) -> NDArray[np.int64]:
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def _chunks(starts: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], int, int]]:
    """Rows by the chunk: the number of the row in the chunk for each of its codes, and where those begin and end."""
    for row in range(0, len(starts) - 1, _ROWS):
        of_chunk = starts[row : row + _ROWS + 1]
        rows = np.repeat(np.arange(len(of_chunk) - 1, dtype=np.int64), np.diff(of_chunk))
        yield rows, int(of_chunk[0]), int(of_chunk[-1])


def _repeated(rows: NDArray[np.int64], codes: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which codes stand in their row for a second time."""
    keys = (rows << 32) + codes
    repeated = np.zeros(len(keys), dtype=np.bool_)
    in_order = np.sort(keys)
    if (in_order[1:] == in_order[:-1]).any():
        at = np.argsort(keys, kind="stable")
        repeated[at[1:]] = keys[at][1:] == keys[at][:-1]
    return repeated
