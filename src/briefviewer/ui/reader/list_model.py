"""The listed events as a table model that reads columns; events are made only for the dates on show, a batch at once.

A list that is long and neither in date order nor whole is arranged beside the window, and so is one by title while the
titles of a large store have not been put in order; until then the old one stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from briefviewer.app.workspace import Workspace
from briefviewer.columns.collation import Collation
from briefviewer.columns.events import EventColumns
from briefviewer.columns.listing import (
    BEGINNING_UNKNOWN,
    MONTHS,
    NOWHERE,
    GroupBy,
    Lines,
    ListColumn,
    Listing,
    Plan,
    arrange,
)
from briefviewer.columns.select import Selection
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet, Filters
from briefviewer.ui.latest_job import LatestJob
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.qt_jobs import Progress
from briefviewer.ui.reader.list_cells import ListCells, column_name
from briefviewer.words import Words, counts
from briefviewer.words.dates import month_heading

Index = QModelIndex | QPersistentModelIndex

COLUMNS: Sequence[ListColumn] = tuple(ListColumn)
DATE, TITLE, KIND, STATUS = (COLUMNS.index(each) for each in (
    ListColumn.DATE, ListColumn.TITLE, ListColumn.KIND, ListColumn.STATUS
))  # fmt: skip
SHORT_ROLE = int(Qt.ItemDataRole.UserRole)
"""The short title, for narrow places."""
HEAD_ROLE = SHORT_ROLE + 1
"""The ``GroupHead`` of a line that is one, else None."""

_EMPTY = Listing(np.zeros(0, np.int32), np.zeros(1, np.int64), np.zeros(2, np.int64), has_heads=False)
_INLINE = 20_000
"""Up to so many rows a list is arranged at once; it takes a few milliseconds."""
_BATCH = 48


@dataclass(frozen=True, slots=True)
class GroupHead:
    """What the head of a group says."""

    name: str
    count: int
    is_folded: bool


@dataclass(frozen=True, slots=True)
class _Arranged:
    listing: Listing
    collation: Collation | None


class EventListModel(QAbstractTableModel):
    """The workspace's selection as lines: events, and the heads of groups."""

    arranged = Signal()
    """The lines are others now."""
    titles_known = Signal()
    """Titles can be found by their first letters now."""

    def __init__(self, workspace: Workspace, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        self.plan = Plan()
        self._is_wished_within = False
        self._folded: frozenset[int] = frozenset()
        self._columns: EventColumns | None = None
        self._collation: Collation | None = None
        self.cells = ListCells(workspace.store, words)
        self._job = LatestJob(self)
        self._job.answered.connect(self._take)
        self._learning = LatestJob(self)
        self._learning.answered.connect(self._learn)
        self.lines = Lines(_EMPTY)
        self.refresh()

    # what is listed

    def refresh(self) -> None:
        """Read the selection again."""
        columns = self._workspace.store.columns
        if columns is not self._columns:
            self._columns, self._collation = columns, None
            self.cells = ListCells(self._workspace.store, self._words)
            self._folded = frozenset()
            self._take(_Arranged(_EMPTY, None))
        self._arrange()

    @property
    def is_within_range(self) -> bool:
        """Whether only events of the briefing range are listed; without a range nothing is left out."""
        return self._is_wished_within and self._workspace.range is not None

    def keep_within_range(self, wished: bool) -> None:
        """List only events of the briefing range while there is one, or whatever the range."""
        was = self.is_within_range
        self._is_wished_within = wished
        if was is not self.is_within_range:
            self._arrange()

    @property
    def selection(self) -> Selection:
        """The rows that are listed."""
        return self._workspace.ranged if self.is_within_range else self._workspace.selection

    @property
    def filters(self) -> Filters:
        """What they are listed by."""
        return self._workspace.brief_filters if self.is_within_range else self._workspace.filters

    @property
    def is_arranging(self) -> bool:
        """Whether other lines are on their way."""
        return self._job.is_busy

    def group(self, by: GroupBy) -> None:
        """Group by something else, every group open."""
        if by is not self.plan.group_by:
            self.plan = replace(self.plan, group_by=by)
            self._folded = frozenset()
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equals stay in date order, rows without a value stay last."""
        if not 0 <= column < len(COLUMNS):
            return
        descending = order is Qt.SortOrder.DescendingOrder
        plan = replace(self.plan, sort_by=COLUMNS[column], descending=descending)
        if plan != self.plan:
            self.plan = plan
            self._arrange()

    def fold(self, line: int, folded: bool | None = None) -> None:
        """Fold the group whose head stands on a line, or open it; by default whichever it is not."""
        group, entry = self.lines.at(line)
        if entry is not None:
            return
        key = int(self.lines.listing.groups[group])
        shut = key not in self._folded if folded is None else folded
        self._show(self._folded | {key} if shut else self._folded - {key})

    def fold_all(self, folded: bool) -> None:
        """Fold all groups, or open them."""
        self._show(frozenset(self.lines.listing.groups.tolist()) if folded else frozenset())

    def event_at(self, line: int) -> EventId | None:
        """The event on a line; None for a head."""
        row = self._row(line)
        return None if row is None else EventId(self._workspace.store.columns.ids[row])

    def events_between(self, first: int, last: int) -> list[EventId]:
        """The events of some lines, both ends counted."""
        ids = self._workspace.store.columns.ids
        return [EventId(ids[row]) for row in self.lines.rows_between(first, last).tolist()]

    def lines_of(self, events: Sequence[EventId]) -> list[int]:
        """All lines on which some events stand, in order."""
        known = self._workspace.store.columns.rows_by_id
        rows = [row for each in events if (row := known.get(each)) is not None]
        return self.lines.lines_of(np.array(rows, dtype=np.int32)).tolist() if rows else []

    def learn_titles(self) -> bool:
        """Whether titles can be found by their first letters; in a large store it takes a while until they can."""
        columns = self._workspace.store.columns
        if self._collation is not None or len(columns) <= _INLINE:
            return True
        if not self._learning.is_busy:
            self._learning.ask(lambda _progress: Collation(columns.titles))
        return False

    def _learn(self, collation: Collation) -> None:
        if collation.texts is self._workspace.store.columns.titles:
            self._collation = collation
            self.titles_known.emit()

    def line_beginning_with(self, typed: str, start: int) -> int | None:
        """The first line from one on, round the end, whose title begins as typed; None where none does."""
        mask = self._titles(self._workspace.store.columns).beginning_with(typed)
        if not mask.any():
            return None
        lines = self.lines.lines_of(np.flatnonzero(mask).astype(np.int32))
        if not len(lines):
            return None
        return int(lines[np.searchsorted(lines, start) % len(lines)])

    # what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as a list can show; the view hides some."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heads of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_name(COLUMNS[section], self._words)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads can be walked over, not chosen."""
        if index.isValid() and self._row(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of one cell."""
        if not index.isValid():
            return None
        row = self._row(index.row())
        if row is None:
            return self._head_data(index.row(), role)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SHORT_ROLE):
            return None
        column = COLUMNS[index.column()]
        if role == SHORT_ROLE and column is ListColumn.TITLE:
            return self._workspace.store.columns.shorts[row]
        if column is ListColumn.DATE and not self.cells.has_date(row):
            self._read_dates(index.row())
        told = self.cells.text(row, column)
        return tool_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told

    # inside

    def _row(self, line: int) -> int | None:
        entry = self.lines.at(line)[1]
        return None if entry is None else int(self.lines.listing.entries[entry])

    def _head_data(self, line: int, role: int) -> Any:
        listing = self.lines.listing
        group = self.lines.at(line)[0]
        key = int(listing.groups[group])
        head = GroupHead(
            self.group_name(key), int(listing.starts[group + 1] - listing.starts[group]), key in self._folded
        )
        if role == HEAD_ROLE:
            return head
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            told = f"{head.name}, {counts.events(head.count, self._words)}"
            return self._words.text("{group}, folded", group=told) if head.is_folded else told
        return None

    def group_name(self, key: int) -> str:
        """What a group is called."""
        by, words = self.plan.group_by, self._words
        if by in (GroupBy.MONTH, GroupBy.YEAR):
            if key == NOWHERE:
                return words.text("undated")
            if key == BEGINNING_UNKNOWN:
                return words.text("beginning not known")
            return str(key) if by is GroupBy.YEAR else month_heading(key // MONTHS, key % MONTHS or None, words)
        return words.text("none given") if key == NOWHERE else self.cells.names[Facet(by.value)][key]

    def _titles(self, columns: EventColumns) -> Collation:
        if self._collation is None:
            self._collation = Collation(columns.titles)
        return self._collation

    def _arrange(self) -> None:
        plan, names, collation = self.plan, self.cells.names, self._collation
        columns, rows = self._workspace.store.columns, self.selection.rows

        def work(_progress: Progress) -> _Arranged:
            known = collation or (Collation(columns.titles) if plan.sort_by is ListColumn.TITLE else None)
            return _Arranged(arrange(columns, rows, plan, names, known), known)

        asks_titles = plan.sort_by is ListColumn.TITLE and collation is None and len(columns) > _INLINE
        if plan.is_plain or (len(rows) <= _INLINE and not asks_titles):
            self._job.drop()
            self._take(work(_no_progress))
        else:
            self._job.ask(work)

    def _take(self, made: _Arranged) -> None:
        self._collation = made.collation or self._collation
        self.beginResetModel()
        self.lines = Lines(made.listing, self._folded)
        self.endResetModel()
        self.arranged.emit()

    def _show(self, folded: frozenset[int]) -> None:
        if folded == self._folded or not self.lines.listing.has_heads:
            return
        self._folded = folded
        self.beginResetModel()
        self.lines = Lines(self.lines.listing, folded)
        self.endResetModel()
        self.arranged.emit()

    def _read_dates(self, line: int) -> None:
        first = line - line % _BATCH
        self.cells.read_dates(self.lines.rows_between(first, min(first + _BATCH, len(self.lines)) - 1).tolist())


def _no_progress(share: float, told: str = "", /) -> None:
    """Nobody waits for it."""
