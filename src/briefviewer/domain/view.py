"""Saved views: a selection under a name, with the lanes and the stretch of time to show it in, and the packet's
options."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefviewer.domain.facet import DayRange, Filters


class LaneBy(StrEnum):
    """What the lanes of the timeline stand for."""

    THEME = "theme"
    ACTOR = "actor"
    KIND = "kind"
    DOCUMENT = "document"
    DYAD = "dyad"


@dataclass(frozen=True, slots=True)
class LaneSettings:
    """Lanes by their keys (an actor's id, a theme's …): which come first, and which are hidden or folded.

    ``rows`` says how many rows a lane has been given by hand.
    """

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SavedView:
    """``range_text`` keeps the two EDTF texts as typed; ``filters.range`` holds their days.

    ``in_view`` are the first and last day to show, None where the view does not say. A view ``is_private`` where it
    lies in the user's own folder instead of the store; that is no part of what it says.
    """

    id: str
    title: str
    filters: Filters
    range_text: tuple[str | None, str | None] = (None, None)
    lanes: LaneBy = LaneBy.THEME
    packet: Mapping[str, str] = field(default_factory=dict)
    lane_settings: LaneSettings = LaneSettings()
    in_view: DayRange | None = None
    is_private: bool = field(default=False, compare=False)


def new_view_id(title: str, taken: Collection[str]) -> str:
    """An id made of a title's letters and digits, with a number behind it where it is taken.

    >>> new_view_id("August – October 2025", ["taiwan"]), new_view_id("대만", ["view"])
    ('august-october-2025', 'view-2')
    """
    letters = "".join(each if each.isascii() and each.isalnum() else " " for each in title.casefold())
    base = "-".join(letters.split())[:80].strip("-") or "view"
    number, id_ = 1, base
    while id_ in taken:
        number += 1
        id_ = f"{base}-{number}"
    return id_
