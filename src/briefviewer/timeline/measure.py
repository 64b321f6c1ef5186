"""How wide a text is set: asked of whoever paints. A test may count letters, the packet brings its own fonts."""

from collections.abc import Callable
from functools import lru_cache

MeasureText = Callable[[str, float, int], float]
"""(text, size in px, weight 400–700) → width in px."""

SEMIBOLD = 600
REGULAR = 400


def counted_letters(text: str, size: float, weight: int) -> float:
    """A measurer for tests and for those without fonts: an average letter is 0.55 em, one of Korea's a whole em.

    >>> counted_letters("abcd", 10, 400)
    22.0
    """
    widths = sum(1.0 if ord(letter) >= 0x1100 else 0.55 for letter in text)
    return round(widths * size * (1.06 if weight > REGULAR else 1.0), 4)


def remembered(measure: MeasureText, size: int = 65_536) -> MeasureText:
    """The same measurer, asking once for each text."""
    return lru_cache(maxsize=size)(measure)


def wrapped(text: str, width: float, lines: int, measure: MeasureText, size: float, weight: int) -> tuple[str, ...]:
    """A text broken into lines at spaces and after dashes; the last line is shortened with … if it must be.

    >>> wrapped("Northern axis", 50, 2, counted_letters, 10, 400)
    ('Northern', 'axis')
    """
    words = _pieces(text)
    result: list[str] = []
    line = ""
    while words:
        longer = line + words[0]
        if not line or measure(longer.rstrip(), size, weight) <= width:
            line = longer
            words.pop(0)
            continue
        if len(result) == lines - 1:
            break
        result.append(line.rstrip())
        line = ""
    rest = (line + "".join(words)).rstrip()
    return (*result, shortened(rest, width, measure, size, weight))


def shortened(text: str, width: float, measure: MeasureText, size: float, weight: int) -> str:
    """The text, or its longest beginning that fits with … behind it."""
    if measure(text, size, weight) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + "…", size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…" if low else ""


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for word in text.split(" "):
        word = word + " "
        while True:
            at = next((place for place, letter in enumerate(word[:-2]) if letter in "–—-/"), None)
            if at is None:
                break
            pieces.append(word[: at + 1])
            word = word[at + 1 :]
        pieces.append(word)
    return pieces
