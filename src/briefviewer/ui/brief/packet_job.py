"""Makes a packet beside the window: composed here where the store lives, set and written in the pool."""

from collections.abc import Callable
from pathlib import Path

from briefviewer.app.ports import EventStore
from briefviewer.brief.compose import compose
from briefviewer.brief.render import render
from briefviewer.brief.style import Style
from briefviewer.domain.facet import Filters
from briefviewer.store.atomic import write_atomically
from briefviewer.ui.brief.dialog import PacketWish
from briefviewer.ui.qt_jobs import Progress
from briefviewer.words import Words


def packet_work(store: EventStore, filters: Filters, wish: PacketWish) -> Callable[[Progress], Path]:
    """The work of making one packet. Nothing is written if it is given up before the end.

    The store is asked now, in the caller's thread; the work that is returned touches only values and the target.
    """
    words = Words.for_language(wish.language)
    brief = compose(store, filters, wish.choice, words)
    style = Style.for_paper(wish.choice.paper)

    def work(progress: Progress) -> Path:
        progress(0.2)
        data = render(brief, style)
        progress(0.9)
        write_atomically(wish.out, data)
        return wish.out

    return work
