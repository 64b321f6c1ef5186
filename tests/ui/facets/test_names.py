from dataclasses import replace

import pytest

from briefviewer.domain.document import DocumentId
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import Facet
from briefviewer.domain.time import parse_edtf
from briefviewer.ui.facets.names import count_of, document_name, value_name, values_in_order
from briefviewer.words import Words
from tests.ui.harbour_window import DIGEST, ENGLISH, harbour_store


@pytest.mark.parametrize(
    ("facet", "value", "name"),
    [
        (Facet.KIND, "summit", "Summit"),
        (Facet.ACTOR, "north", "Northport"),
        (Facet.THEME, "trade", "Trade"),
        (Facet.DOCUMENT, "harbour-report", "Harbour Press"),
        (Facet.STATUS, "occurred", "Occurred"),
        (Facet.BOARD, "scenarios", "Scenarios"),
        (Facet.BASIS, "derived", "Derived from context"),
        (Facet.YEAR, "2025", "2025"),
        (Facet.ACTOR, "stranger", "stranger"),
    ],
)
def test_values_are_called_by_their_names(facet: Facet, value: str, name: str) -> None:
    assert value_name(facet, value, harbour_store().library, ENGLISH) == name


def test_names_follow_the_language() -> None:
    assert value_name(Facet.ACTOR, "north", harbour_store().library, Words("ko")) == "북항"


def test_a_digest_is_called_like_its_original() -> None:
    library = harbour_store().library
    assert document_name(DIGEST, library) == "Harbour Press"
    assert document_name(DocumentId("unknown"), library) == "unknown"


def test_actors_stand_by_how_many_events_they_have_and_unused_values_not_at_all() -> None:
    columns = harbour_store().columns
    assert list(values_in_order(Facet.ACTOR, columns)) == ["north", "south"]
    assert list(values_in_order(Facet.BOARD, columns)) == ["timeline"]


def test_years_begin_with_the_last() -> None:
    store = harbour_store()
    early = replace(store.all_events[0], id=EventId("early"), when=parse_edtf("2019"))
    columns = replace(store, all_events=(early, *store.all_events)).columns
    assert list(values_in_order(Facet.YEAR, columns)) == ["2025", "2024", "2019"]


def test_a_value_that_is_not_there_counts_nothing() -> None:
    store = harbour_store()
    from briefviewer.app.workspace import Workspace

    counts = Workspace(store).counts[Facet.ACTOR]
    assert count_of(Facet.ACTOR, "north", store.columns, counts) == 3
    assert count_of(Facet.ACTOR, "stranger", store.columns, counts) == 0
