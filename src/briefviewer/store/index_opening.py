"""Opens the index of a store: as it lies, brought up to the files that changed, or built anew.

An index that cannot be trusted is built again; where the cache cannot be written, in a folder of this run's own.
"""

import shutil
import weakref
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from briefviewer.domain.errors import BriefviewerError, UsageError
from briefviewer.store.atomic import reason_of
from briefviewer.store.collector import collector_paused
from briefviewer.store.files import StoreFiles
from briefviewer.store.frame import load_frame
from briefviewer.store.index import Held, Index, IndexMoved, IndexUnusable, index_path
from briefviewer.store.index_building import build
from briefviewer.store.index_refreshing import refreshed
from briefviewer.store.row_helper import file_rows

_TRIES = 3
"""Times to open an index that another process is bringing up."""


class IndexOpener:
    """Opens the index of one store, as often as it is asked.

    Args:
        path: The store's folder, as it was named.
        cache: Where indexes lie.
        originals: A folder whose files stand in for originals that are not attached.
        helper: The command that starts a process which helps to read a large store (``row_helper.serve``).
    """

    def __init__(
        self, path: Path, files: StoreFiles, cache: Path, originals: Path | None, helper: Sequence[str] | None
    ) -> None:
        self._path = path
        self._files = files
        self._cache = cache
        self._originals = originals
        self._helper = helper
        self._own_cache: Path | None = None

    def open(self) -> tuple[Index, Held]:
        """The index of the store as its files are now.

        Raises:
            UsageError: ``unknown-store`` if there is no store at the path.
            BriefviewerError: ``file-not-written`` if there is no room for an index anywhere.
        """
        path = index_path(self._cache, self._files.root, self._originals)
        for _ in range(_TRIES):
            found = Index(path)
            try:
                brought_up = self._brought_up(found) if path.exists() else None
            except IndexMoved:
                found.close()
                continue
            except (IndexUnusable, BriefviewerError, OSError):
                brought_up = None
            if brought_up is not None:
                return found, brought_up
            found.close()
            break
        return self.rebuild(path)

    def rebuild(self, path: Path) -> tuple[Index, Held]:
        """Build the index anew; where the cache cannot be written, in a folder of this run's own."""
        try:
            return self._built(path)
        except (BriefviewerError, IndexUnusable) as error:
            if isinstance(error, UsageError):
                raise
            return self._built(self._private_cache() / path.name)

    def _brought_up(self, found: Index) -> Held | None:
        """What an index holds once the files that changed are read again; None where it must be built anew."""
        changed = found.changed(self._files, self._originals)
        if changed is None:
            return None
        held = found.held()
        if not changed:
            return held
        with collector_paused():
            is_brought_up = refreshed(found, held, changed, self._files, self._originals)
        if not is_brought_up:
            return None
        found.close()
        return found.held()

    def _built(self, path: Path) -> tuple[Index, Held]:
        with collector_paused():
            frame = load_frame(self._path, self._originals)
            with file_rows(frame, self._originals, self._helper) as files:
                build(path, frame, files, self._originals)
        built = Index(path)
        return built, built.held()

    def _private_cache(self) -> Path:
        """A folder that goes when this opener goes."""
        if self._own_cache is None:
            try:
                self._own_cache = Path(mkdtemp(prefix="briefviewer-"))
            except OSError as error:
                raise BriefviewerError("file-not-written", path=gettempdir(), reason=reason_of(error)) from error
            weakref.finalize(self, shutil.rmtree, self._own_cache, ignore_errors=True)
        return self._own_cache
