"""Ask the timeline as a screen reader would, many thousand times, while windows come and go and the collector runs.

Called as ``ask_accessible.py QUESTIONS WINDOWS``; ends with 0 if nothing was wrong. A fault here is a crash of the
whole program, so it is a program of its own.
"""

import gc
import random
import sys

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.domain.view import LaneBy
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.words import Words
from tests.timeline.arrangements import TODAY
from tests.ui.timeline.story_store import a_store


def ask(canvas: TimelineCanvas, pick: random.Random) -> int:
    """One question after the other about one of the items; how many there were."""
    found = QAccessible.queryAccessibleInterface(canvas)
    number = found.childCount()
    if number == 0:
        return 2
    item = found.child(pick.randrange(number))
    assert item is not None
    assert item.text(QAccessible.Text.Name)
    assert found.indexOfChild(item) >= 0
    assert item.role() == QAccessible.Role.ListItem
    assert item.parent() is found
    center = item.rect().center()
    found.childAt(center.x(), center.y())
    found.focusChild()
    item.state()
    found.child(number)
    selection = found.selectionInterface()
    selection.select(item)
    selection.selectedItems()
    actions = item.actionInterface()
    # Where nothing is offered C++ must get a null pointer, or it will call into the void.
    for each in (item, found):
        assert each.textInterface() is None
        assert each.editableTextInterface() is None
        assert each.valueInterface() is None
        assert each.tableCellInterface() is None
    actions.doAction(actions.actionNames()[pick.randrange(2)])
    return 22


def use(canvas: TimelineCanvas, pick: random.Random) -> None:
    """Something that changes what is in view."""
    key = pick.choice([Qt.Key.Key_W, Qt.Key.Key_S, Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_Period, Qt.Key.Key_Home])
    QTest.keyClick(canvas, key)
    canvas.tell_seen()
    canvas.set_lanes(pick.choice(list(LaneBy)))
    canvas.repaint()


def main() -> int:
    """Ask."""
    questions, windows = int(sys.argv[1]), int(sys.argv[2])
    application = QApplication([])
    QAccessible.setActive(True)
    pick = random.Random(7)
    store = a_store(None)
    for _ in range(windows):
        window = QMainWindow()
        canvas = TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, window, is_animated=False)
        window.setCentralWidget(canvas)
        window.resize(1000, 700)
        canvas.set_store(store)
        window.show()
        canvas.show_selection(store.select(Filters()))
        canvas.setFocus()
        canvas.select([EventId("meeting")])
        asked = turn = 0
        while asked < questions / windows:
            asked += ask(canvas, pick)
            turn += 1
            if turn % 20 == 0:
                use(canvas, pick)
            if turn % 50 == 0:
                gc.collect()
                application.processEvents()
        window.close()
        window.deleteLater()
        if pick.random() < 0.5:
            del window, canvas
            gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    print("asked")
    return 0


if __name__ == "__main__":
    sys.exit(main())
