from briefviewer.domain.facet import Filters
from briefviewer.domain.view import LaneBy, LaneSettings, SavedView, new_view_id


def test_a_view_is_laned_by_theme_unless_it_says_otherwise() -> None:
    view = SavedView("plain", "Plain", Filters())
    assert view.lanes is LaneBy.THEME
    assert view.range_text == (None, None)
    assert view == SavedView("plain", "Plain", Filters(), packet={})
    assert (view.lane_settings, view.in_view) == (LaneSettings(), None)


def test_where_a_view_lies_is_no_part_of_what_it_says() -> None:
    assert SavedView("a", "A", Filters(), is_private=True) == SavedView("a", "A", Filters())


def test_an_id_is_made_of_a_title_and_never_twice_the_same() -> None:
    taken: list[str] = []
    for title in ("Taiwan", "Taiwan", "taiwan!", "  ", "한국", "x" * 500):
        taken.append(new_view_id(title, taken))
    assert taken == ["taiwan", "taiwan-2", "taiwan-3", "view", "view-2", "x" * 80]
