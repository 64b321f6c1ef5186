"""Paint the timeline many thousand times while it moves, and tell by how many kilobytes the process grew meanwhile.

Called as ``paint_frames.py FRAMES``. The first fifth warms caches up and is not counted.
"""

import random
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from briefviewer.domain.facet import Filters
from briefviewer.domain.view import LaneBy
from briefviewer.ui.theme import Theme
from briefviewer.ui.timeline.canvas import TimelineCanvas
from briefviewer.words import Words
from tests.timeline.arrangements import TODAY
from tests.ui.timeline.story_store import a_store


def resident_kb() -> int:
    """What of the process lies in memory."""
    status = Path("/proc/self/status")
    if not status.is_file():
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1])


def main() -> int:
    """Paint."""
    frames = int(sys.argv[1])
    application = QApplication([])
    canvas = TimelineCanvas(Theme.load("light"), Words.for_language("en"), TODAY, is_animated=False)
    canvas.setMinimumSize(1, 1)
    store = a_store()
    canvas.set_store(store)
    canvas.resize(520, 320)
    canvas.show()
    canvas.show_selection(store.select(Filters()))
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    pick = random.Random(11)
    events = [spot.event for spot in canvas.spots() if spot.event is not None]
    grown = 0
    for frame in range(frames):
        if frame == frames // 5:
            grown = -resident_kb()
        if frame % 400 == 0:
            canvas.set_lanes(pick.choice(list(LaneBy)))
            canvas.fit_all()
        if frame % 1000 == 500:
            canvas.set_theme(Theme.load(pick.choice(["light", "dark"])))
        if frame % 20 == 0:
            canvas.select([pick.choice(events)])
        if frame % 4 == 0:
            canvas.view_model.zoom(pick.choice([1.2, 1 / 1.2]), pick.uniform(150, 500))
            canvas.view_model.pan(pick.uniform(-30, 30))
        elif frame % 4 == 2:
            canvas.view_model.hover(pick.choice(events))
        canvas.render(image)
        if frame % 100 == 0:
            application.processEvents()
    print(grown + resident_kb())
    return 0


if __name__ == "__main__":
    sys.exit(main())
