"""What the window remembers of packets: for each store the options last used, in the words of a saved view."""

from collections.abc import Mapping

from briefviewer.brief.packet_options import KEYS
from briefviewer.ui.memory import Memory


def kept_options(memory: Memory, store: str) -> Mapping[str, str]:
    """The options last used for a store, as ``packet_options`` writes and reads them."""
    return {key: told for key in KEYS if (told := memory.recall(f"packet/{store}/{key}"))}


def keep_options(memory: Memory, store: str, told: Mapping[str, str]) -> None:
    """Remember options for a store; what is not told is forgotten."""
    for key in KEYS:
        memory.keep(f"packet/{store}/{key}", told.get(key, ""))
