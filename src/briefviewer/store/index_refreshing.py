"""Brings an index up to a store in which a few files of events changed: their rows go and come anew, all others stay.

Where a sound file changed in a stretch of its records, only those are read (``pieces``).

It never decides what is true: where anything else changed (vocabulary, documents, originals, which files there are), or
where ids of a changed file also stand in another, the answer is None, and the index is built whole.
"""

import json
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from briefviewer.columns.build import columns_from_values
from briefviewer.columns.events import Mask
from briefviewer.columns.joining import joined
from briefviewer.columns.texts import listed
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.library import Library
from briefviewer.store import queries
from briefviewer.store.event_rows import NUMBERS_A_FILE, FileRows, RowsReader
from briefviewer.store.files import EVENTS_FOLDER, VIEWPOINTS_FILE, VIEWS_FILE, StoreFiles
from briefviewer.store.frame import Frame, load_sides
from briefviewer.store.index import Held, Index
from briefviewer.store.index_building import Tables
from briefviewer.store.index_file import rewritten
from briefviewer.store.pieces import Stretch, changed_stretch
from briefviewer.store.references import Ids, References
from briefviewer.store.texts import DocumentTexts
from briefviewer.store.yaml_events import MAX_BYTES, YamlError, decoded

MOST_CHANGED = 0.25
"""Where more of the files of events changed than this share, building whole is as fast."""


@dataclass(frozen=True, slots=True)
class _KnownFile:
    """A file of events as the index knows it."""

    number: int
    is_lost: bool
    left_out: list[str]
    unkept: list[str]
    marks: bytes


@dataclass(frozen=True, slots=True)
class _Again:
    """What was read again of a file of events: a stretch of it, or all."""

    file: _KnownFile
    rows: FileRows
    stretch: Stretch | None

    @property
    def span(self) -> tuple[int, int]:
        """The first of the numbers that give way, and the first beyond them."""
        base = self.file.number * NUMBERS_A_FILE
        if self.stretch is None:
            return base, base + NUMBERS_A_FILE
        return base + self.stretch.first, base + self.stretch.first + self.stretch.old

    @property
    def new_span(self) -> tuple[int, int]:
        """Of the numbers that come."""
        first, after = self.span
        return first, after if self.stretch is None else first + self.stretch.new

    def put(self, tables: Tables) -> None:
        """Put it in the place of what was known."""
        if self.stretch is None:
            tables.drop_file(self.file.number, self.rows.name)
            tables.put_file(self.file.number, self.rows, set())
        else:
            tables.put_stretch(self.file.number, self.rows, self.stretch)


def refreshed(index: Index, held: Held, changed: Collection[str], files: StoreFiles, originals: Path | None) -> bool:
    """Put an index in the place of an older one, with the changed files read again; False where that cannot be done.

    Args:
        index: The older index, sound and of this version. It is closed where it is brought up.
        changed: What ``Index.changed`` says of it.

    Raises:
        IndexMoved: if another process has brought it up meanwhile.
        BriefviewerError: ``file-not-written`` if there is no room for it.
    """
    known = {
        path: _KnownFile(number, bool(lost), json.loads(out), json.loads(unkept), marks)
        for number, path, lost, out, unkept, marks in index.run(queries.event_files())
    }
    events = [path for path in changed if path.startswith(f"{EVENTS_FOLDER}/")]
    if not set(changed) - set(events) <= {VIEWPOINTS_FILE, VIEWS_FILE}:
        return False
    if len(events) > max(1, MOST_CHANGED * len(known)):
        return False
    meta = dict(index.run(queries.meta()))
    references = _references(held.library, meta["references"])
    if references is None:
        return False
    frame = Frame(files, held.header, held.library, references, DocumentTexts(files, held.library, originals), [])
    reader = RowsReader(frame)
    read = [_read(known[name], name, reader, files, held) for name in sorted(events)]
    is_read = np.zeros(len(held.numbers), dtype=np.bool_)
    for again in read:
        is_read |= _within(held, again.span)
    kept = np.flatnonzero(~is_read)
    ids_before = listed(held.columns.ids)
    kept_ids = {ids_before[row] for row in kept.tolist()}
    was_named = {ids_before[row] for row in np.flatnonzero(is_read).tolist()}
    read_whole = {each.file.number for each in read if each.stretch is None}
    unkept_elsewhere: set[str] = set()
    for file in known.values():
        (was_named if file.number in read_whole else unkept_elsewhere).update(file.unkept)
    named = [id_ for each in read for id_ in each.rows.named]
    others = kept_ids | unkept_elsewhere
    if not others.isdisjoint(was_named) or not others.isdisjoint(named) or len(set(named)) < len(named):
        return False
    if any(each.kind not in held.library.kinds for again in read for each in again.rows.values):
        return False
    values = [each for again in read for each in again.rows.values]
    numbers = [again.span[0] + at for again in read for at in range(len(again.rows.ids))]
    ids = references.events
    ids.known = kept_ids | {each.id for each in values}
    stayed = [each for each in known.values() if each.number not in read_whole]
    ids.left_out = {id_ for each in stayed for id_ in each.left_out}
    ids.left_out.update(id_ for each in read for id_ in each.rows.left_out)
    ids.is_partial = any(each.is_lost for each in stayed) or any(each.rows.is_lost for each in read)
    states = Counter[str](json.loads(meta["event_states"]))
    fingerprints = index.fingerprints()
    index.close()
    with rewritten(index.path, meta["stamp"]) as connection:
        tables = Tables(connection)
        for each in read:
            states.subtract(dict(tables.states_of(*each.span)))
            each.put(tables)
            states.update(dict(tables.states_of(*each.new_span)))
        if read:
            elders = tables.put_relations(references)
            new = columns_from_values(values, (), held.library)
            number_of = {each.id: number for each, number in zip(values, numbers, strict=True)}
            new_numbers = np.array([number_of[new.ids[row]] for row in range(len(new))], dtype=np.int64)
            columns, order = joined(held.columns, kept, new, elders)
            tables.put_columns(columns, np.concatenate([held.numbers, new_numbers])[order])
        sides = load_sides(files, references, frame.texts)
        tables.put_sides(sides)
        tables.put_states(+states, sides)
        fingerprints.update((name, files.fingerprints[name]) for name in changed if name in files.fingerprints)
        for name in changed:
            if not files.exists(name):
                fingerprints.pop(name, None)
        tables.put_fingerprints(fingerprints)
    return True


def _read(file: _KnownFile, name: str, reader: RowsReader, files: StoreFiles, held: Held) -> _Again:
    """Read what changed of a file, where that can be told and is sound; else all of it."""
    if file.marks:
        with suppress(BriefviewerError, YamlError):
            stretch = changed_stretch(file.marks, decoded(files.read(name, MAX_BYTES)))
            if stretch is not None:
                again = _Again(file, reader.read(name, stretch.text), stretch)
                if _is_sound(again, stretch, held):
                    return again
    return _Again(file, reader.read(name), None)


def _is_sound(again: _Again, stretch: Stretch, held: Held) -> bool:
    rows = again.rows
    if rows.is_lost or rows.problems or rows.told or len(rows.ids) != stretch.new:
        return False
    whole = _Again(again.file, rows, None).span
    others = np.flatnonzero(_within(held, whole) & ~_within(held, again.span))
    return {held.columns.ids[row] for row in others.tolist()}.isdisjoint(rows.ids)


def _within(held: Held, span: tuple[int, int]) -> Mask:
    """The rows whose events have the numbers of a span."""
    mask: Mask = (held.numbers >= span[0]) & (held.numbers < span[1])
    return mask


def _references(library: Library, told: str) -> References | None:
    """What events may point at, as it was told when the vocabulary was read; None where some kinds are stand-ins."""
    stored = json.loads(told)
    if stored["has_stand_ins"]:
        return None
    sorts: dict[str, Ids] = {}
    for sort, known in (
        ("kind", library.kinds),
        ("actor", library.actors),
        ("theme", library.themes),
        ("document", library.documents),
    ):
        left_out, is_partial = stored["sorts"][sort]
        sorts[sort] = Ids(sort, known, set(left_out), is_partial)
    return References(sorts["kind"], sorts["actor"], sorts["theme"], sorts["document"])
