"""From a selection to a packet on disk: compose, set, write. Window and command line both call this."""

from pathlib import Path

from briefviewer.app.ports import EventStore
from briefviewer.brief.compose import Choice, compose
from briefviewer.brief.packet_data import PacketData
from briefviewer.brief.render import render
from briefviewer.brief.style import Style
from briefviewer.domain.errors import BriefviewerError
from briefviewer.domain.facet import Filters
from briefviewer.store.atomic import write_atomically
from briefviewer.words import Words


def make_packet(
    store: EventStore,
    filters: Filters,
    choice: Choice,
    words: Words,
    out: Path,
    font_cache: Path | None = None,
    before: PacketData | None = None,
) -> None:
    """Compose a packet, set it, and write it beside its target, then rename.

    Args:
        font_cache: Where made fonts are kept; the user's cache where None.
        before: The data of an earlier packet, to tell what has changed since.

    Raises:
        BriefviewerError: ``file-not-written`` if the target or the cache of fonts cannot be written.
    """
    brief = compose(store, filters, choice, words, before)
    style = Style.for_paper(choice.paper, font_cache)
    try:
        packet = render(brief, style)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BriefviewerError("file-not-written", path=str(style.font_cache), reason=reason) from error
    write_atomically(out, packet)
