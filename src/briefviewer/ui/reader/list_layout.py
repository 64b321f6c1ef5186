"""Which columns a list shows, in which order and how wide: kept as one line of words that a person can read.

``date:92 title:0 kind:80 -status:70`` means: the date first, and the status hidden. Width 0 is whatever is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefviewer.columns.listing import ListColumn

_WIDEST = 2_000


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """A column as it stands in the list. ``width_px`` 0: whatever the others leave."""

    column: ListColumn
    is_shown: bool
    width_px: int


def layout_in_words(places: Sequence[ColumnPlace]) -> str:
    """The line that ``read_layout`` reads.

    >>> layout_in_words([ColumnPlace(ListColumn.DATE, True, 92), ColumnPlace(ListColumn.KIND, False, 80)])
    'date:92 -kind:80'
    """
    return " ".join(f"{'' if each.is_shown else '-'}{each.column}:{each.width_px}" for each in places)


def read_layout(line: str, otherwise: Sequence[ColumnPlace]) -> Sequence[ColumnPlace]:
    """A layout as it was kept; columns it does not name follow as they usually are. Nonsense is passed over.

    Args:
        otherwise: The usual layout, with every column.
    """
    usual = {each.column: each for each in otherwise}
    found: dict[ListColumn, ColumnPlace] = {}
    for word in line.split():
        name, _, width = word.removeprefix("-").partition(":")
        if name in set(ListColumn) and width.isdecimal() and width.isascii():
            column = ListColumn(name)
            found.setdefault(column, ColumnPlace(column, not word.startswith("-"), min(int(width[:6]), _WIDEST)))
    if not any(each.is_shown for each in found.values()):
        return otherwise
    return [*found.values(), *(each for column, each in usual.items() if column not in found)]


def shared(widths: Sequence[int], room: int) -> list[int]:
    """Widths that together have some room: where it is too little the widest give way first, all to one width.

    >>> shared([80, 140, 120], 260)
    [80, 90, 90]
    >>> shared([80, 140], 400)
    [80, 140]
    """
    left = room
    for at, each in enumerate(sorted(widths)):
        still = len(widths) - at
        if left < each * still:
            level = max(left // still, 0)
            return [min(width, level) for width in widths]
        left -= each
    return list(widths)
