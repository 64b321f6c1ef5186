"""Which keys call which action: changed by the user, remembered, taken back. No key ever calls two things."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence

from briefviewer.ui.memory import Memory
from briefviewer.ui.shell.actions import ACTIONS

PORTABLE = QKeySequence.SequenceFormat.PortableText

TIMELINE_KEYS = frozenset(
    [
        *("W", "S", "A", "D", "F", "R", ".", ",", "+", "-", "=", "_"),
        *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
        *("Esc", "Return", "Enter", "Space", "Tab", "Shift+Tab", "Backspace", "Del"),
    ]
)
"""Keys of the panes themselves: an action that took one would take it from typing, walking or the timeline."""


class Shortcuts:
    """The shortcuts of a window's actions.

    Args:
        actions: The actions by id; their shortcuts are set here.
        memory: Where changes are kept, as ``shortcuts/ID``.
    """

    def __init__(self, actions: Mapping[str, QAction], memory: Memory) -> None:
        self._actions, self._memory = actions, memory
        self._usual = {spec.id: spec.keys for spec in ACTIONS}

    def keys(self, id_: str) -> Sequence[str]:
        """The keys of an action, the one that is shown first."""
        return [each.toString(PORTABLE) for each in self._actions[id_].shortcuts()]

    def is_changed(self, id_: str) -> bool:
        """Whether the user gave it other keys."""
        return list(self.keys(id_)) != [QKeySequence(each).toString(PORTABLE) for each in self._usual.get(id_, ())]

    def holder(self, keys: str, but: str) -> str | None:
        """Which other action has these keys; an empty id where a pane has them, None where they are free."""
        wanted = QKeySequence(keys).toString(PORTABLE)
        if wanted in TIMELINE_KEYS:
            return ""
        return next((id_ for id_ in self._actions if id_ != but and wanted in self.keys(id_)), None)

    def change(self, id_: str, keys: str) -> None:
        """Give an action these keys instead of all it had, none if empty; an action that had them loses them.

        Raises:
            ValueError: if a pane has them.
        """
        holder = self.holder(keys, id_) if keys else None
        if holder == "":
            raise ValueError(f"{keys} belongs to a pane")
        if holder is not None:
            wanted = QKeySequence(keys).toString(PORTABLE)
            self._set(holder, [each for each in self.keys(holder) if each != wanted])
        self._set(id_, [keys] if keys else [])

    def reset(self, id_: str) -> None:
        """Give an action its usual keys back; whoever has them now loses them."""
        for keys in self._usual.get(id_, ()):
            holder = self.holder(keys, id_)
            if holder:
                self._set(holder, [each for each in self.keys(holder) if each != QKeySequence(keys).toString(PORTABLE)])
        self._set(id_, self._usual.get(id_, ()))

    def reset_all(self) -> None:
        """Give every action its usual keys back."""
        for id_ in self._actions:
            self._set(id_, self._usual.get(id_, ()))

    def _set(self, id_: str, keys: Sequence[str]) -> None:
        self._actions[id_].setShortcuts([QKeySequence(each) for each in keys])
        if self.is_changed(id_):
            self._memory.keep(f"shortcuts/{id_}", " ".join(keys))
        else:
            self._memory.forget(f"shortcuts/{id_}")
