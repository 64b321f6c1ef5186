"""How wide very many texts are set, asked of a measurer once for each pair of neighbouring letters.

The room that a letter takes depends on the letter before it and on nothing else: true of Latin letters, digits and
usual punctuation with kerning, and of Korean syllables, kana and hanja, which have none. So the width of a title is a
sum, and hundreds never seen before are measured in one go. A text with any other letter in it is measured whole.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from briefviewer.timeline.measure import MeasureText

_KERNED = (range(0x20, 0x7F), range(0xA0, 0xAD), range(0xAE, 0x180), range(0x2010, 0x2028))
_ALONE = (range(0x3000, 0x3100), range(0x3131, 0x318F), range(0x4E00, 0xA000), range(0xAC00, 0xD7A4))
_SET_BY_MORE = "*@"
"""Fonts place these by what stands further off, too."""
_BREAK = "\n"
_STRANGE, _LONELY = 0, 1
_BASIC = 0x10000


class Widths:
    """Widths in one size and weight, in pixels.

    Args:
        measure: Asked for what has not been seen yet.
    """

    def __init__(self, measure: MeasureText, size: float, weight: int) -> None:
        self._measure = measure
        self._size = size
        self._weight = weight
        letters = len(_kerned_letters()) + 2
        self._pairs = np.full((letters, letters), np.nan)
        self._pairs[:, (_STRANGE, _LONELY)] = self._pairs[_STRANGE, :] = 0.0
        self._alone: dict[int, float] = {ord(_BREAK): 0.0}

    def of(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """How wide each of some texts is.

        >>> from briefviewer.timeline.measure import counted_letters
        >>> Widths(counted_letters, 10, 400).of(["abcd", "", "서울"]).tolist()
        [22.0, 0.0, 20.0]
        """
        if not texts:
            return np.zeros(0)
        joined = f"{_BREAK}{_BREAK.join(texts)}{_BREAK}"
        letters = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        breaks = np.flatnonzero(letters == ord(_BREAK))
        if len(breaks) != len(texts) + 1:
            return np.array([self._whole(text) for text in texts])
        slots = _slots()[np.minimum(letters, _BASIC - 1)]
        before, after = slots[:-1], slots[1:]
        starts = breaks[:-1]
        steps = self._pairs[before, after]
        unknown = np.flatnonzero(np.isnan(steps))
        if len(unknown):
            self._learn(np.unique(before[unknown] * len(self._pairs) + after[unknown]).tolist())
            steps[unknown] = self._pairs[before[unknown], after[unknown]]
        lonely = np.flatnonzero(after == _LONELY)
        if len(lonely) > len(texts):  # more than the breaks
            steps[lonely] = self._widths_alone(letters[lonely + 1])
        widths: NDArray[np.float64] = np.add.reduceat(steps, starts)
        for index in np.flatnonzero(np.logical_or.reduceat(after == _STRANGE, starts)).tolist():
            widths[index] = self._whole(texts[index])
        return widths

    def _learn(self, pairs: Sequence[int]) -> None:
        names = _kerned_letters()
        for pair in pairs:
            before, after = divmod(pair, len(self._pairs))
            letter = names[after - 2]
            if before == _LONELY:
                self._pairs[before, after] = self._whole(letter)
            else:
                other = names[before - 2]
                self._pairs[before, after] = self._whole(other + letter) - self._whole(other)

    def _widths_alone(self, letters: NDArray[np.uint32]) -> NDArray[np.float64]:
        found, where = np.unique(letters, return_inverse=True)
        for letter in found.tolist():
            if letter not in self._alone:
                self._alone[letter] = self._whole(chr(letter))
        return np.array([self._alone[letter] for letter in found.tolist()])[where]

    def _whole(self, text: str) -> float:
        return self._measure(text, self._size, self._weight)


@lru_cache(maxsize=8)
def widths_by(measure: MeasureText, size: float, weight: int) -> Widths:
    """The widths that a measurer gives, which all who use it share."""
    return Widths(measure, size, weight)


@cache
def _kerned_letters() -> str:
    return "".join(letter for each in _KERNED for letter in map(chr, each) if letter not in _SET_BY_MORE)


@cache
def _slots() -> NDArray[np.int32]:
    """For each letter its place in the table of pairs, or what else it is."""
    slots = np.full(_BASIC, _STRANGE, dtype=np.int32)
    for each in _ALONE:
        slots[each.start : each.stop] = _LONELY
    slots[ord(_BREAK)] = _LONELY
    for place, letter in enumerate(_kerned_letters()):
        slots[ord(letter)] = place + 2
    return slots
