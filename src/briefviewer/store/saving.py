"""Saves edits into the files of a store: never over another program's edit, never half, never more than was edited.

Every file is read again right before it is written; one that changed since it was last read is a conflict to show.
"""

import contextlib
import errno
import hashlib
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefviewer.domain.changes import Conflict
from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.atomic import reason_of
from briefviewer.store.editing import Edit, edited, record_text
from briefviewer.store.files import STORE_FILE, Fingerprint
from briefviewer.store.frame import FORMAT
from briefviewer.store.staging import Disk, SystemDisk, clear_leftovers, put_in_place, staged
from briefviewer.store.yaml_events import MappingNode, YamlError, read_yaml
from briefviewer.store.yaml_layout import item_lines
from briefviewer.store.yaml_places import is_scalar


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file before and after a save: None where there was none, and the same bytes where nothing differed."""

    before: bytes | None
    after: bytes | None
    fingerprint: Fingerprint | None
    """Of the file as written, for the next save; None where it is gone."""


@dataclass(frozen=True, slots=True)
class Saved:
    """All of it is on the disk. The bytes before are what ``restore`` brings back."""

    files: Mapping[str, WrittenFile]


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Nothing was written. Read the store again, and decide."""

    conflicts: tuple[Conflict, ...]


_SYSTEM = SystemDisk()


def save(
    store: Path,
    edits: Mapping[str, Sequence[Edit]],
    expected: Mapping[str, Fingerprint],
    *,
    disk: Disk = _SYSTEM,
    is_store: bool = True,
) -> Saved | Conflicts:
    """Write edits into a store's files, all or none.

    Args:
        is_store: False for a folder with files like a store's, such as the user's own views: no ``store.yaml`` says
            whether it may be written to.
        edits: By file, relative to the store. A file that does not exist yet is made.
        expected: The files as they were read; a file that is not among them must not exist.

    Raises:
        BriefviewerError: ``store-read-only`` where the folder takes no new file; ``file-not-written``,
            ``file-not-read``, ``path-outside``, ``store-gone``; what ``editing.edited`` raises, with ``file``. Nothing
            was changed then. ``save-half-done`` if the system failed between two files and would not take the first
            back.
    """
    return _Save(store, disk, is_store).run(edits, expected)


def restore(store: Path, saved: Saved, *, disk: Disk = _SYSTEM, is_store: bool = True) -> Saved | Conflicts:
    """Undo a save byte for byte, if its files are as it left them.

    Raises:
        BriefviewerError: as ``save``.
    """
    return _Save(store, disk, is_store).back(saved)


@dataclass(frozen=True, slots=True)
class _Plan:
    path: Path
    before: bytes | None
    after: bytes | None


class _Save:
    def __init__(self, store: Path, disk: Disk, is_store: bool) -> None:
        self.root = store.resolve()
        self.disk = disk
        self.is_store = is_store

    def run(self, edits: Mapping[str, Sequence[Edit]], expected: Mapping[str, Fingerprint]) -> Saved | Conflicts:
        with self._alone():
            conflicts: list[Conflict] = []
            plans: dict[str, _Plan] = {}
            for name, of_file in edits.items():
                path = self._inside(name)
                data = self._read(name, path)
                if data is None and not of_file:
                    continue
                known = expected.get(name)
                if (None if data is None else _hash(data)) != (known.sha256 if known else None):
                    conflicts += [_conflict(name, data, edit) for edit in of_file]
                    continue
                plans[name] = _Plan(path, data, _edited(name, data or b"", of_file))
            if conflicts:
                return Conflicts(tuple(conflicts))
            return self._write(plans, {name: tuple(edits[name]) for name in plans})

    def back(self, saved: Saved) -> Saved | Conflicts:
        with self._alone():
            plans = {}
            conflicts = []
            for name, file in saved.files.items():
                path = self._inside(name)
                data = self._read(name, path)
                if data != file.after:
                    conflicts.append(Conflict(name, "", None, None))
                plans[name] = _Plan(path, data, file.before)
            if conflicts:
                return Conflicts(tuple(conflicts))
            return self._write(plans, {})

    def _write(self, plans: Mapping[str, _Plan], edits: Mapping[str, Sequence[Edit]]) -> Saved | Conflicts:
        changed = {name: plan for name, plan in plans.items() if plan.before != plan.after}
        new = {plan.path: plan.after for plan in changed.values() if plan.after is not None}
        if changed:
            self._may_write(changed)
            with staged(new, self.disk) as temporaries:
                late = [name for name, plan in changed.items() if self._read(name, plan.path) != plan.before]
                if late:
                    return Conflicts(tuple(each for name in late for each in self._late(name, edits.get(name, ()))))
                put_in_place(temporaries, {plan.path: plan.before for plan in changed.values()}, self.disk)
                for name, plan in changed.items():
                    if plan.after is None:
                        self._remove(name, plan.path)
            clear_leftovers({path.parent for path in new}, time.time())
        return Saved(
            {name: WrittenFile(plan.before, plan.after, _fingerprint(plan.after)) for name, plan in plans.items()}
        )

    def _late(self, name: str, edits: Sequence[Edit]) -> list[Conflict]:
        """The file changed while ours was being written beside it."""
        data = self._read(name, self._inside(name))
        return [_conflict(name, data, edit) for edit in edits] or [Conflict(name, "", None, None)]

    def _inside(self, name: str) -> Path:
        try:
            real = (self.root / name).resolve()
        except (OSError, ValueError, RuntimeError):
            raise BriefviewerError("path-outside", path=name) from None
        if not real.is_relative_to(self.root) or real == self.root:
            raise BriefviewerError("path-outside", path=name)
        return real

    def _read(self, name: str, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BriefviewerError("file-not-read", path=name, reason=reason_of(error)) from error

    def _may_write(self, plans: Mapping[str, _Plan]) -> None:
        """One sentence for a store that nobody may write to, before anything is tried."""
        if self.is_store:
            self._check_store()
        for plan in plans.values():
            folder = plan.path.parent
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                if error.errno in _FORBIDDEN:
                    raise BriefviewerError("store-read-only", path=str(self.root)) from error
                raise BriefviewerError("file-not-written", path=str(folder), reason=reason_of(error)) from error
            is_locked = plan.before is not None and not _may(plan.path, os.W_OK)
            if is_locked or not _may(folder, os.W_OK | os.X_OK):
                raise BriefviewerError("store-read-only", path=str(self.root))

    def _check_store(self) -> None:
        if not (self.root / STORE_FILE).is_file():
            raise BriefviewerError("store-gone", path=str(self.root))
        format_ = _format_of(self.root / STORE_FILE)
        if format_ > FORMAT:
            raise BriefviewerError("format-newer", format=str(format_), known=str(FORMAT))

    def _remove(self, name: str, path: Path) -> None:
        try:
            path.unlink()
        except OSError as error:
            raise BriefviewerError("file-not-written", path=name, reason=reason_of(error)) from error

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One save at a time in a store, for all windows on it, where the system can lock a folder."""
        handle = _locked(self.root)
        try:
            yield
        finally:
            if handle is not None:
                os.close(handle)


_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)

_PATIENCE = 100
"""Times to ask for a lock, a twentieth of a second apart. Then the save goes on: it compares hashes all the same."""


def _locked(folder: Path) -> int | None:
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    for _ in range(_PATIENCE):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            time.sleep(0.05)
        except OSError:
            break
    return handle


def _may(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)


def _format_of(store_file: Path) -> int:
    """The format a store says it has; what cannot be read has ours, and is told where the store is loaded."""
    try:
        root = read_yaml(store_file.read_bytes()).root
    except (OSError, YamlError):
        return FORMAT
    said = root.values.get("format") if isinstance(root, MappingNode) else None
    text = said.value if said is not None and is_scalar(said) else ""
    return int(text) if text.isdecimal() else FORMAT


def _edited(name: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    try:
        return edited(data, edits)
    except YamlError as error:
        raise BriefviewerError("edit-of-broken-file", file=name, line=str(error.place.line)) from error
    except BriefviewerError as error:
        raise BriefviewerError(error.code, **{**error.facts, "file": name}) from error


def _conflict(name: str, data: bytes | None, edit: Edit) -> Conflict:
    on_disk = None if data is None else record_text(data, edit.id, edit.under)
    wanted = None if edit.after is None else "\n".join(item_lines(edit.after, 0))
    return Conflict(name, edit.id, on_disk, wanted)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _fingerprint(data: bytes | None) -> Fingerprint | None:
    """Without time and inode, so that only the hash tells: another program may write right after us."""
    return None if data is None else Fingerprint(len(data), 0, 0, _hash(data))
