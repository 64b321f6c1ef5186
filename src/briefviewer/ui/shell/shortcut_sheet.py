"""The sheet of shortcuts: every action by menu, and the keys of the timeline."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from briefviewer.ui.shell.actions import ACTIONS, MENUS, PANE_KEYS, POINTER_WAYS
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words


class ShortcutSheet(QDialog):
    """Two columns that can be read at a glance."""

    def __init__(self, actions: Mapping[str, QAction], words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.text("Shortcuts"))
        self.resize(880, 760)
        self._theme = theme
        inside = QWidget(self)
        columns = QGridLayout(inside)
        columns.setContentsMargins(24, 18, 24, 18)
        columns.setHorizontalSpacing(36)
        sides = (QVBoxLayout(), QVBoxLayout())
        for number, menu in enumerate(MENUS):
            rows = [
                (actions[spec.id].shortcut().toString(QKeySequence.SequenceFormat.NativeText), actions[spec.id].text())
                for spec in ACTIONS
                if spec.menu == menu and spec.id in actions and not actions[spec.id].shortcut().isEmpty()
            ]
            if rows:
                self._group(sides[0 if number < 2 else 1], words.text(menu), rows)
        self._group(sides[0], words.text("Timeline"), [(keys, words.text(told)) for keys, told in PANE_KEYS])
        pointer = [(words.text(way), words.text(told)) for way, told in POINTER_WAYS]
        self._group(sides[1], words.text("Pointer on the timeline"), pointer)
        for at, side in enumerate(sides):
            side.addStretch()
            columns.addLayout(side, 0, at)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _group(self, side: QVBoxLayout, title: str, rows: list[tuple[str, str]]) -> None:
        head = QLabel(title.upper(), self)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setFont(self._theme.font(size="caption", weight=600))
        set_role(head, "section")
        side.addWidget(head)
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 16)
        grid.setVerticalSpacing(5)
        for at, (keys, told) in enumerate(rows):
            name = QLabel(told, self)
            name.setTextFormat(Qt.TextFormat.PlainText)
            key = QLabel(keys, self)
            key.setTextFormat(Qt.TextFormat.PlainText)
            set_role(key, "key")
            grid.addWidget(name, at, 0)
            grid.addWidget(key, at, 1, Qt.AlignmentFlag.AlignRight)
        side.addLayout(grid)
