"""Narrows the window by words. In a large store their rows are found beside the window first; the last wish wins."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from briefviewer.app.workspace import Workspace
from briefviewer.ui.latest_job import LatestJob

INLINE = 20_000
"""Up to so many events words are found at once; it takes a few milliseconds."""


class Narrowing(QObject):
    """Waits for what words match before it has the window narrowed by them."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job = LatestJob(self)
        self._job.answered.connect(lambda narrow: narrow())

    @property
    def is_waiting(self) -> bool:
        """Whether words are still being looked for."""
        return self._job.is_busy

    def narrow(self, text: Sequence[str], narrow: Callable[[], None]) -> None:
        """Narrow once the store, which keeps what it was asked last, knows the rows of every query.

        Args:
            text: The queries that will be in force.
            narrow: Has the workspace narrowed; called in the window's thread.
        """
        store, wanted = self._workspace.store, tuple(text)
        if not wanted or len(store.columns) <= INLINE:
            self._job.drop()
            narrow()
            return

        def find(_progress: object) -> Callable[[], None]:
            store.matches(wanted)
            return narrow

        self._job.ask(find)

    def drop(self) -> None:
        """Nobody waits any more."""
        self._job.drop()
