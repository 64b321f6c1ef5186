from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefviewer.brief.compose import compose
from briefviewer.brief.estimate import estimated_pages
from briefviewer.brief.render import rendered
from briefviewer.brief.scope import Choice, Part
from briefviewer.brief.style import Style
from briefviewer.domain.event import EventId
from briefviewer.domain.facet import DayRange, Filters
from briefviewer.resources import seeds_dir
from briefviewer.store.repository import Repository
from briefviewer.words import Words
from tests.brief.fake_store import a_store, an_event
from tests.brief.packets import CHOICE

SUMMER = Filters(range=DayRange(date(2025, 8, 1), date(2025, 10, 31)))


@pytest.mark.parametrize("filters", [Filters(), SUMMER], ids=["all", "summer"])
@pytest.mark.parametrize("parts", [frozenset(Part), frozenset(Part) - {Part.EXCERPTS, Part.BOARDS}])
def test_it_is_about_right_for_the_shipped_store(
    filters: Filters, parts: frozenset[Part], style: Style, tmp_path: Path
) -> None:
    store = Repository.open(seeds_dir() / "alliance-2025", cache=tmp_path)
    choice = Choice(prepared=date(2026, 11, 22), parts=parts)
    made = rendered(compose(store, filters, choice, Words.for_language("en")), style).layout.pages
    assert estimated_pages(store, filters, choice) == pytest.approx(made, rel=0.2)


def test_nothing_selected_is_still_a_page_or_two() -> None:
    nothing = Filters(range=DayRange(date(1800, 1, 1), date(1800, 1, 2)), text=("no such thing",))
    assert 1 <= estimated_pages(a_store(an_event()), nothing, CHOICE) <= 8


def test_thousands_of_events_are_estimated_from_a_few() -> None:
    one = an_event("e0", summary="word " * 120)
    store = a_store(*(replace(one, id=EventId(f"e{n:04}")) for n in range(5000)))
    pages = estimated_pages(store, Filters(), CHOICE)
    assert 700 < pages < 2500
    assert estimated_pages(store, Filters(), replace(CHOICE, parts=frozenset())) < 10
