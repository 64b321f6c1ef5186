"""The saved views above the facets: open one by a click, keep what is shown as another."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from briefviewer.domain.view import SavedView
from briefviewer.ui.facets.section_parts import SectionHead, lay_tab_order, link_row
from briefviewer.ui.facets.view_row import ViewRow, ViewShown, ViewWords
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words


class ViewsSection(QWidget):
    """Reports wishes: none of them is fulfilled here."""

    view_chosen = Signal(object)
    save_wished = Signal()
    update_wished = Signal()
    rename_wished = Signal(object, str)
    delete_wished = Signal(object)
    move_wished = Signal(object, int)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._is_open = True
        self._shown: Sequence[ViewShown] = ()
        self._rows: dict[str, ViewRow] = {}
        self._row_words = ViewWords(
            words.text("open"),
            words.text("changed"),
            words.text("only yours"),
            words.text("Click opens, F2 renames, Delete takes it out"),
        )
        self.add = QToolButton(self)
        self.add.setText("+")
        self.add.setToolTip(words.text("Save what is shown as a view"))
        self.add.setAccessibleName(words.text("Save what is shown as a view"))
        self.add.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add.clicked.connect(self.save_wished)
        set_role(self.add, "quiet")
        self.update_link = QPushButton(words.text("Update"), self)
        self.update_link.setToolTip(words.text("Let the open view say what is shown now"))
        self.update_link.clicked.connect(self.update_wished)
        self.save_link = QPushButton(words.text("Save as…"), self)
        self.save_link.clicked.connect(self.save_wished)
        self._links = QWidget(self)
        self._links.setLayout(link_row((self.update_link, self.save_link), below=4))
        self._head = SectionHead(self, lambda: self.set_open(not self._is_open), self.add)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 0)
        layout.setSpacing(2)
        layout.addLayout(self._head)
        layout.addLayout(self._body)
        self.dress(theme)
        self._rebuild()

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self._theme = theme
        self._head.dress(theme)
        for link in (self.update_link, self.save_link):
            link.setFont(theme.font(size="small"))
        for row in self._rows.values():
            row.dress(theme)

    def set_open(self, is_open: bool) -> None:
        """Fold the views away, all but the open one, or show them."""
        self._is_open = is_open
        self._rebuild()

    def show_views(self, views: Sequence[SavedView], opened: SavedView | None, *, is_changed: bool) -> None:
        """Show views, and which of them is open."""
        shown = [ViewShown(view, view == opened, view == opened and is_changed) for view in views]
        was = [each.view.id for each in self._shown]
        self._shown = shown
        if was == [each.view.id for each in shown] and all(each.view.id in self._rows for each in shown):
            for each in shown:
                self._rows[each.view.id].show_view(each)
            self._place_links()
        else:
            self._rebuild()

    def rows(self) -> Sequence[ViewRow]:
        """The rows on show, from the top."""
        return tuple(self._rows.values())

    def edit_title(self, id_: str) -> None:
        """Let the title of a view be typed anew."""
        if id_ in self._rows:
            self._rows[id_].edit_title()

    def menu_of(self, row: ViewRow) -> QMenu:
        """What can be done with a view."""
        words, shown, menu = self._words, row.shown, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        view = shown.view
        menu.addAction(words.text("Open")).triggered.connect(lambda: self.view_chosen.emit(view))
        update = menu.addAction(words.text("Update with what is shown"))
        update.setEnabled(shown.is_open)
        update.triggered.connect(self.update_wished)
        menu.addSeparator()
        menu.addAction(words.text("Rename…")).triggered.connect(row.edit_title)
        same = [each.view.id for each in self._shown if each.view.is_private == view.is_private]
        for told, by, is_possible in (
            (words.text("Move up"), -1, view.id != same[0]),
            (words.text("Move down"), 1, view.id != same[-1]),
        ):
            move = menu.addAction(told)
            move.setEnabled(is_possible)
            move.triggered.connect(lambda _checked=False, by=by: self.move_wished.emit(view, by))
        menu.addSeparator()
        menu.addAction(words.text("Delete")).triggered.connect(lambda: self.delete_wished.emit(view))
        return menu

    def _rebuild(self) -> None:
        focused = next((id_ for id_, row in self._rows.items() if row.hasFocus()), None)
        self._body.removeWidget(self._links)
        for row in self._rows.values():
            self._body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for each in self._shown:
            if self._is_open or each.is_open:
                self._rows[each.view.id] = self._row(each)
                self._body.addWidget(self._rows[each.view.id])
        stops: list[QWidget] = [self._head.button, self.add]
        for row in self._rows.values():
            stops.append(row)
            if row.shown.is_open:
                stops += [self.update_link, self.save_link]
        lay_tab_order(stops)
        if focused in self._rows:
            self._rows[focused].show()
            self._rows[focused].setFocus()
        self._head.tell(self._words.text("Saved views"), is_open=self._is_open)
        self._place_links()

    def _row(self, shown: ViewShown) -> ViewRow:
        row = ViewRow(shown, self._theme, self._row_words, self)
        row.open_wished.connect(self.view_chosen)
        row.rename_wished.connect(self.rename_wished)
        row.delete_wished.connect(self.delete_wished)
        row.move_wished.connect(self.move_wished)
        row.menu_wished.connect(lambda at, row=row: self._open_menu(row, at))
        return row

    def _open_menu(self, row: ViewRow, at: QPoint) -> None:
        self.menu_of(row).popup(at)

    def _place_links(self) -> None:
        """Below the open view, while something else is shown than it says."""
        changed = next((row for row in self._rows.values() if row.shown.is_changed), None)
        self._body.removeWidget(self._links)
        if changed is not None:
            self._body.insertWidget(self._body.indexOf(changed) + 1, self._links)
        self._links.setVisible(changed is not None)
        self.updateGeometry()
