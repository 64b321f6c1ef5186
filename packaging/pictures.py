"""Makes the pictures of the README anew from the store that ships: ``make pictures``.

The originals of its papers are never at hand here, so no sentence of theirs can get into a picture.
"""

import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from briefviewer.app.places import ReaderPage
from briefviewer.brief.compose import Choice
from briefviewer.brief.packet import make_packet
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Filters, Undated
from briefviewer.resources import seeds_dir
from briefviewer.store.repository import Repository
from briefviewer.ui.offscreen import offscreen_application
from briefviewer.ui.shell.screenshot import take_screenshot
from briefviewer.ui.shell.window import BriefWindow
from briefviewer.ui.timeline.picture import draw_picture
from briefviewer.words import Words

OUT = Path("docs/images")
DAY = date(2026, 11, 22)
AUTUMN = Filters(range=DayRange(date(2025, 8, 14), date(2025, 11, 6)))
PACKET_PAGE = 3


def main() -> None:
    """Write every picture; equal code gives equal pictures."""
    words = Words.for_language("en")
    running = offscreen_application()
    with tempfile.TemporaryDirectory() as folder, _store(Path(folder)) as store:
        summit = EventId("lee-trump-summit-2025-08")
        take_screenshot(store, AUTUMN, OUT / "window-light.png", event=summit, today=DAY, words=words)
        take_screenshot(
            store,
            AUTUMN,
            OUT / "window-dark.png",
            event=EventId("xi-putin-kim-pyongyang-2025-10"),
            page=ReaderPage.VIEWPOINTS,
            theme="dark",
            today=DAY,
            words=words,
        )
        take_screenshot(store, Filters(), OUT / "search.png", event=summit, today=DAY, words=words, prepare=_search)
        year = Filters(range=DayRange(date(2024, 9, 1), date(2025, 11, 15)))
        draw_picture(store, year, OUT / "timeline.png", size=(1600, 900), today=DAY, words=words)
        packet = Path(folder) / "packet.pdf"
        choice = Choice(title="Tariffs, summits and the northern triangle", marking="For internal use", prepared=DAY)
        filters = Filters(range=AUTUMN.range, undated=Undated.WITHOUT)
        make_packet(store, filters, choice, words, packet)
        page = ["-f", str(PACKET_PAGE), "-l", str(PACKET_PAGE), "-singlefile", "-r", "110", "-png"]
        subprocess.run(["pdftoppm", *page, packet, OUT / "packet-page"], check=True)
    del running


def _store(folder: Path) -> Repository:
    copied = shutil.copytree(
        seeds_dir() / "alliance-2025", folder / "store", ignore=shutil.ignore_patterns("originals")
    )
    return Repository.open(Path(copied), cache=folder / "cache")


def _search(window: BriefWindow) -> None:
    window.top_bar.search.field.setText("동맹")
    window.top_bar.search.begin()


if __name__ == "__main__":
    main()
