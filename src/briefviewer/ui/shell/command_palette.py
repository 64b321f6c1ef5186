"""All commands by name: type a few letters, choose, Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefviewer.ui.theme import set_role
from briefviewer.words import Words


class CommandPalette(QDialog):
    """Lists actions whose names hold all typed words, best beginnings first.

    Args:
        title: What is chosen from, where that is not all commands.
    """

    def __init__(self, actions: Sequence[QAction], words: Words, parent: QWidget, *, title: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title or words.text("All commands"))
        self.setMinimumSize(480, 380)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self.query = QLineEdit(self)
        self.query.setPlaceholderText(words.text("Type a name") if title else words.text("Type a command"))
        self.query.installEventFilter(self)
        self.query.textChanged.connect(self._fill)
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemActivated.connect(self._run)
        self.list.itemClicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.query)
        layout.addWidget(self.list, 1)
        self._fill()

    def show_actions(self, actions: Sequence[QAction]) -> None:
        """List these, such as actions that live no longer than the palette."""
        self._actions = actions
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work on the list while letters go to the field."""
        if watched is self.query and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self.list.count():
                self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._run(item)
                return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        self.list.clear()
        sought = self.query.text().casefold().split()
        for action in ranked(self._actions, sought):
            item = QListWidgetItem(self.list)
            item.setData(Qt.ItemDataRole.UserRole, action)
            row = QWidget(self.list)
            layout = QHBoxLayout(row)
            layout.setContentsMargins(10, 5, 10, 5)
            name = QLabel(_told(action), row)
            name.setTextFormat(Qt.TextFormat.PlainText)
            name.setEnabled(action.isEnabled())
            keys = QLabel(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), row)
            set_role(keys, "faint")
            layout.addWidget(name, 1)
            layout.addWidget(keys)
            item.setSizeHint(row.sizeHint())
            self.list.setItemWidget(item, row)
        self.list.setCurrentRow(0)

    def _run(self, item: QListWidgetItem) -> None:
        action = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        action.trigger()


def ranked(actions: Sequence[QAction], sought: Sequence[str]) -> Sequence[QAction]:
    """The actions that hold every word, those that begin with the first of them before the others."""
    found = [each for each in actions if all(word in _told(each).casefold() for word in sought)]
    return sorted(found, key=lambda each: bool(sought) and not _told(each).casefold().startswith(sought[0]))


def _told(action: QAction) -> str:
    """What an action is called: menus would read a single & as the mark of a key."""
    return action.text().replace("&&", "&")
