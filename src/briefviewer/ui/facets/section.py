"""One facet: its heading, its values, a search where there are many, and *n more*."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefviewer.app.admission import Admission
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.section_parts import SectionHead, lay_tab_order, link_row
from briefviewer.ui.facets.value_row import RowWords, ValueRow, ValueShown
from briefviewer.ui.facets.value_tree import PAGE, FacetValue, Listed, Path, Showing, ValueTree
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.labels import heading

_SEARCH_FROM = 16


class FacetSection(QWidget):
    """Shows the first ``top`` values and all that are in force; the rest on demand, a page at a time.

    ``walked_out`` tells that an arrow key left the section, downwards (1) or upwards (−1); ``row_focused`` which row
    the keyboard has come to.
    """

    admission_wished = Signal(object, str, object)
    freed = Signal(object)
    walked_out = Signal(int)
    row_focused = Signal(object)

    def __init__(self, facet: Facet, words: Words, theme: Theme, top: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._words, self._theme, self._top = words, theme, top
        self._is_open, self._most = True, top
        self._expanded: dict[Path, int] = {}
        self._tree = ValueTree(())
        self._count: Callable[[str], int] = lambda _value: 0
        self._admissions: Mapping[str, Admission] = {}
        self._rows: dict[Path, ValueRow] = {}
        self._places: dict[Path, QPushButton] = {}
        self._row_words = RowWords(
            words.text("neither"),
            words.text("included"),
            words.text("excluded"),
            words.text("Click includes, Alt+click excludes"),
            words.text("parts shown"),
            words.text("parts hidden"),
        )
        self._free = QToolButton(self)
        self._free.setText("×")
        self._free.setToolTip(words.text("Clear this facet"))
        self._free.setAccessibleName(words.text("Clear this facet"))
        self._free.clicked.connect(lambda: self.freed.emit(self.facet))
        set_role(self._free, "quiet")
        self._free.setVisible(False)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(words.text("Find a value"))
        self.search.setAccessibleName(words.text("Find a value"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self._none = QLabel(words.text("nothing found"), self)
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._none, "faint")
        self.more, self.fewer = QPushButton(self), QPushButton(words.text("fewer"), self)
        self.more.clicked.connect(self._show_more)
        self.fewer.clicked.connect(self._show_fewer)
        self._head = SectionHead(self, lambda: self.set_open(not self._is_open), self._free)
        self._head.tell(heading(facet, words), is_open=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 0)
        layout.setSpacing(2)
        layout.addLayout(self._head)
        layout.addWidget(self.search)
        layout.addLayout(self._body)
        layout.addWidget(self._none)
        layout.addLayout(link_row((self.more, self.fewer), above=1))
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._head.dress(theme)
        for link in (self.more, self.fewer, *self._places.values()):
            link.setFont(theme.font(size="small"))
        for row in self._rows.values():
            row.dress(theme)

    def set_open(self, is_open: bool) -> None:
        """Fold the values away, or show them."""
        self._is_open = is_open
        self._show()

    def show_values(
        self, tree: ValueTree, count: Callable[[str], int], admissions: Mapping[str, Admission] | None = None
    ) -> None:
        """Show values.

        Args:
            count: How many events a value would list; asked only for values on show.
            admissions: What is asked of the values that something is asked of.
        """
        self._tree, self._count, self._admissions = tree, count, admissions or {}
        self._show()

    def rows(self) -> Sequence[ValueRow]:
        """The rows on show, from the top."""
        return tuple(self._rows.values())

    def expand(self, path: Path, is_expanded: bool) -> None:
        """Show the parts of a value, or hide them."""
        if is_expanded:
            self._expanded[path] = PAGE
        else:
            self._expanded.pop(path, None)
        self._show()

    def walk(self, row: ValueRow, by: int) -> None:
        """Put the focus some rows further; Home and End ask for more than there are and stay within."""
        rows = self.rows()
        to = rows.index(row) + by
        if abs(by) == 1 and not 0 <= to < len(rows):
            self.walked_out.emit(by)
            return
        rows[min(max(to, 0), len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def states_menu(self, shown: ValueShown) -> QMenu:
        """The three states of a value to choose from, its own ticked."""
        words = self._words
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for told, admission in (
            (words.text("Include"), Admission.INCLUDED),
            (words.text("Exclude"), Admission.EXCLUDED),
            (words.text("Neither"), Admission.NEITHER),
        ):
            action = menu.addAction(told)
            action.setCheckable(True)
            action.setChecked(admission is shown.admission)
            action.triggered.connect(
                lambda _checked=False, admission=admission: self.admission_wished.emit(
                    self.facet, shown.value, admission
                )
            )
        return menu

    def _open_menu(self, shown: ValueShown, at: QPoint) -> None:
        self.states_menu(shown).popup(at)

    def _show_more(self) -> None:
        self._most += PAGE
        self._show()
        if self.search.isVisible():
            self.search.setFocus()

    def _show_fewer(self) -> None:
        self._most = self._top
        self.search.clear()
        self._show()

    def _show_more_parts(self, path: Path) -> None:
        self._expanded[path] += PAGE
        self._show()

    def _show(self) -> None:
        sought = self.search.text()
        listed, hidden = self._tree.listed(
            Showing(self._most, self._expanded, self._admissions.keys(), sought, self._is_open)
        )
        rows = [each.path for each in listed if not each.more]
        places = [each.path for each in listed if each.more]
        if rows == list(self._rows) and places == list(self._places):
            for each in listed:
                if not each.more:
                    self._rows[each.path].show_value(self._shown(each, is_found=bool(sought)))
        else:
            self._rebuild(listed, is_found=bool(sought))
        for each in listed:
            if each.more:
                self._places[each.path].setText(self._told_more(each.more))
        is_paged = self._most > self._top
        self.search.setVisible(self._is_open and is_paged and len(self._tree) >= _SEARCH_FROM)
        self._none.setVisible(bool(sought) and not rows)
        self.more.setVisible(self._is_open and hidden > 0)
        self.more.setText(self._told_more(hidden))
        self.fewer.setVisible(self._is_open and is_paged)
        self.setVisible(bool(len(self._tree)))
        self._free.setVisible(bool(self._admissions))
        self._head.tell(heading(self.facet, self._words), is_open=self._is_open)
        self.updateGeometry()

    def _told_more(self, count: int) -> str:
        return self._words.plural("{n} more…", "{n} more…", count)

    def _shown(self, listed: Listed, *, is_found: bool) -> ValueShown:
        value: FacetValue = self._tree.values[listed.path[-1]]
        admissions = self._admissions
        implied = Admission.NEITHER
        if admissions and value.wholes:
            asked = {admissions[each] for each in self._tree.wholes_of(value.value) if each in admissions}
            implied = next((each for each in (Admission.EXCLUDED, Admission.INCLUDED) if each in asked), implied)
        return ValueShown(
            value.value,
            value.name,
            self._count(value.value),
            admissions.get(value.value, Admission.NEITHER),
            value.mark,
            0 if is_found else len(listed.path) - 1,
            implied,
            listed.is_expanded if listed.has_parts else None,
        )

    def _rebuild(self, listed: Sequence[Listed], *, is_found: bool) -> None:
        focused = next((path for path, row in self._rows.items() if row.hasFocus()), None)
        for widget in (*self._rows.values(), *self._places.values()):
            self._body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows, self._places = {}, {}
        for each in listed:
            if each.more:
                self._body.addWidget(self._place(each))
            else:
                self._rows[each.path] = self._row(each, is_found=is_found)
                self._body.addWidget(self._rows[each.path])
        for widget in (*self._rows.values(), *self._places.values()):
            widget.show()  # the layout would do so later, and what is not shown takes no focus
        lay_tab_order([self._head.button, self._free, self.search, *self._rows.values(), self.more, self.fewer])
        if focused in self._rows:
            self._rows[focused].setFocus()

    def _row(self, listed: Listed, *, is_found: bool) -> ValueRow:
        row = ValueRow(self._shown(listed, is_found=is_found), self._theme, self._row_words, self)
        row.admission_wished.connect(lambda value, admission: self.admission_wished.emit(self.facet, value, admission))
        row.menu_wished.connect(lambda at: self._open_menu(row.shown, at))
        row.expansion_wished.connect(lambda is_expanded: self.expand(listed.path, is_expanded))
        row.walk_wished.connect(lambda by: self.walk(row, by))
        row.focused.connect(lambda: self.row_focused.emit(row))
        row.whole_wished.connect(lambda: self._rows[listed.path[:-1]].setFocus(Qt.FocusReason.OtherFocusReason))
        return row

    def _place(self, listed: Listed) -> QWidget:
        """Where parts of a value are left out: a link that shows more of them, as far in as they stand."""
        place = QPushButton(self)
        place.setFont(self._theme.font(size="small"))
        place.setCursor(Qt.CursorShape.PointingHandCursor)
        place.setStyleSheet(f"margin-left: {28 + 16 * len(listed.path)}px")
        place.clicked.connect(lambda: self._show_more_parts(listed.path))
        set_role(place, "link")
        self._places[listed.path] = place
        return place
