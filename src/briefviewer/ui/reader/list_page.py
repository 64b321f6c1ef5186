"""The page of the list: the same events as a table, in step with the canvas, and its accessible twin."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.ui.reader.list_model import DATE, KIND, SHORT_ROLE, STATUS, TITLE, EventListModel
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

_LETTERS = {DATE: 11, KIND: 9, STATUS: 8}
"""How wide the other columns are: what is left is the title's, which needs it most."""

_PADDING = 18


class _TitleDelegate(QStyledItemDelegate):
    """Shows the short title where the whole one has no room."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Choose between the two."""
        super().initStyleOption(option, index)
        if option.fontMetrics.horizontalAdvance(option.text) > option.rect.width() - 16:
            option.text = index.data(SHORT_ROLE)


class ListPage(QWidget):
    """A sortable table; choosing rows chooses events, Enter or a double click opens one."""

    events_chosen = Signal(object)
    event_wished = Signal(object)

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self.model = EventListModel(workspace, words, self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setAccessibleName(words.text("List of events"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().setVisible(False)
        self.table.verticalHeader().setDefaultSectionSize(28)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicator(DATE, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self._titles = _TitleDelegate(self)
        self.table.setItemDelegateForColumn(TITLE, self._titles)
        self.table.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.table.activated.connect(self._tell_wished)
        self.table.doubleClicked.connect(self._tell_wished)
        self._nothing = QLabel(words.text("No event matches. Clear all filters with Ctrl+Shift+L."), self)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(16, 14, 16, 6)
        set_role(self._nothing, "faint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._nothing)
        layout.addWidget(self.table)
        self._is_showing = False
        self.dress(theme)
        self.show_changes(Aspect.ACTIVE)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self.table.setFont(theme.font())
        head = self.table.horizontalHeader()
        head.setFont(theme.font(size="small", weight=600))
        letter = self.table.fontMetrics().horizontalAdvance("n")
        for column, letters in _LETTERS.items():
            head.resizeSection(column, letters * letter + _PADDING)

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace."""
        if changed & (Aspect.STORE | Aspect.SELECTION):
            self._is_showing = True
            self.model.refresh()
            self._is_showing = False
        if changed & (Aspect.STORE | Aspect.SELECTION | Aspect.ACTIVE):
            self._show_chosen()
        is_empty = not self.model.rowCount()
        self._nothing.setVisible(is_empty and not self._workspace.filters.is_empty)

    def _show_chosen(self) -> None:
        chosen = self._workspace.chosen
        selection = QItemSelection()
        rows = [row for row in (self.model.row_of(each) for each in chosen) if row is not None]
        for row in rows:
            selection.select(self.model.index(row, DATE), self.model.index(row, STATUS))
        self._is_showing = True
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        if rows:
            self.table.selectionModel().setCurrentIndex(self.model.index(rows[0], TITLE), flags.NoUpdate)
            self.table.scrollTo(self.model.index(rows[0], TITLE))
        self._is_showing = False

    def _tell_chosen(self) -> None:
        if not self._is_showing:
            rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
            self.events_chosen.emit(tuple(self.model.event_at(row) for row in rows))

    def _tell_wished(self, index: QModelIndex) -> None:
        self.event_wished.emit(self.model.event_at(index.row()))
