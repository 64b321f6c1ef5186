"""Does commands for the window, takes them back and does them again, and tells what stood in the way."""

from collections.abc import Callable

from PySide6.QtGui import QAction

from briefviewer.app.commands import Command
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.changes import ChangeConflict
from briefviewer.domain.errors import BriefviewerError
from briefviewer.ui.shell.conflict_dialog import ConflictDialog
from briefviewer.ui.shell.window import BriefWindow


class Changing:
    """The door through which the window changes a store.

    Args:
        tell: Says what the world got wrong.
    """

    def __init__(self, window: BriefWindow, workspace: Workspace, tell: Callable[[BriefviewerError], None]) -> None:
        self._window, self._workspace, self._tell = window, workspace, tell
        self.show_changes(Aspect.HISTORY)

    def do(self, command: Command) -> bool:
        """Do it; whether it was done."""
        return self._try(lambda: self._workspace.do(command))

    def undo(self) -> None:
        """Take back the last command."""
        self._try(self._workspace.undo, leave=self._workspace.drop_undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._try(self._workspace.redo, leave=self._workspace.drop_redo)

    def show_changes(self, changed: Aspect) -> None:
        """Name in the menu what would be taken back, and done again."""
        if changed & Aspect.HISTORY:
            words, actions = self._window.words, self._window.actions_by_id
            undoable, redoable = self._workspace.undoable, self._workspace.redoable
            undo, redo = words.text("Undo"), words.text("Redo")
            if undoable is not None:
                undo = words.text("Undo: {command}", command=undoable.name(words))
            if redoable is not None:
                redo = words.text("Redo: {command}", command=redoable.name(words))
            _name(actions["undo"], undo, undoable)
            _name(actions["redo"], redo, redoable)

    def _try(self, act: Callable[[], None], leave: Callable[[], None] | None = None) -> bool:
        try:
            act()
        except ChangeConflict as conflict:
            dialog = ConflictDialog(conflict, self._window.words, self._window.theme, self._window)
            if leave is not None:
                dialog.offer_to_leave(leave)
            dialog.open()
            return False
        except BriefviewerError as error:
            self._tell(error)
            return False
        return True


def _name(action: QAction, told: str, command: Command | None) -> None:
    action.setText(told.replace("&", "&&"))
    action.setEnabled(command is not None)
