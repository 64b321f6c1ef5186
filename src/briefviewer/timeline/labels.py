"""Where the words of a row stand: title, else short title, else none. They never collide and never leave the row.

A label stands to the right of its glyph, or to the left where the right is taken or the edge is near. On a bar it
stands inside, at the first visible part, so that it stays in view as long as the bar does.
"""

import math
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

APART_PX = 8.0
"""How much further words keep from other words than from shapes, so that nobody reads on from one into the other."""


class Claim(NamedTuple):
    """One shape of a row that wants words.

    ``left`` to ``right`` is what it covers (pixels). A label of width w may stand at ``inside`` (over the shape itself,
    if not None), at ``after``, or end at ``before``. ``texts`` are what to say with their widths, best first.
    """

    left: float
    right: float
    inside: float | None
    after: float
    before: float
    texts: tuple[tuple[str, float], ...]
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """The words of the claim at ``index``."""

    index: int
    text: str
    x: float
    width: float


def place(claims: Sequence[Claim], left: float, right: float, gap: float) -> list[Placed]:
    """Words for the shapes of one row.

    Args:
        claims: From left to right. Those that are first choose first; then, of short words, those too near the right
            edge to have a choice.
        left: Where the row begins; ``right`` where it ends.
        gap: Pixels that stay free between words and other shapes.
    """
    taken = sorted([(claim.left, claim.right) for claim in claims])
    placed: dict[int, Placed] = {}
    # First something for as many as can be, in their shortest words; then better words where there is room for them.
    for is_second_round in (False, True):
        for index in _order(claims, math.inf if is_second_round else right):
            claim = claims[index]
            texts = claim.texts if is_second_round or claim.is_first else claim.texts[-1:]
            before = placed.get(index)
            # Where the short words found no room, or the best stand already, there is nothing to better.
            if is_second_round and (before is None or before.text == texts[0][0]):
                continue
            own = (claim.left, claim.right)
            taken.remove(own)
            if before is not None:
                taken.remove(_kept_clear(before))
            found = _best(index, claim, texts, taken, left, right, gap) or before
            if found is not None:
                placed[index] = found
                insort(taken, _kept_clear(found))
            insort(taken, own)
    return [placed[index] for index in sorted(placed)]


def _best(
    index: int,
    claim: Claim,
    texts: Sequence[tuple[str, float]],
    taken: list[tuple[float, float]],
    left: float,
    right: float,
    gap: float,
) -> Placed | None:
    for text, width in texts:
        x = _free_x(claim, width, taken, left, right, gap)
        if x is not None:
            return Placed(index, text, x, width)
    return None


def _kept_clear(placed: Placed) -> tuple[float, float]:
    return placed.x - APART_PX, placed.x + placed.width + APART_PX


def _order(claims: Sequence[Claim], right: float) -> Sequence[int]:
    order = range(len(claims))
    # Whose best words have no room to the right even on an empty row.
    at_edge = [
        claim.inside is None and bool(claim.texts) and claim.after + claim.texts[0][1] > right for claim in claims
    ]
    is_first = [claim.is_first for claim in claims]
    if True in at_edge or True in is_first:
        return sorted(order, key=lambda index: (not is_first[index], not at_edge[index]))
    return order


def _free_x(
    claim: Claim, width: float, taken: list[tuple[float, float]], left: float, right: float, gap: float
) -> float | None:
    for x in (claim.after if claim.inside is None else claim.inside, claim.before - width):
        if x >= left and x + width <= right and _is_free(taken, x - gap, x + width + gap):
            return x
    return None


def _is_free(taken: list[tuple[float, float]], start: float, end: float) -> bool:
    at = bisect_left(taken, (start, -math.inf))
    if at < len(taken) and taken[at][0] < end:
        return False
    # Shapes of a row are apart, so at most one of them with its own words on it reaches past its follower.
    for _, other_end in taken[max(0, at - 4) : at]:  # noqa: SIM110  (asked very often: a generator costs more than it)
        if other_end > start:
            return False
    return True
