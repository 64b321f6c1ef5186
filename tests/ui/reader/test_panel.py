from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from briefviewer.app.places import ReaderPage
from briefviewer.app.workspace import Aspect, Workspace
from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.ui.reader.panel import ReaderPanel
from briefviewer.ui.theme import Theme
from tests.brief.fake_store import REPORT
from tests.ui.harbour_window import ENGLISH, harbour_store


def a_panel(qtbot: QtBot) -> tuple[ReaderPanel, Workspace]:
    workspace = Workspace(harbour_store())
    panel = ReaderPanel(workspace, ENGLISH, Theme.load("light"))
    qtbot.addWidget(panel)
    panel.resize(480, 700)
    panel.show()
    workspace.subscribe(panel.show_changes)
    return panel, workspace


def test_the_page_of_the_place_is_shown_without_an_echo(qtbot: QtBot) -> None:
    panel, workspace = a_panel(qtbot)
    pages = (panel.event_page, panel.document_page, panel.viewpoints_page, panel.list_page)
    for number, page in enumerate(ReaderPage):
        with qtbot.assertNotEmitted(panel.page_wished):
            workspace.open_page(page)
        assert pages[number].isVisible()
        assert panel.tabs.currentIndex() == number


def test_a_tab_wishes_for_its_page(qtbot: QtBot) -> None:
    panel, _ = a_panel(qtbot)
    with qtbot.waitSignal(panel.page_wished) as wished:
        panel.tabs.setCurrentIndex(3)
    assert wished.args == [ReaderPage.LIST]


def test_back_and_forward_are_there_when_there_is_a_way(qtbot: QtBot) -> None:
    panel, workspace = a_panel(qtbot)
    back, forward = (each for each in panel.findChildren(QToolButton) if each.text() in "‹›" and each.parent() is panel)
    assert not back.isEnabled()
    workspace.activate(EventId("opening"))
    workspace.open_passage(REPORT)
    assert back.isEnabled()
    with qtbot.waitSignal(panel.back_wished):
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    workspace.go_back()
    assert forward.isEnabled()


def test_pages_are_set_once_until_their_text_changes(qtbot: QtBot) -> None:
    panel, workspace = a_panel(qtbot)
    page = panel.page_of(REPORT)
    assert panel.page_of(REPORT) is page
    panel.show_changes(Aspect.STORE)
    assert panel.page_of(REPORT) is page
    base = harbour_store()
    texts = {**base.texts, REPORT: "Another edition.\n"}
    workspace.replace_store(type(base)(base.all_events, library=base.library, texts=texts))
    other = panel.page_of(REPORT)
    assert other is not None
    assert other.text == "Another edition."
    without = {each: text for each, text in texts.items() if each != REPORT}
    workspace.replace_store(type(base)(base.all_events, library=base.library, texts=without))
    assert panel.page_of(REPORT) is None
    assert panel.page_of(DocumentId("nowhere")) is None


def test_no_tab_is_cut_off_however_narrow(qtbot: QtBot) -> None:
    panel, _ = a_panel(qtbot)
    panel.resize(panel.minimumWidth(), 700)
    assert panel.tabs.tabRect(3).right() <= panel.tabs.width()


def test_another_theme_is_taken(qtbot: QtBot) -> None:
    panel, _ = a_panel(qtbot)
    panel.dress(Theme.load("dark"))
    assert panel.event_page.widget() is not None
