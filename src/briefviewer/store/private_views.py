"""The user's own saved views of something that is not written to, a read-only store or a packet: a file in the state
folder, of the same form as ``views.yaml``."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from briefviewer.domain.changes import Applied, Changes, Entry
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.library import Library
from briefviewer.domain.view import SavedView
from briefviewer.store.applying import apply, take_back
from briefviewer.store.files import VIEWS_FILE, Fingerprint, StoreFiles
from briefviewer.store.references import silent_references
from briefviewer.store.view_records import read_views
from briefviewer.store.yaml_events import YamlError, read_yaml


class PrivateViews:
    """The views kept for one store or packet.

    Args:
        state: The user's state folder; nothing is made in it before a view is saved.
        subject: The store's folder or the packet's file, by which its views are known again.
    """

    def __init__(self, state: Path, subject: Path) -> None:
        real = str(subject.resolve())
        key = hashlib.sha256(real.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self.folder = state / "views" / key
        self._files = StoreFiles(self.folder)
        self._library = Library()
        self._views: tuple[SavedView, ...] | None = None

    def views(self, library: Library) -> tuple[SavedView, ...]:
        """The views, in the order of their file. A file that cannot be read has none."""
        if self._views is None or library is not self._library or not self._is_current():
            self._library = library
            self.refresh()
        return self._views or ()

    def apply(self, changes: Changes, library: Library) -> Applied:
        """Write changes of views. Raises as ``applying.apply``."""
        self._library = library
        return apply(self.folder, changes, self, is_store=False)

    def take_back(self, applied: Applied, library: Library) -> None:
        """Undo them. Raises as ``applying.take_back``."""
        self._library = library
        take_back(self.folder, applied, self, is_store=False)

    def _is_current(self) -> bool:
        """Whether the file is as it was read: another window may have saved."""
        known = self._files.fingerprints.get(VIEWS_FILE)
        if known is None:
            return not self._files.exists(VIEWS_FILE)
        return self._files.is_unchanged(VIEWS_FILE, known)

    # What ``applying`` asks

    def refresh(self) -> bool:
        """Read the file again; whether it says something else now."""
        before, self._views = self._views, ()
        self._files.fingerprints.clear()
        try:
            root = read_yaml(self._files.read(VIEWS_FILE)).root
        except (BriefviewerError, YamlError):
            return before != ()
        found = read_views(root, VIEWS_FILE, silent_references(self._library), [])
        self._views = tuple(replace(each, is_private=True) for each in found)
        return before != self._views

    def fingerprints(self) -> Mapping[str, Fingerprint]:
        """The file as it was read."""
        return self._files.fingerprints

    def current(self, entry: Entry) -> Entry | None:
        """The view of that id."""
        return next((each for each in self._views or () if each.id == entry.id), None)

    def place(self, entry: Entry) -> tuple[str, str] | None:
        """Where the view of that id stands."""
        ids = [each.id for each in self._views or ()]
        return (VIEWS_FILE, ids[ids.index(entry.id) - 1] if ids.index(entry.id) else "") if entry.id in ids else None
