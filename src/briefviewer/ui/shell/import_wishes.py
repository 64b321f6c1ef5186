"""What the window does about other people's tables: ask for one, import it as a layer, show the store that has it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from briefviewer.app.places import ReaderPage
from briefviewer.app.workspace import Workspace
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.tables.dialog import ImportDialog
from briefviewer.ui.tables.taking import TakenIn, TakesTables

_SUFFIXES = (".csv", ".tsv")


class ImportWishes:
    """Leads wishes about tables to the store.

    Args:
        tell: Says what the world got wrong.
    """

    def __init__(self, window: BriefWindow, workspace: Workspace, tell: Callable[[BriefviewerError], None]) -> None:
        self._window, self._workspace, self._tell = window, workspace, tell

    def ask(self) -> None:
        """Ask for a table and import it."""
        words, told = self._window.words, self._window.words.text("Import a table")
        tables = words.text("Tables (*.csv *.tsv *.txt)")
        name, _ = QFileDialog.getOpenFileName(self._window, told, str(Path.home()), tables)
        if name:
            self.open(Path(name))

    def offer(self, files: object) -> bool:
        """Import a dropped file where it is one table; whether it is."""
        is_one = isinstance(files, list | tuple) and len(files) == 1 and isinstance(files[0], Path)
        if not (is_one and files[0].suffix.lower() in _SUFFIXES):  # type: ignore[index]
            return False
        self.open(files[0])  # type: ignore[index]
        return True

    def open(self, table: Path) -> None:
        """Open the dialog on a table; refused where the store takes none."""
        store = self._workspace.store
        if store.is_read_only or not isinstance(store, TakesTables):
            self._tell(BriefviewerError("store-read-only", path=str(store.path)))
            return
        dialog = ImportDialog(store, table, self._window.words, self._window.theme, self._window)
        dialog.imported.connect(self._show)
        dialog.open()

    def _show(self, taken: TakenIn) -> None:
        """Show the store that has the layer, all of it in view, and list its events."""
        if taken.store is not None:
            self._workspace.replace_store(taken.store)
        self._window.timeline.canvas.fit_all()
        self._workspace.open_page(ReaderPage.LIST)
