"""The reader: four pages under tabs, with a way back to where one stood before."""

from collections import OrderedDict

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from briefviewer.app.places import ReaderPage
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.document import DocumentId
from briefviewer.reader.page import Page, page_of
from briefviewer.ui.reader.document_page import DocumentPage
from briefviewer.ui.reader.event_page import EventPage
from briefviewer.ui.reader.list_page import ListPage
from briefviewer.ui.reader.viewpoints_page import ViewpointsPage
from briefviewer.ui.theme import Theme, set_role
from briefviewer.words import Words

_PAGES = (ReaderPage.EVENT, ReaderPage.DOCUMENT, ReaderPage.VIEWPOINTS, ReaderPage.LIST)
_KEPT_PAGES = 8


class ReaderPanel(QFrame):
    """Shows the workspace's place."""

    page_wished = Signal(object)
    back_wished = Signal()
    forward_wished = Signal()

    def __init__(self, workspace: Workspace, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._set_pages: OrderedDict[DocumentId, tuple[str, Page]] = OrderedDict()
        set_role(self, "reader")
        self.setMinimumWidth(280)
        self.setAccessibleName(words.text("Reader"))
        self.event_page = EventPage(workspace, self.page_of, words, theme)
        self.document_page = DocumentPage(workspace, self.page_of, words, theme)
        self.viewpoints_page = ViewpointsPage(workspace, words, theme)
        self.list_page = ListPage(workspace, words, theme)
        self._stack = QStackedWidget(self)
        for page in (self.event_page, self.document_page, self.viewpoints_page, self.list_page):
            self._stack.addWidget(page)
        self._main_widgets = (self.event_page, self.document_page.view, self.viewpoints_page, self.list_page.table)
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setAccessibleName(words.text("Pages of the reader"))
        for told in (words.text("Event"), words.text("Document"), words.text("Viewpoints"), words.text("List")):
            self.tabs.addTab(told)
        self.tabs.currentChanged.connect(lambda at: self.page_wished.emit(_PAGES[at]))
        self._back = self._arrow("‹", words.text("Back"))
        self._back.clicked.connect(self.back_wished)
        self._forward = self._arrow("›", words.text("Forward"))
        self._forward.clicked.connect(self.forward_wished)
        bar = QHBoxLayout()
        bar.setContentsMargins(11, 0, 12, 0)
        bar.setSpacing(0)
        bar.addWidget(self.tabs, 1)
        bar.addWidget(self._back)
        bar.addWidget(self._forward)
        rule = QFrame(self)
        set_role(rule, "line")
        rule.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(rule)
        layout.addWidget(self._stack, 1)
        self.dress(theme)
        self._show_place()

    def dress(self, theme: Theme) -> None:
        """Take another theme."""
        self.tabs.setFont(theme.font(weight=600))
        for button in (self._back, self._forward):
            button.setFont(theme.font(size="heading", weight=600))
        arrows = self._back.sizeHint().width() + self._forward.sizeHint().width()
        self.setMinimumWidth(self.tabs.sizeHint().width() + arrows + 30)
        self.event_page.dress(theme)
        self.document_page.dress(theme)
        self.viewpoints_page.dress(theme)
        self.list_page.dress(theme)

    def show_changes(self, changed: Aspect) -> None:
        """Show what changed in the workspace."""
        if changed & (Aspect.STORE | Aspect.SELECTION | Aspect.ACTIVE):
            self.event_page.show_event()
        if changed & (Aspect.STORE | Aspect.SELECTION):
            self.viewpoints_page.forget()
        self.document_page.show_changes(changed)
        self.list_page.show_changes(changed)
        if changed & (Aspect.STORE | Aspect.PLACE):
            self._show_place()

    def page_of(self, document: DocumentId) -> Page | None:
        """A document set for reading; None where its text is not at hand.

        The last few are kept as long as their text stays: a change of the store seldom touches a document, and a long
        one takes a moment to set.
        """
        text = self._workspace.store.document_text(document)
        if text is None:
            return None
        kept = self._set_pages.get(document)
        if kept is None or kept[0] != text:
            kept = self._set_pages[document] = (text, page_of(text))
            if len(self._set_pages) > _KEPT_PAGES:
                self._set_pages.popitem(last=False)
        self._set_pages.move_to_end(document)
        return kept[1]

    def _show_place(self) -> None:
        at = _PAGES.index(self._workspace.place.page)
        changed_page = at != self._stack.currentIndex()
        blocked = self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(blocked)
        if _PAGES[at] is ReaderPage.VIEWPOINTS:
            self.viewpoints_page.show_viewpoints()
        had_focus = self._stack.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._stack.setCurrentIndex(at)
        if had_focus and changed_page:
            self._main_widgets[at].setFocus()
        self._back.setEnabled(self._workspace.can_go_back)
        self._forward.setEnabled(self._workspace.can_go_forward)

    def _arrow(self, sign: str, told: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(told)
        button.setAccessibleName(told)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_role(button, "quiet")
        return button
