"""Replaces several files as one: all are written and flushed beside their targets before the first takes its place.

What can fail (no room, no rights) fails before anything changed. ``Disk`` is what it asks of the system, so that a
test can let each step fail.
"""

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.atomic import flush_folder, reason_of, take_mode

LEFTOVER_AGE = 3600.0
"""Seconds after which nobody is writing a temporary file any more."""

_NAME = 80
"""Characters of a file's name that its temporary file bears."""

_LEFTOVER = re.compile(r"\.(.+)\.[A-Za-z0-9_]{8}\.tmp")


class Disk(Protocol):
    """The steps of a save. Each may raise ``OSError``."""

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        """A new temporary file for one of that name: its handle and its path."""

    def write(self, handle: int, data: bytes) -> None:
        """Write all of it."""

    def flush(self, handle: int) -> None:
        """Bring it to the disk itself."""

    def rename(self, temporary: Path, target: Path) -> None:
        """Let it take the target's place, at once."""


class SystemDisk:
    """The real one."""

    def create(self, folder: Path, name: str) -> tuple[int, Path]:
        """Private until it takes the target's place."""
        handle, path = tempfile.mkstemp(prefix=f".{name[:_NAME]}.", suffix=".tmp", dir=folder)
        return handle, Path(path)

    def write(self, handle: int, data: bytes) -> None:
        """The system may take it in pieces."""
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]

    def flush(self, handle: int) -> None:
        """``fsync``."""
        os.fsync(handle)

    def rename(self, temporary: Path, target: Path) -> None:
        """``rename`` where the system has it."""
        temporary.replace(target)


@contextlib.contextmanager
def staged(files: Mapping[Path, bytes], disk: Disk) -> Iterator[Mapping[Path, Path]]:
    """Write files beside their targets; the block may still turn back, and what it did not rename vanishes after it.

    Yields:
        The temporary file of each target.

    Raises:
        BriefviewerError: ``file-not-written`` with ``path`` and ``reason``; nothing was changed.
    """
    temporaries: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            try:
                handle, temporary = disk.create(target.parent, target.name)
                temporaries[target] = temporary
                try:
                    disk.write(handle, data)
                    disk.flush(handle)
                finally:
                    os.close(handle)
                take_mode(temporary, target)
            except OSError as error:
                raise BriefviewerError("file-not-written", path=str(target), reason=reason_of(error)) from error
        yield temporaries
    finally:
        for temporary in temporaries.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def put_in_place(temporaries: Mapping[Path, Path], before: Mapping[Path, bytes | None], disk: Disk) -> None:
    """Let staged files take the places of their targets. If one cannot, those before it get their old bytes back.

    Args:
        before: What each target held; None where there was no file.

    Raises:
        BriefviewerError: ``file-not-written`` if nothing was changed in the end, else ``save-half-done`` with ``path``,
            ``reason`` and the ``files`` that are new.
    """
    done: list[Path] = []
    for target, temporary in temporaries.items():
        try:
            disk.rename(temporary, target)
        except OSError as error:
            changed = [each for each in reversed(done) if not _is_put_back(each, before[each], disk)]
            code = "save-half-done" if changed else "file-not-written"
            files = {"files": ", ".join(str(each) for each in changed)} if changed else {}
            raise BriefviewerError(code, path=str(target), reason=reason_of(error), **files) from error
        done.append(target)
    for folder in dict.fromkeys(target.parent for target in done):
        with contextlib.suppress(OSError):
            flush_folder(folder)


def clear_leftovers(folders: Iterable[Path], now: float) -> int:
    """Remove what killed saves left beside the files they wrote; how many. Those of a save under way are young.

    Args:
        now: Seconds since the epoch.
    """
    cleared = 0
    for folder in folders:
        with contextlib.suppress(OSError):
            paths = list(folder.iterdir())
            names = {path.name[:_NAME] for path in paths}
            for path in paths:
                found = _LEFTOVER.fullmatch(path.name)
                if found is None or found[1] not in names or path.is_symlink() or not path.is_file():
                    continue
                if now - path.stat().st_mtime > LEFTOVER_AGE:
                    with contextlib.suppress(OSError):
                        path.unlink()
                        cleared += 1
    return cleared


def _is_put_back(target: Path, data: bytes | None, disk: Disk) -> bool:
    try:
        if data is None:
            target.unlink()
            return True
        with staged({target: data}, disk) as temporaries:
            disk.rename(temporaries[target], target)
    except (OSError, BriefviewerError):
        return False
    return True
