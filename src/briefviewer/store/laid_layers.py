"""The layers of an open store, laid into its curated events when somebody first asks.

An import need not wait for that.
"""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from briefviewer.columns.events import EventColumns
from briefviewer.domain.library import Library
from briefviewer.store.files import StoreFiles
from briefviewer.store.index import IndexUnusable
from briefviewer.store.layers import Layers
from briefviewer.store.tables import OpenTable

Answer = TypeVar("Answer")


class LaidLayers:
    """Lays them once, whichever thread asks first, and again where an index of theirs breaks.

    Args: as of ``Layers``.
    """

    def __init__(
        self, files: StoreFiles, folder: Path, library: Library, curated: EventColumns, open_table: OpenTable | None
    ) -> None:
        self._files = files
        self._folder = folder
        self._library = library
        self._curated = curated
        self._open_table = open_table
        self._look = look_of_layers(files)
        self._laid: Layers | None = None
        self._laying = threading.Lock()

    @property
    def layers(self) -> Layers:
        """The layers beside the curated events."""
        laid = self._laid
        if laid is None:
            with self._laying:
                laid = self._laid
                if laid is None:
                    laid = self._laid = Layers(
                        self._files, self._folder, self._library, self._curated, self._open_table
                    )
        return laid

    @property
    def are_current(self) -> bool:
        """Whether the files of the layers look as they did."""
        return self._look == look_of_layers(self._files)

    def ask(self, question: Callable[[Layers], Answer]) -> Answer:
        """Ask the layers; where an index breaks under our hands all are made again."""
        try:
            return question(self.layers)
        except IndexUnusable:
            self.layers.forget()
            self.close()
            return question(self.layers)

    def close(self) -> None:
        """Let go of the indexes; who asks again lays them anew."""
        laid, self._laid = self._laid, None
        if laid is not None:
            laid.close()


def look_of_layers(files: StoreFiles) -> Mapping[str, tuple[int, int, int]]:
    """What ``layers.yaml`` and the files beside it look like from outside."""
    seen = {}
    for name in files.layer_files():
        with suppress(OSError):
            stat = (files.root / name).stat()
            seen[name] = stat.st_size, stat.st_mtime_ns, stat.st_ino
    return seen
