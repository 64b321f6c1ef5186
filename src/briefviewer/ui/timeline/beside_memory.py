"""How what stands beside the axis was left, as a word or two for the window's memory."""

from briefviewer.timeline.beside import BesideSpec

_FOLDED = {"folded": True, "shown": False, "": None}


def beside_as_text(spec: BesideSpec) -> str:
    """Folded or shown, and the board that is open; empty where nothing was done by hand.

    >>> beside_as_text(BesideSpec(is_folded=True, opened="outlook"))
    'folded outlook'
    """
    folded = next(word for word, value in _FOLDED.items() if value is spec.is_folded)
    return f"{folded} {spec.opened or ''}".rstrip()


def beside_from_text(text: str) -> BesideSpec:
    """What ``beside_as_text`` made of it. Of a text that is none of its own nothing is remembered.

    >>> beside_from_text("folded outlook") == BesideSpec(is_folded=True, opened="outlook")
    True
    """
    folded, _, opened = text.partition(" ")
    return BesideSpec(_FOLDED[folded], opened or None) if folded in _FOLDED else BesideSpec()
