"""What has been done and what has been undone, without limit: a command with what the store made of it."""

from dataclasses import dataclass

from briefviewer.app.commands import Command
from briefviewer.domain.changes import Applied


@dataclass(frozen=True, slots=True)
class Step:
    """One command that went to the disk."""

    command: Command
    applied: Applied


class History:
    """Two stacks. A new command forgets what was undone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def last_done(self) -> Step | None:
        """What *undo* would take back."""
        return self._done[-1] if self._done else None

    @property
    def last_undone(self) -> Step | None:
        """What *redo* would do again."""
        return self._undone[-1] if self._undone else None

    def note_done(self, step: Step) -> None:
        """A new command was done."""
        self._done.append(step)
        self._undone.clear()

    def note_undone(self) -> None:
        """The last command was taken back."""
        self._undone.append(self._done.pop())

    def note_redone(self, applied: Applied) -> None:
        """The command undone last was done again."""
        self._done.append(Step(self._undone.pop().command, applied))

    def drop_done(self) -> None:
        """The last command cannot be taken back any more; those before it can."""
        self._done.pop()

    def drop_undone(self) -> None:
        """The command undone last cannot be done again any more."""
        self._undone.pop()
