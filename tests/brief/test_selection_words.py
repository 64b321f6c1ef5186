"""A selection in words."""

from datetime import date

import pytest

from briefviewer.brief.selection_words import as_of_in_words, filters_in_words, range_in_words
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters
from briefviewer.words import Words
from tests.brief.fake_store import LIBRARY

WORDS = Words.for_language("en")


def test_values_are_named_and_exclusions_say_not() -> None:
    filters = Filters(
        {Facet.ACTOR: (("north", "south"), ("north",)), Facet.STATUS: (("occurred",),), Facet.YEAR: (("2025",),)},
        {Facet.KIND: ("scenario",), Facet.THEME: ("trade",), Facet.DOCUMENT: ("harbour-report",)},
        text=("toll",),
    )
    assert filters_in_words(filters, LIBRARY, WORDS) == (
        "Northport + Southport, Northport · occurred · 2025 · not Scenario · not Trade · not Quay 2025 · text “toll”"
    )


def test_an_id_nobody_knows_is_said_as_it_is() -> None:
    filters = Filters({Facet.ACTOR: (("east",),), Facet.BOARD: (("timeline",),), Facet.BASIS: (("stated",),)})
    assert filters_in_words(filters, LIBRARY, WORDS) == "east · timeline · stated in the passage"


def test_range_and_clock() -> None:
    filters = Filters(range=DayRange(date(2025, 8, 14), None), as_of=date(2025, 10, 31), as_of_mode=AsOfMode.HAPPENED)
    assert range_in_words(filters, WORDS) == "From 14 August 2025"
    assert as_of_in_words(filters, WORDS) == "31 October 2025 · happened by then"
    assert range_in_words(Filters(), WORDS) == "All dates"
    assert as_of_in_words(Filters(), WORDS) == ""


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("troops", "text “troops”"),
        ('"the leaders met"', "text “the leaders met”"),
        ("“한미동맹”", "text “한미동맹”"),
        ('"one" or "two"', 'text “"one" or "two"”'),
        ('"', 'text “"”'),
    ],
)
def test_a_phrase_is_quoted_once(query: str, told: str) -> None:
    assert filters_in_words(Filters(text=(query,)), LIBRARY, Words.for_language("en")) == told
