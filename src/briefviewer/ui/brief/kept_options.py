"""What the window remembers of packets: for each store the options last used, in the words of a saved view.

What an analyst said of one selection is not said of another: title, bottom line and judgements come back only for the
selection that they were written for.
"""

from collections.abc import Mapping
from hashlib import sha256

from briefviewer.brief.packet_options import KEYS
from briefviewer.domain.facet import Filters
from briefviewer.ui.memory import Memory

SAID = ("title", "bottom_line", "judgements")
_ABOUT = "about"


def kept_options(memory: Memory, store: str, about: Filters) -> Mapping[str, str]:
    """The options last used for a store, as ``packet_options`` writes and reads them.

    Args:
        about: The selection that the next packet is about.
    """
    is_same = memory.recall(f"packet/{store}/{_ABOUT}") == _mark(about)
    keys = [key for key in KEYS if is_same or key not in SAID]
    return {key: told for key in keys if (told := memory.recall(f"packet/{store}/{key}"))}


def keep_options(memory: Memory, store: str, told: Mapping[str, str], about: Filters) -> None:
    """Remember options for a store and the selection they were chosen for; what is not told is forgotten."""
    for key in KEYS:
        memory.keep(f"packet/{store}/{key}", told.get(key, ""))
    memory.keep(f"packet/{store}/{_ABOUT}", _mark(about))


def _mark(about: Filters) -> str:
    return sha256(repr(about.in_order()).encode()).hexdigest()[:16]
