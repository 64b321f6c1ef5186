"""The whole window for people who use no mouse, or no screen: names, the way of Tab, a focus one can see."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefviewer.app.places import ReaderPage
from briefviewer.domain.event import EventId
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.theme import Theme
from tests.brief.fake_store import REPORT
from tests.ui.harbour_window import harbour_window, keep


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[BriefWindow]:
    made, _, wiring = harbour_window()
    keep(qtbot, made)
    made.__dict__["wiring"] = wiring
    made.show()
    made.activateWindow()
    made.workspace.activate(EventId("opening"))
    yield made
    QAccessible.setActive(False)


def turned_to(window: BriefWindow, page: ReaderPage) -> None:
    if page is ReaderPage.DOCUMENT:
        window.workspace.open_passage(REPORT)
    else:
        window.workspace.open_page(page)
    QApplication.processEvents()


@pytest.mark.parametrize("page", list(ReaderPage))
def test_all_that_can_be_pressed_or_filled_in_has_a_name(window: BriefWindow, page: ReaderPage) -> None:
    turned_to(window, page)
    nameless = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox) and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name).strip()
            if not any(letter.isalnum() for letter in name):
                nameless.append((type(widget).__name__, widget.objectName(), widget.property("role"), name))
    assert nameless == []


def walked(qtbot: QtBot, window: BriefWindow) -> list[QWidget]:
    """Where Tab leads, from the timeline and around to it again."""
    window.timeline.canvas.setFocus()
    found: list[QWidget] = []
    for _ in range(300):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in found:
            break
        found.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    return found


@pytest.mark.parametrize("page", list(ReaderPage))
def test_tab_leads_everywhere_and_around(qtbot: QtBot, window: BriefWindow, page: ReaderPage) -> None:
    turned_to(window, page)
    way = walked(qtbot, window)
    assert way[0] is window.timeline.canvas
    assert QApplication.focusWidget() is way[0]
    wanted = [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.focusProxy()
    ]
    assert [each for each in wanted if each not in way] == []
    for pane in (window.top_bar, window.facets, window.reader):
        assert any(pane.isAncestorOf(each) for each in way)


def look(window: BriefWindow, widget: QWidget) -> QImage:
    """A widget with a little of what is around it."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return window.grab(place & window.rect()).toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", list(ReaderPage))
def test_the_focus_can_be_seen(qtbot: QtBot, window: BriefWindow, page: ReaderPage, theme: str) -> None:
    window.dress(Theme.load(theme))
    turned_to(window, page)
    unseen = []
    for widget in walked(qtbot, window):
        if not widget.isVisible():
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = look(window, widget)
        widget.clearFocus()
        if look(window, widget) == with_focus:
            unseen.append((type(widget).__name__, widget.property("role"), widget.accessibleName()))
    assert unseen == []
