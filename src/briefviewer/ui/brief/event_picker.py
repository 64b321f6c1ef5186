"""A field that finds an event as one types and hands it on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from briefviewer.domain.event import EventId
from briefviewer.ui.theme import set_role

Found = Sequence[tuple[EventId, str]]
"""Events with what they are called."""
Finder = Callable[[str], Found]

_ID = Qt.ItemDataRole.UserRole + 1


class EventPicker(QLineEdit):
    """Shows what is found under the field; choosing one empties it again."""

    event_chosen = Signal(str)

    def __init__(self, find: Finder, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._model = QStandardItemModel(self)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        completer = QCompleter(self._model, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        popup = QListView()
        set_role(popup, "popup")
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        popup.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the date stands last
        completer.setPopup(popup)
        completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._choose_first)

    def offered(self) -> list[str]:
        """What is offered now."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _offer(self, typed: str) -> None:
        self._model.clear()
        for event, title in self._find(typed) if typed.strip() else ():
            item = QStandardItem(title)
            item.setData(event, _ID)
            self._model.appendRow(item)

    def _choose(self, index: QModelIndex) -> None:
        event = index.data(_ID)
        if isinstance(event, str):
            self.event_chosen.emit(event)
        # the completer writes what was chosen into the field after this
        self._model.clear()
        self.clear()

    def _choose_first(self) -> None:
        if self._model.rowCount() and self.text().strip():
            self._choose(self._model.index(0, 0))
