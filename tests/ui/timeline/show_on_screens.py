"""Show the timeline on the second of two screens of different scale; ``moved`` there from the first, or ``there``.

Called as ``show_on_screens.py WAY OUT``; pictures go to OUT, the second screen's scale to stdout.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Filters
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.words import Words
from tests.timeline.arrangements import TODAY
from tests.ui.timeline.story_store import a_store


def main() -> int:
    """Show it."""
    way, out = sys.argv[1], Path(sys.argv[2])
    application = QApplication([])
    left, right = application.screens()
    canvas = TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False)
    store = a_store()
    canvas.set_store(store)
    canvas.resize(1000, 700)
    if way == "there":
        canvas.move(right.geometry().topLeft())
    canvas.show()
    canvas.show_selection(store.select(Filters()))
    canvas.select([EventId("meeting")])
    application.processEvents()
    if way == "moved":
        canvas.grab().save(str(out / "first.png"))
        canvas.move(right.geometry().topLeft())
        application.processEvents()
    canvas.grab().save(str(out / f"{way}.png"))
    print(f"{canvas.devicePixelRatioF():g}")
    if way == "moved":
        canvas.move(left.geometry().topLeft())
        application.processEvents()
        canvas.grab().save(str(out / "back.png"))
    canvas.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
