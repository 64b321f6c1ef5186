"""The bar at the head of the window: menu, store, search, as-of, theme, packet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.bootstrap import is_packet
from briefviewer.ui.plain import tool_tip
from briefviewer.ui.shell.search_box import SearchBox
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words
from briefviewer.words.dates import short_day


class TopBar(QFrame):
    """Shows which store and as of when; everything else in it is a wish."""

    as_of_wished = Signal()
    theme_wished = Signal()
    packet_wished = Signal()

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._words = workspace, words
        set_role(self, "top-bar")
        self.menu_button = QToolButton(self)
        self.menu_button.setText("☰")
        self.menu_button.setToolTip(words.text("Menu"))
        self.menu_button.setAccessibleName(words.text("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_role(self.menu_button, "quiet")
        self._name = QLabel("BriefViewer", self)
        self.store_button = QPushButton(self)
        set_role(self.store_button, "pill")
        self.search = SearchBox(words, theme, self)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMinimumWidth(180)
        self.search.setMaximumWidth(460)
        self.as_of_button = QPushButton(self)
        set_role(self.as_of_button, "pill")
        self.as_of_button.clicked.connect(self.as_of_wished)
        self.theme_button = QToolButton(self)
        self.theme_button.setText("◐")
        self.theme_button.setToolTip(words.text("Light or dark"))
        self.theme_button.setAccessibleName(words.text("Light or dark"))
        set_role(self.theme_button, "pill")
        self.theme_button.clicked.connect(self.theme_wished)
        self.packet_button = QPushButton(words.text("Brief…"), self)
        self.packet_button.setToolTip(words.text("Make a briefing packet (Ctrl+E)"))
        set_role(self.packet_button, "primary")
        self.packet_button.clicked.connect(self.packet_wished)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 16, 0)
        layout.setSpacing(10)
        layout.addWidget(self.menu_button)
        layout.addWidget(self._name)
        layout.addSpacing(2)
        layout.addWidget(self.store_button)
        layout.addStretch(1)
        layout.addWidget(self.search, 6)
        layout.addStretch(3)
        for widget in (self.as_of_button, self.theme_button, self.packet_button):
            layout.addWidget(widget)
        for widget in (self.menu_button, self.store_button, self.as_of_button, self.theme_button, self.packet_button):
            widget.setCursor(Qt.CursorShape.PointingHandCursor)
        self.dress(theme)
        self.show_changes(Aspect.STORE)

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self.setFixedHeight(theme.space("top_bar"))
        self._name.setFont(theme.font(size="heading", weight=700))
        self.packet_button.setFont(theme.font(weight=600))
        for widget in (self.store_button, self.as_of_button, self.theme_button):
            widget.setFont(theme.font(size="small"))
        self.theme_button.setFixedSize(42, 28)
        self.menu_button.setFixedSize(34, 30)
        self.search.setFixedHeight(theme.space("control") + 2)
        self.search.dress(theme)

    def set_menus(self, menu: QMenu, store_actions: list[QAction]) -> None:
        """Hang in the whole menu, and under the store's name what concerns it."""
        self.menu_button.setMenu(menu)
        store_menu = QMenu(self)
        store_menu.addActions(store_actions)
        self.store_button.setMenu(store_menu)

    def open_menu(self) -> None:
        """Open the whole menu under its button, its first entry chosen, ready for arrows."""
        menu = self.menu_button.menu()
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace."""
        workspace, words = self._workspace, self._words
        if changed & Aspect.STORE:
            title = workspace.store.title
            metrics = self.store_button.fontMetrics()
            told = metrics.elidedText(title, Qt.TextElideMode.ElideRight, 240)
            if is_packet(workspace.store.path):
                told = words.text("{title} · packet, read-only", title=told)
            elif workspace.store.is_read_only:
                told = words.text("{title} · read-only", title=told)
            self.store_button.setText(told.replace("&", "&&") + " ▾")
            self.store_button.setToolTip(tool_tip(f"{title}\n{workspace.store.path}"))
        if changed & (Aspect.STORE | Aspect.SELECTION):
            day = workspace.filters.as_of
            told = words.text("As of: {day}", day=short_day(day, words) if day else words.text_in("as of", "latest"))
            self.as_of_button.setText(told + " ▾")
            set_role(self.as_of_button, "pill" if day is None else "pill-on")
