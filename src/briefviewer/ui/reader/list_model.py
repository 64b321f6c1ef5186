"""The listed events as a table model that reads columns; an event is made only for a date that is on show."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefviewer.app.workspace import Workspace
from briefviewer.columns.events import Rows
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.names import value_name
from briefviewer.ui.plain import tool_tip
from briefviewer.words import Words
from briefviewer.words.dates import short_date
from briefviewer.words.labels import heading

Index = QModelIndex | QPersistentModelIndex

DATE, TITLE, KIND, STATUS = range(4)
SHORT_ROLE = int(Qt.ItemDataRole.UserRole)
"""The short title, for narrow places."""


class EventListModel(QAbstractTableModel):
    """Rows of the workspace's selection, in date order unless sorted otherwise."""

    def __init__(self, workspace: Workspace, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        self._heads = (
            words.text("Date"),
            words.text("Event"),
            heading(Facet.KIND, words),
            heading(Facet.STATUS, words),
        )
        self._sorted_by, self._descending = DATE, False
        self.rows: Rows = np.zeros(0, dtype=np.int32)
        self._date = self._dates()
        self.refresh()

    def refresh(self) -> None:
        """Read the selection again."""
        self.beginResetModel()
        self._date = self._dates()
        self.rows = self._in_order(self._workspace.selection.rows)
        self.endResetModel()

    def event_at(self, row: int) -> EventId:
        """The event of a table row."""
        return EventId(self._workspace.store.columns.ids[int(self.rows[row])])

    def row_of(self, event: EventId) -> int | None:
        """The table row of an event; None where it is not listed."""
        row = self._workspace.store.columns.rows_by_id.get(event)
        if row is None:
            return None
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if len(found) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many events are listed."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Date, title, kind, status."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of one field."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SHORT_ROLE):
            return None
        columns, library = self._workspace.store.columns, self._workspace.store.library
        row = int(self.rows[index.row()])
        column = index.column()
        if column == DATE:
            return self._date(row)
        if column == TITLE:
            title = columns.shorts[row] if role == SHORT_ROLE else columns.titles[row]
            return tool_tip(title) if role == Qt.ItemDataRole.ToolTipRole else title
        facet = Facet.KIND if column == KIND else Facet.STATUS
        codes = columns.kind if column == KIND else columns.status
        return value_name(facet, columns.vocabulary[facet][int(codes[row])], library, self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equals stay in date order."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self.rows = self._in_order(self._workspace.selection.rows)
        self.layoutChanged.emit()

    def _in_order(self, rows: Rows) -> Rows:
        columns, library = self._workspace.store.columns, self._workspace.store.library
        if self._sorted_by == DATE:
            return rows[::-1] if self._descending else rows
        if self._sorted_by == TITLE:
            keys = np.array([columns.titles[int(row)].casefold() for row in rows], dtype=object)
        else:
            facet = Facet.KIND if self._sorted_by == KIND else Facet.STATUS
            codes = columns.kind if self._sorted_by == KIND else columns.status
            names = [value_name(facet, value, library, self._words).casefold() for value in columns.vocabulary[facet]]
            ranks = np.argsort(np.argsort(np.array(names, dtype=object), kind="stable"), kind="stable")
            keys = ranks[codes[rows]] if len(rows) else np.zeros(0, dtype=np.int64)
        order = np.argsort(keys, kind="stable")
        return rows[order[::-1]] if self._descending else rows[order]

    def _dates(self) -> Callable[[int], str]:
        """Dates in words, made for rows on show and kept while they are."""

        @lru_cache(maxsize=4096)
        def date_of(row: int) -> str:
            event = self._workspace.store.events([row])[0]
            return short_date(event.when, event.modifier, self._words)

        return date_of
