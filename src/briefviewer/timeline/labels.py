"""Where the words of a row stand: title, else short title, else none. They never collide and never leave the row.

A label stands to the right of its glyph, or to the left where the right is taken or the edge is near. On a bar it
stands inside, at the first visible part, so that it stays in view as long as the bar does.
"""

import math
from collections.abc import Sequence
from itertools import accumulate
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


class Placed(NamedTuple):
    """The words of the claim with a number."""

    claim: int
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
    # Words never go past a neighbour: what is free lies between two shapes, and each of them takes from its own side.
    ends = list(accumulate((claim.right for claim in claims), max))
    free_from = [-math.inf, *ends]
    free_to = [*(claim.left for claim in claims), math.inf]
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
            here = claim.after if claim.inside is None else claim.inside
            for text, width in texts:
                x = here
                if x >= left and x + width <= right and x + width + gap <= free_to[index + 1]:
                    free_from[index + 1], free_to[index] = max(ends[index], x + width + APART_PX), claim.left
                elif left <= (x := claim.before - width) and claim.before <= right and x - gap >= free_from[index]:
                    free_from[index + 1], free_to[index] = ends[index], x - APART_PX
                else:
                    continue
                placed[index] = Placed(index, text, x, width)
                break
    return [placed[index] for index in sorted(placed)]


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
