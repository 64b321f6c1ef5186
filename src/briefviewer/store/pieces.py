"""Cuts the text of a file of records into pieces, so that where one record changed one record is read.

A piece begins at each line that begins with the dash of a list; what stands above the first is the head. In a file that
was read whole, and has as many such lines as records, no piece ends inside a value: so what stands before and after a
stretch that changed is read as it was, if the stretch by itself is as sound. Where that is in doubt the file is read
whole; nothing here decides what a file says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

_DASH = re.compile(r"^-(?=[ \t\r\n])", re.MULTILINE)
_MARKER = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
_OTHER_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""Breaks that YAML counts as lines, and we do not."""
_SIZE = 16


@dataclass(frozen=True, slots=True)
class Stretch:
    """Records that changed: ``old`` of them gave way to ``new``, from the record ``first`` on, counted from 0.

    ``text`` is theirs as it stands now, below as many empty lines as stand above it. What follows has ``moved`` down
    by so many lines. ``marks`` are those of the whole text.
    """

    first: int
    old: int
    new: int
    text: str
    moved: int
    marks: bytes


def pieces_of(text: str) -> list[str]:
    """The pieces; the first is the head.

    >>> pieces_of("# who\\n- id: a\\n- id: b\\n")
    ['# who\\n', '- id: a\\n', '- id: b\\n']
    """
    return [
        text[start:end] for start, end in pairwise([0, *(each.start() for each in _DASH.finditer(text)), len(text)])
    ]


def marks_of(text: str, records: int, start: int) -> bytes:
    """By what the pieces of a text are known again; empty where a piece may end inside a value.

    Args:
        records: How many it was read to have.
        start: Where their list starts.
    """
    pieces = pieces_of(text)
    is_sound = text[start : start + 1] == "-" and len(pieces) == records + 1
    return b"".join(_mark(each) for each in pieces) if is_sound else b""


def changed_stretch(marks: bytes, text: str) -> Stretch | None:
    """What changed since a text had some marks; None where the file has to be read whole.

    The stretch is sound if it has marks of its own.

    Where records came or went, all that follow count as changed, for they have other places in the file.
    """
    old = [marks[at : at + _SIZE] for at in range(0, len(marks), _SIZE)]
    pieces = pieces_of(text)
    new = [_mark(each) for each in pieces]
    before = _alike(old, new)
    if before == 0 or old == new or _OTHER_BREAK.search(text):
        return None
    after = 0 if len(old) != len(new) else _alike(old[before:][::-1], new[before:][::-1])
    above, changed = "".join(pieces[:before]), "".join(pieces[before : len(pieces) - after])
    if _MARKER.search(changed):
        return None
    lines = above.count("\n")
    return Stretch(
        first=before - 1,
        old=len(old) - before - after,
        new=len(new) - before - after,
        text="\n" * lines + changed,
        moved=changed.count("\n") - sum(map(_lines, old[before : len(old) - after])),
        marks=b"".join(new),
    )


def _mark(piece: str) -> bytes:
    """A hash, and the number of lines."""
    return blake2b(piece.encode(), digest_size=_SIZE - 4).digest() + piece.count("\n").to_bytes(4, "big")


def _lines(mark: bytes) -> int:
    return int.from_bytes(mark[-4:], "big")


def _alike(some: Sequence[bytes], others: Sequence[bytes]) -> int:
    """How many are alike from the start."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count
