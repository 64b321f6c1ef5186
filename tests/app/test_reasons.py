from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefviewer.app.hiding import hiding_parts
from briefviewer.app.reasons import Reason, reasons
from briefviewer.domain.errors import UsageError
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.domain.interval import Certainty
from briefviewer.store.repository import Repository
from tests.small_store import write_small_store

AUGUST = DayRange(date(2025, 8, 1), date(2025, 8, 31))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Repository]:
    with Repository.open(write_small_store(tmp_path / "store"), tmp_path / "cache") as opened:
        yield opened


def told(store: Repository, filters: Filters, event: str) -> list[tuple[bool, tuple[str, ...], Certainty | None]]:
    return [(each.is_met, each.by, each.certainty) for each in reasons(store, filters, EventId(event))]


def test_without_filters_there_is_nothing_to_say(store: Repository) -> None:
    assert reasons(store, Filters(), EventId("summit")) == ()
    with pytest.raises(UsageError):
        reasons(store, Filters(), EventId("nobody"))


def test_an_actor_is_met_by_what_is_part_of_it(store: Repository) -> None:
    filters = Filters(include={Facet.ACTOR: (("usa",),)})
    assert told(store, filters, "troops") == [(True, ("usfk",), None)]
    assert told(store, filters, "summit") == [(True, ("usa",), None)]
    assert told(store, Filters(exclude={Facet.ACTOR: ("usa",)}), "troops") == [(False, ("usfk",), None)]
    assert told(store, Filters(include={Facet.ACTOR: (("rok",),)}), "troops") == [(False, (), None)]


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        (Facet.KIND, "summit"),
        (Facet.THEME, "trade"),
        (Facet.DOCUMENT, "note"),
        (Facet.STATUS, "occurred"),
        (Facet.BOARD, "timeline"),
        (Facet.BASIS, "stated"),
        (Facet.YEAR, "2025"),
    ],
)
def test_each_facet_tells_the_events_own_value(store: Repository, facet: Facet, value: str) -> None:
    assert told(store, Filters(include={facet: ((value,),)}), "summit") == [(True, (value,), None)]
    assert told(store, Filters(exclude={facet: (value,)}), "summit") == [(False, (value,), None)]


def test_clocks_and_the_range_say_how_sure_they_are(store: Repository) -> None:
    filters = Filters(range=AUGUST, as_of=date(2024, 6, 1), as_of_mode=AsOfMode.HAPPENED, text=("leaders",))
    assert told(store, filters, "troops") == [
        (False, (), None),
        (True, (), Certainty.POSSIBLE),
        (True, (), Certainty.CERTAIN),
    ]
    assert told(store, Filters(range=AUGUST), "withdrawal") == [(False, (), None)]
    assert told(store, Filters(undated=Undated.WITHOUT), "withdrawal") == [(False, (), None)]


def test_what_is_not_met_is_what_hides(store: Repository) -> None:
    filters = Filters({Facet.KIND: (("scenario",),)}, {Facet.ACTOR: ("usa",)}, text=("leaders",))
    for event in ("summit", "troops", "withdrawal"):
        unmet = [each.part for each in reasons(store, filters, EventId(event)) if not each.is_met]
        assert tuple(unmet) == hiding_parts(store, filters, EventId(event))
    assert isinstance(reasons(store, filters, EventId("summit"))[0], Reason)
