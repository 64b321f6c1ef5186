"""Brings an index up to a store in which a few files of events changed: their rows go and come anew, all others stay.

It never decides what is true: where anything else changed (vocabulary, documents, originals, which files there are), or
where ids of a changed file also stand in another, the answer is None, and the index is built whole.
"""

import json
from collections import Counter
from collections.abc import Collection
from pathlib import Path

import numpy as np

from briefviewer.columns.build import columns_from_values
from briefviewer.columns.joining import joined, taken
from briefviewer.domain.library import Library
from briefviewer.store import queries
from briefviewer.store.event_rows import NUMBERS_A_FILE, RowsReader
from briefviewer.store.files import EVENTS_FOLDER, VIEWPOINTS_FILE, VIEWS_FILE, StoreFiles
from briefviewer.store.frame import Frame, load_sides
from briefviewer.store.index import Held, Index
from briefviewer.store.index_building import Tables
from briefviewer.store.index_file import rewritten
from briefviewer.store.references import Ids, References
from briefviewer.store.texts import DocumentTexts

MOST_CHANGED = 0.25
"""Where more of the files of events changed than this share, building whole is as fast."""


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
        path: (number, lost, json.loads(out), json.loads(unkept))
        for number, path, lost, out, unkept in index.run(queries.event_files())
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
    read = {known[name][0]: reader.read(name) for name in sorted(events)}
    is_read = np.isin(held.numbers // NUMBERS_A_FILE, list(read))
    kept = np.flatnonzero(~is_read)
    kept_ids = {held.columns.ids[row] for row in kept.tolist()}
    was_named = {held.columns.ids[row] for row in np.flatnonzero(is_read).tolist()}
    unkept_elsewhere: set[str] = set()
    for number, _, _, unkept in known.values():
        (was_named if number in read else unkept_elsewhere).update(unkept)
    named = [id_ for rows in read.values() for id_ in rows.named]
    others = kept_ids | unkept_elsewhere
    if not others.isdisjoint(was_named) or not others.isdisjoint(named) or len(set(named)) < len(named):
        return False
    if any(each.kind not in held.library.kinds for rows in read.values() for each in rows.values):
        return False
    values = [each for rows in read.values() for each in rows.values]
    numbers = [number * NUMBERS_A_FILE + at for number, rows in read.items() for at in range(len(rows.ids))]
    ids = references.events
    ids.known = kept_ids | {each.id for each in values}
    ids.left_out = {id_ for number, _, out, _ in known.values() if number not in read for id_ in out}
    ids.left_out.update(id_ for rows in read.values() for id_ in rows.left_out)
    ids.is_partial = any(lost for number, lost, _, _ in known.values() if number not in read) or any(
        rows.is_lost for rows in read.values()
    )
    states = Counter[str](json.loads(meta["event_states"]))
    fingerprints = index.fingerprints()
    index.close()
    with rewritten(index.path, meta["stamp"]) as connection:
        tables = Tables(connection)
        for number, rows in read.items():
            span = number * NUMBERS_A_FILE, (number + 1) * NUMBERS_A_FILE
            states.subtract(dict(tables.states_of(*span)))
            tables.drop_file(number, rows.name)
            tables.put_file(number, rows, set())
            states.update(dict(tables.states_of(*span)))
        elders = tables.put_relations(references)
        new = columns_from_values(values, (), held.library)
        number_of = {each.id: number for each, number in zip(values, numbers, strict=True)}
        new_numbers = np.array([number_of[new.ids[row]] for row in range(len(new))], dtype=np.int64)
        columns, order = joined(taken(held.columns, kept), new, elders)
        tables.put_columns(columns, np.concatenate([held.numbers[kept], new_numbers])[order])
        sides = load_sides(files, references, frame.texts)
        tables.put_sides(sides)
        tables.put_states(+states, sides)
        fingerprints.update((name, files.fingerprints[name]) for name in changed if name in files.fingerprints)
        tables.put_fingerprints(fingerprints)
    return True


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
