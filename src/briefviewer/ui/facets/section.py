"""One facet: its heading, its values, a search where there are many, and *n more*."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefviewer.app.workspace import Admission
from briefviewer.domain.facet import Facet
from briefviewer.ui.facets.value_row import RowWords, ValueRow, ValueShown
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.labels import heading

_SEARCH_FROM = 16


class FacetSection(QWidget):
    """Shows the first ``top`` values and all that are in force; the rest on demand."""

    admission_wished = Signal(object, str, object)
    freed = Signal(object)

    def __init__(self, facet: Facet, words: Words, theme: Theme, top: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._words, self._theme, self._top = words, theme, top
        self._is_open, self._shows_all = True, False
        self._values: Sequence[ValueShown] = ()
        self._rows: dict[str, ValueRow] = {}
        self._row_words = RowWords(
            words.text("neither"),
            words.text("included"),
            words.text("excluded"),
            words.text("Click includes, Alt+click excludes"),
        )
        self._head = QToolButton(self)
        self._head.setText(heading(facet, words).upper())
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._head.clicked.connect(lambda: self.set_open(not self._is_open))
        set_role(self._head, "section-head")
        self._free = QToolButton(self)
        self._free.setText("×")
        self._free.setToolTip(words.text("Clear this facet"))
        self._free.setAccessibleName(words.text("Clear this facet"))
        self._free.clicked.connect(lambda: self.freed.emit(self.facet))
        set_role(self._free, "quiet")
        self._free.setVisible(False)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(words.text("Find a value"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._rebuild)
        self._none = QLabel(words.text("nothing found"), self)
        self._none.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._none, "faint")
        self._more = QPushButton(self)
        set_role(self._more, "link")
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self._toggle_all)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._head)
        head.addStretch()
        head.addWidget(self._free)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._search)
        layout.addLayout(self._body)
        layout.addWidget(self._none)
        more = QHBoxLayout()
        more.setContentsMargins(28, 1, 0, 0)
        more.addWidget(self._more)
        more.addStretch()
        layout.addLayout(more)
        self.dress(theme)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._head.setFont(theme.font(size="caption", weight=600))
        self._more.setFont(theme.font(size="small"))
        for row in self._rows.values():
            row.dress(theme)

    def set_open(self, is_open: bool) -> None:
        """Fold the values away, or show them."""
        self._is_open = is_open
        self._rebuild()

    def show_values(self, values: Sequence[ValueShown]) -> None:
        """Show values with their counts and states."""
        if [each.value for each in values] == [each.value for each in self._values] and all(
            each.value in self._rows or not self._is_in_force(each) for each in values
        ):
            self._values = values
            for each in values:
                if each.value in self._rows:
                    self._rows[each.value].show_value(each)
            self._mark_head()
            return
        self._values = values
        self._rebuild()

    def rows(self) -> Sequence[ValueRow]:
        """The rows on show, from the top."""
        return tuple(self._rows.values())

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

    def _is_in_force(self, shown: ValueShown) -> bool:
        return shown.admission is not Admission.NEITHER

    def _open_menu(self, shown: ValueShown, at: QPoint) -> None:
        self.states_menu(shown).popup(at)

    def _toggle_all(self) -> None:
        self._shows_all = not self._shows_all
        self._search.clear()
        self._rebuild()
        if self._shows_all and self._search.isVisible():
            self._search.setFocus()

    def _rebuild(self) -> None:
        focused = next((value for value, row in self._rows.items() if row.hasFocus()), None)
        for row in self._rows.values():
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        sought = self._search.text().casefold().strip()
        listed = [
            each
            for number, each in enumerate(self._values)
            if (self._is_open or self._is_in_force(each))
            and (self._shows_all or number < self._top or self._is_in_force(each))
            and (not sought or sought in each.name.casefold())
        ]
        for each in listed:
            row = ValueRow(each, self._theme, self._row_words, self)
            row.admission_wished.connect(
                lambda value, admission: self.admission_wished.emit(self.facet, value, admission)
            )
            row.menu_wished.connect(lambda at, row=row: self._open_menu(row.shown, at))
            self._body.addWidget(row)
            self._rows[each.value] = row
        self._lay_tab_order()
        if focused in self._rows:
            self._rows[focused].setFocus()
        hidden = len(self._values) - self._top
        self._search.setVisible(self._is_open and self._shows_all and len(self._values) >= _SEARCH_FROM)
        self._none.setVisible(bool(sought) and not listed)
        self._more.setVisible(self._is_open and hidden > 0)
        self._more.setText(
            self._words.text("fewer") if self._shows_all else self._words.plural("{n} more…", "{n} more…", hidden)
        )
        self.setVisible(bool(self._values))
        self._mark_head()

    def _lay_tab_order(self) -> None:
        """Heading, search, rows, more: rows are made anew, and Qt would reach them last."""
        stops: list[QWidget] = [self._head, self._free, self._search, *self._rows.values(), self._more]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _mark_head(self) -> None:
        self._free.setVisible(any(self._is_in_force(each) for each in self._values))
        self._head.setText(heading(self.facet, self._words).upper() + ("" if self._is_open else "  ›"))
