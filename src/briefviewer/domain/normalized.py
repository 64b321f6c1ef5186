"""Text made comparable, with a way back to the raw offsets.

Blanks, quotation marks, dashes, words broken at line ends and invisible characters differ between two copies of one
text without a word being different. A normalised text exists only while two texts are compared; it is never stored,
shown or counted in.
"""

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, is_normalized, normalize

from briefviewer.domain.selector import TextSpan

_SAME = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´＇", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "…": ".",
    }
)
_LETTER = r"[^\W\d_]"
_SHORTENED = re.compile(
    rf"(?<={_LETTER})[-\u2010][ \t]*\r?\n[ \t]*(?={_LETTER})"  # a word broken at the end of a line
    "|[\\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+"
    r"|\.{2,}"
)
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"))


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """``starts[i]`` and ``ends[i]`` are the raw offsets that character i of ``text`` stands for."""

    text: str
    starts: "array[int]"
    ends: "array[int]"

    def raw(self, start: int, end: int) -> TextSpan:
        """The raw span of a non-empty stretch of the normalised text."""
        return TextSpan(self.starts[start], self.ends[end - 1])


@lru_cache(maxsize=8)
def normalized(text: str) -> NormalizedText:
    """A text made comparable.

    >>> normalized("a\\u00a0 “b”").text
    'a "b"'
    >>> normalized("a\\u00a0 “b”").raw(2, 5)
    TextSpan(start=3, end=6)
    """
    if not is_normalized("NFC", text):
        return _composed(text)
    pieces: list[str] = []
    starts, ends = array("q"), array("q")

    def take(start: int, end: int) -> None:
        if start < end:
            pieces.append(text[start:end].translate(_SAME))
            starts.extend(range(start, end))
            ends.extend(range(start + 1, end + 1))

    at = 0
    for found in _SHORTENED.finditer(text):
        take(at, found.start())
        at = found.end()
        first = found[0][0]
        short = "." if first == "." else "" if first in "-\u2010" or not found[0].translate(_INVISIBLE) else " "
        if short:
            pieces.append(short)
            starts.append(found.start())
            ends.append(found.end())
    take(at, len(text))
    return NormalizedText("".join(pieces), starts, ends)


def _composed(text: str) -> NormalizedText:
    """A text with decomposed letters: compose them first, then normalise, and join the two ways back."""
    pieces: list[str] = []
    starts, ends = array("q"), array("q")
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (combining(text[end]) or "\u1160" <= text[end] <= "\u11ff"):
            end += 1
        composed = normalize("NFC", text[at:end])
        pieces.append(composed)
        starts.extend([at] * len(composed))
        ends.extend([end] * len(composed))
        at = end
    joined = "".join(pieces)
    if not is_normalized("NFC", joined):
        return NormalizedText(text, array("q", range(len(text))), array("q", range(1, len(text) + 1)))
    inner = normalized(joined)
    return NormalizedText(
        inner.text,
        array("q", (starts[each] for each in inner.starts)),
        array("q", (ends[each - 1] for each in inner.ends)),
    )
