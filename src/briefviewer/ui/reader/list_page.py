"""The page of the list: the same events as a table, in step with the canvas, and its accessible twin."""

from collections.abc import Iterable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.columns.events import Rows
from briefviewer.columns.listing import GroupBy, ListColumn
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.ui.memory import Memory
from briefviewer.ui.reader.list_cells import column_name
from briefviewer.ui.reader.list_layout import ColumnPlace, layout_in_words, read_layout
from briefviewer.ui.reader.list_model import COLUMNS, TITLE, EventListModel
from briefviewer.ui.reader.list_table import ListTable
from briefviewer.ui.reader.list_widths import measured_layout, usual_layout
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words, counts
from briefviewer.words.labels import heading

_LEAST_TITLE = 120
_MOST_TOLD = 5_000
"""More chosen lines are the list's alone: whoever else marks the chosen would be at it for minutes."""
_LAYOUT, _ORDER, _GROUP, _WITHIN = "list/columns", "list/order", "list/group", "list/range"


class ListPage(QWidget):
    """A table; choosing rows chooses events, Enter or a double click opens one."""

    events_chosen = Signal(object)
    event_wished = Signal(object)
    export_wished = Signal()
    chosen_export_wished = Signal()

    def __init__(self, workspace: Workspace, words: Words, theme: Theme) -> None:
        super().__init__()
        self._workspace, self._words = workspace, words
        self.model = EventListModel(workspace, words, self)
        self.table = ListTable(self.model, words, theme, self)
        head = self.table.horizontalHeader()
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._offer_columns)
        head.sectionResized.connect(self._fit_title)
        self.table.setSortingEnabled(True)
        self.table.selectionModel().selectionChanged.connect(self._tell_chosen)
        self.table.line_wished.connect(self._tell_wished)
        self._counted = QLabel(self)
        self._counted.setTextFormat(Qt.TextFormat.PlainText)
        self._counted.setWordWrap(True)
        set_role(self._counted, "faint")
        self.range_button = self._button(words.text("List only the events of the briefing range"))
        self.range_button.setText(words.text("Only the range"))
        self.range_button.setAccessibleName(words.text("Only the range"))
        self.range_button.setCheckable(True)
        self.range_button.toggled.connect(self.model.keep_within_range)
        self.group_button = self._button(words.text("What the list is grouped by"))
        self.more_button = self._button(words.text("Columns, order and export of the list"))
        self.more_button.setText("⋯")
        self._column_menu = QMenu(self)
        self._column_actions = self._fill_column_menu()
        self._group_actions = self._fill_group_menu()
        self._fill_more_menu()
        self._nothing = QLabel(self)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(16, 14, 16, 6)
        set_role(self._nothing, "faint")
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 4, 10, 4)
        bar.setSpacing(4)
        bar.addWidget(self._counted, 1)
        bar.addWidget(self.range_button)
        bar.addWidget(self.group_button)
        bar.addWidget(self.more_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._nothing)
        layout.addWidget(self.table, 1)
        self._is_showing = self._is_telling = self._is_fitting = False
        self._is_late = False
        self._is_measured = False
        self.model.modelAboutToBeReset.connect(self._begin_showing)
        self.model.arranged.connect(self._show_arranged)
        self.dress(theme)
        self.place_columns(self._usual_layout())
        self._show_arranged()

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self.table.dress(theme)
        self._counted.setFont(theme.font(size="small"))
        for button in (self.range_button, self.group_button, self.more_button):
            button.setFont(theme.font(size="small", weight=600))

    # how it stands

    def group(self, by: GroupBy) -> None:
        """Group by something else."""
        self.model.group(by)
        self._group_actions[by].setChecked(True)
        self._show_control()

    def show_column(self, column: ListColumn, shown: bool) -> None:
        """Show a column or hide it; one always stays."""
        head = self.table.horizontalHeader()
        section = COLUMNS.index(column)
        is_last = not head.isSectionHidden(section) and head.count() - head.hiddenSectionCount() <= 1
        shown = shown or is_last
        self.table.setColumnHidden(section, not shown)
        with QSignalBlocker(self._column_actions[column]):
            self._column_actions[column].setChecked(shown)
        self._is_measured = True
        self._fit_title()

    def chosen_rows(self) -> Rows:
        """The rows of the store that are chosen, each once, however many."""
        ranges = _merged((each.top(), each.bottom()) for each in self.table.selectionModel().selection().toList())
        rows = [self.model.lines.rows_between(top, bottom) for top, bottom in ranges]
        return np.unique(np.concatenate(rows)) if rows else np.zeros(0, np.int32)

    def shown_columns(self) -> Sequence[ListColumn]:
        """The columns on show, from left to right."""
        return [each.column for each in self.layout_of_columns() if each.is_shown]

    def layout_of_columns(self) -> Sequence[ColumnPlace]:
        """Where every column stands."""
        head = self.table.horizontalHeader()
        places = []
        for visual in range(head.count()):
            section = head.logicalIndex(visual)
            hidden = head.isSectionHidden(section)
            width = self._hidden_widths.get(section, 0) if hidden else head.sectionSize(section)
            places.append(ColumnPlace(COLUMNS[section], not hidden, 0 if section == TITLE else width))
        return places

    def place_columns(self, places: Sequence[ColumnPlace]) -> None:
        """Have the columns stand so."""
        head = self.table.horizontalHeader()
        self._is_fitting = True
        self._hidden_widths = {}
        for visual, place in enumerate(places):
            section = COLUMNS.index(place.column)
            head.moveSection(head.visualIndex(section), visual)
            if place.width_px:
                head.resizeSection(section, place.width_px)
                self._hidden_widths[section] = place.width_px
            self.table.setColumnHidden(section, not place.is_shown)
            with QSignalBlocker(self._column_actions[place.column]):
                self._column_actions[place.column].setChecked(place.is_shown)
        self._is_fitting = False
        self._fit_title()

    def restore(self, memory: Memory) -> None:
        """Stand as at the last close."""
        kept = memory.recall(_LAYOUT)
        if kept:
            self._is_measured = True
            self.place_columns(read_layout(kept, self._usual_layout()))
        column, _, order = memory.recall(_ORDER).partition(" ")
        if column in set(ListColumn):
            falling = Qt.SortOrder.DescendingOrder if order == "descending" else Qt.SortOrder.AscendingOrder
            self.table.sortByColumn(COLUMNS.index(ListColumn(column)), falling)
        self.range_button.setChecked(memory.recall(_WITHIN) == "only")
        by = memory.recall(_GROUP)
        if by in set(GroupBy):
            self.group(GroupBy(by))

    def keep(self, memory: Memory) -> None:
        """Remember how it stands."""
        memory.keep(_LAYOUT, layout_in_words(self.layout_of_columns()) if self._is_measured else "")
        plan = self.model.plan
        memory.keep(_ORDER, f"{plan.sort_by} {'descending' if plan.descending else 'ascending'}")
        memory.keep(_GROUP, plan.group_by.value)
        memory.keep(_WITHIN, "only" if self.range_button.isChecked() else "")

    def turn_range(self) -> None:
        """List only the events of the briefing range, or all again, by key."""
        if self._workspace.range is not None:
            self.range_button.toggle()

    def open_group_menu(self) -> None:
        """Open the choice of groups by key."""
        _open(self.group_button)

    def open_menu(self) -> None:
        """Open the menu of columns and order by key."""
        _open(self.more_button)

    # in step with the window

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace; while the page is hidden, once it is seen again."""
        if changed & (Aspect.STORE | Aspect.RANGE):
            self._show_control()
        is_other_range = bool(changed & Aspect.RANGE) and self.range_button.isChecked()
        if changed & (Aspect.STORE | Aspect.SELECTION) or is_other_range:
            if changed & Aspect.STORE or self.isVisible():
                self._read_again()
            else:
                self._is_late = True
        elif changed & Aspect.ACTIVE and not self._is_telling:
            self._show_chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._is_late:
            self._read_again()
        if not self._is_measured and len(self.model.lines):
            self.place_columns(self._measured_layout())
        self._fit_title()
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title the room there is."""
        super().resizeEvent(event)
        self._fit_title()

    def _read_again(self) -> None:
        self._is_late = False
        self.model.refresh()

    def _begin_showing(self) -> None:
        self._is_showing = True

    def _show_arranged(self) -> None:
        self._is_showing = False
        is_empty = not len(self.model.selection.rows)
        self._show_counted(0)
        self._nothing.setText(self._why_nothing())
        self._nothing.setVisible(is_empty and not self.model.filters.is_empty)
        self._show_control()
        self._show_chosen()

    def _show_control(self) -> None:
        self.range_button.setVisible(self._workspace.range is not None)
        by = self.model.plan.group_by
        named = self._words.text("Group: {by}", by=self._group_name(by))
        self.group_button.setText(f"{named} ▾")
        self.group_button.setAccessibleName(named)

    def _show_chosen(self) -> None:
        lines = self.model.lines_of(self._workspace.chosen)
        selection = QItemSelection()
        for first, last in _runs(lines):
            selection.select(self.model.index(first, 0), self.model.index(last, len(COLUMNS) - 1))
        self._is_showing = True
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)
        latest = self.model.lines_of(self._workspace.chosen[-1:])
        if latest:
            index = self.model.index(latest[0], TITLE)
            self.table.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.table.scrollTo(index)
        self._is_showing = False

    def _tell_chosen(self) -> None:
        if self._is_showing:
            return
        here = self.table.currentIndex()
        current = self.model.event_at(here.row()) if here.isValid() else None
        ranges = _merged((each.top(), each.bottom()) for each in self.table.selectionModel().selection().toList())
        lines = sum(bottom - top + 1 for top, bottom in ranges)
        self._show_counted(lines if lines > _MOST_TOLD else 0)
        chosen: dict[EventId, None] = {}
        if lines <= _MOST_TOLD:
            for top, bottom in ranges:
                chosen.update(dict.fromkeys(self.model.events_between(top, bottom)))
        if current is not None and (current in chosen or lines > _MOST_TOLD):
            chosen.pop(current, None)
            chosen[current] = None
        self._is_telling = True
        self.events_chosen.emit(tuple(chosen))
        self._is_telling = False

    def _show_counted(self, chosen: int) -> None:
        listed, listable = len(self.model.selection.rows), len(self._workspace.selection.rows)
        listed_told = counts.events(listed, self._words)
        if self.model.is_within_range:
            told = counts.events_of(listed, listable, self._words)
            listed_told = self._words.text("{events} in the range", events=told)
        if chosen:
            told = self._words.text("{n} lines chosen: too many to mark elsewhere", n=f"{chosen:,}")
            listed_told = f"{listed_told} · {told}"
        self._counted.setText(listed_told)

    def _why_nothing(self) -> str:
        if self.model.is_within_range and len(self._workspace.selection.rows):
            return self._words.text("No event lies in the range. List them all without “Only the range”.")
        return self._words.text("No event matches. Clear all filters with Ctrl+Shift+L.")

    def _tell_wished(self, line: int) -> None:
        self.event_wished.emit(self.model.event_at(line))

    # inside

    def _usual_layout(self) -> Sequence[ColumnPlace]:
        return usual_layout(self.table.fontMetrics().horizontalAdvance("n"))

    def _measured_layout(self) -> Sequence[ColumnPlace]:
        self._is_measured = True
        return measured_layout(self._usual_layout(), self.shown_columns(), self.table, self.model, self._words)

    def _fit_title(self) -> None:
        head = self.table.horizontalHeader()
        if self._is_fitting or head.isSectionHidden(TITLE):
            return
        others = sum(head.sectionSize(each) for each in range(head.count()) if each != TITLE)
        self._is_fitting = True
        head.resizeSection(TITLE, max(self.table.viewport().width() - others, _LEAST_TITLE))
        self._is_fitting = False

    def _place_as_at_first(self) -> None:
        self.place_columns(self._usual_layout())
        self.place_columns(self._measured_layout())

    def _offer_columns(self, at: QPoint) -> None:
        self._column_menu.popup(self.table.horizontalHeader().mapToGlobal(at))

    def _group_name(self, by: GroupBy) -> str:
        if by is GroupBy.NONE:
            return self._words.text_in("group", "none")
        if by is GroupBy.MONTH:
            return self._words.text_in("group", "month")
        told = heading(Facet(by.value), self._words)
        return told[:1].lower() + told[1:]

    def _button(self, told: str) -> QToolButton:
        button = QToolButton(self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(button, "lanes")
        return button

    def _fill_column_menu(self) -> dict[ListColumn, QAction]:
        made = {}
        for column in COLUMNS:
            action = self._column_menu.addAction(column_name(column, self._words))
            action.setCheckable(True)
            action.toggled.connect(partial(self.show_column, column))
            made[column] = action
        self._column_menu.addSeparator()
        usual = self._column_menu.addAction(self._words.text("Columns as at first"))
        usual.triggered.connect(self._place_as_at_first)
        return made

    def _fill_group_menu(self) -> dict[GroupBy, QAction]:
        menu, together = QMenu(self), QActionGroup(self)
        made = {}
        for by in GroupBy:
            told = self._group_name(by)
            action = menu.addAction(told[:1].upper() + told[1:])
            action.setCheckable(True)
            action.setActionGroup(together)
            action.triggered.connect(lambda _checked=False, by=by: self.group(by))
            made[by] = action
        made[GroupBy.NONE].setChecked(True)
        self.group_button.setMenu(menu)
        return made

    def _fill_more_menu(self) -> None:
        words, menu = self._words, QMenu(self)
        columns = menu.addMenu(words.text("Columns"))
        columns.addActions(self._column_menu.actions())
        order = menu.addMenu(words.text("Sort by"))
        for section, column in enumerate(COLUMNS):
            action = order.addAction(column_name(column, words))
            action.triggered.connect(lambda _checked=False, section=section: self._sort(section))
        order.addSeparator()
        turned = order.addAction(words.text("The other way round"))
        turned.triggered.connect(lambda: self._sort(COLUMNS.index(self.model.plan.sort_by)))
        menu.addSeparator()
        fold, unfold = menu.addAction(words.text("Fold all groups")), menu.addAction(words.text("Open all groups"))
        fold.triggered.connect(lambda: self.model.fold_all(True))
        unfold.triggered.connect(lambda: self.model.fold_all(False))
        for each in (fold, unfold):
            menu.aboutToShow.connect(lambda each=each: each.setEnabled(self.model.lines.listing.has_heads))
        menu.addSeparator()
        menu.addAction(words.text("Export the list as CSV…")).triggered.connect(self.export_wished)
        chosen = menu.addAction("")
        chosen.triggered.connect(self.chosen_export_wished)
        menu.aboutToShow.connect(lambda: self._offer_chosen(chosen))
        self.more_button.setMenu(menu)

    def _offer_chosen(self, action: QAction) -> None:
        """Offer to export what is chosen, where it is more than one event."""
        n = len(self.chosen_rows())
        action.setVisible(n > 1)
        action.setText(
            self._words.plural("Export the {n} chosen event as CSV…", "Export the {n} chosen events as CSV…", n)
        )

    def _sort(self, section: int) -> None:
        plan = self.model.plan
        falls = COLUMNS[section] is plan.sort_by and not plan.descending
        self.table.sortByColumn(section, Qt.SortOrder.DescendingOrder if falls else Qt.SortOrder.AscendingOrder)


def _open(button: QToolButton) -> None:
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    menu.setActiveAction(menu.actions()[0])


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of lines without overlaps, in order: Qt may name a line more than once.

    >>> _merged([(4, 6), (0, 1), (5, 9), (0, 0)])
    [(0, 1), (4, 9)]
    """
    kept: list[tuple[int, int]] = []
    for top, bottom in sorted(ranges):
        if kept and top <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(bottom, kept[-1][1]))
        else:
            kept.append((top, bottom))
    return kept


def _runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring lines as first and last.

    >>> _runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and runs[-1][1] == line - 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return runs
