"""Saved views: a selection under a name, with the lanes to show it in and the packet's options."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from briefviewer.domain.facet import Filters


class LaneBy(StrEnum):
    """What the lanes of the timeline stand for."""

    THEME = "theme"
    ACTOR = "actor"
    KIND = "kind"
    DOCUMENT = "document"
    DYAD = "dyad"


@dataclass(frozen=True, slots=True)
class SavedView:
    """``range_text`` keeps the two EDTF texts as typed; ``filters.range`` holds their days."""

    id: str
    title: str
    filters: Filters
    range_text: tuple[str | None, str | None] = (None, None)
    lanes: LaneBy = LaneBy.THEME
    packet: Mapping[str, str] = field(default_factory=dict)
