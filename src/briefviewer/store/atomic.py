"""Writes a file so that whoever looks sees the old one or the new one, whole, even after a crash."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from briefviewer.domain.errors import BriefviewerError


def write_atomically(path: Path, data: bytes) -> None:
    """Write bytes beside the target, flush them to the disk, rename, flush the folder. Missing folders are made.

    Raises:
        BriefviewerError: ``file-not-written`` with ``path`` and ``reason``; the old file, if any, is untouched.
    """
    with replacing(path) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes the target's place when the block ends, and vanishes if it fails.

    Raises:
        BriefviewerError: ``file-not-written``.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        take_mode(temporary, path)
        temporary.replace(path)
        temporary = None
        flush_folder(path.parent)
    except OSError as error:
        raise BriefviewerError("file-not-written", path=str(path), reason=reason_of(error)) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def flush_folder(folder: Path) -> None:
    """Flush a folder's own entries, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def reason_of(error: OSError) -> str:
    """The system's own words for what failed."""
    return error.strerror or str(error)


def take_mode(temporary: Path, path: Path) -> None:
    """A temporary file is private; the new file gets the old one's rights, or those a new file has."""
    try:
        mode = path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    temporary.chmod(mode)
