"""Tells when files of a store changed on the disk, whoever changed them: an editor, git, another window.

The system's own notices wake it at once where it gives any; besides it looks by itself every few seconds, for a folder
on a network tells nothing. What it tells is no more than that something looks different: what changed is found out by
whoever reads the store again. Temporary files, and folders that are no part of the store, are never looked at.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol, cast

from briefviewer.store.files import (
    DOCUMENTS_FOLDER,
    EVENTS_FOLDER,
    LAYERS_FOLDER,
    ORIGINALS_FOLDER,
    STORE_FILE,
    StoreFiles,
)

SETTLED = 0.25
"""Seconds of silence after which a change is told: an editor, and git above all, writes more than once."""
LONGEST = 2.0
"""Seconds after which it is told although there is no silence."""
LOOK_EVERY = 3.0
"""Seconds between looks where nothing wakes us."""

_FOLDERS = ("", EVENTS_FOLDER, DOCUMENTS_FOLDER, ORIGINALS_FOLDER, LAYERS_FOLDER)
_CHANGES = frozenset({"created", "modified", "deleted", "moved", "closed"})
"""Kinds of notices that speak of writing; that files are opened and read is told too."""

Look = tuple[tuple[str, int, int, int], ...]
"""Name, size, mtime_ns and inode of each file."""


class Notice(Protocol):
    """What the system tells, as watchdog has it."""

    @property
    def event_type(self) -> str: ...


class Hearer(Protocol):
    """Who is told."""

    def dispatch(self, event: Notice, /) -> None: ...


class Observer(Protocol):
    """What is asked of watchdog's observers."""

    def schedule(self, hearer: Hearer, path: str, *, recursive: bool) -> object: ...
    def unschedule_all(self) -> None: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def join(self) -> None: ...


def look_at(root: Path) -> tuple[bool, Look] | None:
    """What the files of a store look like from outside, and whether the folder may be written; None if it is gone."""
    if not (root / STORE_FILE).is_file():
        return None
    seen = []
    files = StoreFiles(root)
    for name in (*files.all_files(), *files.layer_files()):
        with suppress(OSError):
            stat = (root / name).stat()
            seen.append((name, stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return os.access(root, os.W_OK), tuple(seen)


class StoreWatch:
    """Watches one store from a thread of its own until it is stopped.

    Args:
        tell: Called in that thread whenever the files have come to look different.
        observer: Makes what brings the system's notices; None looks only by itself.
    """

    def __init__(
        self,
        root: Path,
        tell: Callable[[], None],
        observer: Callable[[], Observer] | None = None,
        *,
        settled: float = SETTLED,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._root = root.resolve()
        self._tell = tell
        self._make_observer = observer
        self._settled, self._look_every = settled, look_every
        self._observer: Observer | None = None
        self._watched: list[str] = []
        self._woken = threading.Event()
        self._is_stopped = False
        self._seen = look_at(self._root)
        self._thread = threading.Thread(target=self._run, name="store-watch", daemon=True)

    def start(self) -> None:
        """Begin; a change since the watch was made is told too."""
        self._thread.start()

    def stop(self) -> None:
        """End; nothing is told after this."""
        self._is_stopped = True
        self._woken.set()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join()

    def dispatch(self, event: Notice) -> None:
        """Hear a notice of the system."""
        if event.event_type in _CHANGES:
            self._woken.set()

    def has_changed(self) -> bool:
        """Look; whether the files look different from the last time."""
        before, self._seen = self._seen, look_at(self._root)
        return self._seen != before

    def _run(self) -> None:
        try:
            while not self._is_stopped:
                self._watch_folders()
                if self.has_changed() and not self._is_stopped:
                    self._tell()
                if self._woken.wait(self._look_every):
                    self._settle()
        finally:
            if self._observer is not None:
                self._observer.stop()
                self._observer.join()

    def _settle(self) -> None:
        """Wait for silence, within reason."""
        for _ in range(round(LONGEST / self._settled)):
            self._woken.clear()
            if self._is_stopped or not self._woken.wait(self._settled):
                return

    def _watch_folders(self) -> None:
        """Have the folders watched that are there by now. Where the system has no room for that, looking must do."""
        found = [str(self._root / each) for each in _FOLDERS if (self._root / each).is_dir()]
        if self._make_observer is None or found == self._watched:
            return
        self._watched = found
        with suppress(OSError):
            if self._observer is None:
                observer = self._make_observer()
                observer.start()
                self._observer = observer
            self._observer.unschedule_all()
            for path in found:
                self._observer.schedule(self, path, recursive=False)


def system_observer() -> Observer:
    """What brings the notices of the system we run on."""
    # Imported when a window begins to watch: no verb needs it.
    from watchdog.observers import Observer as SystemObserver

    return cast(Observer, SystemObserver())
