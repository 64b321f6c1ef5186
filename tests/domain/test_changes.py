from dataclasses import replace

import pytest

from briefviewer.domain.changes import Change, ChangeConflict, Conflict, Patch, inverse
from briefviewer.domain.facet import Filters
from briefviewer.domain.view import SavedView
from tests.builders import an_event

VIEW = SavedView("august", "August", Filters())
OTHER = replace(VIEW, title="September")


def test_the_inverse_of_changes_takes_the_last_back_first() -> None:
    first, second = Change(None, VIEW), Change(VIEW, OTHER)
    assert inverse((first, second)) == (Change(OTHER, VIEW), Change(VIEW, None))
    assert inverse(inverse((first, second))) == (first, second)


def test_an_inverse_keeps_the_place() -> None:
    change = Change(an_event("met"), None, file="events/a.yaml", follows="before")
    assert change.inverse == Change(None, an_event("met"), "events/a.yaml", "before")


@pytest.mark.parametrize("change", [Change(None, VIEW), Change(VIEW, None), Change(VIEW, OTHER)])
def test_a_change_is_of_one_record(change: Change) -> None:
    assert change.entry.id == "august"


def test_a_patch_is_taken_back_byte_for_byte() -> None:
    patch = Patch("a.yaml", 2, b"old", b"n", was_there=True, sha256="")
    assert patch.taken_back(b"12n45") == b"12old45"
    assert replace(patch, was_there=False).taken_back(b"12n45") is None


def test_a_conflict_says_which_record_or_that_the_file_is_meant() -> None:
    error = ChangeConflict((Conflict("views.yaml", "august", None, "- id: august"),))
    assert (error.code, error.facts) == ("save-conflict", {"file": "views.yaml", "id": "august"})
    assert ChangeConflict((Conflict("views.yaml", "", None, None),)).code == "save-conflict-file"
    assert error.conflicts[0].as_problem().file == "views.yaml"
