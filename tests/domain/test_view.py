from briefviewer.domain.facet import Filters
from briefviewer.domain.view import LaneBy, SavedView


def test_a_view_is_laned_by_theme_unless_it_says_otherwise() -> None:
    view = SavedView("plain", "Plain", Filters())
    assert view.lanes is LaneBy.THEME
    assert view.range_text == (None, None)
    assert view == SavedView("plain", "Plain", Filters(), packet={})
