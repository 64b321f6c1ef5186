from briefviewer.brief.scope import Part
from briefviewer.ui.brief.part_names import part_name
from tests.ui.harbour_window import ENGLISH


def test_every_part_has_a_name_of_its_own() -> None:
    assert len({part_name(part, ENGLISH) for part in Part}) == len(Part)
