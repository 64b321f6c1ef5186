"""How boards beside the axis are remembered."""

import pytest

from briefviewer.timeline.beside import BesideSpec
from briefviewer.ui.timeline.beside_memory import beside_as_text, beside_from_text


@pytest.mark.parametrize("is_folded", [True, False, None])
@pytest.mark.parametrize("opened", ["outlook", None])
def test_what_was_done_by_hand_comes_back(is_folded: bool | None, opened: str | None) -> None:
    spec = BesideSpec(is_folded, opened, first=3)
    assert beside_from_text(beside_as_text(spec)) == BesideSpec(is_folded, opened)


def test_nothing_done_is_nothing_said() -> None:
    assert beside_as_text(BesideSpec()) == ""
    assert beside_from_text("") == BesideSpec()


@pytest.mark.parametrize("text", ["nonsense", "[1]", "Folded outlook"])
def test_a_foreign_text_means_nothing(text: str) -> None:
    assert beside_from_text(text) == BesideSpec()
