from datetime import date

import pytest

from briefviewer.app.admission import Admission
from briefviewer.app.workspace import Workspace
from briefviewer.domain.facet import AsOfMode, DayRange, Facet, Filters, Undated
from briefviewer.ui.selection_words import filters_in_words, part_in_words, range_in_words
from tests.ui.harbour_window import ENGLISH, harbour_store

AUTUMN = DayRange(date(2025, 8, 14), date(2025, 11, 6))


def test_filters_are_told_shortly() -> None:
    workspace = Workspace(harbour_store())
    workspace.admit(Facet.KIND, "summit", Admission.INCLUDED)
    workspace.admit(Facet.KIND, "scenario", Admission.INCLUDED)
    workspace.admit(Facet.ACTOR, "north", Admission.INCLUDED)
    workspace.admit(Facet.ACTOR, "south", Admission.EXCLUDED)
    workspace.set_text(["ship"])
    assert filters_in_words(workspace, ENGLISH) == "Kind: 2 · Actor: Northport · not Southport · “ship”"


def test_a_range_is_told_in_days_and_events() -> None:
    workspace = Workspace(harbour_store())
    assert range_in_words(workspace, ENGLISH) == ""
    workspace.set_range(AUTUMN)
    assert range_in_words(workspace, ENGLISH) == "14 Aug – 6 Nov 2025 · 85 days · 2 events"
    workspace.set_range(DayRange(None, date(2025, 1, 15)))
    assert range_in_words(workspace, ENGLISH) == "until 15 Jan 2025 · 1 event, 1 possible"


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (Filters(exclude={Facet.ACTOR: ("south",)}), "not Southport"),
        (Filters(as_of=date(2025, 3, 1)), "known by 1 Mar 2025"),
        (Filters(as_of=date(2025, 3, 1), as_of_mode=AsOfMode.HAPPENED), "happened by 1 Mar 2025"),
        (Filters(undated=Undated.ONLY), "undated events only"),
    ],
)
def test_each_part_of_a_selection_can_be_told(part: Filters, told: str) -> None:
    assert part_in_words(part, harbour_store().library, ENGLISH) == told
