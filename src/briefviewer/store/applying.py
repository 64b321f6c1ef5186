"""Brings changes of records to the disk, all or none, and takes them back byte for byte.

The files are looked at again before anything is written: a record that is not as a change says it was is a conflict,
and what somebody else did to the rest of its file stays.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from briefviewer.domain.changes import Applied, Change, ChangeConflict, Changes, Conflict, Entry, Patch, inverse
from briefviewer.domain.document import Document
from briefviewer.domain.event import Event
from briefviewer.domain.library import Actor, Kind, Theme
from briefviewer.domain.view import SavedView
from briefviewer.store.editing import Edit
from briefviewer.store.files import LISTS, VIEWS_FILE, Fingerprint
from briefviewer.store.record_layout import (
    actor_record,
    document_record,
    event_record,
    kind_record,
    theme_record,
    view_record,
)
from briefviewer.store.saving import Saved, WrittenFile, restore, save
from briefviewer.store.yaml_layout import Record, item_lines

_TRIES = 3
"""Times to look at the files anew where somebody else saves at the same moment."""

_FILES: Mapping[type, str] = {
    SavedView: VIEWS_FILE,
    Kind: LISTS[0],
    Actor: LISTS[1],
    Theme: LISTS[2],
    Document: LISTS[3],
}


class Records(Protocol):
    """What must be known of the folder that is written to."""

    def refresh(self) -> bool:
        """Look at the files again."""

    def fingerprints(self) -> Mapping[str, Fingerprint]:
        """The files as they were read."""

    def current(self, entry: Entry) -> Entry | None:
        """The record of that sort and id, as it is now."""

    def place(self, entry: Entry) -> tuple[str, str] | None:
        """The file in which a record stands, and the id of the one before it, empty for the first; None if unknown."""


def apply(folder: Path, changes: Changes, records: Records, *, is_store: bool = True) -> Applied:
    """Write changes, all or none.

    Returns:
        What was done, with the places that the changes left open.

    Raises:
        ChangeConflict: if a record is not as a change says it was.
        BriefviewerError: what ``saving.save`` tells. Nothing was changed then.
    """
    conflicts: tuple[Conflict, ...] = ()
    for _ in range(_TRIES):
        records.refresh()
        placed = tuple(_placed(each, records) for each in changes)
        conflicts = tuple(_conflicts(placed, records))
        if conflicts:
            break
        saved = save(folder, _edits(placed), records.fingerprints(), is_store=is_store)
        if isinstance(saved, Saved):
            records.refresh()
            return Applied(placed, tuple(_patches(saved)), is_private=not is_store)
        conflicts = saved.conflicts
    raise ChangeConflict(conflicts)


def take_back(folder: Path, applied: Applied, records: Records, *, is_store: bool = True) -> None:
    """Bring back the bytes that were there before; where a file has changed since, only the records.

    Raises:
        ChangeConflict: if a record is not as the changes left it.
        BriefviewerError: what ``saving.restore`` tells. Nothing was changed then.
    """
    files = _as_written(folder, applied.patches)
    if files is not None and isinstance(restore(folder, Saved(files), is_store=is_store), Saved):
        records.refresh()
        return
    apply(folder, inverse(applied.changes), records, is_store=is_store)


def layout_of(entry: Entry) -> Record:
    """A record as it is laid out in its file."""
    match entry:
        case SavedView():
            return view_record(entry)
        case Event():
            return event_record(entry)
        case Actor():
            return actor_record(entry)
        case Theme():
            return theme_record(entry)
        case Document():
            return document_record(entry)
        case Kind():
            return kind_record(entry)


def _placed(change: Change, records: Records) -> Change:
    place = records.place(change.before) if change.before is not None else None
    file = place[0] if place else change.file or _FILES.get(type(change.entry), "events/events.yaml")
    follows = place[1] if place and change.after is None else change.follows
    return replace(change, file=file, follows=follows)


def _conflicts(changes: Changes, records: Records) -> Sequence[Conflict]:
    known: dict[tuple[type, str], Entry | None] = {}
    found = []
    for change in changes:
        key = (type(change.entry), change.entry.id)
        now = known[key] if key in known else records.current(change.entry)
        if now != change.before:
            assert change.file is not None
            found.append(Conflict(change.file, change.entry.id, _told(now), _told(change.after)))
        known[key] = change.after
    return found


def _told(entry: Entry | None) -> str | None:
    return None if entry is None else "\n".join(item_lines(layout_of(entry), 0))


def _edits(changes: Changes) -> Mapping[str, Sequence[Edit]]:
    edits: dict[str, list[Edit]] = {}
    for change in changes:
        before, after = (None if each is None else layout_of(each) for each in (change.before, change.after))
        assert change.file is not None
        edits.setdefault(change.file, []).append(Edit(before, after, follows=change.follows))
    return edits


def _patches(saved: Saved) -> Sequence[Patch]:
    patches = []
    for name, file in saved.files.items():
        before, after = file.before or b"", file.after or b""
        if before == after and file.before is not None:
            continue
        start = 0
        least = min(len(before), len(after))
        while start < least and before[start : start + 4096] == after[start : start + 4096]:
            start = min(start + 4096, least)
        while start < least and before[start] == after[start]:
            start += 1
        end = 0
        while end < least - start and before[-1 - end] == after[-1 - end]:
            end += 1
        patches.append(
            Patch(
                name,
                start,
                before[start : len(before) - end],
                after[start : len(after) - end],
                file.before is not None,
                hashlib.sha256(after).hexdigest(),
            )
        )
    return patches


def _as_written(folder: Path, patches: Sequence[Patch]) -> Mapping[str, WrittenFile] | None:
    """The files of some patches as a save left them; None where one of them is no longer so."""
    files = {}
    for patch in patches:
        try:
            data = (folder / patch.file).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(data).hexdigest() != patch.sha256:
            return None
        files[patch.file] = WrittenFile(patch.taken_back(data), data, None)
    return files
