"""The sheet of shortcuts: every action by menu with its key, which a click lets one change; keys of the timeline."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefviewer.ui.shell.actions import ACTIONS, MENUS, PANE_KEYS, POINTER_WAYS
from briefviewer.ui.shell.shortcuts import PORTABLE, Shortcuts
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

NATIVE = QKeySequence.SequenceFormat.NativeText


class ShortcutSheet(QDialog):
    """Two columns that can be read at a glance."""

    def __init__(
        self, actions: Mapping[str, QAction], shortcuts: Shortcuts, words: Words, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("Shortcuts"))
        room = self.screen().availableSize()
        self.resize(QSize(900, 780).boundedTo(QSize(room.width() - 40, room.height() - 60)))
        self._theme, self._words, self._shortcuts, self._actions = theme, words, shortcuts, actions
        self.keys: dict[str, QPushButton] = {}
        inside = QWidget(self)
        columns = QGridLayout(inside)
        columns.setContentsMargins(24, 18, 24, 18)
        columns.setHorizontalSpacing(36)
        sides = (QVBoxLayout(), QVBoxLayout())
        for menu in MENUS:
            ids = [spec.id for spec in ACTIONS if spec.menu == menu and spec.id in actions]
            rows = [(self._key_button(id_), actions[id_].text()) for id_ in ids]
            if rows:
                self._group(min(sides, key=lambda side: side.count()), words.text(menu), rows)
        self._group(sides[0], words.text("Timeline"), self._fixed(PANE_KEYS))
        pointer = [(words.text(way), told) for way, told in POINTER_WAYS]
        self._group(sides[1], words.text("Pointer on the timeline"), self._fixed(pointer))
        for at, side in enumerate(sides):
            side.addStretch()
            columns.addLayout(side, 0, at)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        hint = QLabel(words.text("Click a shortcut to change it."), self)
        set_role(hint, "muted")
        self.reset_all = QPushButton(words.text("Reset all shortcuts"), self)
        self.reset_all.setAutoDefault(False)
        self.reset_all.clicked.connect(self._reset_all)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 12)
        foot.addWidget(hint)
        foot.addStretch()
        foot.addWidget(self.reset_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        layout.addLayout(foot)
        self._show_keys()

    def ask_keys(self, id_: str) -> "KeyDialog":
        """Ask for other keys of an action."""
        dialog = KeyDialog(id_, self._actions, self._shortcuts, self._words, self)
        dialog.changed.connect(self._show_keys)
        dialog.open()
        return dialog

    def _key_button(self, id_: str) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(button, "key")
        button.clicked.connect(lambda: self.ask_keys(id_))
        self.keys[id_] = button
        return button

    def _show_keys(self) -> None:
        for id_, button in self.keys.items():
            told = [QKeySequence(each).toString(NATIVE) for each in self._shortcuts.keys(id_)]
            button.setText(" · ".join(told).replace("&", "&&") or "–")
            name = self._actions[id_].text()
            keys = ", ".join(told) or self._words.text("no shortcut")
            button.setAccessibleName(self._words.text("Shortcut of {action}: {keys}", action=name, keys=keys))
        self.reset_all.setEnabled(any(self._shortcuts.is_changed(id_) for id_ in self.keys))

    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._show_keys()

    def _fixed(self, rows: Sequence[tuple[str, str]]) -> list[tuple[QWidget, str]]:
        made: list[tuple[QWidget, str]] = []
        for keys, told in rows:
            label = QLabel(keys, self)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_role(label, "key")
            made.append((label, self._words.text(told)))
        return made

    def _group(self, side: QVBoxLayout, title: str, rows: Sequence[tuple[QWidget, str]]) -> None:
        head = QLabel(title.upper(), self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setFont(self._theme.font(size="caption", weight=600))
        set_role(head, "section")
        side.addWidget(head)
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 16)
        grid.setVerticalSpacing(3)
        for at, (keys, told) in enumerate(rows):
            name = QLabel(told, self)
            name.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(name, at, 0)
            grid.addWidget(keys, at, 1, Qt.AlignmentFlag.AlignRight)
        side.addLayout(grid)


class KeyDialog(QDialog):
    """Asks for the keys of one action, and says whose they are by now."""

    changed = Signal()

    def __init__(
        self, id_: str, actions: Mapping[str, QAction], shortcuts: Shortcuts, words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._id, self._actions, self._shortcuts, self._words = id_, actions, shortcuts, words
        self.setWindowTitle(words.text("Shortcut of “{action}”", action=actions[id_].text()))
        self.setMinimumWidth(420)
        told = QLabel(words.text("Press the keys that shall call “{action}”.", action=actions[id_].text()), self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.edit = QKeySequenceEdit(self)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAccessibleName(self.windowTitle())
        keys = shortcuts.keys(id_)
        if keys:
            self.edit.setKeySequence(QKeySequence(keys[0]))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.use = self._button(buttons, words.text("Use it"), QDialogButtonBox.ButtonRole.AcceptRole, self._use)
        self.reset = self._button(buttons, words.text("Reset"), QDialogButtonBox.ButtonRole.ResetRole, self._reset)
        self._button(buttons, words.text("Cancel"), QDialogButtonBox.ButtonRole.RejectRole, self.reject)
        self.reset.setEnabled(shortcuts.is_changed(id_))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        for widget in (told, self.edit, self.told, buttons):
            layout.addWidget(widget)
        self.edit.keySequenceChanged.connect(self._tell)
        self._tell()

    def _button(
        self, box: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole, act: Callable[[], object]
    ) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        box.addButton(button, role)
        return button

    def _typed(self) -> str:
        return self.edit.keySequence().toString(PORTABLE)

    def _tell(self) -> None:
        keys = self._typed()
        holder = self._shortcuts.holder(keys, self._id) if keys else None
        native = self.edit.keySequence().toString(NATIVE)
        if not keys:
            told = self._words.text("Without keys it is called by menu and command palette only.")
        elif holder == "":
            told = self._words.text(
                "{keys} belongs to the panes themselves; choose keys with Ctrl or Alt.", keys=native
            )
        elif holder is not None:
            name = self._actions[holder].text()
            told = self._words.text("{keys} calls “{action}” now, and will no longer.", keys=native, action=name)
        else:
            told = self._words.text("{keys} is free.", keys=native)
        set_role(self.told, "error" if holder == "" else "warning" if holder else "muted")
        self.told.setText(told)
        self.use.setEnabled(holder != "")

    def _use(self) -> None:
        self._shortcuts.change(self._id, self._typed())
        self.accept()
        self.changed.emit()

    def _reset(self) -> None:
        self._shortcuts.reset(self._id)
        self.accept()
        self.changed.emit()
