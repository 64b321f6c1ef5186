"""Which files a store has, how they are read, and by what they are recognised again without reading."""

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefviewer.domain.errors import BriefviewerError
from briefviewer.store.atomic import reason_of

STORE_FILE = "store.yaml"
LISTS = ("kinds.yaml", "actors.yaml", "themes.yaml", "documents.yaml")
VIEWPOINTS_FILE = "viewpoints.yaml"
VIEWS_FILE = "views.yaml"
LAYERS_FILE = "layers.yaml"
EVENTS_FOLDER = "events"
LAYERS_FOLDER = "layers"
DOCUMENTS_FOLDER = "documents"
ORIGINALS_FOLDER = "documents/originals"

_RACY_NS = 2_000_000_000
"""A file changed this shortly before it was read may change again without its time telling so."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file as it was read. ``mtime_ns`` is 0 where the time cannot be trusted: then only the hash tells"""

    size: int
    mtime_ns: int
    inode: int
    sha256: str


class StoreFiles:
    """The files of one store under its real path, with the fingerprints of all that was read."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.fingerprints: dict[str, Fingerprint] = {}

    def event_files(self) -> list[str]:
        """``events/*.yaml`` by name."""
        return sorted(self._below(EVENTS_FOLDER, ".yaml"))

    def document_files(self) -> list[str]:
        """All files of ``documents/`` and of the originals, by name."""
        return sorted([*self._below(DOCUMENTS_FOLDER), *self._below(ORIGINALS_FOLDER)])

    def original_files(self) -> list[str]:
        """The attached originals, by name."""
        return sorted(self._below(ORIGINALS_FOLDER))

    def all_files(self) -> list[str]:
        """Every file that decides what the store says, by name."""
        tops = [name for name in (STORE_FILE, *LISTS, VIEWPOINTS_FILE, VIEWS_FILE) if (self.root / name).is_file()]
        return sorted([*tops, *self.event_files(), *self.document_files()])

    def layer_files(self) -> list[str]:
        """``layers.yaml`` and the tables of layers, by name."""
        tops = [LAYERS_FILE] if (self.root / LAYERS_FILE).is_file() else []
        return sorted([*tops, *self._below(LAYERS_FOLDER)])

    def inside(self, relative: str) -> Path | None:
        """The real path of a file of the store; None where a link leads out of it."""
        if self._is_plain(relative):
            return self.root / relative
        try:
            real = (self.root / relative).resolve()
        except (OSError, ValueError, RuntimeError):
            return None
        return real if real.is_relative_to(self.root) else None

    def exists(self, relative: str) -> bool:
        """Whether there is such a file inside the store."""
        real = self.inside(relative)
        return real is not None and real.is_file()

    def read(self, relative: str, limit: int | None = None) -> bytes:
        """A file's bytes; its fingerprint is kept.

        Args:
            limit: Read no more than this many bytes and one; the caller sees that there is more.

        Raises:
            BriefviewerError: ``path-outside`` or ``file-not-read``.
        """
        real = self.inside(relative)
        if real is None:
            raise BriefviewerError("path-outside", path=relative)
        try:
            if not real.is_file():
                raise BriefviewerError("file-not-read", path=relative, reason="not a file")
            with real.open("rb") as file:
                data = file.read() if limit is None else file.read(limit + 1)
            if limit is None or len(data) <= limit:
                self.fingerprints[relative] = _fingerprint(real, hashlib.sha256(data).hexdigest())
        except OSError as error:
            raise BriefviewerError("file-not-read", path=relative, reason=reason_of(error)) from error
        return data

    def fingerprint_rest(self) -> None:
        """Take the fingerprints of the files nobody asked for, so that a change of any is seen."""
        for relative in self.all_files():
            real = self.inside(relative)
            if relative not in self.fingerprints and real is not None:
                try:
                    self.fingerprints[relative] = _fingerprint(real, hash_of(real))
                except OSError:
                    continue

    def is_unchanged(self, relative: str, known: Fingerprint) -> bool:
        """Whether a file still is what it was: by size, time and inode first, by its hash where they differ."""
        real = self.inside(relative)
        if real is None:
            return False
        try:
            stat = real.stat()
            if stat.st_size != known.size:
                return False
            if known.mtime_ns and (stat.st_mtime_ns, stat.st_ino) == (known.mtime_ns, known.inode):
                return True
            return hash_of(real) == known.sha256
        except OSError:
            return False

    def _is_plain(self, relative: str) -> bool:
        """Whether a name leads straight down from the root, through no link: then its real path is plain to see.

        Windows has more sorts of links, and of names, than can be seen here.
        """
        if os.sep != "/" or "\0" in relative:
            return False
        path = str(self.root)
        for name in relative.split("/"):
            if name in ("", ".", ".."):
                return False
            path = f"{path}/{name}"
            if os.path.islink(path):
                return False
        return True

    def _below(self, folder: str, ending: str = "") -> Iterator[str]:
        try:
            with os.scandir(self.root / folder) as entries:
                found = [each.name for each in entries if each.name.endswith(ending) and each.is_file()]
        except OSError:
            return
        for name in found:
            if not name.startswith(".") and not name.endswith("~") and _is_text(name):
                yield f"{folder}/{name}"


def revision_of(fingerprints: dict[str, Fingerprint]) -> str:
    """A short hash over names and contents of the store's files, attached originals aside."""
    whole = hashlib.sha256()
    for name in sorted(fingerprints):
        if not name.startswith(ORIGINALS_FOLDER + "/"):
            whole.update(f"{name}\0{fingerprints[name].sha256}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()[:12]


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fingerprint_of(path: Path) -> Fingerprint:
    """What a file of the system is known by, its hash taken from its bytes."""
    before = path.stat()
    sha256 = hash_of(path)
    fingerprint = _fingerprint(path, sha256)
    return fingerprint if before.st_mtime_ns == fingerprint.mtime_ns else replace(fingerprint, mtime_ns=0)


def _is_text(name: str) -> bool:
    """A name that is no text in the system's encoding can be neither shown nor stored."""
    return not any("\ud800" <= each <= "\udfff" for each in name)


def _fingerprint(real: Path, sha256: str) -> Fingerprint:
    stat = real.stat()
    trusted = stat.st_mtime_ns < time.time_ns() - _RACY_NS
    return Fingerprint(stat.st_size, stat.st_mtime_ns if trusted else 0, stat.st_ino, sha256)
