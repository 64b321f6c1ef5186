"""A timeline of a few events, ready to be asked: letters counted for width, a library small enough to hold in mind."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from briefviewer.columns.build import columns_from_events
from briefviewer.columns.select import select
from briefviewer.domain.event import Event, EventId
from briefviewer.domain.facet import Filters
from briefviewer.domain.library import Actor, ActorId, ActorKind, Kind, KindId, Library, Name, Theme, ThemeId
from briefviewer.domain.view import LaneBy
from briefviewer.timeline.arrangement import Arrangement
from briefviewer.timeline.attention import NOBODY, Attention, Chosen, rows_of
from briefviewer.timeline.ground import Ground
from briefviewer.timeline.lanes import LaneSpec
from briefviewer.timeline.measure import counted_letters
from briefviewer.timeline.palette import load_palette
from briefviewer.words import Words
from tests.builders import a_document

TODAY = date(2026, 11, 22)
LIGHT = load_palette("light")
ENGLISH = Words.for_language("en")


def a_world() -> Library:
    """Three themes, three countries, a minister, a forum, two kinds, two documents (one with a digest)."""
    kinds = [
        Kind(KindId("summit"), Name("Summit", "정상회담"), "blue", "circle"),
        Kind(KindId("policy"), Name("Policy", "정책"), "violet", "hexagon"),
    ]
    actors = [
        Actor(ActorId("rok"), Name("South Korea", "한국"), ActorKind.COUNTRY),
        Actor(ActorId("usa"), Name("United States", "미국"), ActorKind.COUNTRY),
        Actor(ActorId("dprk"), Name("North Korea", "북한"), ActorKind.COUNTRY),
        Actor(ActorId("minister"), Name("A minister"), ActorKind.PERSON, part_of=(ActorId("rok"),)),
        Actor(ActorId("forum"), Name("A forum"), ActorKind.GROUPING),
    ]
    themes = [
        Theme(ThemeId("alliance"), Name("Alliance", "동맹")),
        Theme(ThemeId("trade"), Name("Trade and investment")),
        Theme(ThemeId("north"), Name("Northern axis")),
    ]
    documents = [
        a_document("alpha", published="2025-10-31"),
        a_document("alpha-digest", digest_of="alpha"),
        a_document("beta", published="2025-01~"),
    ]
    return Library(
        kinds={each.id: each for each in kinds},
        actors={each.id: each for each in actors},
        themes={each.id: each for each in themes},
        documents={each.id: each for each in documents},
    )


def an_arrangement(
    events: Sequence[Event],
    *,
    by: LaneBy = LaneBy.THEME,
    spec: LaneSpec | None = None,
    home: tuple[str, str] = ("2024-09-20", "2025-12-01"),
    axis_px: float = 860.0,
    filters: Filters | None = None,
    words: Words = ENGLISH,
    today: date | None = TODAY,
    library: Library | None = None,
    is_folding: bool = False,
) -> Arrangement:
    """The timeline of some events."""
    library = library or a_world()
    columns = columns_from_events(events, library)
    start, end = (float(date.fromisoformat(each).toordinal()) for each in home)
    return Arrangement(
        ground=Ground(columns, library),
        selection=select(columns, filters or Filters()),
        spec=spec or LaneSpec(by),
        words=words,
        palette=LIGHT,
        measure=counted_letters,
        home=(start, end),
        axis_px=axis_px,
        today=today,
        is_folding=is_folding,
    )


def looking_at(
    arrangement: Arrangement, *events: str, hovered: str | None = None, focused: str | None = None
) -> Attention:
    """The user has chosen some events, points at one, and has the keyboard on one."""
    known = arrangement.columns.rows_by_id
    chosen = Chosen(rows_of(arrangement.columns, [EventId(each) for each in events])) if events else NOBODY
    return Attention(chosen, known[hovered] if hovered else None, known[focused] if focused else None)


def all_rows(events: Sequence[Event]) -> np.typing.NDArray[np.int32]:
    """Every row of so many events."""
    return np.arange(len(events), dtype=np.int32)
