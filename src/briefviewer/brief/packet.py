"""From a selection to a packet on disk: compose, set, write. Window and command line both call this."""

from pathlib import Path

from briefviewer.app.ports import EventStore
from briefviewer.brief.compose import Choice, compose
from briefviewer.brief.render import render
from briefviewer.brief.style import Style
from briefviewer.domain.facet import Filters
from briefviewer.store.atomic import write_atomically
from briefviewer.words import Words


def make_packet(store: EventStore, filters: Filters, choice: Choice, words: Words, out: Path) -> None:
    """Compose a packet, set it, and write it beside its target, then rename.

    Raises:
        BriefviewerError: ``file-not-written`` if the target cannot be written.
    """
    brief = compose(store, filters, choice, words)
    write_atomically(out, render(brief, Style.for_paper(choice.paper)))
