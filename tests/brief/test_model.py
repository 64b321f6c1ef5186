"""The packet as values: frozen, whole, and free of any page."""

from dataclasses import FrozenInstanceError

import pytest

from briefviewer.brief.model import Run, plain, words_of
from tests.brief.packets import brief_of


def test_a_line_says_what_its_runs_say() -> None:
    assert words_of((Run("a "), Run("b", strong=True))) == "a b"
    assert plain("") == ()


def test_entries_are_numbered_in_the_order_in_which_they_are_printed() -> None:
    numbers = [entry.number for entry in brief_of().entries()]
    assert numbers == list(range(1, 9))


def test_a_brief_cannot_be_changed() -> None:
    brief = brief_of()
    with pytest.raises(FrozenInstanceError):
        brief.title = "other"  # type: ignore[misc]
