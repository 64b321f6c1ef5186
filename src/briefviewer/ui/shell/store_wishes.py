"""What the window does about stores: open another one, read one again, attach originals, list what is wrong."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from briefviewer.app.ports import EventStore
from briefviewer.app.workspace import Workspace
from briefviewer.domain.document import DocumentId
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.event import EventId
from briefviewer.ui.shell.attach import AttachDialog, ask_for_files
from briefviewer.ui.shell.problems_dialog import ProblemsDialog
from briefviewer.ui.shell.window import BriefWindow

StoreOpener = Callable[[Path], EventStore]


class StoreWishes:
    """Leads wishes about the store to the workspace.

    Args:
        open_store: Opens a store by its folder; raises ``BriefviewerError`` where there is none.
        tell: Says what the world got wrong.
        open_event: Tells about an event whose excerpt was found, moved or lost.
    """

    def __init__(
        self,
        window: BriefWindow,
        workspace: Workspace,
        open_store: StoreOpener,
        tell: Callable[[BriefviewerError], None],
        open_event: Callable[[EventId], None],
    ) -> None:
        self._window, self._workspace, self._open_store = window, workspace, open_store
        self._tell, self._open_event = tell, open_event

    def ask(self) -> None:
        """Ask for the folder of another store."""
        folder = QFileDialog.getExistingDirectory(
            self._window, self._window.words.text("Open a store"), str(self._workspace.store.path)
        )
        if folder:
            self.open_store(Path(folder))

    def reload(self) -> None:
        """Read the same store again."""
        self.open_store(self._workspace.store.path)

    def open_store(self, folder: Path) -> None:
        """Show another store; the one at hand stays where it cannot be opened."""
        try:
            store = self._open_store(folder)
        except BriefviewerError as error:
            self._tell(error)
            return
        self._workspace.replace_store(store)

    def ask_attach(self) -> None:
        """Ask for files to attach."""
        self.attach(ask_for_files(self._window, self._window.words))

    def attach_to(self, document: DocumentId) -> None:
        """Ask for the original of one document."""
        self.attach(ask_for_files(self._window, self._window.words), document)

    def attach(self, files: object, document: DocumentId | None = None) -> None:
        """Attach files, tell what came of it, and show the documents anew."""
        chosen = [each for each in files if isinstance(each, Path)] if isinstance(files, list | tuple) else []
        if not chosen:
            return
        window = self._window
        dialog = AttachDialog(self._workspace.store, chosen, window.words, window.theme, window, document)
        dialog.attached.connect(self._workspace.replace_store)
        dialog.event_wished.connect(self._open_event)
        dialog.begin()
        dialog.open()

    def show_problems(self) -> None:
        """List what is wrong with the store."""
        ProblemsDialog(self._workspace.store.problems, self._window.words, self._window).open()
